"""From a claim and its readings to a `Finding`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding, Span
from guibiao.audit.judgement import FITTING, Input, Reading, best, fits_any, judge
from guibiao.audit.measures import PERCENT, factor, is_count
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped
from guibiao.audit.precision import is_in_tenths
from guibiao.messages import _
from guibiao.quantity import decimals, printed, shown

LIKELIEST = 4  # readings of which a swap of digits is thought
OTHER_SIZE = 6  # times as much as a share that a slip of digits makes of it at most


class _Bounds(NamedTuple):
    """How far a figure lies off at most, as a share of the larger of the two, unless a slip of the pen explains it.

    One wrong digit explains it in a figure of so many digits.
    """

    farthest: Fraction
    digits: int = 1


_SHARE = "share"
# A figure of these rules that is farther off is more often of something else, by passages nobody had looked at.
_BOUNDS = {
    "sum-of-parts": _Bounds(Fraction(3, 10)),
    "change-of-levels": _Bounds(Fraction(1, 4)),
    "gap": _Bounds(Fraction(1, 10)),
    "cagr": _Bounds(Fraction(2, 3)),
    "growth-of-levels": _Bounds(Fraction(3, 4)),
    "multiple": _Bounds(Fraction(3, 4)),
    _SHARE: _Bounds(Fraction(1, 10), SURE_DIGITS),
}
_TENFOLD = (10, 100, 1000, 10000)  # times that a shifted point or another unit makes
MOST_MORE = 4  # decimals shown beyond the claim's own, where the recomputed value is much smaller


class Claim(Struct, frozen=True, gc=False):
    """What a text asserts and a rule can recompute.

    `name` is how the message calls it (工业总产值2021—2022年年均增长). `caveat` is said after a failure that
    something other than a slip could explain; it makes the failure a warning. `group` joins failures of one root.
    `threshold` is the target that the same text holds the figure against, for `decisive`.
    """

    rule: str
    figure: Figure
    name: str
    unit: str
    severity: str = "error"
    caveat: str = ""
    group: str | None = None
    threshold: Fraction | None = None
    by_name: bool = False  # of a share: its whole was found by what it is called
    sure: bool = False  # nothing but what it is recomputed from can be meant, however far off it lies


class Source(Protocol):
    """Where a claim and its inputs stand: a document's ledger, or what is kept of documents that are linked."""

    @property
    def name(self) -> str:
        """The document's name."""

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a figure."""


def held(source: Source, claim: Claim, sure: list[Reading], other: Iterable[Reading] = ()) -> Finding | None:
    """The finding for a claim whose `sure` readings are what the text means and whose `other` ones it may mean.

    Where one of the others fits, the claim holds; where none fits, only a sure one can show that it fails, or one of
    the likeliest, of which the claim has two digits in each other's place and the sure ones no explanation.
    """
    if fits_any(claim.figure, sure):
        return recomputed(source, claim, sure)
    sure = [r for r in sure if not _is_of_another_size(claim, r)]
    others = list(other)
    fitting = next((r for r in others if judge(claim.figure, r) in FITTING), None)
    readings = [fitting] if fitting else sure
    far = not fitting and _bounds(claim) and all(_is_far_off(claim, r) for r in readings)
    if readings and not far:
        return recomputed(source, claim, readings)
    short = bool(sure)  # then the claim is known to be one of such readings
    turned = next(
        (
            r
            for r in others[:LIKELIEST]
            if swapped(claim.figure.value, r.value, short=short) or (short and _tenfold(claim, r))
        ),
        None,
    )
    if turned is None:
        return recomputed(source, claim, readings) if readings else None
    caveat = claim.caveat or _("两位数字可能写颠倒了，如另有所指则不算错")
    return recomputed(source, replace(claim, severity="warning", caveat=caveat), [turned])


def _is_of_another_size(claim: Claim, reading: Reading) -> bool:
    """Whether a share would be so many times as much or as little that its inputs must be of something else.

    A slip of the point or of a unit is a power of ten.
    """
    value, claimed = abs(reading.value), abs(Fraction(claim.figure.value))
    if claim.unit not in PERCENT or not claimed or claimed / OTHER_SIZE <= value <= claimed * OTHER_SIZE:
        return False
    return not _tenfold(claim, reading)


def recomputed(source: Source, claim: Claim, readings: list[Reading]) -> Finding:
    """The finding for a claim that the text's figures let one recompute in at least one way."""
    verdict, reading = best(claim.figure, readings)
    failed = verdict == "fails"
    if failed and _bounds(claim):
        explained = next((r for r in readings if not _is_far_off(claim, r)), None)
        reading = explained or reading
        if explained is None:
            claim = replace(claim, severity="note", caveat=claim.caveat or _("相差较大，可能另有所指"))
    return Finding(
        doc=source.name,
        rule=claim.rule,
        verdict=verdict,
        severity=claim.severity if failed else "note",
        indicator=indicator_of(claim.figure),
        claimed=claim.figure.value,
        unit=claim.unit,
        recomputed=reading.value,
        low=reading.possible.low,
        high=reading.possible.high,
        message=_failure(claim, reading) if failed else _success(claim, reading, verdict),
        spans=_spans(source, claim.figure, reading.inputs),
        decisive=failed and _crosses(claim, reading),
        group=claim.group if failed else None,
        working=_working(claim, reading),
    )


def _bounds(claim: Claim) -> _Bounds | None:
    """How far off a claim may lie; a share as far as it likes where its words tell the whole."""
    if claim.sure:
        return None
    return _BOUNDS.get(claim.rule) if claim.by_name or claim.rule != _SHARE else None


def _is_far_off(claim: Claim, reading: Reading) -> bool:
    """Whether a claim differs so much from a reading that no slip explains it."""
    bounds = _bounds(claim)
    value, claimed = reading.value, Fraction(claim.figure.value)
    if bounds is None or abs(claimed - value) <= bounds.farthest * max(abs(value), abs(claimed)):
        return False
    other_sign = replace(claim.figure, value=-claim.figure.value)
    if judge(other_sign, reading) in FITTING or _tenfold(claim, reading):
        return False
    if value * claimed < 0:
        return True
    telling = len(claim.figure.value.as_tuple().digits) >= bounds.digits or is_in_tenths(claim.figure)
    if swapped(claim.figure.value, value, short=True) or (telling and one_digit(claim.figure.value, value)):
        return False
    return not any(_is_turned(i.figure, claim, value) for i in reading.inputs)


def _is_turned(figure: Figure, claim: Claim, value: Fraction) -> bool:
    """Whether two digits of an input in each other's place explain what a claim is off from the value it gives."""
    own, claimed = Fraction(figure.value), Fraction(claim.figure.value)
    if claim.rule == _SHARE:
        rights = [own * claimed / value, own * value / claimed] if value and claimed else []
    else:
        off = (claimed - value) * factor(claim.figure.unit, figure.unit)
        rights = [own + off, own - off]
    return any(swapped(figure.value, right, short=True) for right in rights)


def not_recomputable(source: Source, claim: Claim, missing: str, inputs: Sequence[Input] = ()) -> Finding:
    """The finding for a claim that lacks an input; `missing` says which, and what the claim implies for it."""
    return Finding(
        doc=source.name,
        rule=claim.rule,
        verdict="not_recomputable",
        severity="note",
        indicator=indicator_of(claim.figure),
        claimed=claim.figure.value,
        unit=claim.unit,
        recomputed=None,
        low=None,
        high=None,
        message=_("{name}为{claimed}，无法重算：{missing}。").format(
            name=claim.name, claimed=plain(Fraction(claim.figure.value), claim) + claim.unit, missing=missing
        ),
        spans=_spans(source, claim.figure, inputs),
    )


def indicator_of(figure: Figure) -> str:
    """The indicator of a figure, or nothing where it was not extracted."""
    said = statement_of(figure)
    return said.indicator if said else ""


def plain(value: Fraction, claim: Claim, more: int = 0) -> str:
    """A value with as many decimals as the claim has, and `more`."""
    return shown(value, decimals(claim.figure.value) + more)


def _working(claim: Claim, reading: Reading) -> str:
    """The computation on a line: 75.4+80.2＝155.6亿元（155.5～155.7）; nothing where a reading does not tell it."""
    if not reading.how:
        return ""
    value, low, high = _shown(claim, reading)
    said = _("{how}＝{value}").format(how=reading.how, value=value + claim.unit)
    return said + (_("（{low}～{high}）").format(low=low, high=high) if low != high else "")


def _shown(claim: Claim, reading: Reading) -> tuple[str, str, str]:
    """The recomputed value and its bounds as finely as the claim is printed."""
    more = _more_decimals(claim, reading.value)
    return (
        plain(reading.value, claim, more),
        plain(reading.possible.low, claim, more),
        plain(reading.possible.high, claim, more),
    )


def _failure(claim: Claim, reading: Reading) -> str:
    said = _contradicted(claim, reading) if reading.stated else _computed(claim, reading)
    if slip := _tenfold(claim, reading):
        said = _("{said}，{more}").format(said=said, more=slip)
    if claim.caveat:
        said = _("{said}；{more}").format(said=said, more=claim.caveat)
    return _("{said}。").format(said=said)


def _contradicted(claim: Claim, reading: Reading) -> str:
    claimed = plain(Fraction(claim.figure.value), claim) + claim.unit
    return _("{name}写为{claimed}，与{how}不一致").format(name=claim.name, claimed=claimed, how=reading.how)


def _computed(claim: Claim, reading: Reading) -> str:
    value, low, high = _shown(claim, reading)
    return _("{name}写为{claimed}，{how}应为{value}{span}").format(
        name=claim.name,
        claimed=plain(Fraction(claim.figure.value), claim) + claim.unit,
        how=_("按{how}计算").format(how=reading.how) if reading.how else "",
        value=value + claim.unit,
        span=_("（考虑四舍五入，在{low}～{high}之间）").format(low=low, high=high) if low != high else "",
    )


def _more_decimals(claim: Claim, value: Fraction) -> int:
    """How many decimals beyond the claim's own show the recomputed value as finely as the claim is printed."""
    if is_count(claim.unit):
        return 0
    if decimals(claim.figure.value) == 0 or plain(value, claim) == plain(Fraction(claim.figure.value), claim):
        return 1
    smaller, more = abs(value), 0
    while 0 < smaller * 5 < abs(Fraction(claim.figure.value)) and more < MOST_MORE:
        smaller, more = smaller * 10, more + 1
    return more


def _success(claim: Claim, reading: Reading, verdict: str) -> str:
    if reading.stated:
        claimed = plain(Fraction(claim.figure.value), claim) + claim.unit
        return _("{name}{claimed}，与{how}一致。").format(name=claim.name, claimed=claimed, how=reading.how)
    ways = {
        "holds": _("与重算一致"),
        "holds_within_rounding": _("在四舍五入的范围内成立"),
        "holds_truncated": _("按截尾（不四舍五入）成立"),
    }
    return _("{name}{claimed}，按{how}计算得{value}，{way}。").format(
        name=claim.name,
        claimed=plain(Fraction(claim.figure.value), claim) + claim.unit,
        how=reading.how,
        value=plain(reading.value, claim, 0 if is_count(claim.unit) else 1) + claim.unit,
        way=ways[verdict],
    )


def _tenfold(claim: Claim, reading: Reading) -> str:
    """What to say where the claim is the recomputed figure times a power of ten."""
    possible = reading.possible
    if 0 in possible:
        return ""
    claimed = printed(claim.figure.value)
    for times in _TENFOLD:
        if (claimed * Fraction(1, times)).meets(possible):
            return _("写成了应有值的{times}倍，小数点或单位可能有误").format(times=times)
        if (claimed * times).meets(possible):
            return _("只写了应有值的{times}分之一，小数点或单位可能有误").format(times=times)
    return ""


def _crosses(claim: Claim, reading: Reading) -> bool:
    """Whether the corrected figure falls on the other side of the threshold that the text states."""
    if claim.threshold is None:
        return False
    claimed_reaches = Fraction(claim.figure.value) >= claim.threshold
    return claimed_reaches != (reading.value >= claim.threshold)


def _spans(source: Source, figure: Figure, inputs: Sequence[Input]) -> tuple[Span, ...]:
    once = {i.figure.start: i for i in reversed(inputs)}  # a level may serve twice, as an end and for its base
    return (source.span(figure, "claim"), *(source.span(i.figure, i.role) for i in reversed(once.values())))
