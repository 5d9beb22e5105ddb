"""Titles of a document's parts that carry no number: they name a year, a plan or a term, and say review or plan."""

from __future__ import annotations

import re
from functools import cache

from guibiao.documents.five_year import NAMED
from guibiao.documents.wording import wording
from guibiao.expressions import expression

TIME = rf"(?:20\d\d年|{NAMED}|(?:过去|今后|未来)五年)"
NOT_LAST = "。！？；：，、…”"  # signs that no heading ends with
_LONGEST = 40  # characters
_CALL = r"[^。；：！？\d\n]{4,18}[，：]"  # what comes before the words of time: 锚定目标，推动2023年工作再上台阶
_FREE = expression(rf"(?:{_CALL})?[^。，；：！？\d\n]{{3,24}}")
_OF_TERM = (
    r"[^。；：！？，\d\n]{1,8}的五年"
    r"|第[一二三四五六七八九十]{1,3}届[^。；：！？，\d\n]{0,4}政府[^。；：！？，\d\n]{2,12}"
)
_AFTER_YEAR = r"20\d\d年?[：，][^。；：！？\d\n]{4,24}"
_AT_A_GLANCE = r"(?:回顾|回眸|盘点|数说|数读|展望|聚焦|奋进)20\d\d年?"  # the headings of news
_CAPTION = expression(r"图\s?\d{1,2}")  # 图1：2020年—2024年生产总值及增速
_MAY_BE = expression(r"20\d\d|[五年届今去上明下]")


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a chart, which says nothing of the text around it."""
    return _CAPTION.match(line) is not None


def is_part_title(line: str) -> bool:
    """Whether a line is such a title.

    >>> is_part_title("不忘初心，过去五年成就辉煌"), is_part_title("2023年完成投资5亿元")
    (True, False)
    """
    if len(line) > _LONGEST or line[-1] in NOT_LAST or "\t" in line or not _MAY_BE.search(line):
        return False
    return _titles().fullmatch(line) is not None or (
        _FREE.fullmatch(line) is not None
        and any(words.search(line) for words, _ in wording().times)
        and (wording().looks_back.search(line) or wording().looks_ahead.search(line)) is not None
    )


@cache
def _titles() -> re.Pattern[str]:
    """2020年和“十三五”工作回顾; 2023：在新起点上开新局."""
    ends = wording().heading_ends
    of_time = rf"[^。，；：！？\n]{{0,12}}?{TIME}[^。；：！？\n]{{0,24}}{ends}"
    this_year = rf"[■●◆▲]? ?(?:今年|去年|新的一年|过去一年)[^。，；：！？\n]{{0,8}}{ends}"
    called = rf"{_CALL}[^。，；：！？\d\n]{{0,8}}?{TIME}[^。，；：！？\d\n]{{0,16}}"
    return re.compile("|".join((of_time, called, this_year, _AFTER_YEAR, _AT_A_GLANCE, _OF_TERM)))
