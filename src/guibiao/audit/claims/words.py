"""What is said of a claim: that it holds, or what does not fit and what would, with the computation."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims.claim import Claim
from guibiao.audit.claims.tenfold import tenfold
from guibiao.audit.judgement import Reading
from guibiao.audit.measures import is_count
from guibiao.messages import _
from guibiao.quantity import decimals, shown

_MOST_MORE = 4  # decimals shown beyond the claim's own, where the recomputed value is much smaller


def failure(claim: Claim, reading: Reading) -> str:
    said = _contradicted(claim, reading) if reading.stated else _computed(claim, reading)
    if times := tenfold(claim, reading):
        said = _("{said}，{more}").format(said=said, more=_misplaced(times))
    if claim.caveat:
        said = _("{said}；{more}").format(said=said, more=claim.caveat)
    return _("{said}。").format(said=said)


def success(claim: Claim, reading: Reading, verdict: str) -> str:
    if reading.stated:
        claimed = plain(claim.figure.value, claim) + claim.unit
        return _("{name}{claimed}，与{how}一致。").format(name=claim.name, claimed=claimed, how=reading.how)
    return _("{name}{claimed}，按{how}计算得{value}，{way}。").format(
        name=claim.name,
        claimed=plain(claim.figure.value, claim) + claim.unit,
        how=reading.how,
        value=plain(reading.value, claim, 0 if is_count(claim.unit) else 1) + claim.unit,
        way=_way(verdict),
    )


def _way(verdict: str) -> str:
    if verdict == "holds":
        return _("与重算一致")
    return _("在四舍五入的范围内成立") if verdict == "holds_within_rounding" else _("按截尾（不四舍五入）成立")


def working(claim: Claim, reading: Reading) -> str:
    """The computation on a line: 75.4+80.2＝155.6亿元（155.5～155.7）; nothing where a reading does not tell it."""
    if not reading.how:
        return ""
    value, low, high = _shown(claim, reading)
    said = _("{how}＝{value}").format(how=reading.how, value=value + claim.unit)
    return said + (_("（{low}～{high}）").format(low=low, high=high) if low != high else "")


def plain(value: Fraction | Decimal, claim: Claim, more: int = 0) -> str:
    """A value with as many decimals as the claim has, and `more`."""
    return shown(value, decimals(claim.figure.value) + more)


def _contradicted(claim: Claim, reading: Reading) -> str:
    claimed = plain(claim.figure.value, claim) + claim.unit
    return _("{name}写为{claimed}，与{how}不一致").format(name=claim.name, claimed=claimed, how=reading.how)


def _computed(claim: Claim, reading: Reading) -> str:
    value, low, high = _shown(claim, reading)
    return _("{name}写为{claimed}，{how}应为{value}{span}").format(
        name=claim.name,
        claimed=plain(claim.figure.value, claim) + claim.unit,
        how=_("按{how}计算").format(how=reading.how) if reading.how else "",
        value=value + claim.unit,
        span=_("（考虑四舍五入，在{low}～{high}之间）").format(low=low, high=high) if low != high else "",
    )


def _misplaced(times: Fraction) -> str:
    if times > 1:
        return _("写成了应有值的{times}倍，小数点或单位可能有误").format(times=times)
    return _("只写了应有值的{times}分之一，小数点或单位可能有误").format(times=1 / times)


def _shown(claim: Claim, reading: Reading) -> tuple[str, str, str]:
    """The recomputed value and its bounds as finely as the claim is printed."""
    more = _more_decimals(claim, reading.value)
    return (
        plain(reading.value, claim, more),
        plain(reading.possible.low, claim, more),
        plain(reading.possible.high, claim, more),
    )


def _more_decimals(claim: Claim, value: Fraction) -> int:
    """How many decimals beyond the claim's own show the recomputed value as finely as the claim is printed."""
    if is_count(claim.unit):
        return 0
    if decimals(claim.figure.value) == 0 or plain(value, claim) == plain(claim.figure.value, claim):
        return 1
    smaller, more = abs(value), 0
    while 0 < smaller * 5 < abs(Fraction(claim.figure.value)) and more < _MOST_MORE:
        smaller, more = smaller * 10, more + 1
    return more
