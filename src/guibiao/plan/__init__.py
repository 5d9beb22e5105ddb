"""The plan as data: indicators, targets, observations, projects, tasks; its reading, checking, writing and drafting."""

from guibiao.plan.changes import Change, change_in_words, place_in_words, with_changes
from guibiao.plan.checking import check_plan
from guibiao.plan.collecting import Owed, led_by, owed, reported_figures, write_forms
from guibiao.plan.drafting import draft_plan
from guibiao.plan.ledgers import draft_projects, draft_tasks
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
from guibiao.plan.plain import plain_of_plan, plan_of_plain
from guibiao.plan.reading import read_plan
from guibiao.plan.salvage import read_good_rows
from guibiao.plan.template import write_template
from guibiao.plan.terms import term
from guibiao.plan.updating import changes_in_documents, changes_in_files, changes_in_statements, write_update
from guibiao.plan.workbook.layout import heads_of
from guibiao.plan.writing import write_plan
from guibiao.plan.written import read_date, read_period

__all__ = [
    "FORMS",
    "VERDICTS",
    "Adjustment",
    "AnnualTarget",
    "Change",
    "Indicator",
    "Milestone",
    "Move",
    "Observation",
    "Owed",
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
    "change_in_words",
    "changes_in_documents",
    "changes_in_files",
    "changes_in_statements",
    "check_plan",
    "draft_plan",
    "draft_projects",
    "draft_tasks",
    "heads_of",
    "led_by",
    "owed",
    "place_in_words",
    "plain_of_plan",
    "plan_of_plain",
    "read_date",
    "read_good_rows",
    "read_period",
    "read_plan",
    "reported_figures",
    "term",
    "with_changes",
    "write_forms",
    "write_plan",
    "write_template",
    "write_update",
]
