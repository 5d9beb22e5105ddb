"""Random plans for properties: every field of the model, every form of target, nothing a reader would refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from guibiao.plan import (
    FORMS,
    VERDICTS,
    Adjustment,
    AnnualTarget,
    Indicator,
    Milestone,
    Move,
    Observation,
    Plan,
    Project,
    ProjectTotals,
    Proposal,
    RelativeTo,
    Source,
    StandIn,
    Stated,
    Target,
    Task,
    Upper,
)
from guibiao.quantity import Period

BASE, FIRST, LAST = 2020, 2021, 2025
SIMPLE_FORMS = [f for f in FORMS if f not in ("composite", "assigned", "relative", "yes_no")]
years = st.integers(FIRST, LAST)
letters = "县镇年增长GDPpm25产业 —·、，。；：=“”\"'{}[]#&*!|>%@`-?,:;~\n《》（）①㎡𠮷"
texts = st.text(letters, min_size=1, max_size=12).map(str.strip).filter(bool)
words = st.one_of(texts, st.sampled_from(["true", "null", "~", "2021", "8.0", "=1+1", "- a", "12％", "_x0041_", "否"]))
figures = st.decimals(-(10**9), 10**9, places=3).flatmap(
    lambda d: st.sampled_from([d.quantize(Decimal(1)), d.quantize(Decimal("0.1")), d.quantize(Decimal("0.01")), d])
)
figures = st.one_of(
    figures.map(lambda d: d + 0), st.sampled_from([Decimal("8.10"), Decimal("12345678901234567890.125")])
)
counts = st.integers(0, 10**6)
shares = st.decimals(0, 1, places=2)
dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
periods = st.one_of(
    years.map(str),
    st.sampled_from(["2020", "2021/2022", "2023-H1", "2023-Q3", "2024-06", "2023-06-30", "2023-01/2023-10"]),
).map(Period)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value or nothing."""
    return st.none() | strategy


def sources() -> st.SearchStrategy[Source]:
    """Where a figure was read, of each kind."""
    return st.one_of(
        st.builds(Source, document=words),
        st.builds(Source, document=words, start=counts, end=counts, quote=maybe(words)),
        st.builds(Source, document=words, section=words),
        st.builds(Source, workbook=words, sheet=words, cell=st.just("C5")),
        st.builds(Source, person=words, at=st.sampled_from(["2023-06-30", "2023-06-30T08:15:00"])),
    )


def targets(forms: list[str] = SIMPLE_FORMS, others: tuple[str, ...] = ()) -> st.SearchStrategy[Target]:
    """A target of one of the forms, with the fields that its form has. `others` are ids it may be held against."""
    return st.sampled_from(forms).flatmap(lambda form: _target(form, others))


def _target(form: str, others: tuple[str, ...]) -> st.SearchStrategy[Target]:
    fields: dict[str, Any] = {
        "form": st.just(form),
        "bound": maybe(st.sampled_from(["ge", "le"])),
        "source": maybe(sources()),
    }
    if form in ("level", "reach_and_keep"):
        fields |= {"value": maybe(figures), "path": st.sampled_from(["linear", "geometric"])}
    elif form == "level_and_growth":
        second = st.sampled_from(["growth", "change"])
        return second.flatmap(lambda key: st.builds(Target, **fields, value=figures, **{key: figures}))
    elif form == "yearly":
        fields |= {"values": st.dictionaries(years, figures)}
    elif form == "assigned":
        stand_in = st.builds(StandIn, value=figures, origin=maybe(words))
        fields |= {"value": maybe(figures), "judged_as": st.sampled_from(["level", "floor", "mean_growth"])}
        fields |= {"assigned_by": maybe(words), "stand_in": maybe(stand_in)}
    elif form == "relative":
        named = st.builds(RelativeTo, name=words, values=st.dictionaries(years, figures))
        to = st.one_of(named, st.builds(RelativeTo, indicator=st.sampled_from(others))) if others else named
        fields |= {"to": to, "margin": figures}
    elif form == "yes_no":
        fields |= {"value": maybe(st.just(True))}
    elif form != "composite":
        fields |= {"value": maybe(figures)}
    return st.builds(Target, **fields)


def observations(form: str) -> st.SearchStrategy[Observation]:
    """A figure, or yes or no where the indicator asks whether something was done."""
    fields: dict[str, Any] = {
        "period": periods,
        "role": st.sampled_from(["actual", "estimate"]),
        "bound": st.sampled_from(["eq", "ge", "le", "approx"]),
        "source": maybe(sources()),
        "explanation": maybe(words),
        "evidence": evidence(),
    }
    if form == "yes_no":
        return st.builds(Observation, value=st.booleans(), **fields)
    measures = st.sampled_from(["level", "growth", "growth_avg", "change", "change_avg", "rank", "multiple"])
    return st.builds(Observation, value=figures, measure=measures, **fields)


def proposals() -> st.SearchStrategy[Proposal]:
    """A new target, or that the indicator be dropped; the source stands with the proposal."""
    target = targets(["level", "mean_growth", "floor"]).map(lambda t: Target(t.form, t.value, t.bound, path=t.path))
    adjust = st.builds(Proposal, target=target, reason=maybe(words), source=maybe(sources()))
    return adjust | st.builds(Proposal, action=st.just("drop"), reason=maybe(words), source=maybe(sources()))


@st.composite
def indicators(draw: st.DrawFn, id: str, earlier: tuple[str, ...] = (), depth: int = 0) -> Indicator:
    """An indicator called `id`; it may be held against the earlier ones and have parts."""
    form = draw(st.sampled_from([f for f in FORMS if depth == 0 or f != "composite"]))
    target = draw(targets([form], earlier))
    numbers = 0 if form == "composite" else draw(st.integers(1, 3))
    parts = () if form != "composite" else tuple(
        draw(indicators(f"{id}-{n + 1}", earlier, depth + 1)) for n in range(draw(st.integers(1, 2)))
    )  # fmt: skip
    annual = st.builds(
        AnnualTarget,
        measure=st.sampled_from(["level", "growth"]),
        value=figures,
        bound=maybe(st.just("ge")),
        source=maybe(sources()),
    )
    adjustment = st.builds(Adjustment, on=dates, by=words, target=targets(["level", "yearly", "cumulative"]))
    stated = st.builds(Stated, verdict=maybe(st.sampled_from(VERDICTS)), forecast=maybe(st.sampled_from(VERDICTS)),
                       text=words, source=maybe(sources()))  # fmt: skip
    return Indicator(
        id=id,
        name=draw(words),
        target=target,
        category=draw(st.just("") | words),
        unit=draw(st.sampled_from(["", "%", "亿元", "万人", "微克/立方米", "件"])),
        nature=draw(maybe(st.sampled_from(["expected", "binding"]))),
        direction=draw(maybe(st.sampled_from(["up", "down"]))),
        base=draw(maybe(figures)),
        lead=draw(maybe(words)),
        observations=tuple(draw(observations(form)) for _ in range(numbers)),
        parts=parts,
        proposal=draw(maybe(proposals())),
        annual=draw(st.dictionaries(years, annual, max_size=2)),
        adjusted=tuple(draw(st.lists(adjustment, max_size=2))),
        stated=draw(maybe(stated)),
        definition_changed=draw(maybe(years)),
        estimate=draw(maybe(figures)),
        upper=draw(maybe(st.builds(Upper, value=figures, growth=maybe(figures), origin=maybe(words)))),
        code=draw(maybe(words)),
        note=draw(maybe(words)),
        source=draw(maybe(sources())),
        unsure=tuple(draw(st.lists(words, max_size=2))),
    )


def project_totals() -> st.SearchStrategy[ProjectTotals]:
    """Totals of projects."""
    return st.builds(
        ProjectTotals,
        as_of=dates,
        planned=maybe(counts),
        started=maybe(counts),
        finished=maybe(counts),
        total=maybe(figures),
        planned_investment=maybe(figures),
        done=maybe(figures),
        unit=st.sampled_from(["亿元", "万元"]),
        by_nature=st.dictionaries(words, counts, max_size=2),
        by_type=st.dictionaries(words, counts, max_size=2),
        source=maybe(sources()),
    )


def moves() -> st.SearchStrategy[tuple[Move, ...]]:
    """Moves to stages, with and without a date and a reason."""
    return st.lists(st.builds(Move, stage=words, on=maybe(dates), reason=maybe(words)), max_size=3).map(tuple)


def milestones() -> st.SearchStrategy[Milestone | None]:
    """What is planned and what came, one of them at least."""
    moments = st.sampled_from(["2022", "2022-H1", "2022-05", "2022-05-10", "待定", "年底前"])
    return st.none() | st.builds(Milestone, planned=moments, actual=maybe(moments)) | st.builds(
        Milestone, actual=moments
    )  # fmt: skip


def evidence() -> st.SearchStrategy[tuple[str, ...]]:
    """Names of files and documents."""
    return st.lists(words, max_size=2).map(tuple)


def projects(id: str, above: tuple[str, ...] = ()) -> st.SearchStrategy[Project]:
    """A project called `id`, perhaps part of one of those `above`."""
    said = dict.fromkeys(
        (
            "ledger",
            "library",
            "nature",
            "type",
            "content",
            "place",
            "lead",
            "owner",
            "factors",
            "problems",
            "explanation",
            "rating",
            "note",
        ),
        maybe(words),
    )
    return st.builds(
        Project,
        id=st.just(id),
        name=words,
        parent=maybe(st.sampled_from(above)) if above else st.none(),
        total=maybe(figures),
        planned=maybe(figures),
        yearly=st.dictionaries(years, figures, max_size=2),
        done=maybe(figures),
        done_yearly=st.dictionaries(years, figures, max_size=2),
        arrived=maybe(figures),
        as_of=maybe(dates),
        moves=moves(),
        start=milestones(),
        finish=milestones(),
        supporting=st.lists(words, max_size=2).map(tuple),
        evidence=evidence(),
        source=maybe(sources()),
        **said,
    )


def tasks(id: str, above: tuple[str, ...] = ()) -> st.SearchStrategy[Task]:
    """A task called `id`, perhaps part of one of those `above`."""
    said = dict.fromkeys(
        (
            "kind",
            "area",
            "target",
            "leader",
            "lead",
            "progress",
            "problems",
            "next",
            "explanation",
            "light",
            "status",
            "result",
            "satisfaction",
            "rating",
            "note",
        ),
        maybe(words),
    )
    by_period = st.dictionaries(st.sampled_from(["2023-Q1", "2023-Q2", "2024", "2024-06-30"]), words, max_size=3)
    return st.builds(
        Task,
        id=st.just(id),
        task=words,
        parent=maybe(st.sampled_from(above)) if above else st.none(),
        source=maybe(sources()),
        amount=maybe(figures),
        done=maybe(figures),
        unit=st.sampled_from(["", "座", "万元", "%"]),
        supporting=st.lists(words, max_size=2).map(tuple),
        due=maybe(st.sampled_from(["2023-12-31", "2024", "长期坚持"])),
        nodes=by_period | words.map(lambda text: {"": text}),
        moves=moves(),
        evidence=evidence(),
        **said,
    )


@st.composite
def scenarios(draw: st.DrawFn, ids: tuple[str, ...]) -> dict[str, dict[str, Decimal]]:
    """Scenarios that set figures or targets of the indicators."""
    if not ids:
        return {}
    keys = st.builds("{}.{}".format, st.sampled_from(ids), st.sampled_from(["2024", "2023-H1", "target"]))
    return draw(st.dictionaries(words, st.dictionaries(keys, figures, min_size=1, max_size=3), max_size=2))


@st.composite
def plans(draw: st.DrawFn, most: int = 3) -> Plan:
    """A plan of 2021–2025 with up to `most` indicators, totals, projects and tasks."""
    ids = tuple(f"指标{n + 1}" for n in range(draw(st.integers(0, most))))
    points = sorted(draw(st.lists(shares, max_size=3)))
    schedule = dict(zip(("2021", "2023-H1", "2025"), points, strict=False))
    return Plan(
        name=draw(words),
        region=draw(st.just("") | words),
        base=BASE,
        period=Period(f"{FIRST}/{LAST}"),
        schedule=schedule,
        indicators=tuple(draw(indicators(id, ids[:n])) for n, id in enumerate(ids)),
        project_totals=tuple(draw(st.lists(project_totals(), max_size=2))),
        projects=tuple(draw(projects(f"P{n}", ("P0",) if n else ())) for n in range(draw(st.integers(0, 2)))),
        tasks=tuple(draw(tasks(f"T{n}", ("T0",) if n else ())) for n in range(draw(st.integers(0, 2)))),
        scenarios=draw(scenarios(ids)),
        issuer=draw(st.just("") | words),
    )
