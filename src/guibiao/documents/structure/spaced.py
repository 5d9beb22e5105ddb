"""Tables of which only blanks part the columns, as a statistical communiqué has them when its page lost its lines.

单位：吨
产品名称 产量 比上年增长%
粮食 21774 0.99
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.documents.document import Table

# 产品名称产量比上年增长%: repair closes up what stands between Chinese characters
_HEAD = re.compile(
    r"(?P<name>(?:产品|指标|行业|项目)?名称|指标|项目) ?"
    r"(?P<level>[\u4e00-\u9fff]{1,8}?(?:（[^（）\n]{1,8}）)?) ?"
    r"(?P<growth>(?:比|较)(?:上年|去年)?(?:同期)?(?:增长|增减|增速|±)(?:（[%％]）|[%％])?)$",
    re.MULTILINE,
)
_BEGINS = re.compile("\n(?=[产指行项名])")  # from the break, so that a search skips to it
_FIGURE = r"-?\d[\d,]*(?:\.\d+)?"
_ROW = re.compile(
    rf"(?P<name>(?:其中：|#)?[\u4e00-\u9fffA-Za-z（）、]{{1,20}}) ?(?P<level>{_FIGURE}) (?P<growth>{_FIGURE})(?:\n|\Z)"
)
_UNIT = re.compile(r"单位：(?P<unit>[\u4e00-\u9fff/%]{1,8})\n\Z")
_MEASURED = re.compile(
    "产量|产值|增加值|面积|存栏|出栏|销量|销售额|零售额"
)  # heads that belong to the names under them
_COUNTED = "绝对数"  # whatever the level is called in the head


def spaced_tables(text: str) -> Iterator[Table]:
    """The tables of a clean text that have a head of names, levels and growth, and two or more rows under it."""
    heads = (_HEAD.match(text, begin) for begin in (0, *(m.end() for m in _BEGINS.finditer(text))))
    for head in filter(None, heads):
        rows, at = [], head.end() + 1
        while row := _ROW.match(text, at):
            rows.append(row)
            at = row.end()
        if len(rows) > 1:
            yield _table(text, head, rows)


def _table(text: str, head: re.Match[str], rows: list[re.Match[str]]) -> Table:
    above = _UNIT.search(text, max(head.start() - 14, 0), head.start())
    inside = re.search("（.+）$", head["level"])
    level = _COUNTED + (inside[0] if inside else f"（{above['unit']}）" if above else "")
    columns = ("name", "level", "growth")
    said = [[row[c] for c in columns] for row in rows]
    if of := _MEASURED.match(head["level"]):
        for cells in said:
            cells[0] = cells[0].removesuffix(of[0]) + of[0]
    return Table(
        start=head.start(),
        end=rows[-1].end("growth"),
        rows=((head["name"], level, head["growth"]), *map(tuple, said)),
        cells=(tuple(head.span(c) for c in columns), *(tuple(row.span(c) for c in columns) for row in rows)),
        heads=1,
        caption="",
    )
