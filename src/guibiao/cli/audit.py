"""`guibiao audit`: what in texts does not follow from their own figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from guibiao.cli.audit_explain import EXPLAIN
from guibiao.cli.options import FILES, OUTPUT_OR_FOLDER, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.audit import Checked, Finding
    from guibiao.cli.console import Trouble
    from guibiao.documents import Document

FORMS = ("text", "html", "docx", "xlsx", "jsonl")
_IN_LINKS = str.maketrans({"%": "%25", "#": "%23", "?": "%3F"})  # of a file's name
_PAGES = (".html", ".htm")
_BY_SUFFIX = {".html": "html", ".docx": "docx", ".xlsx": "xlsx", ".jsonl": "jsonl"}


@click.command(
    cls=Teaching,
    short_help=_("核对算术：文中说法与文中数字是否相符。"),
    help=_(
        "用文中自己的数字重算文中的说法：年均增速、分项之和、占比、差距……四舍五入能解释的不报。"
        "给出几份文件或一个文件夹时，同一地区各年的文件互相核对。"
        "\n\n有“错误”时以 1 退出，文件读不了时以 2 退出，可放进印前检查的脚本。"
    ),
    examples=(
        _("guibiao audit 中期评估报告.docx"),
        _("guibiao audit 中期评估报告.docx -o 带批注.docx"),
        _("guibiao audit 中期评估报告.docx -o 核对.html"),
        _("guibiao audit 报告文件夹 -o 核对清单.xlsx"),
        _("guibiao audit 中期评估报告.docx --baseline 认可.yaml --accept 已与统计局核实"),
        _("guibiao audit 报告/*.txt --format jsonl --all -o 核对.jsonl"),
        _("guibiao audit --explain share"),
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=None,
    help=_(
        "text 给人看；html 是原文加页边批注的网页；docx 是原来的 Word 文件加批注；xlsx 是逐条勾销的清单；"
        "jsonl 给程序用。不写则看输出文件的后缀，否则 text。多份文件的 html、docx 可用 -o 指一个文件夹。"
    ),
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help=_("连核对无误的说法也列出。"))
@click.option("--strict", is_flag=True, help=_("有“存疑”时也以 1 退出。"))
@click.option(
    "--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar=_("文件"),
    help=_("已认可的说法的清单（YAML）：清单里的不再报。"),
)  # fmt: skip
@click.option(
    "--accept", "reason", metavar=_("理由"),
    help=_("把这次报出的都记入 --baseline 的清单，写上理由；不想认可的再从清单中删去。"),
)  # fmt: skip
@EXPLAIN
@VOCABULARY
@OUTPUT_OR_FOLDER
@click.pass_context
def audit(ctx: click.Context, files: tuple[Path, ...], output: Path | None, **options: Unpack[Options]) -> None:
    """Print or write the findings."""
    from guibiao.audit import checked
    from guibiao.cli.audit_baseline import accepted_in, say_unmatched, with_new
    from guibiao.cli.console import Trouble

    form = options["form"] or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    if form in ("xlsx", "docx") and output is None:
        raise click.UsageError(_("{form} 不能输出到屏幕，请用 -o 指明文件。").format(form=form))
    baseline, reason, every = options["baseline"], options["reason"], options["every"]
    accepted = accepted_in(baseline, reason)
    trouble = Trouble()
    read, claims = _claims(files, trouble)
    done = checked((r.document for r in read), claims, {a.id for a in accepted}, every)
    if baseline is not None:
        accepted = with_new(accepted, done, baseline, reason) if reason else accepted
        say_unmatched(accepted, done, baseline)
        done = checked((r.document for r in read), claims, {a.id for a in accepted}, every)
    if done:
        _put(form, read, done, output, trouble)
    worst = {"error", "warning"} if options["strict"] else {"error"}
    found = any(f.verdict == "fails" and f.severity in worst for one in done for f in one.shown)
    ctx.exit(trouble.exit_code(otherwise=int(found)))


class Options(TypedDict):
    """What the command's options say."""

    form: str | None
    every: bool
    strict: bool
    baseline: Path | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """A document under a name of its own, with the file that it is from."""

    path: Path
    document: Document


def _claims(files: Sequence[Path], trouble: Trouble) -> tuple[list[Read], list[Finding]]:
    """The documents, as much of each as its findings are shown with, and what they claim, of each other as well."""
    from guibiao.audit import audit_documents
    from guibiao.cli.console import FileNames, of_each, own_fault, read_each
    from guibiao.extract import Statement, extract

    own, paths, read = FileNames(), dict[str, Path](), dict[str, Read]()

    def named() -> Iterator[Document]:
        for path, found in read_each(files, trouble, _("核对")):
            document = replace(found, name=own.of(found.name))
            paths[document.name] = path
            yield document

    def with_statements(document: Document) -> tuple[Document, list[Statement]]:
        statements = extract(document)
        read[document.name] = Read(paths[document.name], replace(document, sections=(), tables=(), notes=()))
        return document, statements

    def failed(document: Document, error: Exception) -> None:
        del read[document.name]
        trouble.say(own_fault(error, document.name))

    claims = audit_documents(of_each(with_statements, named(), trouble), failed)
    return [*read.values()], claims


def _put(form: str, read: Sequence[Read], done: Sequence[Checked], output: Path | None, trouble: Trouble) -> None:
    """Write the findings in a format."""
    from guibiao.cli.console import put, put_text

    if form == "jsonl":
        from guibiao.audit import findings_jsonl

        put(findings_jsonl([f for one in done for f in one.shown]), output)
    elif form == "xlsx":
        from guibiao.report import findings_workbook

        put(findings_workbook(done), output)
    elif form == "html":
        _put_pages(done, output)
    elif form == "docx" and output is not None:
        from guibiao.cli.audit_word import put_word

        put_word([r.path for r in read], done, output, trouble)
    else:
        from guibiao.cli.audit_text import audit_text

        text = audit_text(done)
        put_text(click.unstyle(text) if output else text, output)


def _put_pages(done: Sequence[Checked], output: Path | None) -> None:
    """One page with all documents, or in a folder one for each and a list of them."""
    from guibiao.cli.console import put
    from guibiao.report import findings_list, findings_page

    if output is None or (not output.is_dir() and (len(done) == 1 or output.suffix.lower() in _PAGES)):
        put(findings_page(done).encode("utf-8"), output)
        return
    for one in done:
        put(findings_page([one]).encode("utf-8"), output / f"{one.document.name}.html")
    if len(done) > 1:
        pages = {one.document.name: f"{one.document.name}.html".translate(_IN_LINKS) for one in done}
        put(findings_list(done, pages).encode("utf-8"), output / "index.html")
