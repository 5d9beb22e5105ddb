"""`sum-of-parts` in tables: a row called 合计 against the rows of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import stands_for
from guibiao.documents import Table
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "sum-of-parts"
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|全[县市区省]合?计?|总数|共\s*计)\s*\Z")
_PARTIAL = re.compile(r"小\s*计|其中|^\s*[#*-]|[（(]其中")
_RATIO = re.compile(
    r"率|%|％|比重|占比|增速|增长|增幅|同比|人均|平均|均价|价格|指数|序号|排名|位次|年份|备注|密度|强度"
)
_COUNT = re.compile(r"数量|个数|项目数|项数|家数|户数|人数|[（(](?:个|项|家|户|人|件|所|座|条|套|处|名)[）)]")
_LEVELS = (
    re.compile(r"\s*[一二三四五六七八九十]+、"),
    re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"\s*\d{1,3}[.．、](?!\d)"),
    re.compile(r"\s*[（(]\d{1,3}[）)]"),
)
_EMPTY = {"", "-", "—", "－", "/", "无"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total of a column of figures in a table."""
    for table in ledger.document.tables:
        for at, row in enumerate(table.rows):
            if at >= table.heads and any(_TOTAL.match(cell) for cell in row[:2]):
                yield from _of_total(ledger, table, at)


def _of_total(ledger: Ledger, table: Table, at: int) -> Iterator[Finding]:
    parts = _parts(table, at)
    label = next(i for i, cell in enumerate(table.rows[at][:2]) if _TOTAL.match(cell))
    for column in range(label + 1, len(table.rows[at])):
        head = "".join(row[column] for row in table.rows[: table.heads] if column < len(row))
        total = _figure(table, at, column, head)
        if total is None or _RATIO.search(head):
            continue
        figures = [_figure(table, row, column, head) for row in parts]
        listed = [f for f in figures if f is not None]
        empty = sum(table.rows[row][column].strip() in _EMPTY for row in parts if column < len(table.rows[row]))
        if len(listed) < 2 or len(listed) + empty < len(parts):
            continue
        name = _("表中“{head}”的合计").format(head=head.strip() or _("第{n}列").format(n=column + 1))
        yield recomputed(ledger, Claim(NAME, total, name, total.unit), [_added(listed)])


def _parts(table: Table, at: int) -> list[int]:
    """The rows that a total adds up: those above it, else those below; of numbered rows the highest kind."""
    rows = range(table.heads, at) if at > table.heads else range(at + 1, len(table.rows))
    body = [r for r in rows if not any(_PARTIAL.search(c) or _TOTAL.match(c) for c in table.rows[r][:2])]
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


def _added(parts: Sequence[Figure]) -> Reading:
    value = sum((Fraction(f.value) for f in parts), Fraction(0))
    possible = sum(map(stands_for, parts), Interval(0))
    shown = "+".join(str(f.value) for f in parts)
    return Reading(value, possible, tuple(Input(f, "part") for f in parts), _("{sum}相加").format(sum=shown))
