"""二、存在的主要问题: what the data say about what is behind, what cannot be judged, and which figures are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.audit import Finding
from guibiao.quantity import chinese_number
from guibiao.report.chapters.overview import by_category, category_name, meets
from guibiao.report.chapters.projects import slow_clauses
from guibiao.report.chapters.tasks import late_tasks
from guibiao.report.content import Block, Paragraph, Place, Section
from guibiao.report.content.citing import paragraph
from guibiao.report.phrases.tally import Tally, percent
from guibiao.report.phrases.terms import Terms, names
from guibiao.report.wording import Wording

_LARGEST = 5  # gaps named
_FINDINGS = 20  # findings quoted; the audit has them all


def problems_section(result: PlanAssessment, findings: Sequence[Finding], wording: Wording) -> Section:
    """The second chapter. Sections without anything to say are left out; people explain the causes."""
    parts = [
        _behind(result, wording),
        _not_assessable(result, wording),
        _slow_projects(result, wording),
        _late_tasks(result, wording),
        _figures(findings, wording),
        Section("causes", "", wording.say("heading.causes"), 2, (Place("causes", wording.say("place.causes")),)),
    ]
    said = [s for s in parts if s.blocks]
    sections = tuple(Section(s.key, f"（{chinese_number(i)}）", s.heading, 2, s.blocks) for i, s in enumerate(said, 1))
    return Section("problems", "二、", wording.say("heading.problems"), 1, (), sections)


def gap_share(assessment: Assessment) -> Fraction:
    """How short an indicator is: of the way due where it has one, else of what is required. Gaps are named by it."""
    gap, required, done, due = assessment.gap, assessment.required, assessment.progress, assessment.schedule
    if done is not None and due:
        return max((due - done) / due, Fraction(0))
    if gap is None or gap >= 0:
        return max((gap_share(p) for p in assessment.parts), default=Fraction(0))
    return -gap / abs(required) if required else -gap


def _behind(result: PlanAssessment, wording: Wording) -> Section:
    listed = [a for a in result.indicators if a.verdict == "behind"]
    heading = wording.say("heading.behind")
    if not listed:
        heading, assessable = wording.say("heading.none_behind"), Tally.of(result.indicators).assessable
        none = wording.say("problems.none", assessable=wording.cite(assessable, "count.all.assessable"))
        return Section("behind", "", heading, 2, (paragraph(none),) if assessable else ())
    tally = Tally.of(result.indicators)
    share = wording.cite(percent(tally.behind, tally.assessable), "count.all.behind_share")
    first = [wording.say("problems.behind", count=wording.cite(tally.behind, "count.all.behind"), share=share)]
    groups = {c: Tally.of(a).behind for c, a in by_category(result).items()}
    items = [
        wording.say(
            "problems.category",
            category=category_name(c, wording),
            behind=wording.cite(n, f"count.category:{c}.behind"),
        )
        for c, n in groups.items()
        if n
    ]
    if len(groups) > 1:
        first.append(wording.say("problems.by_category", items=wording.say("list.and").join(items)))
    binding = [a.indicator.name for a in listed if a.indicator.nature == "binding"]
    if binding:
        first.append(
            wording.say(
                "problems.binding",
                count=wording.cite(len(binding), "count.nature:binding.behind"),
                names=names(wording, binding),
            )
        )
    blocks = [paragraph("".join(first)), *_details(listed, result, wording)]
    return Section("behind", "", heading, 2, tuple(blocks))


def _details(listed: list[Assessment], result: PlanAssessment, wording: Wording) -> list[Paragraph]:
    texts = [_largest(listed, result, wording)]
    missing = [a.indicator.name for a in listed if meets(a) is False]
    if missing:
        key = "problems.forecast_all" if len(missing) == len(listed) > 1 else "problems.forecast"
        texts.append(wording.say(key, names=names(wording, missing), end=result.plan.period.year))
    broken = [a for a in result.indicators if a.breaches and a.verdict != "behind"]
    if broken:
        items = (
            wording.say("problems.breach", name=a.indicator.name, years="、".join(map(str, a.breaches))) for a in broken
        )
        texts.append(wording.say("problems.breaches", items=wording.say("list.and").join(items)))
    conflicting = [a.indicator.name for a in result.indicators if a.conflict]
    if conflicting:
        texts.append(wording.say("problems.conflict", names=names(wording, conflicting)))
    return [paragraph(t) for t in texts if t]


def _largest(listed: list[Assessment], result: PlanAssessment, wording: Wording) -> str:
    """The largest gaps; sorted is stable, so that equal ones keep the plan's order."""
    items = []
    for assessment in sorted(listed, key=gap_share, reverse=True):
        worst = worst_part(assessment)
        if worst.gap is None or worst.gap >= 0:
            continue
        whole = assessment if worst is not assessment and not assessment.indicator.parts else None
        gap = Terms.of(worst, result.plan, result.as_of, whole).difference(worst.gap, wording)
        told = wording.say("problems.largest_gap", gap=gap)
        items.append(wording.say("problems.largest_item", name=assessment.indicator.name, gap=told))
    text = wording.say("list.semicolon").join(items[:_LARGEST])
    return wording.say("problems.largest", items=text) if items else ""


def worst_part(assessment: Assessment) -> Assessment:
    """The assessment itself, or the part that is short by most."""
    if assessment.gap is not None or not assessment.parts:
        return assessment
    return max(assessment.parts, key=gap_share)


def _not_assessable(result: PlanAssessment, wording: Wording) -> Section:
    listed = [a for a in result.indicators if a.verdict == "not_assessable"]
    heading = wording.say("heading.not_assessable")
    if not listed:
        return Section("not_assessable", "", heading, 2)
    if len(listed) == 1:
        only = listed[0]
        reason = wording.say(f"reason_short.{only.reason or 'no_data'}")
        told = wording.say("problems.not_assessable_one", name=only.indicator.name, reason=reason)
        return Section("not_assessable", "", heading, 2, (paragraph(told),))
    count = wording.cite(len(listed), "count.all.not_assessable")
    text = wording.say("problems.not_assessable", count=count)
    for reason, names_ in by_reason(listed).items():
        short = wording.say(f"reason_short.{reason}")
        text += wording.say(
            "problems.reason",
            reason=short,
            count=wording.cite(len(names_), f"count.reason:{reason}"),
            names=names(wording, names_),
        )
    return Section("not_assessable", "", heading, 2, (paragraph(text),))


def by_reason(listed: Sequence[Assessment]) -> dict[str, list[str]]:
    """Names of indicators that cannot be assessed, by reason, in the plan's order."""
    groups: dict[str, list[str]] = {}
    for assessment in listed:
        groups.setdefault(assessment.reason or "no_data", []).append(assessment.indicator.name)
    return groups


def _slow_projects(result: PlanAssessment, wording: Wording) -> Section:
    heading = wording.say("heading.slow_projects")
    blocks = tuple(paragraph(text) for text in slow_clauses(result, wording))
    return Section("slow_projects", "", heading, 2, blocks)


def _late_tasks(result: PlanAssessment, wording: Wording) -> Section:
    return Section("late_tasks", "", wording.say("heading.late_tasks"), 2, tuple(late_tasks(result, wording)))


def _figures(findings: Sequence[Finding], wording: Wording) -> Section:
    failed = [f for f in findings if f.verdict == "fails"]
    heading = wording.say("heading.figures")
    if not failed:
        return Section("figures", "", heading, 2)
    blocks: list[Block] = [
        paragraph(wording.say("problems.figures", count=wording.cite(len(failed), "count.findings")))
    ]
    blocks += [
        Paragraph(wording.say("problems.finding", number=n, message=f.message.rstrip("。")))
        for n, f in enumerate(failed[:_FINDINGS], 1)
    ]
    if len(failed) > _FINDINGS:
        blocks.append(Paragraph(wording.say("problems.more", count=len(failed) - _FINDINGS)))
    return Section("figures", "", heading, 2, tuple(blocks))
