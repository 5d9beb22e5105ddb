"""`guibiao projects`: the projects that documents name."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import FILES, LEDGER_FORMAT, OUTPUT, VOCABULARY, Teaching, TeachingGroup
from guibiao.cli.projects_match import match
from guibiao.cli.projects_stats import stats
from guibiao.messages import _


@click.group(
    cls=TeachingGroup,
    short_help=_("项目：由文件列出，统计进展。"),
    help=_("项目：把文件里有名称的项目列成台账，写明出处和阶段；统计开工、竣工、投资完成情况。"),
)
def projects() -> None:
    """The commands stand below."""


@projects.command(
    cls=Teaching,
    short_help=_("由文件起草项目台账。"),
    help=_("由工作报告、规划、评估报告起草项目台账：一个项目一行，带原文位置和文件里说到的阶段。"),
    examples=(
        _("guibiao projects draft 工作报告.docx -o 项目.xlsx"),
        _("guibiao projects draft 报告文件夹 --format jsonl > 项目.jsonl"),
    ),
)
@FILES
@LEDGER_FORMAT
@VOCABULARY
@OUTPUT
@click.pass_context
def draft(ctx: click.Context, files: tuple[Path, ...], form: str | None, output: Path | None) -> None:
    """Write a drafted ledger of projects, or their mentions one a line."""
    from guibiao.cli.console import Trouble, read_all
    from guibiao.cli.ledgers import lines_of, put_ledger, wants_lines
    from guibiao.extract import extract
    from guibiao.extract.promises import named_projects
    from guibiao.plan import draft_projects

    trouble = Trouble()
    read = ((d, extract(d)) for d in read_all(files, trouble, _("起草")))
    if wants_lines(form, output):
        lines_of((p for d, statements in read for p in named_projects(d, statements)), output)
    else:
        put_ledger(draft_projects, list(read), output)
    ctx.exit(trouble.exit_code())


for _command in (match, stats):
    projects.add_command(_command)
