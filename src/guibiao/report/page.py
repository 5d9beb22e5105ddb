"""The evaluation as one self-contained web page: lights, a chart for each indicator, its working, the report's text.

No script, font or style comes from elsewhere; without scripts everything is still there, only unfiltered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guibiao.assess import Assessment, PlanAssessment
from guibiao.audit import Finding
from guibiao.messages import _
from guibiao.plan import VERDICTS
from guibiao.report.annex import Row, annex_rows
from guibiao.report.chart import chart
from guibiao.report.evaluation import evaluation_content
from guibiao.report.figures import neat
from guibiao.report.naming import source_name
from guibiao.report.web import web_page
from guibiao.report.wording import shipped_wording, verdict_name

MARKS = {"met_early": "★", "on_track": "●", "behind": "▲", "not_assessable": "○"}  # read without colour


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on a card: what it is, and how it is printed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator as the page shows it; parts are cards of their own inside it."""

    assessment: Assessment
    mark: str
    verdict: str
    chart: Markup
    figures: tuple[Figure, ...]
    inputs: tuple[tuple[str, str, str], ...]  # name, value, source
    parts: tuple[Card, ...]


def evaluation_page(result: PlanAssessment, findings: Sequence[Finding]) -> str:
    """The page as HTML. `findings` of the audit are listed below the indicators."""
    rows = {id(row.assessment): row for row in annex_rows(result, shipped_wording())}
    return web_page(
        "evaluation",
        content=evaluation_content(result, findings),
        classes=[(name, [_card(a, result, rows) for a in result.indicators if a.indicator.category == name])
                 for name in result.plan.categories],
        lights=[(v, MARKS[v], verdict_name(v), result.count(v)) for v in VERDICTS],
        total=len(result.indicators),
        findings=findings,
    )  # fmt: skip


def _card(assessment: Assessment, result: PlanAssessment, rows: Mapping[int, Row]) -> Card:
    inputs = ((i.name, i.value, source_name(i.source) if i.source else "") for i in assessment.working.inputs)
    return Card(
        assessment=assessment,
        mark=MARKS[assessment.verdict],
        verdict=str(rows[id(assessment)].cells["verdict"]),
        chart=chart(assessment, result.plan.base, result.plan.years),
        figures=tuple(_figures(assessment, rows)),
        inputs=tuple(inputs),
        parts=tuple(_card(part, result, rows) for part in assessment.parts),
    )


def _figures(assessment: Assessment, rows: Mapping[int, Row]) -> Iterator[Figure]:
    """Actual, required, gap, progress, forecast and needed pace, as far as there are any, as annex 1 prints them.

    Of a target of a level and a pace, the figures of both halves.
    """
    row = rows[id(assessment)]
    if assessment.form == "level_and_growth":
        for part in assessment.parts:
            half = rows[id(part)]
            yield from _of_row(half, ("actual", "required", "gap", "needed"), f"{half.cells['name']}·")
    else:
        yield from _of_row(row, ("actual", "required", "gap", "forecast", "needed"), "")
    progress, schedule = assessment.progress, assessment.schedule
    if progress is not None and schedule is not None:
        share = f"{neat(progress * 100, 1)}% / {neat(schedule * 100, 1)}%"
        yield Figure(_("完成进度 / 应达"), share.replace("-", "−"))


def _of_row(row: Row, keys: Sequence[str], before: str) -> Iterator[Figure]:
    """A row's cells; a level has its unit beside it, which the annex has in a column of its own."""
    heads = {"actual": "annex.head.actual_brief"}
    for key in keys:
        cell = row.cells[key]
        unit = str(row.cells["unit"]) if cell.number is not None and not cell.suffix else ""
        if text := str(cell):
            yield Figure(before + shipped_wording().say(heads.get(key, f"annex.head.{key}")), text + unit)
