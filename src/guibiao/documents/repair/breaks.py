"""In a text that lost its line breaks, the blanks that stand for them become breaks again, and items begin lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.headmarks import HEAD, NUMERAL
from guibiao.expressions import expression

_LONG = 1500  # characters on one line: no one writes such a paragraph
_SUSPECT = 300  # nor one of this length with
_SEVERAL = 4  # blanks behind stops
_ALONE = 80  # characters of a text that has no other line, with
_STOP_AND_BLANK = expression(" (?<=[。！？；] )")
_RUN_OF_BLANKS = expression("  *")  # with a plain character first, to which a search skips
_STOPS = "。！？；：!?;:"
_CALL = expression(r"各位(?:代表|委员)")
_CLAUSE = expression("[，。；：]")
_BEGINS = expression(rf"[{HAN}—《（]|20\d\d年")
_TITLE_PAGE = 400  # characters in which the deputies are addressed, or a first sentence begins
_LONGEST = 60  # characters of a heading
_SHORTEST = 4  # of one that has no mark
_ENDS = expression(f"[{HAN}）》”]")  # of a title
# What begins a line whatever stands before it: a heading, who says so and when, a call.
_FIRST = (
    rf"{NUMERAL}、|（{NUMERAL}）|第{NUMERAL}[章节篇]|——|(?:发布|发表)?时间：|发布日期：|日期：|(?:信息|文章)?来源：|作者：|编辑："
    r"|各位(?:代表|委员)|同志们|[一二三四五六七八九十]是|今[年日天]|(?:20\d\d年)?\d{1,2}月\d{1,2}日"
)
_PLACED = expression(rf" (?:(?<=[。！？；：] )|(?={_FIRST}))")
_BETWEEN_WORDS = expression(rf" (?<=[{HAN}）》”。！？；：] )(?=[{HAN}（《“\d])")
_ITEM = expression(r"——(?<=[。！？；：]——)[^：。，\n]{2,40}[：。]")  # ——地区生产总值：


def broken_again(text: str) -> list[Edit]:
    """Edits that break long lines: for a blank after a stop, after a heading or on the title page; before an item."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest <= _ALONE:
        return []
    alone = not any(map(str.strip, islice(lines, 1, None)))
    if longest <= _SUSPECT and not alone:
        return []
    edits: list[Edit] = []
    at = 0
    for line in lines:
        sure = alone and len(line) > _ALONE and _are_breaks(line)
        if sure or len(line) > _LONG or (len(line) > _SUSPECT and _lost_breaks(line)):
            found = (*_blanks(line, sure), *_items(line))
            edits += sorted((at + start, at + end, new) for start, end, new in found)
        at += len(line) + 1
    return edits


def _lost_breaks(line: str) -> bool:
    return " " in line and len(_STOP_AND_BLANK.findall(line)) >= _SEVERAL


def _are_breaks(line: str) -> bool:
    """Whether most blanks of a line stand where a paragraph ends."""
    placed = len(_PLACED.findall(line))
    return placed > 0 and 2 * placed >= len(_BETWEEN_WORDS.findall(line))


def _items(line: str) -> Iterator[Edit]:
    return ((m.start() - 1, m.start(), line[m.start() - 1] + "\n") for m in _ITEM.finditer(line))


def _blanks(line: str, sure: bool) -> Iterator[Edit]:
    """Edits on blanks; where they are `sure` to be breaks, also behind a heading that has no mark."""
    if " " not in line:
        return
    first = _CALL.search(line, 0, _TITLE_PAGE) or _CLAUSE.search(line, 0, _TITLE_PAGE)
    head = first.start() if first else 0
    since = 0  # where the paragraph began
    for m in _RUN_OF_BLANKS.finditer(line):
        at = m.start()
        before = line[at - 1] if at else ""
        on_title_page = at < head and _ENDS.match(before) and _BEGINS.match(line, m.end())
        plain = sure and (_PLACED.match(line, m.end() - 1) or _is_plain_heading(line, since, at))
        if (before and before in _STOPS) or on_title_page or plain or _is_heading(line, since, at):
            yield at, at + 1, "\n"
            since = m.end()


def _is_heading(line: str, start: int, end: int) -> bool:
    """Whether a stretch of a line is a heading."""
    return (
        end - start < _LONGEST
        and HEAD.match(line, start, end) is not None
        and line.find("。", start, end) < 0
        and line.find("；", start, end) < 0
    )


def _is_plain_heading(line: str, start: int, end: int) -> bool:
    """Whether a stretch of a line, up to a blank, may be a heading without a mark: no clause, words behind it."""
    return (
        _SHORTEST <= end - start < _LONGEST
        and _ENDS.match(line, end - 1) is not None
        and not _CLAUSE.search(line, start, end)
        and _BEGINS.match(line, end + 1) is not None
    )
