"""Of which area a figure is told: 全国、全省分别增长5.0%、6.3%; 全省（6.1%）; 全市平均增长7.4%."""

from __future__ import annotations

from guibiao.audit.figure import Figure
from guibiao.audit.gaps.words import AREA
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_AREAS = expression(
    rf"(?:{AREA.pattern})(?:平均)?(?:[、和及与](?:{AREA.pattern})(?:平均)?)+分别[^，,。；;\d]{{0,6}}(?=\d)"
)
_OPENS = "（("
_AT_END = expression(rf"({AREA.pattern})(?:平均|整体|总体)?(?:水平|增速|增幅)?\Z")


def area_of(ledger: Ledger, figure: Figure) -> str:
    """The wider area that the words before a figure name, or nothing."""
    start = ledger.sentence(figure.start)[0]
    turn = [*_AREAS.finditer(ledger.text, start, figure.start + 1)][-1:]
    if turn:
        names = AREA.findall(turn[0][0])
        told = ledger.numbers(turn[0].end(), figure.end)
        if len(told) <= len(names):
            return str(names[len(told) - 1])
    at = figure.start
    if ledger.text[at - 1] in _OPENS:
        named = _AT_END.search(label_before(ledger.text, at - 1, start))
        return named[1] if named else ""
    named = AREA.search(label_before(ledger.text, at, start))
    return named[0] if named else ""
