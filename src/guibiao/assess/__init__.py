"""How far, is that enough, will it arrive, what then. Takes a `Plan`, gives an `Assessment` for each indicator."""

from guibiao.assess.as_json import assessment_json
from guibiao.assess.assessing import assess_indicator, assess_plan
from guibiao.assess.explain import explain
from guibiao.assess.model import (
    Advice,
    Assessment,
    Conflict,
    Forecast,
    Input,
    PlanAssessment,
    ProposalCheck,
    Working,
)

__all__ = [
    "Advice",
    "Assessment",
    "Conflict",
    "Forecast",
    "Input",
    "PlanAssessment",
    "ProposalCheck",
    "Working",
    "assess_indicator",
    "assess_plan",
    "assessment_json",
    "explain",
]
