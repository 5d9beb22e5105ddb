"""The options of `guibiao report` that choose an edition and its dress, and `guibiao report-template`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from guibiao.cli.options import FOLDER, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.report import Edition


class EditionAsked(TypedDict):
    """What may be asked of an edition."""

    kind: str | None
    wording: Path | None
    template: Path | None
    cover: bool
    contents: bool | None
    number: str
    trace: bool
    charts: str
    pdf: bool


_FILE = click.Path(path_type=Path, dir_okay=False)
_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.option(
        "--kind", type=click.Choice(("midterm", "final", "annual")),
        help=_("midterm 中期评估，final 总结评估，annual 年度监测评估；不写则规划期满用 final，否则用 midterm。"),
    ),
    click.option("--cover", is_flag=True, help=_("加封面。")),
    click.option("--toc/--no-toc", "contents", default=None, help=_("要不要目录；不写则有目录，带红头的没有。")),
    click.option(
        "--number", default="", metavar=_("发文字号"), help=_("加红头，写这个发文字号，如 云发改〔2023〕12号。")
    ),
    click.option(
        "--template", type=_FILE, metavar=_("模板.docx"),
        help=_("用自己的 Word 模板（样式、封面、红头）；先用 guibiao report-template 写出一份再改。"),
    ),
    click.option(
        "--wording", type=_FILE, metavar=_("措辞.yaml"), help=_("用自己的措辞，可以只写要改的句子。")
    ),
    click.option(
        "--charts", type=click.Choice(("none", "main", "all")), default="main", show_default=True,
        help=_("Word 正文里的图：none 不要，main 只放总体、项目和落后最多的几项指标，all 每项指标一张。"),
    ),
    click.option("--trace", is_flag=True, help=_("Word 里每个数字加一条批注，写明出处。")),
    click.option("--pdf", is_flag=True, help=_("另写一份 PDF（需要 LibreOffice）。")),
)  # fmt: skip


def edition_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of an edition."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def edition_of(asked: EditionAsked, language: str | None) -> Edition:
    """The edition that was asked for, in Chinese whatever the system speaks unless `--lang` asks for English.

    Raises UsageError where a template and options for our own one meet.
    """
    from guibiao.report import Dress, Edition

    if asked["template"] is not None and (asked["cover"] or asked["contents"] is not None):
        raise click.UsageError(_("封面和目录在模板里：写了 --template 就不要再写 --cover、--toc"))
    dress = Dress(
        cover=asked["cover"],
        contents=asked["contents"],
        number=asked["number"],
        template=asked["template"],
        trace=asked["trace"],
        charts=asked["charts"],
    )
    return Edition(asked["kind"], asked["wording"], dress, paged=True, pdf=asked["pdf"], language=language or "zh")


def say_fonts() -> None:
    """Say which fonts of the standard this machine lacks, and what stands in."""
    from guibiao.cli.console import say
    from guibiao.report import font_substitutions

    missing = font_substitutions()
    if missing:
        told = "、".join(f"{s.name}→{s.used or s.fallback}" for s in missing)
        say(_("本机缺少公文字体，目录页码和 PDF 用替代字体排出：{fonts}").format(fonts=told))


@click.command(
    "report-template",
    cls=Teaching,
    short_help=_("写出报告的 Word 模板和措辞文件，供修改。"),
    help=_(
        "写出“模板.docx”（样式、封面、目录，可加红头）和“措辞.yaml”（报告里的每一句话）。"
        "改好后用 guibiao report --template 模板.docx --wording 措辞.yaml。已有的文件不会被覆盖。"
    ),
    examples=(_("guibiao report-template -o 模板"), _("guibiao report-template --red-head -o 模板")),
)
@FOLDER
@click.option("--red-head", is_flag=True, help=_("模板带红头，不带封面和目录。"))
def report_template(output: Path, red_head: bool) -> None:
    """Write the template and the wording file."""
    from guibiao.cli.console import say
    from guibiao.report import write_templates

    for path in write_templates(output, red_head):
        say(_("已写入 {path}").format(path=path))
