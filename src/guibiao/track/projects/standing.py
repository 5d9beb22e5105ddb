"""Where a project stands on a day: the stage that it was last moved to, and what it has ever reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guibiao.plan import Milestone, Plan, Project
from guibiao.quantity import Period
from guibiao.track.projects.settings import Ledger, settings


@dataclass(frozen=True, slots=True)
class Standing:
    """A project on a day. `stage` is None before its first move; what is halted keeps what it has reached."""

    stage: str | None
    started: bool
    finished: bool
    producing: bool
    halted: bool
    left: bool
    signed: bool = False
    landed: bool = False


def standing(project: Project, day: date) -> Standing:
    """Where the project stands at the end of the day: by its moves, and by its actual start and finish.

    A move without a date has been made at any time.
    """
    stages = [m.stage for m in project.moves if m.on is None or m.on <= day]
    ledger, rules = settings().ledger(project.ledger), settings()
    finished = _reached(stages, ledger.finished) or _passed(project.finish, day)
    started = finished or _reached(stages, ledger.started) or _passed(project.start, day)
    last = stages[-1] if stages else None
    return Standing(
        stage=last or _told_stage(ledger, started, finished),
        started=started,
        finished=finished,
        producing=_reached(stages, ledger.producing),
        halted=last in rules.halted,
        left=last in rules.left,
        signed=_reached(stages, ledger.signed),
        landed=_reached(stages, ledger.landed),
    )


def is_listed(project: Project, day: date) -> bool:
    """Whether the ledger holds the project on a day: from its first move on, until it has left; no proposal is held."""
    if is_added(project):
        return False
    dated = [m.on for m in project.moves if m.on is not None]
    begun = len(dated) < len(project.moves) or not dated or min(dated) <= day
    return begun and not standing(project, day).left


def is_added(project: Project) -> bool:
    """Whether a row is a proposal: a project that is to be added to the plan (附件3), in no count until it is."""
    told = {project.nature, project.library, *(m.stage for m in project.moves[-1:])}
    return not told.isdisjoint(settings().added)


def latest_day(plan: Plan) -> date | None:
    """The last day that the ledgers and totals of projects know of; None where they hold no date."""
    days = [m.on for p in plan.projects for m in p.moves if m.on] + [p.as_of for p in plan.projects if p.as_of]
    return max(days + [t.as_of for t in plan.project_totals], default=None)


def end_of(moment: str | None) -> date | None:
    """The last day of a period's text; None where it is none (长期坚持, 待定)."""
    try:
        return Period(moment).end if moment else None
    except ValueError:
        return None


def _reached(stages: list[str], wanted: frozenset[str]) -> bool:
    return any(stage in wanted for stage in stages)


def _passed(milestone: Milestone | None, day: date) -> bool:
    """Whether it has happened: a period that began by the day."""
    try:
        return bool(milestone and milestone.actual) and Period(milestone.actual).start <= day  # type: ignore[union-attr,arg-type]
    except ValueError:
        return False


def _told_stage(ledger: Ledger, started: bool, finished: bool) -> str | None:
    if not started:
        return None
    wanted = ledger.finished if finished else ledger.started
    return next((stage for stage in ledger.stages if stage in wanted), None)
