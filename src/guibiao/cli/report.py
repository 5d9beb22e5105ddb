"""`guibiao report`: the evaluation report of a plan, and an edited one read back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from guibiao.cli.options import AS_OF, PLAN, Teaching
from guibiao.cli.report_edition import EditionAsked, edition_of, edition_options, say_fonts
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.assess import PlanAssessment
    from guibiao.report import Edition, Rebuilt


class Asked(EditionAsked):
    """What may be asked for beside the plan and the day."""

    output: Path | None
    words: Path | None
    issuer: str
    issued: datetime | None
    edited: Path | None
    accept: bool


_MOST = 20  # changes told on the terminal; the file has them all


@click.command(
    cls=Teaching,
    short_help=_("写评估报告：Word、Excel、网页。"),
    help=_(
        "由规划数据写出评估报告：Word 正文、Excel 附件、一个可单独打开的网页。"
        "要人写的话放在规划文件旁边的“正文”文件夹里，一节一个文件，重新生成时不会被覆盖；"
        "再次生成时会说明哪些数据变了。改过的 Word 可以用 --read-back 读回来。"
    ),
    examples=(
        _("guibiao report 规划.yaml -o 评估报告"),
        _("guibiao report 规划.xlsx --as-of 2023-06-30 -o 评估报告"),
        _("guibiao report 规划.yaml -o 评估报告 --issuer 云河县发展和改革局 --issued 2023-08-15"),
        _("guibiao report 规划.yaml -o 年度报告 --as-of 2022-12-31 --kind annual --cover --pdf"),
        _("guibiao report 规划.yaml --read-back 改过的报告.docx"),
        _("guibiao report 规划.yaml --read-back 改过的报告.docx --accept"),
    ),
)
@PLAN
@AS_OF
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("文件夹"),
    help=_("结果写到这个文件夹。"),
)
@click.option(
    "--words",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("文件夹"),
    help=_("人写的文字放在这个文件夹；不写则用规划文件旁边的“正文”。"),
)
@click.option(
    "--issuer", default="", metavar=_("单位"), help=_("落款的编制单位；不写则取规划数据里的，再没有就留空待填。")
)
@click.option(
    "--issued",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=_("日期"),
    help=_("成文日期，如 2023-08-15；不写则留空待填。"),
)
@click.option(
    "--read-back",
    "edited",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("文件"),
    help=_("读回一份改过的 .docx：找出人写的话，逐个核对数字。"),
)
@click.option("--accept", is_flag=True, help=_("与 --read-back 同用：把读回的话写进“正文”文件夹。"))
@edition_options
@click.pass_context
def report(ctx: click.Context, path: Path, as_of: datetime | None, **asked: Unpack[Asked]) -> None:
    """Write the report and say where; or read an edited one back."""
    from guibiao.assess import assess_plan
    from guibiao.cli.console import steps
    from guibiao.plan import read_plan
    from guibiao.report import WORDS_FOLDER, rebuild_report

    output, edited = asked["output"], asked["edited"]
    if (output is None) == (edited is None):
        raise click.UsageError(_("请写 -o 文件夹（生成报告），或写 --read-back 文件（读回报告），二者取一"))
    edition = edition_of(asked, ctx.find_root().params.get("lang"))
    result = assess_plan(read_plan(path), as_of.date() if as_of else None)
    folder = asked["words"] or path.parent / WORDS_FOLDER
    if edited is not None:
        ctx.exit(_read_back(result, edited, folder, asked["accept"], edition))
    if output is not None:
        issued = asked["issued"].date() if asked["issued"] else None
        with steps(_("做附件"), _("做网页"), _("排正文")) as begin:
            done = rebuild_report(result, [], output, folder, asked["issuer"], issued, edition, begin=begin)
        _say(done)
        say_fonts()


def _say(done: Rebuilt) -> None:
    from guibiao.cli.console import say

    for written in done.written:
        say(_("已写入 {path}").format(path=written))
    for made in done.to_write_in:
        say(_("请在此撰写 {path}").format(path=made))
    for notice in done.notices:
        say(notice)
    if done.changes is None:
        return
    if not done.changes:
        say(_("与上一稿相比，数据没有变化"))
        return
    say(_("与上一稿相比，变动的数据有 {count} 个：").format(count=len(done.changes)))
    for change in done.changes[:_MOST]:
        say(f"  {change}")
    if len(done.changes) > _MOST:
        say(_("  其余 {count} 个见变动.md").format(count=len(done.changes) - _MOST))


def _read_back(result: PlanAssessment, edited: Path, folder: Path, accept: bool, edition: Edition) -> int:
    """Say what was recovered and which numbers differ; 1 where some do."""
    from guibiao.cli.console import say
    from guibiao.report import accept_words, read_back

    back = read_back(edited, result, folder, edition)
    for words in back.words:
        say(_("“{heading}”一节的文字有改动：").format(heading=words.heading))
        for line in words.difference:
            say(f"  {line}")
    wrong = [*map(str, back.slips), *map(str, back.doubts)]
    if wrong:
        say(_("文中的数与数据不符："))
    for line in wrong:
        say(f"  {line}")
    say(_("人写的文字改动 {words} 节，与数据不符 {slips} 处").format(words=len(back.words), slips=len(wrong)))
    if accept:
        for path in accept_words(back, folder):
            say(_("已写入 {path}").format(path=path))
    elif back.words:
        say(_("加上 --accept 就写进“{folder}”").format(folder=folder))
    return 1 if wrong else 0
