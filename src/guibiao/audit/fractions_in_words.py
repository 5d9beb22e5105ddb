"""Shares told in words: 近六成, 七成三, 一半, 四分之一, 超过三分之二."""

from __future__ import annotations

import re
from decimal import Decimal

from guibiao.audit.figure import Figure
from guibiao.expressions import expression

_DIGITS = "零一二三四五六七八九"
_HAN = "[一二三四五六七八九]"
SHARE_IN_WORDS = expression(
    rf"(?P<hedge>近|约|将近|接近|超过?|逾|突破|不足|不到|达)?(?:(?P<tenths>{_HAN}|[1-9])成(?P<more>{_HAN}|半)?|(?P<of>{_HAN})分之(?P<part>{_HAN})"
    r"|(?P<half>一半|半数|半))(?P<behind>以上|以下|左右|多|不到|[强弱](?![\u4e00-\u9fff]))?"
)
_BIT = {"强": 2, "弱": -2}  # points that 三分之一强 is more than a third
_AT_LEAST = ("超", "超过", "逾", "突破")


def _tenths(digit: str) -> Decimal:
    """So many tenths in %, printed so that what rounds to them is meant: 八成 is 75 to 85."""
    return Decimal(_digit(digit)).scaleb(1)


def _digit(digit: str) -> int:
    return int(digit) if digit.isascii() else _DIGITS.index(digit)


def share_in_words(match: re.Match[str]) -> Figure:
    """The figure in % that such words stand for; a whole number of tenths or a fraction is meant about so."""
    hedge, behind = match["hedge"] or "", match["behind"] or ""
    if match["tenths"]:
        more = "5" if match["more"] == "半" else str(_DIGITS.index(match["more"])) if match["more"] else "0"
        value = Decimal(f"{_digit(match['tenths'])}{more}") if match["more"] else _tenths(match["tenths"])
    elif match["half"]:
        value = Decimal(50)
    else:
        value = (100 * Decimal(_DIGITS.index(match["part"])) / Decimal(_DIGITS.index(match["of"]))).quantize(
            Decimal("0.1")
        )
    if behind in _BIT and not match["tenths"]:
        value += _BIT[behind]
    bound = "eq" if match["tenths"] else "approx"
    if hedge in _AT_LEAST or behind in ("以上", "多"):
        bound = "ge"
    elif hedge in ("不足", "不到") or behind in ("以下", "不到"):
        bound = "le"
    return Figure(start=match.start(), end=match.end(), value=value, unit="%", bound=bound)
