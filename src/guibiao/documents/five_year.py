"""The years of a five-year plan (五年规划) from its number: “十四五” is 2021/2025."""

from __future__ import annotations

from functools import lru_cache

from guibiao.expressions import expression
from guibiao.quantity import five_year_plan, read_number

_NUMERALS = "一二三四五六七八九十"
NAMED = (
    # Each begins with a plain character, so that a search skips to where one may begin.
    rf"“[{_NUMERALS}]{{1,3}}五[”\"](?!普法)"  # “十四五”
    rf"|\"[{_NUMERALS}]{{1,3}}五[”\"](?!普法)"
    rf"|‘[{_NUMERALS}]{{1,3}}五’"  # within a title that is itself quoted
    rf"|十(?<![{_NUMERALS}]十)[{_NUMERALS}]?五(?=规划|计划|时期|期间|期末|以来)"  # 十四五规划
    rf"|第[{_NUMERALS}]{{1,3}}个五年(?:（[^（）]{{4,14}}）)?(?:规划|计划)"  # 第十二个五年（2011—2015年）规划
)
_NUMBER = expression(rf"([{_NUMERALS}]{{1,3}})五[”’\"]?$|第([{_NUMERALS}]{{1,3}})个五年")


@lru_cache(maxsize=256)
def years_named(name: str) -> tuple[int, int] | None:
    """The years of “十四五” or 第十四个五年规划; None where the name is neither.

    >>> years_named("“十五”"), years_named("第十四个五年规划")
    ((2001, 2005), (2021, 2025))
    """
    match = _NUMBER.search(name)
    if match is None:
        return None
    plan = five_year_plan(int(read_number(match[1] or match[2])))
    return plan.start.year, plan.year
