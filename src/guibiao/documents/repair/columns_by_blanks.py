"""Tables of which only blanks part the columns, as text has them that is copied out of a PDF or a page without lines.

序号 指标 2020年 2025年 年均增长 属性⏎1 地区生产总值（亿元） 182.6 260 7%左右 预期性⏎
产品名称 产 量 比上年增长%⏎粮食 21500 0.9⏎油料 49 -1.7⏎
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guibiao.documents.repair.cells import (
    CLASSES,
    CLASSES_BEGIN,
    NAMES,
    NAMES_BEGIN,
    fits,
    holds,
    is_growth,
    kind_of_head,
)
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.textlines import ENDS
from guibiao.expressions import expression

_FIRST = rf" *(?:(?P<other>{CLASSES}) +)?(?:(?P<number>序 ?号) +)?(?P<name>{NAMES}) +(?=[^ \n])"
_HEAD_OF_ALL = expression(_FIRST)
_HEAD = expression(rf"\n(?=[ 序{CLASSES_BEGIN}{NAMES_BEGIN}]){_FIRST}")  # from the break, so that a search skips to it
_WORD = expression(r"(?:(?<=\d) (?=年)|(?<=[\d%％]) (?=左右|以[上下内])|[^ \n])+")  # 2020 年目标值 is one
_FEWEST = 2  # rows
_LONGEST = 8  # characters of the name of a class, which stands between rows on a line of its own
_MARKED = expression(r"[（(]?[一二三四五六七八九十]{1,2}[、）)].{2,14}\Z")
_WIDEST = 12  # columns
_APART = 4  # words of one head: 增 长 率 %
_LONGEST_LINE = 240
_LEVEL = expression("(?![比较])[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,8}[）)])?")
Span = tuple[int, int]
_Head = tuple[Span, str]  # and what its column holds


def parted_columns(text: str) -> list[Edit]:
    """Edits that put tabs where the columns of such tables are parted, and take out breaks inside a name."""
    edits: list[Edit] = []
    done = 0
    for first in (*filter(None, [_HEAD_OF_ALL.match(text)]), *_HEAD.finditer(text)):
        rest = _heads(text, _words(text, first.end())) if first.start() >= done else []
        heads = [*((first.span(kind), kind) for kind in ("other", "number", "name") if first[kind]), *rest]
        columns = [kind for _, kind in heads]
        if "figure" not in columns or len(columns) > _WIDEST:
            continue
        rows = list(_rows(text, heads[-1][0][1] + 1, columns))
        if sum(len(row) > 1 for row in rows) >= _FEWEST:
            edits += _parted(text, [span for span, _ in heads], len(columns), " ")
            for row in rows:
                edits += _parted(text, row, len(columns), "\n")
            done = rows[-1][-1][1]
    return edits


def _heads(text: str, words: Sequence[re.Match[str]]) -> list[_Head]:
    """The heads that words are, each of as few of them as can be; empty where some are none."""
    found: list[list[_Head]] = [[] for _ in range(len(words) + 1)]  # from each word on
    for at in reversed(range(len(words))):
        for end in range(at + 1, min(at + _APART, len(words)) + 1):
            after, head = found[end], "".join(word[0] for word in words[at:end])
            if (after or end == len(words)) and (kind := _kind(text, head, after)):
                found[at] = [((words[at].start(), words[end - 1].end()), kind), *after]
                break
    return found[0]


def _kind(text: str, head: str, after: Sequence[_Head]) -> str | None:
    """What the column under a head holds; whatever grows in the next one has its level here."""
    if kind := kind_of_head(head):
        return kind
    grows = after and is_growth(text[slice(*after[0][0])].replace(" ", ""))
    return "figure" if grows and _LEVEL.fullmatch(head) else None


def _words(text: str, start: int) -> list[re.Match[str]]:
    """The words of the line at an offset, up to where it is too long for a row."""
    most = min(start + _LONGEST_LINE, len(text))
    end = text.find("\n", start, most)
    return list(_WORD.finditer(text, start, most if end < 0 else end))


def _rows(text: str, start: int, columns: Sequence[str]) -> Iterator[list[Span]]:
    """The bounds of the cells of each row from an offset, and of each class of rows (one cell); up to the last row."""
    over: list[list[Span]] = []  # a class, which is one only if a row follows
    while start < len(text):
        words = _words(text, start)
        more = _words(text, words[-1].end() + 1) if words else []
        is_class = not over and columns[0] != "other" and _may_be_class(words)
        if cells := _cells(text, words, columns) or (not is_class and _cells(text, words + more, columns)):
            yield from over
            yield cells
            over, start = [], cells[-1][1] + 1
        elif not words or is_class:
            over += [[word.span() for word in words]] if words else []
            start = words[-1].end() + 1 if words else start + 1
        else:
            return


def _cells(text: str, words: Sequence[re.Match[str]], columns: Sequence[str]) -> list[Span]:
    """The bounds of a row's cells, of which only the name may be of several words; empty where the words are no row.

    Under a head of classes only the first row of each has its name; in the others the cell is empty.
    """
    if columns[0] == "other" and words and (cells := _cells(text, words, columns[1:])):
        return [(words[0].start(), words[0].start()), *cells]
    at = columns.index("name")
    behind = len(words) - (len(columns) - at - 1)
    if behind <= at:
        return []
    name = (words[at].start(), words[behind - 1].end())
    cells = [*(w.span() for w in words[:at]), name, *(w.span() for w in words[behind:])]
    said = [text[start:end].replace("\n", "").replace(" ", "") for start, end in cells]
    return cells if holds(said, columns) or ("number" in columns and fits(said, columns)) else []


def _may_be_class(words: Sequence[re.Match[str]]) -> bool:
    """Whether a line is the name of a class, not the beginning of a name that goes on in the next line."""
    said = words[0][0] if len(words) == 1 else ""
    return bool(said) and said[-1] not in ENDS and (len(said) <= _LONGEST or _MARKED.match(said) is not None)


def _parted(text: str, row: Sequence[Span], width: int, inside: str) -> Iterator[Edit]:
    """The edits of a row in order, without a sign inside its cells; a class has a row's tabs behind it."""
    for (start, end), (after, _end) in pairwise([*row, (row[-1][1] + 1, 0)]):
        yield from ((at, at + 1, "") for at in range(start, end) if text[at] == inside)
        if end == start == after:
            yield start - 1, start, text[start - 1].strip(" ") + "\t"
        elif after <= row[-1][0]:
            yield end, after, "\t"
    if len(row) == 1:
        end = row[0][1]
        yield end, end + 1, "\t" * (width - 1) + "\n"
