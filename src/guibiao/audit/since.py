"""A mean behind the growth over all its years: 同比增长36.9%，比2019年同期增长12.4%，两年平均增长6.0%."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.figure import Cited, statement_of
from guibiao.audit.judgement import Input, Reading, fits_any
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, compound_growth, read_number

_SINCE = expression(r"[比较与](?:[^，,。；;\d]{0,8})(?P<year>(?:19|20)\d\d)年?(?![－—–~～至到-]?\d)[^，,。；;]{0,14}\Z")
_YEARS = expression(r"([两二三四五])年")
_LEAD = 32  # characters before a rate that say since when


def since_then(ledger: Ledger, mean: Cited) -> Reading | None:
    """What a mean must be by the rate right before it, where that is counted from as many years before."""
    rates = [f for f in ledger.numbers(ledger.sentence(mean.start)[0], mean.start) if f.unit in PERCENT]
    if not rates:
        return None
    whole = rates[-1]
    since = _SINCE.search(ledger.text, max(whole.start - _LEAD, 0), whole.start)
    counted = _YEARS.findall(ledger.text[whole.end : mean.start])
    if since is None or not counted or stands_for(whole).low <= -100:
        return None
    years = int(read_number(counted[-1]))
    factors = Interval(1 + Fraction(whole.value) / 100), times(stands_for(whole), Fraction(1, 100)) + 1
    value, possible = (compound_growth(Interval(1), factor, years) for factor in factors)
    how = _("{rate}的{years}年复合增长").format(rate=f"{whole.value}%", years=years)
    reading = Reading(value.low, possible, (Input(whole, "rate"),), how)
    told = statement_of(whole)
    nearer = told is not None and 0 < period_of(told.period).end.year - int(since["year"]) < years
    return None if nearer and not fits_any(mean, [reading]) else reading  # 比上年（2020年）增长11.6%，两年平均增长8.8%
