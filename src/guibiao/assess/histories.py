"""Histories: yearly series to test forecasts on, from a CSV file with one figure a line."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from guibiao.errors import InputError, InputErrors
from guibiao.files import expect_file
from guibiao.messages import _
from guibiao.quantity import read_number

MEASURES = {
    "level": "level", "水平": "level", "growth": "growth", "增速": "growth", "amount": "amount", "年度数量": "amount",
}  # fmt: skip
DIRECTIONS = {"up": "ge", "down": "le", "越大越好": "ge", "越小越好": "le", "": "ge"}
_HEADS = {
    "序列": "series", "单位": "unit", "口径": "measure", "方向": "direction", "年份": "year", "数值": "value",
    "来源": "source",
}  # fmt: skip
_NEEDED = ("series", "year", "value")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class History:
    """A yearly series; `measure`: level, growth (%) or amount (to be added up over a plan); `bound`: ge or le."""

    name: str
    unit: str = ""
    measure: str = "level"
    bound: str = "ge"
    values: Mapping[int, Decimal] = field(default_factory=dict)


def read_histories(path: Path) -> tuple[History, ...]:
    """The series of a CSV file (UTF-8 or GB18030), in its order.

    Raises InputError for a file that is no table of series, InputErrors with every line that cannot be read.
    """
    expect_file(path)
    rows = csv.DictReader(_text(path).splitlines())
    rows.fieldnames = [_HEADS.get(h.strip(), h.strip()) for h in rows.fieldnames or ()]
    missing = [h for h, key in _HEADS.items() if key in _NEEDED and key not in rows.fieldnames]
    if missing:
        what = _("缺少列：{heads}").format(heads="、".join(missing))
        raise InputError(what, path.name, _("列是 序列、单位、口径、方向、年份、数值、来源"))
    errors: list[InputError] = []
    kinds: dict[str, tuple[str, str, str]] = {}
    values: dict[str, dict[int, Decimal]] = {}
    for row in rows:
        where = _("{file} 第 {line} 行").format(file=path.name, line=rows.line_num)
        try:
            name, kind, year, value = _row({k: (v or "").strip() for k, v in row.items() if k}, where)
            if kinds.setdefault(name, kind) != kind:
                raise InputError(_("“{name}”前后的单位、口径或方向不同").format(name=name), where, _("请改成一致"))
            if year in values.setdefault(name, {}):
                raise InputError(_("“{name}”{year} 年有两个数").format(name=name, year=year), where, _("请删去一个"))
            values[name][year] = value
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    if not values:
        raise InputError(_("没有数据"), path.name, _("一行写一个数"))
    return tuple(History(name, *kinds[name], dict(sorted(found.items()))) for name, found in values.items())


def _row(row: Mapping[str, str], where: str) -> tuple[str, tuple[str, str, str], int, Decimal]:
    name = row["series"]
    if not name:
        raise InputError(_("没有写是哪个序列"), where, _("请填“序列”"))
    measure = MEASURES.get(row.get("measure", "") or "level")
    if measure is None:
        raise InputError(
            _("不认识口径“{text}”").format(text=row["measure"]), where, _("可用的有：水平、增速、年度数量")
        )
    bound = DIRECTIONS.get(row.get("direction", ""))
    if bound is None:
        raise InputError(_("不认识方向“{text}”").format(text=row["direction"]), where, _("可用的有：up、down"))
    try:
        year = int(row["year"].removesuffix("年"))
    except ValueError:
        year = 0
    if year not in _YEARS:
        raise InputError(_("“{text}”不是年份").format(text=row["year"]), where, _("请写四位年份，如 2021"))
    try:
        value = read_number(row["value"].rstrip("%％"))
    except ValueError:
        raise InputError(
            _("“{text}”不是数字").format(text=row["value"]), where, _("请写数字；没有就删去这一行")
        ) from None
    return name, (row.get("unit", ""), measure, bound), year, value


def _text(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(_("不是文本文件"), path.name, _("请另存为 UTF-8 的 CSV"))
