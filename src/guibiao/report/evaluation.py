"""The evaluation report as content: from assessments and findings to sections, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.report.content import Content


def evaluation_content(result: PlanAssessment, findings: Sequence[Finding]) -> Content:
    """The evaluation report (评估报告) of a plan in the order of the genre."""
    raise NotImplementedError
