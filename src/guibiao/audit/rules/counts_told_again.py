"""`same-figure`: how many items there are, told again with two digits turned: 34项指标, and 43项指标中."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import swapped
from guibiao.audit.retelling import as_told_before
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_UNITS = "项个件条"
_OF = (
    r"(?:主要|重点|重大|核心|年度|规划|发展|民生|工作|目标|建设|工程|战略"
    r"|改革|整改|实事|经济社会发展|评价|监测|反馈|具体|量化){0,3}"
)
_THINGS = "指标|任务|工程|项目|实事|事项|举措|措施|问题|清单"
_KIND = rf"(?P<of>{_OF})(?P<thing>{_THINGS})"
_COUNT = expression(rf"(?P<n>\d{{2,3}})(?P<unit>[{_UNITS}])")
_LONGEST = 3  # characters of its number
# 24项指标 behind words that mean all of them | 主要指标32项
_KIND_BEHIND = expression(_KIND)
_KIND_BEFORE = expression(rf"{_KIND}(?:共计?|总共|共有|一共|总计|合计|为|有|分为)?\Z")
_GOES_ON = expression(r"[^，,。；;、：:）)（(\n]{0,1}[的及]")
_WHOLE = expression(
    r"(?:(?:确定|设[定置立]|提出|明确|部署|安排|列[入出]|梳理|制定|承担|下达|计划|包[括含]|分解为?|编制|谋划|承诺|涉及|选取|评估|反馈|交办)了?的?"
    r"|全部|所有|上述|以上|[这该]|共计?|合计|总计|共有|总共|共[^，,。；;\d]{1,4}|[》”]|各类|[大个]类|[大个]方面)[的为是]?\Z"
)
_AT_HEAD = expression(r"(?:\A|[，,。；;：:\n]\s*)(?:全[省市县区州旗]|我[省市县区州旗]|本[市县区次]|的|其)?\Z")
_ALL_OF_THEM = expression(r"[^，,。；;、：:\n\d]{0,4}?(?:中|里|均|都|已全部|全部|全面|总体|逐一)")
_PART = expression(
    r"(?:完成|达到|超过|超额|滞后|落后|符合|未|提前|推进|新增|新建|其余|剩余|另外|还|其中|续建|新开工|竣工|约束|预期性?|[省市县]级)[^，,。；;\d]{0,8}\Z"
)
_OTHERS = expression("[省市县区州]级|全[国省]|另|上级|其他|上一?[个轮期年]")  # whose items are others
_LEAD, _KIND_LONG = 16, 20  # characters before a kind of things, and of one with what joins it to its number
_FAR = 6000  # characters between two tellings


class _Count(Struct, frozen=True):
    """A count of all items of a kind."""

    figure: Figure
    name: str


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such count that an earlier one in another sentence is with its digits turned."""
    told: list[_Count] = []
    for count in _counts(ledger):
        earlier = next((c for c in told if _is_same(ledger, c, count)), None)
        if earlier:
            yield _compared(ledger, count, earlier)
        told.append(count)


def _counts(ledger: Ledger) -> Iterator[_Count]:
    for match in ledger.scan_numbered(_COUNT, _UNITS, _LONGEST):
        start = max(ledger.sentence(match.start())[0], match.start() - _LEAD - _KIND_LONG)
        behind = _KIND_BEHIND.match(ledger.text, match.end())
        before = None if behind else _KIND_BEFORE.search(ledger.text, start, match.start())
        if before and _GOES_ON.match(ledger.text, match.end()):
            continue
        kind = behind or before
        if kind and (count := _of_all(ledger, match, kind, kind.end() if behind else None)):
            yield count


def _of_all(ledger: Ledger, match: re.Match[str], kind: re.Match[str], behind: int | None) -> _Count | None:
    """The count where its words mean all items of the kind, which ends `behind` it or else stands before it."""
    at = match.start() if behind else kind.start()
    lead = ledger.text[max(at - _LEAD, ledger.sentence(at)[0]) : at]
    if _PART.search(lead) and not _WHOLE.search(lead):
        return None
    sure = _WHOLE.search(lead) or (_AT_HEAD.search(lead) and (not behind or _ALL_OF_THEM.match(ledger.text, behind)))
    if not sure or _OTHERS.search(lead):
        return None
    figure = Figure(start=match.start("n"), end=match.end("unit"), value=Decimal(match["n"]), unit=match["unit"])
    return _Count(figure, kind["of"] + kind["thing"])


def _is_same(ledger: Ledger, earlier: _Count, count: _Count) -> bool:
    one, other = earlier.figure, count.figure
    if one.unit != other.unit or other.start - one.start > _FAR:
        return False
    short, long = sorted((earlier.name, count.name), key=len)
    if not long.startswith(short) and not long.endswith(short):
        return False
    if ledger.sentence(one.start) == ledger.sentence(other.start):
        return False
    return swapped(other.value, Fraction(one.value), short=True)


def _compared(ledger: Ledger, count: _Count, earlier: _Count) -> Finding:
    one, other = earlier.figure, count.figure
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
    claim = Claim(NAME, other, max(count.name, earlier.name, key=len), other.unit, "warning", caveat)
    return recomputed(ledger, claim, [as_told_before(one, other)])
