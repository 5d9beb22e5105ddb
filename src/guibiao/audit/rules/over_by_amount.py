"""`gap`: by how much an aim was passed or missed, against what was reached and its share of it.

92.18亿元，为预算的101.6%，增长6.7%，超收1.45亿元: the budget is not told, but follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.over_or_short import words_behind_shares
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "gap"
_ALL = 100  # %
_NEAR = 8  # characters between the word and the amount
_OTHER = expression("上年|去年|同期|年初|调整")
_JOINS = expression(
    r"[）)]?(?:[（(][^（()）\d]{1,12}[）)])?[，,][^；;。，,]{0,24}"
)  # 的 would join an aim with its share


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such amount behind a share of an aim of which the level stands right before it."""
    for match, told in ledger.once(words_behind_shares):
        amount = next(iter(ledger.numbers(match.end(), match.end() + _NEAR)), None)
        if amount is None or len(told) < len(("reached", "share")):
            continue
        reached, share = told[-2:]
        plain = _OTHER.search(ledger.text, match.start(), amount.start) is None and share.value > 0
        joined = _JOINS.fullmatch(ledger.text, reached.end, share.start)
        level = comparable(amount.unit, reached.unit) and measure_of(reached, "level") == "level"
        if plain and joined and level:
            yield _of_amount(ledger, amount, reached, share, 1 if match["over"] else -1)


def _of_amount(ledger: Ledger, amount: Figure, reached: Figure, share: Figure, sign: int) -> Finding:
    by = factor(reached.unit, amount.unit)
    past = Interval(1) - Interval(_ALL) / stands_for(share)
    value = Fraction(reached.value) * by * (1 - _ALL / Fraction(share.value)) * sign
    how = f"{reached.value}{reached.unit}×(1−100%÷{share.value}%)"
    inputs = (Input(reached, "actual"), Input(share, "share"))
    reading = Reading(value, times(stands_for(reached), by) * past * Interval(sign), inputs, how)
    claim = replace(amount, value=abs(amount.value), bound="eq")
    name = _("{name}与目标的差距").format(name=indicator_of(reached))
    return recomputed(ledger, Claim(NAME, claim, name, amount.unit, "warning", _("如目标已调整请注明")), [reading])
