"""`sum-of-parts` in tables: a row that no word calls a total, above the rows that make it up.

全市, and below it its counties; 生活消费支出, and below it what it is spent on; 入境过夜游客, and the four rows of it.
That a row is one is shown by a column in which it adds up; in a table of one column by how unlikely the slip is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import log10

from msgspec import Struct

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import added
from guibiao.audit.sums.chance import is_hardly_chance
from guibiao.audit.tabular import cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import decimals

NAME = "sum-of-parts"
_RATIO = expression(
    r"率|%|％|±|比重|占比|[增降]幅|增[长速]|同比|人均(?![^（(]*(?:收入|支出))|[户地亩日月年]均|平均|均价|[价单]格|单[价产]|亩产|每|指数|系数|序号|排名"
    r"|位次|名次|年份|年度\Z|备注|密度|强度|进度|倍|差距|编号|代码|电话"
)
_WITHIN = expression(r"\s*(?:其中|[#＃*-])|[（(]其中")
_NAMED = expression(r"[合总小共]\s*计\s*\Z|\A\s*总数\s*\Z")  # those the rows of totals are read by
_UNIT = expression(
    r"[（(]([十百千万亿]*(?:美?元|吨|公斤|[个户人家件所座条处辆台套头只张亩]|人次|公顷|公里|平方[公千]?[里米]|立方米|千瓦时?|标箱))[）)]"
)
_FEWEST, MOST = 3, 16  # parts
_PAIR = tuple(expression(rf"\s*[（(]?{n}[)）.．、](?!\d)") for n in "123")  # numbers of two parts, and of no third
_OF_ALL = expression(
    r"\A\s*(?:全[县市区省州盟旗国]|总|各)|总[量额数值]|合计"
)  # what hardly stands above a few of its parts
_PROOF, _SURE = 2.0, 3.5  # orders of magnitude by which chance is ruled out: in a column, and with the slip in another
# of all differences, those that one slip may explain by chance
_MOST, _ALONE, _CALLED_ALL = 0.05, 0.005, 0.03


class _Column(Struct, frozen=True):
    """A column of amounts: where it is, its head, its numbers by row."""

    at: int
    head: str
    values: Mapping[int, Decimal]


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such row that misses the sum of the rows below it by what one slip explains."""
    for table in ledger.views():
        rows = [row for row in range(table.heads, len(table.rows)) if not _WITHIN.match(cell_of(table, row, 0))]
        columns = list(_columns(table, rows)) if len(rows) > _FEWEST else []
        for first, row in enumerate(rows[: -len("甲乙")] if columns else ()):
            if not _NAMED.search(cell_of(table, row, 0)):
                yield from _of_row(ledger, table, row, _below(table, rows, first), columns, is_first=first == 0)


def _columns(table: Table, rows: Sequence[int]) -> Iterator[_Column]:
    for at, head in enumerate(heads_of(table)):
        if at and not _RATIO.search(head) and not _NAMED.search(head):
            values = {row: value for row in rows if (value := number_at(table, row, at)) is not None}
            if len(values) > _FEWEST:
                yield _Column(at, head, values)


def _below(table: Table, rows: Sequence[int], first: int) -> list[int]:
    """The rows below one that may be its parts: up to the first that is a rate, or is in another unit."""
    below: list[int] = []
    name = cell_of(table, rows[first], 0)
    unit = _unit(name)
    for row in () if _RATIO.search(name) else rows[first + 1 : first + 1 + MOST]:
        label = cell_of(table, row, 0)
        if _RATIO.search(label) or _NAMED.search(label) or _unit(label) not in ("", unit):
            break
        below.append(row)
    return below


def _unit(label: str) -> str:
    found = _UNIT.search(label)
    return found[1] if found else ""


def _of_row(
    ledger: Ledger, table: Table, row: int, below: Sequence[int], columns: Sequence[_Column], *, is_first: bool
) -> Iterator[Finding]:
    told = [c for c in columns if row in c.values]
    fewest = len("甲乙") if _is_pair(table, row, below) else _FEWEST
    ends = {c.at: list(_ends(c, row, below, fewest)) for c in told}
    proofs = [(end, _proof(c, row, below[:end])) for c in told for end in ends[c.at]]
    proven = {end: proof for end, proof in sorted(proofs) if proof >= _PROOF}
    for column in told if proven else ():
        if not ends[column.at]:
            yield from _borne_out(ledger, table, row, below, column, proven)
    reaches_end = row + len(below) + 1 == len(table.rows)
    if is_first and reaches_end and len(told) == len(columns) == 1 and not ends[told[0].at]:
        yield from _alone(ledger, table, row, below, told[0])


def _borne_out(
    ledger: Ledger, table: Table, row: int, below: Sequence[int], column: _Column, proven: Mapping[int, float]
) -> Iterator[Finding]:
    """A row of which other columns bear out that so many below it are its parts, the surer the less chance is left."""
    for end in sorted(proven, reverse=True):
        parts = [column.values[r] for r in below[:end] if r in column.values]
        most = min(10 ** (proven[end] - _SURE), _MOST)
        if len(parts) == end and is_hardly_chance(column.values[row], parts, most):
            yield _found(ledger, table, row, column, below[:end])
            return


def _alone(ledger: Ledger, table: Table, row: int, below: Sequence[int], column: _Column) -> Iterator[Finding]:
    """The first row of a table of one column of amounts, of which all others may be parts."""
    parts = [column.values[r] for r in below if r in column.values]
    if len(parts) < len(below) or len(parts) < _FEWEST:
        return
    total, is_all = column.values[row], _OF_ALL.search(cell_of(table, row, 0)) is not None
    sure = is_hardly_chance(total, parts, _ALONE)
    if sure or (is_all and is_hardly_chance(total, parts, _CALLED_ALL, other=False)):
        caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
        yield _found(ledger, table, row, column, below, caveat)


def _is_pair(table: Table, row: int, below: Sequence[int]) -> bool:
    """Whether just two rows below one are numbered: 国内过夜游客, and below it （1）酒店…, （2）民宿…."""
    one, two, three = _PAIR
    names = [cell_of(table, r, 0) for r in below]
    numbered = len(names) > 1 and one.match(names[0]) and two.match(names[1])
    return bool(numbered) and not (three.match("".join(names[2:3])) or one.match(cell_of(table, row, 0)))


def _ends(column: _Column, row: int, below: Sequence[int], fewest: int) -> Iterator[int]:
    """How many of the rows below make up a row in a column; as printed they may miss it by their rounding."""
    total, so_far = column.values[row], Decimal(0)
    unit = Decimal(1).scaleb(-decimals(total))
    for many, part in enumerate(below, 1):
        if part not in column.values or so_far > 2 * total:
            return
        so_far += column.values[part]
        if many >= fewest and abs(so_far - total) <= unit * (many + 1) / 2:
            yield many


def _proof(column: _Column, row: int, parts: Sequence[int]) -> float:
    """The orders of magnitude by which chance is ruled out where parts make up a row."""
    total = column.values[row]
    if total <= 0:
        return 0.0
    exact = sum((column.values[p] for p in parts), Decimal(0)) == total
    return log10(float(total) * 10 ** decimals(total) / (1 if exact else len(parts) + 2))


def _found(ledger: Ledger, table: Table, row: int, column: _Column, parts: Sequence[int], caveat: str = "") -> Finding:
    total, *of = (_figure(table, r, column) for r in (row, *parts))
    name = _("表中“{row}”的“{head}”").format(row=cell_of(table, row, 0), head=column.head)
    claim = Claim(NAME, total, name, "", "warning" if caveat else "error", caveat)
    return recomputed(ledger, claim, [added(of, "")])


def _figure(table: Table, row: int, column: _Column) -> Figure:
    start, end = table.cells[row][column.at]
    return Figure(start=start, end=end, value=column.values[row], unit="")
