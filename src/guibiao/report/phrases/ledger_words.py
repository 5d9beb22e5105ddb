"""What moves, moments and targets of projects and tasks are called, in ledgers and on pages."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.messages import _
from guibiao.plan import Milestone, Move, Project, Task
from guibiao.quantity import Period
from guibiao.report.phrases.naming import period_name


def when_words(text: str | None) -> str | None:
    """A moment as a report writes it; words that are no period (长期坚持) stay.

    >>> when_words("2023-06"), when_words("长期坚持")
    ('2023年6月', '长期坚持')
    """
    try:
        return period_name(Period(text)) if text else None
    except ValueError:
        return text


def move_words(move: Move) -> str:
    """A move with its day and its reason."""
    told = f"{move.stage} {move.on.isoformat()}" if move.on else move.stage
    return _("{told}（{reason}）").format(told=told, reason=move.reason) if move.reason else told


def milestone_words(project: Project) -> list[tuple[str, str]]:
    """Start and finish, each with when it is planned and when it was."""
    named = ((_("开工"), project.start), (_("竣工"), project.finish))
    return [(name, "，".join(_moments(m))) for name, m in named if m and (m.planned or m.actual)]


def _moments(milestone: Milestone) -> Iterator[str]:
    if milestone.planned:
        yield _("计划{when}").format(when=when_words(milestone.planned))
    if milestone.actual:
        yield _("实际{when}").format(when=when_words(milestone.actual))


def node_words(period: str, goal: str) -> str:
    """What is due by a node of a task; the node alone where nothing is told of it."""
    when = when_words(period) or ""
    return f"{when}：{goal}" if when and goal else when or goal


def task_target_words(task: Task) -> str | None:
    """A task's target in words, and on a line of its own how much of its number is done."""
    if task.amount is None:
        return task.target
    done = _("已完成 {done}{unit}").format(done=task.done, unit=task.unit) if task.done is not None else ""
    return "\n".join(filter(None, (task.target or f"{task.amount}{task.unit}", done)))
