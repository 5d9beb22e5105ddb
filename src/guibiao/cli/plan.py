"""`guibiao plan`: a plan as data: template, draft from documents, check, convert."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import FILES, PLAN, PLAN_OUTPUT, VOCABULARY, Teaching, TeachingGroup
from guibiao.cli.plan_forms import forms
from guibiao.cli.plan_update import update
from guibiao.messages import _


@click.group(
    cls=TeachingGroup,
    short_help=_("规划数据：模板、起草、检查、更新、填报。"),
    help=_("规划数据：空白模板、由文件起草、检查、由新文件更新、发表填报、在 YAML 与 Excel 之间转换。"),
)
def plan() -> None:
    """The commands stand below."""


@plan.command(
    cls=Teaching,
    short_help=_("写一份空白模板。"),
    help=_("写一份空白的规划数据模板，带填写说明和示例行。"),
    examples=(_("guibiao plan template -o 规划.xlsx"),),
)
@PLAN_OUTPUT
def template(output: Path) -> None:
    """Write the template."""
    from guibiao.cli.console import say
    from guibiao.plan import write_template

    write_template(output)
    say(_("已写入 {path}").format(path=output))


@plan.command(
    cls=Teaching,
    short_help=_("由文件起草，请人核定。"),
    help=_("由规划纲要、工作报告、评估报告起草规划数据。每个数都带原文位置；没有把握的地方会注明，请人核定。"),
    examples=(
        _("guibiao plan draft 中期评估报告.docx -o 规划.xlsx"),
        _("guibiao plan draft 纲要.txt 工作报告2022.txt 工作报告2023.txt -o 规划.yaml"),
    ),
)
@FILES
@VOCABULARY
@PLAN_OUTPUT
@click.pass_context
def draft(ctx: click.Context, files: tuple[Path, ...], output: Path) -> None:
    """Write a drafted plan."""
    from guibiao.cli.console import Trouble, read_all, say
    from guibiao.extract import extract
    from guibiao.plan import draft_plan, write_plan

    trouble = Trouble()
    documents = [(d, extract(d)) for d in read_all(files, trouble, _("读取"))]
    if documents:
        drafted = draft_plan(documents)
        write_plan(drafted, output)
        unsure = sum(len(i.unsure) for i in drafted.indicators)
        say(
            _("已写入 {path}：{indicators} 项指标，{unsure} 处请人核定").format(
                path=output, indicators=len(drafted.indicators), unsure=unsure
            )
        )
    ctx.exit(trouble.exit_code())


@plan.command(
    cls=Teaching,
    short_help=_("检查有无错误和疑点。"),
    help=_("检查规划数据：写错的地方报错（以 2 退出），可疑的地方提醒。"),
    examples=(
        _("guibiao plan check 规划.yaml"),
        _("guibiao plan check 规划.xlsx"),
    ),
)
@PLAN
def check(path: Path) -> None:
    """Print what should be looked at."""
    from guibiao.plan import check_plan, read_plan

    checked = read_plan(path)
    for warning in check_plan(checked):
        click.echo(click.style(_("存疑："), fg="yellow", bold=True) + warning)
    click.echo(
        _("{name}：{indicators} 项指标，{projects} 个项目，{tasks} 项任务，可以使用").format(
            name=checked.name,
            indicators=len(checked.indicators),
            projects=len(checked.projects),
            tasks=len(checked.tasks),
        )
    )


@plan.command(
    cls=Teaching,
    short_help=_("YAML 与 Excel 互转。"),
    help=_(
        "在 YAML 和 Excel 之间转换，一个字也不丢。有错的文件不转；项目、任务台账里有错的行可以用 --partial 先去掉。"
    ),
    examples=(
        _("guibiao plan convert 规划.yaml -o 规划.xlsx"),
        _("guibiao plan convert 规划.xlsx -o 规划.yaml"),
        _("guibiao plan convert 项目台账.xlsx -o 规划.yaml --partial"),
    ),
)
@PLAN
@click.option("--partial", is_flag=True, help=_("台账里有错的行不要，其余照转；错误逐条列出，以 2 退出。"))
@PLAN_OUTPUT
@click.pass_context
def convert(ctx: click.Context, path: Path, partial: bool, output: Path) -> None:
    """Write the plan in the other form."""
    from guibiao.cli.console import Trouble, say
    from guibiao.plan import read_good_rows, read_plan, write_plan

    trouble = Trouble()
    converted, errors = read_good_rows(path) if partial else (read_plan(path), [])
    for error in errors:
        trouble.say(error)
    write_plan(converted, output)
    say(_("已写入 {path}").format(path=output))
    ctx.exit(trouble.exit_code())


for _command in (update, forms):
    plan.add_command(_command)
