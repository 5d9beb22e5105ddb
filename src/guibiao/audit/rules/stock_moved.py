"""`sum-of-parts`: what there is at the end, by what there was, what came and what went, told in one sentence.

年初在册3620人，新增215人，退出342人，年末在册3493人. Of a fund as well, in whatever order its flows are told:
上年结转0.8亿元，本年收入4.1亿元，本年支出3.6亿元，调出资金0.5亿元，年终结转0.8亿元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.audit.sums import added, total_name, without
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "sum-of-parts"
_AT_END = expression(
    r"(?:年末|年底|年终|期末|月末|季末|目前|现有|实有|结存|结[转余]下年|滚存结余|累计结余)[^，,。；;：:\n\d]{0,14}(?=\d)"
)
_BEGINS = "年末 年底 年终 期末 月末 季末 目前 现有 实有 结存 结转下年 结余下年 滚存结余 累计结余"
_AT_START = expression(r"[年期月季]初|上[年期月季]末|上年底|原有|上年结转|20\d\d年[末底]")
_CAME = expression(r"新增|增加|新[招建设登注]|招[收录聘]|接收|[迁转调购借]入|入库|出生|发行")
_WENT = expression(
    r"退出|减少|注销|吊销|核销|销户|偿还|还本|[迁转调]出|出库|死亡|报废|拆除|关闭|流失|离职|退休|毕业|清退|化解|消耗"
)
_AMONG = "其中"
_KEPT, _KEPT_BEFORE = (
    expression("结转|结余|滚存"),
    expression("(?:上年|年初|期初|上期)[^，,。；;]{0,4}(?:结转|结余|滚存)"),
)
_OF_YEAR = expression("[当本](?:年|期|季|月)[^，,。；;]{0,2}结[余转]")  # what the year alone leaves
_TO_FUND = expression(r"收入(?:完成|实现|为|达到?|共)*\Z|补助|转贷|转移支付|返还|[调转]入")
_FROM_FUND = expression("支出|上解|[调转]出|还本|偿还")
_NO_FLOW = expression("[较比]|同比|[总合]计|预算数|[超短]收")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every level at an end before which its sentence tells the one at the start and both movements."""
    for match in ledger.scan(_AT_END, _BEGINS):
        claim = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        start = ledger.sentence(match.start())[0]
        if claim is None or claim.unit in (*PERCENT, *POINTS):
            continue
        before = ledger.numbers(start, match.start())
        if reading := _from_start(ledger, claim, before, start) or _of_fund(ledger, claim, before, start):
            caveat = _("还有别的增减时不算错，请核对")
            yield recomputed(
                ledger, Claim(NAME, claim, total_name(ledger, claim), claim.unit, "warning", caveat), [reading]
            )


def _from_start(ledger: Ledger, claim: Figure, before: Sequence[Figure], start: int) -> Reading | None:
    """What there was at the start with what came and without what went, where nothing else of its unit is told."""
    alike = [f for f in before if comparable(f.unit, claim.unit)]
    labels = [label_before(ledger.text, f.start, start) for f in alike]
    first = next((i for i, label in enumerate(labels) if _AT_START.search(label)), None)
    if first is None or ledger.text.find(_AMONG, alike[first].end, claim.start) >= 0:
        return None
    moves = [*zip(alike, labels, strict=True)][first + 1 :]
    came = [f for f, label in moves if _CAME.search(label)]
    went = [f for f, label in moves if _WENT.search(label)]
    if not came or not went or len(came) + len(went) != len(moves):
        return None
    return _balance([alike[first], *came], went, claim.unit)


def _of_fund(ledger: Ledger, claim: Figure, before: Sequence[Figure], start: int) -> Reading | None:
    """What is kept of a fund by what was kept before and all that came and went, where nothing else is told."""
    alike = [f for f in before if comparable(f.unit, claim.unit)]
    alike = [f for f in alike if not _OF_YEAR.search(label_before(ledger.text, f.start, start))]
    labels = [label_before(ledger.text, f.start, start) for f in alike]
    own = label_before(ledger.text, claim.start, start)
    if not _KEPT.search(own) or _OF_YEAR.search(own) or any(map(_NO_FLOW.search, labels)):
        return None
    if ledger.text.find(_AMONG, start, claim.start) >= 0:
        return None
    kept = [f for f, label in zip(alike, labels, strict=True) if _KEPT_BEFORE.search(label)]
    moves = [(f, label) for f, label in zip(alike, labels, strict=True) if f not in kept]
    came = [f for f, label in moves if _TO_FUND.search(label)]
    went = [f for f, label in moves if f not in came and _FROM_FUND.search(label)]
    if len(kept) != 1 or not came or not went or len(came) + len(went) != len(moves):
        return None
    return _balance([*kept, *came], went, claim.unit)


def _balance(came: Sequence[Figure], went: Sequence[Figure], unit: str) -> Reading:
    how = _("{of}−{by}").format(
        of="+".join(f"{f.value}{f.unit}" for f in came), by="−".join(f"{f.value}{f.unit}" for f in went)
    )
    return without(added(came, unit), added(went, unit), how)
