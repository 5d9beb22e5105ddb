"""What periods, plans, sources and dates are called in a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from guibiao.messages import _
from guibiao.plan import Plan, Source
from guibiao.quantity import Period, chinese_number, five_year_name

_INNER = str.maketrans("“”", "‘’")  # quotation marks inside quotation marks


def plan_span(period: Period) -> str:
    """What the years of a plan are called: “十四五” for a five-year plan, else 2021—2023年.

    >>> plan_span(Period("2021/2025")), plan_span(Period("2022/2024"))
    ('“十四五”', '2022—2024年')
    """
    name = five_year_name(period)
    return f"“{name}”" if name else years_name(period.start.year, period.year)


def years_name(first: int, last: int) -> str:
    """One year or a span of years.

    >>> years_name(2021, 2022), years_name(2021, 2021)
    ('2021—2022年', '2021年')
    """
    return f"{first}年" if first == last else f"{first}—{last}年"


def period_name(period: Period) -> str:
    """A period as a report writes it.

    >>> [period_name(Period(p)) for p in ("2021", "2023-H1", "2021/2022", "2023-06-30", "2023-01/2023-10", "2023-Q3")]
    ['2021年', '2023年上半年', '2021—2022年', '2023年6月30日', '2023年1—10月', '2023年三季度']
    """
    start, end = period.start, period.end
    if start == end:
        return date_name(end)
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years:
        return years_name(start.year, end.year)
    if start.year != end.year:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    months = (start.month, end.month)
    if months in {(1, 6), (7, 12)} and not (period.is_span and "H" not in period.text):
        return f"{end.year}年{'上' if start.month == 1 else '下'}半年"
    if "Q" in period.text and not period.is_span:
        return f"{end.year}年{chinese_number(end.month // 3)}季度"
    return f"{end.year}年{start.month}月" if start.month == end.month else f"{end.year}年{start.month}—{end.month}月"


def date_name(day: date) -> str:
    """A date without leading zeros (GB/T 9704-2012, 7.3.5).

    >>> date_name(date(2023, 6, 30))
    '2023年6月30日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def short_name(plan: Plan) -> str:
    """What a report calls the plan after its first mention: 《纲要》 or 《规划》."""
    return "《纲要》" if "纲要" in plan.name else "《规划》"


def next_year(datum: Period) -> int:
    """The first year that lies wholly or partly after a datum."""
    return (datum.end + timedelta(days=1)).year


def source_name(source: Source) -> str:
    """Where a figure was read, for people."""
    if source.person:
        return _("{person}填报").format(person=source.person) + (f"（{source.at}）" if source.at else "")
    if source.workbook:
        return " ".join(filter(None, (source.workbook, source.sheet, source.cell)))
    place = source.section or (_("第{start}字").format(start=source.start) if source.start is not None else "")
    if not source.document or not place:
        return source.document or place
    return source.document + (place if place.startswith("（") else f"（{place}）")  # no brackets in brackets


def source_words(source: Source) -> str:
    """Where a figure was read, with the words that it was read from, where they are known.

    >>> source_words(Source(document="公报", start=12, end=18, quote="增长8.2%")), source_words(Source(document="年鉴"))
    ('公报（第12字）：“增长8.2%”', '年鉴')
    """
    name = source_name(source)
    return _("{source}：“{quote}”").format(source=name, quote=source.quote.translate(_INNER)) if source.quote else name


def sources_name(sources: Iterable[Source]) -> str:
    """Where several figures were read, each place once; places that are numbers in one document stand together.

    >>> sources_name([Source(document="公报", start=12), Source(document="年鉴"), Source(document="公报", start=40)])
    '公报（第12、40字）；年鉴'
    """
    told: dict[str, list[int]] = {}
    for source in sources:
        if source.document and source.start is not None and not (source.section or source.person or source.workbook):
            told.setdefault(source.document, []).append(source.start)
        else:
            told.setdefault(source_name(source), [])
    return "；".join(_with_places(name, sorted(set(starts))) for name, starts in told.items() if name)


def _with_places(name: str, starts: Sequence[int]) -> str:
    return name + (f"（{_('第{start}字').format(start='、'.join(map(str, starts)))}）" if starts else "")
