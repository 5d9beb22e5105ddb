"""What departments owe in a round, beside what they have handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from guibiao.desk.models import Chapter, Department, Entry, IndicatorRecord, Round
from guibiao.desk.models.reporting import CHAPTERS
from guibiao.desk.standing import defined, owed_for, owed_keys
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
    units = owed_for(opened.plan, opened.period, department.name if department else "")
    tops = _tops(opened)
    codes = {tops[row["id"]] for unit in units for row in unit.rows["indicators"]}
    records = {r.code: r for r in IndicatorRecord.objects.filter(plan=opened.plan_id, code__in=codes).defer("data")}
    entries = {(e.part or e.indicator.code, e.measure): e for e in _entries(opened, codes)}
    names = {d.name: d for d in ([department] if department else Department.objects.all())}
    texts = _texts(opened, department)
    found = []
    for unit in units:
        rows, who = unit.rows["indicators"], names.get(unit.unit)
        if who is not None and rows:
            items = tuple(_item(row, records, tops, entries) for row in rows)
            found.append(Due(opened, who, items, texts.get(who.pk, {})))
    return found


def item_of(opened: Round, code: str, measure: str, department: Department | None = None) -> tuple[Due, Item] | None:
    """One figure that is owed in a round, by the id of its indicator or part; None where nobody (here) owes it."""
    owing = owed_keys(opened.plan, opened.period).items()
    unit = next((name for name, keys in owing if (code, measure) in keys), None)
    who = Department.objects.filter(name=unit).first()
    if who is None or department not in (None, who):
        return None
    [due] = due_in(opened, who)
    return due, next(item for item in due.items if (item.code, item.measure) == (code, measure))


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


def _entries(opened: Round, codes: Iterable[str]) -> QuerySet[Entry]:
    found = Entry.objects.filter(round=opened, indicator__code__in=codes)
    return found.select_related("indicator", "author").defer("indicator__data", "explanation")


def _texts(opened: Round, department: Department | None) -> dict[int, dict[str, Chapter]]:
    found: dict[int, dict[str, Chapter]] = {}
    chapters = Chapter.objects.filter(round=opened).defer("text", "findings")
    for one in chapters.filter(department=department) if department else chapters:
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
