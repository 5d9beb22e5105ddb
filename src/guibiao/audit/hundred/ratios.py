"""Ratios whose terms are percentages: 三次产业结构为10.4:47.7:41.9."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd

from guibiao.audit.hundred.bounds import MAY_BE_ALL, NEARLY_ALL, WHOLE
from guibiao.audit.hundred.slips import is_moved, is_slip_of
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression
from guibiao.quantity import decimals

_NUMBER = r"\d+(?:\.\d+)?"
# 三次产业结构为10.4:47.7:41.9
_RATIO = expression(rf"(?<![\d.])(?<!\d[:：∶︰])(?P<ratio>{_NUMBER}(?:\s?[:：∶︰]\s?{_NUMBER}){{1,4}})(?![\d.:：∶%])")
_MINUS = expression(r"[^\d%）)][-－−﹣]")
_COLONS, _LONGEST = "：:∶︰", 8  # characters of a term before one
_CUE = expression(r"结构|比例|比重|占比|构成|产业|三产")
_TEN, _OF_HEADS = 10, expression(r"男|女|性别|师生|生师|人数|[时点]|[上下]午")
_RATIO_SAID = expression(r"(?:结构|比例|比重|占比|构成)[^，,。；;\d]{0,8}\d[\d.:：∶︰ ]*\Z")
_REACH = 40  # characters before a ratio in which a word tells that it is one of shares
_INDUSTRIES = expression("三次产业|三产|产业结构|一二三产")
_TURNED = expression(r"[调转演]?[整变化为至到]+[^，,。；;\d]{0,8}\Z")


def ratios_of_shares(ledger: Ledger) -> Iterator[tuple[tuple[int, int], list[Decimal]]]:
    """Where ratios of percentages stand, with their terms."""
    for match in ledger.scan_numbered(_RATIO, _COLONS, _LONGEST):
        terms = [Decimal(t) for t in re.findall(_NUMBER, match["ratio"])]
        if _MINUS.match(ledger.text, max(match.start() - 2, 0)):
            terms[0] = -terms[0]  # 贡献率为-1.6:8.0:93.6
        lead = ledger.text[max(match.start() - _REACH, ledger.sentence(match.start())[0]) : match.end()]
        if _are_shares(ledger, match, terms, lead):
            yield match.span("ratio"), terms


def _are_shares(ledger: Ledger, match: re.Match[str], terms: Sequence[Decimal], lead: str) -> bool:
    """Whether the terms of a ratio are percentages: their sum and the words before them say so, or what it became.

    One wrong digit of industries, or one point in a wrong place, may make their sum what it likes.
    """
    total = sum(terms, Decimal(0))
    if not _CUE.search(lead):
        return False
    if len(terms) == len("甲乙"):
        return _are_two_shares(ledger, match, terms, lead)
    if total in NEARLY_ALL or (total in MAY_BE_ALL and _INDUSTRIES.search(lead)):
        return True
    if any(is_moved(t, Fraction(t) + WHOLE - Fraction(total)) for t in terms):
        return True
    if _INDUSTRIES.search(lead) and any(is_slip_of(t, Fraction(t) + WHOLE - Fraction(total)) for t in terms):
        return True
    return total in MAY_BE_ALL and any(
        len(others) == len(terms) and sum(others) == WHOLE for others in _beside(ledger, match)
    )


def _are_two_shares(ledger: Ledger, match: re.Match[str], terms: Sequence[Decimal], lead: str) -> bool:
    """Whether a ratio of two is one of percentages: what it became adds up, or one that is not reduced is a slip off.

    65:45 would be 13:9 if it were not a slip for 65:35; of heads and clocks it may be counted so.
    """
    total = sum(terms, Decimal(0))
    if total not in NEARLY_ALL or min(terms) < _TEN or _OF_HEADS.search(lead):
        return False
    if any(len(others) == len(terms) and sum(others) == WHOLE for others in _beside(ledger, match)):
        return True
    whole = [int(t.scaleb(max(map(decimals, terms)))) for t in terms]
    slip = any(is_slip_of(t, Fraction(t) + WHOLE - Fraction(total)) for t in terms)
    return total == WHOLE or (slip and gcd(*whole) > 1 and _RATIO_SAID.search(lead) is not None)


def _beside(ledger: Ledger, match: re.Match[str]) -> Iterator[list[Decimal]]:
    """The terms of the ratio that one became, or was before: 由18.5:19.3:62.2转变为20.4:19.6:60."""
    start, end = ledger.sentence(match.start())
    for other in _RATIO.finditer(ledger.text, max(start, match.start() - _REACH), min(end, match.end() + _REACH)):
        between = ledger.text[min(match.end(), other.end()) : max(match.start(), other.start())]
        if _TURNED.search(between):
            yield [Decimal(t) for t in re.findall(_NUMBER, other["ratio"])]
