"""`Plan` (规划): indicators with targets and observations, projects and tasks, as immutable data.

Numbers are `Decimal`s as printed: Decimal("8.0") is not Decimal("8"). A missing number is None, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from guibiao.quantity import Period

FORMS = (
    "level", "reach_and_keep", "mean_growth", "level_and_growth", "cumulative", "cumulative_change", "floor",
    "ceiling", "yearly", "composite", "assigned", "relative", "rank", "multiple", "yes_no",
)  # fmt: skip
VERDICTS = ("met_early", "on_track", "behind", "not_assessable")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was read: a document's span or section, a workbook's cell, or a person's entry.

    `quote` is the words that it was read from, for people; nothing is computed with them.
    """

    document: str | None = None
    start: int | None = None
    end: int | None = None
    section: str | None = None
    workbook: str | None = None
    sheet: str | None = None
    cell: str | None = None
    person: str | None = None
    at: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan asks of an indicator (目标). Fields as in docs/plan.md; those its form does not use are None."""

    form: str
    value: Decimal | bool | None = None
    bound: str | None = None  # ge | le; None follows from the indicator's direction
    growth: Decimal | None = None  # level_and_growth: % a year
    change: Decimal | None = None  # level_and_growth: in the unit a year
    path: str = "linear"  # linear | geometric
    values: dict[int, Decimal] = field(default_factory=dict)  # yearly
    judged_as: str | None = None  # assigned: `as`
    assigned_by: str | None = None  # assigned: `from`
    stand_in: StandIn | None = None
    to: RelativeTo | None = None
    margin: Decimal = Decimal(0)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """The upper plan's number, used until the own one is handed down."""

    value: Decimal
    origin: str | None = None  # `from`


@dataclass(frozen=True, slots=True)
class RelativeTo:
    """The series that a relative target is held against: another indicator, or yearly figures by name."""

    indicator: str | None = None
    name: str | None = None
    values: dict[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of an indicator: period, value, measure, role, bound, and where it was read."""

    period: Period
    value: Decimal | bool
    measure: str = "level"  # level | growth | growth_avg | change | change_avg | rank | multiple
    role: str = "actual"  # actual | estimate
    bound: str = "eq"  # eq | ge | le | approx
    source: Source | None = None
    explanation: str | None = None  # why it is as it is, by the unit that reported it
    evidence: tuple[str, ...] = ()  # files, document numbers, addresses


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to change a target to, or that it be dropped."""

    target: Target | None = None
    action: str = "adjust"  # adjust | drop
    reason: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class AnnualTarget:
    """A year's own target."""

    measure: str
    value: Decimal
    bound: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of the target that was approved."""

    on: date
    by: str
    target: Target


@dataclass(frozen=True, slots=True)
class Stated:
    """The document's own words on an indicator; shown beside the computed verdict, never computed with."""

    verdict: str | None = None
    forecast: str | None = None
    text: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Upper:
    """The upper plan's number for an indicator."""

    value: Decimal | None = None
    growth: Decimal | None = None
    origin: str | None = None  # `from`


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator (指标) of a plan, or a part of one."""

    id: str
    name: str
    target: Target
    category: str = ""
    unit: str = ""
    nature: str | None = None  # expected 预期性 | binding 约束性
    direction: str | None = None  # up | down; None: follows from the registry, else up
    base: Decimal | None = None
    lead: str | None = None
    observations: tuple[Observation, ...] = ()
    parts: tuple[Indicator, ...] = ()
    proposal: Proposal | None = None
    annual: dict[int, AnnualTarget] = field(default_factory=dict)
    adjusted: tuple[Adjustment, ...] = ()
    stated: Stated | None = None
    definition_changed: int | None = None
    estimate: Decimal | None = None  # the department's own figure for the end
    upper: Upper | None = None
    code: str | None = None  # in the registry of indicators
    note: str | None = None
    source: Source | None = None
    unsure: tuple[str, ...] = ()  # what a draft asks a person to look at


def with_parts(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    """The indicators, each followed by its parts."""
    for indicator in indicators:
        yield indicator
        yield from with_parts(indicator.parts)


@dataclass(frozen=True, slots=True)
class ProjectTotals:
    """Projects' totals where a text gives them without a list. Money is in `unit`."""

    as_of: date
    planned: int | None = None
    started: int | None = None
    finished: int | None = None
    total: Decimal | None = None
    planned_investment: Decimal | None = None
    done: Decimal | None = None
    unit: str = "亿元"
    by_nature: dict[str, int] = field(default_factory=dict)
    by_type: dict[str, int] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A move to a stage, when, and why where it needs a reason (停缓建, 取消, 退回)."""

    stage: str
    on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """When something is to happen and when it did: periods in the plan's notation, else the words written (待定)."""

    planned: str | None = None
    actual: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project (项目) of the ledger, or of another with the same fields (招商引资). Money is in 万元."""

    id: str
    name: str
    parent: str | None = None  # the id of the package that it is part of
    ledger: str | None = None  # 重大项目 | 招商引资 …; its stages are settings
    library: str | None = None  # 前期储备库 | 计划滚动库 | 建设实施库
    nature: str | None = None
    type: str | None = None
    content: str | None = None
    place: str | None = None
    total: Decimal | None = None
    planned: Decimal | None = None  # of the plan's period
    yearly: dict[int, Decimal] = field(default_factory=dict)  # planned for each year
    done: Decimal | None = None  # since the start, up to `as_of`
    done_yearly: dict[int, Decimal] = field(default_factory=dict)  # spent in each year
    arrived: Decimal | None = None  # funds that have come in
    as_of: date | None = None
    moves: tuple[Move, ...] = ()
    start: Milestone | None = None
    finish: Milestone | None = None
    lead: str | None = None
    supporting: tuple[str, ...] = ()
    owner: str | None = None
    factors: str | None = None
    problems: str | None = None
    explanation: str | None = None  # of a variance, where one is asked for
    evidence: tuple[str, ...] = ()
    rating: str | None = None  # a reviewer's, beside the computed light
    note: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task (任务) of the ledger: 重点工作, 为民办实事 or 建议提案, as `kind` says."""

    id: str
    task: str
    kind: str | None = None
    parent: str | None = None  # the id of the task that it is part of
    area: str | None = None  # 领域
    source: Source | None = None
    target: str | None = None  # in words
    amount: Decimal | None = None  # the same as a number, counted in `unit`
    done: Decimal | None = None
    unit: str = ""
    leader: str | None = None
    lead: str | None = None  # exactly one
    supporting: tuple[str, ...] = ()
    due: str | None = None  # a period's text, else the words written
    nodes: dict[str, str] = field(default_factory=dict)  # what is due by each period; "" where none is told
    moves: tuple[Move, ...] = ()  # 立项, 下发, 签收, 办理, 反馈, 复核, 办结销号, 重新办理
    progress: str | None = None
    problems: str | None = None
    next: str | None = None
    explanation: str | None = None  # why it is late
    evidence: tuple[str, ...] = ()
    light: str | None = None
    status: str | None = None
    result: str | None = None  # 建议提案: A 已解决, B 正在解决, C 列入计划, D 留作参考
    satisfaction: str | None = None  # 建议提案: 满意, 基本满意, 不满意
    rating: str | None = None  # a reviewer's, beside the computed light
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with everything that is known of it."""

    name: str
    region: str
    base: int
    period: Period
    schedule: dict[str, Decimal] = field(default_factory=dict)  # share due at the end of a year or half-year
    indicators: tuple[Indicator, ...] = ()
    project_totals: tuple[ProjectTotals, ...] = ()
    projects: tuple[Project, ...] = ()
    tasks: tuple[Task, ...] = ()
    scenarios: dict[str, dict[str, Decimal]] = field(default_factory=dict)  # by name: `gdp.2024` or `gdp.target`
    issuer: str = ""  # 编制单位: the body that signs the reports on the plan

    @property
    def years(self) -> int:
        """T, the years of the plan after its base."""
        return self.period.end.year - self.base

    @property
    def categories(self) -> tuple[str, ...]:
        """The classes of indicators in the order in which they appear."""
        return tuple(dict.fromkeys(i.category for i in self.indicators))
