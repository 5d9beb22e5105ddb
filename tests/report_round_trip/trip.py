"""A plan written as a report, and the report read as any other document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from guibiao.assess import Assessment, PlanAssessment, assess_plan
from guibiao.audit import audit, failures
from guibiao.documents import read_documents
from guibiao.extract import extract
from guibiao.plan import Indicator, Plan, draft_plan
from guibiao.report import evaluation_content
from guibiao.report.word.report import word_report


def differences(plan: Plan, as_of: date, folder: Path) -> list[str]:
    """What a report on a plan, read back, says otherwise than the plan; and what the audit finds in it."""
    first = assess_plan(plan, as_of)
    path = folder / "report.docx"
    path.write_bytes(word_report(evaluation_content(first, [])))
    [document] = read_documents(path)
    statements = extract(document)
    again = assess_plan(draft_plan([(document, statements)]))
    found = [f"audit: {f.rule}: {f.message}" for f in failures(audit(document, statements))]
    return [*_differences(first, again), *found]


def _differences(first: PlanAssessment, again: PlanAssessment) -> Iterator[str]:
    there = {a.indicator.name: a for a in again.indicators}
    for assessment in first.indicators:
        name = assessment.indicator.name
        if name not in there:
            yield f"{name} ({assessment.indicator.target.form}): lost"
            continue
        yield from _of_indicator(assessment, there.pop(name))
    yield from (f"{name}: came from nowhere" for name in there)


def _of_indicator(one: Assessment, other: Assessment) -> Iterator[str]:
    name, form = one.indicator.name, one.indicator.target.form
    for what, a, b in zip(("target", "base", "data", "verdict"), _said(one), _said(other), strict=True):
        if a != b:
            yield f"{name} ({form}) {what}: {a} came back as {b}"
    parts = {p.indicator.name: p for p in other.parts}
    if one.indicator.parts:
        for part in one.parts:
            if part.indicator.name in parts:
                yield from _of_indicator(part, parts[part.indicator.name])
            else:
                yield f"{name}: part {part.indicator.name} lost"


def _said(assessment: Assessment) -> tuple[object, ...]:
    indicator = assessment.indicator
    return (
        _target(indicator),
        indicator.base,
        _data(indicator),
        (assessment.verdict, assessment.reason, assessment.datum),
    )


def _target(indicator: Indicator) -> tuple[object, ...]:
    """The target as a report tells it: who handed it down and the path are told no further."""
    target = indicator.target
    form = target.judged_as if target.form == "assigned" and target.value is not None else target.form
    form = "level" if form == "reach_and_keep" else form  # which one is told by the indicator's name
    stand_in = target.stand_in.value if target.stand_in else None
    return form, target.value, target.growth, target.change, dict(target.values), stand_in


def _data(indicator: Indicator) -> list[tuple[str, str, str, str]]:
    """What was observed; means over years that a report works out from them are no observations."""
    return sorted(
        (o.period.text, o.measure, str(o.value or o.value is False or 0), o.role)  # 持平 has no decimals
        for o in indicator.observations
        if not o.measure.endswith("_avg")
    )
