"""重大项目实施情况: totals that a text gives, the ledger counted by nature and type, each rate with its two parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from guibiao.assess import PlanAssessment
from guibiao.plan import Project, ProjectTotals
from guibiao.report.content import Block, Paragraph, Place, Section, Table
from guibiao.report.content.citing import paragraph, table
from guibiao.report.phrases.figures import in_percent, neat
from guibiao.report.phrases.kinds import kinds_words
from guibiao.report.phrases.money import money_words
from guibiao.report.phrases.naming import date_name, short_name
from guibiao.report.phrases.terms import names
from guibiao.report.wording import Wording
from guibiao.track import (
    ProjectStats,
    Rate,
    Timed,
    points_ahead,
    project_light,
    project_rates,
    project_stats,
    snapshot,
    standing,
    time_progress,
)

Rates = dict[str, tuple[Rate, Fraction]]
_FINE = 2  # decimals of what is invested
_NAMED = 8  # projects; the annex has them all
_LIGHTS = ("green", "yellow", "red")


def projects_section(result: PlanAssessment, wording: Wording) -> Section:
    """The section on projects; without totals and ledger a place for people's own words."""
    heading = wording.say("heading.projects")
    totals = latest_totals(result)
    blocks = [*(_totals(totals, result, wording) if totals else ()), *_ledgers(result, totals, wording)]
    place = Place("projects", wording.say("place.projects" if blocks else "place.no_projects"))
    return Section("projects", "", heading, 2, (*blocks, place))


def latest_totals(result: PlanAssessment) -> ProjectTotals | None:
    """The projects' totals that count at the report's date: the latest not after it."""
    passed = [t for t in result.plan.project_totals if t.as_of <= result.as_of]
    return max(passed, key=lambda t: t.as_of, default=None)


def slow_clauses(result: PlanAssessment, wording: Wording) -> Iterator[str]:
    """Where projects are slower than the time gone, a sentence for the totals and one for each ledger."""
    totals = latest_totals(result)
    if totals is not None:
        time, rates = time_progress(result.plan, totals.as_of), known_rates(totals)
        keys = (("started", "problems.slow_started"), ("invested_of_planned", "problems.slow_done"))
        items = [
            wording.say(text, rate=_share(*rates[key], wording, "totals"))
            for key, text in keys
            if key in rates and rates[key][1] < time
        ]
        if items:
            yield _slow(items, time, totals.as_of, wording)
    for stats in _told(result):
        slow = [t for t in stats.rates if t.ahead is not None and t.ahead < 0 and t.rate.value is not None]
        items = [_slow_rate(t, f"ledger:{stats.ledger}", wording) for t in slow]
        if items or stats.halted:
            yield wording.say(
                "problems.slow_ledger", ledger=_name(stats, wording), as_of=date_name(stats.as_of),
                items=wording.say("list.clause").join(items),
                halted=_halted(stats, wording, bare=True),
            )  # fmt: skip


def _slow_rate(timed: Timed, scope: str, wording: Wording) -> str:
    rate = timed.rate
    points = wording.cite(in_percent(-(timed.ahead or Fraction(0)) / 100), f"projects.{scope}.{rate.key}.gap")
    share = _share(rate, rate.value or Fraction(0), wording, scope)
    return wording.say("problems.slow_rate", name=rate.name, rate=share, points=points)


def known_rates(totals: ProjectTotals) -> Rates:
    """The rates that the totals allow, by key, each with its value."""
    return {r.key: (r, r.value) for r in project_rates(totals) if r.value is not None}


def _slow(items: list[str], time: Fraction, as_of: date, wording: Wording) -> str:
    told = wording.say("list.clause").join(items)
    return wording.say("problems.slow_projects", as_of=date_name(as_of), schedule=_time(time, wording), items=told)


def share_decimals(rate: Rate) -> int:
    """The decimals of a rate in %, at most: of money two, of counts one."""
    return _FINE if rate.key.startswith("invested") else 1


def _time(time: Fraction, wording: Wording) -> str:
    return wording.cite(in_percent(time), "projects.time")


def _share(rate: Rate, share: Fraction, wording: Wording, scope: str) -> str:
    return wording.cite(in_percent(share, share_decimals(rate)), f"projects.{scope}.{rate.key}.rate")


# the totals that a text gives


def _totals(totals: ProjectTotals, result: PlanAssessment, wording: Wording) -> Iterator[Block]:
    rates = known_rates(totals)
    yield paragraph(_planned(totals, result, wording))
    progress = (_started(rates, wording), _done(totals, rates, wording), _schedule(result, totals, rates, wording))
    if any(progress):
        yield paragraph("".join(progress))
    if rates:
        yield _rates_table(totals, rates, wording)


def _planned(totals: ProjectTotals, result: PlanAssessment, wording: Wording) -> str:
    money = {"total": totals.total, "planned_investment": totals.planned_investment}
    told = [
        wording.say(f"projects.{k}", value=wording.cite(v, f"projects.totals.{k}"), unit=totals.unit)
        for k, v in money.items()
        if v is not None
    ]
    investment = wording.say("projects.investment", items=wording.say("list.clause").join(told)) if told else ""
    key = "projects.totals" if totals.planned is not None else "projects.totals_unplanned"
    planned = wording.cite(totals.planned, "projects.totals.planned")
    facts = {"as_of": date_name(totals.as_of), "short": short_name(result.plan), "planned": planned}
    text = wording.say(key, investment=investment, **facts)
    for by, counts in (("nature", totals.by_nature), ("type", totals.by_type)):
        text += kinds_words(by, counts, "projects.totals", wording)
    return text


def _started(rates: Rates, wording: Wording) -> str:
    if "started" not in rates:
        return ""
    started, share = rates["started"]
    more = ""
    if "finished" in rates:
        finished, finished_share = rates["finished"]
        count = wording.cite(finished.numerator, "projects.totals.finished")
        more = wording.say(
            "projects.finished", finished=count, rate=_share(finished, finished_share, wording, "totals")
        )
    count = wording.cite(started.numerator, "projects.totals.started")
    return wording.say(
        "projects.progress", started=count, rate=_share(started, share, wording, "totals"), finished=more
    )


def _done(totals: ProjectTotals, rates: Rates, wording: Wording) -> str:
    if totals.done is None:
        return ""
    keys = (("invested_of_total", "projects.share_total"), ("invested_of_planned", "projects.share_planned"))
    shares = "".join(
        wording.say("list.clause") + wording.say(text, rate=_share(*rates[key], wording, "totals"))
        for key, text in keys
        if key in rates
    )
    done = wording.cite(totals.done, "projects.totals.done")
    return wording.say("projects.done", done=done, unit=totals.unit, shares=shares)


def _schedule(result: PlanAssessment, totals: ProjectTotals, rates: Rates, wording: Wording) -> str:
    if "invested_of_planned" not in rates:
        return ""
    time = time_progress(result.plan, totals.as_of)
    ahead = points_ahead(rates["invested_of_planned"][1], time)
    key = "behind" if ahead < 0 else "ahead" if ahead > 0 else "equal"
    points = wording.cite(in_percent(abs(ahead) / 100), "projects.totals.invested_of_planned.gap")
    state = wording.say(f"projects.state.{key}", points=points)
    return wording.say("projects.schedule", schedule=_time(time, wording), state=state)


def _rates_table(totals: ProjectTotals, rates: Rates, wording: Wording) -> Table:
    head = tuple(wording.say(f"projects.table_head.{k}") for k in ("item", "numerator", "denominator", "rate"))
    rows = (
        (
            wording.say(f"projects.rate.{key}", unit=totals.unit),
            wording.cite(rate.numerator, f"projects.totals.{key}.numerator"),
            wording.cite(rate.denominator, f"projects.totals.{key}.denominator"),
            _share(rate, share, wording, "totals"),
        )
        for key, (rate, share) in rates.items()
    )
    return table("projects", wording.say("projects.table"), head, rows)


# the ledger


def _told(result: PlanAssessment) -> list[ProjectStats]:
    return [s for s in project_stats(result.plan, result.as_of) if s.count]


def _name(stats: ProjectStats, wording: Wording) -> str:
    return stats.ledger or wording.say("projects.ledger")


def _ledgers(result: PlanAssessment, totals: ProjectTotals | None, wording: Wording) -> Iterator[Block]:
    for number, stats in enumerate(_told(result)):
        yield paragraph(_counted(stats, result, totals is not None and not number, wording))
        if text := _ledger_rates(stats, wording):
            yield paragraph(text)
        yield _kinds_table(stats, result, wording)
        yield from _noted(stats, wording)


def _counted(stats: ProjectStats, result: PlanAssessment, beside: bool, wording: Wording) -> str:
    """`beside` the totals of a text, the ledger is told as what was entered into it."""
    scope = f"ledger:{stats.ledger}"
    amounts = (("total", stats.total), ("planned_investment", stats.planned), ("done", stats.done))
    items = [
        wording.say(f"projects.amount.{k}", money=money_words(amount, wording, f"projects.{scope}.{k}"))
        for k, amount in amounts
        if amount
    ]
    text = wording.say(
        "projects.counted_beside" if beside else "projects.counted",
        as_of=date_name(stats.as_of), ledger=_name(stats, wording),
        count=wording.cite(stats.count, f"projects.{scope}.count"),
        money=wording.say("list.clause") + wording.say("list.clause").join(items) if items else "",
    )  # fmt: skip
    for by, counts in (("nature", stats.by_nature), ("type", stats.by_type)):
        text += kinds_words(by, counts, f"projects.{scope}", wording)
    return text + _lights(stats, result, wording)


def _lights(stats: ProjectStats, result: PlanAssessment, wording: Wording) -> str:
    """How many projects are on their way, close to a date, or late."""
    rows = snapshot(result.plan, stats.as_of, stats.ledger, project_light)
    counts = Counter(row.kind for row in rows.values() if row.counted)
    scope = f"projects.ledger:{stats.ledger}"
    items = (
        wording.say(f"projects.light.{light}", count=wording.cite(counts[light], f"{scope}.{light}"))
        for light in _LIGHTS
        if counts[light]
    )
    return wording.say("projects.lights", items=wording.say("list.and").join(items))


def _ledger_rates(stats: ProjectStats, wording: Wording) -> str:
    items = [_rate_words(t, stats, wording) for t in stats.rates if t.rate.value is not None]
    text = wording.say("projects.rates", items=wording.say("list.semicolon").join(items)) if items else ""
    return text + _halted(stats, wording)


def _rate_words(timed: Timed, stats: ProjectStats, wording: Wording) -> str:
    rate, scope = timed.rate, f"ledger:{stats.ledger}"
    value = rate.value or Fraction(0)
    ahead = ""
    if timed.ahead is not None:
        key = "behind" if timed.ahead < 0 else "ahead" if timed.ahead > 0 else "equal"
        points = wording.cite(in_percent(abs(timed.ahead) / 100), f"projects.{scope}.{rate.key}.gap")
        ahead = wording.say("list.clause") + wording.say(f"projects.state.{key}", points=points)
    return wording.say("projects.rate_item", name=rate.name, rate=_share(rate, value, wording, scope),
                       parts=_parts(rate, scope, wording), ahead=ahead)  # fmt: skip


def _parts(rate: Rate, scope: str, wording: Wording) -> str:
    """（12/48个）: the two parts of a rate."""
    key = f"projects.{scope}.{rate.key}"
    counted = isinstance(rate.numerator, int)
    figures = (str(n) if counted else neat(n or 0, _FINE) for n in (rate.numerator, rate.denominator))
    above, below = (
        wording.cite(n, f"{key}.{part}") for n, part in zip(figures, ("numerator", "denominator"), strict=True)
    )
    return wording.say("projects.parts", numerator=above, denominator=below, unit=rate.unit)


def _halted(stats: ProjectStats, wording: Wording, bare: bool = False) -> str:
    if not stats.halted:
        return ""
    count = wording.cite(stats.halted, f"projects.ledger:{stats.ledger}.halted")
    return wording.say("projects.halted_bare" if bare else "projects.halted", count=count)


def _kinds_table(stats: ProjectStats, result: PlanAssessment, wording: Wording) -> Table:
    """Counts, total investment, starts and finishes by nature and by type, from the same rows as the totals."""
    head = tuple(wording.say(f"projects.kinds_head.{k}") for k in ("kind", "count", "total", "started", "finished"))
    by_kind: dict[str, Callable[[Project, date], str]] = {
        "nature": lambda p, _day: p.nature or "",
        "type": lambda p, _day: p.type or "",
    }
    rows: list[tuple[str, ...]] = []
    for by, kind in by_kind.items():
        counts = getattr(stats, f"by_{by}")
        if set(counts) != {""}:
            rows.append((wording.say(f"projects.kinds_head.by_{by}"),))
            rows += _kind_rows(stats, result, by, kind, wording)
    rows.append(_kind_rows(stats, result, "", lambda _p, _day: "", wording)[0])
    ledger = _name(stats, wording)
    return table(f"projects:{stats.ledger}", wording.say("projects.kinds_table", ledger=ledger), head, rows)


def _kind_rows(
    stats: ProjectStats, result: PlanAssessment, by: str, kind: Callable[[Project, date], str], wording: Wording
) -> list[tuple[str, ...]]:
    shown = snapshot(result.plan, stats.as_of, stats.ledger, kind)
    stood = {p.id: standing(p, stats.as_of) for p in result.plan.projects if p.id in shown}
    rows = []
    for name in dict.fromkeys(row.kind for row in shown.values() if row.counted):
        listed = {i: row for i, row in shown.items() if row.kind == name}
        counted = [i for i, row in listed.items() if row.counted]
        cells = {
            "count": len(counted),
            "total": neat(sum(row.amount for row in listed.values()), _FINE),
            "started": sum(stood[i].started for i in counted),
            "finished": sum(stood[i].finished for i in counted),
        }
        scope = f"projects.ledger:{stats.ledger}.{f'{by}:{name}' if by else 'all'}"
        told = wording.say("projects.no_kind") if by else wording.say("overall.table_head.sum")
        rows.append((name or told, *(wording.cite(v, f"{scope}.{k}") for k, v in cells.items())))
    return rows


def _noted(stats: ProjectStats, wording: Wording) -> Iterator[Paragraph]:
    """The projects that need a word, with the word where there is one."""
    asked = [n for n in stats.noted if not n.explained]
    if asked:
        told = names(wording, list(dict.fromkeys(n.project.name for n in asked)), _NAMED, "list.more_projects")
        count = wording.cite(len({n.project.id for n in asked}), f"projects.ledger:{stats.ledger}.unexplained")
        yield paragraph(wording.say("projects.unexplained", count=count, names=told))
