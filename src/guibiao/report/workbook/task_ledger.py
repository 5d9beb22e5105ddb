"""The supervisor's ledger (督查台账) as a workbook: every task with its light, and the sums of every unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from guibiao.messages import _
from guibiao.plan import Plan
from guibiao.report.phrases.ledger_words import move_words, node_words, task_target_words, when_words
from guibiao.report.phrases.naming import date_name, source_name
from guibiao.report.workbook.ledger_sheets import (
    FILLS,
    FIRST,
    Cell,
    Column,
    Formula,
    Line,
    Sheet,
    ledger_workbook,
    light_fills,
)
from guibiao.report.workbook.sheets import letters
from guibiao.track import (
    TASK_STATES,
    TaskStatus,
    light_name,
    proposal_rates,
    reminder_name,
    state_name,
    task_status,
)

_LEAD, _EXPLANATION, _EVIDENCE, _STATE = 5, 13, 14, 16  # columns of 督查台账


def tasks_workbook(plan: Plan, as_of: date) -> bytes:
    """The bytes of an .xlsx file with the sheets 督查台账 and 任务汇总."""
    return ledger_workbook(task_sheets(plan, as_of), datetime.combine(as_of, time()))


def task_sheets(plan: Plan, as_of: date) -> list[Sheet]:
    """督查台账, and its sums by unit."""
    told = task_status(plan, as_of)
    return [_ledger(plan, told, as_of), _units(plan, told, as_of)]


def _clock(as_of: date) -> str:
    return _("截至{day}").format(day=date_name(as_of))


def _ledger(plan: Plan, told: Sequence[TaskStatus], as_of: date) -> Sheet:
    columns = (
        Column(_("序号"), 7, True), Column(_("任务"), 28), Column(_("来源"), 13), Column(_("量化目标"), 15),
        Column(_("分管领导"), 9, True), Column(_("牵头单位"), 11), Column(_("责任单位"), 12),
        Column(_("完成时限"), 13, True),
        Column(_("季度节点"), 20), Column(_("办理过程"), 16), Column(_("进展"), 18), Column(_("问题"), 13),
        Column(_("下一步"), 14), Column(_("滞后原因"), 13), Column(_("佐证材料"), 12),
        Column(_("灯色"), 8, True, light_fills()),
        Column(_("状态"), 9, True, {state_name(k): FILLS[k] for k in ("done", "behind", "late")}),
        Column(_("剩余天数"), 9, True),
        Column(_("催办"), 10, True, {reminder_name(k): FILLS[k] for k in ("blue", "orange", "red")}),
        Column(_("复核评级"), 9, True), Column(_("备注"), 10),
    )  # fmt: skip
    title = _("{plan}督查台账").format(plan=plan.name)
    return Sheet(_ledger_name(), title, _clock(as_of), columns, tuple(_task(t) for t in told))


def _ledger_name() -> str:
    return _("督查台账")


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
    return Line(cells)


def _units(plan: Plan, told: Sequence[TaskStatus], as_of: date) -> Sheet:
    """A row for each leading unit: how many tasks in which state; the rates of 建议提案 below. All counts are live."""
    columns = (
        Column(_("牵头单位"), 24), Column(_("任务数"), 9), *(Column(state_name(s), 9) for s in TASK_STATES),
        Column(_("滞后未说明"), 12), Column(_("无佐证销号"), 12),
    )  # fmt: skip
    units: dict[str, list[TaskStatus]] = {}
    for one in told:
        units.setdefault(one.task.lead or "", []).append(one)
    lines = [_unit(name, group, len(told), row) for row, (name, group) in enumerate(units.items(), FIRST + 1)]
    lines.append(_sum(told, len(lines)))
    for rate in proposal_rates(plan.tasks, as_of):
        if rate.value is not None:
            share = f"{float(rate.value) * 100:.1f}%"
            words = f"{rate.name} {rate.numerator}/{rate.denominator}"
            lines.append(Line((words, share, *(None,) * (len(columns) - 2))))
    title = _("{plan}办理情况汇总").format(plan=plan.name)
    return Sheet(_("任务汇总"), title, _clock(as_of), columns, tuple(lines), frozen=1)


def _counts(told: Sequence[TaskStatus]) -> list[int]:
    states = Counter(t.state for t in told)
    flaws = (sum(t.unexplained for t in told), sum(t.unproven for t in told))
    return [len(told), *(states[s] for s in TASK_STATES), *flaws]


def _unit(name: str, told: Sequence[TaskStatus], rows: int, row: int) -> Line:
    """The counts of one unit, as formulas over the ledger's `rows`."""

    def cells(column: int) -> str:
        return f"'{_ledger_name()}'!${letters(column)}${FIRST + 1}:${letters(column)}${FIRST + rows}"

    unit = f"({cells(_LEAD)}=$A{row})" if name else f'({cells(_LEAD)}="")'
    state = {s: f'({cells(_STATE)}="{state_name(s)}")' for s in TASK_STATES}
    late = f"({state['behind']}+{state['late']})"
    conditions = [
        "", *(f"*{state[s]}" for s in TASK_STATES), f'*{late}*({cells(_EXPLANATION)}="")',
        f'*{state["done"]}*({cells(_EVIDENCE)}="")',
    ]  # fmt: skip
    formulas = (f"=SUMPRODUCT({unit}*1{condition})" for condition in conditions)
    counted = (Formula(f, n) for f, n in zip(formulas, _counts(told), strict=True))
    return Line((name or _("（未定）"), *counted))


def _sum(told: Sequence[TaskStatus], units: int) -> Line:
    def total(column: int) -> str:
        return f"=SUM({letters(column)}{FIRST + 1}:{letters(column)}{FIRST + units})" if units else "=0"

    return Line((_("合计"), *(Formula(total(at), n) for at, n in enumerate(_counts(told), 1))), strong=True)
