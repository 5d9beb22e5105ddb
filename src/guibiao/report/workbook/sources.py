"""数据来源: every figure of annex 1 on a row of its own, with document, place, words there and a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from guibiao.assess import PlanAssessment
from guibiao.messages import _
from guibiao.plan import Source
from guibiao.quantity import Period
from guibiao.report.chapters.annex import Cell, Column, Row
from guibiao.report.phrases.figures import text_width
from guibiao.report.phrases.naming import period_name
from guibiao.report.phrases.observed import observations
from guibiao.report.wording import Wording
from guibiao.report.workbook.sheets import HEAD, Formats, letters, print_setup

_WIDTHS = (30, 16, 18, 24, 28, 22, 48, 16, 12)
_LINE, _AIR = 14, 4  # points


@dataclass(frozen=True, slots=True)
class Place:
    """Where annex 1 stands: its sheet, its first row (from 0), the columns by key, and the first of the yearly data."""

    sheet: str
    first: int
    columns: dict[str, int]
    data: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure: whose it is, of when, what it is, as printed, where it was read, and its cell."""

    name: str
    period: str
    kind: str
    cell: Cell
    source: Source | None
    at: tuple[int, int]


def add_sources(
    book: Any, formats: Formats, rows: Sequence[Row], columns: Sequence[Column], place: Place, wording: Wording,
    result: PlanAssessment,
) -> None:  # fmt: skip
    """Add the sheet; figures of which nobody has said where they come from have an empty source."""
    sheet = book.add_worksheet(_("数据来源"))
    heads = (
        _("指标"),
        _("时间"),
        _("是什么"),
        _("数值"),
        _("文件"),
        _("位置"),
        _("原文"),
        _("填报人"),
        _("附件1单元格"),
    )
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(0, column, head, formats(**HEAD))
        sheet.set_column(column, column, width)
    body = formats(border=1, text_wrap=True)
    link = formats(border=1, font_color="#0F4C81", underline=1)
    told = [t for at, row in enumerate(rows, place.first) for t in _figures(row, at, columns, place, result, wording)]
    for at, figure in enumerate(told, 1):
        texts = (figure.name, figure.period, figure.kind, str(figure.cell), *_origin(figure.source))
        lines = max(ceil(2 * text_width(t) / (w - 1)) for t, w in zip(texts, _WIDTHS, strict=False))
        sheet.set_row(at, max(lines, 1) * _LINE + _AIR)
        for column, text in enumerate(texts):
            sheet.write_string(at, column, text, body)
        cell = f"{letters(figure.at[1])}{figure.at[0] + 1}"
        sheet.write_url(at, len(texts), f"internal:'{place.sheet}'!{cell}", link, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(told), 1), len(heads) - 1)
    print_setup(sheet, repeat=0)


def _figures(
    row: Row, at: int, columns: Sequence[Column], place: Place, result: PlanAssessment, wording: Wording
) -> Iterator[_Told]:
    indicator, cells = row.assessment.indicator, row.cells
    name = str(cells["name"])
    if cells["base"].number is not None:
        kind = wording.say("annex.head.base", year=result.plan.base)
        yield _Told(
            name,
            period_name(Period(str(result.plan.base))),
            kind,
            cells["base"],
            indicator.source,
            (at, place.columns["base"]),
        )
    if str(cells["target"]):
        source = indicator.target.source or indicator.source
        kind = wording.say("annex.head.target")
        yield _Told(name, "", kind, cells["target"], source, (at, place.columns["target"]))
    seen = observations(indicator, result.plan, result.as_of)
    for n, (column, cell) in enumerate(zip(columns, row.yearly, strict=True)):
        found = next((o for o in seen if column.holds(o)), None) if cell.number is not None or cell.text else None
        if found is not None:
            kind = wording.say("annex.head.change" if column.changes else "annex.head.level")
            kind = _("{kind}（预计）").format(kind=kind) if column.estimate else kind
            yield _Told(name, period_name(column.period), kind, cell, found.source, (at, place.data + n))


def _origin(source: Source | None) -> tuple[str, str, str, str]:
    """The file, the place in it, the words there, and the person."""
    if source is None:
        return "", "", "", ""
    person, quote = " ".join(filter(None, (source.person, source.at))), source.quote or ""
    if source.workbook:
        return source.workbook, " ".join(filter(None, (source.sheet, source.cell))), quote, person
    span = ""
    if source.start is not None:
        end = source.end if source.end is not None else source.start
        span = _("第{start}—{end}字").format(start=source.start, end=end)
    return source.document or "", " ".join(filter(None, (source.section, span))), quote, person
