"""What a cell tells by its head, and what its row gives for it."""

from __future__ import annotations

from guibiao.audit.tables.attained import attained
from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.cumulated import cumulated, is_cumulated
from guibiao.audit.tables.distances import between_places, short_of_goal
from guibiao.audit.tables.moves import moved
from guibiao.audit.tables.multiples import multiplied
from guibiao.audit.tables.shares import share
from guibiao.audit.tables.words import ATTAINED, CHANGE, GROWTH, MEAN, PERCENT, SHORT
from guibiao.expressions import expression

_SHARE = expression(
    r"\s*(?:占比|比重|所占比[重例]|占比例|构成比?|占(?:总|全[县市区州省]|合计|GDP|地区生产总值|总数|总额)[^率]{0,14})(?:[（(][%％][）)])?\s*\Z"
)
_BESIDE = expression(r"(?:高于|低于|快于|慢于|[高低][（(+＋−-])|[比较与][^，,上去]{1,6}(?:高|低|快|慢|相比|相差|差距?)")
_TIMES = expression(r"倍数?(?:[（(]倍[）)])?\Z|[（(]倍[）)]\Z")


def told_in(cell: Cell) -> Told | None:
    """What a cell tells, if its head says that it comes from other columns; it may come from none of them."""
    head = cell.column.head
    if not cell.columns.goals and _BESIDE.search(head):
        return between_places(cell)
    if SHORT.search(head):
        return short_of_goal(cell)
    if ATTAINED.search(head):
        return attained(cell)
    if _TIMES.search(head):
        return multiplied(cell)
    if _SHARE.match(head):
        return share(cell)
    if is_cumulated(cell):
        return cumulated(cell)
    is_pace = MEAN.search(head) and PERCENT.search(head + cell.text())  # 五年年均 | 10%
    return moved(cell) if GROWTH.search(head) or CHANGE.search(head) or is_pace else None
