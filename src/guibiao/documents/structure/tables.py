"""Tables in a clean text: rows parted by tabs or pipes, or one cell to a line; joined where a page repeats heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from guibiao.documents.document import Table
from guibiao.documents.repair.flattened import NUMBERS, flat_tables, may_be_flat
from guibiao.documents.repair.headmarks import HEAD
from guibiao.documents.repair.unframed import unframed_rows
from guibiao.expressions import expression

_RULE = expression(r"\|?[\s:|-]*-[\s:|-]*\|?")  # | --- | :--: |
_SPACED = expression(r" \||\| ")  # repair closes up what stands beside a Chinese character: 能耗|% |—| 9.3
_YEAR = expression(r"(?:19|20)\d\d(?:年|\Z)")
_CAPTION = 40  # characters at most

Span = tuple[int, int]
_Row = tuple[Span, list[Span]]  # the line, its cells


def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of a clean text in order."""
    found: list[Table] = []
    if "\t" in text or "|" in text:
        found += [table for rows in _blocks(text) for part in _parted(text, rows) if (table := _table(text, part))]
    if may_be_flat(text):
        found += [table for rows in _flat(text) if (table := _table(text, rows))]
    return tuple(sorted(found, key=lambda table: table.start))


def _parted(text: str, rows: list[_Row]) -> Iterator[list[_Row]]:
    """The tables of a run of rows: one that begins with 序号 has its heads there."""
    heads = [i for i, (_, cells) in enumerate(rows) if _said(text, cells[0]) == NUMBERS]
    begins = [0, *(i for i in heads[:1] if i)]
    for start, end in pairwise([*begins, len(rows)]):
        yield rows[start:end]


def _said(text: str, cell: Span) -> str:
    return text[slice(*cell)].replace(" ", "")


def _flat(text: str) -> Iterator[list[_Row]]:
    """Tables copied one cell to a line."""
    found = list(flat_tables(list(filter(None, text.split("\n")))))
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)] if found else []
    for rows in found:
        yield [((lines[row.start][0], lines[row.stop - 1][1]), [lines[i] for i in row]) for row in rows]


def _blocks(text: str) -> Iterator[list[_Row]]:
    """Runs of lines that are rows; the row over a rule begins a table, but for heads that are repeated."""
    lines = list(filter(None, text.split("\n")))
    bare = unframed_rows(lines) if "|" in text else frozenset()
    rows = [i for i, line in enumerate(lines) if ("\t" in line or "|" in line) and (i in bare or _is_row(line))]
    if not rows:
        return
    spans = [m.span() for m in re.finditer(r"[^\n]+", text)]
    for _, run in groupby(enumerate(rows), key=lambda place: place[1] - place[0]):
        yield from _by_rules(text, [spans[row] for _, row in run])


def _by_rules(text: str, run: Sequence[Span]) -> Iterator[list[_Row]]:
    rows: list[_Row] = []
    framed = all(text[start] == "|" for start, _ in run)  # else one in front parts an empty cell off
    for start, end in run:
        if not _RULE.fullmatch(text[start:end]):
            rows.append(((start, end), _cells(text, start, end, framed)))
        elif len(rows) > 1 and not _same(text, rows[-1], rows[0]):
            yield rows[:-1]
            rows = rows[-1:]
    yield rows


def _same(text: str, row: _Row, other: _Row) -> bool:
    return [text[a:b] for a, b in row[1]] == [text[a:b] for a, b in other[1]]


def _is_row(line: str) -> bool:
    if "\t" in line:
        return True
    pipes = line.count("|")
    return pipes > 1 and (line[-1] == "|" or (pipes > 2 and line[0] == "|") or len(_SPACED.findall(line)) > 1)


def _cells(text: str, start: int, end: int, framed: bool) -> list[Span]:
    line = text[start:end]
    mark = "\t" if "\t" in line else "|"
    if mark == "|":
        start += framed
        end -= line.endswith("|")
    spans, at = [], start
    for piece in text[start:end].split(mark):
        left = len(piece) - len(piece.lstrip(" "))
        spans.append((at + left, at + max(len(piece.rstrip(" ")), left)))
        at += len(piece) + 1
    return spans


def _table(text: str, rows: list[_Row]) -> Table | None:
    if len(rows) < 2:
        return None
    said = [[text[a:b] for a, b in cells] for _, cells in rows]
    width = max(map(len, said))
    kept = [0, *(i for i in range(1, len(rows)) if said[i] != said[0])]
    last = rows[-1][1][-1][1]
    return Table(
        start=rows[0][0][0],
        end=rows[-1][0][1],
        rows=tuple((*said[i], *[""] * (width - len(said[i]))) for i in kept),
        cells=tuple((*rows[i][1], *[(last, last)] * (width - len(said[i]))) for i in kept),
        heads=0 if _said(text, rows[0][1][0]) != NUMBERS and any(map(_is_figure, said[0])) else 1,
        caption=_caption(text, rows[0][0][0]),
    )


def _is_figure(cell: str) -> bool:
    """Whether a cell of the first row is no head: 12.5, not 2020年."""
    return cell[:1].isdigit() and not _YEAR.match(cell)


def _caption(text: str, start: int) -> str:
    """The line before a table, where it is short and neither a sentence nor an item of a list."""
    line = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    return line if 0 < len(line) <= _CAPTION and line[-1] not in "。；，|" and not HEAD.match(line) else ""
