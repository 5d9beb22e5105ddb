"""Money of the ledgers, kept in 万元, as a report writes it: 850万元, 12.35亿元."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.report.phrases.figures import neat
from guibiao.report.wording import Wording

_LARGE = 10_000  # 万元 in 亿元
_DECIMALS = 2


def money_words(amount: Decimal, wording: Wording, key: str) -> str:
    """An amount of 万元 with its unit, in 亿元 from one 亿元 on."""
    if abs(amount) >= _LARGE:
        return wording.say("money.large", value=wording.cite(neat(Fraction(amount) / _LARGE, _DECIMALS), key))
    return wording.say("money.small", value=wording.cite(neat(amount, _DECIMALS), key))
