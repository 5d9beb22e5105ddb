"""From a workbook to the tree of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.scope import Scope, nearest
from guibiao.plan.tree import Entry, Mapping, Node, Place, Scalar, Sequence
from guibiao.plan.workbook.cells import CellPlace
from guibiao.plan.workbook.compact import NAME_STOPS, NOTE_STOPS, WHY, Pair, read_list, read_nodes, read_pairs
from guibiao.plan.workbook.grid import WIDEST, Grid, open_workbook
from guibiao.plan.workbook.layout import Column, Sheet, layout
from guibiao.plan.workbook.source import source_node
from guibiao.plan.workbook.tables import Tables, tree_of
from guibiao.plan.workbook.wide import NAME, read_wide

_NEEDED_SHEETS = ("plan", "indicators")


def read_tree(path: Path) -> tuple[Node, list[InputError]]:
    """The tree of a plan's workbook, and what is wrong with sheets, heads and cells.

    Raises InputError for a file that is no workbook or lacks a sheet that no plan can do without.
    """
    book = open_workbook(path)
    results = cache(lambda: open_workbook(path, results=True))  # a second reading, only where a formula asks for it
    scope = Scope()
    tables: Tables = {}
    names = {title.strip(): title for title in book.sheetnames}
    for sheet in layout().sheets:
        title = names.get(sheet.name)
        if title is None:
            if sheet.record in _NEEDED_SHEETS:
                what = _("缺少工作表“{sheet}”").format(sheet=sheet.name)
                found = _("现有：{sheets}；可用 guibiao plan template 生成样表").format(
                    sheets="、".join(book.sheetnames)
                )
                raise InputError(what, path.name, found)
            tables[sheet.record] = []
            continue
        grid = Grid(path.name, book[title], results, scope)
        tables[sheet.record] = _card(grid, sheet) if sheet.shape == "card" else list(_rows(grid, sheet))
    if NAME in names:
        tables["observations"] += read_wide(Grid(path.name, book[names[NAME]], results, scope))
    return tree_of(tables, CellPlace(path.name, layout().sheet("plan").name), scope), scope.errors


_Cell = tuple[Column, str, Place]


def _rows(grid: Grid, sheet: Sheet) -> Iterator[Mapping]:
    """The records of a table, one a row."""
    first = next(grid.rows(1, WIDEST), None)
    if first is None:
        return
    heads = columns_of_heads(grid, first[0], first[1], sheet)
    for row, texts in grid.rows(first[0] + 1, max(heads, default=0)):
        cells: list[_Cell] = [
            (c, texts[at - 1], grid.place(row, at, c.head)) for at, c in heads.items() if texts[at - 1]
        ]
        if cells:
            yield _record(cells, CellPlace(grid.file, grid.cells.title, row=row), sheet, grid.scope)


def columns_of_heads(grid: Grid, row: int, texts: list[str], sheet: Sheet) -> dict[int, Column]:
    """Which column of the sheet holds which of the layout; unknown and repeated heads are noted."""
    known = {_plain(column.head): column for column in sheet.columns}
    known |= {column.key: column for column in sheet.columns}
    found: dict[int, Column] = {}
    for at, text in enumerate(texts, start=1):
        if not text:
            continue
        column = known.get(_plain(text)) or known.get(text)
        if column is None:
            what = _("不认识的列“{head}”").format(head=text)
            grid.scope.note_error(grid.place(row, at), what, nearest(_plain(text), [c.head for c in sheet.columns]))
        elif column in found.values():
            what = _("列“{head}”有两个").format(head=text)
            grid.scope.note_error(grid.place(row, at), what, _("请合并或删去一列"))
        else:
            found[at] = column
    for column in sheet.columns:
        if column.need and column not in found.values() and column.key not in ("id", "indicator"):
            what = _("缺少列“{head}”").format(head=column.head)
            grid.scope.note_error(CellPlace(grid.file, grid.cells.title, row=row), what, _("请补上这一列的表头"))
    return found


def _card(grid: Grid, sheet: Sheet) -> list[Mapping]:
    """The one record of a sheet that has a field a row: its name in the first column, its value in the second."""
    known = {_plain(column.head): column for column in sheet.columns} | {c.key: c for c in sheet.columns}
    cells: list[_Cell] = []
    for row, (head, text) in grid.rows(1, 2):
        column = known.get(_plain(head))
        if column is not None:
            cells.append((column, text, grid.place(row, 2, column.head)))
        elif head and row > 1:  # the first row is the heads
            what = _("不认识的项目“{head}”").format(head=head)
            grid.scope.note_error(grid.place(row, 1), what, nearest(_plain(head), [c.head for c in sheet.columns]))
    return [_record(cells, CellPlace(grid.file, grid.cells.title), sheet, grid.scope)]


def _plain(head: str) -> str:
    return "".join(head.split()).rstrip("*＊")


def _record(cells: list[_Cell], place: Place, sheet: Sheet, scope: Scope) -> Mapping:
    """The mapping of a row's cells, keys with a dot inside mappings of their own."""
    root = _Branch(place, "", sheet)
    for column, text, at in cells:
        if not text:
            continue  # left empty is left out
        try:
            node = _node(column, text, at)
        except ValueError:
            what = _("“{text}”的写法不对").format(text=text)
            scope.note_error(at, what, column.note or _("请对照“填写说明”"))
            continue
        *above, key = column.key.split(".")
        branch = root
        for group in above:
            branch = branch.inside(group)
        branch.entries[key] = Entry(node, at)
    return root.mapping()


class _Branch:
    """A mapping under construction."""

    def __init__(self, place: Place, prefix: str, sheet: Sheet) -> None:
        self.place, self.prefix, self.sheet = place, prefix, sheet
        self.entries: dict[str, Entry] = {}
        self.branches: dict[str, _Branch] = {}

    def inside(self, key: str) -> _Branch:
        if key not in self.branches:
            self.branches[key] = _Branch(self.place, f"{self.prefix}{key}.", self.sheet)
        return self.branches[key]

    def mapping(self) -> Mapping:
        inner = {key: Entry(branch.mapping(), branch.place) for key, branch in self.branches.items()}
        heads = self.sheet.heads()
        names = {key.removeprefix(self.prefix): head for key, head in heads.items() if key.startswith(self.prefix)}
        return Mapping(self.entries | inner, self.place, names)


def _node(column: Column, text: str, place: Place) -> Node:
    """What a cell holds. Raises ValueError for a text that cannot be taken apart."""
    if column.holds == "pairs":
        return _mapping_of_pairs(text, place)
    if column.holds in ("names", "notes"):
        items = read_list(text, NAME_STOPS if column.holds == "names" else NOTE_STOPS)
        return Sequence(tuple(Scalar(item, place) for item in items), place)
    if column.holds == "moves":
        return Sequence(tuple(_move(stage, told, place) for stage, told in read_pairs(text)), place)
    if column.holds == "nodes":
        return _nodes(read_nodes(text), place)
    if column.holds == "source":
        return source_node(text, place)
    return Scalar(text, place)


def _mapping_of_pairs(text: str, place: Place) -> Mapping:
    entries: dict[str, Entry] = {}
    for key, value in read_pairs(text):
        if value is None or key in entries:
            raise ValueError(f"a key without a value, or twice: {key}")
        entries[key] = Entry(Scalar(value, place), place)
    return Mapping(entries, place)


def _nodes(nodes: list[Pair] | str, place: Place) -> Node:
    if isinstance(nodes, str):
        return Scalar(nodes, place)
    return Mapping({key: Entry(Scalar(goal or "", place), place) for key, goal in nodes}, place)


def _move(stage: str, told: str | None, place: Place) -> Mapping:
    """A stage with what is told of it: the date, and behind a comma the reason."""
    on, _comma, reason = (told or "").partition(WHY)
    said = {"stage": stage, "on": on.strip(), "reason": reason}
    return Mapping({key: Entry(Scalar(text, place), place) for key, text in said.items() if text}, place)
