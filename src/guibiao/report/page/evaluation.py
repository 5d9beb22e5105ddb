"""The evaluation as one self-contained web page: lights, charts, indicators with their working, ledgers, the report.

No script, font or style comes from elsewhere; without scripts everything is still there, only unfiltered. Every number
can be followed: those on cards through the working below them, those in the text through the table of sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guibiao.assess import Assessment, PlanAssessment
from guibiao.audit import Finding
from guibiao.messages import _
from guibiao.plan import VERDICTS
from guibiao.report.chapters.annex import Row, annex_rows
from guibiao.report.chapters.overview import by_category, category_name
from guibiao.report.chapters.problems import gap_share
from guibiao.report.chart.bars import counts_chart, patterns, rates_chart, stacked_chart
from guibiao.report.chart.data import Trend, project_charts, trends, verdict_stacks
from guibiao.report.chart.trend import trend_chart
from guibiao.report.content import Cited, Content
from guibiao.report.editions.evaluation import evaluation_content
from guibiao.report.page.ledgers import project_lists, task_list
from guibiao.report.page.web import web_page
from guibiao.report.phrases.figures import neat
from guibiao.report.phrases.naming import date_name, source_words
from guibiao.report.wording import Wording, shipped_wording

MARKS = {"met_early": "★", "on_track": "●", "behind": "▲", "not_assessable": "○"}  # read without colour
_BRIEF = ("number", "name", "verdict", "target", "actual", "required", "gap", "forecast", "needed")
_NUMBERS = frozenset({"number", "actual", "required", "gap", "forecast", "needed"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on a card: what it is, and how it is printed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator as the page shows it, its parts as cards inside it. `words` are what a search looks at."""

    id: str
    assessment: Assessment
    mark: str
    verdict: str
    category: str
    nature: str
    lead: str
    target: str
    short: float
    gap: str
    words: str
    chart: Markup
    trend: Trend | None
    figures: tuple[Figure, ...]
    brief: tuple[str, ...]
    inputs: tuple[tuple[str, str, str], ...]  # name, value, source
    parts: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `key` of the figure that it is, "" for words."""

    text: str
    key: str = ""


def evaluation_page(
    result: PlanAssessment, findings: Sequence[Finding], content: Content | None = None, wording: Wording | None = None
) -> str:
    """The page as HTML. `content` is the report's text where it is more than what the data give, in `wording`.

    `findings` of the audit are listed below the indicators.
    """
    wording = wording or shipped_wording()
    maker = _Cards(result, wording)
    cards = maker.cards
    told = content or evaluation_content(result, findings, wording)
    projects, tasks = project_lists(result), task_list(result)
    lights = {v: _light_name(v, cards.values(), wording) for v in VERDICTS}
    return web_page(
        "evaluation",
        content=told,
        as_of=date_name(result.as_of),
        classes=[(category_name(name, wording), [cards[id(a)] for a in group])
                 for name, group in by_category(result).items()],
        heads=[(k in _NUMBERS, wording.say("annex.head.actual_brief" if k == "actual" else f"annex.head.{k}"))
               for k in _BRIEF],
        lights=[(v, MARKS[v], lights[v], result.count(v)) for v in VERDICTS],
        filters=_filters(cards.values()),
        total=len(result.indicators),
        overview=[stacked_chart(verdict_stacks(result, wording), "s", lights)],
        project_charts=[(one.ledger, rates_chart(one.rates, f"r{n}"),
                         [(name, counts_chart(name, kinds, f"k{n}-{m}")) for m, (name, kinds) in enumerate(one.counts)])
                        for n, one in enumerate(project_charts(result))],
        patterns=patterns(),
        worst=_worst(cards.values()),
        projects=projects,
        tasks=tasks,
        findings=findings,
        places={key: f"f{n}" for n, key in enumerate(told.figures)},
        card_of=maker.card_of,
        pieces=pieces,
    )  # fmt: skip


def pieces(text: str, cited: Iterable[Cited]) -> list[Piece]:
    """A text cut at the figures that it cites.

    >>> [(p.text, p.key) for p in pieces("低3.9个百分点", [Cited(1, 4, "gdp.gap")])]
    [('低', ''), ('3.9', 'gdp.gap'), ('个百分点', '')]
    """
    found, at = [], 0
    for one in sorted(cited, key=lambda c: c.start):
        found += [Piece(text[at : one.start]), Piece(text[one.start : one.end], one.key)]
        at = one.end
    return [p for p in (*found, Piece(text[at:])) if p.text]


def _light_name(verdict: str, cards: Iterable[Card], wording: Wording) -> str:
    """A verdict as the cards word it: at the plan's end 完成; as the edition calls it where they differ or are none."""
    told = {c.verdict for c in cards if c.assessment.verdict == verdict}
    return told.pop() if len(told) == 1 else wording.say(f"verdict.{verdict}")


def _filters(cards: Iterable[Card]) -> list[tuple[str, str, list[str]]]:
    """What indicators can be narrowed by besides their verdict: the attribute, its name, the values that there are."""
    listed = list(cards)
    choices = (
        ("category", _("类别"), [c.category for c in listed]),
        ("nature", _("属性"), [c.nature for c in listed]),
        ("lead", _("责任单位"), [c.lead for c in listed]),
    )
    kept = ((key, name, [v for v in dict.fromkeys(values) if v]) for key, name, values in choices)
    return [(key, name, values) for key, name, values in kept if len(values) > 1]


def _worst(cards: Iterable[Card], most: int = 6) -> list[Card]:
    """The indicators that are furthest behind, the worst first."""
    behind = [c for c in cards if c.assessment.verdict == "behind"]
    return sorted(behind, key=lambda c: -c.short)[:most]


class _Cards:
    """The cards of a plan's indicators."""

    def __init__(self, result: PlanAssessment, wording: Wording) -> None:
        self._wording = wording
        self._rows = {id(row.assessment): row for row in annex_rows(result, wording)}
        self._trends = trends(result)
        self.card_of: dict[str, str] = {}  # an indicator's or part's id: the id of its card
        self.cards = {id(a): self._card(a, f"i{n}") for n, a in enumerate(result.indicators, 1)}

    def _card(self, assessment: Assessment, key: str, whole: str = "") -> Card:
        row, indicator = self._rows[id(assessment)], assessment.indicator
        self.card_of.setdefault(indicator.id, whole or key)
        trend = self._trends.get(id(assessment))
        parts = tuple(self._card(p, f"{key}-{n}", whole or key) for n, p in enumerate(assessment.parts, 1))
        cells = {k: str(row.cells[k]) for k in ("category", "nature", "lead", "target", "unit")}
        words = (indicator.name, *cells.values(), *(p.name for p in indicator.parts), row.cells["verdict"].text)
        return Card(
            id=key,
            assessment=assessment,
            mark=MARKS[assessment.verdict],
            verdict=str(row.cells["verdict"]),
            category=cells["category"],
            nature=cells["nature"],
            lead=cells["lead"],
            target=cells["target"],
            short=float(gap_share(assessment)),
            gap=self._gap(assessment),
            words=" ".join(filter(None, words)).lower(),
            chart=trend_chart(trend, f"c{key}") if trend else Markup(""),
            trend=trend,
            figures=tuple(_figures(assessment, self._rows, self._wording)),
            brief=tuple(self._brief(assessment, k) for k in _BRIEF),
            inputs=tuple(
                (i.name, i.value, source_words(i.source) if i.source else "") for i in assessment.working.inputs
            ),
            parts=parts,
        )

    def _brief(self, assessment: Assessment, key: str) -> str:
        """A cell of the table of all indicators; of a level and a pace, both halves below each other."""
        cells = self._rows[id(assessment)].cells
        if key == "name" and (unit := str(cells["unit"])):
            return f"{cells['name']}（{unit}）"
        if key in _NUMBERS and assessment.form == "level_and_growth" and not str(cells[key]):
            return "\n".join(filter(None, (str(self._rows[id(p)].cells[key]) for p in assessment.parts)))
        return str(cells[key])

    def _gap(self, assessment: Assessment) -> str:
        """The gap with its unit, of what is behind by most."""
        worst = max(assessment.parts, key=gap_share) if assessment.parts else assessment
        return next((f.value for f in _of_row(self._rows[id(worst)], ("gap",), "", self._wording)), "")


def _figures(assessment: Assessment, rows: Mapping[int, Row], wording: Wording) -> Iterator[Figure]:
    """Actual, required, gap, progress, forecast and needed pace, as far as there are any, as annex 1 prints them.

    Of a target of a level and a pace, the figures of both halves.
    """
    row = rows[id(assessment)]
    if assessment.form == "level_and_growth":
        for part in assessment.parts:
            half = rows[id(part)]
            yield from _of_row(half, ("actual", "required", "gap", "needed"), f"{half.cells['name']}·", wording)
    else:
        yield from _of_row(row, ("actual", "required", "gap", "forecast", "needed"), "", wording)
    progress, schedule = assessment.progress, assessment.schedule
    if progress is not None and schedule is not None:
        share = f"{neat(progress * 100, 1)}% / {neat(schedule * 100, 1)}%"
        yield Figure(_("完成进度 / 应达"), share.replace("-", "−"))


def _of_row(row: Row, keys: Sequence[str], before: str, wording: Wording) -> Iterator[Figure]:
    """A row's cells; a level has its unit beside it, which the annex has in a column of its own."""
    heads = {"actual": "annex.head.actual_brief"}
    for key in keys:
        cell = row.cells[key]
        unit = str(row.cells["unit"]) if cell.number is not None and not cell.suffix else ""
        if text := str(cell):
            yield Figure(before + wording.say(heads.get(key, f"annex.head.{key}")), text + unit)
