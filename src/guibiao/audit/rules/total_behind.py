"""`sum-of-parts`: a total by its own name behind its parts: 居民医保64.2万人、职工医保8.5万人，参保总人数72.7万人.

The parts need not be all that it counts. So the total is only held to fit, or to fit but for one slip of the pen; what
the three industries give is all of the product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.listing.stretch import depth
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.sums import addable, added, total_name
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "sum-of-parts"
_TOTAL = expression(
    r"[，,；;]\s*(?:使|全[县市区州省])?(?:[^，,。；;：:\n、\d（(]|（[^（）\d]{1,6}）){0,12}(?:[省市县]级及?以上[^，,。；;：:\n、\d（(]{0,8}|总[^，,。；;：:\n、\d（(比体的是]{1,8}|生产总值[^，,。；;：:\n、\d（(]{0,4}|(?<=[，,；;])全年[^，,。；;：:\n、\d（(]{0,8})(?=\d)"
)
_WORDS, _REACH = "总 全年 级以上 级及以上", 40  # in a total's name, and characters on either side of them
_LEADS = expression(r"[^，,。；;：:\n、\d（(]{2,12}\d")  # from such a word to a figure
_BETWEEN = expression(r"[^，,。；;：:\n、\d（()）]{0,4}[，,、；;和及与]\s*[^，,。；;：:\n、\d]{0,16}")
_NOUN = expression(r"[^，,。；;：:\n、\d（()）]{0,4}[，,；;]?\s*")  # 新开工25个项目，全年在建项目37个
_THREE_IN_TURN = expression(r"三次产业|[一第]一?、[二第]二?、[三第]三产?业?|三产")
_LEVELS = ("国家级", "省级", "市级", "县级")
_AND_ABOVE = expression(r"(?P<least>[省市县]级)及?以上[^，,。；;：:\n、\d（(]{0,8}\Z")
_EACH = expression("均|每")
_MOST = 12


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total right behind two amounts or more of its unit, told one after another."""
    for match in _totals(ledger):
        for total in ledger.numbers(match.end(), match.end() + 1):
            start = ledger.sentence(match.start())[0]
            parts = _listed_before(ledger, start, match.start(), total)
            if len(parts) > 1:
                yield from _of_total(ledger, total, parts, start)


def _totals(ledger: Ledger) -> Iterator[re.Match[str]]:
    """What leads up to each figure that such a name may be of."""
    past = 0
    for at in ledger.where(_WORDS):
        leads = _LEADS.match(ledger.text, at)
        if leads and (match := _TOTAL.search(ledger.text, max(at - _REACH, past), at + _REACH)):
            past = match.end()
            yield match


def _are_all_levels(lead: str, labels: Sequence[str]) -> bool:
    """Whether parts are all levels that a total takes in: 国家级开发区2家，省级开发区7家，省级以上开发区9家."""
    least = _AND_ABOVE.search(lead)
    levels = _LEVELS[: _LEVELS.index(least["least"]) + 1] if least else ()
    return len(levels) == len(labels) and all(level in label for level, label in zip(levels, labels, strict=True))


def _listed_before(ledger: Ledger, start: int, end: int, total: Figure) -> list[Figure]:
    """The run of amounts in the total's unit that ends right before it."""
    parts: list[Figure] = []
    at = end
    for figure in reversed(ledger.numbers(start, end)):
        if depth(ledger.text, start, figure.start):
            continue
        label = label_before(ledger.text, figure.start, start)
        if _EACH.search(label):
            at = ledger.text.rfind(label, start, figure.start)  # 村均8.3万元 is no part
            continue
        between = ledger.text[figure.end : at]
        told = (_BETWEEN if parts else _NOUN).fullmatch(between)
        if not told or not addable(figure.unit, total.unit) or figure.unit in (*PERCENT, *POINTS, ""):
            break
        parts.insert(0, figure)
        at = figure.start
    return parts[-_MOST:]


def _of_total(ledger: Ledger, total: Figure, parts: Sequence[Figure], start: int) -> Iterator[Finding]:
    reading = added(parts, total.unit)
    labels = [label_before(ledger.text, p.start, start) for p in parts]
    claim = Claim(NAME, total, total_name(ledger, total), total.unit)
    three = len(parts) == len("一二三") and _THREE_IN_TURN.search(ledger.text, start, parts[0].start)
    levels = _are_all_levels(ledger.text[start : total.start], labels)
    if judge(total, reading) in FITTING or three or levels or is_whole(labels):
        yield recomputed(ledger, claim, [reading])
    elif is_one_slip(total, parts):
        caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
        slip = Claim(NAME, total, total_name(ledger, total), total.unit, "warning", caveat)
        yield recomputed(ledger, slip, [reading])
