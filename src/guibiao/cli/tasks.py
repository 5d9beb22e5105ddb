"""`guibiao tasks`: the tasks that documents hand out."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import FILES, LEDGER_FORMAT, OUTPUT, VOCABULARY, Teaching, TeachingGroup
from guibiao.cli.tasks_status import status
from guibiao.messages import _


@click.group(
    cls=TeachingGroup,
    short_help=_("任务：由报告分解，督查督办。"),
    help=_("任务：把工作报告、规划里说要做的事一件一件列出来，写明出处、数量、时限和单位，供立项和督查。"),
)
def tasks() -> None:
    """The commands stand below."""


@tasks.command(
    cls=Teaching,
    short_help=_("由文件起草任务清单。"),
    help=_(
        "由工作报告、规划、任务分解表、为民办实事清单起草任务清单：一件事一条，带原文位置、量化目标、"
        "完成时限、牵头和责任单位。只列说得清完没完成的事；口号式的话用 --all 一并列出并注明。"
    ),
    examples=(
        _("guibiao tasks draft 工作报告.docx -o 任务.xlsx"),
        _("guibiao tasks draft 工作报告.docx 实事清单.docx -o 任务.yaml"),
        _("guibiao tasks draft 报告文件夹 --format jsonl --all > 任务.jsonl"),
    ),
)
@FILES
@click.option("--all", "slogans", is_flag=True, help=_("说不清完没完成的也列出。"))
@LEDGER_FORMAT
@VOCABULARY
@OUTPUT
@click.pass_context
def draft(ctx: click.Context, files: tuple[Path, ...], slogans: bool, form: str | None, output: Path | None) -> None:
    """Write a drafted ledger of tasks, or the promises one a line."""
    from guibiao.cli.console import Trouble, read_all
    from guibiao.cli.ledgers import lines_of, put_ledger, wants_lines
    from guibiao.extract import extract
    from guibiao.extract.promises import promises
    from guibiao.plan import draft_tasks

    trouble = Trouble()
    read = ((d, extract(d)) for d in read_all(files, trouble, _("起草")))
    if wants_lines(form, output):
        found = (p for d, statements in read for p in promises(d, statements, slogans=slogans))
        lines_of(found, output)
    else:
        put_ledger(lambda documents: draft_tasks(documents, slogans=slogans), list(read), output)
    ctx.exit(trouble.exit_code())


tasks.add_command(status)
