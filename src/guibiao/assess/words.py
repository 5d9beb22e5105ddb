"""Numbers and units as a person writes them in a working."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from guibiao.assess.model import Input
from guibiao.messages import _
from guibiao.plan import Observation, Source
from guibiao.quantity import Period, rounded

SHARE_UNITS = ("%", "％", "‰")


def figure(value: Fraction | Decimal | int, places: int = 3) -> str:
    """At most `places` decimals, no trailing zeros, a true minus sign.

    >>> figure(Fraction(-3028, 1000)), figure(Fraction(5000)), figure(Fraction(2, 3), 2)
    ('−3.028', '5000', '0.67')
    """
    text = format(rounded(value, places), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", "−")


def term(value: Fraction | Decimal | int, places: int = 3) -> str:
    """A figure inside a formula: a negative one in brackets."""
    text = figure(value, places)
    return f"（{text}）" if text.startswith("−") else text


def paced(value: Fraction | Decimal | int, unit: str, places: int | None = None) -> str:
    """A pace a year with its sign put into words; by default two decimals, three for an amount below one.

    >>> paced(Fraction(64, 10), "%"), paced(Fraction(-3), "个百分点"), paced(Fraction(400), "人")
    ('年均增长6.4%', '年均下降3个百分点', '年均增加400人')
    """
    points = unit in (_("个百分点"), _("个千分点"))
    if places is None:
        places = 2 if points or unit == "%" or abs(Fraction(value)) >= 1 else 3
    size = figure(abs(Fraction(value)), places)
    if unit == "%":
        text = _("年均增长{size}{unit}") if value >= 0 else _("年均下降{size}{unit}")
    elif points:
        text = _("年均提高{size}{unit}") if value >= 0 else _("年均下降{size}{unit}")
    else:
        text = _("年均增加{size}{unit}") if value >= 0 else _("年均减少{size}{unit}")
    return text.format(size=size, unit=unit)


def when(period: Period) -> str:
    """A period in words.

    >>> [when(Period(p)) for p in ("2022", "2023-H1", "2021/2022", "2023-06", "2023-06-30", "2023-01/2023-10")]
    ['2022年', '2023年上半年', '2021—2022年', '2023年6月', '2023年6月30日', '2023年1—10月']
    """
    start, end = period.start, period.end
    values = {"year": start.year, "month": start.month, "last_year": end.year, "last": end.month, "day": end.day}
    if start == end:
        return _("{year}年{month}月{day}日").format(**values)
    if (start.month, end.month) == (1, 12):
        return (_("{year}年") if start.year == end.year else _("{year}—{last_year}年")).format(**values)
    if start.year != end.year:
        return _("{year}年{month}月—{last_year}年{last}月").format(**values)
    if (start.month, end.month) in ((1, 6), (7, 12)):
        return (_("{year}年上半年") if start.month == 1 else _("{year}年下半年")).format(**values)
    return (_("{year}年{month}月") if start.month == end.month else _("{year}年{month}—{last}月")).format(**values)


def difference_unit(unit: str) -> str:
    """What a difference of two figures is counted in: percentage points for shares."""
    if unit in SHARE_UNITS:
        return _("个千分点") if unit == "‰" else _("个百分点")
    return unit


def observed(o: Observation, unit: str) -> Input:
    """An observation as an input of a working."""
    name = _measure_name(o.measure)
    if o.role == "estimate":
        name = _("预计") + name
    moment = when(o.period)
    name = moment + name
    if isinstance(o.value, bool):
        return Input(moment + _("完成情况"), _("已完成") if o.value else _("未完成"), str(o.period), o.source)
    if o.measure in ("growth", "growth_avg"):
        counted = "%"
    elif o.measure in ("change", "change_avg"):
        counted = difference_unit(unit)
    else:
        counted = unit if o.measure == "level" else {"rank": _("位"), "multiple": _("倍")}.get(o.measure, "")
    return Input(name, f"{o.value}{counted}".replace("-", "−"), str(o.period), o.source)


def _measure_name(measure: str) -> str:
    if measure == "level":
        return _("数值")
    if measure == "growth":
        return _("增速")
    others = {
        "growth_avg": _("年均增速"), "change": _("变化量"), "change_avg": _("年均变化量"), "rank": _("位次"),
        "multiple": _("倍数"),
    }  # fmt: skip
    return others.get(measure, measure)


def given(name: str, value: object, unit: str, period: str | None = None, source: Source | None = None) -> Input:
    """A number of the plan as an input of a working."""
    return Input(name, f"{value}{unit}".replace("-", "−"), period, source)
