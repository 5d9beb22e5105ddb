"""How a spreadsheet shows a number: 0.05 in the format 0.0% is 5.0%, 45292 in yyyy"年" is 2024年.

The decimals that are shown say how exactly a figure is known, so they must be those that a reader sees.
"""

from __future__ import annotations

import operator
import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation, localcontext
from functools import cache

from guibiao.expressions import expression
from guibiao.quantity import rounded

_HEAD = expression(r"\[(?![hms]+\])[^\]]*\]", re.IGNORECASE)  # [Red], [$-804], [>=100], but not [h]
_LITERAL = expression(r'"([^"]*)"|\\(.)|_.|\*.')
_CONDITION = expression(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_DIGITS = expression(r"[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*")
_DATE = expression(
    r'"[^"]*"|\\.|_.|\*.|yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|\[?hh?\]?|ss|s|AM/PM|上午/下午|.', re.IGNORECASE
)
_WEEK = "一二三四五六日"
_BUILT_IN_DATES = {  # by number, as Chinese editions show them
    **dict.fromkeys((14, 30), "yyyy/m/d"),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
_COMPARE = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_GENERAL = 11  # significant digits
_LONGEST = 400  # characters of a format


def format_code(number: int, own: dict[int, str]) -> str:
    """The format with a number: the workbook's own, else the one that is built in."""
    if number in own:
        return own[number]
    if number in _BUILT_IN_DATES:
        return _BUILT_IN_DATES[number]
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return BUILTIN_FORMATS.get(number, "General")


def shown(value: float, code: str, base_1904: bool = False) -> str:
    """A number as a cell with a format shows it.

    >>> shown(0.05, "0.0%"), shown(1097.0, "#,##0.0"), shown(-12.345, '0.00"万元"'), shown(0.1 + 0.2, "General")
    ('5.0%', '1,097.0', '-12.35万元', '0.3')
    >>> shown(45292, 'yyyy"年"m"月"d"日"'), shown(45292.5, "yyyy-mm-dd hh:mm")
    ('2024年1月1日', '2024-01-01 12:00')
    """
    if _is_date(code):
        return _date(value, _section(code, 0)[0], base_1904)
    section, negative = _section(code[:_LONGEST], value)
    return _number(abs(value) if negative else value, section)


@cache
def _is_date(code: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return len(code) <= _LONGEST and bool(is_date_format(code))


def _section(code: str, value: float) -> tuple[str, bool]:
    """The part of a format for a value, and whether it shows negative numbers without a sign of its own."""
    parts = _split(code)
    conditions = [_CONDITION.search(part) for part in parts]
    sections = [_HEAD.sub("", part) for part in parts]
    if any(conditions):
        met = (n for n, c in enumerate(conditions) if c is None or _COMPARE[c[1]](value, float(c[2])))
        return sections[next(met, 0)], False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _split(code: str) -> list[str]:
    """The sections of a format; a semicolon in quotes parts nothing."""
    parts = [""]
    for piece in re.findall(r'"[^"]*"|\\.|.', code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _number(value: float, section: str) -> str:
    bare = _LITERAL.sub("", section)
    digits = _DIGITS.search(bare)
    if "general" in bare.lower() or "@" in bare:
        return _around(section.replace("@", "General"), _general(value))
    if digits is None:
        return "".join(m[1] or m[2] or "" for m in _LITERAL.finditer(section))
    if "/" in bare or re.search(r"E[+-]", bare, re.IGNORECASE):
        return _general(value)
    said = digits[0]
    scale = len(said) - len(said.rstrip(","))
    whole, _dot, places = said.rstrip(",").partition(".")
    amount = Decimal(repr(value)) * 100 ** bare.count("%") / 1000**scale
    text = _rounded(amount, places, whole.count("0"), "," in whole)
    return _around(section, text)


def _around(section: str, number: str) -> str:
    """The number with what the format writes before and after it."""
    out, done = "", False
    at = 0
    general = re.search("general", section, re.IGNORECASE)
    while at < len(section):
        literal = _LITERAL.match(section, at)
        digits = general if general and general.start() == at else _DIGITS.match(section, at)
        if literal:
            out += literal[1] or literal[2] or ""
            at = literal.end()
        elif digits:
            out += "" if done else number
            done, at = True, digits.end()
        else:
            out += section[at]
            at += 1
    sign = "-" if number.startswith("-") else ""
    return sign + out.replace(number, number.lstrip("-"), 1).strip() if sign else out.strip()


def _rounded(amount: Decimal, places: str, least: int, grouped: bool) -> str:
    exact = rounded(amount, len(places))
    text = f"{exact:,f}" if grouped else f"{exact:f}"
    optional = len(places) - len(places.rstrip("#?"))
    for _n in range(optional):
        text = text[:-1] if text.endswith("0") else text
    text = text.rstrip(".") if optional else text
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, dot, rest = digits.partition(".")
    if not exact:
        sign = ""
    return sign + whole.rjust(least, "0") + dot + rest


def _general(value: float) -> str:
    """A number without a format, to as many digits as a cell has room for."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    try:
        with localcontext() as context:
            context.prec = _GENERAL
            return f"{(+Decimal(repr(value))).normalize():f}"
    except (InvalidOperation, ValueError):
        return repr(value)


def _date(value: float, section: str, base_1904: bool) -> str:
    try:
        moment = _moment(value, base_1904)
    except (OverflowError, ValueError):
        return _general(value)
    tokens = _DATE.findall(section)
    out = ""
    for n, token in enumerate(tokens):
        low = token.lower()
        is_minute = low in ("m", "mm") and _near_time(tokens, n)
        out += f"{moment.minute:0{len(low)}d}" if is_minute else _date_piece(token, low, moment)
    return out.strip()


def _moment(value: float, base_1904: bool) -> datetime:
    days = value + 1462 if base_1904 else value
    return datetime(1899, 12, 30 if days >= 60 else 31) + timedelta(seconds=round(days * 86400))  # noqa: DTZ001


def _near_time(tokens: list[str], at: int) -> bool:
    """Whether an m stands after hours or before seconds: then it means minutes."""
    letters = [(n, t.lower().strip("[]")) for n, t in enumerate(tokens) if t[0].lower() in "ymdhs["]
    index = next(i for i, (n, _t) in enumerate(letters) if n == at)
    before = letters[index - 1][1] if index else ""
    after = letters[index + 1][1] if index + 1 < len(letters) else ""
    return before in ("h", "hh") or after in ("s", "ss")


def _date_piece(token: str, low: str, moment: datetime) -> str:
    pieces = {
        "yyyy": f"{moment.year:04d}",
        "yy": f"{moment.year % 100:02d}",
        "mm": f"{moment.month:02d}",
        "dd": f"{moment.day:02d}",
        "d": str(moment.day),
        "hh": f"{moment.hour:02d}",
        "ss": f"{moment.second:02d}",
        "s": str(moment.second),
    }
    if low in pieces:
        return pieces[low]
    if low.startswith("m"):
        return str(moment.month)
    if low.startswith("ddd"):
        return f"{'星期' if low == 'dddd' else '周'}{_WEEK[moment.weekday()]}"
    if low.strip("[]") in ("h", "hh"):
        return str(moment.hour)
    if low in ("am/pm", "上午/下午"):
        return "上午" if moment.hour < 12 else "下午"
    literal = _LITERAL.fullmatch(token)
    return (literal[1] or literal[2] or "") if literal else token
