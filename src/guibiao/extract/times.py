"""The words of a text that tell a time, and what they mean in a frame (the year that a passage is about)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from guibiao.expressions import expression

# 上半年, 一季度, 前三季度, 1—7月; 三季度 alone is none
YEAR_TO_DATE = expression(r"-(?:H1|Q1)$|-01/.*-\d\d$|-Q1/.*-Q\d$")
_YEAR = r"(?:(?:19|20)[0-9]{2}|二[〇○0零][〇○零一二三四五六七八九]{2})"
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DASH = r"\s?(?:[-—－–~～]{1,2}|至|到)\s?"
_PART = (
    r"上半年|下半年|[第前]?[一二三四1-4]季度|前[三两二]个?季度|前[0-9]{1,2}个月|[0-9]{1,2}(?:[-—－–~～]{1,2}|至)[0-9]{1,2}月份?"
    r"|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}月(?:份|末|底)?|全年|年?末|年?底|初(?!步)|以来|内"
)
_PART_OF = r"[上下]半年|第?[一二三四1-4]季度|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:份|底|末)?"  # that may begin or end a span
_MONTHS = r"[0-9]{1,2}(?:[-—－–~～]{1,2}|至)[0-9]{1,2}月份?"
_EACH = "为|是|达|在|保持|维持|稳定|控制|超|突破|低于|高于|实现|完成|位|居|不"  # 2021年、2022年均为: each, and no mean
_LISTED = "[、和](?:19|20)[0-9]{2}[年、两三]"  # 2021、2022年
_PLAN = (
    r"[“\"'‘]?(?P<plan>十[一二三四五六]五|(?<=[“\"'‘])十五(?!五)|九五|八五)[”\"'’]?(?:规划)?"
    r"(?:(?:时期)?(?P<plan_side>[前后])(?P<plan_years>[一二两三四])年|(?P<plan_part>期末|末期|末|时期末|期间|时期|初期|初|以来|期|(?=年均|平均|累计|的[0-9.]+倍|(?:规划)?目标[0-9]|(?:经济社会)?(?:发展)?的?(?:主要|预期)(?:预期)?目标[是为：])))"
)
# 五年来, 五年累计, 五年新增
_SINCE = (
    "来|间|以来|里|内|左右?的?时间|时间|累计|共|(?=平均|年均|财政|全[省市县]|投入|增加|增长|增收|翻|新增|净增|减少|下降|降低|提高|上升|完成|建成|实施|目标|引进|争取|培育|培训|发放|改造|治理"
    "|预计|分别|不[少低]于|超过|突破|（下同）)"
)
_COUNT = r"[一二两三四五六七八九十]|[0-9]{1,2}"
_WORDS = (
    "上年同月|上月|上季度|今年以来|今年末|今年底|今年|去年同期|去年全年|上年全年|去年底|去年末|去年|上年同期|上年同|上年末|上年底|(?<!基础)上年(?!结[转余])|(?<![，。；（\n])同期|同期(?=[增下相比])|前年|明年|本年度|本年|当年"
    "|今明两年|年内|上半年|下半年|前三季度|[一二三四]季度|(?<![0-9前第个.])[1-4]季度|全年|年末|年底|期末|规划期内|规划期间|(?<=[是比为较])[三四五]年前(?=的)|(?<=[由从])年初(?=的?[0-9])"
)
# Where 年 is left out behind a year: 2021为5%, 2021年均, 2021、2022年, 2022两年.
_WITHOUT_UNIT = rf"(?=为\s?[0-9])|(?=年均(?!{_EACH}))|(?={_LISTED})|(?=[两三四五]年(?!前|后|来))|(?<=到....)(?=的[0-9])"
_REST_OF_PLAN = "(?<![前今以之然此随年])后(?=[两三四]年(?![后前级制]))"  # 后三年
_TERM_BEFORE = "(?<=[是为])(?:前|上一?个)(?=[三四五]年的?[0-9.]+倍)"  # 是前五年的1.6倍
# 4月，一般公共预算收入累计完成: what was done by the end of a month
_SO_FAR = r"(?=[，,]?[^，。；\n0-9]{2,16}?(?:累计|当月)(?:完成|实现|增长|下降))"
_TIME = expression(
    rf"""《[^《》\n]{{0,160}}》|(?P<cmp>相?比|较|与|对比|高于|低于|快于|好于|优于|慢于|超过)?(?:
      (?P<y1>{_YEAR})(?:年(?P<y1_part>{_PART_OF})|年?){_DASH}(?P<y2>{_YEAR})\s?(?:年(?!均)|(?=年均))(?:(?P<y2_part>{_PART_OF})|期间|间|末|底)?
    | (?P<y>{_YEAR})\s?(?:年度?(?!均(?!{_EACH}))|{_WITHOUT_UNIT})\s?
      (?P<part>{_PART})?
    | {_PLAN}
    | (?<!连续|持续|提前|新的)(?P<ago>过去|近|这|今后|未来|(?<![提学])前|后)?的?(?P<n>{_COUNT})年(?:多|(?P<half>半))?
      (?P<since>{_SINCE})
    | (?P<ago2>过去|今后|未来|近|这|(?<![提学])前(?=[二两三四2-4]年)|{_REST_OF_PLAN}|{_TERM_BEFORE}
        |本届政府)的?(?P<n2>{_COUNT})年
    | (?P<rel>今年|去年|(?<!基础)上年|本年|当年|明年)(?P<rel_part>{_PART_OF}|前三季度|{_MONTHS})
    | (?P<months>{_MONTHS}
        |[0-9]{{1,2}}月(?:份|初|底|末|中旬|上旬|下旬|当月|{_SO_FAR}|(?=(?:同比|环比)?(?:上涨|增长|下降|回落))))
    | (?P<word>{_WORDS})
    )(?P<tail>同期|相比|的?基础上|(?<=[底末月日旬年])之?前(?![一二两三四五后移进列位0-9]))?""",
    re.X,
)
# What a time begins with: its first character, and, where that is a digit or stands in many other words, what follows.
_AFTER_DIGIT = r"[0-9]?[-—－–~～至年月]|季度|[0-9]{3}[\s年为两三、和\-—－–~～至到]"
_AFTER_FIRST = "〇○零一二三四五六七八九十两0-9年去的后来届月季期明内初末底半划比于过近这今未前本上同当下规全“\"'‘"
_TIME_BEGINS = expression(
    "[《全相比较与对高低快好优慢超0-9二“\"'‘十九八过近这今后未前第一两三四五六七上去同明本当年下期规]"
    rf"(?:(?<=[《“\"'‘])|(?<=[0-9])(?={_AFTER_DIGIT})|(?<![《“\"'‘0-9])(?=[{_AFTER_FIRST}]))"
)
_PLANS = {"八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021,
          "十五五": 2026, "十六五": 2031}  # fmt: skip
_TERM = 5  # years
_PLANNED = expression("(?:计划|力争|争取|拟|将|要)用?\\Z")  # 计划用三年时间
_SINCE_EVENT = expression("[^，。；：0-9\n]{1,8}以来")  # 2018年换届以来
_COUNTS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PARTLY = frozenset("上前一二三四")  # 上半年, 前三季度, 一季度
_QUARTERS = {c: i for i, c in enumerate("零一二三四")}
_COMPARED = ("上年同月", "上月", "上季度", "上年同期", "上年同", "上年", "同期", "去年同期", "上年末", "上年底")


_OPEN = frozenset(("", "，", "。", "；", "：", "\n", "（", "、"))


class Told(NamedTuple):
    """What says what a passage is about: document, heading, opening, aims or task; and where it stands."""

    how: str = "document"
    start: int = 0
    end: int = 0


BY_DOCUMENT = Told()


class Frame(Struct, frozen=True):
    """What a passage is about: `year`; `span` where it looks over several years; the year in which `now` is spoken."""

    year: int
    span: tuple[int, int] | None = None
    over_span: bool = False  # figures without a time of their own belong to the span
    of_term: bool = False  # the section looks back over the span, though a passage of it tells of one year
    to_date: bool = False  # the section also tells of the year that has begun: 2019年和今年以来工作回顾
    now: int = 0
    given: int = 0  # the year of an evaluation's own date, where that is known
    role: str = "actual"
    told: bool = False  # the section says what it is about
    evaluates: bool = False  # the document holds a plan against what became of it
    plan: tuple[int, int] | None = None  # the years of the plan that the document belongs to
    begins: bool = False  # it is said as the year `now` begins: what is said of the whole year is to come
    ahead: bool = False  # the passage tells what was, inside one that tells what is to come
    part: str = ""  # of the year that the passage is about: 2023-H1
    completes: bool = False  # the document tells what came of a plan as that comes to its end
    late: bool = False  # it is said before the year `now` begins: 今年 is the year before it, 明年 is `now`
    period_by: Told = BY_DOCUMENT
    role_by: Told = BY_DOCUMENT

    @property
    def spoken(self) -> int:
        """The year in which it is said."""
        return self.now - self.late if self.now else self.year

    def since(self, year: int) -> int | None:
        """The first year of the span or plan that `year` lies in, if that is known."""
        for span in (self.span, self.plan):
            if span and span[0] < year <= span[1]:
                return span[0]
        return self.plan[0] - 5 if self.plan and year == self.plan[0] - 1 else None


class Time(Struct):
    """A time in the text. `period` is its text; a `base` compares and sets no period; `topical` may open a passage."""

    start: int
    end: int
    period: str
    base: bool
    topical: bool
    span: tuple[int, int] | None
    before: bool = False  # the period before the frame's (上年)
    explicit: bool = False  # a span given by its first and last year
    loose: bool = False  # named without a year, 上半年 or 全年: of the year that the text is about
    due: bool = False  # a month by which something is to be done: of its own clause alone
    sums: bool = False  # 五年累计: what follows is the sum of the years
    years: bool = False  # only how many are said: 五年间
    counted: int = 0  # years that end with the year spoken of before: 两年累计, 两年平均


def scan_times(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The time words of a stretch of text, in order, still without meaning.

    Looking for first characters alone passes over plain text several times as fast as the expression itself.
    """
    begins, match_at, at = _TIME_BEGINS.search, _TIME.match, start
    while begin := begins(text, at, end):
        match = match_at(text, begin.start(), end)
        at = match.end() if match else begin.end()
        if match and text[match.start()] != "《" and not text.startswith("，下同", at):  # 五年（2006—2010年，下同）
            yield match


def time_at(text: str, at: int) -> re.Match[str] | None:
    """The time word that begins at an offset, if there is one."""
    match = _TIME.match(text, at)
    return None if match is None or match[0].startswith("《") else match


def time_of(match: re.Match[str], frame: Frame) -> Time:
    """What a time word means in a frame."""
    start, end = match.span()
    base = match["cmp"] is not None or match["tail"] in ("相比", "基础上", "的基础上")  # 与去年同期和今年一季度相比
    if match["y1"]:
        span = int(match["y1"].translate(_NUMERALS)), int(match["y2"].translate(_NUMERALS))
        if span[0] >= span[1]:  # not a span that runs forwards
            return Time(start, end, str(span[1]), base, True, None)
        if match["y1_part"] or match["y2_part"]:  # 2011年至2013年上半年, 2023年7月至2025年
            ends = (_part(year, match[part] or "") for year, part in zip(span, ("y1_part", "y2_part"), strict=True))
            return Time(start, end, "/".join(ends), base, True, None, explicit=True)
        if frame.over_span and frame.span == (span[0] + 1, span[1]) and span[1] - span[0] == _TERM:
            span = frame.span  # 2006年至2011年 in the review of 2007 to 2011: from the year before
        return Time(start, end, f"{span[0]}/{span[1]}", base, True, span, explicit=True)
    if match["y"]:
        year = int(match["y"].translate(_NUMERALS))
        since = match["part"] == "以来" or (not match["part"] and _SINCE_EVENT.match(match.string, end))
        if since and year < frame.year:
            return Time(start, end, f"{year}/{frame.year}", base, True, (year, frame.year))
        return Time(start, end, _part(year, match["part"] or ""), base, not match["part"], None)
    if match["plan"]:
        return _plan_time(match, base, frame)
    if match["n"] or match["n2"]:
        return _years_time(match, base, frame)
    if match["months"]:
        due = match["tail"] is not None and match["tail"].endswith("前")
        return Time(start, end, _part(frame.year, match["months"]), base, False, None, due=due)
    if match["rel"]:
        return Time(start, end, _part(_relative(match["rel"], frame), match["rel_part"]), base, False, None)
    return _word_time(match, base, frame)


def _relative(word: str, frame: Frame) -> int:
    """The year that 今年 or 去年 is."""
    told = frame.told and not frame.over_span and not frame.evaluates and not frame.to_date
    now = frame.year if told else frame.spoken
    return {"去年": frame.spoken - 1, "上年": frame.year - 1, "明年": frame.spoken + 1}.get(
        word, now if word == "今年" else frame.year
    )


def _plan_time(match: re.Match[str], base: bool, frame: Frame) -> Time:
    first, part = _PLANS[match["plan"]], match["plan_part"]
    start, end, span = match.start(), match.end(), (first, first + 4)
    if match["plan_years"]:
        years = _COUNTS[match["plan_years"]]
        return _first_years(start, end, first if match["plan_side"] == "前" else first + 5 - years, years, base)
    if part in ("期末", "末期", "末", "时期末"):
        return Time(start, end, str(first + 4), base, False, None)
    if part in ("初", "初期"):
        return Time(start, end, str(first), base, False, None)
    if part == "以来" and frame.evaluates and frame.role != "target" and first < frame.year < first + 4:
        span = first, frame.year  # so far
    return Time(start, end, f"{span[0]}/{span[1]}", base, True, span)


def _first_years(start: int, end: int, first: int, years: int, base: bool, sums: bool = False) -> Time:
    """“十二五”前两年: the first years of a plan; 前两年累计 `sums` them."""
    span = first, first + years - 1
    return Time(
        start,
        end,
        f"{span[0]}/{span[1]}" if years > 1 else str(first),
        base,
        True,
        span if years > 1 else None,
        explicit=sums,
        sums=sums,
    )


def _years_time(match: re.Match[str], base: bool, frame: Frame) -> Time:
    count, ago = match["n"] or match["n2"], match["ago"] or match["ago2"] or ""
    years = _COUNTS.get(count) or int(count) if count in _COUNTS or count.isdigit() else 1
    start, end = match.start(), match.end()
    if match["half"] and frame.now and not ago:  # 两年半累计, said in the year after the last one told of
        period = f"{frame.now - years}/{frame.now}-H1"
        return Time(start, end, period, base, True, None, explicit=True)
    if ago == "前" and frame.plan and (frame.evaluates or _nears_its_end(frame.plan, frame)):
        return _first_years(start, end, frame.plan[0], years, base, match["since"] in ("累计", "共"))
    ahead = match["since"] == "内" or (match["since"] or "").endswith("时间")  # 用三年时间
    planned = ahead and _PLANNED.search(match.string, max(start - 3, 0), start) is not None
    if ago in ("今后", "未来", "后") or (ahead and frame.role == "target") or planned:
        first = frame.now or frame.year
        if frame.evaluates and frame.plan and frame.plan[1] - years == first:
            first += 1  # 今后两年 is what is left of the plan
        span = first, first + years - 1
    elif (
        frame.plan
        and frame.plan[1] - frame.plan[0] + 1 == years
        and (frame.evaluates or (frame.role == "target" and not ago) or _nears_its_end(frame.plan, frame))
    ):
        span = frame.plan  # 规划目标为五年累计…
    elif frame.span and frame.over_span and frame.span[1] - frame.span[0] + 1 == years:
        span = frame.span
    else:
        last = (frame.now - 1) if frame.now else frame.year
        span = last - years + 1, last
    if years == 1:
        return Time(start, end, str(span[0]), base, True, None)
    return Time(
        start,
        end,
        f"{span[0]}/{span[1]}",
        base,
        True,
        span,
        explicit=match["since"] in ("累计", "共", ""),
        years=not ago,
        counted=years if not ago and match["since"] in ("累计", "") else 0,
        sums=match["since"] == "累计",
    )


def _nears_its_end(plan: tuple[int, int], frame: Frame) -> bool:
    """Whether news at the end of a plan speaks of 五年来, or 这五年: of the years of the plan."""
    return frame.role != "target" and not frame.begins and not frame.told and plan[1] <= frame.now <= plan[1] + 1


def _word_time(match: re.Match[str], base: bool, frame: Frame) -> Time:
    word, start, end, year = match["word"], match.start(), match.end(), frame.year
    if word == "上年" and not base and match.string[max(start - 1, 0) : start] in _OPEN:
        return Time(start, end, str(year - 1), False, False, None)  # 上年地区生产总值120亿元，今年…
    if word in _COMPARED or (base and word in ("去年", "去年全年", "上年全年")):
        return Time(start, end, str(year - 1), True, False, None, before=True)
    if word.startswith("去年"):
        return Time(start, end, str(frame.spoken - 1), base, word == "去年", None)
    if word.endswith("年前"):  # 是五年前的1.5倍
        return Time(start, end, str(year - _COUNTS[word[0]]), True, False, None)
    if word == "年初":  # 由年初的1.6%降至1.3%
        return Time(start, end, str(year - 1), False, False, None)
    if word == "前年":
        return Time(start, end, str(frame.spoken - 2), base, False, None)
    if word == "明年":
        return Time(start, end, str(frame.spoken + 1), base, True, None)
    if word == "今明两年":
        now = frame.spoken
        return Time(start, end, f"{now}/{now + 1}", base, False, (now, now + 1))
    if word == "期末":
        return Time(start, end, str((frame.plan or frame.span or (year, year))[1]), base, False, None)
    if word.startswith("规划期"):
        return Time(start, end, f"{frame.span[0]}/{frame.span[1]}" if frame.span else str(year), base, False, None)
    if word.startswith("今年"):
        told = frame.told and not frame.over_span and not frame.to_date and not frame.evaluates
        now = year if told else frame.spoken
        if word == "今年以来" and frame.part.startswith(str(now)):
            return Time(start, end, frame.part, base, False, None)
        return Time(start, end, str(now), base, word in ("今年", "今年以来"), None)
    if frame.evaluates and word[:1] in _PARTLY:
        year = frame.now or year  # 上半年 of the year in which the evaluation is made
    return Time(start, end, _part(year, word), base, False, None, loose=True)


def _part(year: int, part: str) -> str:
    """A part of a year as a period's text."""
    if part in ("上半年", "下半年"):
        return f"{year}-H{1 if part[0] == '上' else 2}"
    if "季度" in part:
        quarter = next((_QUARTERS.get(c) or int(c) for c in part if c in _QUARTERS or c.isdigit()), 3)
        if part[0] == "前" or "个" in part:
            return f"{year}-Q1/{year}-Q{ {'两': 2, '二': 2}.get(part[1], quarter) }"
        return f"{year}-Q{quarter}"
    numbers = [int(n) for n in re.findall("[0-9]+", part)]
    if len(numbers) == 2 and "日" not in part and numbers[0] >= numbers[1]:
        numbers = numbers[1:]  # 2—1月: no span
    if not all(1 <= n <= 12 for n in numbers[:1]):
        return str(year)
    if "个月" in part:
        return f"{year}-01/{year}-{numbers[0]:02}"
    if "日" in part:
        return f"{year}-{numbers[0]:02}-{numbers[1]:02}" if 1 <= numbers[1] <= 31 else str(year)
    if len(numbers) == 2 and 1 <= numbers[1] <= 12:
        return f"{year}-{numbers[0]:02}/{year}-{numbers[1]:02}"
    return f"{year}-{numbers[0]:02}" if numbers else str(year)
