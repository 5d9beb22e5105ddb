"""`guibiao report`: the evaluation report of a plan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from guibiao.cli.options import AS_OF, FOLDER, PLAN, Teaching
from guibiao.messages import _


@click.command(
    cls=Teaching,
    short_help=_("写评估报告：Word、Excel、网页。"),
    help=_("由规划数据写出评估报告：Word 正文、Excel 附件 1、一个可单独打开的网页。"),
    examples=(
        _("guibiao report 规划.yaml -o 评估报告"),
        _("guibiao report 规划.xlsx --as-of 2023-06-30 -o 评估报告"),
    ),
)
@PLAN
@AS_OF
@FOLDER
def report(path: Path, as_of: datetime | None, output: Path) -> None:
    """Write the report and say where."""
    from guibiao.assess import assess_plan
    from guibiao.cli.console import say
    from guibiao.plan import read_plan
    from guibiao.report import write_report

    result = assess_plan(read_plan(path), as_of.date() if as_of else None)
    for written in write_report(result, [], output):
        say(_("已写入 {path}").format(path=written))
