"""Figures that are neither a target nor what was reached of it, but how far one is from the other or from before."""

from __future__ import annotations

from guibiao.audit.attained.words import BESIDE
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_LEFT = expression(r"(?:超[出过额]?|还?差|短收|缺口|短缺)(?:任务|计划|目标|预算)?\Z")
_SINCE = expression(r"(?:同比|[比较][上去]年|[比较]同期)[^\d]{0,8}[增减多少][加长少收]?\Z")  # 同比减少|3.7亿元


def is_left(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a distance from a target: 超任务0.8万亩, 短收0.7亿元."""
    return _LEFT.search(ledger.text, max(figure.start - BESIDE, 0), figure.start) is not None


def is_difference(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether a figure says by how much what was reached differs from what was before."""
    return _SINCE.search(label_before(ledger.text, figure.start, sentence)) is not None
