"""Ledgers of projects on a day: counts, rates, lights, what is to be explained; changed totals split."""

from guibiao.track.projects.counting import parts_below
from guibiao.track.projects.lights import project_light
from guibiao.track.projects.oc4ids import oc4ids_json
from guibiao.track.projects.settings import needs_reason, stages_of
from guibiao.track.projects.splitting import (
    Part,
    Row,
    Split,
    by_stage,
    changes_since,
    snapshot,
    split_totals,
    summed,
    under_one_id,
)
from guibiao.track.projects.standing import Standing, is_added, is_listed, latest_day, standing
from guibiao.track.projects.stats import Noted, ProjectStats, Timed, project_stats

__all__ = [
    "Noted",
    "Part",
    "ProjectStats",
    "Row",
    "Split",
    "Standing",
    "Timed",
    "by_stage",
    "changes_since",
    "is_added",
    "is_listed",
    "latest_day",
    "needs_reason",
    "oc4ids_json",
    "parts_below",
    "project_light",
    "project_stats",
    "snapshot",
    "split_totals",
    "stages_of",
    "standing",
    "summed",
    "under_one_id",
]
