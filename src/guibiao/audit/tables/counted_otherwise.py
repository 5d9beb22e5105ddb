"""Whether growth in a table may be counted otherwise than from its levels: at constant prices, from another base."""

from __future__ import annotations

from guibiao.audit.ledger import Ledger
from guibiao.audit.prices import is_adjusted, is_noted
from guibiao.audit.tables.words import IN_BRACKETS
from guibiao.audit.wording import wording
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.vocabulary import vocabulary

_REAL = expression(r"增加值|生产总值|GDP|总产值")


def is_real(name: str) -> bool:
    """Whether the row's growth is at constant prices while its levels are not."""
    entry = vocabulary().indicator(IN_BRACKETS.sub("", name))
    return entry.valued == "real" if entry else bool(_REAL.search(name))


def told_otherwise(ledger: Ledger, table: Table, row: int, column: int) -> bool:
    """Whether a remark in the row or the column of a growth, or a note, says that it is counted otherwise."""
    beside = [*table.rows[row], *(r[column] for r in table.rows if column < len(r))]
    return any(map(is_adjusted, beside)) or is_noted(ledger, table.rows[row][0].strip())


def may_differ(name: str) -> bool:
    """Whether what a row counts is often put on another base afterwards."""
    return any(word in name for word in wording().changing)
