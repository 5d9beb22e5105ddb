"""How far, is that enough, will it arrive, what then. Takes a `Plan`, gives an `Assessment` for each indicator."""

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
]
