"""Tables without rulings: lines that white stripes part at the same places are rows, and lines of a cell join.

Where that is not certain (few lines, stripes that a line crosses) the lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from guibiao.documents.formats.grid import Cell, laid_out
from guibiao.documents.formats.page_lines import CUT, Line, PageTable, Span
from guibiao.documents.formats.page_paragraphs import room_for
from guibiao.expressions import expression

_FEWEST = 3  # rows of more than one cell
_MANY = 0.6  # of the rows have more than one cell, at least
_HEADS = 2  # lines of a head whose cells may stand over several columns
_NEAR = 3.0  # heights of a line between two rows at most
_BETWEEN = 0.8  # em between a column and the next one that stay white at least
_WORDY = 2  # Chinese characters that such a line has at least
_HALF = 0.95  # em from one line to the next at least
_LOOSE = 1.15  # of the least pitch of lines is between rows that stand apart
_HAN = expression("[\u3400-\u9fff]")
_CAPTION = expression(r"\s*附?表\s*\d")
_MARK = expression(r"\s*[（(]?(?:[\da-zA-Z]{1,3}|[一二三四五六七八九十]{1,3})[）).．、]?\s*|[—•·●○◆■-]+")
_LATIN = expression("[A-Za-z]")

_Row = list[list[Line]]  # by column the lines of its cell


def columned(lines: Sequence[Line], before: Sequence[Span] = ()) -> tuple[list[PageTable], list[Line]]:
    """The tables among the lines of a page, from above to below, and the other lines.

    `before` are the columns of a table with which the page before ends: it may go on with the first lines.
    """
    tables: list[PageTable] = []
    rest: list[Line] = []
    at = _fitting(lines, before)
    if at:
        tables.append(_laid_out(lines[:at], 0, before))
    while at < len(lines):
        end = _end(lines, at)
        table = _table(lines[at:end]) if end - at >= _FEWEST else None
        if table:
            tables.append(table)
            at = end
        else:
            rest.append(lines[at])
            at += 1
    return tables, rest


def _fitting(lines: Sequence[Line], columns: Sequence[Span]) -> int:
    """How many of the first lines stand in columns, of which they leave the stripes white; the last has several."""
    last = 0
    for n, line in enumerate(lines if columns else ()):
        words = list(_words(line))
        places = [_column(columns, word) for word in words]
        inside = all(
            word.left > columns[place][0] - word.em and word.right < columns[place][1] + 0.1 * word.em
            for place, word in zip(places, words, strict=True)
        )
        if not inside or (n and not _is_near(lines[n - 1], line)):
            break
        if len(set(places)) > 1:
            last = n + 1
    return last + _tail(lines, last, len(lines), columns) if last else 0


def _end(lines: Sequence[Line], start: int) -> int:
    """The end of the lines from `start` on that could be a table, without single cells behind its last row."""
    if not lines[start].cuts or _CAPTION.match(lines[start].text):
        return start
    end, last = start + 1, start + 1
    words = list(_words(lines[start]))
    while end < len(lines) and _is_near(lines[end - 1], lines[end]):
        line = lines[end]
        more = [*words, *_words(line)]
        if len(_stripes(more)) < max(len(_stripes(words)), 1):
            if end - start > _HEADS or not line.cuts:
                break
            more = list(_words(line))  # what came so far is a head whose cells stand over several columns
        words = more
        end += 1
        if line.cuts:
            last = end
    return last + _tail(lines, last, end, _columns(_stripes(words), words))


def _tail(lines: Sequence[Line], last: int, end: int, columns: Sequence[Span]) -> int:
    """How many lines behind the last row of several cells go on with its cells."""
    count = 0
    while last + count < end:
        above, line = lines[last + count - 1], lines[last + count]
        place = _column(columns, line)
        before = [word for word in _words(above) if _column(columns, word) == place]
        if not before or not _goes_on(before[-1], line, columns[place]):
            break
        count += 1
    return count


def _is_near(a: Line, b: Line) -> bool:
    return -0.5 * a.em < b.middle - a.middle < _NEAR * max(a.bottom - a.top, b.bottom - b.top)


def _words(line: Line) -> Iterator[Line]:
    """The pieces of a line between its gaps."""
    at, left = 0, line.left
    for cut in line.cuts:
        yield replace(line, text=line.text[at : cut.start], left=left, right=cut.left, cuts=())
        at, left = cut.end, cut.right
    yield replace(line, text=line.text[at:], left=left, cuts=())


def _stripes(words: Sequence[Line]) -> list[Span]:
    """The white stripes between words of all lines."""
    stripes: list[Span] = []
    end: float | None = None
    for word in sorted(words, key=lambda word: word.left):
        if end is not None and word.left - end >= CUT * word.em:
            stripes.append((end, word.left))
        end = word.right if end is None else max(end, word.right)
    return stripes


def _columns(stripes: Sequence[Span], words: Sequence[Line]) -> list[Span]:
    """The columns between the stripes, each from the leftmost word in it to the next one’s."""
    lefts = [min(word.left for word in words), *(right for _left, right in stripes)]
    rights = [*(right for _left, right in stripes), max(word.right for word in words)]
    return list(zip(lefts, rights, strict=True))


def _column(columns: Sequence[Span], word: Line) -> int:
    """The first column in which a word stands."""
    return max(n for n, (left, _right) in enumerate(columns) if n == 0 or word.left >= left - 0.1 * word.em)


def _table(lines: Sequence[Line]) -> PageTable | None:
    """The table that lines are; None where that is not certain."""
    if any(b.middle - a.middle < _HALF * b.em for a, b in pairwise(lines)):
        return None  # cells of several lines stand in the middle of their rows, where the rows end does not show
    begin = _body(lines)
    words = [word for line in lines[begin:] for word in _words(line)]
    columns = _columns(_stripes(words), words)
    if len(columns) == 2 and all(_MARK.fullmatch(next(_words(line)).text) for line in lines if line.cuts):
        return None  # a list
    several = [sum(map(bool, row)) > 1 for row in _rows(lines[begin:], columns)]
    if sum(several) < max(_FEWEST, _MANY * len(several)):
        return None
    return _laid_out(lines, begin, columns)


def _laid_out(lines: Sequence[Line], begin: int, columns: Sequence[Span]) -> PageTable:
    """The table of lines of which the first ones are heads that may stand over several columns."""
    cells = [
        Cell(n, first, word.text, 1, last - first + 1)
        for n, line in enumerate(lines[:begin])
        for word in _words(line)
        for first, last in [_over(columns, word)]
    ]
    cells += [
        Cell(begin + n, column, _joined(said))
        for n, row in enumerate(_rows(lines[begin:], columns))
        for column, said in enumerate(row)
        if said
    ]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    box = (left, lines[0].top, right, max(line.bottom for line in lines))
    return PageTable(box, laid_out(cells, len(columns)), tuple(columns))


def _body(lines: Sequence[Line]) -> int:
    """How many lines of heads there are above the stripes that all other lines have."""
    counts = [
        len(_stripes([word for line in lines[n:] for word in _words(line)]))
        for n in range(min(_HEADS, len(lines) - _FEWEST) + 1)
    ]
    return counts.index(max(counts))


def _over(columns: Sequence[Span], word: Line) -> tuple[int, int]:
    """The first and the last column over which a word of a head stands."""
    over = [n for n, (left, right) in enumerate(columns) if word.left < right - word.em and word.right > left]
    return (over[0], over[-1]) if over else (_column(columns, word), _column(columns, word))


def _rows(lines: Sequence[Line], columns: Sequence[Span]) -> list[_Row]:
    """The rows: a line goes on with the row above where the cell of one of its words had no room for that word."""
    rows: list[_Row] = []
    steps = [b.middle - a.middle for a, b in pairwise(lines)]
    pitch = min(steps, default=0.0)
    for line, step in zip(lines, (0.0, *steps), strict=True):
        words = [(_column(columns, word), word) for word in _words(line)]
        if not rows or not (step < _LOOSE * pitch and _is_rest(rows[-1], words, columns)):
            rows.append([[] for _ in columns])
        for column, word in words:
            rows[-1][column].append(word)
    return rows


def _is_rest(row: _Row, words: Sequence[tuple[int, Line]], columns: Sequence[Span]) -> bool:
    on = [bool(row[n]) and _goes_on(row[n][-1], word, columns[n]) for n, word in words]
    return any(on) and all(goes_on or not row[n] for goes_on, (n, _word) in zip(on, words, strict=True))


def _goes_on(a: Line, b: Line, column: Span) -> bool:
    """Whether b goes on with a in a column: a is so full that there was no room, and b begins below it."""
    wordy = len(_HAN.findall(a.text)) >= min(_WORDY, (column[1] - column[0]) / a.em - 2)
    room = column[1] - a.right
    aligned = abs(b.left - a.left) < 0.6 * a.em or abs(b.left + b.right - a.left - a.right) < a.em
    return bool(wordy and _HAN.search(a.text) and room < room_for(b) + _BETWEEN * a.em and aligned)


def _joined(words: Sequence[Line]) -> str:
    text = ""
    for n, word in enumerate(words):
        beside = n and word.middle == words[n - 1].middle
        latin = text and _LATIN.match(text[-1]) and _LATIN.match(word.text)
        text += (" " if beside or latin else "") + word.text.strip()
    return text
