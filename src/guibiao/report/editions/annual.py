"""The annual edition (年度监测评估): a year's targets against its results, and what was promised for that year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.audit import Finding
from guibiao.plan import AnnualTarget, Indicator, Observation, Plan, Task
from guibiao.quantity import Period, chinese_number, decimals
from guibiao.report.content import Block, Content, Place, Section
from guibiao.report.content.citing import paragraph, table
from guibiao.report.content.figure_names import figures_of
from guibiao.report.editions.evaluation import evaluation_content
from guibiao.report.phrases.figures import shown
from guibiao.report.phrases.naming import date_name, plan_span, short_name
from guibiao.report.phrases.observed import observation_key, observation_words
from guibiao.report.phrases.targets import target_in_force
from guibiao.report.phrases.terms import PERCENT
from guibiao.report.wording import Wording, edition_wording
from guibiao.track import TASK_STATES, TaskStatus, state_name, task_status

_OUTCOMES = ("kept", "missed", "unknown")


@dataclass(frozen=True, slots=True)
class _Year:
    """What an indicator was to reach in a year, and what it reached: None where no figure tells."""

    assessment: Assessment
    target: AnnualTarget
    actual: Observation | None
    before: Observation | None

    @property
    def gap(self) -> Fraction | None:
        """How much the actual is better than the target; negative where it falls short."""
        if self.actual is None or isinstance(self.actual.value, bool):
            return None
        beyond = Fraction(self.actual.value) - Fraction(self.target.value)
        return -beyond if _less_is_better(self.assessment.indicator, self.target) else beyond

    @property
    def outcome(self) -> str:
        """kept, missed or unknown."""
        return "unknown" if self.gap is None else "kept" if self.gap >= 0 else "missed"


def annual_content(
    result: PlanAssessment, findings: Sequence[Finding], wording: Wording | None = None,
    issuer: str = "", issued: date | None = None,
) -> Content:  # fmt: skip
    """The report on a plan's latest whole year, with the plan's own progress behind it.

    Raises InputError for a wording with gaps.
    """
    words = wording or edition_wording("annual")
    year = report_year(result.as_of)
    content = evaluation_content(result, findings, words, issuer, issued)
    overview, *others = content.sections
    cited = words.citing()
    facts = _facts(result.plan, year)
    title = words.say("annual.title", **facts)
    full = result.plan.name if result.plan.name.startswith("《") else f"《{result.plan.name}》"
    introduction = (
        words.say("annual.purpose", full=full, short=short_name(result.plan), **facts),
        words.say("annual.clock", as_of=date_name(result.as_of), **facts),
    )
    chapters = (
        _targets(result, year, cited),
        _promises(result, year, cited),
        replace(overview, heading=words.say("heading.ahead")),
        *others,
    )
    changed = replace(
        content,
        title=title,
        title_lines=_broken(title, (f"{year}{words.say('kind.midterm')}", words.say("kind.midterm"))),
        introduction=tuple(map(paragraph, introduction)),
        sections=tuple(replace(c, number=f"{chinese_number(n)}、") for n, c in enumerate(chapters, 1)),
    )
    return replace(changed, figures=figures_of(changed, result, cited))


def report_year(as_of: date) -> int:
    """The latest year that is whole on a day."""
    return as_of.year if (as_of.month, as_of.day) == (12, 31) else as_of.year - 1


def _facts(plan: Plan, year: int) -> dict[str, str | int]:
    outline = "纲要" if "纲要" in plan.name else ""
    return {"region": plan.region, "span": plan_span(plan.period), "outline": outline, "year": year}


def _broken(title: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """The title broken by sense before its year and the kind of report (GB/T 9704-2012, 7.3.1)."""
    for kind in kinds:
        head, found, tail = title.rpartition(kind)
        if head and found:
            return head, found + tail
    return (title,)


def _targets(result: PlanAssessment, year: int, wording: Wording) -> Section:
    listed = [y for a in result.indicators if (y := _year_of(a, year, result.as_of)) is not None]
    heading = wording.say("heading.year")
    if not listed:
        return Section("year", "", heading, 1, (Place("year", wording.say("annual.none", year=year)),))
    counts = Counter(y.outcome for y in listed)
    told = (
        wording.say(f"annual.count.{o}", count=wording.cite(counts[o], f"count.annual.{o}"))
        for o in _OUTCOMES
        if counts[o]
    )
    text = wording.say(
        "annual.counts",
        year=year,
        total=wording.cite(len(listed), "count.annual.total"),
        counts=wording.say("list.clause").join(told),
    )
    blocks: list[Block] = [paragraph(text)]
    if missed := [y for y in listed if y.outcome == "missed"]:
        items = (_missed(y, result.plan, year, wording) for y in missed)
        blocks.append(paragraph(wording.say("annual.missed", items=wording.say("list.and").join(items))))
    keys = ("name", "target", "actual", "gap", "last", "verdict", "plan")
    head = [wording.say(f"annual.head.{k}", year=year - 1) for k in keys]
    rows = [_row(y, result.plan, year, wording) for y in listed]
    blocks.append(table("annual", wording.say("annual.table", year=year), head, rows))
    return Section("year", "", heading, 1, tuple(blocks))


def _year_of(assessment: Assessment, year: int, as_of: date) -> _Year | None:
    """A year of an indicator: its annual target, else the step that a target of yearly steps sets for it."""
    indicator = assessment.indicator
    target = indicator.annual.get(year)
    if target is None:
        steps, _change = target_in_force(indicator, as_of)
        if year not in steps.values:
            return None
        target = AnnualTarget("level", steps.values[year], steps.bound, steps.source)
    seen = {n: _seen(indicator, n, target.measure) for n in (year - 1, year)}
    return _Year(assessment, target, seen[year], seen[year - 1])


def _seen(indicator: Indicator, year: int, measure: str) -> Observation | None:
    """The last figure of a whole year in a measure: a correction counts before what it corrects."""
    fitting = (o for o in indicator.observations if o.period == Period(str(year)) and o.measure == measure)
    return next(reversed([o for o in fitting if o.role != "estimate"]), None)


def _less_is_better(indicator: Indicator, target: AnnualTarget) -> bool:
    if target.measure == "rank":
        return True
    return target.bound == "le" or (target.bound is None and indicator.direction == "down")


def _missed(year: _Year, plan: Plan, number: int, wording: Wording) -> str:
    target, actual, gap = _texts(year, plan, number, wording)
    return wording.say("annual.missed_item", name=year.assessment.indicator.name, target=target, actual=actual, gap=gap)


def _row(year: _Year, plan: Plan, number: int, wording: Wording) -> tuple[str, ...]:
    indicator = year.assessment.indicator
    target, actual, gap = _texts(year, plan, number, wording)
    behind = year.gap is not None and year.gap < 0
    return (
        indicator.name,
        target,
        actual,
        f"−{gap}" if behind else gap,
        _observed(year.before, indicator, plan, wording),
        wording.say(f"annual.verdict.{year.outcome}"),
        wording.say(f"verdict.{year.assessment.verdict}"),
    )


def _texts(year: _Year, plan: Plan, number: int, wording: Wording) -> tuple[str, str, str]:
    """Target, actual and gap in words."""
    indicator = year.assessment.indicator
    gap = wording.say("empty")
    if year.gap is not None and year.actual is not None and isinstance(year.actual.value, Decimal):
        places = max(decimals(year.target.value), decimals(year.actual.value))
        points = year.target.measure in {"growth", "growth_avg"} or indicator.unit in PERCENT
        printed = wording.cite(shown(abs(year.gap), places), f"{indicator.id}.annual.{number}.gap")
        gap = printed + ("个百分点" if points else indicator.unit)
    return _target(year.target, indicator, number, wording), _observed(year.actual, indicator, plan, wording), gap


def _target(target: AnnualTarget, indicator: Indicator, year: int, wording: Wording) -> str:
    measure = target.measure.removesuffix("_avg")
    falling = measure in {"growth", "change"} and target.value < 0
    value = wording.cite(abs(target.value), f"{indicator.id}.annual.{year}")
    key = f"annual.target.{measure}{'_falling' if falling else ''}"
    text = wording.say(key, value=value, unit=indicator.unit)
    return wording.say(f"annual.bound.{target.bound}", target=text) if target.bound else text


def _observed(observation: Observation | None, indicator: Indicator, plan: Plan, wording: Wording) -> str:
    if observation is None:
        return wording.say("empty")
    if observation.measure == "level" and isinstance(observation.value, Decimal):
        return wording.cite(observation.value, observation_key(observation, indicator)) + indicator.unit
    return observation_words(observation, indicator, plan, wording)


def _promises(result: PlanAssessment, year: int, wording: Wording) -> Section:
    """The tasks that were due in the year, and how each stands on the report's day."""
    heading = wording.say("heading.promises")
    due = [s for s in task_status(result.plan, result.as_of) if _due_year(s.task) == year]
    if not due:
        return Section("promises", "", heading, 1, (Place("promises", wording.say("annual.promises_none", year=year)),))
    counts = Counter(s.state for s in due)
    told = (
        wording.say(
            "annual.promise_count", state=state_name(s), count=wording.cite(counts[s], f"tasks.year.{s}")
        )
        for s in TASK_STATES
        if counts[s]
    )  # fmt: skip
    text = wording.say(
        "annual.promises",
        year=year,
        total=wording.cite(len(due), "tasks.year.total"),
        counts=wording.say("list.clause").join(told),
    )
    head = [wording.say(f"annual.promise_head.{k}") for k in ("task", "lead", "due", "state", "progress")]
    listed = table(
        "promises", wording.say("annual.promise_table", year=year), head, [_promise(s, wording) for s in due]
    )
    return Section("promises", "", heading, 1, (paragraph(text), listed))


def _promise(status: TaskStatus, wording: Wording) -> tuple[str, ...]:
    task, empty = status.task, wording.say("empty")
    told = "；".join(t.rstrip("。；") for t in (task.progress, task.explanation) if t)
    return task.task, task.lead or empty, task.due or empty, state_name(status.state), told or empty


def _due_year(task: Task) -> int | None:
    """The year in which a task falls due; None where its words name no period."""
    try:
        return Period(task.due or "").end.year
    except ValueError:
        return None
