"""A report that we wrote, read as any other document: nothing is found wrong in it, and it says the same again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guibiao.assess import Assessment, PlanAssessment, assess_plan
from guibiao.audit import audit, failures
from guibiao.documents import Document, read_documents
from guibiao.extract import extract
from guibiao.plan import draft_plan, read_plan
from guibiao.report import write_report

PLAN = Path(__file__).parents[2] / "examples" / "rongan" / "plan.yaml"
# slips of the county's own figures, which a report on them has to carry
THEIRS = {"target-consistency", "growth-of-levels", "outlier"}


@pytest.fixture(scope="module")
def rongan() -> PlanAssessment:
    return assess_plan(read_plan(PLAN), date(2023, 6, 30))


@pytest.fixture(scope="module")
def own(rongan: PlanAssessment, tmp_path_factory: pytest.TempPathFactory) -> Document:
    written = write_report(rongan, [], tmp_path_factory.mktemp("report"))
    [document] = read_documents(next(p for p in written if p.suffix == ".docx"))
    return document


def said(assessment: Assessment) -> tuple[object, ...]:
    """What a report prints of an indicator: verdict, datum, and the numbers as far as it prints them."""
    numbers = (assessment.required, assessment.actual, assessment.gap, assessment.needed)
    printed = (None if n is None else round(float(n), 1) for n in numbers)
    return assessment.indicator.name, assessment.verdict, assessment.reason, assessment.datum, *printed


def test_our_own_report_raises_no_alarm_of_its_own(own: Document) -> None:
    found = [f for f in failures(audit(own, extract(own))) if f.rule not in THEIRS]
    assert [f.message for f in found] == []


def test_a_report_read_back_gives_the_same_evaluation(rongan: PlanAssessment, own: Document) -> None:
    again = assess_plan(draft_plan([(own, extract(own))]))
    assert again.as_of == rongan.as_of
    assert [said(a) for a in again.indicators] == [said(a) for a in rongan.indicators]
