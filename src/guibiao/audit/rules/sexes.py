"""`share`: men for a hundred women where the ratio's name is told with what it means.

男性15.2万人，女性14.6万人，总人口性别比（以女性为100，男性对女性的比例）为104.11; 男女性别比为104.11:100.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.audit.shares import NAME, ratio
from guibiao.expressions import expression
from guibiao.messages import _

__all__ = ["NAME", "check"]

_RATIO = expression(
    r"性别比(?:例)?(?P<meant>[（(][^（）()\n]{4,40}[）)])?(?:为|是|达到?)?(?P<value>\d{1,5}(?:\.\d+)?)(?![\d.])"
)
_OF_HUNDRED = expression(r"\s?[:：∶]\s?100(?![\d.])")
_BORN = "出生"  # of those born in a year, which no count beside it tells
_MEN, _WOMEN = ("男性", "男"), ("女性", "女")
_NEAR = (Fraction(80), Fraction(140))  # men for a hundred women, as hundreds of them are told, not as a multiple


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such ratio before or behind which its passage tells how many men and women there are."""
    for match in ledger.scan(_RATIO, "性别比"):
        start, end = match.span("value")
        figure = Figure(start=start, end=end, value=Decimal(match["value"]), unit="")
        before = ledger.text[max(match.start() - len("出生人口"), 0) : match.start()]
        in_hundreds = match["meant"] or _OF_HUNDRED.match(ledger.text, end)
        if not (in_hundreds or _NEAR[0] < figure.value < _NEAR[1]) or _BORN in before:
            continue
        men, women = (_last(ledger, names, match.start()) for names in (_MEN, _WOMEN))
        if not (men or women):
            men, women = (_next(ledger, names, end) for names in (_MEN, _WOMEN))
        reading = ratio(men, women) if men and women and alike(men.unit, women.unit) else None
        if reading:
            yield recomputed(ledger, Claim(NAME, figure, _("性别比"), ""), [reading])


def _last(ledger: Ledger, names: tuple[str, ...], at: int) -> Figure | None:
    """The last number of people before an offset, in its passage, that bears one of the names."""
    told = [f for f in ledger.numbers(ledger.reach(at), at) if f.unit.endswith("人")]
    return next((f for f in reversed(told) if label_in_sentence(ledger, f).startswith(names)), None)


def _next(ledger: Ledger, names: tuple[str, ...], at: int) -> Figure | None:
    """The next one behind an offset in its sentence: 性别比（以女性为100）为106.2，其中男性21.86万人，女性…."""
    told = [f for f in ledger.numbers(at, ledger.sentence(at)[1]) if f.unit.endswith("人")]
    return next((f for f in told if label_in_sentence(ledger, f).removeprefix("其中").startswith(names)), None)
