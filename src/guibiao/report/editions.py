"""The editions of the report (midterm, final, annual), each with its wording, shipped or a user's own over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.report.annual import annual_content
from guibiao.report.content import Content
from guibiao.report.evaluation import evaluation_content
from guibiao.report.final import final_content
from guibiao.report.wording import edition_wording, own_wording

EDITIONS = {"midterm": evaluation_content, "final": final_content, "annual": annual_content}


def edition_of(result: PlanAssessment) -> str:
    """The edition that a date asks for: the final one from the plan's end on, else the midterm one."""
    return "final" if result.as_of >= result.plan.period.end else "midterm"


def edition_content(
    result: PlanAssessment, findings: Sequence[Finding], kind: str | None = None, wording: Path | None = None,
    issuer: str = "", issued: date | None = None,
) -> Content:  # fmt: skip
    """The report as an edition says it. `kind` is one of EDITIONS, by default that of the date.

    Raises InputError for a `wording` file that cannot be used.
    """
    edition = kind or edition_of(result)
    words = own_wording(wording, edition) if wording is not None else edition_wording(edition)
    return EDITIONS[edition](result, findings, words, issuer, issued)
