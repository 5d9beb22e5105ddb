"""Plain text and Markdown: the decoded file is the source; ## and ** mark headings and bold leads."""

from __future__ import annotations

import re

from guibiao.documents.encoding import decoded
from guibiao.documents.formats.content import Content, Mark
from guibiao.expressions import expression

# Each begins with its sign, to which a search skips; that it opens its line is asked afterwards.
_HEAD = expression(r"#(?<!##)#{0,5}[ \t]*([^#\s\n][^\n]*?)[ \t#]*\r?$", re.MULTILINE)
_BOLD = expression(r"\*\*([^*\n]{2,60}?)\*\*")
_MOST_BLANKS = 3  # before a heading


def read(content: bytes, where: str) -> Content:
    """The text of a .txt or .md file. Raises InputError where it is none."""
    return of_text(decoded(content, where))


def of_text(source: str) -> Content:
    """The content of a text in memory."""
    if "**" not in source and "#" not in source:
        return Content(source)
    heads = [
        Mark(m.start(1), m.end(1), len(m[0]) - len(m[0].lstrip("#")))
        for m in _HEAD.finditer(source)
        if len(blanks := _before(source, m)) <= _MOST_BLANKS and not blanks.strip(" ")
    ]
    bold = [Mark(m.start(1), m.end(1), 0) for m in _BOLD.finditer(source) if not _before(source, m).strip(" \t\u3000")]
    return Content(source, marks=tuple(sorted([*heads, *bold], key=lambda mark: mark.start)))


def _before(source: str, match: re.Match[str]) -> str:
    """What stands before a match in its line."""
    return source[source.rfind("\n", 0, match.start()) + 1 : match.start()]
