"""What a told indicator adds to the plan's own, and where the two disagree, both taken as rounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from guibiao.plan import forms
from guibiao.plan.changes.change import Change
from guibiao.plan.model import AnnualTarget, Indicator, Observation, Target, Upper
from guibiao.quantity import printed
from guibiao.vocabulary import vocabulary

_SLOTS = ("unit", "nature", "lead", "proposal", "stated", "upper", "estimate")  # what the plan may lack as a whole
_DISPUTED = ("base", "nature", "estimate", "upper")  # where another answer is worth a person's look
_EXACT = ("eq", "approx")


def key_of(indicator: Indicator) -> str:
    """What an indicator is known by in every document: the registry's code, else its name."""
    if indicator.code:
        return indicator.code
    entry = vocabulary().indicator(indicator.name)
    return entry.code if entry else indicator.name


def compared(own: Indicator, told: Indicator) -> tuple[Change, ...]:
    """What `told`, the same indicator in another source, says that `own` does not.

    Figures that rounding brings together are the same; an estimate for a period that is known says nothing new.
    """
    unit = own.unit or told.unit
    return (
        *_observed(own, told, unit),
        *_annual(own, told),
        *_target(own, told),
        *_base(own, told, unit),
        *_slots(own, told),
    )


def _observed(own: Indicator, told: Indicator, unit: str) -> Iterator[Change]:
    seen = list(own.observations)
    for other in told.observations:
        new = _in_unit(other, told.unit, unit)
        if new is None:
            yield _change("unused", own, "observations", other, held=told.unit)
            continue
        if new.role == "estimate" and _known(seen, new):
            continue
        same = [o for o in seen if _alike(o, new) and o.role == new.role]
        if any(_says_again(o, new) for o in same):
            continue
        seen.append(new)
        against = next((o for o in same if not _agree(o, new)), None)
        yield _change("differs" if against else "new", own, "observations", new, held=against)


def _annual(own: Indicator, told: Indicator) -> Iterator[Change]:
    for year, target in told.annual.items():
        held = own.annual.get(year)
        if held is None:
            yield replace(_change("new", own, "annual", target), key=year)
        elif not _same_annual(held, target):
            yield replace(_change("differs", own, "annual", target, held=held), key=year)


def _target(own: Indicator, told: Indicator) -> Iterator[Change]:
    """Numbers decide: which form a document's words give a number is the plan's to say."""
    new, held = _numbers(told.target), _numbers(own.target)
    if not new:
        if own.target == Target("level") and told.target != own.target and not own.parts:
            yield _change("new", own, "target", told.target)
    elif not held and not own.parts:
        yield _change("new", own, "target", _filled(own.target, told.target))
    elif held and not any(printed(a).meets(printed(b)) for a in new for b in held):
        yield _change("differs", own, "target", told.target, held=own.target)


def _base(own: Indicator, told: Indicator, unit: str) -> Iterator[Change]:
    base = told.base if told.base is None or told.unit == unit else _converted(told.base, told.unit, unit)
    if base is None:
        return
    if own.base is None:
        yield _change("new", own, "base", base)
    elif not printed(own.base).meets(printed(base)):
        yield _change("differs", own, "base", base, held=own.base)


def _slots(own: Indicator, told: Indicator) -> Iterator[Change]:
    for field in _SLOTS:
        new, held = getattr(told, field), getattr(own, field)
        if not new or new == held or not _is_in_unit(new, own.unit, told.unit):
            continue
        if not held:
            yield _change("new", own, field, new)
        elif field in _DISPUTED:
            yield _change("differs", own, field, new, held=held)


def _is_in_unit(value: Any, own: str, told: str) -> bool:
    """Whether a value of a slot can stand beside the indicator's unit: only amounts depend on it."""
    amount = value.value if isinstance(value, Upper) else value
    return not isinstance(amount, Decimal) or told == own or not own


def _change(kind: str, own: Indicator, field: str, value: Any, held: Any = None) -> Change:
    return Change(kind, own.id, own.name, field, value, held, source=getattr(value, "source", None))


def _filled(held: Target, told: Target) -> Target:
    """A target that waited for its number keeps its form once the number is there."""
    if held.form == "assigned" and told.value is not None and not isinstance(told.value, bool):
        return replace(held, value=told.value, source=told.source)
    return told


def _numbers(target: Target) -> list[Decimal]:
    """The numbers that a target states of its own."""
    told = [target.value, target.growth, target.change, *target.values.values()]
    wanted = forms.form(target.form).missing
    numbers = [n for n in told if isinstance(n, Decimal)]
    return numbers if wanted is not None else []


def _alike(one: Observation, other: Observation) -> bool:
    return (one.period, one.measure) == (other.period, other.measure)


def _known(seen: list[Observation], estimate: Observation) -> bool:
    return any(_alike(o, estimate) and o.role == "actual" for o in seen)


def _says_again(held: Observation, new: Observation) -> bool:
    """Whether a figure adds nothing to the one that is held: a bound around a number does not, a number inside does."""
    exact = held.bound in _EXACT
    return _agree(held, new) and (exact or held.bound == new.bound)


def _agree(one: Observation, other: Observation) -> bool:
    """Whether two figures of one thing can both be true, each taken as rounded."""
    if isinstance(one.value, bool) or isinstance(other.value, bool):
        return one.value == other.value
    a, b = printed(one.value), printed(other.value)
    if a.meets(b) or {one.bound, other.bound} <= {"ge"} or {one.bound, other.bound} <= {"le"}:
        return a.meets(b)
    lower, upper = (one, other) if one.bound == "ge" or other.bound == "le" else (other, one)
    return (lower.bound == "ge" or upper.bound == "le") and lower.value <= upper.value


def _same_annual(one: AnnualTarget, other: AnnualTarget) -> bool:
    return one.measure != other.measure or printed(one.value).meets(printed(other.value))


def _in_unit(observation: Observation, own: str, wanted: str) -> Observation | None:
    """The observation with a level told in the wanted unit, None where the two are of different kinds."""
    if observation.measure not in ("level", "change") or own == wanted or isinstance(observation.value, bool):
        return observation
    value = _converted(observation.value, own, wanted)
    return None if value is None else replace(observation, value=value)


def _converted(value: Decimal, own: str, wanted: str) -> Decimal | None:
    """A level in another unit of the same family, exactly; None across families."""
    a, b = vocabulary().unit(own), vocabulary().unit(wanted)
    if a is None or b is None or a.family != b.family:
        return None
    factor = a.to(b)
    return value * factor.numerator / factor.denominator
