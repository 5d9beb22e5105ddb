"""一、: the plan's progress as a whole, its indicators class by class, its tasks and projects."""

from __future__ import annotations

from collections import Counter

from guibiao.assess import Assessment, PlanAssessment
from guibiao.plan import VERDICTS
from guibiao.quantity import chinese_number
from guibiao.report.chapters.indicators import indicator_paragraphs
from guibiao.report.chapters.projects import projects_section
from guibiao.report.chapters.tasks import tasks_section
from guibiao.report.content import Block, Place, Section, Table
from guibiao.report.content.citing import paragraph, table
from guibiao.report.phrases.naming import short_name
from guibiao.report.phrases.tally import Tally
from guibiao.report.phrases.terms import names
from guibiao.report.wording import Wording

NATURES = ("expected", "binding", "unknown")
_SCALE = ((1.0, "all"), (0.8, "most"), (0.5, "majority"), (0.2, "minority"), (0.0, "few"))  # least share kept


def overview_section(result: PlanAssessment, wording: Wording) -> Section:
    """The first chapter: overall judgement, indicators, tasks, projects."""
    parts = [_indicators(result, wording), tasks_section(result, wording), projects_section(result, wording)]
    numbered = tuple(
        Section(s.key, f"（{chinese_number(i)}）", s.heading, 2, s.blocks, s.sections) for i, s in enumerate(parts, 1)
    )
    return Section("overview", "一、", wording.say("heading.overall"), 1, tuple(_overall(result, wording)), numbered)


def category_name(category: str, wording: Wording) -> str:
    """A class as it is printed; an empty one has a name as well."""
    return category or wording.say("category.none")


def by_category(result: PlanAssessment) -> dict[str, list[Assessment]]:
    """Assessments by class, in the plan's order."""
    groups: dict[str, list[Assessment]] = {}
    for assessment in result.indicators:
        groups.setdefault(assessment.indicator.category, []).append(assessment)
    return groups


def _overall(result: PlanAssessment, wording: Wording) -> list[Block]:
    place = Place("overview", wording.say("place.overview"))
    if not result.indicators:
        return [place]
    tally = Tally.of(result.indicators)
    facts = tally.facts(wording) | {"short": short_name(result.plan)}
    natures = _by_nature(result)
    items = (
        wording.say(
            "overall.nature_count",
            nature=wording.say(f"nature.{n}"), count=wording.cite(len(a), f"count.nature:{n}.total"),
        )
        for n, a in natures.items()
    )  # fmt: skip
    told = wording.say("overall.natures", items=wording.say("list.and").join(items)) if natures else ""
    sentences = (
        wording.say(f"overall.judgement.{_judgement(tally)}", **facts),
        wording.say(
            "overall.total",
            categories=wording.cite(len(by_category(result)), "count.categories"),
            natures=told,
            **facts,
        ),
        wording.say("overall.counts", **facts),
    )
    blocks: list[Block] = [place, paragraph("".join(sentences))]
    if len(natures) > 1:
        blocks.append(paragraph(_natures(natures, wording)))
    if any(a.forecast for a in result.indicators):
        blocks.append(paragraph(_forecasts(result, wording)))
    return [*blocks, _table(result, wording)]


def _judgement(tally: Tally) -> str:
    if not tally.assessable:
        return "none"
    if tally.assessable * 2 < tally.total:
        return "unsure"  # what most indicators would say is not known
    if not tally.kept:
        return "nothing"
    share = tally.kept / tally.assessable
    return next(name for least, name in _SCALE if share >= least)


def _by_nature(result: PlanAssessment) -> dict[str, list[Assessment]]:
    """Assessments by nature, empty ones left out; the unknown only where some are known."""
    groups = {n: [a for a in result.indicators if (a.indicator.nature or "unknown") == n] for n in NATURES}
    told = {n: a for n, a in groups.items() if a}
    return {} if set(told) == {"unknown"} else told


def _natures(natures: dict[str, list[Assessment]], wording: Wording) -> str:
    items = (
        wording.say(
            "overall.nature_item", nature=wording.say(f"nature.{n}"), **Tally.of(a).facts(wording, f"nature:{n}")
        )
        for n, a in natures.items()
    )
    return wording.say("overall.by_nature", items=wording.say("list.semicolon").join(items))


def _forecasts(result: PlanAssessment, wording: Wording) -> str:
    outcomes = [meets(a) for a in result.indicators]
    missing = [a.indicator.name for a, m in zip(result.indicators, outcomes, strict=True) if m is False]
    counts = {"yes": outcomes.count(True), "no": len(missing), "unknown": outcomes.count(None)}
    items = (
        wording.say(
            f"overall.forecast_{k}",
            count=wording.cite(n, f"count.forecast.{k}"), names=names(wording, missing),
        )
        for k, n in counts.items()
        if n
    )  # fmt: skip
    told = wording.say("list.clause").join(items)
    return wording.say("overall.forecast", end=result.plan.period.year, items=told)


def meets(assessment: Assessment) -> bool | None:
    """Whether an indicator is expected to arrive: by its forecast, else by having arrived, else by its parts."""
    if assessment.verdict == "met_early":
        return True
    if assessment.forecast is not None:
        return assessment.forecast.meets
    outcomes = [meets(p) for p in assessment.parts]
    if not outcomes or (None in outcomes and False not in outcomes):
        return None
    return all(outcomes)


def _table(result: PlanAssessment, wording: Wording) -> Table:
    def row(name: str, assessments: list[Assessment], scope: str) -> tuple[str, ...]:
        counts = Counter(a.verdict for a in assessments)
        cells = (wording.cite(counts[v], f"count.{scope}.{v}") for v in VERDICTS)
        return (name, wording.cite(len(assessments), f"count.{scope}.total"), *cells)

    head = (
        wording.say("overall.table_head.category"),
        wording.say("overall.table_head.total"),
        *stack_names(wording),
    )
    rows = [row(category_name(c, wording), a, f"category:{c}") for c, a in by_category(result).items()]
    rows.append(row(wording.say("overall.table_head.sum"), list(result.indicators), "all"))
    return table("verdicts", wording.say("overall.table"), head, rows)


def stack_names(wording: Wording) -> list[str]:
    """What verdicts are called where each indicator counts under one of them only: 达到进度要求（不含提前实现）."""
    return [wording.say("overall.table_head.on_track" if v == "on_track" else f"verdict.{v}") for v in VERDICTS]


def _indicators(result: PlanAssessment, wording: Wording) -> Section:
    sections = tuple(
        _category(n, c, assessments, result, wording)
        for n, (c, assessments) in enumerate(by_category(result).items(), 1)
    )
    missing = () if sections else (Place("indicators", wording.say("place.no_indicators")),)
    return Section("indicators", "", wording.say("heading.indicators"), 2, missing, sections)


def _category(number: int, name: str, listed: list[Assessment], result: PlanAssessment, wording: Wording) -> Section:
    tally = Tally.of(listed)
    alike = next((k for k in ("kept", "behind", "not_assessable") if getattr(tally, k) == tally.total > 1), None)
    summary = wording.say(f"category_summary.{alike or 'mixed'}", **tally.facts(wording, f"category:{name}"))
    first = [paragraph(summary)] if tally.total > 1 else []  # of one indicator its own paragraph tells all
    blocks = [*first, *(p for a in listed for p in indicator_paragraphs(a, result, wording))]
    heading = wording.say("heading.category", category=category_name(name, wording))
    return Section(f"category:{name}", f"{number}．", heading, 3, tuple(blocks))
