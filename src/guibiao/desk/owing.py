"""What departments owe in a round, beside what they have handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from guibiao.desk.models import Chapter, Department, Entry, IndicatorRecord, Round
from guibiao.desk.models.reporting import CHAPTERS
from guibiao.desk.standing import defined, owed_for
from guibiao.desk.tallies import Tally
from guibiao.plan import Indicator, term


@dataclass(frozen=True, slots=True)
class Item:
    """A figure that a department owes: the indicator (or part) with what is shown beside it, and the entry made."""

    indicator: IndicatorRecord
    code: str
    measure: str
    shown: dict[str, str]
    entry: Entry | None = None

    @property
    def state(self) -> str:
        """The entry's state, `missing` where there is none."""
        return self.entry.state if self.entry else "missing"

    @property
    def part(self) -> str:
        """The id of the part that it is of; "" for the indicator itself."""
        return "" if self.code == self.indicator.code else self.code


@dataclass(frozen=True, slots=True)
class Due:
    """What one department owes in a round."""

    round: Round
    department: Department
    items: tuple[Item, ...] = ()
    chapters: dict[str, Chapter] = field(default_factory=dict)

    @property
    def tally(self) -> Tally:
        """The figures counted by their states."""
        return Tally(self.round, self.department, Counter(item.state for item in self.items))


def due_in(opened: Round, department: Department | None = None) -> list[Due]:
    """What each department, or one, owes in a round, in the order of the plan."""
    entries = {(e.part or e.indicator.code, e.measure): e for e in _entries(opened)}
    records = {r.code: r for r in IndicatorRecord.objects.filter(plan=opened.plan_id).defer("data")}
    tops = _tops(opened)
    names = {d.name: d for d in Department.objects.all()}
    texts = _texts(opened)
    found = []
    for unit in owed_for(opened.plan, opened.period):
        rows = unit.rows["indicators"]
        who = names.get(unit.unit)
        if who is None or not rows or (department is not None and who != department):
            continue
        items = tuple(_item(row, records, tops, entries) for row in rows)
        found.append(Due(opened, who, items, texts.get(who.pk, {})))
    return found


def item_of(opened: Round, code: str, measure: str, department: Department | None = None) -> tuple[Due, Item] | None:
    """One figure that is owed in a round, by the id of its indicator or part; None where nobody (here) owes it."""
    for due in due_in(opened, department):
        for item in due.items:
            if (item.code, item.measure) == (code, measure):
                return due, item
    return None


def indicator_of(opened: Round, code: str) -> Indicator:
    """The plan's indicator or part of an id. Raises KeyError."""
    found = _by_code(defined(opened.plan).indicators)
    return found[code]


def _item(
    row: dict[str, str],
    records: dict[str, IndicatorRecord],
    tops: dict[str, str],
    entries: dict[tuple[str, str], Entry],
) -> Item:
    measure = term("measure").code(row["measure"]) or "level"
    item = Item(records[tops[row["id"]]], row["id"], measure, row)
    return replace(item, entry=entries.get((row["id"], measure)))


def _entries(opened: Round) -> QuerySet[Entry]:
    return Entry.objects.filter(round=opened).select_related("indicator", "author").defer("indicator__data")


def _texts(opened: Round) -> dict[int, dict[str, Chapter]]:
    found: dict[int, dict[str, Chapter]] = {}
    for one in Chapter.objects.filter(round=opened).defer("text"):
        found.setdefault(one.department_id, {})[one.key] = one
    return {pk: {key: kept[key] for key in CHAPTERS if key in kept} for pk, kept in found.items()}


def _tops(opened: Round) -> dict[str, str]:
    """The id of every indicator and part: that of the indicator at the top."""
    plan = defined(opened.plan)
    return {code: top.id for top in plan.indicators for code in _by_code((top,))}


def _by_code(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for one in indicators:
        found[one.id] = one
        found |= _by_code(one.parts)
    return found
