"""What became of promises as a workbook: a row for each promise, both sentences, a column for a person's decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from guibiao.messages import _
from guibiao.report.phrases.figures import text_width
from guibiao.report.promises.page import deadline_name, place_name
from guibiao.report.workbook.sheets import Formats
from guibiao.track import MARKS, VERDICTS, Keeping, keeping_name, promise_kind

_WIDTHS = (6, 8, 24, 12, 12, 12, 36, 13, 12, 36, 8, 12, 13, 16)  # of the columns, in half-width characters
_VERDICT, _DECISION = 7, 12
_CENTRED = (0, 1, 3, 4, 7, 8, 10)
_FILLS = {"kept": "#E2F0D9", "exceeded": "#DDEBF7", "short": "#F8CBAD", "not_due": "#E4DFEC", "unclear": "#FFE699",
          "not_mentioned": "#EDEDED"}  # fmt: skip
_TITLE, _HEAD, _FIRST = 0, 1, 2
_LINE, _AIR, _MOST_LINES = 13, 5, 31
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time, so that the same promises give the same bytes


def promises_workbook(keepings: Sequence[Keeping], earlier: str, later: str) -> bytes:
    """The bytes of an .xlsx file. The same promises give the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": _("承诺兑现"), "created": _MADE})
    formats = Formats(book)
    sheet = book.add_worksheet(_("承诺兑现"))
    title = _("《{earlier}》的承诺，《{later}》怎么说").format(earlier=earlier, later=later)
    last = len(_WIDTHS) - 1
    sheet.merge_range(_TITLE, 0, _TITLE, last, title, formats(bold=True, font_size=14, align="center"))
    head = formats(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9D9D9")
    for column, (name, width) in enumerate(zip(_heads(), _WIDTHS, strict=True)):
        sheet.write_string(_HEAD, column, name, head)
        sheet.set_column(column, column, width)
    for at, keeping in enumerate(keepings, _FIRST):
        _row(sheet, formats, at, keeping)
    end = max(_FIRST + len(keepings) - 1, _FIRST)
    choices = {"validate": "list", "source": [keeping_name(v) for v in VERDICTS if v != "unclear"]}
    sheet.data_validation(_FIRST, _DECISION, end, _DECISION, choices)
    sheet.set_row(_TITLE, 28)
    sheet.set_row(_HEAD, 2 * _LINE + _AIR)
    sheet.freeze_panes(_FIRST, 3)
    sheet.autofilter(_HEAD, 0, end, last)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_footer("&C— &P / &N —")
    book.close()
    return buffer.getvalue()


def _heads() -> tuple[str, ...]:
    return (_("序号"), _("类别"), _("指标或事项"), _("时限"), _("目标"), _("牵头单位"), _("承诺原句"), _("结论"),
            _("结果"), _("回应原句"), _("相似度"), _("出处"), _("人工判断"), _("说明"))  # fmt: skip


def _row(sheet: Any, formats: Formats, at: int, keeping: Keeping) -> None:
    cells = _cells(at - _FIRST + 1, keeping)
    lines = max(
        sum(max(1, ceil(2 * text_width(line) / (width - 2))) for line in text.split("\n"))
        for text, width in zip(cells, _WIDTHS, strict=True)
    )
    sheet.set_row(at, min(lines, _MOST_LINES) * _LINE + _AIR)
    for column, text in enumerate(cells):
        look: dict[str, Any] = {"border": 1, "text_wrap": True}
        look |= {"align": "center"} if column in _CENTRED else {}
        if column == _VERDICT:
            look["bg_color"] = _FILLS[keeping.verdict]
        if column == 0:
            sheet.write_number(at, column, int(text), formats(**look))
        else:
            sheet.write_string(at, column, text, formats(**look))


def _cells(number: int, keeping: Keeping) -> tuple[str, ...]:
    told = [keeping.answer] if keeping.answer else list(keeping.candidates)
    figure = keeping.answer.figure if keeping.answer else None
    return (
        str(number), promise_kind(keeping.kind), keeping.name, deadline_name(keeping.deadline or ""),
        str(keeping.goal or ""), keeping.lead or "", keeping.promise.sentence,
        f"{MARKS[keeping.verdict]} {keeping_name(keeping.verdict)}", str(figure or ""),
        "\n".join(t.quote.sentence for t in told), "\n".join(f"{t.score:.2f}" for t in told),
        "\n".join([place_name(keeping.promise), *(place_name(t.quote) for t in told)]), "", "",
    )  # fmt: skip
