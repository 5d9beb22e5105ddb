"""`guibiao plan forms`: one workbook for each lead unit with what it owes for a period."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FOLDER, PLAN, Teaching
from guibiao.errors import InputError
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.plan import Plan
    from guibiao.quantity import Period


@click.command(
    cls=Teaching,
    short_help=_("给每个牵头单位一份填报表。"),
    help=_(
        "给每个牵头单位写一份填报表，只列它这一期该报的指标、项目和任务：上期数、目标、本期应达都已填好锁住，"
        "单位只填浅黄的格子。收回后用 guibiao plan update 汇总。"
    ),
    examples=(
        _("guibiao plan forms 规划.yaml --period 2024 -o 发出的表"),
        _("guibiao plan update 规划.yaml 收回的表 --interactive"),
    ),
)
@PLAN
@click.option("--period", required=True, metavar=_("期间"), help=_("填报哪一期，如 2024、2024-H1、2024-Q3。"))
@FOLDER
def forms(path: Path, period: str, output: Path) -> None:
    """Write the workbooks."""
    from guibiao.assess import required_at
    from guibiao.cli.console import say
    from guibiao.plan import read_plan, write_forms

    plan = read_plan(path)
    due = _period(period, plan)
    written = write_forms(plan, due, output, required_at(plan, due))
    for form in written:
        click.echo(form)
    if not written:
        say(_("{period} 没有要填报的：都已有数，或没有牵头单位").format(period=due))
    orphans = [i.name for i in plan.indicators if not i.lead and not any(p.lead for p in i.parts)]
    if orphans:
        say(_("没有牵头单位、没有发表的指标 {n} 项：{names}").format(n=len(orphans), names="、".join(orphans)))


def _period(text: str, plan: Plan) -> Period:
    """The period asked for. Raises InputError for what is none, or outside the plan."""
    from guibiao.plan import read_period

    cure = _("请写 2024、2024-H1 或 2024-Q3 的样子，并在 {period} 之内").format(period=plan.period)
    try:
        period = read_period(text)
    except ValueError:
        raise InputError(_("“{text}”不是期间").format(text=text), "--period", cure) from None
    if period.start < plan.period.start or period.end > plan.period.end:
        raise InputError(_("{period} 不在规划期内").format(period=period), "--period", cure)
    return period
