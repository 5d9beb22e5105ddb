"""An average without a subject of its own (两年平均增长6.2%) speaks of what its sentence spoke of before."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from guibiao.audit.figure import Cited
from guibiao.audit.ledger import Ledger, code_of

_MEAN = re.compile(
    r"(?:(?:年平均|年均|平均每年|每年平均|年?复合)[^，,。；;\d]{0,8}|(?:年均|年平均|年平均增速|年平均来?看)[，,]则?(?:同比)?增[长速幅]?(?:了|为)?)\Z"
)
_MEAN_IS = re.compile(r"[，,；;]平均(?:增速|增幅)?(?:为|达到?|是)?\Z")


def averages(ledger: Ledger) -> list[Cited]:
    """The figures, each as a mean where the words right before it call its growth one: 年平均增幅13.0%."""
    return [_averaged(ledger, figure) for figure in ledger.figures]


def _averaged(ledger: Ledger, figure: Cited) -> Cited:
    said = figure.statement
    if said.measure == "level" and _MEAN_IS.search(ledger.text, max(figure.start - 8, 0), figure.start):
        before = ledger.within(ledger.sentence(figure.start)[0], figure.start)
        mean = bool(before) and before[-1].statement.measure == "growth"
    else:
        mean = said.measure == "growth" and bool(_MEAN.search(ledger.text, max(figure.start - 16, 0), figure.start))
    return replace(figure, statement=msgspec.structs.replace(said, measure="growth_avg")) if mean else figure


def with_subject(ledger: Ledger, figure: Cited) -> Cited:
    """The figure, under the indicator of the last level or growth in its sentence if its own is mentioned nowhere."""
    said = figure.statement
    if code_of(said.indicator) or any(ledger.stated(said, m, facts=True) for m in ("growth", "level")):
        return figure
    before = [c.statement for c in ledger.within(ledger.sentence(figure.start)[0], figure.start)]
    carried = next((s for s in reversed(before) if s.measure in ("growth", "level")), None)
    if carried is None:
        return figure
    own = msgspec.structs.replace(said, indicator=carried.indicator, code=carried.code, region=carried.region)
    return replace(figure, statement=own)
