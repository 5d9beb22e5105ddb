"""`guibiao extract`: the statements of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FILES, OUTPUT_OR_FOLDER, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.documents import Document
    from guibiao.extract import Statement


@click.command(
    cls=Teaching,
    short_help=_("提取数据：每个数一条记录，带原文位置。"),
    help=_(
        "把文件里的每个数据变成一条记录：什么指标、哪个地区、哪个时期、多少、是实绩、预计还是目标，"
        "并指明它在原文中的位置。文件夹会整个读完。"
    ),
    examples=(
        _("guibiao extract 工作报告.docx --format xlsx -o 数据.xlsx"),
        _("guibiao extract 2021年/*.txt --format csv -o 数据.csv"),
        _("guibiao extract 工作报告.docx --format html -o 数据.html"),
        _("guibiao extract 报告文件夹 > 数据.jsonl"),
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "xlsx", "html"]), default=None,
    help=_(
        "jsonl 每行一条；csv、xlsx 用 Excel 打开；html 是标出每个数据的正文网页（多份文件时 -o 指一个文件夹）。"
        "不写则看输出文件的后缀，否则 jsonl。"
    ),
)  # fmt: skip
@VOCABULARY
@OUTPUT_OR_FOLDER
@click.pass_context
def extract(ctx: click.Context, files: tuple[Path, ...], form: str | None, output: Path | None) -> None:
    """Print or write the statements."""
    from guibiao.cli.console import Trouble, put, put_all, read_all, say
    from guibiao.extract import extract as statements_of
    from guibiao.extract import statements_csv, statements_jsonl, write_statements

    chosen = form or _form_of(output)
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("xlsx 不能输出到屏幕，请用 -o 指明文件。"))
    trouble = Trouble()
    found = ((document, statements_of(document)) for document in read_all(files, trouble, _("提取")))
    if chosen == "html":
        _write_pages(found, output)
    elif chosen == "jsonl":
        put_all((statements_jsonl(statements) for _document, statements in found), output)
    else:
        together = [s for _document, statements in found for s in statements]
        if chosen == "xlsx" and output is not None:
            write_statements(together, output, "xlsx")
            say(_("已写入 {path}").format(path=output))
        else:
            put(statements_csv(together).encode("utf-8-sig"), output)
    ctx.exit(trouble.exit_code())


def _write_pages(found: Iterable[tuple[Document, Sequence[Statement]]], output: Path | None) -> None:
    from guibiao.cli.console import put_pages
    from guibiao.report import statements_page

    put_pages(((d.name, statements_page(d, statements)) for d, statements in found), output)


def _form_of(output: Path | None) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return suffix if suffix in ("csv", "xlsx", "html") else "jsonl"
