"""The light of a project: the year's investment against the time gone, and planned starts and finishes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from guibiao.plan import Milestone, Project
from guibiao.track.projects.settings import settings
from guibiao.track.projects.standing import end_of, standing
from guibiao.track.rates import points_ahead, year_progress


def project_light(project: Project, as_of: date) -> str:
    """`green`, `yellow` or `red`: the worst of what the money, the planned start and the planned finish say.

    What is halted is red; what is finished, or has left the ledger, is green.
    """
    stood = standing(project, as_of)
    if stood.halted:
        return "red"
    if stood.finished or stood.left:
        return "green"
    lights = [
        _of_money(project, as_of),
        _of_milestone(project.start, stood.started, as_of),
        _of_milestone(project.finish, stood.finished, as_of),
    ]
    return max(lights, key=("green", "yellow", "red").index)


def _of_money(project: Project, as_of: date) -> str:
    planned, done = project.yearly.get(as_of.year), project.done_yearly.get(as_of.year)
    if not planned or done is None:
        return "green"
    behind = -points_ahead(Fraction(done) / Fraction(planned), year_progress(as_of))
    if behind >= settings().red_behind:
        return "red"
    return "yellow" if behind >= settings().yellow_behind else "green"


def _of_milestone(milestone: Milestone | None, reached: bool, as_of: date) -> str:
    due = end_of(milestone.planned) if milestone else None
    if due is None or reached:
        return "green"
    left = (due - as_of).days
    if left < 0:
        return "red"
    return "yellow" if left <= settings().yellow_days else "green"
