"""`guibiao promises`: what this year's report says of last year's promises."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import OUTPUT, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.extract import Found
    from guibiao.track import Keeping

FORMS = ("text", "html", "xlsx", "jsonl")
_BY_SUFFIX = {".html": "html", ".xlsx": "xlsx", ".jsonl": "jsonl"}
_PLANS = {".yaml", ".yml"}


@click.command(
    cls=Teaching,
    short_help=_("承诺兑现：去年说的，今年怎么说。"),
    help=_(
        "把前一份文件（工作报告、规划纲要，或规划数据的 .yaml）的每项目标和每件事，到后一份文件里去找："
        "兑现、超额兑现、没有兑现、未到期、没有提到，两边的原句都列出来。拿不准的不下结论，列出可能的句子请人判断。"
    ),
    examples=(
        _("guibiao promises 工作报告2022.docx 工作报告2023.docx"),
        _("guibiao promises 工作报告2022.docx 工作报告2023.docx -o 兑现.html"),
        _("guibiao promises 规划纲要.docx 中期评估报告.docx -o 兑现.xlsx"),
        _("guibiao promises 重点工作.yaml 工作报告2023.docx --format jsonl"),
    ),
)
@click.argument("earlier", metavar=_("前一份"), type=click.Path(path_type=Path))
@click.argument("later", metavar=_("后一份"), type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=None,
    help=_("text 给人看；html 是网页；xlsx 是可逐条判断的清单；jsonl 给程序用。不写则看输出文件的后缀，否则 text。"),
)  # fmt: skip
@VOCABULARY
@OUTPUT
def promises(earlier: Path, later: Path, form: str | None, output: Path | None) -> None:
    """Print or write what became of the promises."""
    from guibiao.cli.console import put, put_text

    chosen = form or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("{form} 不能输出到屏幕，请用 -o 指明文件。").format(form=chosen))
    keepings, titles = _compared(earlier, later)
    if chosen == "jsonl":
        from guibiao.track import keepings_jsonl

        put(keepings_jsonl(keepings), output)
    elif chosen == "xlsx":
        from guibiao.report import promises_workbook

        put(promises_workbook(keepings, *titles), output)
    elif chosen == "html":
        from guibiao.report import promises_page

        put(promises_page(keepings, *titles).encode("utf-8"), output)
    else:
        put_text(_text(keepings, titles), output)


def _compared(earlier: Path, later: Path) -> tuple[list[Keeping], tuple[str, str]]:
    """The keepings, and what the two are called."""
    from guibiao.track import keep_plan, keep_promises

    found = _found(later)
    title = found.document.title or found.document.name
    if earlier.suffix.lower() in _PLANS:
        from guibiao.plan import read_plan

        plan = read_plan(earlier)
        return keep_plan(plan, earlier.name, found), (plan.name, title)
    before = _found(earlier)
    return keep_promises(before, found), (before.document.title or before.document.name, title)


def _found(path: Path) -> Found:
    """The first document of a file, with its statements; others in the same file are said to be left out."""
    from guibiao.cli.console import say
    from guibiao.documents import documents_in
    from guibiao.errors import InputError
    from guibiao.extract import Found, extract

    first, *others = documents_in(path)
    if isinstance(first, InputError):
        raise first
    if others:
        say(_("注意：{path} 里有 {n} 份文件，只用第一份").format(path=path, n=len(others) + 1))
    return Found(first, extract(first))


def _text(keepings: Sequence[Keeping], titles: tuple[str, str]) -> str:
    from guibiao.cli.console import table
    from guibiao.track import MARKS, VERDICTS, keeping_name

    counted = [k.verdict for k in keepings]
    told = "　".join(f"{MARKS[v]} {keeping_name(v)} {counted.count(v)}" for v in VERDICTS if v in counted)
    heads = (_("结论"), _("指标或事项"), _("目标"), _("结果"), _("回应原句"))
    ordered = sorted(keepings, key=lambda k: VERDICTS.index(k.verdict))
    title = _("《{earlier}》→《{later}》　{told}").format(earlier=titles[0], later=titles[1], told=told)
    return table(heads, [_row(k) for k in ordered], title)


def _row(keeping: Keeping) -> tuple[str, ...]:
    from guibiao.track import MARKS, keeping_name

    place = keeping.answer or next(iter(keeping.candidates), None)
    figure = keeping.answer.figure if keeping.answer else None
    verdict = f"{MARKS[keeping.verdict]} {keeping_name(keeping.verdict)}"
    return (verdict, keeping.name, str(keeping.goal or ""), str(figure or ""), place.quote.sentence if place else "")
