"""A rate as the mean of rates beside it, as growth or as a share, by what it measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Cited, Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.neighbours.growths import growths
from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.shares import shares_of_amounts
from guibiao.audit.neighbours.words import in_turn
from guibiao.audit.prices import real
from guibiao.audit.rules.mean_growth import compound_mean

_FEWEST_RATES = 3


def rates_told(ledger: Ledger, figure: Figure, before: Sequence[Figure], amounts: Sequence[Figure]) -> Iterator[Guess]:
    """A rate as a mean of rates, as growth, or as a share, by what it measures."""
    measure = measure_of(figure)
    if measure == "growth_avg":
        yield from _mean_of_rates(ledger, figure, before)
    for last, earlier in _pairs(amounts):
        if in_turn(ledger, last, figure) or _another(before, last, figure):
            return
        told_since = any(last.end <= f.start for f in before if f.unit not in PERCENT)
        if told_since and "；" in ledger.text[last.end : figure.start]:
            continue  # 人均由2400美元提高到6000美元；财政收入达到2749亿元，年均增长20.7%
        if measure == "level":
            yield from shares_of_amounts(ledger, figure, last, earlier)
        elif isinstance(figure, Cited) and not real(figure):
            yield from growths(ledger, figure, last, earlier)


def _another(before: Sequence[Figure], last: Figure, figure: Figure) -> bool:
    """Whether a figure of the same measure stands between the last amount and this one, and is nearer to it."""
    measure = measure_of(figure)
    return any(f.unit in PERCENT and measure_of(f) == measure for f in before if f.start > last.start)


def _pairs(amounts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The last two amounts of each kind, those of the last one first."""
    units: list[str] = []
    for last in amounts:
        if last.unit and not any(alike(last.unit, unit) for unit in units):
            units.append(last.unit)
            like = [f for f in amounts if alike(f.unit, last.unit)]
            if len(like) > 1:
                yield like[0], like[1]


def _mean_of_rates(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> Iterator[Guess]:
    """Three rates or more right before a mean, with nothing but 、 and 和 between them."""
    run: list[Figure] = []
    for rate in before:
        between = ledger.text[rate.end : run[-1].start] if run else ""
        if rate.unit not in PERCENT or (run and between.strip() not in ("、", "和", "及", "，")):
            break
        run.append(rate)
    if len(run) >= _FEWEST_RATES:
        yield Guess("mean-growth", compound_mean(tuple(reversed(run))), True)
