"""`sum-of-parts` in tables: a row called 合计 against the rows of its column, a column 小计 against its row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.sum_of_parts import added
from guibiao.audit.tabular import headed
from guibiao.documents import Table
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "sum-of-parts"
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|全[县市区省]合?计?|总数|共\s*计)\s*\Z")
_NAMED_TOTAL = re.compile(r"[^（()）]{2,12}(?:合计|总计|共计)\s*\Z")  # 一般公共预算收入合计, of the rows since the last
_ROW_TOTAL = re.compile(r"\A(?:合\s*计|总\s*计|小\s*计|共\s*计|全年(?:合计|累计)?\Z)")
_PARTIAL = re.compile(r"小\s*计|其中|^\s*[#*-]|[（(]其中")
_RATIO = re.compile(
    r"率|%|％|比重|占比|增速|增长|增幅|同比|人均|平均|均价|价格|指数|序号|排名|位次|年份|备注|密度|强度"
)
_COUNT = re.compile(r"数量|个数|项目数|项数|家数|户数|人数|[（(](?:个|项|家|户|人|件|所|座|条|套|处|名)[）)]")
_LEVELS = (
    re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*\Z"),  # a column of numbers: 一, 1, 2, 二
    re.compile(r"\s*[一二三四五六七八九十]+、"),
    re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\s*\d{1,3}[.．、](?!\d)"),
    re.compile(r"\s*[（(]\d{1,3}[）)]"),
)
_SHARE = re.compile(r"比重|占比|构成")
WHOLE = 100  # %, of a column of shares
COUNTED = "个数"  # the head of a column of whole numbers
_EMPTY = {"", "-", "—", "－", "/", "无"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total of a column of figures in a table."""
    for table in map(headed, ledger.document.tables):
        for at, row in enumerate(table.rows):
            if at >= table.heads and any(_is_total(cell) for cell in row[:2]):
                yield from _of_total(ledger, table, at)
        yield from _of_rows(ledger, table)


def _is_total(cell: str) -> bool:
    return bool(_TOTAL.match(cell) or _NAMED_TOTAL.match(cell))


def _of_total(ledger: Ledger, table: Table, at: int) -> Iterator[Finding]:
    parts = _parts(table, at)
    label = next(i for i, cell in enumerate(table.rows[at][:2]) if _is_total(cell))
    for column in range(label + 1, len(table.rows[at])):
        head = _head(table, column)
        total = _figure(table, at, column, head)
        if total is None or (_RATIO.search(head) and not (_SHARE.search(head) and total.value == WHOLE)):
            continue
        figures = [_figure(table, row, column, head) for row in parts]
        listed = [f for f in figures if f is not None]
        empty = sum(table.rows[row][column].strip() in _EMPTY for row in parts if column < len(table.rows[row]))
        if len(listed) < 2 or len(listed) + empty < len(parts):
            continue
        name = _("表中“{head}”的合计").format(head=head.strip() or _("第{n}列").format(n=column + 1))
        yield recomputed(ledger, Claim(NAME, total, name, total.unit), [added(listed, listed[0].unit)])


def _of_rows(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """A column of totals against the columns on its left, in a table in which another row bears out that it is one."""
    heads = [_head(table, column) for column in range(max(map(len, table.rows), default=0))]
    at = next((i for i, head in enumerate(heads) if i > 2 and _ROW_TOTAL.match(head)), None)
    if at is None or any(_RATIO.search(head) for head in heads[1:at]):
        return
    rows = []
    for row in range(table.heads, len(table.rows)):
        total = _figure(table, row, at, COUNTED)
        parts = [f for column in range(1, at) if (f := _figure(table, row, column, COUNTED))]
        if total and len(parts) == at - 1:
            rows.append((row, total, added(parts, parts[0].unit)))
    if not any(judge(total, reading) == "holds" for _row, total, reading in rows):
        return
    for row, total, reading in rows:
        name = _("表中“{row}”的“{head}”").format(row=table.rows[row][0].strip(), head=heads[at].strip())
        yield recomputed(ledger, Claim(NAME, total, name, total.unit), [reading])


def _head(table: Table, column: int) -> str:
    return "".join(row[column] for row in table.rows[: table.heads] if column < len(row))


def _parts(table: Table, at: int) -> list[int]:
    """The rows that a total adds up: those above it, else those below; of numbered rows the highest kind.

    A total with a name of its own adds up the rows since the one before.
    """
    rows = range(table.heads, at) if at > table.heads else range(at + 1, len(table.rows))
    if any(_NAMED_TOTAL.match(cell) for cell in table.rows[at][:2]):
        earlier = [r for r in rows if any(_is_total(c) for c in table.rows[r][:2])]
        rows = range(max(earlier) + 1, at) if earlier else rows
    body = [r for r in rows if not any(_PARTIAL.search(c) or _is_total(c) for c in table.rows[r][:2])]
    for level in _LEVELS:
        numbered = [r for r in body if any(level.match(cell) for cell in table.rows[r][:2])]
        if numbered:
            return numbered
    return body


def _figure(table: Table, row: int, column: int, head: str) -> Figure | None:
    if column >= len(table.rows[row]):
        return None
    try:
        value: Decimal = read_number(table.rows[row][column].strip())
    except ValueError:
        return None
    start, end = table.cells[row][column]
    whole = value == value.to_integral_value() and _COUNT.search(head)
    return Figure(start=start, end=end, value=value, unit="个" if whole else "")
