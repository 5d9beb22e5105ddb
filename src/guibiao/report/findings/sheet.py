"""Findings as a workbook to tick off: a row for each, with what was done about it chosen from a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

from guibiao.audit import MARKS, Checked, Finding, by_root, clause, kind_name, kind_of, rule_words
from guibiao.messages import _
from guibiao.report.phrases.figures import text_width
from guibiao.report.workbook.sheets import Formats

_WIDTHS = (6, 15, 10, 15, 10, 43, 28, 28, 8, 18)  # of the columns, in half-width characters
_CENTRED = (0, 2, 4, 8)
_TEXT, _DONE = 7, 8  # the columns with the text's own words and with what was done
_FILLS = {"error": "#F8CBAD", "warning": "#FFE699", "note": "#DDEBF7", "holds": "#E2F0D9", "open": "#EDEDED"}
_TITLE, _LEFT, _HEAD, _FIRST = 0, 1, 2, 3  # rows
_LINE, _AIR = 13, 5  # pt: the height of a line of a cell's text, the air above and below
_MOST_LINES = 31  # Excel's rows are 409 pt high at most
_A4 = 9
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time, so that the same findings give the same bytes


def findings_workbook(documents: Sequence[Checked]) -> bytes:
    """The bytes of an .xlsx file. The same findings give the same bytes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": _("算术核对"), "created": _MADE})
    formats = Formats(book)
    sheet = book.add_worksheet(_("核对清单"))
    found = list(_rows(documents))
    last = max(_FIRST + len(found) - 1, _FIRST)
    _heads(sheet, formats, documents, len(found), last)
    for at, (one, finding, follows) in enumerate(found, _FIRST):
        _row(sheet, formats, at, _cells(at - _FIRST + 1, one, finding, follows), finding)
    choices = [_("待核"), _("已改"), _("不改")]
    sheet.data_validation(_FIRST, _DONE, last, _DONE, {"validate": "list", "source": choices})
    for choice, look in zip(choices[1:], ("#E2F0D9", "#D9D9D9"), strict=True):
        rule = {"type": "cell", "criteria": "==", "value": f'"{choice}"', "format": book.add_format({"bg_color": look})}
        sheet.conditional_format(_FIRST, _DONE, last, _DONE, rule)
    sheet.freeze_panes(_FIRST, 0)
    sheet.autofilter(_HEAD, 0, last, len(_WIDTHS) - 1)
    _print_setup(sheet, last)
    book.close()
    return buffer.getvalue()


def _rows(documents: Sequence[Checked]) -> Iterator[tuple[Checked, Finding, Finding | None]]:
    """Each finding with its document, and the slip that it follows from."""
    for one in documents:
        for group in by_root(one.shown):
            yield one, group.root, None
            for other in group.others:
                yield one, other, group.root


def _heads(sheet: Any, formats: Formats, documents: Sequence[Checked], count: int, last: int) -> None:
    names = (_("序号"), _("文档"), _("位置"), _("规则"), _("严重程度"), _("问题"), _("计算"), _("原文"), _("处理"),
             _("说明"))  # fmt: skip
    right = len(names) - 1
    sheet.merge_range(_TITLE, 0, _TITLE, right, _("算术核对清单"), formats(bold=True, font_size=16, align="center"))
    if len(documents) == 1:
        told = f"{documents[0].document.title or documents[0].document.name}　{documents[0].summary()}"
    else:
        told = _("{n} 份文件").format(n=len(documents))
    sheet.merge_range(_LEFT, 0, _LEFT, _TEXT, told, formats(text_wrap=True))
    waiting = _("待核")
    cells = f"$I${_FIRST + 1}:$I${last + 1}"
    sheet.write_string(_LEFT, _DONE, waiting, formats(align="right"))
    sheet.write_formula(_LEFT, _DONE + 1, f'=COUNTIF({cells},"{waiting}")', formats(align="left", bold=True), count)
    head = formats(bold=True, border=1, align="center", text_wrap=True, bg_color="#D9D9D9")
    for column, (name, width) in enumerate(zip(names, _WIDTHS, strict=True)):
        sheet.write_string(_HEAD, column, name, head)
        sheet.set_column(column, column, width)
    sheet.set_row(_TITLE, 30)
    sheet.set_row(_LEFT, 18)
    sheet.set_row(_HEAD, 20)


def _cells(number: int, one: Checked, finding: Finding, follows: Finding | None) -> tuple[str, ...]:
    kind = kind_of(finding)
    decisive = _("（更正后是否达标会改变）") if finding.decisive else ""
    after = _("（与“{text}”处同出一个差错）").format(text=follows.spans[0].text) if follows else ""
    quote = " ".join(clause(finding, one.document.source).split())
    name = f"{rule_words(finding.rule).name}\n{finding.rule}"
    done = _("待核") if finding.verdict == "fails" else ""
    return (str(number), one.document.name, one.place_of(finding), name, f"{MARKS[kind]} {kind_name(kind)}",
            finding.message + decisive + after, finding.working, quote, done, "")  # fmt: skip


def _row(sheet: Any, formats: Formats, at: int, cells: Sequence[str], finding: Finding) -> None:
    lines = max(_lines(text, width) for text, width in zip(cells, _WIDTHS, strict=True))
    sheet.set_row(at, min(lines, _MOST_LINES) * _LINE + _AIR)
    for column, text in enumerate(cells):
        look: dict[str, Any] = {"border": 1, "text_wrap": True}
        look |= {"align": "center"} if column in _CENTRED else {"indent": 1}
        if column == _CENTRED[2]:
            look["bg_color"] = _FILLS[kind_of(finding)]
        if column == 0:
            sheet.write_number(at, column, int(text), formats(**look))
        elif column == _TEXT:
            _write_quote(sheet, formats, (at, column), text, finding.spans[0].text.strip(), look)
        else:
            sheet.write_string(at, column, text, formats(**look))


def _write_quote(
    sheet: Any, formats: Formats, at: tuple[int, int], text: str, claim: str, look: dict[str, Any]
) -> None:
    """The text's own words, the claim in them in red."""
    before, found, after = text.rpartition(claim)
    if not found or not (before or after):
        sheet.write_string(*at, text, formats(**look))
        return
    plain, red = formats(), formats(bold=True, font_color="#C00000")
    parts = [part for words, form in ((before, plain), (claim, red), (after, plain)) if words for part in (form, words)]
    sheet.write_rich_string(*at, *parts, formats(**look))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; Excel counts half-width characters."""
    return sum(max(1, ceil(2 * text_width(line) / (width - 3))) for line in text.split("\n"))


def _print_setup(sheet: Any, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C— &P / &N —")
