"""The final edition (总结评估): completed or not, the first targets beside the adjusted ones, what is carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from guibiao.assess import Assessment, PlanAssessment, assess_plan
from guibiao.audit import Finding
from guibiao.plan import Indicator, Plan, ProjectTotals
from guibiao.quantity import chinese_number
from guibiao.report.chapters.measures import cure_section, keep_section
from guibiao.report.content import Content, Place, Section
from guibiao.report.content.citing import paragraph, table
from guibiao.report.content.figure_names import figures_of
from guibiao.report.editions.evaluation import evaluation_content
from guibiao.report.phrases.naming import date_name
from guibiao.report.phrases.tally import Tally
from guibiao.report.phrases.targets import target_words
from guibiao.report.phrases.terms import Terms, names
from guibiao.report.wording import Wording, edition_wording


def final_content(
    result: PlanAssessment, findings: Sequence[Finding], wording: Wording | None = None,
    issuer: str = "", issued: date | None = None,
) -> Content:  # fmt: skip
    """The final evaluation of a plan, in the sections of the midterm one where they say the same.

    Only figures of the plan's end tell whether a target was completed, unless it was met early; without them an
    indicator is not assessed. Raises InputError for a wording with gaps.
    """
    words = wording or edition_wording("final")
    result = at_end(result)
    content = evaluation_content(result, findings, words, issuer, issued)
    overview, problems, _measures = content.sections
    cited = words.citing()
    sections = (_with(overview, _adjusted(result, cited)), problems, _next(result, cited))
    annexes = tuple(a for a in content.annexes if a.table.key != "added")
    changed = replace(content, sections=sections, annexes=annexes)
    return replace(changed, figures=figures_of(changed, result, cited))


def at_end(result: PlanAssessment) -> PlanAssessment:
    """The assessments as a look back on the whole plan: nothing is forecast, advised or proposed any more.

    Totals of projects from before the plan's end tell what was planned, and nothing of what came of it.
    """
    plan = replace(result.plan, project_totals=tuple(_at_end(t, result.plan) for t in result.plan.project_totals))
    return replace(result, plan=plan, indicators=tuple(_ended(a, plan.years) for a in result.indicators))


def _at_end(totals: ProjectTotals, plan: Plan) -> ProjectTotals:
    return totals if totals.as_of >= plan.period.end else replace(totals, started=None, finished=None, done=None)


def _ended(assessment: Assessment, years: int) -> Assessment:
    parts = tuple(_ended(p, years) for p in assessment.parts)
    bare = replace(
        assessment,
        parts=parts,
        forecast=None,
        advice=None,
        proposal=None,
        needed=None,
        indicator=replace(assessment.indicator, proposal=None),
    )
    open_ = assessment.elapsed is not None and assessment.elapsed < years and assessment.verdict != "met_early"
    lost = "part_not_assessable" if assessment.indicator.parts else "no_data"
    if open_ or (assessment.indicator.parts and any(p.verdict == "not_assessable" for p in parts)):
        return replace(
            bare, verdict="not_assessable", reason=assessment.reason or lost, required=None, actual=None, gap=None,
            gap_as_of=None, progress=None,
        )  # fmt: skip
    return bare


def _with(chapter: Section, more: Section) -> Section:
    """The chapter with a section behind its first, all numbered anew; without it where it says nothing."""
    if not more.blocks:
        return chapter
    first, *others = chapter.sections
    return replace(chapter, sections=_numbered([first, more, *others]))


def _numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    return tuple(replace(s, number=f"（{chinese_number(n)}）") for n, s in enumerate(sections, 1))


def _adjusted(result: PlanAssessment, wording: Wording) -> Section:
    """The indicators whose targets were changed on the way, judged by the first and by the last target."""
    heading = wording.say("heading.adjusted")
    listed = [a for a in result.indicators if Terms.of(a, result.plan, result.as_of).adjustment is not None]
    if not listed:
        return Section("adjusted", "", heading, 2)
    unchanged = replace(result.plan, indicators=tuple(map(_first_target, result.plan.indicators)))
    by_first = {a.indicator.id: a for a in at_end(assess_plan(unchanged, result.as_of)).indicators}
    first, last = Tally.of(by_first[a.indicator.id] for a in listed), Tally.of(listed)
    text = wording.say(
        "final.adjusted",
        count=wording.cite(len(listed), "count.adjusted.total"),
        **_counts(first, "", "first", wording),
        **_counts(last, "_now", "last", wording),
    )
    keys = ("name", "first", "changed", "by", "actual", "first_verdict", "verdict")
    head = [wording.say(f"final.head.{k}") for k in keys]
    rows = [_row(a, by_first[a.indicator.id], result, wording) for a in listed]
    blocks = (paragraph(text), table("adjusted", wording.say("final.table"), head, rows))
    return Section("adjusted", "", heading, 2, blocks)


def _first_target(indicator: Indicator) -> Indicator:
    return replace(indicator, adjusted=(), parts=tuple(map(_first_target, indicator.parts)))


def _counts(tally: Tally, suffix: str, scope: str, wording: Wording) -> dict[str, str]:
    cited = {k: wording.cite(getattr(tally, k), f"count.adjusted.{scope}.{k}") for k in ("kept", "behind")}
    left = tally.not_assessable
    told = wording.cite(left, f"count.adjusted.{scope}.not_assessable")
    words = wording.say("final.left", count=told) if left else ""
    return {f"{k}{suffix}": n for k, n in cited.items()} | {f"left{suffix}": words}


def _row(assessment: Assessment, by_first: Assessment, result: PlanAssessment, wording: Wording) -> tuple[str, ...]:
    indicator, plan = assessment.indicator, result.plan
    terms = Terms.of(assessment, plan, result.as_of)
    change = terms.adjustment
    by = wording.say("final.by", by=change.by, on=date_name(change.on)) if change else ""
    actual = wording.say("empty")
    if assessment.actual is not None:
        number = terms.number(assessment.actual, wording, "actual")
        actual = terms.rate(assessment.actual, wording, "actual") if terms.rates else number + terms.unit
    return (
        indicator.name,
        target_words(indicator, indicator.target, plan, wording, brief=True, field="target.first"),
        target_words(indicator, terms.target, plan, wording, brief=True),
        by,
        actual,
        wording.say(f"verdict.{by_first.verdict}"),
        wording.say(f"verdict.{assessment.verdict}"),
    )


def _next(result: PlanAssessment, wording: Wording) -> Section:
    """What is to follow: people's measures, what is carried into the next plan, what would close gaps in the data."""
    work = Section("work", "", wording.say("heading.work"), 2, (Place("work", wording.say("place.work")),))
    parts = (work, _carried(result, wording), cure_section(result, wording), keep_section(result, wording))
    said = _numbered([s for s in parts if s.blocks])
    return Section("measures", "三、", wording.say("heading.measures"), 1, (), said)


def _carried(result: PlanAssessment, wording: Wording) -> Section:
    heading = wording.say("heading.carry")
    missed = [a.indicator for a in result.indicators if a.verdict == "behind"]
    if not missed:
        return Section("carry", "", heading, 2)
    count = wording.cite(len(missed), "count.carry")
    text = wording.say("final.carry", count=count, names=names(wording, [i.name for i in missed]))
    if binding := [i.name for i in missed if i.nature == "binding"]:
        text += wording.say("final.carry_binding", names=names(wording, binding))
    return Section("carry", "", heading, 2, (paragraph(text),))
