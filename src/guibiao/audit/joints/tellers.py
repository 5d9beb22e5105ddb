"""The figures that tell how one level became another."""

from __future__ import annotations

import re

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger

_IN_ALL = re.compile(r"年均|平均|每年|共|累计|合计|总")  # what was added over years is a sum, or its mean
_ADDED = ("新增", "净增", "增加")


def tells_times(figure: Figure) -> bool:
    """Whether a figure says how many times as much something is: 1.8倍, 翻一番."""
    return figure.unit == "倍" or (isinstance(figure, Cited) and figure.statement.measure == "multiple")


def adds(ledger: Ledger, claim: Cited) -> bool:
    """Whether a level is what was added to another: 较2021年的868个新增400个."""
    before = ledger.text[max(claim.start - 6, 0) : claim.start]
    return claim.statement.measure == "level" and before.endswith(_ADDED) and not _IN_ALL.search(before)
