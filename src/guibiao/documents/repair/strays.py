"""Stray signs of scraped pages: semicolons of entities (16;%), question marks for lost blanks."""

from __future__ import annotations

import re

from guibiao.documents.repair.draft import Edit
from guibiao.expressions import expression

# Each alternative begins with the sign itself, so that a search skips to it.
_STRAY = expression(
    r";;+|;(?<=[，。、！？；,!?];)|;(?=[，。、！？；,!?%])"
    r"|;(?<=\d;)(?=\.\d|[亿万‰]|个百分点|平方|公里|公顷|吨|元(?!旦))"
)
_BEFORE_QUOTE = expression(r";(?<=[\u3400-\u9fff];)(?=“)")  # 是;“十四五”, where “ was an entity


def without_strays(text: str) -> list[Edit]:
    """Edits that drop stray semicolons. One before a quotation mark is stray only in a text that has others."""
    if ";" not in text:
        return []
    edits: list[Edit] = [(m.start(), m.end(), "") for m in _STRAY.finditer(text)]
    if edits:
        edits += [(m.start(), m.end(), "") for m in _BEFORE_QUOTE.finditer(text)]
    return sorted(edits)


# A question mark begins no line, and no more than one ends it.
_LOST_BLANKS = expression(r"\?(?:(?<![^\n\r].)[?？]*|(?<=[?？].)[?？]*(?=\r?$)|[?？]+(?=\r?$))", re.MULTILINE)


def without_lost_blanks(text: str) -> list[Edit]:
    """Edits that drop the question marks that stand for the blanks of an indent, or behind a heading."""
    if "?" not in text:
        return []
    return [(m.start(), m.end(), "") for m in _LOST_BLANKS.finditer(text)]
