"""Plain text and Markdown: the decoded file is the source; ## and ** mark headings and bold leads."""

from __future__ import annotations

import re

from guibiao.documents.encoding import decoded
from guibiao.documents.formats.content import Content, Mark

_HEAD = re.compile(r"^ {0,3}(#{1,6})[ \t]*([^#\s\n][^\n]*?)[ \t#]*\r?$", re.MULTILINE)
_BOLD = re.compile(r"^[ \t\u3000]*\*\*([^*\n]{2,60}?)\*\*", re.MULTILINE)


def read(content: bytes, where: str) -> Content:
    """The text of a .txt or .md file. Raises InputError where it is none."""
    return of_text(decoded(content, where))


def of_text(source: str) -> Content:
    """The content of a text in memory."""
    if "**" not in source and "#" not in source:
        return Content(source)
    heads = [Mark(m.start(2), m.end(2), len(m[1])) for m in _HEAD.finditer(source)]
    bold = [Mark(m.start(1), m.end(1), 0) for m in _BOLD.finditer(source)]
    return Content(source, marks=tuple(sorted([*heads, *bold], key=lambda mark: mark.start)))
