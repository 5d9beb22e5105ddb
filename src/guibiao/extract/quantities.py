"""One scan over a text for its quantities: numbers with their units, ranks, ratios of parts, multiples.

What is no quantity by its own form (dates, document numbers, names in quotation marks, thresholds) is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters

from msgspec import Struct

from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon, lexicon
from guibiao.quantity import read_number

_DIGIT = "[0-9０-９]"
_WHOLE = (
    rf"{_DIGIT}{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|{_DIGIT}{{1,3}}(?:[ \u00a0\u2009][0-9]{{3}})+(?![0-9])|{_DIGIT}{{1,24}}"
)
_NUMBER = rf"(?:{_WHOLE})(?:[.．]{_DIGIT}{{1,12}})?"
_HAN = "[一二三四五六七八九十百千两]"
_HAN_MORE = "[一二三四五六七八九十百千万亿两零〇]"
_SCAN = expression(
    rf"""(?P<quote>“(?:[^“”\n，。]{{0,24}}|[^“”\n0-9]{{0,24}})”|‘[^‘’\n，。]{{0,24}}’|《[^《》\n]{{0,160}}》|〔[^〔〕\n]{{0,8}}〕)
    |第\s?(?P<rank>{_HAN}{_HAN_MORE}{{0,3}}|[0-9]{{1,4}})(?:\s?(?P<place>[位名]))?
    |(?P<ratio>{_NUMBER}(?:\s?[:：∶︰比]\s?{_NUMBER}){{2,4}})(?!\s?[:：∶︰])
    |百分之(?P<percent>{_NUMBER}|{_HAN}{_HAN_MORE}{{0,3}}(?:点[零〇一二三四五六七八九]{{1,4}})?)
    |翻了?[近约超]?(?P<fold>[一两二三四])?(?:番|(?<=一)翻)(?P<half>半|多)?
    |(?P<number>(?<![0-9０-９])[-−－](?=[0-9]){_NUMBER}|{_NUMBER})
    |(?<=[至到为])(?P<zero>零)(?![\u4e00-\u9fff])
    |(?P<han>数?{_HAN}{_HAN_MORE}{{0,9}})(?=\s?[多余几来]?[\u4e00-\u9fff%％])
    """,
    re.X,
)
_BEGINS = expression("[0-9０-９零一二三四五六七八九十百千两数第翻“‘《〔−－-]")
_RANGE = expression(rf"\s?(?:[-—－–~～]{{1,2}}|至|到)\s?(?P<number>{_NUMBER})")
_RANGE_BEGINS = frozenset("-—－–~～至到")
_DASHES = frozenset("-—－–~～")
_BEFORE_RANGE = 5  # characters in which a range begins: two of a magnitude, a sign, a space and the mark
_PER = expression(
    r"\s?/\s?每?(?:[百千万亿]{0,2}(?:平方米|立方米|平方公里|公顷|万元|小时|千瓦时|公里|吨|亩|人|天|日|年|元|户|千克|公斤|升|件|米|次|个|月|股|班|床|车|头|座|家|度))"
)
_AFTER_BOUND = expression(r"[*＊\s]{0,3}(?:（含）)?(以上|及以上|以内|之内|以下|左右|上下)")
_BOUND_BEGINS = frozenset("*＊（以及之左上")
_SPACES = frozenset(" \u00a0\u3000\u2009*")
_BLOCKED_BEFORE = frozenset(ascii_letters + "0123456789０１２３４５６７８９.．+＋/〔[№#")
# GDP4408亿元 is measured; 5G, G60, PM2.5 and ISO9001 are names, and so is what only counts: B2B3个
_LATIN_NAME = expression("(?<![A-Za-z0-9])(?!PM)(?:[A-Z][A-Z&＆]{1,5}|gdp)\\Z")
_AGE_GROUP = expression(r"(?:周)?岁(?:以上|以下|以内|及以上|及以下|的(?!水平|目标|预期|规划)|[-—至])")
_THRESHOLD = expression(
    r"(?:及)?以[上下内](?:（含[^）]{0,6}）)?(?=[\u4e00-\u9fff“])(?!用于|投入|来自|通过|实现|达到|纳入|以上)"
)
_SIZE_OF_PROJECT = expression("及?以[上下]的?(?:[0-9]|项目|企业|固定资产|工业|产业|工程|投资)")
_SIZES_COUNTED = expression("及?以[上下]的?[0-9]{1,5}[余多]?[个家户项]")  # 其中10亿元以上30个
_OF_EVERY = expression("每[\u4e00-\u9fff]{1,4}\\Z")
FOLD = {"一": 2, None: 2, "两": 4, "二": 4, "三": 8, "四": 16}
_OF_YEAR = frozenset("度初中末底均")  # behind 年: a time


class Quantity(Struct):
    """A quantity as it stands in the text; `noun_at` is where the text after it, and after its bound, goes on."""

    start: int
    end: int
    value: Decimal
    unit: str
    kind: str  # ratio, measure, counter, bare, rank, part, multiple
    noun_at: int
    bound: str = "eq"
    value_max: Decimal | None = None
    part: int = 0  # of a ratio of parts, from 0


def scan_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a text in order; parts of one ratio one by one."""
    lex, done = lexicon(), 0
    named = {at for m in lex.own_numbered.finditer(text) for at in range(*m.span())} if lex.own_numbered else ()
    for match in _tokens(text):
        kind = match.lastgroup
        if kind == "quote" or (start := match.start()) < done or start in named:
            continue
        if kind in ("number", "han", "zero"):
            found = _plain(text, match, kind, lex)
            if found is not None:
                done = found.end
                yield found
        elif kind in ("rank", "place"):
            found = _rank(text, match)
            if found is not None:
                yield found
        elif kind == "ratio":
            yield from _parts(text, match)
        elif kind in ("fold", "half") or match[0].startswith("翻"):
            yield _bounded(text, _multiple(match))
        elif kind == "percent":
            value = _percent(match["percent"])
            if value is not None:
                yield _bounded(text, Quantity(match.start(), match.end(), value, "%", "ratio", match.end()))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The matches of the scan; looking for first characters alone passes over plain text three times as fast."""
    begins, match_at, at = _BEGINS.search, _SCAN.match, 0
    while begin := begins(text, at):
        match = match_at(text, begin.start())
        at = match.end() if match else begin.end()
        if match:
            yield match


def _plain(text: str, match: re.Match[str], kind: str, lex: Lexicon) -> Quantity | None:
    """A number and what stands after it, or None where it is no quantity."""
    if kind == "zero":
        return Quantity(match.start(), match.end(), Decimal(0), "", "bare", match.end())
    quantity = _numerals(text, match, lex) if kind == "han" else _digits(text, match, lex)
    if quantity is None or not quantity.unit or quantity.noun_at != quantity.end:
        return quantity
    if quantity.end < len(text) and text[quantity.end] in _MARKS_BEGIN and _passes_a_mark(text, quantity):
        return None
    return None if _defines_a_group(text, quantity) else _bounded(text, quantity)


def _passes_a_mark(text: str, quantity: Quantity) -> bool:
    """Whether a number only tells which marks were passed, 连跨3个百亿台阶; else the mark is read with it."""
    if text.startswith(_MARKS, quantity.end):
        quantity.noun_at = quantity.end + 2
        return text[quantity.start - 1 : quantity.start] == "个"
    return quantity.unit == "个" and _MARKS_PASSED.match(text, quantity.end) is not None


_MARKS = ("台阶", "大关", "关口", "门槛")
_MARKS_BEGIN = frozenset("台大关门十百千万")
_MARKS_PASSED = expression("[十百千万]{1,2}亿?元?(?:台阶|大关|关口|门槛)")


def _numerals(text: str, match: re.Match[str], lex: Lexicon) -> Quantity | None:
    """A quantity in Chinese numerals: 上千名, 数十亿元, 八千亿元."""
    start, word = match.start(), match[0]
    if (
        word in _ONES
        and text[match.end()] not in lex.after_small_numeral
        and not (text[match.end()] in _TOLD_BEHIND and _tells_behind(text, start, match.end() + 1))
    ):
        return None  # 一个, 三大: a manner of speaking, as most are
    before = text[start - 1 : start]
    if before in _AFTER_WHICH_NO_NUMERAL or before in _BLOCKED_BEFORE:
        return None
    if _NAMES.search(word) or (word in _ROUND and text[match.end()] in "人名" and before not in _MEANT):
        return None  # “百千万”工程, 千名干部下基层: a name
    if text.startswith("十种有色金属", start):
        return None
    vague = word[0] == "数"
    digits = word.lstrip("数").rstrip("万亿")
    at = start + vague + len(digits)
    value = _value(digits)
    if value is None:
        return None
    unit, kind, end, approx = _unit(text, at, lex, True)
    if not kind or (word in _ROUND and kind == "bare"):  # 百亿企业: a class
        return None
    if not _han_counts(text, start, value, unit, kind, lex):
        return None
    return Quantity(start, end, value, unit, kind, end, "approx" if approx or vague else "eq")


def _digits(text: str, match: re.Match[str], lex: Lexicon) -> Quantity | None:
    """A quantity in digits: 3—5个, 1万6千多户, 4.2和0.7个百分点."""
    start, at, word = match.start(), match.end(), match[0]
    behind = text[start - 1 : start]
    latin = behind.isascii() and behind.isalpha() and _LATIN_NAME.search(text, max(start - 8, 0), start) is not None
    if behind and (behind in "每第" or (not latin and behind in _BLOCKED_BEFORE)):
        return None
    value = _value(word)
    if value is None:
        return None
    follows = text[at : at + 1]
    if (
        (follows in _COLONS or follows.isspace())
        and (to_one := _TO_ONE.match(text, at))
        and _COMPARED.search(text, max(start - 24, 0), start)
    ):
        of_one = Quantity(start, to_one.end(), value, "", "bare", to_one.end())
        return _bounded(text, of_one)  # 城乡收入比由2.5:1缩小到2.3:1
    value_max, at = _range(text, at, lex)
    if follows in _MYRIADS and value_max is None and (extra := _THOUSANDS.match(text, at)):
        value, at = value * 10000 + Decimal(extra[2]) * 1000, extra.end()
        if extra[1] == "亿":
            return _after_hundred_millions(text, start, at, value, lex)
    unit, kind, end, approx = _unit(text, at, lex, False)
    if follows == "届" and text.endswith(_HELD, 0, start):
        unit, kind, end = "届", "counter", at + 1
    if latin and kind not in ("measure", "ratio"):
        return None
    if kind:
        if unit == "个" and _POINTS_AFTER.match(text, end):
            unit, kind = "个百分点", "ratio"  # 分别提高5个和3个百分点
        return Quantity(start, end, value, unit, kind, end, "approx" if approx else "eq", value_max)
    schooling = follows == "年" and value < _LONGEST_SCHOOLING and text.rfind("年限", max(start - 8, 0), start) >= 0
    if schooling or ("." in word and len(word) <= _TENTHS and follows == "年"):
        return Quantity(start, at + 1, value, "年", "measure", at + 1, value_max=value_max)
    if value_max is not None:
        return None
    if headed := _head_of_list(text, start, value, at, lex):
        return headed
    if shared := _SHARED.match(text, at):
        unit, kind, _, _ = _unit(text, shared.end(), lex, False)  # 分别高4.2和0.7个百分点
        listed = kind and any(word in text[max(start - 30, 0) : start] for word in ("分别", "依次"))
        return Quantity(start, at, value, unit, kind, at) if listed else None
    return _bare_number(text, start, match, value)


_HELD = ("举办", "承办", "主办", "协办", "举行", "召开", "参加")  # 承办3届大会; else it is an ordinal
_COMPARED = expression("比|差距")
_COLONS = frozenset(":：∶")
_MYRIADS = frozenset("万亿")
# 1万6千多户 is 16000 户, 1亿3千多万 is 13000 万
_TO_ONE = expression(r"\s?[:：∶]\s?1(?![0-9.:：∶])")
_LONGEST_SCHOOLING = 30  # years; 平均受教育年限达11年
_TENTHS = 4  # 12.5年
_SHARED = expression(rf"(?:\s?(?:和|、|及|与)\s?[-−－]?{_NUMBER}){{1,6}}")
_POINTS_AFTER = expression(rf"(?:、\s?[-−－]?{_NUMBER}\s?个?)*\s?(?:和|、|及|与)\s?{_NUMBER}\s?个百分点")
_NAMES = expression("百千|十百|千千|万万|千万个")
_AFTER_WHICH_NO_NUMERAL = frozenset("每第零一二三四五六七八九十百千万亿两几来五")
_ONES = frozenset("一二三四五六七八九两")
_ROUND = frozenset("十百千")
_MEANT = frozenset("上近约超过逾达")  # 上百家企业
_THOUSANDS = expression(r"(万(?=[0-9]千[多余]?[\u4e00-\u9fff])|亿(?=[0-9]千[多余]?万))([0-9])千")


def _after_hundred_millions(text: str, start: int, at: int, value: Decimal, lex: Lexicon) -> Quantity:
    approx = text[at] in "多余"
    at += approx
    counter = lex.units.at(text, at + 1, len(text))
    end = at + 1 + len(counter)
    kind = lex.units.words[counter] if counter else "bare"
    return Quantity(start, end, value, "万" + counter, kind, end, "approx" if approx else "eq")


def _value(word: str) -> Decimal | None:
    if word.isascii() and word.replace(".", "", 1).isdigit():
        return Decimal(word)
    return _written(word)


@lru_cache(maxsize=1 << 10)  # few numerals are written so, again and again
def _written(word: str) -> Decimal | None:
    try:
        return read_number(word.replace("\u00a0", "").replace("\u2009", ""))
    except ValueError:
        return None


def _percent(word: str) -> Decimal | None:
    whole, _, tenths = word.partition("点")
    value = _value(whole)
    digits = "".join(str("零一二三四五六七八九".find(c) if c != "〇" else 0) for c in tenths)
    return value if value is None or not digits else Decimal(f"{value}.{digits}")


def _range(text: str, at: int, lex: Lexicon) -> tuple[Decimal | None, int]:
    """The upper end of 3—5个, 5%—6%, 3万—5万: its value, and where the unit after it begins."""
    if _RANGE_BEGINS.isdisjoint(text[at : at + _BEFORE_RANGE]):
        return None, at
    if both := _range_of_units(text, at, lex):
        return both
    past = at
    between = lex.magnitudes.at(text, past, past + 2)
    past += len(between)
    if past < len(text) and text[past] in "%％":
        past += 1
    match = _RANGE.match(text, past) if text[past : past + 2].strip()[:1] in _RANGE_BEGINS else None
    if match is None:
        return None, at
    after = match.end()
    if lex.never.at(text, after, after + 4) and not lex.units.at(text, after, after + 5):
        return None, at
    value = _value(match["number"])
    return (value, after) if value is not None else (None, at)


def _range_of_units(text: str, at: int, lex: Lexicon) -> tuple[Decimal, int] | None:
    """The same of 201亿元—204亿元, in which both ends have their unit."""
    unit, kind, end, _ = _unit(text, at, lex, False)
    upper = _RANGE.match(text, end) if kind == "measure" and text[end : end + 1] in _DASHES else None
    if upper is None or _unit(text, upper.end(), lex, False)[0] != unit:
        return None
    value = _value(upper["number"])
    return None if value is None else (value, upper.end())


def _unit(text: str, at: int, lex: Lexicon, han: bool) -> tuple[str, str, int, bool]:
    """The unit at an offset: its text, its kind ("" where there is none), its end, whether 多 or 余 stands inside."""
    size = len(text)
    past = _past_space(text, at)
    approx = past < size and text[past] in "多余来" and past == at
    past = _past_space(text, past + 1) if approx else past
    never = lex.never.at(text, past, size)
    magnitude = lex.magnitudes.at(text, past, size)
    if magnitude in ("百", "千", "十万") and not lex.units.at(text, _past_many(text, past + len(magnitude)), size):
        magnitude = ""
    past += len(magnitude)
    after_magnitude = past
    if magnitude and past < size and text[past] in "多余":
        approx, past = True, past + 1
        if magnitude == "万" and text[past : past + 1] == "亿":  # 4万多亿元
            magnitude, past = "万亿", past + 1
    spaced = _past_space(text, past) if magnitude else past
    unit = lex.units.at(text, spaced, size)
    if never and len(never) >= len(magnitude + unit):
        return "", "", at, False
    if unit and len(lex.not_units.at(text, spaced, size)) > len(unit):
        unit = ""
    if unit.endswith("年") and text[spaced + len(unit) : spaced + len(unit) + 1] in _OF_YEAR:
        unit = unit[:-1]  # 1.2万人年度目标
    if unit:
        end = spaced + len(unit)
        if text.find("/", end, end + 2) >= 0 and (per := _PER.match(text, end)):
            return magnitude + unit + per[0].replace(" ", ""), "measure", per.end(), approx
        return (magnitude + unit).replace("％", "%"), lex.units.words[unit], end, approx
    if (
        magnitude
        and (after_magnitude < size)
        and ("\u4e00" <= text[past : past + 1] <= "\u9fff" or text[past : past + 1] in "，。、；,;“（( ")
    ):
        return magnitude, "bare", past if approx else after_magnitude, approx
    return "", "", at, False


def _bare_number(text: str, start: int, match: re.Match[str], value: Decimal) -> Quantity | None:
    """A number without a unit counts where a word before says that it is a level and the clause ends after it."""
    end = match.end()
    after = text[end : end + 1]
    if "." in match[0] and _PROPORTION.search(text, max(start - 36, 0), start) and _PROPORTION_ENDS.match(text, end):
        return _bounded(text, Quantity(start, end, value, "", "bare", end))
    if after and after not in "，。；、,;）)\n" and not (after in "（(" and "." in match[0]):
        return None
    if "." in match[0] and _MOVED_BY_POINT.search(text, max(start - 40, 0), start):
        return _bounded(text, Quantity(start, end, value, "", "bare", end))
    before = text[max(start - 3, 0) : start].rstrip(" ")
    if not before.endswith(_BEFORE_BARE) or _is_year(value):
        return None
    if value in _BASES and _AS_BASE.search(text, max(start - 14, 0), start):
        return None
    return Quantity(start, end, value, "", "bare", end)


_LONGEST_LIST = 120
_YEAR_IN_LIST = "(?:20[0-9]{2}年|[^，,；;、。：:\\n0-9]{1,12})[为达]?[：:]?\\s?"  # 2021年 | 三年平均
_IN_LIST = expression(
    rf"(?:：|——)(?:\s?{_YEAR_IN_LIST}[-−－]?{_NUMBER}%?\s?[；;，,、]){{0,12}}\s?{_YEAR_IN_LIST}[-−－]?"
)


def _head_of_list(text: str, start: int, value: Decimal, end: int, lex: Lexicon) -> Quantity | None:
    """A number in a list that has its unit at its head, in brackets: 增速（%）：2021年 11.3；2022年 4.5."""
    head = text.rfind("）", max(start - _LONGEST_LIST, 0), start)
    opened = text.rfind("（", max(head - _TENTHS * 2, 0), head) if head > 0 else -1
    if opened < 0 or _is_year(value) or not _PROPORTION_ENDS.match(text, end):
        return None
    at = opened + len("（单位：") if text.startswith("（单位：", opened) else opened + 1
    unit, kind, closed, _ = _unit(text, at, lex, False)
    listed = kind and closed == head and _IN_LIST.fullmatch(text, head + 1, start)
    return Quantity(start, end, value, unit, kind, end) if listed else None


# 城乡收入比由2.35缩小到2.3左右
_PROPORTION = expression(
    "(?:[入出费生别]之?比值?|系数|指数|倍差)(?:（[^（），。；0-9]{2,12}[为=]1(?:00)?）)?"
    "(?:[^，。；]{0,14}(?:由|从|为|至|到|达|在|[年初末期]的))?\\Z"
)
_PROPORTION_ENDS = expression(
    "\\Z|[，。；、）\n]|（[^（），。；0-9]{2,12}[为=]1(?:00)?）|左右|以[内下上]|缩小|下降|降|扩大|上升|提高"
)
# 收入比2.02，缩小0.06
_MOVED_BY_POINT = expression("(?:收入比|倍差|系数)[^。；\\n]{0,30}(?:缩小|扩大|下降|降低|上升|提高)了?\\Z")
_AS_BASE = expression("(?:以[^，。；0-9]{2,12}|女性|（[^（），。；0-9]{2,12})[为=]\\Z")  # 收入比（农村居民收入为1）
_BASES = frozenset((1, 100))
_BEFORE_BARE = ("为", "达到", "达", "降至", "降到", "升至", "人口", "人数", "指数", "系数", "户数", "总数", "死亡率")


def _is_year(value: Decimal) -> bool:
    return 1900 <= value <= 2100 and value == value.to_integral_value()


def _han_counts(text: str, start: int, value: Decimal, unit: str, kind: str, lex: Lexicon) -> bool:
    """Chinese numerals below ten count only with units of measure: 三个, 两项 and the like are a manner of speaking."""
    if unit in ("分", "方", "里") or text[start + 1 + len(unit) : start + 2 + len(unit)] in _SETTLEMENTS:
        return False  # 八顷村, 三亩镇
    if unit in _TOLD_BEHIND and value < _TEN and _tells_behind(text, start, start + 1 + len(unit)):
        return value > 1
    if unit in lex.small_han_units or (
        kind in ("measure", "ratio") and value >= (2 if kind == "measure" else 1) and unit not in _SPANS_OF_TIME
    ):
        return unit not in ("度", "成") or value >= 10
    if unit in _PLACES and text[max(start - 2, 0) : start] in _MOVED_BY:
        return True  # 前进两个位次
    if (
        unit in _SPANS_OF_TIME
        or text[max(start - 1, 0) : start] in ("这", "那", "前", "同")
        or (text[max(start - 1, 0) : start] == "上" and value < 100)
    ):
        return False
    return (
        value >= 100
        or (value >= 10 and unit not in ("个", "条", "项", "大", "件", "次", "位"))
        or "万" in unit
        or "亿" in unit
    )


_TOLD_BEHIND = frozenset("个家座条所处部台辆栋艘架枚件")
_ENDS_CLAUSE = expression("[，。；、\\n]|\\Z")
# what is counted, and no word for how it is told: 以下六个, 其中两家
_NAMED = expression(
    "[\u4e00-\u9fff”]{2}(?<![这那前后第其中以下上如的是有为共计仅只到成做分每各另就了再又以为几多之等抓])\\Z"
)
_TEN = 10


def _tells_behind(text: str, start: int, end: int) -> bool:
    """Whether a small number stands behind what it counts, where its clause ends: 引进企业两家，新建公园六个."""
    return _ENDS_CLAUSE.match(text, end) is not None and _NAMED.search(text, max(start - 3, 0), start) is not None


_PLACES = frozenset(("位", "个位次", "位次", "个名次", "名次"))
_MOVED_BY = frozenset(("前进", "前移", "上升", "提升", "后移", "下降", "进了", "移了", "升了"))
_SETTLEMENTS = ("村", "镇", "乡", "屯")
_OF_SIZE = expression("人口的(?:[发人]\\w{1,4})?(?:大国|国家|大省|大市|大县|城市|省份?|地区)")
_WHERE = ("在", "全省", "全市", "全国", "全区", "全州", "自治区", "同类")
_AMONG = expression("[\u4e00-\u9fff（）()、]{1,16}中(?:[，,]|继续|仍|再次|均|都|居|位|排|列|名|率先|第)")
_TO = tuple("-—－–~～至")
_AGE_REACHED = expression("以[上下内](?=[，。；、）\n]|\\Z)")  # 人均预期寿命达到80岁以上
_GROUP_OF_AGE = expression("[\u4e00-\u9fff、0-9]")  # 35—64岁妇女, 0—14岁72519人
_SPANS_OF_TIME = frozenset(("天", "小时", "分钟", "个小时", "个月", "个季度"))
_PART_OF = expression(
    r"(?:及?以[上下内])?的(?:年份|年度|部分|企业|单位|家庭|地区|群体|人员|纳税人|项目|产业|行业|集群|园区|乡镇|村|县(?![\u4e00-\u9fff]))"
)
# 产值超10亿元企业5家: the money sorts, the count is said after it
_SIZED = expression("(?:企业|项目|产业集群|产业|集群|园区|乡镇|镇|村)[^，。；、0-9]{0,8}[0-9]{1,5}(?:余|多)?[家个户]")
_EACH_OF_SIZE = expression(
    "[0-9][个家户项](?:年)?(?:产值|总?投资|(?:主营业务|营业|销售)?收入|纳税|税收)(?:超过?|过|达到?|突破|在)?\\Z"
)
_OVER = expression("的?(?:[0-9]{1,5}[余多]?[家个户]|企业|产业集群|项目|园区)")
_OVER_WORTH = expression(  # 超千亿元工业企业, 超5000万元的镇
    f"{_OVER.pattern}|的?[\u4e00-\u9fff]{{0,4}}?(?:企业|产业集群|项目|园区|乡镇|(?<!城)[镇村乡])"
)
# 产值、投资等5项指标增速居前 lists, 等5项指标超过预期 counts
LISTED_ITEMS = expression(
    "[0-9两三四五六七八九十]{1,2}[项个](?:主要)?(?:经济)?指标(?P<of>增速|增幅|总量)(?=全|均|居|排|位|列)"
)
_LISTED = expression(
    r"(?:主要)?(?:经济)?指标(?!(?:已|均|全部|基本|提前|进度|进展|完成情况)*(?:[实达完超快优好滞未顺良]|正常|领先|低于|慢于|不及|符合|落后)[\u4e00-\u9fff]{0,14}(?:[，。；\n]|\Z))"
)
_HEADS = frozenset("人名位")
_ATTEND = expression(
    r"(?:应|实)(?:到会?|出席)(?:会议)?的?(?:代表|委员|人员|人数)?\Z|出席(?:本次|这次)?(?:会议|大会)的?(?:代表|委员|人员)\Z"
)
_SORTED_BEGINS = frozenset("及以的企项产集园乡镇村")  # what the two above begin with
_DURATION_BEFORE = expression(r"(?:连续|历时|长达|为期|步行|车程|每隔|提前|持续|不超过|一年|时长|已)\s?\Z")
_DURATION_AFTER = expression(
    r"\s?(?:不间断|内|以内|以上|服务|值守|在线|营业|监测|监控|经济圈|交通圈|生活圈|健身圈|自助|通勤|高铁|时间)"
)


def _defines_a_group(text: str, q: Quantity) -> bool:
    """Ages, thresholds of size, clock times and standards describe something else than how much there is."""
    behind, follows = text[q.start - 1 : q.start], text[q.end : q.end + 1]
    if q.unit == "岁":
        return not _AGE_REACHED.match(text, q.end) and (
            bool(_AGE_GROUP.match(text, q.end - 1))
            or follows in "老儿幼"
            or ((q.value_max is not None or behind in _TO) and bool(_GROUP_OF_AGE.match(text, q.end)))
        )
    if q.unit in _SPANS_OF_TIME and (
        _DURATION_BEFORE.search(text, max(q.start - 4, 0), q.start)
        or _DURATION_AFTER.match(text, q.end)
        or q.value == 24
    ):
        return True
    if (q.unit == "%" and behind == "折" and follows == "）") or (
        (q.unit == "公里" and text.endswith("时速", 0, q.start)) or ("元" in q.unit and "兑" in (behind, follows))
    ):
        return True  # 化肥（折100%）3万吨, 时速400公里动车组: of which kind it is; 1美元兑6.2元
    if q.kind == "measure" and _sorts_by_size(text, q, behind, follows):
        return True
    if q.kind == "counter" and behind in ("个", "户") and _THRESHOLD.match(text, q.end):
        return True  # 230个50户以上村寨
    if q.kind == "counter" and q.unit != "项" and text.endswith(_WHERE, 0, q.start) and _AMONG.match(text, q.end):
        return True  # 在全省91个县（市）中排名第一
    if q.kind == "bare" and _OF_SIZE.match(text, q.end):
        return True  # 13亿多人口的大国
    if q.unit in _HEADS and (follows == "制" or _attend(text, q.start)):
        return True  # 3人制篮球场, 实到代表276人
    if q.unit in ("位", "名") and behind == "前":
        return True  # 居全省前3位
    if follows in ("级", "＋", "+") or (q.unit == "类" and q.value % 1):  # 1.1类新药
        return True
    if behind == "等" and _LISTED.match(text, q.end):
        return True
    if q.unit in ("项", "个") and LISTED_ITEMS.match(text, q.start) and "、" in text[max(q.start - 30, 0) : q.start]:
        return True  # 工业增加值、工业投资3项指标增速全市第一
    if q.kind == "bare":
        return _SIZE_OF_PROJECT.match(text, q.end) is not None  # 5千万以下项目74个
    if q.kind == "counter" and "就有" in text[q.start - 2 : q.end + 9]:  # 每出口4辆汽车就有1辆
        return text.endswith("就有", 0, q.start) or bool(_OF_EVERY.search(text, max(q.start - 6, 0), q.start))
    return (
        q.kind == "measure"
        and follows in "及以"
        and bool(_THRESHOLD.match(text, q.end) or _SIZES_COUNTED.match(text, q.end))
    )


def _attend(text: str, at: int) -> bool:
    """Whether a number of people tells who came to a meeting."""
    before = text[max(at - 12, 0) : at]
    return ("席" in before or "到" in before) and _ATTEND.search(before) is not None


def _sorts_by_size(text: str, q: Quantity, behind: str, follows: str) -> bool:
    """Whether a size tells which are counted: 其中超10亿元3家, 产值过50亿元企业, 产值10亿元以上的企业5家."""
    if behind in "超过" and (_OVER_WORTH if q.unit.endswith("元") else _OVER).match(text, q.end):
        return True
    listed = follows not in "、和" or text[q.end + 1 : q.end + 2].isdigit()
    if (
        follows in "的、和以"
        and listed
        and q.unit.endswith("元")
        and _EACH_OF_SIZE.search(text, max(q.start - 12, 0), q.start)
    ):
        return True  # 3个产值超千亿元、2个产值500亿元的产业集群
    return follows in _SORTED_BEGINS and bool(_PART_OF.match(text, q.end) or _SIZED.match(text, q.end))


def _bounded(text: str, q: Quantity) -> Quantity:
    follows = text[q.end : q.end + 1]
    if (follows in _BOUND_BEGINS or follows.isspace()) and (after := _AFTER_BOUND.match(text, q.end)):
        word = after[1]
        q.bound = "ge" if word.endswith("上") and word != "上下" else "approx" if word in ("左右", "上下") else "le"
        q.noun_at = after.end()
    if text[q.start - 1 : q.start] == "上" and text[q.start] in "百千万亿":
        q.bound = "ge"
    return q


_AND = frozenset("、和及与")
_ORDERED = expression("[、和及与]第[一二三四五](?:产业|季度|批|期|轮|阶段)")


def _rank(text: str, match: re.Match[str]) -> Quantity | None:
    """A place in an order, unless a word goes on after it: 第一产业, 第一书记, 第三方."""
    after = text[match.end() : match.end() + 1]
    if after in _AND and _ORDERED.match(text, match.end()):
        return None  # 第二、第三产业
    if not match["place"] and "\u4e00" <= after <= "\u9fff" and after not in "的和及与":
        return None
    if match["place"] and after and after in "书委干校师额":
        return None
    value = _value(match["rank"]) or Decimal(0)
    return Quantity(match.start(), match.end(), value, "", "rank", match.end())


_STRUCTURE = expression("结构|比例|之比|比重|占比|产业")


def _parts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The parts of 10.4:47.7:41.9, where a word before says that it is a structure and no clock time."""
    if not _STRUCTURE.search(text, max(match.start() - 50, text.rfind("。", 0, match.start()) + 1, 0), match.start()):
        return
    for part, number in enumerate(re.finditer(_NUMBER, match[0])):
        start, end = match.start() + number.start(), match.start() + number.end()
        value = _value(number[0])
        if value is not None:
            yield Quantity(start, end, value, "%", "part", end, part=part)


def _multiple(match: re.Match[str]) -> Quantity:
    """翻一番 doubles, 翻两番 quadruples; 翻了近一番 does so nearly."""
    value = Decimal(FOLD[match["fold"]]) * (Decimal("1.5") if match["half"] == "半" else 1)
    bound = "approx" if not {"近", "约", "多"}.isdisjoint(match[0]) else "ge" if "超" in match[0] else "eq"
    return Quantity(match.start(), match.end(), value, "", "multiple", match.end(), bound)


def _past_many(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in ("多", "余") else at


def _past_space(text: str, at: int) -> int:
    if text[at : at + 1] not in _SPACES:
        return at
    limit = min(at + 3, len(text))
    while at < limit and text[at] in _SPACES:
        at += 1
    return at
