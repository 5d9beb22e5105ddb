"""`guibiao read`: what and whose a document is, its outline, tables and repaired text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FILES, OUTPUT_OR_FOLDER, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.documents import Document

PARTS = ("outline", "tables", "text")


@click.command(
    cls=Teaching,
    short_help=_("读文件：是什么、谁的、提纲、表格、正文。"),
    help=_("读出文件是什么、是谁的：种类、地区、年份，提纲，表格，修复后的正文。"),
    examples=(
        _("guibiao read 工作报告.docx"),
        _("guibiao read 工作报告.txt --show outline"),
        _("guibiao read 工作报告.txt --show text -o 正文.txt"),
        _("guibiao read 扫描件.pdf --format html -o 对照.html"),
        _("guibiao read 报告集.txt --format json -o 报告集.json"),
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text",
    help=_("text 给人看；json 给程序用；html 是原文与修复后的正文左右对照的网页（多份文件时 -o 指一个文件夹）。"),
)  # fmt: skip
@click.option("--show", type=click.Choice(PARTS), multiple=True, help=_("只要其中一部分，可写多次。"))
@OUTPUT_OR_FOLDER
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], form: str, show: tuple[str, ...], output: Path | None) -> None:
    """Print or write what was read."""
    from guibiao.cli.console import Trouble, put_all, put_pages, put_texts, read_all

    trouble = Trouble()
    documents = read_all(files, trouble, _("读取"))
    if form == "html":
        from guibiao.report import reading_page

        put_pages(((d.name, reading_page(d, _identity(d))) for d in documents), output)
    elif first := list(islice(documents, 2)):  # each goes as it is written, that a folder of any size may be read
        documents = chain(first, documents)
        if form == "json":
            put_all(_as_json(documents), output)
        else:
            bare = bool(show) and len(first) == 1
            put_texts(("\n".join(_described(d, show or PARTS, bare)) + "\n" for d in documents), output)
    ctx.exit(trouble.exit_code())


def _as_json(documents: Iterator[Document]) -> Iterator[bytes]:
    """A list of what was read, one document a piece."""
    import msgspec

    from guibiao.documents import describe

    before = b"[\n"
    for document in documents:
        described = msgspec.json.format(msgspec.json.encode(describe(document)), indent=1)
        yield before + b"\n".join(b" " + line for line in described.split(b"\n"))
        before = b",\n"
    yield b"\n]\n"


def _described(document: Document, parts: tuple[str, ...], bare: bool) -> Iterator[str]:
    """The lines for one document; `bare` without saying which it is; a part that is the only one has no caption."""
    if not bare:
        yield f"{document.name}  {document.title}"
        yield "  " + "  ".join(f"{name}：{value}" for name, value in _identity(document))
    for part, caption, lines in (
        ("outline", _("提纲"), list(_outline(document))),
        ("tables", _("表格"), list(_tables(document))),
        ("text", _("正文"), [document.text]),
    ):
        if part in parts and lines:
            if len(parts) > 1:
                yield f"\n【{caption}】"
            yield from lines


def _identity(document: Document) -> list[tuple[str, str]]:
    """What and whose the document is, as far as that is known: names with what stands for each, for people."""
    from guibiao.documents import fact_name, kind_name

    known = [
        (_("种类"), kind_name(document.kind)),
        (_("地区"), document.region),
        (_("地区代码"), document.code),
        (_("回顾年份"), document.reviews),
        (_("安排年份"), document.plans),
        (_("规划期"), document.span and document.span.replace("/", "—")),
        *((fact_name(name), value) for name, value in document.facts.items()),
        (_("字数"), len(document.text)),
    ]
    return [(name, str(value)) for name, value in known if value]


def _outline(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.heading:
            yield "  " * section.level + section.heading + (f"  〔{section.period}〕" if section.period else "")


def _tables(document: Document) -> Iterator[str]:
    from guibiao.cli.console import table

    for found in document.tables:
        if found.rows:
            yield table(found.rows[0], found.rows[1:], found.caption)
