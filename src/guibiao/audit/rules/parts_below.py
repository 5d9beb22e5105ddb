"""`sum-of-parts`: a labelled figure and those below it, one to a row or line, whose labels make up a whole.

总人口 | 58.6, and below it 男 | 30.1 and 女 | 28.5; 项目总数：86个, 其中：续建项目：52个, 新建项目：34个.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, takewhile

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_third, is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.keyed import keyed
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.misprint import ANY, SURE_DIGITS, one_digit, slip_in_sum, telling_digits
from guibiao.audit.sums import added
from guibiao.audit.tabular import apart, cell_of, heads_of, number_at
from guibiao.documents import Table
from guibiao.expressions import expression

NAME = "sum-of-parts"
_LINE = expression(
    r"[ \t]*(?P<label>[^\n\d，,。；;|\t]{1,20}?)[：:]?[ \t]*(?P<figure>\d[\d.,]*[^\s\d，,。；;：:|\t]{0,5})"
    r"[。；;，,]?\s*\Z"
)
_LONGEST = 60  # characters of a line that holds no more than that
_AMONG = expression(r"其中|^\s*[#*]")
_WITHIN = expression(r"\s*(?:#|＃|其中)")
_TOTAL = expression(r"总|合计|共计|受理量|全部")
_SUM = expression(r"合\s*计|总\s*计|共\s*计")
_TOTAL_BELOW = expression("总(?!计)|全社会")  # 地区生产总值, below its three industries
_MADE, _LEFT = (
    expression("已|完成|完工|办结|达标|按期|达到"),
    expression(r"未|正在|中\Z|尚|超期|逾期|滞后|推进|剩余|其余"),
)
_CAME_TO = expression(f"{_MADE.pattern}|{_LEFT.pattern}")  # what became of those counted
_TENFOLD = 10
_FAR = Fraction(3, 10)  # of a total: what its parts miss by more is no slip
_RATIO = expression(r"率|%|％|比重|占比|增速|增长|人均|平均|均价|每|指数|强度|性别比")
_RATES_ABOVE = expression(r"增[速幅长][^。；;\n]{0,8}\s*\Z|[（(]\s*(?:单位[：:])?[%％]\s*[）)]\s*\Z")
_ABOVE = 40  # characters before a table in which its title says that it is of rates
_UNIT = expression(r"[（(]([^（）()\d]{1,6})[）)]")
_SECTOR = expression(r"\s*第?[一二三](?:次?产业|产)")
_YEAR = expression(r"20\d\d年")
MOST = 6  # parts
MOST_ABOVE = 8  # rows above some parts that may be their whole

_Row = tuple[str, dict[int, Figure]]  # a label and its figures by column


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total, where its words or another column show that what is below it are its parts."""
    lines = list(_of_lines(ledger))
    for block in (*_of_tables(ledger), *lines):
        divided: dict[int, int] = {}  # by row: the row whose part it is
        for at, (label, _totals) in enumerate(block):
            if above := _above(block, at):
                yield from _of_total(ledger, label, block[at][1], above)
            parts = _below(block, at)
            names = [name for name, _ in parts]
            if parts and _may_add_up([label, *names]) and not is_third(label, names):
                whole = _whole_of(block, at, divided.get(at), parts)
                divided |= dict.fromkeys(range(at + 1, at + 1 + len(parts)), whole)
                yield from _of_total(ledger, *block[whole], parts)
    for block in lines:
        for at, (label, totals) in enumerate(block):
            if _TOTAL.search(label) and not _below(block, at):
                yield from _of_run(ledger, label, totals, block[at + 1 :])
        yield from _of_last(ledger, block)


def _whole_of(block: Sequence[_Row], at: int, above: int | None, parts: Sequence[_Row]) -> int:
    """The row that parts below another are of: it, or the one whose part it is itself, whichever they come nearer to.

    总人口, 其中城镇, 乡村, 其中男性, 女性: both pairs are of all.
    """
    exact = (
        row
        for row in range(at, max(at - MOST_ABOVE, -1), -1)
        for t, r in _sums(block[row][1], parts)
        if t.value == r.value
    )
    if (whole := next(exact, None)) is not None:
        return whole
    rows = [at] if above is None else [at, above]
    off = [(abs(r.value - Fraction(t.value)), row) for row in rows for t, r in _sums(block[row][1], parts)]
    return min(off, key=lambda o: o[0], default=(0, at))[1]


def _of_tables(ledger: Ledger) -> Iterator[list[_Row]]:
    """The rows of each table with the figures of the columns in which all of them have one."""
    for table in apart(ledger.document.tables):
        if _RATES_ABOVE.search(ledger.text, max(table.start - _ABOVE, 0), table.start):
            continue
        heads = heads_of(table)
        columns = [at for at in range(1, len(heads)) if not (table.heads and _RATIO.search(heads[at]))]
        block: list[_Row] = []
        for row in range(table.heads, len(table.rows)):
            figures = {at: f for at in columns if (f := _figure(ledger, table, row, at))}
            block.append((cell_of(table, row, 0), figures))
        yield block


def _figure(ledger: Ledger, table: Table, row: int, column: int) -> Figure | None:
    """The one number of a cell: bare, or with its unit."""
    start, end = table.cells[row][column]
    value = number_at(table, row, column)
    if value is not None:
        return Figure(start=start, end=end, value=value, unit="")
    told = ledger.numbers(start, end)
    return told[0] if len(told) == 1 else None


def _of_lines(ledger: Ledger) -> Iterator[list[_Row]]:
    """Lines right below each other that hold a label and one figure each."""
    block: list[_Row] = []
    end = -1
    for line in ledger.lines(_LONGEST):
        match = _LINE.match(ledger.text, *line)
        if match is None:
            continue
        found = ledger.numbers(match.start("figure"), match.end("figure"))
        if ledger.text[max(end, 0) : match.start()].strip() or end < 0:
            yield block
            block = []
        block.append((match["label"].strip("：: "), dict(enumerate(found)) if len(found) == 1 else {}))
        end = match.end()
    yield block
    for table in ledger.once(keyed):
        if "\n" not in ledger.text[table.start : table.end]:  # 总数：57件；已化解：46件；化解中：11件
            told = [(head, ledger.numbers(*bounds)) for head, bounds in zip(table.rows[0], table.cells[1], strict=True)]
            yield [(head, dict(enumerate(found)) if len(found) == 1 else {}) for head, found in told if head]


def _of_run(ledger: Ledger, label: str, totals: dict[int, Figure], below: Sequence[_Row]) -> Iterator[Finding]:
    """A total against some of the figures of its unit below it; where none add up to it, all are its parts.

    任务总数：86项, 已完成：65项, 正在推进：17项, 未启动：4项: those of which this is plain, or that one slip explains.
    """
    total = totals.get(0)
    if total is None or total.unit in (*PERCENT, ""):
        return
    run = list(takewhile(lambda row: 0 in row[1] and row[1][0].unit == total.unit, below))[:MOST]
    parts = [figures[0] for name, figures in run if not _AMONG.search(name)]
    for many in range(len(parts), 1, -1):
        for some in combinations(parts, many):
            reading = added(some, total.unit)
            if judge(total, reading) in FITTING:
                yield recomputed(ledger, Claim(NAME, total, label, total.unit), [reading])
                return
    if len(parts) < len(run) or len(parts) < len("甲乙") or any(p.value >= total.value for p in parts):
        return
    names, reading = [name for name, _ in run], added(parts, total.unit)
    whole = all(map(_CAME_TO.search, names)) and any(map(_LEFT.search, names)) and any(map(_MADE.search, names))
    off = abs(reading.value - Fraction(total.value))
    if (whole and off <= _FAR * Fraction(total.value)) or (
        len(parts) > len("甲乙") and slip_in_sum(total.value, [p.value for p in parts], ANY)
    ):
        yield recomputed(ledger, Claim(NAME, total, label, total.unit), [reading])


def _of_last(ledger: Ledger, block: Sequence[_Row]) -> Iterator[Finding]:
    """A total below all of its parts: 东河县：38.6⏎西坪县：29.4⏎北固县：51.3⏎全市合计：119.3."""
    last = next((at for at, (label, _figures) in enumerate(block) if at and _SUM.search(label)), 0)
    above = block[:last]
    if len(above) < len("甲乙丙") or not all(0 in figures for _label, figures in block[: last + 1]):
        return
    label, total = block[last][0], block[last][1][0]
    parts = [figures[0] for _label, figures in above]
    alike = all(p.unit == total.unit and p.value < total.value for p in parts) and total.unit not in PERCENT
    if alike and _may_add_up([label, *(name for name, _figures in above)]):
        yield recomputed(ledger, Claim(NAME, total, label, total.unit), [added(parts, total.unit)])


def _may_add_up(labels: Sequence[str]) -> bool:
    """Whether rows may be a whole and its parts by their names: none is of a rate, and no two name other units."""
    units = {found[1] for label in labels if (found := _UNIT.search(label))}
    return not any(map(_RATIO.search, labels)) and len(units) <= 1


def _below(block: Sequence[_Row], at: int) -> Sequence[_Row]:
    """The rows below one whose labels make up a whole, with what is within a part between them or not; else none."""
    rows = block[at + 1 : at + 1 + 2 * MOST]
    return (
        _whole(rows)
        or _whole([row for row in rows if not _WITHIN.match(row[0])])
        or _whole([row for row in rows if _SECTOR.match(row[0])])  # with 工业 and 建筑业 below the second
    )


def _above(block: Sequence[_Row], at: int) -> Sequence[_Row]:
    """The rows right above one that is called a total, whose labels make up a whole that no row above them is of."""
    label = block[at][0]
    if not _TOTAL_BELOW.search(label):
        return ()
    for many in range(min(MOST, at), 1, -1):
        parts = block[at - many : at]
        names = [name for name, _ in parts]
        if is_whole(names) and not any(map(_YEAR.search, names)) and _may_add_up([label, *names]):
            headed = at > many and _TOTAL.search(block[at - many - 1][0])
            return () if headed else parts
    return ()


def _whole(rows: Sequence[_Row]) -> Sequence[_Row]:
    """The first rows whose labels make up a whole, the most of them."""
    for many in range(MOST, 1, -1):
        parts = rows[:many]
        labels = [label for label, _ in parts]
        if len(parts) == many and not any(map(_YEAR.search, labels)) and is_whole(labels):
            return parts
    return ()


def _of_total(ledger: Ledger, label: str, totals: dict[int, Figure], parts: Sequence[_Row]) -> Iterator[Finding]:
    sums = _sums(totals, parts)
    sure = _AMONG.search(parts[0][0]) is not None or any(judge(total, reading) in FITTING for total, reading in sums)
    if not sure and any(abs(r.value - Fraction(t.value)) > _FAR * abs(Fraction(t.value)) for t, r in sums):
        # they stand below each other by chance: 居民养老, 职工医保, 居民医保
        sums = [(t, r) for t, r in sums if len(sums) == 1 and _is_misprinted(t, r)]
    for total, reading in sums:
        if sure or _is_misprinted(total, reading) or slip_in_sum(total.value, [i.figure.value for i in reading.inputs]):
            yield recomputed(ledger, Claim(NAME, total, label, total.unit), [reading])


def _is_misprinted(total: Figure, reading: Reading) -> bool:
    """Whether a total is what the rows below it come to with its point moved, or one digit of many wrong."""
    telling = len(telling_digits(total.value))
    moved = telling >= SURE_DIGITS and Fraction(total.value) in (_TENFOLD * reading.value, reading.value / _TENFOLD)
    return moved or (telling > SURE_DIGITS and one_digit(total.value, reading.value))


def _sums(totals: dict[int, Figure], parts: Sequence[_Row]) -> list[tuple[Figure, Reading]]:
    """Each total with the sum of its column, where all parts have a figure of its kind."""
    found = []
    for at, total in totals.items():
        column = [figures[at] for _, figures in parts if at in figures]
        alike = all(comparable(f.unit, total.unit) for f in column) and total.unit not in ("%", "％")
        if alike and len(column) == len(parts):
            found.append((total, added(column, total.unit)))
    return found
