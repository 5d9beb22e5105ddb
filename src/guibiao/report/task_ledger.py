"""The supervisor's ledger (督查台账) as a workbook: every task with its light, and the sums of every unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from guibiao.messages import _
from guibiao.plan import Plan
from guibiao.report.ledger_sheets import FILLS, Cell, Column, Line, Sheet, ledger_workbook
from guibiao.report.ledger_words import move_words, node_words, task_target_words, when_words
from guibiao.report.naming import date_name, source_name
from guibiao.track import (
    TASK_STATES,
    TaskStatus,
    light_name,
    proposal_rates,
    reminder_name,
    state_name,
    task_status,
)

_LIGHT, _STATE, _REMINDER = 15, 16, 18  # columns


def tasks_workbook(plan: Plan, as_of: date) -> bytes:
    """The bytes of an .xlsx file with the sheets 督查台账 and 汇总."""
    told = task_status(plan, as_of)
    return ledger_workbook([_ledger(plan, told, as_of), _units(plan, told, as_of)], datetime.combine(as_of, time()))


def _clock(as_of: date) -> str:
    return _("截至{day}").format(day=date_name(as_of))


def _ledger(plan: Plan, told: Sequence[TaskStatus], as_of: date) -> Sheet:
    columns = (
        Column(_("序号"), 7, True), Column(_("任务"), 28), Column(_("来源"), 13), Column(_("量化目标"), 15),
        Column(_("分管领导"), 9, True), Column(_("牵头单位"), 11), Column(_("责任单位"), 12),
        Column(_("完成时限"), 13, True),
        Column(_("季度节点"), 20), Column(_("办理过程"), 16), Column(_("进展"), 18), Column(_("问题"), 13),
        Column(_("下一步"), 14), Column(_("滞后原因"), 13), Column(_("佐证材料"), 12), Column(_("灯色"), 8, True),
        Column(_("状态"), 9, True), Column(_("剩余天数"), 9, True), Column(_("催办"), 10, True),
        Column(_("复核评级"), 9, True), Column(_("备注"), 10),
    )  # fmt: skip
    title = _("{plan}督查台账").format(plan=plan.name)
    return Sheet(_("督查台账"), title, _clock(as_of), columns, tuple(_task(t) for t in told))


def _task(told: TaskStatus) -> Line:
    task = told.task
    cells: tuple[Cell, ...] = (
        task.id, task.task, source_name(task.source) if task.source else None, task_target_words(task),
        task.leader, task.lead, "、".join(task.supporting), when_words(task.due),
        "\n".join(node_words(p, g) for p, g in task.nodes.items()),
        "\n".join(map(move_words, task.moves)), task.progress, task.problems, task.next, task.explanation,
        "、".join(task.evidence), light_name(told.light), state_name(told.state),
        None if told.state == "done" else told.days_left, reminder_name(told.reminder) if told.reminder else None,
        task.rating, task.note,
    )  # fmt: skip
    fills = {_LIGHT: FILLS[told.light]}
    if told.state in FILLS:
        fills[_STATE] = FILLS[told.state]
    if told.reminder:
        fills[_REMINDER] = FILLS[told.reminder]
    return Line(cells, fills)


def _units(plan: Plan, told: Sequence[TaskStatus], as_of: date) -> Sheet:
    """A row for each leading unit: how many tasks in which state; the rates of 建议提案 below."""
    columns = (
        Column(_("牵头单位"), 24), Column(_("任务数"), 9), *(Column(state_name(s), 9) for s in TASK_STATES),
        Column(_("滞后未说明"), 12), Column(_("无佐证销号"), 12),
    )  # fmt: skip
    units = dict.fromkeys(t.task.lead or _("（未定）") for t in told)
    lines = [_unit(name, [t for t in told if (t.task.lead or _("（未定）")) == name]) for name in units]
    lines.append(_unit(_("合计"), told, strong=True))
    for rate in proposal_rates(plan.tasks, as_of):
        if rate.value is not None:
            share = f"{float(rate.value) * 100:.1f}%"
            words = f"{rate.name} {rate.numerator}/{rate.denominator}"
            lines.append(Line((words, share, *(None,) * (len(columns) - 2))))
    title = _("{plan}办理情况汇总").format(plan=plan.name)
    return Sheet(_("汇总"), title, _clock(as_of), columns, tuple(lines), frozen=1)


def _unit(name: str, told: Sequence[TaskStatus], *, strong: bool = False) -> Line:
    states = Counter(t.state for t in told)
    flaws = (sum(t.unexplained for t in told), sum(t.unproven for t in told))
    return Line((name, len(told), *(states[s] for s in TASK_STATES), *flaws), strong=strong)
