"""A rate as the growth from one amount beside it to another."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.figure import Cited, Figure, measure_of, statement_of
from guibiao.audit.joints import are_of_two_times
from guibiao.audit.judgement import Input
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.levels import Level, level_of
from guibiao.audit.measures import PERCENT, factor
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.words import is_change, label
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.expressions import expression
from guibiao.quantity import read_number

_MEAN = expression(r"年均|平均|每年|年增长率")
_COUNTED = expression(r"([两二三四五六七八九十])年")
_TIME = expression(r"上年|去年|同期|上期|(?:19|20)\d\d年")


def growths(ledger: Ledger, figure: Cited, last: Figure, earlier: Figure) -> Iterator[Guess]:
    """The growth to one of two levels from the other, which is of another time; or by how much it grew, of what was."""
    if is_change(ledger, last) and not is_change(ledger, earlier):
        if are_of_two_times(ledger, earlier, last, figure):
            return
        by = factor(last.unit, earlier.unit)
        change, end = times(stands_for(last), by), level_of(earlier, "end")
        past = Level(end.value - Fraction(last.value) * by, end.possible - change, end.unit, (Input(last, "change"),))
        both = (*end.inputs, Input(last, "change"))
        after = Level(end.value + Fraction(last.value) * by, end.possible + change, end.unit, both)
        pairs = [(past, end), (end, after)]
    elif _grew_itself(ledger, earlier, last):
        return
    elif _period(last) != _period(earlier) or _TIME.search(ledger.text, earlier.end, last.start):
        a, b = level_of(last, "end"), level_of(earlier, "base")
        pairs = [(b, a), (a, b)]
    else:
        return
    mean = figure.statement.measure == "growth_avg"
    years = _years(ledger, figure, last, earlier) if mean else 1
    for base, end in pairs:
        reading = mean_rate(base, end, years) if mean else growth(base, end)
        if reading is not None:
            rule = "cagr" if mean else "growth-of-levels"
            yield Guess(rule, reading, not mean or bool(_MEAN.search(label(ledger, last, figure))))


def _grew_itself(ledger: Ledger, earlier: Figure, last: Figure) -> bool:
    """Whether the growth of the earlier amount is told before the last one, which is another thing then."""
    between = ledger.numbers(earlier.end, last.start)
    return any(f.unit in PERCENT and measure_of(f) == "growth" for f in between)


def _period(figure: Figure) -> str:
    said = statement_of(figure)
    return said.period if said else ""


def _years(ledger: Ledger, figure: Figure, last: Figure, earlier: Figure) -> int:
    """Over how many years a mean is: as its words say, else as far as its two levels lie apart; 0 where none tell."""
    counted = _COUNTED.findall(label(ledger, last, figure))
    if counted:
        return int(read_number(counted[-1]))
    if not (_period(last) and _period(earlier)):
        return 0
    return abs(period_of(_period(last)).year - period_of(_period(earlier)).year)
