"""What a told indicator adds to the plan's own, and where the two disagree, both taken as rounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from guibiao.plan import forms
from guibiao.plan.changes.change import Change
from guibiao.plan.changes.units import Conversion
from guibiao.plan.model import Indicator, Observation, Target, Upper
from guibiao.quantity import Interval, printed
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

    Figures that rounding brings together are the same, also where one is told in a larger unit (0.37万人, 3712人); an
    estimate for a period that is known says nothing new.
    """
    to_own = Conversion(told.unit, own.unit)
    return (
        *_observed(own, told, to_own),
        *_annual(own, told, to_own),
        *_target(own, told, to_own),
        *_base(own, told, to_own),
        *_slots(own, told),
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with all that it may stand for, as it was printed."""

    observation: Observation
    interval: Interval | None  # None: yes or no

    def is_of(self, other: _Figure) -> bool:
        """Whether the two are figures of one thing."""
        one, two = self.observation, other.observation
        return (one.period, one.measure) == (two.period, two.measure)


def _figure(observation: Observation) -> _Figure:
    value = observation.value
    return _Figure(observation, None if isinstance(value, bool) else printed(value))


def _observed(own: Indicator, told: Indicator, to_own: Conversion) -> Iterator[Change]:
    seen = [_figure(o) for o in own.observations]
    for other in told.observations:
        if not to_own.fits(other.measure):
            yield _change("unused", own, "observations", other, held=told.unit)
            continue
        new = _figure(other)
        if not isinstance(other.value, bool):
            value = to_own.value(other.value, other.measure)
            new = _Figure(replace(other, value=value), to_own.interval(other.value, other.measure))
        if other.role == "estimate" and any(f.is_of(new) and f.observation.role == "actual" for f in seen):
            continue
        same = [f for f in seen if f.is_of(new) and f.observation.role == other.role]
        if any(_says_again(f, new) for f in same):
            continue
        seen.append(new)
        against = next((f.observation for f in same if not _agree(f, new)), None)
        yield _change("differs" if against else "new", own, "observations", new.observation, held=against)


def _annual(own: Indicator, told: Indicator, to_own: Conversion) -> Iterator[Change]:
    for year, target in told.annual.items():
        if not to_own.fits(target.measure):
            continue
        new = replace(target, value=to_own.value(target.value, target.measure))
        held = own.annual.get(year)
        if held is None:
            yield replace(_change("new", own, "annual", new), key=year)
        elif held.measure == new.measure and not printed(held.value).meets(
            to_own.interval(target.value, target.measure)
        ):
            yield replace(_change("differs", own, "annual", new, held=held), key=year)


def _target(own: Indicator, told: Indicator, to_own: Conversion) -> Iterator[Change]:
    """Numbers decide: which form a document's words give a number is the plan's to say."""
    asked = in_unit(told.target, to_own)
    if asked is None or own.parts:
        return
    new, held = _numbers(asked), _numbers(own.target)
    if (not new and own.target == Target("level") != asked) or (new and _waits(own.target)):
        yield _change("new", own, "target", _filled(own.target, asked))
        yield from (_change("new", own, "unsure", doubt) for doubt in told.unsure if doubt not in own.unsure)
    elif new and not any(printed(a).meets(printed(b)) for a in new for b in held):
        yield _change("differs", own, "target", asked, held=own.target)


def _waits(target: Target) -> bool:
    """Whether a target has no number yet; one held against another series, or that its parts decide, needs none."""
    return forms.form(target.form).missing is not None and target.value is None and not target.values


def in_unit(target: Target, to_own: Conversion) -> Target | None:
    """A target with its amounts in the plan's unit, None where they are of another kind."""
    form = forms.form(target.judged_as or target.form if target.form == "assigned" else target.form)
    if form.value != "own" or to_own.factor == 1:
        return target
    if to_own.factor is None:
        return target if not _numbers(target) else None
    value = target.value if target.value is None or isinstance(target.value, bool) else to_own.value(target.value)
    change = None if target.change is None else to_own.value(target.change)
    values = {year: to_own.value(number) for year, number in target.values.items()}
    return replace(target, value=value, change=change, values=values)


def _base(own: Indicator, told: Indicator, to_own: Conversion) -> Iterator[Change]:
    if told.base is None or not to_own.fits("level"):
        return
    if own.base is None:
        yield _change("new", own, "base", to_own.value(told.base))
    elif not printed(own.base).meets(to_own.interval(told.base)):
        yield _change("differs", own, "base", to_own.value(told.base), held=own.base)


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


def _says_again(held: _Figure, new: _Figure) -> bool:
    """Whether a figure adds nothing to the one that is held: a bound around a number does not, a number inside does."""
    return _agree(held, new) and held.observation.bound in (*_EXACT, new.observation.bound)


def _agree(one: _Figure, other: _Figure) -> bool:
    """Whether two figures of one thing can both be true, each taken as rounded."""
    if one.interval is None or other.interval is None:
        return one.observation.value == other.observation.value
    bounds = {one.observation.bound, other.observation.bound}
    if one.interval.meets(other.interval) or len(bounds) == 1 or bounds <= set(_EXACT):
        return one.interval.meets(other.interval)
    first_is_lower = one.observation.bound == "ge" or other.observation.bound == "le"
    lower, upper = (one, other) if first_is_lower else (other, one)
    assert lower.interval is not None
    assert upper.interval is not None
    return lower.interval.low <= upper.interval.high
