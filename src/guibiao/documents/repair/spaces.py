"""Blanks inside Chinese and round numbers go (4.91 亿元, 15 %, 1 097亿元); between Latin words one stays."""

from __future__ import annotations

import re
from bisect import bisect_right

from guibiao.documents.repair.chars import HAN, PUNCTUATION, WIDE
from guibiao.documents.repair.draft import Draft, Edit
from guibiao.expressions import expression

# Each begins with a blank, so that a search skips to where one may begin.
_BLANKS = expression("  *")
_BESIDE_WIDE = expression(rf"( (?<=[{WIDE}\n\t] ) *| (?<!  ) *+(?=[{WIDE}\n\t%‰]))")
_BESIDE_IN_ROWS = expression(  # not between two names in a cell
    rf"( (?<=[{PUNCTUATION}\n\t] ) *| (?<=[{HAN}] ) *+(?![{HAN}])"
    rf"| (?<!  ) *+(?=[{PUNCTUATION}\n\t%‰])| (?<![{HAN} ] ) *+(?=[{HAN}]))"
)
_DIGITS_APART = expression(r" (?<=[\d.] )[\d.]")
_INSIDE = expression(r" (?<=[\d.] )")
_HAN = expression(f"[{HAN}]")
_ROW = expression(r"^[^\n\t]*\t[^\n]*", re.MULTILINE)
_FIRST_GROUP = expression(r"(?<![\d.])\d{1,3}\Z")  # of 1 097
_NEXT_GROUP = expression(r"\d{3}(?!\d)")
_PARTED = expression(
    r"(?<=[^\s\d.]) ?\d[\d.]*(?: [\d.]+){1,12}(?= ?[^\s\d.])|(?:1 ?9|2 ?0)(?: ?\d){2}(?=[年—-])"
)  # 完成12 0 .4亿元
_LIST_NUMBER = expression(r"\n\d{1,2}\Z")  # 1. 5G基站
_PROSE = expression("[，。；,;]")
_DIGITS_APART = expression(r" (?<=[\d.] )[\d.]")
_INSIDE = expression(r" (?<=[\d.] )")
_SPACED = expression(r"[^ \n] (?=[^ \n])")  # characters with one blank between
_SPACED_OUT = 0.4  # the share of such blanks in a line that was spaced out: 全 县 完 成
_ANY_SPACED = expression(r" [^ \n] [^ \n] [^ \n] ")
_FEWEST = 4  # of them in a line
_YEAR = expression(r"(?:19|20)\d\d")
_NEAR = 60  # characters beside a number that tell a sentence from a table


def closed_up(text: str) -> list[Edit]:
    """Edits that drop the blanks of lines with a blank after every character."""
    if not _ANY_SPACED.search(text):
        return []
    edits: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        least = max(_SPACED_OUT * len(line.strip()), _FEWEST)
        if line.count(" ") >= least and len(found := list(_SPACED.finditer(line))) >= least:
            edits += [(at + m.start() + 1, at + m.end(), "") for m in found]
        at += len(line) + 1
    return edits


def whole_numbers(text: str) -> list[Edit]:
    """Edits that drop the blanks inside a number."""
    if not _DIGITS_APART.search(text):
        return []
    return [
        (number.start() + m.start(), number.start() + m.end(), "")
        for number in _PARTED.finditer(text)
        if _is_one_number(number)
        for m in _INSIDE.finditer(number[0])
    ]


def without_wide_blanks(draft: Draft) -> Draft:
    """The draft without the blanks beside Chinese and at the ends of lines: most of those that no one would type."""
    text = draft.text
    if " " not in text:
        return draft
    return draft.without((_BESIDE_IN_ROWS if "\t" in text else _BESIDE_WIDE).split(text), sticks=False)


def without_blanks(text: str) -> list[Edit]:
    """Edits that drop the other blanks which no one would type in Chinese."""
    if " " not in text:
        return []
    rows = [m.span() for m in _ROW.finditer(text)] if "\t" in text else []
    edits: list[Edit] = []
    for blanks in _BLANKS.finditer(text):
        start, end = blanks.span()
        if _goes(text, start, end, rows):
            edits.append((start, end, ""))
        elif end - start > 1:
            edits.append((start + 1, end, ""))
    return edits


def _goes(text: str, start: int, end: int, rows: list[tuple[int, int]]) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return True
    if _HAN.match(before) and _HAN.match(after):
        return not _is_inside(rows, start)
    if before.isdigit() and after == ".":
        return text[end + 1 : end + 2].isdigit() or _LIST_NUMBER.search(text, max(start - 3, 0), start) is not None
    if before == "." and after.isdigit():
        return text[start - 2 : start - 1].isdigit() and not _LIST_NUMBER.search(text, max(start - 4, 0), start - 1)
    return bool(_FIRST_GROUP.search(text[max(start - 5, 0) : start])) and _NEXT_GROUP.match(text, end) is not None


def _is_one_number(pieces: re.Match[str]) -> bool:
    """Whether pieces of digits are one number: no list of years, no row of figures."""
    text, said = pieces.string, pieces[0]
    if said.count(".") > 1 or all(_YEAR.fullmatch(piece) for piece in said.split()):
        return False
    if said[0] != " " and text[pieces.end()] != " ":
        return True  # it touches the words on both sides
    before = text[max(pieces.start() - _NEAR, 0) : pieces.start()].rpartition("\n")[2]
    after = text[pieces.end() : pieces.end() + _NEAR].partition("\n")[0]
    row = "\t" in before or "\t" in after
    return not row and (_PROSE.search(before) is not None or _PROSE.search(after) is not None)


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether an offset is in one of the spans: in a row of a table, a blank parts two names (市教育局 市公安局)."""
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]
