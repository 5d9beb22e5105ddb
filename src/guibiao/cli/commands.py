"""The command group. Commands import the rooms inside themselves, so that help is quick."""

from __future__ import annotations

import click

from guibiao.cli.assess import assess
from guibiao.cli.audit import audit
from guibiao.cli.backtest import backtest
from guibiao.cli.demo import demo
from guibiao.cli.desk import desk
from guibiao.cli.evaluate import evaluate
from guibiao.cli.extract import extract
from guibiao.cli.options import TeachingGroup
from guibiao.cli.plan import plan
from guibiao.cli.projects import projects
from guibiao.cli.promises import promises
from guibiao.cli.read import read
from guibiao.cli.report import report
from guibiao.cli.report_edition import report_template
from guibiao.cli.tasks import tasks
from guibiao.messages import LANGUAGES, _


@click.group(
    cls=TeachingGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_(
        "圭表：把规划、政府工作报告和评估报告变成有出处的数据，核对其中的算术，"
        "对照目标测算进度和预期，写出评估报告。\n\n"
        "第一次用：guibiao demo -o 演示，几秒钟看到两份完整的评估。"
    ),
)
@click.option("--lang", type=click.Choice(LANGUAGES), help=_("界面语言：zh 中文，en 英文（也可由系统语言决定）。"))
@click.version_option(package_name="guibiao", prog_name="guibiao")
def guibiao(lang: str | None) -> None:
    """The language was chosen before the commands were made; the option is here for the help."""


for _command in (
    demo,
    evaluate,
    read,
    extract,
    audit,
    plan,
    assess,
    backtest,
    report,
    report_template,
    promises,
    tasks,
    projects,
    desk,
):
    guibiao.add_command(_command)
