"""`verdict`: works said to be done before or behind their time against both dates: 原定6月完工，9月完工，提前3个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.quantity import Interval

NAME = "verdict"
_SAID = expression(
    r"(?:(?P<early>提前|提早|早于)|推迟|延后|延期|延迟|滞后|逾期|晚于)(?:了|近|约|于?计划|工期|竣工|完工|完成|投产|通车)*"
    r"(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,2}|半)(?:个多?月|年|天)|(?=[，,。；;\n]))"
)
_BEGINS = "提前 提早 早于 推迟 延后 延期 延迟 滞后 逾期 晚于"
_DATE = expression(r"(?:(?P<year>20\d\d)年|(?P<next>次年|翌年)|(?:当年|同年))?(?P<month>1[0-2]|0?[1-9])月(?![—~～至-])")
_PLANNED = expression(r"(?:计划|原定|原计|规定|要求|约定|应|目标)[^，,。；;]{0,14}\Z")
_YEAR = 12  # months


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word whose sentence tells two months before it, of which just one was planned."""
    for match in ledger.scan_all(_SAID, _BEGINS):
        start = ledger.sentence(match.start())[0]
        start = max(start, ledger.text.rfind("；", start, match.start()) + 1)
        dates = [*_DATE.finditer(ledger.text, start, match.start())]
        planned = [d for d in dates if _PLANNED.search(ledger.text, max(start, d.start() - 20), d.start())]
        if len(dates) != len(("planned", "done")) or len(planned) != 1:
            continue
        if not is_ahead(clause(ledger, match.start(), match.end())):
            yield _of_dates(ledger, match, planned[0], dates[dates[0] is planned[0]])


def _of_dates(ledger: Ledger, match: re.Match[str], planned: re.Match[str], done: re.Match[str]) -> Finding:
    late = _months(done) - _months(planned)
    if done["next"]:
        late += _YEAR
    elif bool(done["year"]) and bool(planned["year"]):
        late += _YEAR * (int(done["year"]) - int(planned["year"]))
    inputs = tuple(Input(_figure(d), role) for d, role in ((done, "actual"), (planned, "target")))
    how = f"{planned.group()}→{done.group()}"
    finding = on_side(
        ledger, match.span(), Reading(Fraction(late), Interval(late), inputs, how), "月", above=not match["early"]
    )
    return said_otherwise(finding, match.group(), how)


def _months(date: re.Match[str]) -> int:
    return int(date["month"])


def _figure(date: re.Match[str]) -> Figure:
    return Figure(start=date.start(), end=date.end(), value=Decimal(date["month"]), unit="月")
