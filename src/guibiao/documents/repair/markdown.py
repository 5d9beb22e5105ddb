"""Markdown signs go: heads (##), bold (**…**), rules (---), quotes (>), bullets, escapes and footnote marks."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import WIDE
from guibiao.documents.repair.draft import Edit

_SIGNS = re.compile(
    r"^ *#{1,6}(?: +|(?=[^#\s]))"  # ## 一、
    r"| +#+ *$"
    r"|\*\*+|__(?=\S)|(?<=\S)__"  # **全面启动**
    r"|^ *>+ ?"
    r"|^ *[-*+] +(?=\S)"  # - 项目
    r"|\\(?=[\\`*_{}\[\]()#+.!>|-])"
    rf"|(?<=[{WIDE}])\[\^?\d{{1,3}}\]",
    re.MULTILINE,
)
_ANYWHERE = ("**", "__", "\\", "[", "#")
_BEFORE_LINE = re.compile(r"\n *[-*+>]")
_BEFORE_TEXT = re.compile(r" *[-*+>]")


def without_markdown(text: str) -> list[Edit]:
    """Edits that drop the signs and keep the words."""
    if not any(s in text for s in _ANYWHERE) and not _BEFORE_LINE.search(text) and not _BEFORE_TEXT.match(text):
        return []
    return [(m.start(), m.end(), "") for m in _SIGNS.finditer(text)]
