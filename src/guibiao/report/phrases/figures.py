"""How a computed number is printed: rounded half up, with the decimals of the figures it came from."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import Assessment
from guibiao.plan import Indicator, Target
from guibiao.quantity import decimals, rounded

_FINER = 2  # decimals added at most where rounding would print a difference as nothing
_HALF, _FULL_WIDTH = 0.56, 0x2000
_RATES = frozenset({"mean_growth", "cumulative_change", "relative"})
_RATE_MEASURES = frozenset({"growth", "growth_avg"})
_CHANGES = frozenset({"change", "change_avg"})


def shown(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """As `rounded`, but what is not nothing is not printed as nothing if two more decimals can help it.

    >>> shown(Fraction(1, 50), 1), shown(0, 1)
    (Decimal('0.02'), Decimal('0.0'))
    """
    for finer in range(_FINER + 1):
        result = rounded(value, decimals + finer)
        if result or not value:
            return result
    return rounded(value, decimals)


def neat(value: Fraction | Decimal | int, decimals: int) -> str:
    """As `rounded`, without zeros at the end.

    >>> neat(Fraction(50), 1), neat(Fraction(2, 3), 1), neat(100, 0)
    ('50', '0.7', '100')
    """
    text = str(rounded(value, decimals))
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_percent(share: Fraction, decimals: int = 1) -> str:
    """A share in %, as `neat`; but what was rounded says so by a decimal at least.

    >>> in_percent(Fraction(49, 86)), in_percent(Fraction(1, 2)), in_percent(Fraction(1683, 3860), 2)
    ('57.0', '50', '43.6')
    """
    text = neat(share * 100, decimals)
    return text if "." in text or (share * 100).denominator == 1 else f"{text}.0"


def text_width(text: str) -> float:
    """The width of a text in Chinese characters; half-width ones count a little more than half.

    >>> text_width("目标")
    2.0
    """
    return sum(_HALF if ord(c) < _FULL_WIDTH else 1.0 for c in text)


def own_decimals(assessment: Assessment, target: Target) -> int:
    """The decimals in which an indicator's own terms are printed: those of its target and of its like figures."""
    form, indicator = assessment.form, assessment.indicator
    observed = _observed(indicator, _RATE_MEASURES)
    if form in _RATES:
        return max(1, _most([_number(target.value), *observed]))
    if form == "mean_change":
        return _most([_number(target.value), indicator.base, *_observed(indicator, _CHANGES | {"level"})])
    stand_in = target.stand_in.value if target.stand_in else None
    return _most(
        [_number(target.value), *target.values.values(), stand_in, indicator.base, *_observed(indicator, {"level"})]
    )


def _observed(indicator: Indicator, measures: Iterable[str]) -> list[Decimal | None]:
    wanted = frozenset(measures)
    return [_number(o.value) for o in indicator.observations if o.measure in wanted and o.role != "estimate"]


def _number(value: Decimal | bool | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _most(figures: Iterable[Decimal | None]) -> int:
    return max((decimals(f) for f in figures if f is not None), default=0)
