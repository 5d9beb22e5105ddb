"""What a target asks, in words: 到2025年达到54%以上, 年均增长8.0%以上."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guibiao.plan import Adjustment, Indicator, Plan, Target
from guibiao.quantity import rounded
from guibiao.report.wording import Wording


def target_in_force(indicator: Indicator, as_of: date) -> tuple[Target, Adjustment | None]:
    """The target that counts at a date, and the adjustment that brought it, if any."""
    passed = [a for a in indicator.adjusted if a.on <= as_of]
    latest = max(passed, key=lambda a: a.on, default=None)
    return (latest.target, latest) if latest else (indicator.target, None)


def target_words(
    indicator: Indicator, target: Target, plan: Plan, wording: Wording, brief: bool = False, field: str = "target"
) -> str:
    """A target in words, with its printed decimals. What has no number yet is said to have none.

    `brief` is for a cell of a table: what stands in for a number that has not come is told in brackets. `field` is
    what the target is cited as: the plan's own (`target`), the first one (`target.first`), a `proposal`.
    """
    key = f"{indicator.id}.{field}"
    facts = {"end": plan.period.year, "base_year": plan.base, "unit": indicator.unit}
    match target.form:
        case "assigned":
            return _assigned(indicator, target, plan, wording, brief, field)
        case "composite":
            return wording.say("target.composite", count=len(indicator.parts))
        case "yearly" if target.values:
            return wording.say("list.and").join(yearly_items(indicator, target, wording))
        case "relative":
            return _relative(target, plan, wording, key)
        case "yes_no":
            return wording.say("target.yes_no", **facts)
    if not isinstance(target.value, Decimal) or target.form == "yearly":
        return wording.say("target.unset")
    words = facts | {
        "value": wording.cite(_plain(target.value), key),
        "reach": _reach(indicator, target, wording.cite(_plain(target.value), key), wording),
        "reach_and_keep": _reach(indicator, target, wording.cite(_plain(target.value), key), wording, "keep_"),
        "rate": _rate_target(target, _bound(indicator, target), wording, key),
    }
    form = target.form
    if form == "level_and_growth" and target.growth is None:
        if target.change is None:
            form = "level"
        else:
            words["rate"] = _change_target(target.change, indicator.unit, target.bound, wording, key)
    return wording.say(f"target.{form}", **words)


def _rate_target(target: Target, bound: str | None, wording: Wording, key: str) -> str:
    """A rate that is asked for: 增长8.0%以上, 下降14.5%, 增速控制在5%以内."""
    value = _rate(target)
    figure = wording.cite(_plain(abs(value)), f"{key}.growth" if target.form == "level_and_growth" else key)
    if bound == "le" and value >= 0:
        return wording.say("rate_target.at_most", value=figure)
    case = "falling" if value < 0 else "rising"
    return wording.say(f"rate_target.{case}", value=figure, suffix=_suffix(bound, value, wording))


def falls(indicator: Indicator, target: Target) -> bool:
    """Whether less is better: by the target's bound, else by the indicator's direction."""
    return target.bound == "le" if target.bound else indicator.direction == "down"


def _rate(target: Target) -> Decimal:
    value = target.growth if target.form == "level_and_growth" else target.value
    return value if isinstance(value, Decimal) else Decimal(0)


def _bound(indicator: Indicator, target: Target) -> str | None:
    return target.bound or ("le" if indicator.direction == "down" else None)


def _suffix(bound: str | None, value: Decimal, wording: Wording) -> str:
    """以上 where the bound asks for more in the direction in which the figure is worded."""
    further = bound == ("le" if value < 0 else "ge")
    return wording.say("list.bound_ge") if further else ""


def _reach(indicator: Indicator, target: Target, figure: str, wording: Wording, keep: str = "") -> str:
    if falls(indicator, target):
        return wording.say(f"reach.{keep}at_most", value=figure, unit=indicator.unit)
    suffix = wording.say("list.bound_ge") if target.bound == "ge" else ""
    return wording.say(f"reach.{keep}at_least", value=figure, unit=indicator.unit, suffix=suffix)


def _change_target(value: Decimal, unit: str, bound: str | None, wording: Wording, key: str) -> str:
    case = ("falling" if value < 0 else "rising") + ("_points" if unit == "%" else "")
    suffix = _suffix(bound, value, wording)
    figure = wording.cite(_plain(abs(value)), f"{key}.change")
    return wording.say(f"change_target.{case}", value=figure, unit=unit, suffix=suffix)


def yearly_items(
    indicator: Indicator, target: Target, wording: Wording, key: str = "target.yearly_item"
) -> Iterator[str]:
    """The number of each year in words, by the sentence `key`."""
    case = "at_most" if falls(indicator, target) else "at_least"
    suffix = wording.say("list.bound_ge")
    for year, value in sorted(target.values.items()):
        figure = wording.cite(_plain(value), f"{indicator.id}.target.{year}")
        reach = wording.say(f"reach.{case}", value=figure, unit=indicator.unit, suffix=suffix)
        yield wording.say(key, year=year, reach=reach)


def _assigned(indicator: Indicator, target: Target, plan: Plan, wording: Wording, brief: bool, field: str) -> str:
    judged = target.judged_as or "level"
    if isinstance(target.value, Decimal):
        return target_words(indicator, _as_form(target, judged, target.value), plan, wording, field=field)
    by = target.assigned_by or wording.say("target.assigned_by")
    words = wording.say("target.assigned", by=by)
    if target.stand_in is None:
        return words
    origin = target.stand_in.origin or wording.say("target.stand_in_origin")
    stand_in = _as_form(target, judged, target.stand_in.value)
    substitute = target_words(indicator, stand_in, plan, wording, field=f"{field}.stand_in")
    return words + wording.say(
        "target.stand_in_brief" if brief else "target.stand_in", origin=origin, target=substitute
    )


def _as_form(target: Target, form: str, value: Decimal) -> Target:
    return Target(form=form, value=value, bound=target.bound, path=target.path)


def _relative(target: Target, plan: Plan, wording: Wording, key: str) -> str:
    named = {i.id: i.name for i in plan.indicators}
    to = target.to
    other = (to.name or named.get(to.indicator or "", to.indicator or "")) if to else ""
    key = "target.relative_margin" if target.margin else "target.relative"
    return wording.say(key, other=other, margin=wording.cite(_plain(abs(target.margin)), f"{key}.margin"))


def _plain(value: Decimal) -> str:
    """A printed figure without exponent: 1E+2 is 100."""
    exponent = value.as_tuple().exponent
    return str(rounded(value, 0)) if isinstance(exponent, int) and exponent > 0 else str(value)
