"""`change-of-levels`: what was taken away, by a deed of its own, between a level and a lower one.

由46处压减至12处，先后关闭34处; 贫困村由193个减少到5个，累计退出188个. Such deeds may count more than what is
missing in the end, so only what a slip of the pen explains is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import joints
from guibiao.audit.joints.earlier import TO
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.misprint import one_digit, swapped
from guibiao.audit.rules.change_of_levels import difference
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "change-of-levels"
_DEEDS = (
    "退出|脱贫|摘帽|出列|关闭|关停|撤并|撤销|合并|化解|取消|收回|精简|核减|裁减|淘汰|销号|压减|清退|注销|消除|消化|削减"
    "|缩减|核销"
)
# 由2015年的46处压减至12处，先后关闭煤矿|34处
_CLAIM = expression(
    r"[由从][^，,。；;\n]{4,40}[，,、](?:累计|总?共计?|合计|先后|已|期间|实现|成功|有序|依法|全部)*"
    rf"(?:{_DEEDS})[^，,。；;：:\d]{{0,10}}(?=\d)"
)
_MARKS = ("，", ",", "、")
_SET = expression("调整[为至到]\\Z")
_FEWEST_DIGITS = 2  # by which a slip in one digit is told from chance


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such deed right behind the lower level that its count follows from."""
    for match in ledger.scan(_CLAIM, "由 从"):
        claim = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        before = ledger.numbers(match.start(), match.end())[-2:]
        if claim is None or len(before) < len(("base", "end")) or claim.start in ledger.once(joints):
            continue
        if _falls(ledger, *before):
            yield from _of_deed(ledger, claim, *before)


def _falls(ledger: Ledger, base: Figure, end: Figure) -> bool:
    """Whether words lead from one level to a lower one, behind which nothing is told of another."""
    led = TO.search(ledger.text, base.end, end.start) or _SET.search(ledger.text, base.end, end.start)
    if not led or not comparable(base.unit, end.unit) or end.unit in PERCENT:
        return False
    return ledger.text.startswith(_MARKS, end.end)


def _of_deed(ledger: Ledger, claim: Figure, base: Figure, end: Figure) -> Iterator[Finding]:
    reading = difference(level_of(end, "end"), level_of(base, "base"), claim.unit, 1)
    if reading is None or reading.value <= 0:
        return
    caveat = ""
    if judge(claim, reading) not in FITTING:
        if swapped(claim.value, reading.value, short=True):
            caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
        elif len(claim.value.as_tuple().digits) >= _FEWEST_DIGITS and one_digit(claim.value, reading.value):
            caveat = _("有一位数字可能写错了，如另有所指则不算错")
        else:
            return
    told = replace(reading, words=f"{base.value}{base.unit}−{end.value}{end.unit}")
    yield recomputed(
        ledger, Claim(NAME, claim, label_in_sentence(ledger, claim), claim.unit, "warning", caveat, sure=True), [told]
    )
