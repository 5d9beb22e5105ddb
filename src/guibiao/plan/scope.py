"""What reading a plan carries along: errors found so far, the unit in force, and what is to be checked at the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.tree import Place
from guibiao.quantity import Period

LONGEST = 200  # characters of what an error quotes
MOST_NAMED = 40  # known words that a cure lists; the longest sheet has as many columns


class Skip(Exception):
    """A value could not be read; the error is already noted, and reading goes on with the next value."""


@dataclass(slots=True)
class Noted:
    """What can only be judged once the whole plan is read, each with its place."""

    ids: list[tuple[str, Place]] = field(default_factory=list)
    references: list[tuple[str, str, Place]] = field(default_factory=list)  # indicator, the one it names
    observed: list[tuple[Period, Place]] = field(default_factory=list)
    years: list[tuple[int, Place]] = field(default_factory=list)
    rows: list[tuple[str, str, Place]] = field(default_factory=list)  # of ledgers: which ledger, id
    parents: list[tuple[str, str, str, Place]] = field(default_factory=list)  # which ledger, id, the parent's id
    settings: list[tuple[str, Place]] = field(default_factory=list)  # of scenarios: the indicator that is set


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of a value that is being read."""

    errors: list[InputError] = field(default_factory=list)
    noted: Noted = field(default_factory=Noted)
    indicator: str = ""  # the id of the indicator that the value belongs to
    unit: str = ""  # what its figures are counted in
    yes_no: bool = False  # its values are yes or no

    def within(self, *, unit: str | None = None, yes_no: bool | None = None, indicator: str | None = None) -> Scope:
        """The same surroundings with what a value inside changes of them."""
        return replace(
            self,
            unit=self.unit if unit is None else unit,
            yes_no=self.yes_no if yes_no is None else yes_no,
            indicator=self.indicator if indicator is None else indicator,
        )

    def note_error(self, place: Place, what: str, cure: str = "") -> None:
        """Keep an error for the report."""
        if len(what) > LONGEST:
            what = f"{what[: LONGEST - 40]}…{what[-30:]}"
        self.errors.append(InputError(what, str(place), cure))

    def refuse(self, place: Place, what: str, cure: str = "") -> Skip:
        """Keep an error for the report; the caller raises what it gets."""
        self.note_error(place, what, cure)
        return Skip()


def nearest(word: str, known: list[str]) -> str:
    """A cure for an unknown word: the nearest known one, else all of them, as far as a person reads."""
    if close := get_close_matches(word, known, n=1, cutoff=0.6):
        return _("是不是“{word}”").format(word=close[0])
    if len(known) > MOST_NAMED:
        words = "、".join(known[:MOST_NAMED])
        return _("可用的有：{words} 等 {n} 个").format(words=words, n=len(known))
    return _("可用的有：{words}").format(words="、".join(known)) if known else ""
