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
from guibiao.track.lights import task_light
from guibiao.track.matching import Match, match_names
from guibiao.track.rates import Rate, points_ahead, project_rates, time_progress, year_progress

__all__ = [
    "MARKS",
    "VERDICTS",
    "Figure",
    "Keeping",
    "Match",
    "Quote",
    "Rate",
    "Telling",
    "keep_promises",
    "keep_tasks",
    "keeping_name",
    "keepings_jsonl",
    "match_names",
    "points_ahead",
    "project_rates",
    "promise_kind",
    "task_light",
    "time_progress",
    "year_progress",
]
