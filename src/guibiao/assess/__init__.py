"""How far, is that enough, will it arrive, what then. Takes a `Plan`, gives an `Assessment` for each indicator."""

from guibiao.assess.as_json import assessment_json, what_if_json
from guibiao.assess.assessing import assess_indicator, assess_plan
from guibiao.assess.explain import explain
from guibiao.assess.finding import find_indicators
from guibiao.assess.grade import TOLERANCE, grade, grade_name
from guibiao.assess.methods import METHODS, Comparison, compared, method_title
from guibiao.assess.model import (
    Advice,
    Assessment,
    Conflict,
    Ends,
    Forecast,
    Input,
    PlanAssessment,
    ProposalCheck,
    Working,
)
from guibiao.assess.supposing import read_settings, scenario, supposed
from guibiao.assess.what_if import WhatIf, what_if

__all__ = [
    "METHODS",
    "TOLERANCE",
    "Advice",
    "Assessment",
    "Comparison",
    "Conflict",
    "Ends",
    "Forecast",
    "Input",
    "PlanAssessment",
    "ProposalCheck",
    "WhatIf",
    "Working",
    "assess_indicator",
    "assess_plan",
    "assessment_json",
    "compared",
    "explain",
    "find_indicators",
    "grade",
    "grade_name",
    "method_title",
    "read_settings",
    "scenario",
    "supposed",
    "what_if",
    "what_if_json",
]
