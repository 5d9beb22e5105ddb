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
_ANY = re.compile(r"[#*_>\\\[]|^ *[-+] ", re.MULTILINE)


def without_markdown(text: str) -> list[Edit]:
    """Edits that drop the signs and keep the words."""
    if not _ANY.search(text):
        return []
    return [(m.start(), m.end(), "") for m in _SIGNS.finditer(text)]
