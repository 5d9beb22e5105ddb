"""The years of a document: the last that it reviews and the first that it plans for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from guibiao.documents.five_year import NAMED, years_named
from guibiao.documents.structure.subjects import Years
from guibiao.documents.wording import Kind, wording
from guibiao.expressions import expression

_YEAR = expression(r"(?:19|20)\d\d(?=年)")
# Not 到2020年 or 2035年远景目标, goals; nor a day (2016年12月1日), which is when a text was given.
_TITLED = expression(r"(?<!到)" + _YEAR.pattern + r"(?!年\s?\d{1,2}月\s?\d{1,2}日|年(?:展望|愿景|远景))")
_TOLD_IN = 6000  # characters in which a text says of which year it speaks
_PLANNED = expression(
    r"(?:做好|提出了?[，：]?)(?P<a>20\d\d)年(?!.{0,12}(?:完成|执行)情况)"
    r"|(?P<b>20\d\d)年(?:，?(?:我们|[我全][省市县区州]))?(?:将|要|计划|拟|力争)|(?P<c>20\d\d)年[^，。；：\d\n]{0,16}(?:(?:重点工作|工作重点)(?!.{0,12}(?:完成|进展|落实|推进)情况)|形势(?:与|和)任务|预期目标|工作目标|目标任务是|工作安排|工作建议|总体要求|主要目标(?!.{0,6}完成))"
)
# 2012年，…; 2012年全年; not 比2007年, 到2020年底前, 2035年远景目标
_REVIEWED = expression(
    r"(?<![比较是由从到至和与的—-])(?<!(?<!关)于)(?<!展望)(?P<y>20\d\d)年(?=(?P<so>是|，?(?:我们|[我全][省市县区州])?[^，。；：\d\n]{0,10}(?:将|要(?!素)|重点|目标|任务|计划|力争))|度?，|度|全|上半年|下半年|前|第|我|预计|实现|完成|的?工作(?!重点|任务|安排|目标|思路|打算|要点)|国民|末，|[\u4e00-\u9fff]{1,8}[省市县区州](?:实现|完成|地区生产总值)|\d{1,2}(?:[-—－–~～至]\d{1,2})?月(?!\d))"
)
# 2021年98.6亿元。2022年增长3.2%，…；2023年在此基础上增长6.9%: years told in turn; not 2023年计划增长8%, 2023年主要目标
_TOLD_IN_TURN = expression(
    r"(?<=[，。；\n])(?P<year>20\d\d)年[末底度]?[，,]?[^，。；：\d将要拟计目预争确划]{0,12}?(?:增长|下降|上升|回升|完成|实现|达到|增加|减少|提高|再?增(?=\d)|为(?=\d))"
)
# 2021年、2022年、2023年，全县…分别增长5%: a text that begins with several years tells of the last of them
_LISTED = expression(
    r"(?:20\d\d年?\s?(?:[、和与及至到]|[-—－–~～]{1,2})\s?)+(?P<year>20\d\d)年(?!(?!主要)[^。\d]{0,20}(?:将|要|拟|计划|目标|预[计期]|力争|争取|确保|规划))"
)
_AIM_HEAD = expression("20[0-9]{2}年?[^\\s|0-9]{0,8}(?:目标|计划|规划|预期|预计|预测|展望|任务|建议)")
# The first session of the ninth National People's Congress met in 1998, and each has five.
_PARTLY = expression(r"年?(?:上半年|前|\d{1,2}(?:[-—－–~～至]\d{1,2})?月)")
_CONGRESS = expression(
    r"第?(?P<term>十[一二三四五六七八九]?|九)届全国人(?:民代表)?大(?:会)?(?:第)?(?P<session>[一二三四五])次会议"
)
_NUMERALS = "零一二三四五六七八九"
# 向人民代表报告2008年工作: what was done in that year
_REPORTED = expression(
    r"(?:报告|汇报|总结|回顾)了?(?P<year>(?:19|20)\d\d)年(?:度|的)?(?:的?政府)?工作(?!报告|安排|任务|目标|思路|打算|要点)"
)
_REPORT_OF = expression(r"(?<!\d)((?:19|20)\d\d)年?[^，。；\n]{0,10}政府工作报告")
# When a page was put out: a labelled date, or one that opens a line and only the time or the source follows;
# not when a browser printed it, which puts the page's title behind the time.
_RUNNING = expression(r"今年(?:上半年|前三季度|1[-—－–~～至]\d{1,2}月)")  # the year is not over
# A report on a part of a year plans for the rest of it: 2023年上半年计划执行情况.
_SO_FAR_OF_YEAR = r"(?:上半年|前三季度|1[-—－–~～至]\d{1,2}月份?)"
_PART_TITLED = expression(
    rf"(?P<year>20\d\d)年(?:[^。；]{{0,24}}计划)?{_SO_FAR_OF_YEAR}[^。；]{{0,30}}(?:执行|完成|运行)情况"
)
_PART_HEADED = expression(rf"^[^\d]{{0,6}}{_SO_FAR_OF_YEAR}[^。；]{{0,30}}(?:执行|完成|运行|进展)")
_PRINTED = r"(?!20\d\d/\d{1,2}/\d{1,2},? *(?:[上下]午)? *\d{1,2}:\d\d[ \t]+(?![来來]源|作者|字[号號体]|浏览|点击)\S)"
_PUBLISHED = expression(
    rf"(?:(?:[时時][间間]|日期|(?<![a-z])date)[:：\s]\s*|^[|\s]*{_PRINTED}|^\S{{2,8}}(?:[日晚晨]报|网)[ \t　]*)"
    r"(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月]\d{1,2}日?"
    r"(?=\s*(?:\d{1,2}[:：]\d\d|[来來]源|作者|字[号號]|星期|$|(?<=\d)\s*[\u4e00-\u9fff]))",
    re.MULTILINE | re.IGNORECASE,
)
# A part of a year from its start, without the year: 上半年, 前三季度, 1—8月.
_SO_FAR = expression(
    r"(?<![年\d比较])(?:上半年|前三季度|(?<![二三四])一季度|1[-—－–~～至](?P<month>[2-9]|1[01])月)(?!.{0,4}同期)"
)
_PLACE = expression(
    rf"(?:(?P<now>今年|本年|新的一年)|去年|过去(?:的)?一年)[^。；\n\d]{{0,16}}?(?P<plan>{NAMED})(?:规划)?的?"
    r"(?:(?P<first>开局|起步|首|第一)|收官|最后|结束)(?:之|一)?年"
)
# 本次评估时点为2022年12月31日
_EVALUATED_AT = expression(
    r"评估(?:的?基准|截止|数据)*(?:时点|时间节点|基期|基准日|截止日期|截止时间)[^，。；\d\n]{0,6}(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?"
)
_FINAL = expression(r"总结评估|(?:终期|期末|终结|最终)评估|(?:总结性|完成情况|实施情况(?:的)?总结)")  # not 中期
_MONTHS = 12
# What makes a year in an evaluation one that is aimed at or held against: in its sentence, in its clause, behind it.
_AHEAD_BEFORE = expression(
    "(?:建议|力争|确保|争取|调整)[^。\n]*$|(?:目标|规划|《纲要》|预计|预测|预期|有望|将|要求|远景)[^，。；：\n]*$|(?:[到离距比较]|(?<!截)至)$"
)
_MOVED_TO = expression(r"[由从](?:19|20)\d\d年[^，。；\n]{1,24}到$")  # 由2015年的1.2%提高到2018年的1.9%: what became
_AHEAD_AFTER = expression("年[^，。；：\n]{0,14}(?:目标|力争|确保|将|规划|可达|预计|预期|有望|将达|远景|底?前(?!三))")
_NEVER = 9999
_TERM = 5  # years
_DASHES = "—－–~～-"
_MIDST = 8  # the month from which the year itself is told of
_CARRIED_OUT = expression(r"20\d\d年.{0,20}计划.{0,8}(?:执行|完成|实施)情况(?!.{0,24}(?:草案|计划|安排|建议))")
_LATE = 11  # the month from which a congress plans for the year after


def years_of(kind: Kind, title: str, date: str, parts: Sequence[str], text: str, page: str = "") -> Years:
    """From the parts' headings, else the title line, else the date, else the years of which the text speaks.

    `date` is year-month-day as far as it is known, `parts` are the headings of level 1, `page` is how the source
    begins, where a page tells when it was put out.
    """
    published = _published(page)
    dated = int(date[:4]) if date[:4].isdigit() else None
    in_title, begins = _TITLED.search(title), _TITLED.match(text)
    titled = int(in_title[0]) if in_title else int(begins[0]) if begins else None
    if in_title and ("\t" in title or "|" in title):
        titled = _last_column(title) or titled
    if titled and published and titled > published[0] + 1:
        titled = None  # 2035年…, a goal in a headline
    match kind.kind:
        case "outline":
            return Years(None, None)
        case "communique":
            return Years(titled or (dated and dated - 1) or _reviewed(text), None)
        case "evaluation":
            return _of_evaluation(title, titled, dated, published, text)
        case "other" if kind.turns:
            return _of_report("plan_report", title, titled or dated, parts, text)
        case "other" if kind.about == "plan":
            said = titled or dated or _spoken_of(published) or _planned(text) or _reviewed(text)
            return Years(None, said or _place_in_plan(text))
        case "other":
            first = titled or _reviewed(text)
            said = _last_in_turn(text, first) if first and not in_title else first
            return Years(said, None) if said else _of_news(_month(date) or published, text)
    if dated and (month := _month(date)) and titled in (None, dated):
        late = month[1] >= _LATE
        dated, titled = _spoken_of(month), None if late else titled  # 2016年… given in November tells of 2016
    if kind.kind == "plan_report" and (part := _PART_TITLED.search(title)):
        return Years(int(part["year"]), int(part["year"]))
    if kind.kind == "plan_report" and (now := titled or dated) and any(map(_PART_HEADED.match, parts[:2])):
        return Years(now, now)  # 一、上半年计划执行情况, under a title that names the year alone
    if (reported := _REPORTED.search(title) or (None if dated else _REPORTED.search(text, 0, _TOLD_IN))) and (
        titled in (None, told := int(reported["year"]))
    ):
        return _of_report(kind.kind, title, told + 1, parts, text, sure=True)
    given = titled or dated or _session(text) or _report_of(text) or _spoken_of(published)
    if not given and not _planned(text) and not _reviewed(text):
        given = _place_in_plan(text)
    return _of_report(kind.kind, title, given, parts, text, sure=bool(titled or dated))


def _published(page: str) -> tuple[int, int] | None:
    """The year and month in which a page was put out."""
    match = _PUBLISHED.search(page)
    return (int(match["year"]), int(match["month"])) if match else None


def _spoken_of(date: tuple[int, int] | None) -> int | None:
    """The year for which a text of a year and month plans."""
    return date and date[0] + (date[1] >= _LATE)


def _month(date: str) -> tuple[int, int] | None:
    return (int(date[:4]), int(date[5:7])) if date[5:7].isdigit() else None


def _of_news(date: tuple[int, int] | None, text: str) -> Years:
    """The years of a text that names none, put out in a month: of a part of a year, if that was over by then, or of
    the whole year before. In the midst of a year the year is both told of and planned for.
    """
    partly = _SO_FAR.search(text, 0, _TOLD_IN)
    if date is None:
        now = _place_in_plan(text)
        return Years(now if partly else now - 1, now) if now else Years(None, None)
    year, month = date
    ended = _end_of(partly) <= month if partly else month >= _MIDST
    return Years(year if ended else year - 1, year if ended else None)


def _end_of(part: re.Match[str]) -> int:
    """The month with which a part of a year ends."""
    return int(part["month"]) if part["month"] else {"上": 6, "前": 9}.get(part[0][0], 3)


def _place_in_plan(text: str) -> int | None:
    """The year in which a text is written that says no more than its place in a plan: 今年是“十四五”开局之年."""
    match = _PLACE.search(text, 0, _TOLD_IN)
    span = years_named(match["plan"]) if match else None
    if match is None or span is None:
        return None
    year = span[0] if match["first"] else span[1]
    return year if match["now"] else year + 1


def _of_report(kind: str, title: str, given: int | None, parts: Sequence[str], text: str, sure: bool = False) -> Years:
    """Of a report: what its parts say of years near to the one in which it was given, if that is `sure`."""
    back = _years_in([part for part in parts if wording().looks_back.search(part)])
    ahead = _years_in([p for p in parts if wording().looks_ahead.search(p) and not wording().looks_back.search(p)])
    if sure and given:
        back = [y for y in back if given - 2 <= y <= given]  # 2006年10月以来, run into the heading
    if kind == "plan_report" and not ahead and not back and given:
        years = sorted(map(int, _YEAR.findall(title)))
        if len(years) == 1 and _CARRIED_OUT.search(title):
            return Years(years[0], years[0] + 1)
        return Years(years[0], years[-1]) if len(years) > 1 else Years(given - 1, given)
    near = sorted({y for y in ahead if not given or abs(y - given) <= 1})
    if near and not back and (near[0] + 1 in near or near == [(given or 0) - 1]):
        back, near = near[:1], near[1:]  # 一、2022年主要工作；二、2023年重点任务
    if not near and not back:
        back, near = _two_years(parts, given)
    reviews = max(back) if back else None
    plans = near[0] if near else reviews + 1 if reviews else given
    if plans is None and reviews is None:
        plans, reviews = _planned(text), _reviewed(text)
        plans = plans or (reviews and reviews + 1)
        reviews = None
    return Years(reviews or (plans - 1 if plans else None), plans)


def _two_years(parts: Sequence[str], given: int | None) -> tuple[list[int], list[int]]:
    """The year behind and that ahead where headings only name them: 一、精彩的2012年; 二、奋进的2013年."""
    said = [_years_in([part]) for part in parts]
    for one, other in pairwise(said):
        if len(one) == 1 and other == [one[0] + 1] and other[0] == (given or other[0]):
            return one, other
    return [], []


def _years_in(parts: Sequence[str]) -> list[int]:
    return [int(year) for part in parts for year in _YEAR.findall(part)]


def _session(text: str) -> int | None:
    """The year of a session of the National People's Congress."""
    match = _CONGRESS.search(text, 0, 400)
    if match is None:
        return None
    term = match["term"]
    number = 9 if term == "九" else 10 + _NUMERALS.index(term[1:] or "零")
    return 1998 + 5 * (number - 9) + _NUMERALS.index(match["session"]) - 1


def _report_of(text: str) -> int | None:
    match = _REPORT_OF.search(text, 0, 400)
    return int(match[1]) if match else None


def _planned(text: str) -> int | None:
    match = _PLANNED.search(text, 0, _TOLD_IN)
    return int(match["a"] or match["b"] or match["c"]) if match else None


def _of_evaluation(
    title: str, titled: int | None, dated: int | None, published: tuple[int, int] | None, text: str
) -> Years:
    """Of an evaluation: the year at whose end it is said to stand, or its plan ends, or the last that it tells of."""
    if at := _EVALUATED_AT.search(text):
        return Years(int(at["year"]) - (int(at["month"] or 12) < _MONTHS), None)
    if ended := _ended(title):
        return Years(ended, None)
    over = max(_over(text), default=0)
    if titled and dated and titled > dated:
        titled = None  # 2035年远景目标
    late = dated and (
        dated - 1 in (over, _told(text, dated, partly=False)) or (over < dated and _RUNNING.search(text, 0, _TOLD_IN))
    )
    if dated and late and not titled:
        return Years(dated - 1, None)  # given in September: the year before is the last that is told of
    return Years(dated or titled or (published and published[0]) or _told(text, _last_told(title, text)), None)


def _ended(title: str) -> int | None:
    """The last year of the plan that a final evaluation is of, by its title."""
    plan = re.search(NAMED, title) if _FINAL.search(title) and "中期" not in title else None
    span = years_named(plan[0]) if plan else None
    return span[1] if span else None


def _last_told(title: str, text: str) -> int:
    """The last year of which an evaluation may tell: one that looks at a plan half-way does not tell of its end."""
    plan = re.search(NAMED, title) or re.search(NAMED, text[:_TOLD_IN])
    span = years_named(plan[0]) if plan and "中期" in text[:_TOLD_IN] else None
    return span[1] - 1 if span else _NEVER


def _told(text: str, last: int, partly: bool = True) -> int | None:
    """The last year of which an evaluation tells facts to the year's end; one that it goes into is not over.

    `partly` says whether one that it goes into tells of the year before.
    """
    found = [m for m in _YEAR.finditer(text, 0, _TOLD_IN) if int(m[0]) <= last and not _is_aim(text, m)]
    found = [m for m in found if int(m[0]) % _TERM or text[m.start() - 1] not in _DASHES]  # 2016—2020年
    over = [int(m[0]) for m in found if not _PARTLY.match(text, m.end()) or text.startswith("年12月", m.end())]
    return max(over) if over else max((int(m[0]) - 1 for m in found if partly), default=None)


def _is_aim(text: str, year: re.Match[str]) -> bool:
    """Whether a year is one to come: 到2025年可达…, 离2025年的目标, 预计2025年…."""
    sentence = max(text.rfind(mark, 0, year.start()) for mark in "。\n\t|") + 1
    if _MOVED_TO.search(text, sentence, year.start()):
        return False
    before = _AHEAD_BEFORE.search(text, sentence, year.start())
    return before is not None or _AHEAD_AFTER.match(text, year.end()) is not None


def _reviewed(text: str) -> int | None:
    """The last of the years that a text opens something with."""
    matches = list(_REVIEWED.finditer(text, 0, _TOLD_IN))
    told = {int(m["y"]) for m in matches if not m["so"]}
    found = [y for y in (int(m["y"]) for m in matches) if y in told or y - 1 not in told]  # 2025年是收官之年 is to come
    return max(found, default=None)


def _last_in_turn(text: str, first: int) -> int:
    """The last of the years that a passage tells one after another, which begins with the first of them."""
    if listed := _LISTED.match(text):
        first = int(listed["year"])
    told = {int(m["year"]) for m in _TOLD_IN_TURN.finditer(text, 0, _TOLD_IN)}
    for year in sorted(told):
        if year == first + 1 or (year > first and year % _TERM):  # 2020年38家。2023年达到67家; 2025年 may be an aim
            first = year
    return first


def _last_column(heads: str) -> int | None:
    """The last year that heads a column of facts, where a text begins with a table; the end of a plan is an aim."""
    years = sorted(map(int, _YEAR.findall(_AIM_HEAD.sub("", heads))))
    while years[1:] and years[-1] % _TERM == 0 and years[-1] - 1 not in years:
        years.pop()
    return years[-1] if years else None


def _over(text: str) -> list[int]:
    """The years that a text opens something with and tells of to their end; not those that head a column of aims."""
    found = _REVIEWED.finditer(text, 0, _TOLD_IN)
    return [int(m["y"]) for m in found if not m["so"] and not _PARTLY.match(text, m.end())]
