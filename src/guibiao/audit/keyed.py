"""Blocks of keys with values (目标任务：150个⏎实际完成：132个⏎完成率：88%), read as tables of one row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.documents import Table
from guibiao.expressions import expression

_LONGEST = 160  # characters of a line of keys with values
_PAIR = expression(
    r"(?!其中[：:])(?P<key>[^\s：:，,。；;、|\"“”]{2,16}?)[ \t]*[：:][ \t]*"
    r"(?P<value>[^\s；;，,。：:|][^\n；;，,。：:|]{0,30}?)(?:[；;，,。|]|(?=\n|\Z)|(?<=[元项个家户人名件所座条处吨亩套次里米辆张天%点])(?=[^\s：:，,。；;\d]{2,12}[：:]))"
)
_BETWEEN = expression(
    r"[\s|]*(?:[—―－–-]{1,2}|[（(]?\d{1,2}[）).．、]|[①-⑳])?[\s|]*(?:其中[：:][\s|]*)?"
)  # marks of lists
_VALUE = expression(r"[+＋]?(?P<number>[-−－]?\d+(?:[,'，]\d{3})*(?:\.\d+)?)\s?(?P<unit>[^\d\s（(以左]{0,6})")
_COLONS, _COLON, _GIVEN = "： :", expression("[：:]"), expression(r"[：:][ \t]*[+＋]?[-−－]?\d")
_NAME = expression(r"名称|指标|[任目]务?\Z|事项|工程\Z")
_AIM = expression(r"目标|计划|任务|(?<!公共)预算(?![内外])")
FEWEST = 2  # numbers that a block must have


class _Pair(NamedTuple):
    """A key and its value with the value's bounds; its number and unit where it is one."""

    key: str
    value: str
    start: int
    end: int
    number: Decimal | None
    unit: str


def keyed(ledger: Ledger) -> tuple[Table, ...]:
    """The blocks of keys and values in the lines of a document, each as a table of one row.

    All amounts of a row are in the unit of its aim, which stands in brackets behind the row's name.
    """
    return tuple(table for block in _blocks(ledger) if (table := _table(block)))


def _blocks(ledger: Ledger) -> Iterator[list[_Pair]]:
    """Pairs that nothing stands between; a key that comes again opens another block."""
    for start, end in _passages(ledger):
        block: list[_Pair] = []
        at = start
        for match in _PAIR.finditer(ledger.text, start, end):
            if not _BETWEEN.fullmatch(ledger.text, at, match.start()) or any(p.key == match["key"] for p in block):
                yield block
                block = []
            block.append(_pair(match))
            at = match.end()
        yield block


def _passages(ledger: Ledger) -> list[tuple[int, int]]:
    """The bounds of lines between which nothing stands, each with a colon and none too long, that give numbers."""
    given = [match.start() for match in ledger.scan_all(_GIVEN, _COLONS)]
    if len(given) < FEWEST:
        return []
    lines = {ledger.paragraph(match.start()) for match in ledger.scan_all(_COLON, _COLONS)}
    found: list[tuple[int, int]] = []
    for start, end in sorted(line for line in lines if line[1] - line[0] <= _LONGEST):
        joined = found and _BETWEEN.fullmatch(ledger.text, found[-1][1], start)
        found.append((found.pop()[0] if joined else start, end))
    return [(start, end) for start, end in found if sum(start <= at < end for at in given) >= FEWEST]


def _pair(match: re.Match[str]) -> _Pair:
    value = match["value"].strip()
    start = match.start("value")
    found = _VALUE.match(value)
    if found is None:
        return _Pair(match["key"], value, start, start + len(value), None, "")
    number = Decimal(found["number"].translate({ord(c): None for c in ",'，"} | {ord("−"): "-", ord("－"): "-"}))
    return _Pair(match["key"], value, start, start + found.end(), number, found["unit"])


def _table(block: Sequence[_Pair]) -> Table | None:
    numbers = [p for p in block if p.number is not None]
    if len(numbers) < FEWEST:
        return None
    unit = _unit(numbers)
    kept = [p for p in block if p.number is None or p.unit in (*PERCENT, *POINTS) or comparable(p.unit, unit)]
    name = next((p for p in kept if p.number is None and _NAME.search(p.key)), None)
    first = (kept[0].start, kept[0].start) if name is None else (name.start, name.end)
    kept = [p for p in kept if p is not name]
    heads = ("", *(p.key for p in kept))
    cells = (f"{name.value if name else ''}（{unit}）", *(_cell(p, unit) for p in kept))
    bounds = (first, *((p.start, p.end) for p in kept))
    return Table(block[0].start, block[-1].end, (heads, cells), (((first[0], first[0]),) * len(heads), bounds))


def _unit(numbers: Sequence[_Pair]) -> str:
    """The unit of the aim, else the commonest that is none of shares, else percent."""
    aim = next((p.unit for p in numbers if _AIM.search(p.key) and p.unit not in (*PERCENT, *POINTS)), None)
    others = Counter(p.unit for p in numbers if p.unit not in (*PERCENT, *POINTS))
    return aim or (others.most_common(1)[0][0] if others else "%")


def _cell(pair: _Pair, unit: str) -> str:
    """What a pair's cell says: its number in the row's unit, with the sign of percent, or its words."""
    if pair.number is None:
        return pair.value
    if pair.unit in PERCENT:
        return f"{pair.number}%"
    if pair.unit == unit or pair.unit in POINTS:
        return str(pair.number)
    by = factor(pair.unit, unit)
    return str((Decimal(by.numerator) * pair.number / Decimal(by.denominator)).quantize(_finest(pair.number, by)))


def _finest(number: Decimal, by: Fraction) -> Decimal:
    """The last digit of a number in another unit that is a power of ten of its own."""
    exponent = number.as_tuple().exponent
    power = len(str(by.numerator)) - len(str(by.denominator))
    return Decimal(1).scaleb(min(int(exponent) + power, 0))
