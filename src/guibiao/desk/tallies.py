"""How far departments have come in rounds, counted: for lists of many rounds, where no figure itself is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db.models import Count, Max, Sum

from guibiao.desk.models import Department, Entry, Round
from guibiao.desk.standing import once, owed_keys
from guibiao.track import reminder_for

DONE = ("submitted", "approved", "accepted")  # what a department has handed on


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the figures that a department owes in a round are in each state; `missing` where none was made."""

    round: Round
    department: Department
    states: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many figures there are to be."""
        return self.states.total()

    @property
    def open(self) -> int:
        """How many figures the department still has to hand on."""
        return self.total - sum(self.states[state] for state in DONE)

    def late(self, today: date) -> int:
        """Days since the due day; negative before it."""
        due: date = self.round.due
        return (today - due).days

    def colour(self, today: date) -> str | None:
        """The colour in which the department is reminded: blue, orange, red; None for no reason."""
        return reminder_for(self.late(today)) if self.open else None


def tallies(rounds: Sequence[Round], department: Department | None = None) -> list[Tally]:
    """How far each department, or one, has come in each round, in the order of the rounds and of their plans."""
    units = [department] if department is not None else Department.objects.all()
    known = {one.name: one for one in units}
    counted = _counted(rounds)
    return [
        Tally(one, known[name], states)
        for one in rounds
        for name, states in counted[one.pk].items()
        if name in known and states
    ]


def _counted(rounds: Sequence[Round]) -> dict[int, dict[str, Counter[str]]]:
    """The states by round and department; a round is counted again where one of its entries was changed since."""
    told = Entry.objects.filter(round__in=[one.pk for one in rounds]).order_by().values_list("round")
    latest = {row[0]: row[1:] for row in told.annotate(Count("pk"), Sum("version"), Max("changed"))}
    found = {}
    for one in rounds:
        key = "tally", one.pk, one.period, one.plan.created, one.plan.version, latest.get(one.pk)
        found[one.pk] = once(key, partial(_count, one))
    return found


def _count(opened: Round) -> dict[str, Counter[str]]:
    columns = ("indicator__code", "part", "measure", "state")
    entries = Entry.objects.filter(round=opened).order_by().values_list(*columns)
    states = {(part or code, measure): state for code, part, measure, state in entries}
    keys = owed_keys(opened.plan, opened.period)
    return {unit: Counter(states.get(key, "missing") for key in owed) for unit, owed in keys.items()}
