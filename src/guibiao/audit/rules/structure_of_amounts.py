"""`share`: the structure of the three industries against what each gave: 4.1:46.2:49.7 of 13.1, 147.8, 158.9."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Input, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_money
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "share"
_NUMBER = r"\d+(?:\.\d+)?"
_STRUCTURE = expression(
    rf"(?:三次产业|三产|产业)[^，,。；;\n\d]{{0,14}}?(?:(?:20\d\d年|[上去]年)[^，,。；;\n\d]{{0,6}})?"
    rf"(?:{_NUMBER}\s?[:：∶]\s?{_NUMBER}\s?[:：∶]\s?{_NUMBER}[^，,。；;\n\d:：∶%]{{0,8}}[为到至][^，,。；;\n\d]{{0,6}})?(?P<ratio>{_NUMBER}\s?[:：∶]\s?{_NUMBER}\s?[:：∶]\s?{_NUMBER})(?![\d.:：∶%])"
    r"(?![^，,。；;\n\d]{0,8}[为到至]\s?\d)"  # what the structure was before is of other amounts
)
_BEGINS = "三次产业 三产 产业"
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_IN_TURN = expression(r"三次产业[^，,。；;\n\d]{0,10}分别[^，,。；;\n\d]{0,6}")
_EVEN = Fraction(1, 10)  # points by which a term is made larger or smaller so that all add up to a hundred
_BACK = 400  # characters before a structure in which the amounts stand
_NAME_NEAR = 14  # characters before an amount that name its industry


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every term of a structure whose three amounts stand before it, where another term fits them."""
    for match in ledger.scan(_STRUCTURE, _BEGINS):
        amounts = _amounts(ledger, match.start())
        if len(amounts) == len(_INDUSTRIES):
            yield from _of_structure(ledger, match, amounts)


def _amounts(ledger: Ledger, at: int) -> list[Figure]:
    """What the three industries gave, as its paragraph, or the one before, tells last before an offset."""
    start = max(ledger.paragraph(max(ledger.paragraph(at)[0] - 1, 0))[0], at - _BACK)
    told = [f for f in ledger.numbers(start, at) if is_money(f.unit) and f.value > 0]
    in_turn = [*_IN_TURN.finditer(ledger.text, start, at)][-1:]
    listed = [f for f in told if in_turn and f.start >= in_turn[0].end()][: len(_INDUSTRIES)]
    if len(listed) == len(_INDUSTRIES):
        return listed
    named = [[f for f in told if _is_of(ledger, f, name)][-1:] for name in _INDUSTRIES]
    return [f for found in named for f in found]


def _is_of(ledger: Ledger, figure: Figure, name: str) -> bool:
    lead = re.split(r"[，,。；;、：:]", ledger.text[max(figure.start - _NAME_NEAR, 0) : figure.start])[-1]
    return name in lead and "投资" not in lead


def _of_structure(ledger: Ledger, match: re.Match[str], amounts: Sequence[Figure]) -> Iterator[Finding]:
    terms = [
        Figure(
            start=m.start() + match.start("ratio"),
            end=m.end() + match.start("ratio"),
            value=Decimal(m.group()),
            unit="%",
        )
        for m in re.finditer(_NUMBER, match["ratio"])
    ]
    readings = [_share(part, amounts) for part in amounts]
    if len({f.unit for f in amounts}) > 1:
        return
    told = list(zip(terms, readings, _INDUSTRIES, strict=True))
    if not any(judge(term, reading) in FITTING for term, reading, _name in told):
        odd = _odd_one(terms, amounts)
        told = told if odd is None else told[odd : odd + 1]
        if odd is None:
            return
    for term, reading, name in told:
        claim = Claim(NAME, term, _("{name}的比重").format(name=name), "%", sure=len(told) == 1)
        yield recomputed(ledger, claim, [reading])


def _odd_one(terms: Sequence[Figure], amounts: Sequence[Figure]) -> int | None:
    """Which amount is not in its term's proportion to the other two, which are in theirs to each other."""
    odd = [
        i
        for i in range(len(terms))
        for (a, s), (b, t) in [[pair for j, pair in enumerate(zip(amounts, terms, strict=True)) if j != i]]
        if s.value > 0 < t.value and (stands_for(a) / stands_for(s)).meets(stands_for(b) / stands_for(t))
    ]
    return odd[0] if len(odd) == 1 else None


def _share(part: Figure, amounts: Sequence[Figure]) -> Reading:
    """A part of the sum of all."""
    whole = sum((Fraction(f.value) for f in amounts), Fraction(0))
    rest = sum((stands_for(f) for f in amounts if f is not part), Interval(0))
    own = stands_for(part)
    low, high = own.low / (own.low + rest.high), own.high / (own.high + rest.low)
    inputs = (Input(part, "part"), *(Input(f, "part") for f in amounts if f is not part))
    how = f"{part.value}÷({'+'.join(str(f.value) for f in amounts)})"
    possible = times(Interval(low, high), Fraction(100))
    return Reading(
        100 * Fraction(part.value) / whole, Interval(possible.low - _EVEN, possible.high + _EVEN), inputs, how
    )
