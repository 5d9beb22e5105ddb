"""What the prose beside a table speaks of: its sentences, and the rows or columns that are named in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.tabular import apart, cell_of, is_number, number_at, turned
from guibiao.documents import Table
from guibiao.expressions import expression

_AROUND = 400  # characters before a table and behind it
_MOST_ROWS = 60
_BRACKETS = expression(r"[（(\[〔][^）)\]〕]*[）)\]〕]|[%％]")
_MARKS = expression(r"\A[\s\d一二三四五六七八九十]*[.．、）)]\s*|\A\s*(?:其中[：:]?|[#*])\s*|[：:\s]+\Z")
_COUNTED = expression(r"(?:个数|总?数量?|总?额|情况)\Z")
_SHORTEST = 2  # characters of a name
WHOLE = expression(r"合\s*计|总\s*计|小\s*计|共\s*计|\A\s*总|平均|\A\s*全[国省市县区州旗]|\A\s*全[部体]")


_AGAINST = expression(r"[占于过比与同较和]\Z")
_NO_NAME = expression(r"[比较占]|增[长减幅速]|同比|[%％]")


class Named(NamedTuple):
    """A row that words name: the table with it, its number, and where its name stands in the text."""

    table: Table
    row: int
    start: int
    end: int
    turned: bool

    def figures(self) -> dict[int, Figure]:
        """The row's numbers by their column."""
        return {at: f for at in range(1, len(self.table.rows[self.row])) if (f := cell(self.table, self.row, at))}


class Beside(NamedTuple):
    """A table as it stands and turned, each with the names of its rows, and the passages beside it."""

    views: tuple[tuple[Table, dict[str, int]], ...]
    passages: tuple[tuple[int, int], ...]

    def named(self, ledger: Ledger, start: int, end: int) -> Iterator[Named]:
        """The row of either view whose name stands last between two offsets."""
        for view, (table, names) in enumerate(self.views):
            found = [
                (at + len(name), len(name), row)
                for name, row in names.items()
                if (at := _last(ledger, name, start, end)) >= 0
            ]
            if found:
                stop, long, row = max(found)
                yield Named(table, row, stop - long, stop, turned=view % 2 == 1)


def beside(ledger: Ledger) -> tuple[Beside, ...]:
    """The tables of a document that have heads and prose beside them."""
    return ledger.once(_beside)


def cell(table: Table, row: int, column: int) -> Figure | None:
    """The number that a cell holds, if it holds one."""
    value = number_at(table, row, column)
    if value is None:
        return None
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="")


def name_of(label: str) -> str:
    """What prose calls a row or a column: its label without numbers, units and marks."""
    return _MARKS.sub("", _BRACKETS.sub("", label.strip())).strip()


def _last(ledger: Ledger, name: str, start: int, end: int) -> int:
    """Where a name stands last, but for a whole that something is but held against: 占全市, 高于全县."""
    at = ledger.text.rfind(name, start, end)
    while at > 0 and WHOLE.search(name) and _AGAINST.search(ledger.text, max(at - 2, 0), at):
        at = ledger.text.rfind(name, start, at)
    return at


def _beside(ledger: Ledger) -> tuple[Beside, ...]:
    tables = [t for t in ledger.document.tables if t.cells and len(t.rows) <= _MOST_ROWS]
    bounds = [(t.start, t.end) for t in ledger.document.tables]
    found = []
    for table in tables:
        floor = max([end for _s, end in bounds if end <= table.start], default=0)
        stop = min([start for start, _e in bounds if start >= table.end], default=len(ledger.text))
        around = ((max(floor, table.start - _AROUND), table.start), (table.end, min(stop, table.end + _AROUND)))
        passages = tuple((a, b) for a, b in around if ledger.text[a:b].strip())
        parts = [t for t in apart((table,)) if t.heads]
        views = tuple((view, _names(view)) for part in parts for view in (part, turned(part)))
        if passages and views:
            found.append(Beside(views, passages))
    return tuple(found)


def _names(table: Table) -> dict[str, int]:
    """The names of a table's rows that are told apart by them."""
    names: dict[str, int] = {}
    twice = set()
    for row in range(table.heads, len(table.rows)):
        label = next((c for c in table.rows[row] if c.strip() and not is_number(c)), cell_of(table, row, 0))
        name = name_of(label)
        for called in dict.fromkeys((name, _COUNTED.sub("", name))):
            if len(called) >= _SHORTEST and not called.isdigit() and not _NO_NAME.search(called):
                twice |= {called} & names.keys()
                names[called] = row
    return {name: row for name, row in names.items() if name not in twice}
