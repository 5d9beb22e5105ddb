"""What became of projects, tasks and promises: rates, lights, matches of names, kept promises.

Takes a plan, its ledgers and documents, and a day; gives `Rate`s, lights, `Match`es and `Keeping`s.
"""

from guibiao.track.keeping import (
    MARKS,
    VERDICTS,
    Figure,
    Keeping,
    Quote,
    Telling,
    keep_promises,
    keep_tasks,
    keeping_name,
    keepings_jsonl,
    promise_kind,
)
from guibiao.track.lights import task_light, task_reminder
from guibiao.track.matching import Match, match_names
from guibiao.track.projects import (
    Noted,
    Part,
    ProjectStats,
    Row,
    Split,
    Timed,
    by_stage,
    project_light,
    project_stats,
    snapshot,
    split_totals,
    standing,
    summed,
    under_one_id,
)
from guibiao.track.rates import Rate, points_ahead, project_rates, time_progress, year_progress
from guibiao.track.tasks import TaskStatus, proposal_rates, state_name, task_status

__all__ = [
    "MARKS",
    "VERDICTS",
    "Figure",
    "Keeping",
    "Match",
    "Noted",
    "Part",
    "ProjectStats",
    "Quote",
    "Rate",
    "Row",
    "Split",
    "TaskStatus",
    "Telling",
    "Timed",
    "by_stage",
    "keep_promises",
    "keep_tasks",
    "keeping_name",
    "keepings_jsonl",
    "match_names",
    "points_ahead",
    "project_light",
    "project_rates",
    "project_stats",
    "promise_kind",
    "proposal_rates",
    "snapshot",
    "split_totals",
    "standing",
    "state_name",
    "summed",
    "task_light",
    "task_reminder",
    "task_status",
    "time_progress",
    "under_one_id",
    "year_progress",
]
