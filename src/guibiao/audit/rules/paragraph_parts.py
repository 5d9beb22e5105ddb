"""`sum-of-parts`: a total whose parts are the paragraphs below it: …完成71328万元。其中：⏎1．税收收入…⏎2．非税收入…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import items_under
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable
from guibiao.audit.misprint import one_digit, swapped
from guibiao.audit.sums import added, total_name

NAME = "sum-of-parts"
_OPENS = re.compile(r"其中[：:][ \t]*\n")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total whose parts are all, or would be but for one slip."""
    for match in _OPENS.finditer(ledger.text):
        start = ledger.paragraph(match.start())[0]
        items = items_under(ledger, match.start())
        totals = ledger.numbers(start, match.start())
        parts = [f for bounds in items if (f := _first(ledger, bounds, totals[:1]))]
        if len(items) > 1 and len(parts) == len(items):
            yield from _of_items(ledger, totals[0], parts)


def _first(ledger: Ledger, bounds: tuple[int, int], totals: list[Figure]) -> Figure | None:
    """The first amount of an item, where it is of the total's kind."""
    amounts = ledger.numbers(*bounds)[:1]
    return amounts[0] if amounts and totals and comparable(amounts[0].unit, totals[0].unit) else None


def _of_items(ledger: Ledger, total: Figure, parts: list[Figure]) -> Iterator[Finding]:
    reading = added(parts, total.unit)
    labels = [label_before(ledger.text, p.start, ledger.paragraph(p.start)[0]) for p in parts]
    claim = Claim(NAME, total, total_name(ledger, total), total.unit)
    slip = swapped(total.value, reading.value) or one_digit(total.value, reading.value)
    if is_whole(labels) or slip or judge(total, reading) in FITTING:
        yield recomputed(ledger, claim, [reading])
