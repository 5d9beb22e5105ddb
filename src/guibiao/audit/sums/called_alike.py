"""Totals told as such, and the amounts around them that bear a word of their names, over neighbouring paragraphs.

各级各类学校在校生7.26万人 behind 1. 在园幼儿…⏎2. 小学在校生…⏎3. 初中在校生…, with whatever else the items tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_total_of, one_kind
from guibiao.audit.listing.stretch import depth
from guibiao.audit.listing.told_as_levels import label_of_level, name_in
from guibiao.expressions import expression

_ALL = "合计 总计 共计 各类 各级 总量 总额 总数 总收入 全部 全省 全市 全县 全区 全州"
_CUE = expression("合计|总计|共计|各类|各级|总|全[部省市县区州]")
_CELLS = expression(r"[|\t]")
_BEHIND = 20  # characters from such a word to the figure
_PARAGRAPHS, _REACH = 8, 1000  # of a passage on either side, and characters
_FEWEST_DIGITS, _FEWEST, _MOST = 3, 2, 12
_NEAR = 24  # characters before an amount that may bear such a word
_WORD = 3  # characters at the end of a name, two of which all parts bear


def sums_called_alike(ledger: Ledger) -> Iterator[list[Figure]]:
    """Each such total with what may be all its parts, told before or behind it in one run."""
    last = -1
    for at in ledger.where(_ALL):
        total = next(iter(ledger.numbers(at, at + _BEHIND)), None)
        if total is None or total.start <= last or len(total.value.as_tuple().digits) < _FEWEST_DIGITS:
            continue
        label = label_of_level(ledger, total) if total.unit else None
        if label and _CUE.search(label):
            last = total.start
            yield from _with_parts(ledger, total, _CUE.sub("，", name_in(label)))


def _with_parts(ledger: Ledger, total: Figure, name: str) -> Iterator[list[Figure]]:
    words = [pair for pair in map("".join, pairwise(name.rstrip("，")[-_WORD:])) if "，" not in pair]
    start, end = _passage(ledger, total)
    told = [f for f in ledger.numbers(start, end) if f is not total and f.unit and one_kind(f.unit, total.unit)]
    near = [f for f in told if any(ledger.text.find(w, max(f.start - _NEAR, start), f.start) >= 0 for w in words)]
    labelled = [(f, label) for f in near if (label := _label(ledger, f)) is not None]
    done: set[tuple[int, ...]] = set()
    for word in words:
        called = [f for f, label in labelled if word in label]
        for parts in ([f for f in called if f.start > total.start], [f for f in called if f.start < total.start]):
            key = tuple(f.start for f in parts)
            if _FEWEST <= len(parts) <= _MOST and key not in done and is_total_of(total, parts):
                done.add(key)
                yield [total, *parts]


def _label(ledger: Ledger, figure: Figure) -> str | None:
    """The words before an amount that is told as a level outside brackets, and as no part of another."""
    if figure.value <= 0 or figure.bound != "eq":
        return None
    label = label_of_level(ledger, figure)
    if label is None or label.startswith("其中"):
        return None
    return None if depth(ledger.text, ledger.sentence(figure.start)[0], figure.start) else label


def _passage(ledger: Ledger, total: Figure) -> tuple[int, int]:
    """The bounds of the paragraphs around a total that tell amounts, up to one that does not or is a table."""
    start, end = ledger.paragraph(total.start)
    floor, top = max(start - _REACH, 0), end + _REACH
    for _ in range(_PARAGRAPHS):
        if start <= floor or not _tells(ledger, *(before := ledger.paragraph(start - 1))):
            break
        start = before[0]
    for _ in range(_PARAGRAPHS):
        if end >= min(top, len(ledger.text)) or not _tells(ledger, *(behind := ledger.paragraph(end))):
            break
        end = behind[1]
    return start, end


def _tells(ledger: Ledger, start: int, end: int) -> bool:
    if ledger.text[start:end].isspace():
        return True
    return any(f.unit for f in ledger.numbers(start, end)) and not _CELLS.search(ledger.text, start, end)
