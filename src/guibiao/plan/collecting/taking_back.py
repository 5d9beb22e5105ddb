"""Reading filled workbooks back: what each cell says beside the plan; every error by workbook, sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.changes import Change, compared
from guibiao.plan.collecting.layout import Column, Sheet, form_layout
from guibiao.plan.collecting.owing import leads
from guibiao.plan.collecting.saying import reported_figures
from guibiao.plan.model import Indicator, Move, Observation, Plan, Project, Source, Task, with_parts
from guibiao.plan.scope import Scope, nearest
from guibiao.plan.terms import term
from guibiao.plan.tree import Place
from guibiao.plan.workbook.cells import CellPlace
from guibiao.plan.workbook.compact import NAME_STOPS, read_list
from guibiao.plan.workbook.grid import WIDEST, Grid, open_workbook, sheet_names
from guibiao.plan.written import read_date, read_figure, read_period
from guibiao.quantity import Period

MONEY = "万元"
_STATE = {
    "projects": ("done", "problems", "explanation"),
    "tasks": ("progress", "done", "problems", "next", "explanation"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What somebody wrote into an input cell, and where."""

    text: str
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row: the record that it is about, and its inputs by key."""

    record: str
    id: str
    shown: Mapping[str, str]
    cells: Mapping[str, Cell]
    place: CellPlace


@dataclass(slots=True)
class _Form:
    """A workbook that is being read."""

    path: Path
    plan: Plan
    scope: Scope = field(default_factory=Scope)
    period: Period | None = None
    unit: str = ""
    person: str | None = None
    at: str | None = None

    def source(self, place: CellPlace) -> Source:
        """Where a figure stands, and who entered it."""
        return Source(workbook=self.path.name, sheet=place.sheet, cell=place.cell, person=self.person, at=self.at)

    def refuse(self, place: Place, what: str, cure: str) -> None:
        self.scope.note_error(place, what, cure)


def is_form(path: Path) -> bool:
    """Whether a file is a workbook that `write_forms` handed out, filled or not."""
    return form_layout()[0].sheet in sheet_names(path)


def read_form(path: Path, plan: Plan) -> tuple[list[Change], list[InputError]]:
    """What a filled workbook says beside the plan, and everything that is wrong in it.

    Good cells count though others are wrong: whether they are taken is for the caller to ask. Raises InputError for
    a file that cannot be read or is no form of this plan.
    """
    form = _Form(path, plan)
    book = open_workbook(path)
    results = open_workbook(path, results=True)
    _read_guide(form, Grid(path.name, book[form_layout()[0].sheet], lambda: results, form.scope))
    changes: list[Change] = []
    for sheet in form_layout()[1]:
        if sheet.name in book.sheetnames:
            rows = _rows(form, sheet, Grid(path.name, book[sheet.name], lambda: results, form.scope))
            changes += [change for row in rows for change in _READ[sheet.record](form, row)]
    return changes, form.scope.errors


def _read_guide(form: _Form, grid: Grid) -> None:
    """Whose form it is. Raises InputError where that cannot be told, for then no cell of it can be placed."""
    labels = {label: key for key, label in form_layout()[0].fields.items()}
    told = {labels[texts[0]]: (row, texts[1]) for row, texts in grid.rows(1, 2) if texts[0] in labels}
    named = told.get("plan", (0, ""))[1]
    if named != form.plan.name:
        what = _("这是“{theirs}”的填报表，要更新的是“{own}”").format(theirs=named, own=form.plan.name)
        raise InputError(what, form.path.name, _("请换成本规划发出的填报表"))
    row, period = told.get("period", (1, ""))
    try:
        form.period = read_period(period)
    except ValueError:
        what = _("“{text}”不是期间").format(text=period)
        raise InputError(what, str(grid.place(row, 2)), _("填报期间不要改动")) from None
    form.unit = told.get("unit", (0, ""))[1]
    form.person = told.get("person", (0, ""))[1] or None
    if day := told.get("at"):
        form.at = _day(form, Cell(day[1], grid.place(day[0], 2))) if day[1] else None


def _rows(form: _Form, sheet: Sheet, grid: Grid) -> Iterator[Row]:
    """The rows in which something was filled, each of a record that the unit leads."""
    first = next(grid.rows(1, WIDEST), None)
    if first is None:
        return
    heads = _heads(form, sheet, grid, first)
    if not {"id"} <= {c.key for c in heads.values()}:
        return
    led, seen = leads(form.plan), set[tuple[str, str]]()
    for number, texts in grid.rows(first[0] + 1, max(heads)):
        told = {c.key: texts[at - 1] for at, c in heads.items() if texts[at - 1]}
        cells = {c.key: Cell(told[c.key], grid.place(number, at, c.head)) for at, c in heads.items()
                 if c.input and c.key in told}  # fmt: skip
        if not cells:
            continue
        id_at = next(at for at, c in heads.items() if c.key == "id")
        place, row_id = grid.place(number, id_at, heads[id_at].head), told.get("id", "")
        shown = {key: text for key, text in told.items() if key not in cells}
        if _is_sound(form, sheet, row_id, place, led) and _is_first(
            form, (row_id, shown.get("measure", "")), place, seen
        ):
            yield Row(sheet.record, row_id, shown, cells, place)


def _heads(form: _Form, sheet: Sheet, grid: Grid, first: tuple[int, list[str]]) -> dict[int, Column]:
    known = {column.head: column for column in sheet.columns}
    heads = {at: known[text] for at, text in enumerate(first[1], 1) if text in known}
    for column in sheet.columns:
        if (column.input or column.key == "id") and column not in heads.values():
            what = _("缺少列“{head}”").format(head=column.head)
            form.refuse(CellPlace(form.path.name, sheet.name, row=first[0]), what, _("表头不要改动，请用原来发出的表"))
    return heads


def _is_sound(form: _Form, sheet: Sheet, row_id: str, place: CellPlace, led: dict[tuple[str, str], str]) -> bool:
    """Whether the row is one that the unit may report on."""
    known = [id for record, id in led if record == sheet.record]
    if row_id not in known:
        what = _("规划里没有编号为“{id}”的一行").format(id=row_id) if row_id else _("没有编号")
        form.refuse(place, what, nearest(row_id, known) if row_id else _("编号不要改动"))
        return False
    if led[sheet.record, row_id] != form.unit:
        what = _("“{id}”由{lead}牵头，不由{unit}填报").format(
            id=row_id, lead=led[sheet.record, row_id] or _("别的单位"), unit=form.unit
        )
        form.refuse(place, what, _("请删去这一行，或核对填报单位"))
        return False
    return True


def _is_first(form: _Form, row: tuple[str, str], place: CellPlace, seen: set[tuple[str, str]]) -> bool:
    if row in seen:
        form.refuse(place, _("“{id}”填了两行").format(id=row[0]), _("请合并或删去一行"))
        return False
    seen.add(row)
    return True


def _read_indicator(form: _Form, row: Row) -> Iterator[Change]:
    """The figures of a row as observations, held against the plan's."""
    own = next(i for i in with_parts(form.plan.indicators) if i.id == row.id)
    value = row.cells.get("value")
    if value is None:
        others = "、".join(cell.place.head for cell in row.cells.values())
        form.refuse(row.place, _("填了{heads}，却没有填本期数").format(heads=others), _("请补上本期数，或清空这一行"))
        return
    measure = term("measure").code(row.shown.get("measure", "")) or "level"
    role = _role(form, row.cells.get("role"))
    told = _said(form, own, measure, value)
    if role is None or told is None:
        return
    assert form.period is not None  # no row is read without it
    source, why, evidence = form.source(value.place), _text(row, "explanation"), _names(row, "evidence")
    observations = tuple(
        Observation(form.period, figure, measure, role, bound, source, why, evidence) for bound, figure in told
    )
    for change in compared(own, replace(own, observations=observations)):
        yield replace(change, quote=value.text)


def _said(form: _Form, own: Indicator, measure: str, cell: Cell) -> tuple[tuple[str, Decimal | bool], ...] | None:
    try:
        return reported_figures(own, measure, cell.text)
    except InputError as error:
        form.refuse(cell.place, error.what, error.cure)
        return None


def _role(form: _Form, cell: Cell | None) -> str | None:
    if cell is None:
        return "actual"
    code = term("role").code(cell.text)
    if code is None:
        labels = "、".join(term("role").labels.values())
        form.refuse(cell.place, _("不认识“{text}”").format(text=cell.text), _("可用的有：{words}").format(words=labels))
    return code


def _read_project(form: _Form, row: Row) -> Iterator[Change]:
    """A project's state: investment so far, a stage that it came to, what is said about it."""
    own = next(p for p in form.plan.projects if p.id == row.id)
    yield from _states(form, row, own, MONEY)
    stage, on = row.cells.get("stage"), row.cells.get("on")
    if on is not None and stage is None:
        form.refuse(on.place, _("填了到达日期，却没有填新到阶段"), _("请补上新到阶段，或清空日期"))
    day = _day(form, on) if on is not None else None
    if stage is None or (on is not None and day is None):
        return
    move = Move(stage.text, date.fromisoformat(day) if day else None, _text(row, "explanation"))
    last = own.moves[-1] if own.moves else None
    if last is None or (last.stage, last.on) != (move.stage, move.on):
        yield _of_record(form, row, own.name, "moves", (move,), None, stage)


def _read_task(form: _Form, row: Row) -> Iterator[Change]:
    """A task's state as its unit tells it; whether it is closed is the supervisor's to say."""
    own = next(t for t in form.plan.tasks if t.id == row.id)
    yield from _states(form, row, own, own.unit)


def _states(form: _Form, row: Row, own: Project | Task, unit: str) -> Iterator[Change]:
    name = own.name if isinstance(own, Project) else own.task
    for key in _STATE[row.record]:
        cell = row.cells.get(key)
        if cell is None:
            continue
        value: Any = _figure(form, cell, unit) if key == "done" else cell.text
        held = getattr(own, key)
        if value is not None and str(value) != str(held):
            yield _of_record(form, row, name, key, value, held, cell)
    evidence = tuple(name for name in _names(row, "evidence") if name not in own.evidence)
    if evidence:
        yield _of_record(form, row, name, "evidence", evidence, None, row.cells["evidence"])


def _of_record(form: _Form, row: Row, name: str, key: str, value: Any, held: Any, cell: Cell) -> Change:
    kind = "new" if held is None else "changes"
    return Change(kind, row.id, name, key, value, held, source=form.source(cell.place), quote="", record=row.record)


def _figure(form: _Form, cell: Cell, unit: str) -> Decimal | None:
    try:
        return read_figure(cell.text, unit)
    except ValueError:
        what = _("“{text}”不是以“{unit}”为单位的数字").format(text=cell.text, unit=unit or _("个"))
        form.refuse(cell.place, what, _("请只写一个数；没有数就空着"))
        return None


def _day(form: _Form, cell: Cell) -> str | None:
    try:
        return read_date(cell.text).isoformat()
    except ValueError:
        form.refuse(cell.place, _("“{text}”不是日期").format(text=cell.text), _("请写成 2024-03-28 的样子"))
        return None


def _text(row: Row, key: str) -> str | None:
    return row.cells[key].text if key in row.cells else None


def _names(row: Row, key: str) -> tuple[str, ...]:
    return tuple(read_list(row.cells[key].text, NAME_STOPS)) if key in row.cells else ()


_READ = {"indicators": _read_indicator, "projects": _read_project, "tasks": _read_task}
