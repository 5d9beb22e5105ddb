"""The evaluation as one self-contained web page: lights, a chart for each indicator, its working, the report's text.

No script, font or style comes from elsewhere; without scripts everything is still there, only unfiltered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files

from markupsafe import Markup

from guibiao.assess import Assessment, PlanAssessment
from guibiao.audit import Finding
from guibiao.messages import _, language
from guibiao.plan import VERDICTS
from guibiao.report.chart import chart
from guibiao.report.evaluation import evaluation_content
from guibiao.report.figures import own_decimals, shown
from guibiao.report.font import FAMILY, font_face
from guibiao.report.naming import source_name
from guibiao.report.wording import verdict_name

TEMPLATES = files("guibiao.report") / "templates"
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
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(_=_)
    page = environment.from_string(_template("evaluation.html.j2")).render(
        language=language(),
        content=evaluation_content(result, findings),
        classes=[(name, [_card(a, result) for a in result.indicators if a.indicator.category == name])
                 for name in result.plan.categories],
        lights=[(v, MARKS[v], verdict_name(v), result.count(v)) for v in VERDICTS],
        total=len(result.indicators),
        findings=findings,
        style=Markup(_template("evaluation.css")),
        script=Markup(_template("evaluation.js")),
    )  # fmt: skip
    return page.replace("/*font*/", f'{font_face(page)}:root{{--font:"{FAMILY}",sans-serif}}')


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _card(assessment: Assessment, result: PlanAssessment) -> Card:
    parts = tuple(_card(part, result) for part in assessment.parts)
    return Card(
        assessment=assessment,
        mark=MARKS[assessment.verdict],
        verdict=verdict_name(assessment.verdict),
        chart=chart(assessment, result.plan.base, result.plan.years),
        figures=tuple(_figures(assessment)),
        inputs=tuple((i.name, i.value, source_name(i.source) if i.source else "") for i in assessment.working.inputs),
        parts=parts,
    )


def _figures(assessment: Assessment) -> Iterator[Figure]:
    """Required, actual, gap, progress, needed pace and forecast, as far as there are any."""
    decimals = own_decimals(assessment, assessment.indicator.target)
    unit = assessment.measure_unit

    def figure(name: str, value: Fraction | None, unit: str) -> Iterator[Figure]:
        if value is not None:
            yield Figure(name, f"{shown(value, decimals)}{unit}")

    yield from figure(_("实际"), assessment.actual, unit)
    yield from figure(_("进度要求"), assessment.required, unit)
    yield from figure(_("差距"), assessment.gap, _("个百分点") if unit == "%" else unit)
    if assessment.progress is not None and assessment.schedule is not None:
        done, due = shown(assessment.progress * 100, 1), shown(assessment.schedule * 100, 1)
        yield Figure(_("完成进度 / 应达"), f"{done}% / {due}%")
    yield from figure(_("今后每年需"), assessment.needed, assessment.needed_unit or "")
    if assessment.forecast is not None:
        yield from figure(_("期末预计"), assessment.forecast.value, unit)
