"""What stands beside the target in force: the first one where it was adjusted, and the upper plan's number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case
from guibiao.assess.known import bound_of
from guibiao.assess.words import difference_unit, figure, paced, when
from guibiao.messages import _
from guibiao.plan import Target
from guibiao.quantity import Period

GROWING = ("mean_growth", "cumulative_change")


def beside(case: Case) -> tuple[str, ...]:
    """Sentences for the working, none where nothing stands beside."""
    return (*_first_target(case), *_upper_number(case))


def _first_target(case: Case) -> tuple[str, ...]:
    first = case.indicator.target
    changes = [a for a in case.indicator.adjusted if a.on <= case.clock.as_of]
    if not changes:
        return ()
    last = max(changes, key=lambda a: a.on)
    text = _("目标已于{date}由{by}调整为{target}，原目标{first}") if last.by else _("假设目标为{target}，原目标{first}")
    return (text.format(date=when(Period(last.on.isoformat())), by=last.by, target=_aim(last.target, case),
                        first=_aim(first, case)),)  # fmt: skip


def _aim(target: Target, case: Case) -> str:
    """A target's number with the direction it is meant in: 不低于54%, 年均增长不低于8.0%."""
    if target.value is None or isinstance(target.value, bool):
        return _("见规划")
    meant = _("不低于") if bound_of(case.indicator, target, case.of) == "ge" else _("不高于")
    words = {
        "mean_growth": _("年均增长{meant}{value}%"),
        "cumulative_change": _("累计变化{meant}{value}%"),
    }.get(target.form, _("{meant}{value}{unit}"))
    return words.format(meant=meant, value=_shown(target.value), unit=case.indicator.unit)


def _upper_number(case: Case) -> tuple[str, ...]:
    """The upper plan's number, and by how much the own target asks more or less where both are of one kind."""
    upper = case.indicator.upper
    if upper is None or (upper.value is None and upper.growth is None):
        return ()
    unit, origin = case.indicator.unit, upper.origin or _("上级规划")
    numbers = [paced(upper.growth, "%", 4)] if upper.growth is not None else []
    numbers += [f"{_shown(upper.value)}{unit}"] if upper.value is not None else []
    said = _("{origin}对这项指标的目标：{numbers}").format(origin=origin, numbers="，".join(numbers))
    compared = _compared(case, upper.growth, upper.value)
    return (said + compared,)


def _compared(case: Case, growth: Decimal | None, value: Decimal | None) -> str:
    target = case.target
    own = target.value if target.form in GROWING else target.growth
    if growth is not None and target.form in ("mean_growth", "level_and_growth") and isinstance(own, Decimal):
        return _difference(Fraction(own) - Fraction(growth), _("个百分点"))
    counts_shares = difference_unit(case.indicator.unit) != case.indicator.unit
    if value is not None and counts_shares and target.form not in GROWING and isinstance(target.value, Decimal):
        return _difference(Fraction(target.value) - Fraction(value), difference_unit(case.indicator.unit))
    return ""  # an amount of a county is not to be held against one of its city


def _difference(more: Fraction, unit: str) -> str:
    if not more:
        return _("，本级目标与之相同")
    text = _("，本级目标高{size}{unit}") if more > 0 else _("，本级目标低{size}{unit}")
    return text.format(size=figure(abs(more)), unit=unit)


def _shown(value: Decimal) -> str:
    return str(value).replace("-", "−")
