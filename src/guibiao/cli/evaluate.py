"""`guibiao evaluate`: from documents to the evaluation of their plan, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import AS_OF, FILES, FOLDER, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.assess import PlanAssessment
    from guibiao.audit import Finding
    from guibiao.cli.console import Trouble
    from guibiao.documents import Document
    from guibiao.extract import Statement


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what was found in it."""

    document: Document
    statements: Sequence[Statement]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one place's documents came to, and the files that say so."""

    result: PlanAssessment
    read: Sequence[Read]
    written: Sequence[Path]


@click.command(
    cls=Teaching,
    short_help=_("一步到位：由文件到评估报告。"),
    help=_(
        "一步到位：读文件、提取数据、起草规划数据、测算、核对，写出评估报告。"
        "起草的规划数据（规划.yaml）请人核定后，用 guibiao report 再出正式报告。"
    ),
    examples=(
        _("guibiao evaluate 中期评估报告.docx -o 评估"),
        _("guibiao evaluate 某县文件夹 -o 评估 --as-of 2023-06-30"),
    ),
)
@FILES
@AS_OF
@VOCABULARY
@FOLDER
@click.pass_context
def evaluate(ctx: click.Context, files: tuple[Path, ...], as_of: datetime | None, output: Path) -> None:
    """Evaluate each region's documents into a folder of its own, or straight into the folder where there is one."""
    from guibiao.cli.console import Trouble, say

    trouble = Trouble()
    for done in evaluate_files(files, as_of, output, trouble):
        for line in summary(done):
            say(line)
    ctx.exit(trouble.exit_code())


def evaluate_files(files: Sequence[Path], as_of: datetime | None, output: Path, trouble: Trouble) -> list[Evaluation]:
    """Read all, then evaluate place by place; errors are said and the other places still done."""
    from guibiao.cli.console import read_all, say
    from guibiao.errors import InputError

    places: dict[str, list[Document]] = {}
    for document in _different(read_all(files, trouble, _("读取"))):
        places.setdefault(document.region or "", []).append(document)
    if len(places) > 1:  # a note among reports is nobody's plan
        for document in places.pop("", []):
            say(_("{name}：看不出是哪个地区的文件，没有纳入评估").format(name=document.name))
    done = []
    for place, documents in places.items():
        try:
            done.append(_evaluate(documents, as_of, output / place if len(places) > 1 else output))
        except InputError as error:
            trouble.say(error)
    return done


def _different(documents: Iterable[Document]) -> Iterator[Document]:
    """One document once: the same report is often kept as .txt and as .docx."""
    from guibiao.cli.console import say

    seen: dict[str, str] = {}
    for document in documents:
        words = "".join(document.text.split())
        if words in seen:
            say(_("{name}：与 {first} 内容相同，只用一份").format(name=document.name, first=seen[words]))
        else:
            seen[words] = document.name
            yield document


def _evaluate(documents: Sequence[Document], as_of: datetime | None, folder: Path) -> Evaluation:
    from guibiao.assess import assess_plan
    from guibiao.audit import audit, checked, failures
    from guibiao.cli.console import FileNames, steps
    from guibiao.extract import Found, extract, write_sheet
    from guibiao.files import write_text
    from guibiao.plan import draft_plan, write_plan
    from guibiao.report import findings_page, write_report

    with steps(_("提取数据"), _("核对算术"), _("起草规划数据"), _("测算"), _("写报告")) as step:
        step()
        statements = [extract(d) for d in documents]
        step()
        claims = [audit(d, s) for d, s in zip(documents, statements, strict=True)]
        read = [Read(d, s, failures(c)) for d, s, c in zip(documents, statements, claims, strict=True)]
        step()
        plan = draft_plan([(r.document, r.statements) for r in read])
        step()
        result = assess_plan(plan, as_of.date() if as_of else None)
        step()
        plan_file, data_file = folder / _("规划.yaml"), folder / _("数据.xlsx")
        write_plan(plan, plan_file)
        write_sheet((Found(r.document, r.statements) for r in read), data_file)
        written = [plan_file, data_file]
        own = FileNames()
        for r, told in zip(read, claims, strict=True):
            page = folder / _("核对-{name}.html").format(name=own.of(r.document.name))
            write_text(page, findings_page(checked([r.document], told)))
            written.append(page)
        written += write_report(result, [f for r in read for f in r.findings], folder)
    return Evaluation(result, read, written)


def summary(done: Evaluation) -> list[str]:
    """What came of it, in a few lines for the person at the keyboard."""
    from guibiao.plan import VERDICTS
    from guibiao.report import verdict_name

    result = done.result
    counts = "，".join(f"{verdict_name(v)} {result.count(v)}" for v in VERDICTS)
    lines = [
        click.style(result.plan.name, bold=True),
        "  " + _("{n} 项指标：{counts}").format(n=len(result.indicators), counts=counts),
    ]
    if done.read:
        figures = sum(len(r.statements) for r in done.read)
        findings = [f for r in done.read for f in r.findings]
        said = _("读出 {figures} 个数据，{findings} 处说法与文中数字不符")
        lines.append("  " + said.format(figures=figures, findings=len(findings)))
        lines += [f"    · {f.message}" for f in findings if f.severity == "error"]
    return [*lines, "  " + _("写出："), *(f"    {path}" for path in done.written)]
