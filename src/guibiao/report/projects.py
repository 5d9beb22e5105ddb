"""重大项目实施情况: the projects' totals and rates, each rate beside its numerator and denominator."""

from __future__ import annotations

from fractions import Fraction

from guibiao.assess import PlanAssessment
from guibiao.plan import ProjectTotals
from guibiao.report.content import Block, Paragraph, Place, Section, Table
from guibiao.report.figures import neat
from guibiao.report.naming import date_name, short_name
from guibiao.report.wording import Wording
from guibiao.track import Rate, points_ahead, project_rates, time_progress

Rates = dict[str, tuple[Rate, Fraction]]
_FINE = 2  # decimals of what is invested


def latest_totals(result: PlanAssessment) -> ProjectTotals | None:
    """The projects' totals that count at the report's date: the latest not after it."""
    passed = [t for t in result.plan.project_totals if t.as_of <= result.as_of]
    return max(passed, key=lambda t: t.as_of, default=None)


def known_rates(totals: ProjectTotals) -> Rates:
    """The rates that the totals allow, by key, each with its value."""
    return {r.key: (r, r.value) for r in project_rates(totals) if r.value is not None}


def rate_words(rate: Rate, share: Fraction) -> str:
    """A rate in %: money with two decimals, counts with one."""
    return neat(share * 100, _FINE if rate.key.startswith("invested") else 1)


def projects_section(result: PlanAssessment, wording: Wording) -> Section:
    """The section on projects; without totals a place for people's own words."""
    heading = wording.say("heading.projects")
    totals = latest_totals(result)
    if totals is None:
        return Section("projects", "", heading, 2, (Place("projects", wording.say("place.no_projects")),))
    rates = known_rates(totals)
    blocks: list[Block] = [Paragraph(_planned(totals, result, wording))]
    progress = "".join(
        (_started(rates, wording), _done(totals, rates, wording), _schedule(result, totals, rates, wording))
    )
    if progress:
        blocks.append(Paragraph(progress))
    if rates:
        blocks.append(_table(totals, rates, wording))
    return Section("projects", "", heading, 2, (*blocks, Place("projects", wording.say("place.projects"))))


def _planned(totals: ProjectTotals, result: PlanAssessment, wording: Wording) -> str:
    money = {"total": totals.total, "planned_investment": totals.planned_investment}
    told = [wording.say(f"projects.{k}", value=v, unit=totals.unit) for k, v in money.items() if v is not None]
    investment = wording.say("projects.investment", items=wording.say("list.clause").join(told)) if told else ""
    key = "projects.totals" if totals.planned is not None else "projects.totals_unplanned"
    text = wording.say(
        key,
        as_of=date_name(totals.as_of), short=short_name(result.plan), planned=totals.planned, investment=investment,
    )  # fmt: skip
    for key, kinds in (("projects.by_nature", totals.by_nature), ("projects.by_type", totals.by_type)):
        if kinds:
            items = (wording.say("projects.kind", kind=k, count=n) for k, n in kinds.items())
            text += wording.say(key, items=wording.say("list.and").join(items))
    return text


def _started(rates: Rates, wording: Wording) -> str:
    if "started" not in rates:
        return ""
    started, share = rates["started"]
    more = ""
    if "finished" in rates:
        finished, finished_share = rates["finished"]
        rate = rate_words(finished, finished_share)
        more = wording.say("projects.finished", finished=finished.numerator, rate=rate)
    return wording.say("projects.progress", started=started.numerator, rate=rate_words(started, share), finished=more)


def _done(totals: ProjectTotals, rates: Rates, wording: Wording) -> str:
    if totals.done is None:
        return ""
    keys = (("invested_of_total", "projects.share_total"), ("invested_of_planned", "projects.share_planned"))
    shares = "".join(
        wording.say("list.clause") + wording.say(text, rate=rate_words(*rates[key]))
        for key, text in keys
        if key in rates
    )
    return wording.say("projects.done", done=totals.done, unit=totals.unit, shares=shares)


def _schedule(result: PlanAssessment, totals: ProjectTotals, rates: Rates, wording: Wording) -> str:
    if "invested_of_planned" not in rates:
        return ""
    time = time_progress(result.plan, totals.as_of)
    ahead = points_ahead(rates["invested_of_planned"][1], time)
    state = "equal" if ahead == 0 else "ahead" if ahead > 0 else "behind"
    told = wording.say(f"projects.state.{state}", points=neat(abs(ahead), _FINE))
    return wording.say("projects.schedule", schedule=neat(time * 100, 1), state=told)


def _table(totals: ProjectTotals, rates: Rates, wording: Wording) -> Table:
    head = tuple(wording.say(f"projects.table_head.{k}") for k in ("item", "numerator", "denominator", "rate"))
    rows = tuple(
        (
            wording.say(f"projects.rate.{rate.key}", unit=totals.unit),
            str(rate.numerator),
            str(rate.denominator),
            rate_words(rate, share),
        )
        for rate, share in rates.values()
    )
    return Table("projects", wording.say("projects.table"), head, rows)
