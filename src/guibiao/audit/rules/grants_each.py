"""`outlier`: small grants to people that come to millions for each: 优抚对象1820人，发放抚恤金2386亿元."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import factor, is_money, size_of
from guibiao.audit.rules.outlier import NAME, noted
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

__all__ = ["NAME", "check"]

_GRANT = expression(
    r"(?:补贴|补助|低保|救助|津贴|奖补|奖励|慰问|抚恤|资助|养老|优待|助学)(?:支出|资金|金|款)?\Z|(?:创业担保|助学|小额)贷款\Z|小额信贷\Z"
)
_TO_FIRMS = expression("企业|公司|机构|项目|人才|团队|单位")
_PEOPLE = expression("[万亿]?(?:人次?|名|户次?)")
_WENT_TO = expression(
    r"[，,](?:共|累计|已|直接)*(?:惠及|受益|涉及|覆盖|保障|救助|资助|帮扶|扶持|支持)[^，,。；;：:\d]{0,10}"
)
_LARGE, _YUAN = "亿", "元"
_MOST = 10_000_000  # yuan for one person or household


def check(ledger: Ledger) -> Iterator[Finding]:
    """A warning for every such amount whose sentence counts right before it to how many it went."""
    for figure in ledger.figures:
        if not (figure.unit.startswith(_LARGE) and is_money(figure.unit) and _GRANT.search(figure.statement.indicator)):
            continue
        start = ledger.sentence(figure.start)[0]
        before = ledger.numbers(start, figure.start)[-1:]
        behind = ledger.numbers(figure.end, ledger.sentence(figure.start)[1])[:1]
        told = [*before, *(f for f in behind if _WENT_TO.fullmatch(ledger.text, figure.end, f.start))]
        heads = [f for f in told if _PEOPLE.fullmatch(f.unit) and f.value > 0]
        if heads and not _TO_FIRMS.search(ledger.text, start, figure.start):
            yield from _of_each(ledger, figure, heads[0])


def _of_each(ledger: Ledger, figure: Cited, heads: Figure) -> Iterator[Finding]:
    by, many = factor(_YUAN, figure.unit), Fraction(heads.value) * size_of(heads.unit)
    if Fraction(figure.value) <= _MOST * many * by:
        return
    message = _("{name}为{value}，而发放对象为{heads}，人均（户均）超过1000万元，单位可能有误，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", heads=f"{heads.value}{heads.unit}"
    )
    believable = Reading(_MOST * many * by / 2, Interval(0, _MOST * many * by), (Input(heads, "other"),))
    yield replace(noted(ledger, figure, believable, message), severity="warning")
