"""`guibiao tasks status`: how the tasks of a plan stand on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import OUTPUT, PLAN, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.plan import Plan
    from guibiao.track import TaskStatus

FORMS = ("text", "json", "xlsx")
_BY_SUFFIX = {".json": "json", ".xlsx": "xlsx"}
_COLOURS = {"green": "green", "yellow": "yellow", "red": "red"}


@click.command(
    "status",
    cls=Teaching,
    short_help=_("红黄绿灯，催办，逾期未说明。"),
    help=_(
        "看每项任务到某一天办得怎样：已完成、按序时、滞后、逾期，红黄绿灯，蓝橙红三级催办，"
        "滞后没有说明原因的，没有佐证就销号的。建议提案另算办复率、满意率。-o 写成 .xlsx 是督查台账。"
    ),
    examples=(
        _("guibiao tasks status 任务.xlsx --as-of 2023-09-30"),
        _("guibiao tasks status 任务.yaml --as-of 2023-09-30 -o 督查台账.xlsx"),
        _("guibiao tasks status 任务.yaml --as-of 2023-09-30 --format json"),
    ),
)
@PLAN
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar=_("日期"), help=_("看哪一天的情况；不写则为今天。"))
@click.option("--format", "form", type=click.Choice(FORMS), default=None, help=_("输出格式；不写则看输出文件的后缀。"))
@OUTPUT
def status(path: Path, as_of: datetime | None, form: str | None, output: Path | None) -> None:
    """Print or write how tasks stand."""
    from guibiao.cli.console import put, put_text
    from guibiao.plan import read_plan
    from guibiao.track import proposal_rates, task_status, tasks_json

    chosen = form or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("{form} 不能输出到屏幕，请用 -o 指明文件。").format(form=chosen))
    plan = read_plan(path)
    day = as_of.date() if as_of else date.today()  # noqa: DTZ011 - the day of the person at the keyboard
    told = task_status(plan, day)
    if chosen == "json":
        put(tasks_json(told, proposal_rates(plan.tasks, day), day), output)
    elif chosen == "xlsx":
        from guibiao.report import tasks_workbook

        put(tasks_workbook(plan, day), output)
    else:
        text = "\n".join(_texts(plan, told, day))
        put_text(click.unstyle(text) if output else text, output)


def _texts(plan: Plan, told: Sequence[TaskStatus], day: date) -> Iterator[str]:
    from guibiao.track import TASK_STATES, proposal_rates, state_name

    states = [t.state for t in told]
    counts = "　".join(f"{state_name(s)} {states.count(s)}" for s in TASK_STATES)
    yield _("{plan}　截至 {day}　{n} 项任务：{counts}").format(
        plan=plan.name, day=day.isoformat(), n=len(told), counts=counts
    )
    for one in told:
        if one.state in ("behind", "late") or one.reminder or one.unproven:
            yield _line(one)
    for rate in proposal_rates(plan.tasks, day):
        if rate.value is not None:
            yield f"{rate.name}：{rate.numerator} / {rate.denominator}{rate.unit}，{float(rate.value) * 100:.1f}%"


def _line(one: TaskStatus) -> str:
    """A task that asks for attention: light, what it is, how long it has, who leads."""
    from guibiao.track import light_name, reminder_name, state_name

    task = one.task
    told = [state_name(one.state)]
    if one.days_left is not None and one.state != "done":
        late = _("逾期 {n} 天") if one.days_left < 0 else _("还有 {n} 天")
        told.append(late.format(n=abs(one.days_left)))
    told += [_("牵头 {lead}").format(lead=task.lead)] if task.lead else []
    told += [reminder_name(one.reminder)] if one.reminder else []
    told += [_("未说明原因")] if one.unexplained else []
    told += [_("没有佐证")] if one.unproven else []
    light = click.style(f"● {light_name(one.light)}", fg=_COLOURS[one.light], bold=True)
    return f"  {light} {task.id} {task.task}（{'，'.join(told)}）"
