"""Writes docs/cli.md, the reference of the command line, from the commands' own help. A test holds it current."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from pathlib import Path

import click

from guibiao import messages

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"


def reference() -> str:
    """The page as Markdown: each command's help as the user sees it, in Chinese, 88 columns wide."""
    messages.use_language("zh")
    os.environ["LANGUAGE"] = "zh"
    gettext.bindtextdomain("click", str(messages.LOCALE))
    gettext.textdomain("click")
    from guibiao.cli.commands import guibiao

    head = "# 命令行\n\n本页由命令自己的帮助生成（`make docs`），不要手改。\n"
    return head + "".join(_pages(guibiao, "guibiao", None))


def _pages(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings = {**command.context_settings, "terminal_width": 88, "max_content_width": 88}
    context = click.Context(command, info_name=name.rsplit(maxsplit=1)[-1], parent=parent, **settings)
    yield f"\n## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _pages(found, f"{name} {child}", context)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
