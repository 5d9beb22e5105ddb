"""`guibiao extract`: the statements of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FILES, OUTPUT_OR_FOLDER, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.documents import Document
    from guibiao.extract import Found

FORMS = ("jsonl", "csv", "xlsx", "html", "text")
_BY_SUFFIX = {".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".txt": "text"}


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
        _("guibiao extract 工作报告.docx --explain"),
        _("guibiao extract 报告文件夹 > 数据.jsonl"),
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=None,
    help=_(
        "jsonl 每行一条；csv、xlsx 用 Excel 打开；html 是标出每个数据的正文网页（多份文件时 -o 指一个文件夹）；"
        "text 给人看。不写则看输出文件的后缀，否则 jsonl。"
    ),
)  # fmt: skip
@click.option(
    "--explain", "explained", is_flag=True,
    help=_("说明每一栏是从原文哪里看出来的。不写 --format 时是 text；jsonl 另加 why，csv、xlsx 另加一列。"),
)  # fmt: skip
@VOCABULARY
@OUTPUT_OR_FOLDER
@click.pass_context
def extract(
    ctx: click.Context, files: tuple[Path, ...], form: str | None, explained: bool, output: Path | None
) -> None:
    """Print or write the statements."""
    from guibiao.cli.console import Trouble, of_each, put_all, put_pages, read_all, say
    from guibiao.extract import statements_csv, statements_jsonl, write_sheet

    chosen = form or _form_of(output) or ("text" if explained else "jsonl")
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("xlsx 不能输出到屏幕，请用 -o 指明文件。"))
    trouble = Trouble()
    found = of_each(_reader(explained or chosen == "text"), read_all(files, trouble, _("提取")), trouble)
    if chosen == "html":
        put_pages(_pages(found), output)
    elif chosen == "text":
        _put_text(found, output)
    elif chosen == "csv":
        put_all(statements_csv(found, explained), output)
    elif output is not None and chosen == "xlsx":
        write_sheet(found, output, explained)
        say(_("已写入 {path}").format(path=output))
    else:
        put_all((statements_jsonl(one.statements, one.grounds) for one in found), output)
    ctx.exit(trouble.exit_code())


def _reader(explained: bool) -> Callable[[Document], Found]:
    """What gives the statements of a document, with their grounds where these are asked for."""
    from guibiao.extract import Found, explain
    from guibiao.extract import extract as statements_of

    def read(document: Document) -> Found:
        if not explained:
            return Found(document, statements_of(document))
        pairs = explain(document)
        return Found(document, [statement for statement, _grounds in pairs], [grounds for _s, grounds in pairs])

    return read


def _pages(found: Iterable[Found]) -> Iterator[tuple[str, str]]:
    from guibiao.report import statements_page

    for one in found:
        yield one.document.name, statements_page(one.document, one.statements, one.grounds)


def _put_text(found: Iterable[Found], output: Path | None) -> None:
    from guibiao.cli.console import put_all
    from guibiao.cli.explained import explained_text

    texts = (explained_text(one) for one in found)
    if output is not None:
        put_all((click.unstyle(text).encode("utf-8") for text in texts), output)
        return
    for text in texts:
        click.echo(text, nl=False)


def _form_of(output: Path | None) -> str:
    return _BY_SUFFIX.get(output.suffix.lower(), "") if output else ""
