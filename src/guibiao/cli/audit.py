"""`guibiao audit`: what in a text does not follow from its own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FILES, OUTPUT_OR_FOLDER, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.audit import Finding
    from guibiao.documents import Document

COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


@click.command(
    cls=Teaching,
    short_help=_("核对算术：文中说法与文中数字是否相符。"),
    help=_(
        "用文中自己的数字重算文中的说法：年均增速、分项之和、占比、差距……四舍五入能解释的不报。"
        "\n\n有“错误”时以 1 退出，文件读不了时以 2 退出，可放进印前检查的脚本。"
    ),
    examples=(
        _("guibiao audit 中期评估报告.docx"),
        _("guibiao audit 中期评估报告.docx --format html -o 核对.html"),
        _("guibiao audit 报告/*.txt --format jsonl --all -o 核对.jsonl"),
    ),
)
@FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "html"]), default="text",
    help=_("text 给人看；jsonl 给程序用；html 是原文加页边批注的网页（多份文件时 -o 指一个文件夹）。"),
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help=_("连核对无误的说法也列出。"))
@VOCABULARY
@OUTPUT_OR_FOLDER
@click.pass_context
def audit(ctx: click.Context, files: tuple[Path, ...], form: str, every: bool, output: Path | None) -> None:
    """Print or write the findings."""
    from guibiao.audit import audit as claims_of
    from guibiao.audit import failures, findings_jsonl
    from guibiao.cli.console import Trouble, put, put_pages, put_text, read_all
    from guibiao.extract import extract

    trouble = Trouble()
    checked = [Checked(d, claims_of(d, extract(d)), every) for d in read_all(files, trouble, _("核对"))]
    if form == "jsonl":
        put(findings_jsonl([f for c in checked for f in c.shown]), output)
    elif form == "html":
        from guibiao.report import findings_page

        put_pages(((c.document.name, findings_page(c.document, c.shown)) for c in checked), output)
    elif checked:
        put_text("\n".join(line for c in checked for line in _said(c)), output)
    errors = any(f.severity == "error" for c in checked for f in failures(c.claims))
    ctx.exit(trouble.exit_code(otherwise=int(errors)))


class Checked:
    """A document with its claims, and those of them that are to be shown."""

    def __init__(self, document: Document, claims: Sequence[Finding], every: bool) -> None:
        from guibiao.audit import failures

        self.document, self.claims = document, claims
        self.shown = claims if every else failures(claims)


def _said(checked: Checked) -> Iterator[str]:
    """The lines for one document: its name with the counts, then each finding with its place and sentence."""
    counted = Counter(f.verdict for f in checked.claims)
    held = sum(counted[v] for v in ("holds", "holds_within_rounding", "holds_truncated"))
    summary = _("核对了 {total} 处说法：{held} 处成立，{fails} 处不成立，{missing} 处缺数据无法重算").format(
        total=len(checked.claims), held=held, fails=counted["fails"], missing=counted["not_recomputable"]
    )
    yield f"{click.style(checked.document.name, bold=True)}  {summary}"
    names = {"error": _("错误"), "warning": _("存疑"), "note": _("提示")}
    for finding in checked.shown:
        claim = finding.spans[0]
        failed = finding.verdict == "fails"
        name = (
            names[finding.severity] if failed else _("成立") if finding.verdict.startswith("holds") else _("无法重算")
        )
        mark = click.style(f"[{name}]", fg=COLOURS[finding.severity] if failed else "green", bold=True)
        place = checked.document.place_at(claim.start) or _line_of(checked.document.source, claim.start)
        yield f"  {mark} {place}  {finding.message}  （{finding.rule}）"


def _line_of(source: str, offset: int) -> str:
    return _("第{n}行").format(n=source.count("\n", 0, offset) + 1)
