"""三、对策措施和调整建议: advice grouped by what is to be done, proposals with their feasibility."""

from __future__ import annotations

from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.quantity import chinese_number
from guibiao.report.chapters.additions import additions_section
from guibiao.report.chapters.problems import by_reason
from guibiao.report.content import Block, Paragraph, Place, Section
from guibiao.report.content.citing import paragraph, table
from guibiao.report.phrases.pace import pace_words, proposed_target
from guibiao.report.phrases.targets import target_words
from guibiao.report.phrases.terms import Terms, names
from guibiao.report.wording import Wording


def measures_section(result: PlanAssessment, wording: Wording) -> Section:
    """The third chapter. Sections without anything to say are left out."""
    parts = [
        Section("work", "", wording.say("heading.work"), 2, (Place("work", wording.say("place.work")),)),
        _press(result, wording),
        _proposals(result, wording),
        additions_section(result, wording),
        cure_section(result, wording),
        keep_section(result, wording),
    ]
    said = [s for s in parts if s.blocks]
    sections = tuple(Section(s.key, f"（{chinese_number(i)}）", s.heading, 2, s.blocks) for i, s in enumerate(said, 1))
    return Section("measures", "三、", wording.say("heading.measures"), 1, (), sections)


def action(assessment: Assessment) -> str | None:
    """What is proposed for an indicator: the plan's own proposal counts before the computed advice."""
    proposal = assessment.indicator.proposal
    if proposal is not None:
        return proposal.action
    return assessment.advice.action if assessment.advice else None


def feasibility(assessment: Assessment, wording: Wording) -> str:
    """Whether what is proposed can be reached, the stricter reading where there are estimates."""
    check, advice = assessment.proposal, assessment.advice
    if check is not None and assessment.indicator.proposal is not None:
        if check.feasible is False:
            return wording.say("feasible.hard")
        if check.feasible_after_estimates is False:
            return wording.say("feasible.hard_after_estimates")
        return wording.say("feasible.ok" if check.feasible else "feasible.unknown")
    if advice is not None and advice.retreat:
        return wording.say("feasible.retreat")
    if advice is not None and advice.feasible and advice.feasible_after_estimates is False:
        return wording.say("feasible.hard_after_estimates")
    feasible = advice.feasible if advice else None
    return wording.say({True: "feasible.ok", False: "feasible.hard", None: "feasible.unknown"}[feasible])


def proposed_words(terms: Terms, wording: Wording) -> str:
    """The target that is proposed instead, in words; "" where none is."""
    assessment = terms.assessment
    if assessment.indicator.proposal is not None and assessment.indicator.proposal.action == "adjust":
        return proposed_target(terms, assessment.proposal.value if assessment.proposal else None, wording)
    advice = assessment.advice
    if assessment.indicator.proposal is None and advice and advice.action == "adjust":
        return wording.say("annex.action.retreat") if advice.retreat else proposed_target(terms, advice.value, wording)
    return ""


def _press(result: PlanAssessment, wording: Wording) -> Section:
    listed = [a for a in result.indicators if action(a) == "press" and a.verdict != "not_assessable"]
    heading = wording.say("heading.press")
    if not listed:
        return Section("press", "", heading, 2)
    blocks = [paragraph(wording.say("measures.press", count=wording.cite(len(listed), "count.press")))]
    blocks += [_press_item(a, result, wording) for a in listed]
    return Section("press", "", heading, 2, tuple(blocks))


def _press_item(assessment: Assessment, result: PlanAssessment, wording: Wording) -> Paragraph:
    terms = Terms.of(assessment, result.plan, result.as_of)
    if assessment.needed is None or assessment.form == "level_and_growth":
        needed = wording.say("measures.press_plain")
    elif assessment.form == "yearly":
        needed = wording.say(
            "measures.press_next",
            year=terms.next_year,
            value=terms.number(assessment.needed, wording, "needed"),
            unit=terms.unit,
        )
    else:
        key = "measures.press_kept" if terms.distance else "measures.press_needed"
        needed = wording.say(key, years=terms.years_left(wording), pace=pace_words(assessment.needed, terms, wording))
    named = assessment.indicator.lead
    lead = wording.say("measures.lead", lead=named) if named else ""
    return paragraph(
        wording.say("measures.press_item", needed=needed, lead=lead), assessment.indicator.name, assessment.indicator.id
    )


def _proposals(result: PlanAssessment, wording: Wording) -> Section:
    adjusted = [a for a in result.indicators if action(a) == "adjust"]
    dropped = [p for p in _flat(result.indicators) if action(p) == "drop"]
    blocks: list[Block] = []
    if adjusted:
        text = wording.say("measures.proposals", count=wording.cite(len(adjusted), "count.adjust"))
        rows = tuple(_row(a, result, wording) for a in adjusted)
        hard = {wording.say("feasible.hard"), wording.say("feasible.hard_after_estimates")}
        if any(row[-1] in hard for row in rows):
            text += wording.say("measures.infeasible_note")
        if any(row[-1] == wording.say("feasible.retreat") for row in rows):
            text += wording.say("measures.retreat_note")
        head = ("name", "target", "proposed", "needed", "best", "feasible")
        titles = tuple(wording.say(f"measures.table_head.{k}") for k in head)
        blocks += [paragraph(text), table("proposals", wording.say("measures.table"), titles, rows)]
    if dropped:
        listed = names(wording, [a.indicator.name for a in dropped])
        count = wording.cite(len(dropped), "count.drop")
        blocks.append(paragraph(wording.say("measures.drop", count=count, names=listed)))
    if blocks:
        blocks.append(Paragraph(wording.say("measures.procedure")))
    return Section("proposals", "", wording.say("heading.proposals"), 2, tuple(blocks))


def _flat(assessments: tuple[Assessment, ...]) -> list[Assessment]:
    """Indicators, and the parts of those that say nothing themselves."""
    return [b for a in assessments for b in ([a] if action(a) or not a.indicator.parts else _flat(a.parts))]


def _row(assessment: Assessment, result: PlanAssessment, wording: Wording) -> tuple[str, ...]:
    terms = Terms.of(assessment, result.plan, result.as_of)
    check, advice = assessment.proposal, assessment.advice
    needed = check.needed if check is not None else advice.needed if advice and not advice.retreat else None
    best = check.best if check is not None else advice.best if advice else None
    proposed = check if check is not None else advice
    after = proposed.needed_after_estimates if proposed is not None else None
    field = "proposal" if check is not None else "advice"
    told = _pace(needed, terms, wording, f"{field}.needed")
    if after is not None and after != needed:
        told += wording.say(
            "measures.after_estimates", needed=_pace(after, terms, wording, f"{field}.needed_after_estimates")
        )
    target = target_words(assessment.indicator, terms.target, result.plan, wording, brief=True)
    return (
        assessment.indicator.name,
        target,
        proposed_words(terms, wording),
        told,
        _pace(best, terms, wording, "best"),
        feasibility(assessment, wording),
    )


def _pace(value: Fraction | None, terms: Terms, wording: Wording, field: str) -> str:
    return wording.say("empty") if value is None else pace_words(value, terms, wording, field)


def cure_section(result: PlanAssessment, wording: Wording) -> Section:
    """What would make the indicators that could not be assessed assessable."""
    listed = [a for a in result.indicators if a.verdict == "not_assessable" and action(a) != "drop"]
    heading = wording.say("heading.cure")
    if not listed:
        return Section("cure", "", heading, 2)
    items = (
        wording.say(f"cure.{reason}", names=names(wording, listed_names), base_year=result.plan.base)
        for reason, listed_names in by_reason(listed).items()
    )
    text = wording.say("measures.cure", items=wording.say("list.semicolon").join(items))
    return Section("cure", "", heading, 2, (Paragraph(text),))


def keep_section(result: PlanAssessment, wording: Wording) -> Section:
    """What is to be done for the indicators that are as far as they should be."""
    kept = [a for a in result.indicators if a.verdict in {"met_early", "on_track"}]
    heading = wording.say("heading.keep")
    if not kept:
        return Section("keep", "", heading, 2)
    count = wording.cite(len(kept), "count.all.kept")
    return Section("keep", "", heading, 2, (paragraph(wording.say("measures.keep", count=count)),))
