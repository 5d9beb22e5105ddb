"""`guibiao projects match`: the projects that documents name against those of a plan."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import OUTPUT, PLAN, VOCABULARY, Teaching
from guibiao.messages import _

FORMS = ("text", "jsonl", "xlsx")
_BY_SUFFIX = {".jsonl": "jsonl", ".xlsx": "xlsx"}


@click.command(
    "match",
    cls=Teaching,
    short_help=_("报告里的项目对上规划里的项目。"),
    help=_(
        "把文件里有名称的项目与规划数据里的项目对上：名称写法不同、分期、合并、改址的都算。"
        "每一对都有相似度；期数、规模、地名对不上或不够像的请人判断，不会自动合并。"
    ),
    examples=(
        _("guibiao projects match 规划.xlsx 工作报告2023.docx"),
        _("guibiao projects match 规划.yaml 报告文件夹 -o 项目对照.xlsx"),
    ),
)
@PLAN
@click.argument("files", nargs=-1, required=True, metavar=_("文件…"), type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default=None, help=_("输出格式；不写则看输出文件的后缀。"))
@VOCABULARY
@OUTPUT
@click.pass_context
def match(ctx: click.Context, path: Path, files: tuple[Path, ...], form: str | None, output: Path | None) -> None:
    """Print or write the pairs."""
    from guibiao.cli.console import Trouble, put, put_text, read_all, table
    from guibiao.extract import Found, extract
    from guibiao.plan import read_plan
    from guibiao.track import reported_jsonl, reported_name, reported_projects

    chosen = form or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("{form} 不能输出到屏幕，请用 -o 指明文件。").format(form=chosen))
    plan, trouble = read_plan(path), Trouble()
    found = reported_projects(plan, [Found(d, extract(d)) for d in read_all(files, trouble, _("读取"))])
    if chosen == "jsonl":
        put(reported_jsonl(found), output)
    elif chosen == "xlsx":
        from guibiao.report import reported_workbook

        put(reported_workbook(found, plan.name), output)
    else:
        heads = (_("结论"), _("相似度"), _("规划项目"), _("报告项目"), _("阶段"), _("出处"))
        rows = [
            (reported_name(r.state), f"{r.score:.2f}" if r.score else "", r.project.name if r.project else "",
             r.name or "", r.stage or "", r.quote.document if r.quote else "")
            for r in found
        ]  # fmt: skip
        put_text(table(heads, rows, plan.name), output)
    ctx.exit(trouble.exit_code())
