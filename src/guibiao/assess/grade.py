"""The national four-step scale, from the same numbers as the verdict: 提前实现, 快于预期, 基本符合预期, 滞后."""

from __future__ import annotations

from fractions import Fraction

from guibiao.assess.model import Assessment
from guibiao.messages import _

GRADES = ("met_early", "faster", "as_expected", "late", "not_assessable")  # the best first
TOLERANCE = Fraction(5, 100)
_ALWAYS = ("floor", "ceiling", "yearly", "rank", "yes_no")  # kept or not: there is no running ahead


def grade(assessment: Assessment, tolerance: Fraction = TOLERANCE) -> str:
    """The step of an assessment: one of GRADES.

    What was made is held against what was due by now. More than the due by over `tolerance` (a share of the due) is
    `faster`, less by no more than it is still `as_expected`. What is to be kept has no tolerance. Of the parts that can
    be assessed the worst decides.
    """
    verdict = assessment.verdict
    if verdict in ("not_assessable", "met_early"):
        return verdict
    if assessment.parts:
        steps = (grade(p, tolerance) for p in assessment.parts if p.verdict != "not_assessable")
        return max(steps, key=GRADES.index)
    ahead = _ahead(assessment)
    if ahead is None:
        return "as_expected" if verdict == "on_track" else "late"
    if verdict == "on_track":
        return "faster" if ahead > tolerance else "as_expected"
    return "as_expected" if ahead >= -tolerance else "late"


def grade_name(step: str) -> str:
    """What people call a step."""
    return {
        "met_early": _("提前实现"), "faster": _("快于预期"), "as_expected": _("基本符合预期"), "late": _("滞后"),
        "not_assessable": _("未能评估"),
    }[step]  # fmt: skip


def _ahead(a: Assessment) -> Fraction | None:
    """The gap as a share of what was due: of the way from the base, or of the pace asked for."""
    if a.form in _ALWAYS or a.gap is None or a.required is None:
        return None
    if a.progress is None:  # a pace, or what is to be kept
        due = a.required if a.form in ("mean_growth", "mean_change", "relative") else Fraction(0)
    else:
        due = a.required - a.series[0][1]
    return a.gap / abs(due) if due else None
