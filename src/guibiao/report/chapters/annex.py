"""Annex 1 (附件1) as neutral rows: every indicator with its target, yearly figures, result and proposal.

The workbook shows all columns as numbers, Word a brief table of texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.plan import Indicator, Observation, Source
from guibiao.quantity import Period, decimals
from guibiao.report.chapters.indicators import half_name
from guibiao.report.chapters.measures import action, feasibility, proposed_words
from guibiao.report.chapters.overview import by_category, category_name
from guibiao.report.content import Table
from guibiao.report.content.citing import table
from guibiao.report.phrases.figures import shown
from guibiao.report.phrases.naming import period_name, sources_name
from guibiao.report.phrases.observed import observation_key, observation_words, observations
from guibiao.report.phrases.pace import pace_decimals, pace_unit
from guibiao.report.phrases.targets import target_words
from guibiao.report.phrases.terms import PERCENT, Terms
from guibiao.report.wording import Wording

_RESULTS = ("actual", "required", "gap", "verdict", "forecast", "needed")
_LEVELS = frozenset({"level", "rank", "multiple"})
_POINTS = "个百分点"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, or a number with the decimals and the suffix with which it is printed (8.0 and %以上)."""

    text: str = ""
    number: Fraction | None = None
    decimals: int = 0
    suffix: str = ""
    key: str = ""

    def told(self, wording: Wording) -> str:
        """As printed, with its key where the wording cites."""
        return wording.cite(self, self.key) if self.number is not None and self.key else str(self)

    def __str__(self) -> str:
        """As printed, with a true minus sign, at which no line breaks."""
        if self.number is None:
            return self.text
        return f"{shown(self.number, self.decimals)}{self.suffix}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of yearly data: one period, its levels or its changes, facts or estimates."""

    period: Period
    changes: bool
    estimate: bool

    def holds(self, observation: Observation) -> bool:
        """Whether a figure belongs into this column."""
        return (
            observation.period == self.period
            and (observation.measure not in _LEVELS) == self.changes
            and (observation.role == "estimate") == self.estimate
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator (depth 0, numbered) or part of one (depth 1), by the columns' keys; yearly data beside them."""

    assessment: Assessment
    depth: int
    cells: dict[str, Cell]
    yearly: tuple[Cell, ...]


def data_columns(result: PlanAssessment) -> tuple[Column, ...]:
    """The columns of yearly data that the plan's figures need, in the order of time, estimates last."""
    found: set[tuple[bool, Period, bool]] = set()
    for indicator in _flat([a.indicator for a in result.indicators]):
        for o in observations(indicator, result.plan, result.as_of):
            if o.period.is_span and o.period.years > 1:
                continue  # a mean over years is told in the note
            found.add((o.role == "estimate", o.period, o.measure not in _LEVELS))
    ordered = sorted(found, key=lambda f: (f[0], f[1].end, -f[1].start.toordinal(), f[2]))
    return tuple(Column(period, changes, estimate) for estimate, period, changes in ordered)


def annex_rows(result: PlanAssessment, wording: Wording) -> list[Row]:
    """Every indicator in the plan's order, its parts after it."""
    columns = data_columns(result)
    rows = []
    for number, assessment in enumerate(result.indicators, 1):
        rows.append(_row(assessment, str(number), 0, result, columns, wording))
        rows += [_row(p, "", 1, result, columns, wording, assessment) for p in assessment.parts]
    return rows


def brief_annex(result: PlanAssessment, wording: Wording) -> Table:
    """Annex 1 as a table of texts that fits a landscape page; a row of one text heads a class."""
    columns = data_columns(result)
    periods = list(dict.fromkeys((c.period, c.estimate) for c in columns))
    keys = ("base", "actual", "required", "gap", "verdict", "forecast", "needed", "advice")
    heads = {"actual": "annex.head.actual_brief"}  # the latest level stands there as well as means and totals
    head = (
        *(wording.say(f"annex.head.{k}") for k in ("number", "name", "target")),
        wording.say("annex.head.base", year=result.plan.base),
        *(_period_head(p, estimate, wording) for p, estimate in periods),
        *(wording.say(heads.get(k, f"annex.head.{k}")) for k in keys[1:]),
    )
    rows: list[tuple[str, ...]] = []
    listed = annex_rows(result, wording)
    for category in by_category(result):
        rows.append((category_name(category, wording),))
        for row in (r for r in listed if r.cells["group"].text == category):
            name = str(row.cells["name"])
            unit = str(row.cells["unit"])
            data = (_merged(row, columns, period, estimate, wording) for period, estimate in periods)
            label = ("　" if row.depth else "") + (f"{name}（{unit}）" if unit else name)
            told = {k: row.cells[k].told(wording) for k in ("number", "target", *keys)}
            rows.append((told["number"], label, told["target"], told["base"], *data, *(told[k] for k in keys[1:])))
    return filled_table("annex1", "", head, rows)


def filled_table(key: str, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of texts without the columns that say nothing in any row; a row of one text heads those under it."""
    full = [r for r in rows if len(r) == len(head)]
    kept = [i for i in range(len(head)) if not full or any(r[i] for r in full)]
    filled = (tuple(r[i] for i in kept) if len(r) == len(head) else r for r in rows)
    return table(key, caption, [head[i] for i in kept], filled)


def _merged(row: Row, columns: Sequence[Column], period: Period, estimate: bool, wording: Wording) -> str:
    cells = [
        wording.say(_of_change(c), value=c.told(wording)) if column.changes and str(c) else c.told(wording)
        for c, column in zip(row.yearly, columns, strict=True)
        if column.period == period and column.estimate == estimate
    ]
    return "\n".join(c for c in cells if c)


def _of_change(cell: Cell) -> str:
    """The sentence for a figure that is no level, so that nobody takes it for one."""
    return "annex.growth" if cell.suffix.startswith("%") else "annex.change"


def _period_head(period: Period, estimate: bool, wording: Wording) -> str:
    return wording.say("annex.head.estimate" if estimate else "annex.head.period", period=period_name(period))


def _flat(indicators: Sequence[Indicator]) -> list[Indicator]:
    return [i for one in indicators for i in (one, *_flat(one.parts))]


def _row(
    assessment: Assessment, number: str, depth: int, result: PlanAssessment, columns: Sequence[Column],
    wording: Wording, whole: Assessment | None = None,
) -> Row:  # fmt: skip
    """`whole` is what this is a part of: the halves of level_and_growth share its figures."""
    half = whole is not None and whole.form == "level_and_growth"
    terms = Terms.of(assessment, result.plan, result.as_of, whole if half else None)
    cells = {
        "number": Cell(number, Fraction(number)) if number else Cell(),
        **_identity(assessment, depth, half, terms, wording),
        **_results(terms, wording),
        **_proposals(terms, half, wording),
    }
    shown_data = () if half else tuple(observations(assessment.indicator, result.plan, result.as_of))
    return Row(assessment, depth, cells, tuple(_yearly(c, shown_data, assessment.indicator) for c in columns))


def _identity(assessment: Assessment, depth: int, half: bool, terms: Terms, wording: Wording) -> dict[str, Cell]:
    indicator = assessment.indicator
    base = indicator.base if not half else None
    return {
        "group": Cell(indicator.category),
        "category": Cell(category_name(indicator.category, wording) if depth == 0 else ""),
        "name": Cell(half_name(assessment, wording) if half else indicator.name),
        "unit": Cell(assessment.measure_unit if half else indicator.unit),
        "nature": Cell(wording.say(f"nature.{indicator.nature}") if indicator.nature else ""),
        "direction": Cell(wording.say(f"direction.{indicator.direction}") if indicator.direction else ""),
        "base": Cell("", Fraction(base), decimals(base), key=f"{terms.key}.base") if base is not None else Cell(),
        "target": Cell("" if half else target_words(indicator, terms.target, terms.plan, wording, brief=True)),
    }


def _results(terms: Terms, wording: Wording) -> dict[str, Cell]:
    assessment = terms.assessment
    suffix = "%" if terms.rates else ""
    gap_suffix = _POINTS if terms.rates or assessment.measure_unit in PERCENT else ""
    forecast = assessment.forecast.value if assessment.forecast else None
    capped = assessment.forecast is not None and assessment.forecast.capped
    verdict = wording.say(f"{'verdict_at_end' if terms.at_end else 'verdict'}.{assessment.verdict}")
    if assessment.form == "level_and_growth":  # its halves, in the rows below, have the numbers
        return {k: Cell() for k in _RESULTS} | {"verdict": Cell(verdict)}
    return {
        "actual": _number(assessment.actual, terms.decimals, suffix, f"{terms.key}.actual"),
        "required": _number(assessment.required, terms.decimals, suffix, f"{terms.key}.required"),
        "gap": _number(assessment.gap, terms.decimals, gap_suffix, f"{terms.key}.gap"),
        "verdict": Cell(verdict),
        "forecast": Cell(wording.say("annex.reached"))
        if assessment.verdict == "met_early" and not terms.at_end
        else _number(forecast, 0 if capped else terms.decimals, suffix, f"{terms.key}.forecast"),
        "needed": _number(assessment.needed, pace_decimals(terms), _pace_suffix(terms), f"{terms.key}.needed"),
    }


def _proposals(terms: Terms, half: bool, wording: Wording) -> dict[str, Cell]:
    assessment = terms.assessment
    proposed = action(assessment) if not half else None
    advice = wording.say(f"annex.action.{proposed}") if proposed else ""
    if words := proposed_words(terms, wording) if proposed else "":
        advice = words
    told = feasibility(assessment, wording) if proposed in {"adjust", "press"} else ""
    indicator = assessment.indicator
    return {
        "advice": Cell(advice),
        "feasible": Cell(told),
        "lead": Cell(indicator.lead or ""),
        "source": Cell("" if half else sources_name(_sources(indicator))),
        "note": Cell(_note(terms, half, wording)),
    }


def _note(terms: Terms, half: bool, wording: Wording) -> str:
    """What a reader of the row has to know besides its numbers."""
    assessment, indicator = terms.assessment, terms.assessment.indicator
    if half:
        return ""
    notes = [assessment.conflict.text if assessment.conflict else "", indicator.note or ""]
    if assessment.reason:
        notes.append(wording.say(f"reason_short.{assessment.reason}"))
    if assessment.stand_in:
        notes.append(wording.say("annex.note.stand_in", origin=assessment.stand_in))
    means = (o for o in observations(indicator, terms.plan, terms.as_of) if o.period.is_span and o.period.years > 1)
    notes += [period_name(o.period) + observation_words(o, indicator, terms.plan, wording) for o in means]
    if assessment.forecast and assessment.forecast.capped:
        notes.append(wording.say("annex.note.capped"))
    if assessment.within_rounding:
        notes.append(wording.say("annex.note.within_rounding"))
    if terms.earlier_breaches:
        notes.append(wording.say("annex.note.breaches", years="、".join(map(str, terms.earlier_breaches))))
    stated = indicator.stated.verdict if indicator.stated else None
    if stated and stated != assessment.verdict and {stated, assessment.verdict} != {"met_early", "on_track"}:
        notes.append(wording.say("annex.note.stated", verdict=wording.say(f"verdict.{stated}")))
    return "；".join(n.rstrip("。；") for n in notes if n)


def _sources(indicator: Indicator) -> list[Source]:
    found = [indicator.source, indicator.target.source, *(o.source for o in indicator.observations)]
    return [s for s in found if s is not None]


def _number(value: Fraction | None, places: int, suffix: str, key: str) -> Cell:
    return Cell() if value is None else Cell("", value, places, suffix, key)


def _pace_suffix(terms: Terms) -> str:
    if terms.assessment.form == "yearly":  # the next year's number, no pace
        return terms.unit
    return pace_unit(terms) if terms.distance else f"{pace_unit(terms)}/年"


def _yearly(column: Column, figures: Sequence[Observation], indicator: Indicator) -> Cell:
    for o in figures:
        if column.holds(o):
            return _observed(o, indicator)
    return Cell()


def _observed(observation: Observation, indicator: Indicator) -> Cell:
    value = observation.value
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    suffix = "%" if observation.measure in {"growth", "growth_avg"} else ""
    if observation.measure in {"change", "change_avg"} and indicator.unit in PERCENT:
        suffix = _POINTS
    suffix += {"ge": "以上", "le": "以内"}.get(observation.bound, "")
    key = observation_key(observation, indicator)
    return Cell("", Fraction(Decimal(value)), decimals(value), suffix, key)
