"""The figures that tell how one level became another."""

from __future__ import annotations

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_IN_ALL = expression(r"共|累计|合计|总")  # what was added over years is a sum
_YEARLY = expression(
    r"(?:年均|每年|年平均|平均每年|逐年)(?:[可约将需要应再各]|递|净|新){0,3}(?:增加?|增设|扩大|扩增|减少?|下降|压减)了?约?\Z"
)
_BESIDE, _NEAR = 6, 12  # characters before a figure that say so
_ADDED = ("新增", "净增", "增加")
_LAST = "增加设大减少降了约"  # how any of these words ends


def tells_times(figure: Figure) -> bool:
    """Whether a figure says how many times as much something is: 1.8倍, 翻一番."""
    return figure.unit == "倍" or (isinstance(figure, Cited) and figure.statement.measure == "multiple")


def adds(ledger: Ledger, claim: Cited) -> bool:
    """Whether a level is what was added to another: 较2021年的868个新增400个."""
    if claim.statement.measure != "level" or ledger.text[claim.start - 1] not in _LAST:
        return False
    before = ledger.text[max(claim.start - _NEAR, 0) : claim.start]
    if before.endswith(_ADDED):
        return not _IN_ALL.search(before[-_BESIDE:])
    return "年" in before and adds_yearly(ledger, claim)


def adds_yearly(ledger: Ledger, claim: Cited) -> bool:
    """Whether such a level is what was added a year: 由6200个增加到9200个，平均每年新增1000个."""
    said = claim.statement.measure == "level"
    return said and _YEARLY.search(ledger.text, max(claim.start - _NEAR, 0), claim.start) is not None
