"""`same-figure`: what a table tells again of the passages around it: 新建农村公路386公里, and 368 in the annex.

That a table repeats the text is certain only where other rows of it have the very figures of the text. A row that has
another one is a slip then, if a slip of the pen explains it; without such rows only where two digits changed places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, telling_digits
from guibiao.audit.naming import likeness
from guibiao.audit.precision import stands_for
from guibiao.audit.tabular import cell_of, headed, heads_of, is_number
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_SAME_NAME = Fraction(9, 10)  # of a row's name found before a figure of the text
_SHORTEST = 4  # characters of a row's name
_ALONE = 6  # the same where no other row shows that the table repeats the text
_MOST_ROWS = 400
_FEWEST = 2  # rows that agree
_BESIDE, _LARGE = 8, 20  # characters, and a figure of which one digit is a slip
_FILLS = expression(r"(?:[（(][^（）()]{1,4}[）)])?(?:达到?|为|完成|共计?|[共总]?有|约|总?数量?|面积|长度|里程|[：:])*")
_UNIT_HEAD = expression(r"(?:计量)?单位\Z")
_BRACKETS = expression(r"[（(][^）)]*[）)]")
_UNIT_IN = expression(r"[（(](?P<unit>[^（）()\d]{1,8})[）)]\Z")
_MARKS = expression(r"\A[\s\d一二三四五六七八九十.．、（）()#*—-]+|[\s\d]+\Z|[：:]\Z")
_OTHER_TIME = expression(r"上年|去年|同期|力争|目标|计划|任务|比\d|\d年初")


class _Cell(Struct, frozen=True):
    """A number of a table with the name of its row and the unit that its row or its own words give."""

    figure: Figure
    name: str
    column: int


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every number of a table that differs from that of the text by a slip of the pen."""
    tables = [t for t in map(headed, ledger.document.tables) if t.heads and len(t.rows) <= _MOST_ROWS]
    if not tables:
        return
    told = ledger.once(_by_digits)
    for table in tables:
        yield from _of_table(ledger, table, told)


def _of_table(ledger: Ledger, table: Table, told: Mapping[str, Sequence[Figure]]) -> Iterator[Finding]:
    agreeing: dict[int, int] = defaultdict(int)
    unlike: list[tuple[_Cell, Figure | None]] = []
    for row in _rows(ledger, table):
        same = [(c, f) for c in row if (f := _again(ledger, c, told.get(_digits(c.figure), ()), equal=True))]
        if same:
            for cell, _figure in same:
                agreeing[cell.column] += 1
        else:
            unlike += [(c, _turned(ledger, c, told)) for c in row]
    for cell, turned in unlike:
        agree = agreeing[cell.column]
        if any(other > agree for other in agreeing.values()):
            continue
        sure = agree > 0 or (len(cell.name) >= _ALONE and len(table.rows[0]) == len("名数"))
        figure = turned if sure else None
        figure = figure or (_named_so(ledger, cell, table) if agree >= _FEWEST else None)
        if figure:
            yield _compared(ledger, cell, figure)


def _rows(ledger: Ledger, table: Table) -> Iterator[list[_Cell]]:
    """The numbers of each row of a table that has one of its own, by their column."""
    heads = heads_of(table)
    units = [i for i, head in enumerate(heads) if _UNIT_HEAD.search(head.strip())]
    for row in range(table.heads, len(table.rows)):
        label = next((cell for cell in table.rows[row] if cell.strip() and not is_number(cell)), "")
        own = _UNIT_IN.search(label.strip())
        unit = cell_of(table, row, units[0]) if units else own["unit"] if own else ""
        name = _BRACKETS.sub("", _MARKS.sub("", label.strip()))
        if len(name) < _SHORTEST and not (units and len(name) > 1):
            continue
        cells = []
        for column, (start, end) in enumerate(table.cells[row]):
            found = ledger.numbers(start, end) if column else []
            if len(found) == 1 and found[0].unit not in (*PERCENT, *POINTS):
                cells.append(_Cell(_in_unit(found[0], unit), name, column))
        if cells:
            yield cells


def _in_unit(figure: Figure, unit: str) -> Figure:
    own = _BRACKETS.sub("", figure.unit or unit)  # 万头（只）
    return Figure(start=figure.start, end=figure.end, value=figure.value, unit=own)


def _by_digits(ledger: Ledger) -> dict[str, list[Figure]]:
    """The figures outside of tables by their digits, in whatever order."""
    found: dict[str, list[Figure]] = defaultdict(list)
    bounds = [(t.start, t.end) for t in ledger.document.tables]
    for figure in ledger.numbers(0, len(ledger.text)):
        if figure.unit in ("", *PERCENT, *POINTS) or any(a <= figure.start < b for a, b in bounds):
            continue
        found[_digits(figure)].append(figure)
    return found


def _digits(figure: Figure) -> str:
    return "".join(sorted(telling_digits(figure.value)))


def _turned(ledger: Ledger, cell: _Cell, told: Mapping[str, Sequence[Figure]]) -> Figure | None:
    """The figure of the text that a cell is but for two digits in each other's place."""
    digits = _digits(cell.figure)
    return _again(ledger, cell, told.get(digits, ()), equal=False) if len(digits) >= SURE_DIGITS else None


def _again(ledger: Ledger, cell: _Cell, told: Sequence[Figure], *, equal: bool) -> Figure | None:
    """The first of some figures that has a cell's name, unit and value, or its value with two digits turned."""
    for figure in told:
        unit = cell.figure.unit
        if unit and not comparable(unit, figure.unit):
            continue
        value = Fraction(figure.value) * (factor(figure.unit, unit) if unit else 1)
        alike = value == Fraction(cell.figure.value) if equal else swapped(cell.figure.value, value)
        if alike and _is_named(ledger, cell.name, figure, loosely=equal):
            return figure
    return None


def _named_so(ledger: Ledger, cell: _Cell, table: Table) -> Figure | None:
    """The one figure of the text behind a cell's name that differs from it by one digit or by its point."""
    found: list[Figure] = []
    at = ledger.text.find(cell.name)
    while at >= 0:
        end = at + len(cell.name)
        behind = ledger.numbers(end, end + _BESIDE)[:1]
        if not table.start <= at < table.end and behind and _FILLS.fullmatch(ledger.text, end, behind[0].start):
            found += behind
        at = ledger.text.find(cell.name, end)
    if len({f.value for f in found}) != 1 or not comparable(cell.figure.unit or found[0].unit, found[0].unit):
        return None
    label = label_before(ledger.text, found[0].start, ledger.sentence(found[0].start)[0])
    right = Fraction(found[0].value) * (factor(found[0].unit, cell.figure.unit) if cell.figure.unit else 1)
    near = abs(right - Fraction(cell.figure.value)) * 2 < right
    slip = one_digit(cell.figure.value, right) and (near or right > _LARGE)
    return found[0] if slip and not _OTHER_TIME.search(label) else None


def _is_named(ledger: Ledger, name: str, figure: Figure, *, loosely: bool) -> bool:
    label = label_in_sentence(ledger, figure)
    if not loosely and _OTHER_TIME.search(label):
        return False
    return name in label or likeness(name, ledger, figure) >= _SAME_NAME


def _compared(ledger: Ledger, cell: _Cell, figure: Figure) -> Finding:
    unit = cell.figure.unit or figure.unit
    by = factor(figure.unit, unit)
    how = _("正文的“{text}”").format(text=f"{figure.value}{figure.unit}")
    reading = Reading(Fraction(figure.value) * by, stands_for(figure) * by, (Input(figure, "same"),), how, stated=True)
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
    return recomputed(ledger, Claim(NAME, cell.figure, cell.name, unit, "warning", caveat), [reading])
