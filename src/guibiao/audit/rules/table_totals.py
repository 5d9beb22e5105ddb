"""`sum-of-parts` in tables: a row called 合计 against the rows of its column, a column 小计 against its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import slip_in_sum, swapped
from guibiao.audit.sums import added
from guibiao.audit.tabular import apart
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "sum-of-parts"
_TOTAL = expression(
    r"\s*(?:合\s*计|总\s*计|全[县市区省州旗]合?计?|总数|共\s*计|累\s*计|全部|总和|(?:合计|总)得?分|[两三四五]年(?:合|累|总)计)\s*\Z"
)
_OF_AREA = expression(r"\s*全[县市区省州旗]\s*\Z")  # of which a table need not have all parts
_OF_YEAR, _PART_OF_YEAR = (
    expression(r"\s*全年\s*\Z"),
    expression(r"\s*(?:第?[一二三四]季度|\d{1,2}月份?|[上下]半年)\s*\Z"),
)
_OF_MONTHS, _MONTH = expression(r"\s*(?:第?[一二三四]季度|上半年)\s*\Z"), expression(r"\s*\d{1,2}月份?\s*\Z")
_QUARTER, MONTHS = expression("季度"), 3  # months of a quarter
_NAMED_TOTAL = expression(r"[^（()）]{2,12}(?:合计|总计|共计)\s*\Z")  # 一般公共预算收入合计, of the rows since the last
_ROW_TOTAL = expression(r"\A(?:合\s*计|总\s*计|小\s*计|共\s*计|全年(?:合计|累计)?\Z|全[县市区省州旗]\Z)")
_PARTIAL = expression(r"小\s*计|其中|^\s*[#*-]|[（(]其中")
_SUBTOTAL = expression(r"小\s*计\s*\Z")
_RATIO = expression(
    r"率|%|％|比重|占比|增速|增长|增幅|同比|[人户地亩]均|平均|均价|[价单]格|单[价产]|亩产|每|指数|系数|序号|排名|位次|年份|备注|密度|强度|进度"
)
_COUNT = expression(r"数量|个数|项目数|项数|家数|户数|人数|[（(](?:个|项|家|户|人|件|所|座|条|套|处|名)[）)]")
_LEVELS = (
    expression(r"\s*[一二三四五六七八九十]{1,3}\s*\Z"),  # a column of numbers: 一, 1, 2, 二
    expression(r"\s*[一二三四五六七八九十]+、"),
    expression(r"\s*[（(][一二三四五六七八九十]+[）)]"),
    expression(r"\s*\d{1,3}[.．、](?!\d)"),
    expression(r"\s*[（(]\d{1,3}[）)]"),
)
_MARK = expression(r"\A\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)")
_SHARE = expression(r"占|比[重例]|百分比|构成|结构|份额|贡献|\A\s*[（(]?[%％][）)]?\s*\Z")
WHOLE = 100  # %, of a column of shares
_SHARES = (80, 120)  # what shares, one of them a slip, may come to; the rates of things that were all done do not
_MEASURED = expression(
    r"元|吨|[公]?斤|亩|公里|平方|立方|千瓦|公顷|米|[%％]|面积|产量|产值|投资|收入|支出|金额|贷款|存款"
)
_ABOVE = 40  # characters before a table in which its unit is told
_FEW_DIGITS = 4
_FAR = Fraction(3, 10)  # of a sum: what a total misses by more is no slip in all of its columns
_APART = 5  # times as much as the least that the most of some cells is, of which none is the mean
COUNTED = "个数"  # the head of a column of whole numbers
_EMPTY = {"", "-", "—", "－", "/", "无"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total of a column of figures in a table."""
    for table in apart(ledger.document.tables):
        for at, row in enumerate(table.rows):
            if at >= table.heads and (any(_is_total(cell) for cell in row[:2]) or _is_of_year(table, at)):
                yield from _of_total(ledger, table, at)
        yield from _of_subtotals(ledger, table)
        yield from _of_rows(ledger, table)
        yield from _of_levels(ledger, table)


def _is_total(cell: str) -> bool:
    plain = _MARK.sub("", cell)
    return bool(_TOTAL.match(plain) or _NAMED_TOTAL.match(plain))


def _is_of_year(table: Table, at: int) -> bool:
    """Whether a row is the year of which all rows above it are quarters, months or halves, or a quarter of months."""
    above, name = [row[0] for row in table.rows[table.heads : at]], table.rows[at][0]
    parts = _PART_OF_YEAR if _OF_YEAR.match(name) else _MONTH if _OF_MONTHS.match(name) else None
    many = len(above) == MONTHS if parts is _MONTH and _QUARTER.search(name) else len(above) > 1
    return parts is not None and many and all(map(parts.match, above))


def _of_total(ledger: Ledger, table: Table, at: int) -> Iterator[Finding]:
    parts = _parts(table, at)
    label = next((i for i, cell in enumerate(table.rows[at][:2]) if _is_total(cell)), 0)
    sums = []
    for column in range(label + 1, len(table.rows[at])):
        head = _head(table, column)
        if _is_counted(ledger, table, column, head):
            head = f"{head}（个）"
        rates = _RATIO.search(head) is not None
        total = _figure(table, at, column, head, shares=rates)
        if total is None or (rates and not _SHARE.search(head)):
            continue
        figures = [_figure(table, row, column, head, shares=rates) for row in parts]
        listed = [f for f in figures if f is not None]
        empty = sum(table.rows[row][column].strip() in _EMPTY for row in parts if column < len(table.rows[row]))
        if len(listed) < 2 or len(listed) + empty < len(parts):
            continue
        reading = added(listed, listed[0].unit)
        all_told = rates and WHOLE in reading.possible  # then so much they come to, whatever their total is told to be
        if rates and not all_told and not (total.value == WHOLE and _SHARES[0] <= reading.value <= _SHARES[1]):
            continue
        copied = not rates and _is_copied(table, at, column, listed)
        if not (all_told or copied) and _is_mean(total, listed, reading):
            continue
        name = _("表中“{head}”的合计").format(head=head.strip() or _("第{n}列").format(n=column + 1))
        since = _since_last_total(table, at, column, head)
        claim = Claim(NAME, total, name, total.unit, sure=all_told or copied)
        sums.append((claim, [*([added(since, "")] if since else []), reading]))
    of_area = _OF_AREA.match(table.rows[at][label]) is not None
    told = [(c, rs) for c, rs in sums if not c.sure] or sums
    nowhere_near = len(told) > 1 and all(_is_far(c.figure, r) for c, rs in told for r in rs)  # parts of other parts
    if nowhere_near or (of_area and not any(judge(c.figure, r) in FITTING for c, rs in sums for r in rs)):
        sums = [(c, rs) for c, rs in sums if any(swapped(c.figure.value, r.value) for r in rs)]
    for claim, readings in sums:
        yield recomputed(ledger, claim, readings)


def _of_subtotals(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """Each row called 小计 against the rows since the last one, where another column bears out that they are."""
    first = table.heads
    for at in range(table.heads, len(table.rows)):
        if not any(_SUBTOTAL.search(c) or _is_total(c) for c in table.rows[at][:2]):
            continue
        parts, first = range(first, at), at + 1
        if len(parts) < 2 or any(_PARTIAL.search(c) for r in (*parts, at - 1) for c in table.rows[r][:2]):
            continue
        sums = []
        for column in range(1, len(table.rows[at]) if any(map(_SUBTOTAL.search, table.rows[at][:2])) else 0):
            head = _head(table, column)
            total = None if _RATIO.search(head) else _figure(table, at, column, head)
            listed = [f for r in parts if (f := _figure(table, r, column, head))]
            if total and len(listed) == len(parts):
                name = _("表中“{head}”的合计").format(head=head.strip())
                sums.append((Claim(NAME, total, name, total.unit), added(listed, "")))
        if any(judge(c.figure, r) in FITTING for c, r in sums):
            yield from (recomputed(ledger, claim, [reading]) for claim, reading in sums)


def _since_last_total(table: Table, at: int, column: int, head: str) -> list[Figure]:
    """The last total above one and what stands between the two: 本年收入合计, 年初结转, 总计; or nothing."""
    totals = [r for r in range(table.heads, at) if any(map(_is_total, table.rows[r][:2]))]
    between = range(totals[-1] + 1, at) if totals else range(0)
    if not between or any(_PARTIAL.search(c) for r in between for c in table.rows[r][:2]):
        return []
    figures = [_figure(table, r, column, head) for r in (totals[-1], *between)]
    return [f for f in figures if f] if figures[0] else []


def _is_copied(table: Table, at: int, column: int, listed: Sequence[Figure]) -> bool:
    """Whether a total repeats, digit by digit, the cell before it, or the one above it where no mean would do so."""
    cell, values = table.rows[at][column].strip(), [f.value for f in listed]
    again = cell == table.rows[at][column - 1].strip()
    if column < len(table.rows[at - 1]) and max(values) > _APART * min(values):
        again = again or cell == table.rows[at - 1][column].strip()
    return again and sum(map(str.isdigit, cell.strip("0."))) > 1


def _is_mean(total: Figure, listed: Sequence[Figure], reading: Reading) -> bool:
    """Whether what stands in the row of totals lies between those above it: a mean or a rate, whatever its head says.

    A sum that lost a digit does so too.
    """
    values = [f.value for f in listed]
    between = min(values) <= total.value <= max(values)
    return between and _is_far(total, reading) and not slip_in_sum(total.value, values)


def _is_far(total: Figure, reading: Reading) -> bool:
    return abs(reading.value - Fraction(total.value)) > _FAR * abs(reading.value)


def _of_levels(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """Numbered rows against the plain rows below each, where these add up or would but for one slip.

    一、税收收入, and below it 增值税, 企业所得税, …, up to 二、非税收入.
    """
    body = range(table.heads, len(table.rows))
    levels = {r: _level(table.rows[r][0]) for r in body}
    for top in (r for r in body if levels[r] is not None):
        end = next((r for r in body if r > top and _is_no_deeper(levels[r], levels[top])), len(table.rows))
        below = [
            r for r in range(top + 1, end) if not any(_is_total(c) or _PARTIAL.search(c) for c in table.rows[r][:2])
        ]
        if not all(table.rows[r][0].strip() for r in below):
            continue  # the number heads a class in a column of its own
        found: list[tuple[Claim, Reading]] = []
        tried = 0
        next_one = min((n for r in below if (n := levels[r]) is not None), default=None)
        deeper = [r for r in below if next_one is not None and levels[r] == next_one]
        for column in range(1, len(table.rows[top])):
            head = _head(table, column)
            if _is_counted(ledger, table, column, head):
                head = f"{head}（个）"
            total = _figure(table, top, column, head)
            parts = [f for r in deeper or below if (f := _figure(table, r, column, head))]
            if total is None or len(parts) < max(len(deeper or below), 2) or _RATIO.search(head):
                continue
            tried += 1
            reading = added(parts, parts[0].unit)
            slip = len(parts) > len("甲乙") and slip_in_sum(total.value, [p.value for p in parts])
            if judge(total, reading) in FITTING or slip:
                name = _("表中“{row}”的“{head}”").format(row=table.rows[top][0].strip(), head=head.strip())
                found.append((Claim(NAME, total, name, total.unit), reading))
        borne_out = tried < len("两列") or any(r.value and judge(c.figure, r) in FITTING for c, r in found)
        for claim, reading in found if borne_out else ():  # 粮食, 肉类, … : no column in which they add up
            yield recomputed(ledger, claim, [reading])


def _level(cell: str) -> int | None:
    """The rank of a row by its number, one for 一、; none where it has no number."""
    return next((rank for rank, mark in enumerate(_LEVELS) if rank and mark.match(cell)), None)


def _is_no_deeper(level: int | None, top: int | None) -> bool:
    return level is not None and top is not None and level <= top


def _of_rows(ledger: Ledger, table: Table) -> Iterator[Finding]:
    """Columns of totals against those on one side, in a table in which another row bears out that they are."""
    heads = [_head(table, column) for column in range(max(map(len, table.rows), default=0))]
    for at in (i for i, head in enumerate(heads) if i and _ROW_TOTAL.match(head)):
        for columns in (_run(heads, range(at - 1, 0, -1)), _run(heads, range(at + 1, len(heads)))):
            sums = list(_sums(table, at, columns)) if len(columns) > 1 else []
            borne_out = sum(judge(total, reading) == "holds" for _row, total, reading in sums)
            if borne_out > (1 if _OF_AREA.match(heads[at]) else 0):
                for row, total, reading in sums:
                    name = _("表中“{row}”的“{head}”").format(row=table.rows[row][0].strip(), head=heads[at].strip())
                    yield recomputed(ledger, Claim(NAME, total, name, total.unit), [reading])
                break


def _run(heads: list[str], columns: range) -> list[int]:
    """The columns of a range up to the first that holds rates or totals itself, in the order of the table."""
    return sorted(takewhile(lambda at: not (_RATIO.search(heads[at]) or _ROW_TOTAL.match(heads[at])), columns))


def _sums(table: Table, at: int, columns: list[int]) -> Iterator[tuple[int, Figure, Reading]]:
    for row in range(table.heads, len(table.rows)):
        total = _figure(table, row, at, COUNTED)
        parts = [f for column in columns if (f := _figure(table, row, column, COUNTED))]
        if total and len(parts) == len(columns) and not _RATIO.search(table.rows[row][0]):
            yield row, total, added(parts, parts[0].unit)


def _head(table: Table, column: int) -> str:
    return "".join(row[column] for row in table.rows[: table.heads] if column < len(row))


def _is_counted(ledger: Ledger, table: Table, column: int, head: str) -> bool:
    """Whether a column counts things: small whole numbers, and no unit of measure in its head, above it or beside."""
    cells = [row[column].strip() for row in table.rows[table.heads :] if column < len(row)]
    numbers = [cell for cell in cells if cell not in _EMPTY]
    if not all(cell.isdigit() and len(cell) <= _FEW_DIGITS for cell in numbers):
        return False
    above = ledger.text[max(table.start - _ABOVE, 0) : table.start]
    return not any(map(_MEASURED.search, (head, above, *(row[0] for row in table.rows))))


def _parts(table: Table, at: int) -> list[int]:
    """The rows that a total adds up: those above it, else those below; of numbered rows the highest kind.

    A total with a name of its own adds up the rows since the one before.
    """
    rows = range(table.heads, at) if at > table.heads else range(at + 1, len(table.rows))
    if any(_NAMED_TOTAL.match(cell) for cell in table.rows[at][:2]):
        earlier = [r for r in rows if any(_is_total(c) for c in table.rows[r][:2])]
        rows = range(max(earlier) + 1, at) if earlier else rows
    if at < rows.start < len(table.rows) and any(_PARTIAL.search(c) for c in table.rows[rows.start][:2]):
        return []  # below a total at the head, 其中 and what follows it need not be all
    body = [r for r in rows if not any(_PARTIAL.search(c) or _is_total(c) for c in table.rows[r][:2])]
    own = _level(table.rows[at][0])
    if own is not None and at > table.heads:  # （七）总计, of what has such numbers since the last 一、
        alike = takewhile(lambda r: not _is_no_deeper(_level(table.rows[r][0]), own - 1), reversed(body))
        return [r for r in list(alike)[::-1] if _level(table.rows[r][0]) == own]
    for level in _LEVELS:
        numbered = [r for r in body if any(level.match(cell) for cell in table.rows[r][:2])]
        if numbered:
            return numbered
    return body


def _figure(table: Table, row: int, column: int, head: str, *, shares: bool = False) -> Figure | None:
    """The number of a cell, of `shares` with the sign of a percent as well."""
    if column >= len(table.rows[row]):
        return None
    cell = table.rows[row][column].strip()
    try:
        value: Decimal = read_number(cell.rstrip("%％") if shares else cell)
    except ValueError:
        return None
    start, end = table.cells[row][column]
    whole = value == value.to_integral_value() and _COUNT.search(head)
    return Figure(start=start, end=end, value=value, unit="个" if whole else "")
