"""Numbers that remember what they are while sentences are put together from clauses.

A cited number stands between two characters that Unicode keeps for a program's own use (noncharacters), its key
before it. `paragraph` and `table` take them out again and say where each number stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guibiao.expressions import expression
from guibiao.report.content import Cited, Paragraph, Table

_OPEN, _SPLIT, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = expression(f"[{_OPEN}{_SPLIT}{_CLOSE}]")
_CITED = expression(f"{_OPEN}([^{_OPEN}{_SPLIT}{_CLOSE}]*){_SPLIT}([^{_OPEN}{_SPLIT}{_CLOSE}]*){_CLOSE}")


def cite(text: str, key: str) -> str:
    """The text of a number with its key; a number that is cited already keeps its first key.

    >>> paragraph("增长" + cite("8.1", "gdp.actual") + "%").cited
    (Cited(start=2, end=5, key='gdp.actual'),)
    """
    return text if _OPEN in text or not text else f"{_OPEN}{_MARKS.sub('', key)}{_SPLIT}{text}{_CLOSE}"


def paragraph(text: str, lead: str = "", indicator: str | None = None, depth: int = 0) -> Paragraph:
    """A paragraph of a text with cited numbers."""
    plain, found = _plain(text)
    return Paragraph(plain, lead, indicator, depth, found)


def table(key: str, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of texts with cited numbers."""
    texts: list[tuple[str, ...]] = []
    cited: dict[tuple[int, int], tuple[Cited, ...]] = {}
    for row in rows:
        cells = [_plain(text) for text in row]
        cited |= {(len(texts), at): found for at, (_text, found) in enumerate(cells) if found}
        texts.append(tuple(text for text, _found in cells))
    return Table(key, caption, tuple(head), tuple(texts), cited)


def uncited(text: str) -> str:
    """A text without the marks of its cited numbers.

    >>> uncited("增长" + cite("8.1", "gdp.actual") + "%")
    '增长8.1%'
    """
    return _plain(text)[0]


def _plain(text: str) -> tuple[str, tuple[Cited, ...]]:
    """The text without marks, and where its numbers stand in it."""
    pieces: list[str] = []
    found: list[Cited] = []
    at = length = 0
    for match in _CITED.finditer(text):
        before = _MARKS.sub("", text[at : match.start()])
        start = length + len(before)
        pieces += (before, match[2])
        length, at = start + len(match[2]), match.end()
        found.append(Cited(start, length, match[1]))
    pieces.append(_MARKS.sub("", text[at:]))
    return "".join(pieces), tuple(found)
