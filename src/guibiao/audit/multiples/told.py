"""The multiples that a sentence may mean where no words join its two levels, in the order in which they are likely."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.figure import Cited
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.multiples.by_names import of_name_behind, of_names_before, of_names_behind
from guibiao.audit.multiples.by_times import (
    between_periods,
    of_last_two,
    of_time_named,
    of_year_behind,
    without_added,
)


def multiples_told(ledger: Ledger, figure: Cited, *, doubled: bool) -> Iterator[Reading]:
    """What a multiple may be by the names and times beside it; `doubled` where it is told as 翻番."""
    yield from of_name_behind(ledger, figure)
    yield from of_names_before(ledger, figure)
    yield from of_names_behind(ledger, figure)
    yield from of_time_named(ledger, figure)
    yield from of_year_behind(ledger, figure)
    yield from without_added(ledger, figure)
    yield from between_periods(ledger, figure)
    if doubled:
        yield from of_last_two(ledger, figure)
