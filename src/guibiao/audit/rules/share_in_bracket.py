"""`share`: a list of amounts each with its bare share beside it in brackets: 甲类：35.0%（532人）, 甲类532人（35.0%）.

No words say of what they are shares; that all but one are of one whole, the amount before the list or all of it
together, does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.shares import NAME, ratio
from guibiao.audit.shares.amounts import is_amount
from guibiao.audit.shares.claimed import name_of
from guibiao.audit.shares.ratio import ratio_to_all
from guibiao.quantity import decimals

__all__ = ["NAME", "check"]

_MARKS = "%（ %( %） %) ％（ ％）"
_OPENS, _CLOSES = "（(", "）)"
_LONGEST = 8  # characters of a share
_APART = 40  # characters from one item of a list to the next
_FEWEST = 3  # items
_ALL = 100  # %


class _Item(NamedTuple):
    amount: Figure
    share: Figure


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every share of such a list of which all, or all but one, are of one whole."""
    for items in _lists(ledger):
        amounts = [item.amount for item in items]
        ways = ([ratio(a, whole) for a in amounts] for whole in _before(ledger, items))
        for told in (*ways, [ratio_to_all(a, amounts) for a in amounts]):
            readings = [r for r in told if r]
            if len(readings) == len(items) and _are_borne_out(items, readings):
                yield from _of_list(ledger, items, readings)
                break


def _are_borne_out(items: Sequence[_Item], readings: Sequence[Reading]) -> bool:
    fitting = sum(judge(i.share, r) in FITTING for i, r in zip(items, readings, strict=True))
    return fitting >= max(len(items) - 1, _FEWEST - 1)


def _of_list(ledger: Ledger, items: Sequence[_Item], readings: Sequence[Reading]) -> Iterator[Finding]:
    whole = sum((item.share.value for item in items), Decimal(0)) == _ALL  # then one may be made so that all add up
    for item, reading in zip(items, readings, strict=True):
        place = Fraction(1, 10 ** decimals(item.share.value))
        if not (whole and abs(Fraction(item.share.value) - reading.value) < 2 * place):
            claim = Claim(NAME, item.share, name_of(ledger, item.amount, ""), "%")
            yield recomputed(ledger, claim, [reading])


def _lists(ledger: Ledger) -> Iterator[list[_Item]]:
    """The items that follow one another, nothing but words between them."""
    found: list[_Item] = []
    for item in _items(ledger):
        if found and not _follows(ledger, found[-1], item):
            yield from [found] if len(found) >= _FEWEST else []
            found = []
        found.append(item)
    yield from [found] if len(found) >= _FEWEST else []


def _follows(ledger: Ledger, last: _Item, item: _Item) -> bool:
    past, start = max(f.end for f in last), min(f.start for f in item)
    between = ledger.numbers(past, start)  # 2万—3万元的 only says which
    near = start - past <= _APART and not any(f.unit in PERCENT or alike(f.unit, item.amount.unit) for f in between)
    return near and alike(item.amount.unit, last.amount.unit)


def _items(ledger: Ledger) -> Iterator[_Item]:
    for at in ledger.where(_MARKS):
        share = next((f for f in ledger.numbers(at - _LONGEST, at) if f.end == at + 1 and f.unit in PERCENT), None)
        if share is None:
            continue
        if ledger.text[at + 1] in _CLOSES:  # 532人（35.0%）
            opened = share.start - 1 if ledger.text[share.start - 1] in _OPENS else -1
            amounts = [f for f in ledger.numbers(share.start - _APART, share.start) if f.end == opened]
        else:  # 35.0%（532人）
            amounts = ledger.numbers(at + 2, at + 3)
        yield from (_Item(f, share) for f in amounts if is_amount(f) and f.value > 0)


def _before(ledger: Ledger, items: Sequence[_Item]) -> list[Figure]:
    """The amount of their kind told last before a list."""
    start = min(f.start for f in items[0])
    floor = ledger.reach(max(ledger.reach(start) - 1, 0))
    told = [f for f in ledger.numbers(floor, start) if is_amount(f) and alike(f.unit, items[0].amount.unit)]
    return told[-1:]
