"""The figures of a ledger of projects on a day: counts, rates with what they were computed from, what is to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.messages import _
from guibiao.plan import Plan, Project
from guibiao.track.projects.checking import ledger_warnings
from guibiao.track.projects.counting import Amount, countable, wholes
from guibiao.track.projects.settings import settings
from guibiao.track.projects.standing import Standing, end_of, is_added, is_listed, standing
from guibiao.track.rates import COUNTED_IN, Rate, points_ahead, time_progress, year_progress

INVESTMENT = "招商引资"
MONEY = "万元"


@dataclass(frozen=True, slots=True)
class Timed:
    """A rate with the share of time that it is held against, and by how many points it is ahead of it."""

    rate: Rate
    time: Fraction | None = None

    @property
    def ahead(self) -> Fraction | None:
        """Percentage points ahead of the time gone, from unrounded values."""
        value = self.rate.value
        return None if value is None or self.time is None else points_ahead(value, self.time)


@dataclass(frozen=True, slots=True)
class Noted:
    """A project that needs a word: `why` is a sentence for people, `explained` whether one is there."""

    project: Project
    why: str
    explained: bool


@dataclass(frozen=True, slots=True)
class ProjectStats:
    """A ledger on a day. Counts and amounts leave out what is counted through its parts; money is in 万元."""

    ledger: str
    as_of: date
    count: int
    halted: int
    left: int
    by_stage: dict[str, int]
    by_type: dict[str, int]
    by_nature: dict[str, int]
    by_library: dict[str, int]
    total: Decimal
    planned: Decimal
    done: Decimal
    rates: tuple[Timed, ...]
    noted: tuple[Noted, ...]
    warnings: tuple[str, ...]


def project_stats(plan: Plan, as_of: date) -> tuple[ProjectStats, ...]:
    """The figures of every ledger of the plan on a day, in the order in which the ledgers appear."""
    names = dict.fromkeys(p.ledger or "" for p in plan.projects)
    return tuple(_of_ledger(plan, name, as_of) for name in names)


def needs_explanation(project: Project, as_of: date) -> Fraction | None:
    """By how many points the year's investment is off the time gone, where that asks for a reason, else None."""
    planned, done = project.yearly.get(as_of.year), project.done_yearly.get(as_of.year)
    if not planned or done is None:
        return None
    ahead = points_ahead(Fraction(done) / Fraction(planned), year_progress(as_of))
    rules = settings()
    counts = abs(ahead) if rules.ahead_too else -ahead
    return ahead if counts > rules.explain_from else None


def _of_ledger(plan: Plan, name: str, as_of: date) -> ProjectStats:
    rows = [p for p in plan.projects if (p.ledger or "") == name]
    stood = {p.id: standing(p, as_of) for p in rows}
    listed = [p for p in rows if is_listed(p, as_of)]
    counted = countable(listed)
    amounts = [_sum(listed, a) for a in (lambda p: p.total, lambda p: p.planned, lambda p: p.done)]
    return ProjectStats(
        ledger=name,
        as_of=as_of,
        count=len(counted),
        halted=sum(stood[p.id].halted for p in counted),
        left=sum(stood[p.id].left for p in countable(rows)),
        by_stage=_tally(counted, lambda p: stood[p.id].stage),
        by_type=_tally(counted, lambda p: p.type),
        by_nature=_tally(counted, lambda p: p.nature),
        by_library=_tally(counted, lambda p: p.library),
        total=amounts[0],
        planned=amounts[1],
        done=amounts[2],
        rates=tuple(_rates(plan, name, listed, stood, as_of)),
        noted=tuple(_noted([p for p in countable(rows) if not is_added(p)], as_of)),
        warnings=tuple(ledger_warnings(listed)),
    )


def _rates(
    plan: Plan, ledger: str, listed: Sequence[Project], stood: dict[str, Standing], as_of: date
) -> Iterator[Timed]:
    counted = countable(listed)
    if ledger == INVESTMENT:
        yield from map(Timed, _investment_rates(listed, counted, stood))
        return
    due = [p for p in counted if p.start and _is_due(p.start.planned, as_of)]
    ending = [p for p in counted if p.finish and _is_due(p.finish.planned, as_of)]
    finished = [p for p in counted if stood[p.id].finished]
    yield Timed(_count_rate("started", _("开工率（占应开工）"), (stood[p.id].started for p in due)))
    yield Timed(_count_rate("finished", _("竣工率（占应竣工）"), (stood[p.id].finished for p in ending)))
    yield Timed(_count_rate("producing", _("投产率（占已竣工）"), (stood[p.id].producing for p in finished)))
    year, time = as_of.year, time_progress(plan, as_of)
    yearly = _money_rate("invested_of_year", _("投资完成率（占年度计划）"), listed,
                         lambda p: p.done_yearly.get(year), lambda p: p.yearly.get(year))  # fmt: skip
    yield Timed(yearly, year_progress(as_of))
    years = range(plan.base + 1, plan.period.end.year + 1)
    planned = _money_rate("invested_of_planned", _("投资完成率（占规划期计划投资）"), listed,
                          lambda p: _done_within(p, years), lambda p: p.planned)  # fmt: skip
    yield Timed(planned, time)
    yield Timed(
        _money_rate("invested_of_total", _("投资完成率（占总投资）"), listed, lambda p: p.done, lambda p: p.total)
    )


def _investment_rates(
    listed: Sequence[Project], counted: Sequence[Project], stood: dict[str, Standing]
) -> Iterator[Rate]:
    """招商引资: of what is signed what has landed, of the agreed money what has come, and so on."""
    signed = [p for p in counted if stood[p.id].signed]
    started = [p for p in counted if stood[p.id].started]
    yield _count_rate("landed", _("履约率（落地占签约）"), (stood[p.id].landed for p in signed))
    yield _money_rate("arrived", _("资金到位率（占协议总投资）"), listed, lambda p: p.arrived, lambda p: p.total)
    yield _count_rate("started", _("开工率（占签约）"), (stood[p.id].started for p in signed))
    yield _count_rate("producing", _("竣工达产率（占开工）"), (stood[p.id].producing for p in started))


def _count_rate(key: str, name: str, reached: Iterator[bool]) -> Rate:
    known = list(reached)
    return Rate(key, name, sum(known), len(known), COUNTED_IN)


def _money_rate(key: str, name: str, rows: Sequence[Project], above: Amount, below: Amount) -> Rate:
    """Over the packages and single projects that have a plan; `missing` counts those of which nothing is reported."""
    base = {i: a for i, a in wholes(rows, below).items() if a is not None}
    told = {i: a for i, a in wholes(rows, above).items() if a is not None and i in base}
    if not base:
        return Rate(key, name, None, None, MONEY)
    done = sum(told.values(), Decimal(0)) if told else None
    return Rate(key, name, done, sum(base.values(), Decimal(0)), MONEY, len(base) - len(told))


def _done_within(project: Project, years: range) -> Decimal | None:
    """What was spent in the plan's years, from the yearly figures where there are any, else all that was spent."""
    yearly = [amount for year, amount in project.done_yearly.items() if year in years]
    return sum(yearly, Decimal(0)) if yearly else project.done


def _sum(rows: Sequence[Project], amount: Amount) -> Decimal:
    return sum((a for a in wholes(rows, amount).values() if a is not None), Decimal(0))


def _tally(rows: Sequence[Project], key: Callable[[Project], str | None]) -> dict[str, int]:
    return dict(Counter(key(p) or "" for p in rows))


def _is_due(moment: str | None, as_of: date) -> bool:
    end = end_of(moment)
    return end is not None and end <= as_of


def _noted(counted: Sequence[Project], as_of: date) -> Iterator[Noted]:
    for project in counted:
        off = needs_explanation(project, as_of)
        if off is not None:
            word = _("年度投资比时间进度快{points}个百分点") if off > 0 else _("年度投资比时间进度慢{points}个百分点")
            yield Noted(project, word.format(points=f"{float(abs(off)):.1f}"), bool(project.explanation))
        for move in project.moves:
            past = move.on is None or move.on <= as_of
            if past and move.stage in settings().halted | settings().left and not move.reason:
                yield Noted(project, _("{stage}没有写明原因").format(stage=move.stage), bool(project.explanation))
