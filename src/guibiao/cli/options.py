"""What the commands have in common: help that teaches with examples, arguments and options of one wording."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from guibiao.messages import _

FILES = click.argument(
    "files", nargs=-1, required=True, metavar=_("文件…"), type=click.Path(path_type=Path, exists=False)
)
OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=_("文件"),
    help=_("写到这个文件；不写则输出到屏幕。"),
)
OUTPUT_OR_FOLDER = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar=_("文件"),
    help=_("写到这个文件；不写则输出到屏幕。多份文件的网页写到这个文件夹。"),
)  # fmt: skip
FOLDER = click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar=_("文件夹"),
    help=_("结果写到这个文件夹。"),
)  # fmt: skip


def _use_vocabulary(_ctx: click.Context, _option: click.Parameter, path: Path | None) -> None:
    if path is not None:
        from guibiao.vocabulary import use

        use(path)


VOCABULARY = click.option(
    "--vocabulary", type=click.Path(path_type=Path), metavar=_("词表文件"),
    expose_value=False, callback=_use_vocabulary,
    help=_("补充自己的指标和单位（YAML，格式见 docs/vocabulary.md）。"),
)  # fmt: skip

LEDGER_FORMAT = click.option(
    "--format", "form", type=click.Choice(("jsonl", "yaml", "xlsx")),
    help=_("jsonl 每行一条，给程序用；yaml、xlsx 是规划数据文件。不写则看输出文件的后缀，否则 jsonl。"),
)  # fmt: skip


class Teaching(click.Command):
    """A command whose help ends with examples, printed as they are typed."""

    def __init__(self, *args: object, examples: Sequence[str] = (), **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", _("[选项]"))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples below the options, one a line."""
        if self.examples:
            with formatter.section(_("例")):
                for line in self.examples:
                    formatter.write(" " * formatter.current_indent + line + "\n")


class TeachingGroup(click.Group):
    """A group whose commands teach and are listed in the order of the work."""

    command_class = Teaching
    group_class = type

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", _("[选项]"))
        kwargs.setdefault("subcommand_metavar", _("命令 [参数]…"))
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were added: the order of the story."""
        return list(self.commands)


PLAN = click.argument("path", metavar=_("规划文件"), type=click.Path(path_type=Path))
PLAN_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar=_("文件"),
    help=_("写到这个文件，后缀 .yaml 或 .xlsx。"),
)  # fmt: skip
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar=_("日期"),
    help=_("评估时点，如 2023-06-30；不写则取数据的最新时点。"),
)  # fmt: skip
