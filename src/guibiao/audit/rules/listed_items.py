"""`count-of-items`: items that a text lists against the number that it states.

经济发展类指标8项, and eight paragraphs that begin with a dash; 包括甲、乙、丙三大类; 以下四个方面：一是…… to 四是.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import HEADS, items_under, mark_of
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.sum_of_parts import total_name
from guibiao.audit.tally import tallies
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_ITEM_MARKS = ("dash", "digit_bracket", "circle")  # 1. may number passages of the report as well
_HAN = r"[一二两三四五六七八九十]{1,2}|\d{1,2}"
# 甲、乙、丙和丁四大类
_CLOSED = re.compile(
    rf"(?P<count>{_HAN})(?P<what>大类|大领域|大板块|大方面|个方面|方面|个领域|个乡镇|个县区|个街道|个部门|大体系|大任务|大目标)"
)
_ITEMS = re.compile(r"[^，,。；;：:\n、（）()“”《》\d]{2,16}(?:、[^，,。；;：:\n、（）()《》\d]{2,16})+\Z")
_LONGEST = 80  # characters that such a list may take
_SHORTEST = 4  # characters of a name; what is shorter may be half of one (城镇、农村居民收入)
_STYLES = ("han", "digit", "bracket", "circle")
# 重点抓好以下四项工作：（一）
_LIST_AHEAD = re.compile(
    rf"(?:以下|如下|下列|这|抓好|做好|推进|开展|实施)(?P<count>{_HAN})(?P<what>[项大个条点件类])"
    r"[^，,。；;：:\n、]{0,12}[：:][ \t]*\n*"
)
# 有5项指标滞后，分别为：（1）
_LIST_BEHIND = re.compile(
    rf"(?<![\d.第])(?P<count>{_HAN})(?P<what>[项个条件])[^。；;：:\n、\d]{{1,24}}(?:分别[为是]|包括|如下)[：:][ \t]*\n*"
)
# 未达标的3项指标分别是：甲、乙、丙
_NAMED = re.compile(
    rf"(?<![\d.])(?P<count>{_HAN})(?P<what>[项个家])[^，,。；;：:\n、\d]{{0,10}}(?:分别[是为][：:]?|[是为][：:]|包括[：:])"
    r"(?P<items>[^。；;：:\n\d（(“]{4,200})(?=[。；;\n])"
)
_ORDINALS = "一二三四五六七八九十"
# 以下四个方面：一是
_FIRST = re.compile(r"一是|第一[，,]")
_AHEAD = 30  # characters before the first item in which their number stands
_ANNOUNCED = re.compile(
    rf"(?<!第)(?P<count>(?!一[^一二三四五六七八九十]){_HAN})(?P<what>[项大个条点件类步]|方面)[^，,。；;：:\n、]{{0,18}}[：:。]\s*\Z"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every number of items whose items the text lists in a form that can be counted."""
    yield from _itemized(ledger)
    for match in _CLOSED.finditer(ledger.text):
        yield from _inline(ledger, match)
    for pattern in (_LIST_AHEAD, _LIST_BEHIND):
        for ahead in pattern.finditer(ledger.text):
            yield from _numbered(ledger, ahead)
    for match in _NAMED.finditer(ledger.text):
        yield from _named(ledger, match)
    for first in _FIRST.finditer(ledger.text):
        number = _ANNOUNCED.search(ledger.text, max(first.start() - _AHEAD, 0), first.start())
        if number:
            yield from _announced(ledger, number)


def _itemized(ledger: Ledger) -> Iterator[Finding]:
    """A class's total against the marked paragraphs that follow it, where these are no classes themselves."""
    totals = [tally.total for tally in ledger.once(tallies)]
    for total in totals:
        items = items_under(ledger, total.start)
        if not items or mark_of(ledger, items[0][0]) not in _ITEM_MARKS:
            continue
        if not any(start <= other.start < end for other in totals for start, end in items):
            yield _counted(ledger, total, total_name(ledger, total), len(items), len(items))


def _inline(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """A list closed by its number; 和 may join two items or stand within one, so both counts are allowed."""
    found = _ITEMS.search(ledger.text[max(match.start() - _LONGEST, 0) : match.start()])
    if found is None:
        return
    items = re.sub(r"等的?\Z", "", found.group())
    least = items.count("、") + 1
    most = least + sum(items.count(c) for c in "和及与")
    figure = _figure(match)
    if figure and (items == found.group() or least > figure.value):  # 等 may stand for more, never for fewer
        yield _counted(ledger, figure, _("列举的项目数"), least, most)


def _announced(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    figure = _figure(match)
    ordinal = _items_in_paragraphs(ledger, match.end()) if "\n" in match.group() else 0
    if ordinal < 2:
        ordinal = _items_within(ledger, match.end(), "word")
    if figure and ordinal > 1:
        yield _counted(ledger, figure, _("列举的条数"), ordinal, ordinal)


def _numbered(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """Items behind their number that bear numbers themselves, in its paragraph or as the paragraphs that follow."""
    figure = _figure(match)
    style = next((s for s in _STYLES if _ordinal("一", s).match(ledger.text, match.end())), None)
    if figure is None or style is None:
        return
    apart = "\n" in match.group()
    found = _numbered_paragraphs(ledger, match.end(), style) if apart else _items_within(ledger, match.end(), style)
    if found > 1:
        yield _counted(ledger, figure, _("列举的条数"), found, found)


def _numbered_paragraphs(ledger: Ledger, at: int, style: str) -> int:
    """How many paragraphs bear the numbers of one style in turn, up to a heading of another rank or a new list."""
    count = 0
    while at < len(ledger.text) and count < len(_ORDINALS):
        start, end = ledger.paragraph(at)
        if _ordinal(_ORDINALS[count], style).match(ledger.text, start):
            count += 1
        elif _ordinal("一", style).match(ledger.text, start) or mark_of(ledger, start) == "han":
            break
        at = max(end, at + 1)
    return count


def _named(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """Items called by their names behind their number: 3项指标分别是：甲、乙、丙."""
    figure = _figure(match)
    names = re.split(r"[、，,]|(?:以及|和|及)(?=[^、，,]*\Z)", match["items"])
    least = len(re.split(r"[、，,]", match["items"]))
    if figure and least > 1 and all(len(n.strip()) >= _SHORTEST for n in names) and not match["items"].endswith("等"):
        yield _counted(ledger, figure, _("列举的项目数"), least, len(names))


def _items_within(ledger: Ledger, at: int, style: str) -> int:
    """How many ordinals follow one another in a paragraph: 一是……二是……"""
    stop = ledger.paragraph(at)[1]
    for n, word in enumerate(_ORDINALS):
        found = _ordinal(word, style).search(ledger.text, at, stop)
        if found is None:
            return n
        at = found.end()
    return len(_ORDINALS)


def _items_in_paragraphs(ledger: Ledger, at: int) -> int:
    """How many paragraphs begin with the ordinals in turn, up to the next heading or the next list."""
    count = 0
    while at < len(ledger.text) and count < len(_ORDINALS):
        start, end = ledger.paragraph(at)
        if _ordinal(_ORDINALS[count]).match(ledger.text[start:end].lstrip()):
            count += 1
        elif mark_of(ledger, start) in HEADS or _ordinal(_ORDINALS[0]).match(ledger.text[start:end].lstrip()):
            break
        at = max(end, at + 1)
    return count


@cache
def _ordinal(word: str, style: str = "word") -> re.Pattern[str]:
    """An item's own number: 一是, （一）, 1., （1）, ①."""
    digit = _ORDINALS.index(word) + 1
    return re.compile(
        {
            "word": f"{word}是|第{word}[，,]",
            "han": rf"\s*[（(]{word}[）)]",
            "digit": rf"\s*{digit}[.．、](?!\d)",
            "bracket": rf"\s*[（(]{digit}[）)]",
            "circle": rf"\s*{chr(ord('①') + digit - 1)}",
        }[style]
    )


def _figure(match: re.Match[str]) -> Figure | None:
    try:
        value = read_number(match["count"])
    except ValueError:
        return None
    return Figure(start=match.start("count"), end=match.end("what"), value=Decimal(value), unit="项")


def _counted(ledger: Ledger, figure: Figure, name: str, least: int, most: int) -> Finding:
    reading = Reading(Fraction(least), Interval(least, most), (), _("文中所列逐项清点"))
    return recomputed(ledger, Claim(NAME, figure, name, figure.unit), [reading])
