"""Markdown signs go: heads (##), bold (**…**), rules (---), quotes (>), bullets, escapes and footnote marks."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import WIDE
from guibiao.documents.repair.draft import Edit

_AT_START = r"(?<![^\n].)"  # behind the first sign of a line
# It begins with one class of signs, which is found many times as fast as alternatives are. Lines have no indents.
_SIGNS = re.compile(
    r"[#*_>+\\~`!\[\] -](?:"
    rf"(?<=#){_AT_START}#{{0,5}}(?: +|(?=[^#\s]))"  # ## 一、
    r"|(?<= )(?<!  )#+ *$"
    r"|(?<=\*)\*+|(?<=_)_(?=\S)|(?<=_)(?<=\S_)_"  # **全面启动**
    rf"|(?<=>){_AT_START}(?![\d,.]+%?$)>* ?"  # > words, but not a cell alone on its line: >58
    rf"|(?<=[-*+]){_AT_START} +(?=\S)"  # - 项目
    r"|(?<=\\)(?=[\\`*_{}\[\]()#+.!>|-])"
    r"|(?<=~)~|(?<=`)`{0,2}"
    rf"|(?<=\[)(?<=[{WIDE}%].)\^?\d{{1,3}}\]"
    r"|(?<=!)\[(?=[^\]\n]{1,80}\]\()|(?<=\[)(?=[^\]\n]{1,80}\]\()"  # [words](address)
    r"|(?<=\])\((?:https?:|[/#.])[^)\s]{0,400}\))",
    re.MULTILINE,
)
# *8.1%*, _8.1%_, but not 5*3*2 nor a_b_c
_EMPHASIS = re.compile(r"(?P<sign>[*_])(?<![\dA-Za-z*_].)(?=[^\s*_])[^*_\n]{1,80}(?<=[^\s*_])(?P=sign)(?![\dA-Za-z*_])")
_ANYWHERE = "*_\\[#~`"
_BEFORE_LINE = re.compile(r"\n *[-*+>]")
_BEFORE_TEXT = re.compile(r" *[-*+>]")


def without_markdown(text: str) -> list[Edit]:
    """Edits that drop the signs and keep the words."""
    if not any(s in text for s in _ANYWHERE) and not _BEFORE_LINE.search(text) and not _BEFORE_TEXT.match(text):
        return []
    return [(m.start(), m.end(), "") for m in _SIGNS.finditer(text)]


def without_emphasis(text: str) -> list[Edit]:
    """Edits that drop single signs on both sides of words."""
    if "*" not in text and "_" not in text:
        return []
    return [(at, at + 1, "") for m in _EMPHASIS.finditer(text) for at in (m.start(), m.end() - 1)]
