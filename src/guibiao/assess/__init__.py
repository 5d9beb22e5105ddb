"""How far, is that enough, will it arrive, what then. Takes a `Plan`, gives an `Assessment` for each indicator."""

from guibiao.assess.as_json import assessment_json, what_if_json
from guibiao.assess.assessing import assess_indicator, assess_plan, latest_figure
from guibiao.assess.backtest import (
    ALWAYS,
    VERDICT,
    Calibration,
    Score,
    Trial,
    backtest,
    backtest_plan,
    calibration,
    scores,
)
from guibiao.assess.explain import explain, method_name
from guibiao.assess.finding import find_indicators
from guibiao.assess.grade import TOLERANCE, grade, grade_name
from guibiao.assess.histories import History, read_histories
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
from guibiao.assess.required import required_at
from guibiao.assess.supposing import read_settings, scenario, supposed
from guibiao.assess.what_if import WhatIf, what_if

__all__ = [
    "ALWAYS",
    "METHODS",
    "TOLERANCE",
    "VERDICT",
    "Advice",
    "Assessment",
    "Calibration",
    "Comparison",
    "Conflict",
    "Ends",
    "Forecast",
    "History",
    "Input",
    "PlanAssessment",
    "ProposalCheck",
    "Score",
    "Trial",
    "WhatIf",
    "Working",
    "assess_indicator",
    "assess_plan",
    "assessment_json",
    "backtest",
    "backtest_plan",
    "calibration",
    "compared",
    "explain",
    "find_indicators",
    "grade",
    "grade_name",
    "latest_figure",
    "method_name",
    "method_title",
    "read_histories",
    "read_settings",
    "required_at",
    "scenario",
    "scores",
    "supposed",
    "what_if",
    "what_if_json",
]
