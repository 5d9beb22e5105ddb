"""Tables of figures that were copied one cell to a line: the heads, then for each row as many lines as there are heads.

指标⏎单位⏎2020年⏎年均增长（%）⏎地区生产总值⏎亿元⏎600⏎9⏎粮食产量⏎万吨⏎25.5⏎—⏎
"""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.documents.repair.textlines import ENDS
from guibiao.expressions import expression

# The head of a column of names, which may be the first of the table
NAMES = r"(?:主 ?要|具 ?体)?(?:经 ?济)?指 ?标(?: ?名 ?称)?|(?:产 ?品|行 ?业|项 ?目)? ?名 ?称|项 ?目"
NAMES_BEGIN = "主具经指产行项名"  # with one of these
CLASSES, CLASSES_BEGIN = "类 ?别|分 ?类|领 ?域", "类分领"  # the head of a column of classes before them
_NUMBER = "序 *号"
_YEAR = r"(?:19|20)\d\d ?年?"
_TIME = rf"{_YEAR}(?: ?[—–~～-] ?{_YEAR})?|[本去上] ?年|全 ?年|本 ?期|“?[一二三四五六七八九十]{{1,3}}五”?(?:时期)?"
_ROLE = "(?:实际|目标|规划|计划|预期|预计|完成|实绩|现状|基期|基数|任务|绝对|累计|指标)+(?:数|值|量|情况)?"
_GROWTH = "(?:(?:比|较)?(?:上年|去年)?(?:同期|同比)?|年 ?均)(?:增 ?长|增 ?减|增 ?速|增 ?幅|±)(?:率|速度)?"
_QUANTITY = "(?:总 ?)?(?:产 ?量|产 ?值)|增加值|面 ?积|存 ?栏|出 ?栏|销 ?量|销售额|零售额|投资额"
_MEASURE = r"(?: ?[（(〔\[][^（）()]{1,8}[）)〕\]]| ?[%％])?"
_OTHER = f"{CLASSES}|属 ?性|备 ?注|类 ?型|性 ?质|指标(?:属性|类型|性质)"
_HEADS = {  # what a column holds, by its head
    "number": expression(_NUMBER),
    "name": expression(NAMES),
    "unit": expression("(?:计 ?量)? ?单 ?位"),
    "figure": expression(
        rf"(?![（(〔\[%％])(?:{_TIME})?(?:{_ROLE}|{_GROWTH}|{_QUANTITY})?(?:[/／或]?[〔［\[（(]?累计(?:数|值)?[〕］\]）)]?)?{_MEASURE}"
    ),
    "other": expression(_OTHER),
}
_IS_GROWTH = expression(f"(?:{_GROWTH}){_MEASURE}")
_FIGURE = r"(?:[<>＜＞≤≥]=?|约)?-?\d[\d,]*(?:\.\d+)?(?: ?[%％‰])?(?:以上|左右|以内|以下)?"
_EMPTY = r"[—–－\-一/…]{1,3}|持平"
_JUDGED = "(?:已|未|基本|提前|超额|可)?(?:完成|达标|达到|实现)|滞后"
_TOLD = r"[^\d。；]{0,12}(?:上级|国家|省|市|任务|要求|下达|核定)[^\d。；]{0,6}"  # 达到上级要求
_CELLS = {
    "number": expression(r"[（(]?\d{1,3}[）)]?[.、]?"),
    "name": expression(r"(?=.*[\u4e00-\u9fffA-Za-z])[^。；！？，]{2,40}"),
    "unit": expression(rf"[^\d。；，：]{{1,10}}|{_EMPTY}|立方米|10\^?\d.{{1,4}}"),
    "figure": expression(rf"[〔\[［【（(]?{_FIGURE}[〕\]］】）)]?|{_EMPTY}|{_TOLD}|{_JUDGED}"),
    "other": expression("[^。；]{1,16}"),
}
_DIGIT = expression(r"\d")
_WIDEST = 14  # columns
_FEWEST = 2  # whole rows, or as many lines as
_FEWEST_CELLS = 6


def figures_by_cell(lines: Sequence[str], at: int) -> list[range]:
    """The lines of each row of the table whose first head is a line; empty where there is none.

    The first row is that of the heads. A line over a row that is no cell of one (a class of indicators) is a row of
    its own, as is the name in a row from which empty cells were lost, whose figures cannot be told apart.
    """
    columns = _columns(lines, at)
    for width in range(len(columns), 1, -1):
        if "figure" in columns[:width] and (rows := _rows(lines, at + width, columns[:width])):
            return [range(at, at + width), *rows]
    return []


def kind_of_head(head: str) -> str | None:
    """What the column under a head holds: number, name, unit, figure or other; None where the head tells nothing."""
    return next((kind for kind, words in _HEADS.items() if words.fullmatch(head)), None)


def is_growth(head: str) -> bool:
    """Whether what the column under a head holds is how much something grew."""
    return _IS_GROWTH.fullmatch(head) is not None


def holds(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether cells, as many as there are columns, are what these hold, one of them a figure."""
    told = any(c == "figure" and _DIGIT.search(s) for c, s in zip(columns, cells, strict=True))
    return told and fits(cells, columns)


def fits(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether cells, as many as there are columns, are what these hold, be it a figure or that there is none."""
    return all(_CELLS[c].fullmatch(s) for c, s in zip(columns, cells, strict=True))


def _columns(lines: Sequence[str], at: int) -> list[str]:
    """What the columns hold that begin with a line; a head of names stands first or second."""
    columns: list[str] = []
    for line in lines[at : at + _WIDEST]:
        kind = kind_of_head(line)
        if kind is None or (kind in columns and kind in ("number", "name", "unit")):
            break
        columns.append(kind)
    return columns if "name" in columns[:2] else []


def _rows(lines: Sequence[str], start: int, columns: Sequence[str]) -> list[range]:
    rows: list[range] = []
    width, whole, at = len(columns), 0, start
    while at < len(lines):
        if _is_row(lines[at : at + width], columns):
            rows.append(range(at, at + width))
            whole, at = whole + 1, at + width
            continue
        over = next((n for n in range(1, width) if _is_row(lines[at + n : at + n + width], columns)), 0)
        if not over or not _may_stand_over(lines[at : at + over]):
            break
        rows.append(range(at, at + 1))
        at += over
    return rows if whole >= _FEWEST and whole * width >= _FEWEST_CELLS else []


def _is_row(cells: Sequence[str], columns: Sequence[str]) -> bool:
    return len(cells) == len(columns) and holds(cells, columns)


def _may_stand_over(lines: Sequence[str]) -> bool:
    """Whether lines may be a class of indicators, or the rest of a row that lost a cell."""
    return _CELLS["name"].fullmatch(lines[0]) is not None and not any(line[-1] in ENDS for line in lines)
