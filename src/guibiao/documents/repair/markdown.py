"""Markdown signs go: heads (##), bold (**…**), rules (---), quotes (>), bullets, escapes and footnote marks."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import PUNCTUATION, WIDE
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.headmarks import BULLETS
from guibiao.expressions import expression

_AT_START = r"(?<![^\n].)"  # behind the first sign of a line
# It begins with one class of signs, which is found many times as fast as alternatives are. Lines have no indents.
_SIGNS = expression(
    rf"[#*_>+\\~`!=\[\]{BULLETS} -](?:"
    rf"(?<=#){_AT_START}#{{0,5}}(?: +|(?=[^#\s]))"  # ## 一、
    r"|(?<= )(?<!  )#+ *$"
    r"|(?<=\*)\*+|(?<=_)_(?=\S)|(?<=_)(?<=\S_)_"  # **全面启动**
    rf"|(?<=>){_AT_START}(?![\d,.]+%?$)>* ?"  # > words, but not a cell alone on its line: >58
    rf"|(?<=[-*+]){_AT_START} +(?=\S)"  # - 项目
    rf"|(?<=\\)(?:(?=[!-/:-@\[-`{{-~])|(?<=[{PUNCTUATION}].))"
    rf"|(?<=[{BULLETS}]){_AT_START} *(?=[^ \n])"  # • 项目
    r"|(?<==)=+"  # ==8.1%==
    r"|(?<=~)~|(?<=`)`{0,2}"
    rf"|(?<=\[)(?<=[{WIDE}%].)\^?\d{{1,3}}\]"
    r"|(?<=!)\[(?=[^\]\n]{1,80}\]\()|(?<=\[)(?=[^\]\n]{1,80}\]\()"  # [words](address)
    r"|(?<=\])\((?:https?:|[/#.])[^)\s]{0,400}\))",
    re.MULTILINE,
)
# *8.1%*, _8.1%_, but not 5*3*2 nor a_b_c
_EMPHASIS = expression(r"(?P<sign>[*_])(?<![\dA-Za-z*_].)(?=[^\s*_])[^*_\n]{1,80}(?<=[^\s*_])(?P=sign)(?![\dA-Za-z*_])")
_MATH = expression(r"\$[\d.,%+~ -]{1,16}\$(?!\d)")  # $8.1\%$
_HARD_BREAK = expression(r"\\(?=\r?\n)")
ANYWHERE = "*_\\[#~`="
_BEFORE_LINE = expression(rf"\n *[-*+>{BULLETS}]")
_BEFORE_TEXT = expression(rf" *[-*+>{BULLETS}]")


def without_markdown(text: str) -> list[Edit]:
    """Edits that drop the signs and keep the words."""
    return [(m.start(), m.end(), "") for m in _SIGNS.finditer(text)]


def without_line_marks(text: str) -> list[Edit]:
    """The same where signs may only stand before lines, as in a text without those that stand `ANYWHERE`."""
    return without_markdown(text) if _BEFORE_LINE.search(text) or _BEFORE_TEXT.match(text) else []


def without_emphasis(text: str) -> list[Edit]:
    """Edits that drop single signs on both sides of words."""
    pairs = [m.span() for m in _EMPHASIS.finditer(text)] if "*" in text or "_" in text else []
    pairs += [m.span() for m in _MATH.finditer(text)] if "$" in text else []
    return sorted((at, at + 1, "") for start, end in pairs for at in (start, end - 1))


def without_hard_breaks(text: str) -> list[Edit]:
    """Edits that drop the signs that keep a line break."""
    return [(m.start(), m.end(), "") for m in _HARD_BREAK.finditer(text)] if "\\" in text else []
