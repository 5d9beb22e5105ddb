"""`guibiao demo`: the two examples, evaluated."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import FOLDER, Teaching
from guibiao.files import examples_folder
from guibiao.messages import _


@click.command(
    cls=Teaching,
    short_help=_("用自带的两个例子走一遍。"),
    help=_("用自带的两个例子走一遍：融安县“十四五”规划的数据，和一个虚构县的报告。"),
    examples=(_("guibiao demo -o 演示"),),
)
@FOLDER
@click.pass_context
def demo(ctx: click.Context, output: Path) -> None:
    """Report on the real plan's data, evaluate the fictional county's documents, and say where to look."""
    from guibiao.assess import assess_plan
    from guibiao.cli.console import Trouble, say
    from guibiao.cli.evaluate import Evaluation, evaluate_files, summary
    from guibiao.plan import read_plan
    from guibiao.report import write_report

    examples = examples_folder()
    say(_("例一：融安县“十四五”规划，由核定的规划数据写报告"))
    result = assess_plan(read_plan(examples / "rongan" / "plan.yaml"))
    first = Evaluation(result, [], write_report(result, [], output / "rongan"))
    say("\n".join(summary(first)))
    say("\n" + _("例二：虚构的县，由报告全文一步到位"))
    trouble = Trouble()
    reports = sorted((examples / "sample-county").glob("*.docx"))
    second = evaluate_files(reports, None, output / "sample-county", trouble)
    say("\n".join(line for done in second for line in summary(done)))
    pages = [p for done in (first, *second) for p in done.written if p.suffix == ".html"]
    say("\n" + _("请用浏览器打开：") + "".join(f"\n  {page}" for page in pages))
    ctx.exit(trouble.exit_code())
