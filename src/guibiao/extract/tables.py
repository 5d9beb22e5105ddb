"""Tables of indicators: each cell with a number is a figure.

指标 | 单位 | 2020年 | 2025年 | 年均增速〔累计〕; 指标 | 绝对数 | 比上年增长.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from guibiao.documents import Document, Table
from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon, lexicon
from guibiao.extract.naming import clean
from guibiao.extract.quantities import Quantity
from guibiao.extract.times import Frame, Time, scan_times, time_of
from guibiao.extract.walk import Reading
from guibiao.vocabulary import vocabulary

_NAME = expression(
    r"(?:主要|具体)?(?:经济)?指标(?:名称)?|(?:产品|行业)?名称|项目|产品|作物|行业|地区|县区|乡镇|年份|年度"
)
_UNIT = expression(r"(?:计量)?单位")
_MEAN = expression(r"年均(?:增速|增长|增幅|变化)?")
_GROWTH = expression(r"(?:比|较)?(?:去年|上年)?(?:同期|同比|累计)?(?:增速|增长率|增长|增幅|增减|[±＋+]+)(?:速度|幅度)?")
# beside growth in percent an amount: 增减 | 增减幅（%）
_CHANGED, _IN_PERCENT = (
    expression("[比较与]?(?:上年|去年)?(?:同期|同比)?增减"),
    expression("增[减长]?(?:[幅率速]|[^，]{0,3}[%％])"),
)
_LEVEL = expression(
    r"绝对[数值量]|指标值|数值|(?:年度|全年|本年)?(?:目标|计划|任务|预期)(?:目标|任务)?(?:值|数)?|(?:实际)?完成(?:数|值|情况)?|实绩|实际(?:值|数)?|(?:全年|本年|本期)?累计(?:完成)?|总量|本[年期]|全年"
)
_SHARE = expression("(?:所占)?(?:构成|比重|占比|份额)|完成(?:率|比例|进度)|贡献率?|拉动(?:增长)?")
# A head that names a quantity, which the names of products or areas under another head leave out.
_QUANTITY = expression(
    "(?:总|年)?(?:产量|产值|增加值|(?:播种|种植|建筑|施工|竣工)?面积|存栏(?:量|数)?|出栏(?:量|数)?|销售?量|销售额|零售额|投资额?"
    "|户数|人数|人口|数量|个数|金额|收入|用电量|货运量|客运量|周转量|里程|储量)"
)
# Any head beside that of its growth, but for comparisons, changes, shares, numbers and ranks: 合计 | 比上年增长
_GROWN = expression("(?![比较占序]|.*(?:[增减升降涨跌](?!加值)|变化|变动|相?差|位次?|名次|排名))[\u4e00-\u9fff]{2,8}")
_LOOKS_AHEAD = expression("规划|纲要|目标|展望|蓝图|建议|任务|计划")
_SEVERAL = 2
_SUBHEAD = expression(
    r"(?:(?:19|20)\d\d年?)?(?:目标|规划|计划|预期|预计|完成|实际|基期|绝对|累计)*(?:数|值|量|额)?"
    r"|(?:比|较)?(?:上年|去年)?(?:同期|同比)?(?:年均)?(?:增速|增长|增幅|增减)(?:率|速度)?|占比|比重|±"
)
_YEAR = expression("(?:19|20)\\d\\d年?")
_YEARS = expression(r"(?<!\d)\d{4}")
_WHOLE_YEAR = expression(r"\d{4}")
_TIMED = expression("年|月|季|[十百]五")  # a head that may tell a time
_ROLES = (("target", expression("目标|规划|计划|预期|任务")), ("estimate", expression("预计|初步|快报")),
          ("actual", expression("实际|完成|现状|基期|基数|实绩")))  # fmt: skip
_CELL = expression(
    r"(?P<sum>[〔\[［【])?(?P<bound>[<>＜＞≤≥]=?|约)?\s?(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%)?"
    r"(?P<after>以上|左右|以内|以下)?[〕\]］】]?"
)
_BOUNDS = {"<": "le", "＜": "le", "≤": "le", ">": "ge", "＞": "ge", "≥": "ge", "约": "approx", "以上": "ge",
           "以内": "le", "以下": "le", "左右": "approx"}  # fmt: skip
_UNIT_IN_NAME = expression(r"[（(]([^（）()]{1,12})[）)]$")
_UNIT_OVER = expression(r"单位：(?P<units>[^\s：（）]+)")  # 主要产品产量 单位：万吨、%
_SIZED = "百千万亿"  # 万千瓦时
_IS_UNIT = expression(r"[%‰元亩吨人户个家件项座所公里顷岁年天张米千瓦立方平/每万亿百标准煤·以上克升微毫次床辆台套]+")
_FALLS = expression("(?:累计)?(?:降低|下降|减少)(?:率|幅度)?$")
_GROWS = expression("(?<=[\u4e00-\u9fffA-Z])(?:年均|同比)?(?:增速|增幅|增长率|增长速度|增长)$")
_ADDED = expression("[\u4e00-\u9fff（）()]{0,8}新增|累计|[\u4e00-\u9fff]{2,8}总量(?!控制)")
_ITEM = expression(r"^(?:其中[：:]?|\d{1,2}[.．、]?(?!\d)|[（(]\d{1,2}[）)]|[#*—\-]+)\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of figures is about: their period and role; levels, growth rates, or means over years."""

    index: int
    period: str
    role: str
    kind: str  # level, growth, share, mean
    unit: str
    head: str
    of: str = ""  # the quantity that the head names: 产量（吨）


def read_tables(document: Document) -> Iterator[tuple[Table, list[Reading]]]:
    """The tables that hold indicators by year, each with its figures in order."""
    lex = lexicon()
    for table in document.tables:
        readings = list(_readings(table, document, lex))
        if readings:
            yield table, readings


def _readings(table: Table, document: Document, lex: Lexicon) -> Iterator[Reading]:
    head = next((i for i, row in enumerate(table.rows[:3]) if any(map(_names, row)) or _nameless(row)), None)
    if head is None:
        return
    heads, head = _heads(table, head)
    name_at = next((i for i, cell in enumerate(heads) if _names(cell)), 0)
    unit_at = next((i for i, cell in enumerate(heads) if _UNIT.fullmatch(cell)), None)
    columns, before = _columns(heads, document, table), ""
    for row, cells in zip(table.rows[head + 1 :], table.cells[head + 1 :], strict=True):
        name, unit = _named(row[name_at], "" if unit_at is None else _flat(row[unit_at]))
        if _GROWTH.fullmatch(name) and before:
            name = f"{before}增长"  # 增速（%）, below the row that grows
        elif name:
            before = name
        if not name:
            continue
        for column in columns:
            cell = _CELL.fullmatch(row[column.index].strip())
            if cell:
                amount = _CHANGED.fullmatch(column.head) and _is_amount(cell, row, columns)
                told = replace(column, kind="change") if amount and column.kind == "growth" else column
                yield _reading(cell, cells[column.index], _of_quantity(clean(name, lex), column), unit, told)


def _heads(table: Table, head: int) -> tuple[list[str], int]:
    """The heads of the columns and the row in which they end, with those that stand over several in front of them.

    项目 | 现价（亿元） | 增速% over  | 2015年 | 2016年 |; 指标 | 2020年 | 2025年 | over  |  | 目标值 | 年均增长
    """
    heads = [_flat(cell) for cell in table.rows[head]]
    below = [_flat(cell) for cell in table.rows[head + 1]] if head + 1 < len(table.rows) else []
    years, over = [cell for cell in below if cell], [cell for cell in heads if cell]
    if len(years) < _SEVERAL:
        return heads, head
    if (
        all(_YEAR.fullmatch(cell) for cell in years)
        and len(over) >= _SEVERAL
        and len(over) + len(years) - 1 == len(heads)
    ):
        unit = _UNIT_IN_NAME.search(over[1])
        return [over[0], *(year + (unit[0] if unit else "") for year in years), *over[_SEVERAL:]], head + 1
    if all(
        cell in ("", above) or _SUBHEAD.fullmatch(_UNIT_IN_NAME.sub("", cell))
        for above, cell in zip(heads, below, strict=True)
    ):
        return _joined(heads, below), head + 1
    return heads, head


def _joined(heads: Sequence[str], below: Sequence[str]) -> list[str]:
    """Each head behind the one that stands over it, which merged cells leave empty but for their first."""
    out, over = [], ""
    for head, under in zip(heads, below, strict=True):
        over = head or over
        out.append(head if under in ("", head) else over + under)
    return out


def _columns(heads: list[str], document: Document, table: Table) -> list[_Column]:
    """The columns of figures; a year after the last one reviewed is aimed at, unless its head tells."""
    first = int(document.span[:4]) if document.span else None
    told_last = document.reviews
    if first and told_last is None and document.kind == "other" and not _LOOKS_AHEAD.search(document.title):
        told_last = first + 4  # “十三五”主要经济指标: what became of them
    frame = Frame(year=told_last or (first - 1 if first else 0))
    times = {i: time for i, head in enumerate(heads) if (time := _time(head, frame)) and _has_year(time)}
    years = sorted(int(t.period[:4]) for t in times.values() if not t.span)
    in_turn = document.kind == "other" and all(b - a == 1 for a, b in pairwise(years)) and len(years) > _SEVERAL
    known = frame.year or (years[-1 if in_turn else 0] if years else 0)
    said = _time(table.caption, frame)
    kinds = [_kind(_UNIT_IN_NAME.sub("", head), times.get(i)) for i, head in enumerate(heads)]
    if any(map(_IN_PERCENT.search, heads)):
        kinds = ["" if _CHANGED.fullmatch(head) else kind for kind, head in zip(kinds, heads, strict=True)]
    unit_over = _unit_over(table.caption, kinds)
    columns: list[_Column] = []
    for index, (head, told_kind, after) in enumerate(zip(heads, kinds, [*kinds[1:], ""], strict=True)):
        words, unit = _UNIT_IN_NAME.sub("", head), _UNIT_IN_NAME.search(head)
        time = times.get(index)
        of = _quantity(words, time)
        grown = after == "growth" and _GROWN.fullmatch(words) and not _names(head)
        kind = told_kind or ("level" if of or grown else "")
        of = of or (columns[-1].of if kind in ("growth", "share") and columns else "")
        if kind == "mean" and years[:1] != years[-1:]:
            period = f"{years[0] + (years[0] != first)}/{years[-1]}"
        elif kind and kind != "mean":
            told_time = time or said
            period = told_time.period if told_time else str(known or "")
        else:
            continue
        if _YEARS.search(period):
            told = next((role for role, pattern in _ROLES if pattern.search(head)), None)
            role = told or ("target" if int(_YEARS.findall(period)[-1]) > known else "actual")
            unit_said = (
                unit[1]
                if unit and (_IS_UNIT.fullmatch(unit[1]) or _is_known(unit[1]))
                else unit_over
                if kind == "level"
                else ""
            )
            columns.append(_Column(index, period, role, kind, unit_said, head, of))
    return columns


def _unit_over(caption: str, kinds: Sequence[str]) -> str:
    """The unit that a table's caption tells for its levels; "" where it tells none, or several for them.

    人、% tells that of levels only where columns of other kinds have the %.
    """
    told = _UNIT_OVER.search(caption)
    units = set(re.split("[、，,]", told["units"])) if told else set()
    if set(kinds) - {"", "level"}:
        units.discard("%")
    unit = units.pop() if len(units) == 1 else ""
    return unit if _is_known(unit.partition("/")[0]) else ""


def _is_known(unit: str) -> bool:
    """Whether a unit is one of the lexicon's, be it of thousands and the like."""
    known = lexicon().units.words
    return unit in known or (unit[:1] in _SIZED and len(unit) > 1 and _is_known(unit[1:]))


def _quantity(words: str, time: Time | None) -> str:
    """The quantity that a head names, without its time."""
    named = _QUANTITY.fullmatch(re.sub(r"^(?:(?:19|20)\d\d年|全年|本年)", "", words) if time else words)
    return named[0] if named else ""


def _of_quantity(name: str, column: _Column) -> str:
    """A product's or area's name with the quantity that the column's head names."""
    return name if not column.of or name.endswith(column.of) or vocabulary().indicator(name) else name + column.of


def _has_year(time: Time) -> bool:
    """Whether a head tells its year; 一季度 of a document that tells none is no time."""
    return time.period[:4].isdigit()


def _kind(head: str, time: Time | None) -> str:
    """What kind of figures a column holds; "" where it holds none, or other things."""
    if _MEAN.search(head):
        return "mean"
    bare = head.removesuffix("%").removesuffix("％")
    if _GROWTH.fullmatch(bare) or (time and head[-1:] in "%％长速幅" and _GROWTH.search(bare)):
        return "growth"
    if _SHARE.fullmatch(_YEAR.sub("", bare)):
        return "share"  # 2020年比重
    return "level" if time or _LEVEL.fullmatch(head) else ""


def _time(head: str, frame: Frame) -> Time | None:
    """The time that a head names, if it is none that is only compared with."""
    bare = re.fullmatch(r"(?:19|20)\d\d", head)
    if not bare and not _TIMED.search(head):
        return None
    text = head + "年" if bare else head
    return next((t for m in scan_times(text, 0, len(text)) if not (t := time_of(m, frame)).base), None)


def _names(cell: str) -> bool:
    """Whether a head stands over the names of indicators: 指标, also 指 标."""
    return _NAME.fullmatch(re.sub("[^\u4e00-\u9fff]", "", cell)) is not None


def _nameless(row: Sequence[str]) -> bool:
    """Whether a row of heads leaves the place over the names empty: | 绝对数（亿元） | 比上年增长（%）."""
    heads = [_UNIT_IN_NAME.sub("", _flat(cell)) for cell in row]
    return len(heads) > 1 and heads[0] == "" and all(_kind(cell, None) for cell in heads[1:])


def _named(cell: str, unit: str) -> tuple[str, str]:
    """The indicator's name without its number and unit, and the unit."""
    name = _ITEM.sub("", _flat(cell))
    inside = _UNIT_IN_NAME.search(name)
    if inside and (_IS_UNIT.fullmatch(inside[1]) or _is_known(inside[1])):
        name, unit = name[: inside.start()], unit or inside[1]
    return ("", "") if not re.search("[\u4e00-\u9fff]", name) else (name, unit if unit not in ("-", "—", "/") else "")


def _reading(cell: re.Match[str], span: tuple[int, int], name: str, unit: str, column: _Column) -> Reading:
    start, end = span[0] + cell.start("number"), span[0] + cell.end("unit" if cell["unit"] else "number")
    value, measure = Decimal(cell["number"].replace(",", "")), "level"
    falls, grows = _FALLS.search(name), _GROWS.search(name)
    unit = "%" if cell["unit"] else unit or column.unit
    if falls and unit == "%":
        name, value, measure = name[: falls.start()], -abs(value), "growth"
    elif column.kind == "growth":
        measure, unit = "growth", "%"
    elif column.kind == "change":
        measure = "change"
    elif column.kind == "share":
        name, unit = name + _YEAR.sub("", _UNIT_IN_NAME.sub("", column.head)).rstrip("%％"), "%"
    elif column.kind == "mean" and cell["sum"] and _ADDED.match(name) and unit != "%":
        measure = "level"  # 新增就业〔10〕: what was added over the years is itself counted
    elif column.kind == "mean" and cell["sum"]:
        measure, unit = "change", "个百分点" if unit == "%" else unit
    elif column.kind == "mean":
        measure, unit = "growth_avg", "%"
    elif grows and unit == "%" and not name.endswith(lexicon().level_names):
        name, measure = name[: grows.start()], "growth_avg" if "均" in grows[0] else "growth"
    if column.kind == "mean" and measure == "growth" and not cell["sum"]:
        measure = "growth_avg"
    bound = _BOUNDS.get((cell["bound"] or cell["after"] or "")[:2].rstrip("="), "eq")
    quantity = Quantity(start, end, value, unit, "bare", end, bound)
    over_years = cell["sum"] is not None or measure == "growth_avg"
    period = _so_far(column.period) if over_years else column.period
    return Reading(quantity, name.strip(), period, value, measure, column.role, bound, None,
                   cells=(name.strip(), column.head))  # fmt: skip


def _is_amount(cell: re.Match[str], row: Sequence[str], columns: Sequence[_Column]) -> bool:
    """Whether what stands under 增减 is nearer to the difference of the two years than to the growth between them."""
    found = [_CELL.fullmatch(row[column.index].strip()) for column in columns if column.kind == "level"]
    if len(found) < _SEVERAL:
        return False
    before, now, said = (Decimal(m["number"].replace(",", "")) if m else Decimal() for m in (*found[-2:], cell))
    if not before:
        return False
    return abs(said - (now - before)) < abs(said - 100 * (now - before) / before)


def _so_far(period: str) -> str:
    """The years of a five-year plan up to one of them, for sums 〔14.5〕 and means that a column gives for a year."""
    if not _WHOLE_YEAR.fullmatch(period):
        return period
    first = int(period) - (int(period) - 1) % 5  # 2021, 2026…
    return period if first == int(period) else f"{first}/{period}"


def _flat(cell: str) -> str:
    return re.sub(r"\s+", "", cell)
