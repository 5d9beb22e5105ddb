"""Tables of indicators (指标 | 单位 | 2020年 | 2025年 | 年均增速〔累计〕): each cell with a number is a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from guibiao.documents import Document, Table
from guibiao.extract.lexicon import Lexicon, lexicon
from guibiao.extract.naming import clean
from guibiao.extract.quantities import Quantity
from guibiao.extract.walk import Reading

_NAME = re.compile(r"(?:主要|具体)?指标(?:名称)?|名称|项目")
_UNIT = re.compile(r"(?:计量)?单位")
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度|底|末)?[^\d]{0,10}")
_MEAN = re.compile(r"年均(?:增速|增长|增幅)?.*")
_ROLES = (("target", re.compile("目标|规划|计划|预期|任务")), ("estimate", re.compile("预计|初步|快报")),
          ("actual", re.compile("实际|完成|现状|基期|基数|实绩")))  # fmt: skip
_CELL = re.compile(
    r"(?P<sum>[〔\[［【])?(?P<bound>[<>＜＞≤≥]=?|约)?\s?(?P<number>-?\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%)?"
    r"(?P<after>以上|左右|以内|以下)?[〕\]］】]?"
)
_BOUNDS = {"<": "le", "＜": "le", "≤": "le", ">": "ge", "＞": "ge", "≥": "ge", "约": "approx", "以上": "ge",
           "以内": "le", "以下": "le", "左右": "approx"}  # fmt: skip
_UNIT_IN_NAME = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
_IS_UNIT = re.compile(r"[%‰元亩吨人户个家件项座所公里顷岁年天张米千瓦立方平/每万亿百标准煤·以上克升微毫次床辆台套]+")
_FALLS = re.compile("(?:累计)?(?:降低|下降|减少)(?:率|幅度)?$")
_ITEM = re.compile(r"^(?:其中[：:]?|\d{1,2}[.．、]?(?!\d)|[（(]\d{1,2}[）)]|[#*—\-]+)\s*")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of figures is about; a mean is over the plan's years."""

    index: int
    period: str
    role: str
    mean: bool
    head: str


def read_tables(document: Document) -> Iterator[tuple[Table, list[Reading]]]:
    """The tables that hold indicators by year, each with its figures in order."""
    lex = lexicon()
    for table in document.tables:
        readings = list(_readings(table, document, lex))
        if readings:
            yield table, readings


def _readings(table: Table, document: Document, lex: Lexicon) -> Iterator[Reading]:
    head = next((i for i, row in enumerate(table.rows[:3]) if any(_NAME.fullmatch(_flat(c)) for c in row)), None)
    if head is None:
        return
    heads = [_flat(cell) for cell in table.rows[head]]
    name_at = next(i for i, cell in enumerate(heads) if _NAME.fullmatch(cell))
    unit_at = next((i for i, cell in enumerate(heads) if _UNIT.fullmatch(cell)), None)
    columns = _columns(heads, document)
    for row, cells in zip(table.rows[head + 1 :], table.cells[head + 1 :], strict=True):
        name, unit = _named(row[name_at], "" if unit_at is None else _flat(row[unit_at]))
        if not name:
            continue
        for column in columns:
            cell = _CELL.fullmatch(row[column.index].strip())
            if cell:
                yield _reading(cell, cells[column.index], clean(name, lex), unit, column)


def _columns(heads: list[str], document: Document) -> list[_Column]:
    """The columns of years and means; a year after the last one reviewed is aimed at, unless its head tells."""
    first = int(document.span[:4]) if document.span else None
    known = document.reviews or (first - 1 if first else None)
    years = {i: int(m[1]) for i, cell in enumerate(heads) if (m := _YEAR.fullmatch(cell))}
    if not years:
        return []
    known = known or min(years.values())
    columns = []
    for index, cell in enumerate(heads):
        if index in years:
            told = next((role for role, words in _ROLES if words.search(cell)), None)
            columns.append(
                _Column(index, str(years[index]), told or ("target" if years[index] > known else "actual"), False, cell)
            )
        elif _MEAN.fullmatch(cell) and max(years.values()) > min(years.values()):
            span = f"{min(years.values()) + 1}/{max(years.values())}"
            columns.append(_Column(index, span, "target" if max(years.values()) > known else "actual", True, cell))
    return columns


def _named(cell: str, unit: str) -> tuple[str, str]:
    """The indicator's name without its number and unit, and the unit."""
    name = _ITEM.sub("", _flat(cell))
    inside = _UNIT_IN_NAME.search(name)
    if inside and _IS_UNIT.fullmatch(inside[1]):
        name, unit = name[: inside.start()], unit or inside[1]
    return ("", "") if not re.search("[\u4e00-\u9fff]", name) else (name, unit if unit not in ("-", "—", "/") else "")


def _reading(cell: re.Match[str], span: tuple[int, int], name: str, unit: str, column: _Column) -> Reading:
    start, end = span[0] + cell.start("number"), span[0] + cell.end("unit" if cell["unit"] else "number")
    value, measure = Decimal(cell["number"].replace(",", "")), "level"
    falls = _FALLS.search(name)
    unit = "%" if cell["unit"] else unit
    if falls and unit == "%":
        name, value, measure = name[: falls.start()], -abs(value), "growth"
    elif column.mean and cell["sum"]:
        measure, unit = "change", "个百分点" if unit == "%" else unit
    elif column.mean:
        measure, unit = "growth_avg", "%"
    if column.mean and measure == "growth" and not cell["sum"]:
        measure = "growth_avg"
    bound = _BOUNDS.get((cell["bound"] or cell["after"] or "")[:2].rstrip("="), "eq")
    quantity = Quantity(start, end, value, unit, "bare", end, bound)
    return Reading(quantity, name.strip(), column.period, value, measure, column.role, bound, None,
                   cells=(name.strip(), column.head))  # fmt: skip


def _flat(cell: str) -> str:
    return re.sub(r"\s+", "", cell)
