"""重大项目实施情况: the projects' totals and rates, each rate beside its numerator and denominator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import PlanAssessment
from guibiao.plan import Plan, ProjectTotals
from guibiao.quantity import Period
from guibiao.report.content import Block, Paragraph, Place, Section, Table
from guibiao.report.figures import rounded
from guibiao.report.naming import date_name, short_name
from guibiao.report.tally import percent
from guibiao.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with the figures behind it. `key`: started, finished, of_planned, of_total."""

    key: str
    numerator: Decimal | int
    denominator: Decimal | int

    @property
    def percent(self) -> Fraction:
        """The rate in %, unrounded."""
        return Fraction(self.numerator) * 100 / Fraction(self.denominator)


def latest_totals(result: PlanAssessment) -> ProjectTotals | None:
    """The projects' totals that count at the report's date: the latest not after it."""
    passed = [t for t in result.plan.project_totals if t.as_of <= result.as_of]
    return max(passed, key=lambda t: t.as_of, default=None)


def project_rates(totals: ProjectTotals) -> dict[str, Rate]:
    """The rates that the totals allow, by key."""
    pairs = {
        "started": (totals.started, totals.planned),
        "finished": (totals.finished, totals.planned),
        "of_planned": (totals.done, totals.planned_investment),
        "of_total": (totals.done, totals.total),
    }
    return {k: Rate(k, n, d) for k, (n, d) in pairs.items() if n is not None and d}


def time_share(plan: Plan, totals: ProjectTotals) -> Fraction:
    """时间进度: the share of the plan's years that had passed at the date of the totals, in %, counted in months."""
    elapsed = Period(totals.as_of.isoformat()).elapsed_since(plan.base)
    return min(max(elapsed / plan.years, Fraction(0)), Fraction(1)) * 100


def projects_section(result: PlanAssessment, wording: Wording) -> Section:
    """The section on projects; without totals a place for people's own words."""
    heading = wording.say("heading.projects")
    totals = latest_totals(result)
    if totals is None:
        return Section("projects", "", heading, 2, (Place("projects", wording.say("place.no_projects")),))
    rates = project_rates(totals)
    blocks: list[Block] = [Paragraph(_planned(totals, result, wording))]
    progress = "".join((_started(rates, wording), _done(totals, rates, wording), _schedule(result, totals, wording)))
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


def _started(rates: dict[str, Rate], wording: Wording) -> str:
    started, finished = rates.get("started"), rates.get("finished")
    if started is None:
        return ""
    more = ""
    if finished is not None:
        rate = rounded(finished.percent, 1)
        more = wording.say("projects.finished", finished=finished.numerator, rate=rate)
    rate = rounded(started.percent, 1)
    return wording.say("projects.progress", started=started.numerator, rate=rate, finished=more)


def _done(totals: ProjectTotals, rates: dict[str, Rate], wording: Wording) -> str:
    if totals.done is None:
        return ""
    keys = (("of_total", "projects.share_total"), ("of_planned", "projects.share_planned"))
    shares = "".join(
        wording.say("list.clause") + wording.say(text, rate=rounded(rates[key].percent, 2))
        for key, text in keys
        if key in rates
    )
    return wording.say("projects.done", done=totals.done, unit=totals.unit, shares=shares)


def _schedule(result: PlanAssessment, totals: ProjectTotals, wording: Wording) -> str:
    rate = project_rates(totals).get("of_planned")
    if rate is None:
        return ""
    share = time_share(result.plan, totals)
    ahead = rate.percent - share
    state = "equal" if ahead == 0 else "ahead" if ahead > 0 else "behind"
    told = wording.say(f"projects.state.{state}", points=rounded(abs(ahead), 1))
    return wording.say("projects.schedule", schedule=rounded(share, 1), state=told)


def _table(totals: ProjectTotals, rates: dict[str, Rate], wording: Wording) -> Table:
    head = tuple(wording.say(f"projects.table_head.{k}") for k in ("item", "numerator", "denominator", "rate"))
    rows = tuple(
        (
            wording.say(f"projects.rate.{r.key}", unit=totals.unit),
            str(r.numerator),
            str(r.denominator),
            percent(Fraction(r.numerator), Fraction(r.denominator), 2),
        )
        for r in rates.values()
    )
    return Table("projects", wording.say("projects.table"), head, rows)
