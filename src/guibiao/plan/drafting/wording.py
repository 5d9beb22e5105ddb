"""The wording list of the draft: one compiled pattern for each group of `wording.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import msgspec

_FILE = Path(__file__).with_name("wording.yaml")


@dataclass(frozen=True, slots=True)
class Wording:
    """How documents say things; each field is a group of `wording.yaml`, where its words and examples stand."""

    indicator_part: re.Pattern[str]
    category: re.Pattern[str]
    name_tail: re.Pattern[str]
    falling_tail: re.Pattern[str]
    composite: re.Pattern[str]
    binding: re.Pattern[str]
    expected: re.Pattern[str]
    target_cue: re.Pattern[str]
    target_number: re.Pattern[str]
    a_year: re.Pattern[str]
    assigned: re.Pattern[str]
    assigned_by: re.Pattern[str]
    not_assigned: re.Pattern[str]
    stand_in: re.Pattern[str]
    stand_in_origin: re.Pattern[str]
    growth_name: re.Pattern[str]
    relative_to_growth: re.Pattern[str]
    relative_to_mean: re.Pattern[str]
    relative_margin: re.Pattern[str]
    unnumbered: re.Pattern[str]
    to_be_done: re.Pattern[str]
    was_done: re.Pattern[str]
    not_done: re.Pattern[str]
    kept: re.Pattern[str]
    and_kept: re.Pattern[str]
    at_the_end: re.Pattern[str]
    shares: re.Pattern[str]
    counted_up: re.Pattern[str]
    reached_and_kept: re.Pattern[str]
    judged_as_cumulative_change: re.Pattern[str]
    judged_as_cumulative: re.Pattern[str]
    falls: re.Pattern[str]
    real_growth: re.Pattern[str]
    unchanged: re.Pattern[str]
    comparison: re.Pattern[str]
    reckoned: re.Pattern[str]
    over_years: re.Pattern[str]
    forecast_cue: re.Pattern[str]
    forecast_not_assessable: re.Pattern[str]
    forecast_behind: re.Pattern[str]
    forecast_on_track: re.Pattern[str]
    verdict_not_assessable: re.Pattern[str]
    verdict_met_early: re.Pattern[str]
    verdict_behind: re.Pattern[str]
    verdict_on_track: re.Pattern[str]
    gap_behind: re.Pattern[str]
    gap_on_track: re.Pattern[str]
    proposal: re.Pattern[str]
    proposal_value: re.Pattern[str]
    reason: re.Pattern[str]
    proposal_drop: re.Pattern[str]
    column_category: re.Pattern[str]
    column_name: re.Pattern[str]
    column_unit: re.Pattern[str]
    column_nature: re.Pattern[str]
    column_mean: re.Pattern[str]
    column_target: re.Pattern[str]
    column_growth: re.Pattern[str]
    column_outlook: re.Pattern[str]
    project_part: re.Pattern[str]
    added_projects: re.Pattern[str]
    by_nature: re.Pattern[str]
    by_type: re.Pattern[str]
    total_investment: re.Pattern[str]
    planned_investment: re.Pattern[str]
    done_investment: re.Pattern[str]
    planned_projects: re.Pattern[str]
    started_projects: re.Pattern[str]
    finished_projects: re.Pattern[str]
    not_projects_total: re.Pattern[str]
    plan_title: re.Pattern[str]
    data_until: re.Pattern[str]


@cache
def wording() -> Wording:
    """The wording list. Raises ValueError naming the group that is unknown, missing or not a list of patterns."""
    data: dict[str, list[str]] = msgspec.yaml.decode(_FILE.read_bytes())
    wanted = {field.name for field in fields(Wording)}
    if set(data) != wanted:
        raise ValueError(f"{_FILE.name}: groups that differ from Wording: {sorted(set(data) ^ wanted)}")
    return Wording(**{name: _compiled(name, patterns) for name, patterns in data.items()})


def _compiled(group: str, patterns: list[str]) -> re.Pattern[str]:
    # The same group name may stand in several alternatives of one list, which `re` refuses: number them apart.
    numbered = [re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{n}>", pattern) for n, pattern in enumerate(patterns)]
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in numbered))
    except (re.error, TypeError) as error:
        raise ValueError(f"{_FILE.name}: {group}: {error}") from error


def named(match: re.Match[str]) -> str:
    """What the named part of a match holds, whichever alternative matched; "" where none does."""
    return next((value for value in match.groupdict().values() if value), "")
