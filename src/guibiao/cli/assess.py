"""`guibiao assess`: progress, verdict, forecast and advice for every indicator of a plan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from guibiao.cli.options import AS_OF, OUTPUT, PLAN, Teaching
from guibiao.messages import _


@click.command(
    cls=Teaching,
    short_help=_("测算进度、评价、预期和今后所需速度。"),
    help=_("对照目标测算每项指标：进度、评价、期末预期、今后所需速度和建议。每个数都能照着算一遍。"),
    examples=(
        _("guibiao assess 规划.yaml"),
        _("guibiao assess 规划.xlsx --as-of 2023-06-30 --format xlsx -o 测算.xlsx"),
        _("guibiao assess 规划.yaml --format json -o 测算.json"),
    ),
)
@PLAN
@AS_OF
@click.option(
    "--yardstick", type=click.Choice(["datum", "as-of"]), default="datum",
    help=_("进度要求按数据的时点（datum）还是按评估时点（as-of）折算。"),
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", help=_("输出格式。"))
@OUTPUT
def assess(path: Path, as_of: datetime | None, yardstick: str, form: str, output: Path | None) -> None:
    """Print or write the assessment."""
    from guibiao.assess import assess_plan, assessment_json
    from guibiao.cli.console import put, put_text, say, table
    from guibiao.plan import read_plan

    if form == "xlsx" and output is None:
        raise click.UsageError(_("xlsx 不能输出到屏幕，请用 -o 指明文件。"))
    result = assess_plan(read_plan(path), as_of.date() if as_of else None, yardstick)
    if form == "json":
        put(assessment_json(result).encode("utf-8"), output)
    elif form == "xlsx" and output is not None:
        from guibiao.report import assessment_workbook

        assessment_workbook(result, output)
        say(_("已写入 {path}").format(path=output))
    else:
        from guibiao.report import screen_table

        shown = screen_table(result)
        put_text(table(shown.head, shown.rows, shown.caption), output)
