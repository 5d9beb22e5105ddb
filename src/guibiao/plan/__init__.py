"""The plan as data: indicators, targets, observations, projects, tasks; its reading, checking, writing and drafting."""

from guibiao.plan.checking import check_plan
from guibiao.plan.drafting import draft_plan
from guibiao.plan.model import (
    FORMS,
    VERDICTS,
    Adjustment,
    AnnualTarget,
    Indicator,
    Milestone,
    Move,
    Observation,
    Plan,
    Project,
    ProjectTotals,
    Proposal,
    RelativeTo,
    Source,
    StandIn,
    Stated,
    Target,
    Task,
    Upper,
)
from guibiao.plan.reading import read_plan
from guibiao.plan.template import write_template
from guibiao.plan.writing import write_plan

__all__ = [
    "FORMS",
    "VERDICTS",
    "Adjustment",
    "AnnualTarget",
    "Indicator",
    "Milestone",
    "Move",
    "Observation",
    "Plan",
    "Project",
    "ProjectTotals",
    "Proposal",
    "RelativeTo",
    "Source",
    "StandIn",
    "Stated",
    "Target",
    "Task",
    "Upper",
    "check_plan",
    "draft_plan",
    "read_plan",
    "write_plan",
    "write_template",
]
