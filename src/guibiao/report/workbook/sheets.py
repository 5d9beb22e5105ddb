"""The workbook's other sheets: 汇总, which counts the first sheet by itself, and 测算过程, the workings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from guibiao.assess import Assessment, PlanAssessment
from guibiao.plan import VERDICTS
from guibiao.report.chapters.annex import Row
from guibiao.report.chapters.overview import NATURES, by_category, category_name
from guibiao.report.phrases.figures import text_width
from guibiao.report.phrases.naming import source_name
from guibiao.report.wording import Wording

_LOOK = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
HEAD = {"bold": True, "border": 1, "align": "center", "bg_color": "#D9D9D9"}
A4, A3 = 9, 8  # Excel's numbers of paper
_WORKINGS = (("name", 28), ("item", 14), ("value", 64), ("period", 10), ("source", 38))  # columns and widths
_LINE, _AIR = 13, 5  # pt


class Formats:
    """Cell formats by their properties, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, {}  # type: ignore[var-annotated]

    def __call__(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_LOOK | properties)
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Counted:
    """The first sheet as the counts see it: its name, its first row (from 0), its rows, and where its columns stand."""

    sheet: str
    first: int
    rows: Sequence[Row]
    places: dict[str, int]

    def __getitem__(self, key: str) -> str:
        """A column's cells as an absolute reference."""
        name = f"${letters(self.places[key])}"
        return f"'{self.sheet}'!{name}${self.first + 1}:{name}${self.first + max(len(self.rows), 1)}"

    def count(self, key: str, groups: Sequence[str], verdict: str | None = None) -> int:
        """What the formula gives: indicators, not parts, of some groups and one verdict or any."""
        return sum(
            r.depth == 0 and str(r.cells[key]) in groups and (verdict is None or str(r.cells["verdict"]) == verdict)
            for r in self.rows
        )


def add_summary(book: Any, formats: Formats, counted: Counted, result: PlanAssessment, wording: Wording) -> None:
    """汇总: counts by class and by nature, as formulas with the values that they give."""
    sheet = book.add_worksheet(wording.say("sheet.summary"))
    verdicts = _verdict_names(counted, wording)
    title = formats(bold=True, font_size=14, align="center")
    sheet.merge_range(0, 0, 0, len(verdicts) + 1, wording.say("overall.table"), title)
    apart = {wording.say("verdict.on_track"): wording.say("overall.table_head.on_track")}
    titles = [wording.say("overall.table_head.total"), *(apart.get(v, v) for v in verdicts)]
    groups = {
        "category": [category_name(c, wording) for c in by_category(result)],
        "nature": [wording.say(f"nature.{n}") for n in NATURES if n != "unknown"],
    }
    if counted.count("nature", [""]):
        groups["nature"].append("")
    at = 2
    for key, listed in groups.items():
        heads = [wording.say(f"annex.head.{key}"), *titles]
        for column, text in enumerate(heads):
            sheet.write_string(at, column, text, formats(**HEAD))
        for line, group in enumerate(listed, at + 1):
            name = group or wording.say("sheet.no_nature")
            sheet.write_string(line, 0, name, formats(border=1, align="center"))
            for column, verdict in enumerate((None, *verdicts), 1):
                formula = _counting(counted, key, f"$A{line + 1}" if group else '""', verdict)
                sheet.write_formula(
                    line, column, formula, formats(border=1, align="center"), counted.count(key, [group], verdict)
                )
        end = at + len(listed) + 1
        sheet.write_string(end, 0, wording.say("overall.table_head.sum"), formats(**HEAD))
        for column, verdict in enumerate((None, *verdicts), 1):
            name = letters(column)
            formula = f"=SUM({name}{at + 2}:{name}{end})"
            sheet.write_formula(end, column, formula, formats(**HEAD), counted.count(key, listed, verdict))
        at = end + 2
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, len(titles), 15)
    print_setup(sheet)


def _counting(counted: Counted, key: str, group: str, verdict: str | None) -> str:
    """Counts indicators of a group, a cell or a text; parts have no number and are left out.

    Compared as they are: to COUNTIFS a name with an asterisk or a sign would be a pattern.
    """
    matches = f"({counted['number']}>0)*({counted[key]}={group})"
    return (
        f"=SUMPRODUCT({matches})" if verdict is None else f'=SUMPRODUCT({matches}*({counted["verdict"]}="{verdict}"))'
    )


def _verdict_names(counted: Counted, wording: Wording) -> list[str]:
    """The verdicts as the first sheet words them: at the plan's end 完成 and 未完成 stand in for two of them."""
    used = {str(r.cells["verdict"]) for r in counted.rows}
    names = []
    for verdict in VERDICTS:
        plain, at_end = wording.say(f"verdict.{verdict}"), wording.say(f"verdict_at_end.{verdict}")
        names += [n for n in dict.fromkeys((plain, at_end)) if n in used] or [plain]
    return names


def letters(column: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    rest, name = column + 1, ""
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def add_workings(book: Any, formats: Formats, result: PlanAssessment, wording: Wording) -> None:
    """测算过程: every input with its source, and every step in words."""
    sheet = book.add_worksheet(wording.say("sheet.working"))
    head = formats(**HEAD)
    body = formats(border=1, text_wrap=True)
    for column, (key, width) in enumerate(_WORKINGS):
        sheet.write(0, column, wording.say(f"working.{key}"), head)
        sheet.set_column(column, column, width)
    at = 1
    for assessment in with_parts(result.indicators):
        for texts in _working_rows(assessment, wording):
            cells = (assessment.indicator.name, *texts)
            lines = max(ceil(2 * text_width(t) / (w - 1)) for t, (_, w) in zip(cells, _WORKINGS, strict=True))
            sheet.set_row(at, max(lines, 1) * _LINE + _AIR)
            for column, text in enumerate(cells):
                sheet.write_string(at, column, text, body)
            at += 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(at - 1, 1), len(_WORKINGS) - 1)
    print_setup(sheet, repeat=0)


def print_setup(sheet: Any, repeat: int | None = None, paper: int = A4) -> None:
    """Print across, as wide as the page, with page numbers; `repeat` is the head row that every page shows again."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    if repeat is not None:
        sheet.repeat_rows(repeat)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C— &P / &N —")


def with_parts(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Indicators, each with its parts after it."""
    return [a for one in assessments for a in (one, *with_parts(one.parts))]


def _working_rows(assessment: Assessment, wording: Wording) -> list[tuple[str, str, str, str]]:
    inputs = [
        (i.name, i.value, i.period or "", source_name(i.source) if i.source else "") for i in assessment.working.inputs
    ]
    steps = [(wording.say("working.step", number=n), s, "", "") for n, s in enumerate(assessment.working.steps, 1)]
    return [*inputs, *steps]
