"""`outlier` in tables: a figure of another size than all others of its series.

A year among years (48215, 49036, 509.2, 51377), or a place among places, most often in another unit than the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.outlier import noted
from guibiao.audit.tabular import cell_of, heads_of, number_at, yearly
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, decimals

NAME = "outlier"
_FEWEST = 3  # others that show what their size is
_OF_YEARS = 8  # times more or less than all other years
_OF_PLACES, _SURELY = 100, 1000  # the same for places, which differ more; where the digits do not tell as well
_POINT_FARTHEST = 4  # places
_ALIKE = Decimal("1.5")  # times that others lie apart, at most, which show even one place of a point lost
_MEAN = expression("均|单产|亩产|价格|单价")
_SPREAD = 30  # times that places of one kind lie apart, at most
_PLACE = expression(r"[县区市镇乡旗盟州]\s*\Z|街道(?:办事处)?\s*\Z|[村]\s*\Z")
# which are small by their nature
_SMALL = expression(
    r"本级|市直|县直|区直|开发区|高新|经开|园区|新区|景区|林区|矿区|管理区|[农林牧渔]场|[合总]\s*计|\A全"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure of a row or a column of years, or of places, that is of another size."""
    for table in ledger.views():
        heads = heads_of(table)
        years = yearly(heads, len(heads))
        places = [at for at, head in enumerate(heads) if at and _PLACE.search(head) and not _SMALL.search(head)]
        for columns, check_row in ((years, _of_years), (places, _of_places)):
            for row in range(table.heads, len(table.rows)) if len(columns) > _FEWEST else ():
                values = {at: v for at in columns if (v := number_at(table, row, at)) is not None and v > 0}
                if len(values) == len(columns):
                    yield from check_row(ledger, table, row, values)


def _of_years(ledger: Ledger, table: Table, row: int, values: Mapping[int, Decimal]) -> Iterator[Finding]:
    """A year many times more or less than all others, which are of one size."""
    for at, value in values.items():
        others = [v for other, v in values.items() if other != at]
        ratio = Fraction(value) / Fraction(median(others))
        if max(others) < 2 * min(others) and not Fraction(1, _OF_YEARS) < ratio < _OF_YEARS:
            message = _("表中{name}的{value}与其他年份（{others}）相差{times}倍以上，小数点或单位可能有误，请核对。")
            odd = _odd_cell(ledger, table, (row, at), values, message.format, _OF_YEARS)
            sure = _is_printed_apart(value, others) or _is_shifted(value, others)
            yield replace(odd, severity="warning") if sure else odd


def _of_places(ledger: Ledger, table: Table, row: int, values: Mapping[int, Decimal]) -> Iterator[Finding]:
    """A place hundreds of times more or less than the next one to it in size."""
    for at, value in values.items():
        others = [v for other, v in values.items() if other != at]
        least, most = min(others), max(others)
        ratio = max(value / most, least / value)
        apart = _is_printed_apart(value, others)
        alike = most < _ALIKE * least and (apart or _MEAN.search(cell_of(table, row, 0)) is not None)
        by = _OF_YEARS if alike and _is_shifted(value, (least / _ALIKE, most * _ALIKE)) else _OF_PLACES
        if most < _SPREAD * least and ratio >= (by if apart or by < _OF_PLACES else _SURELY):
            message = _("表中{name}的{value}与其他各地（{others}）相差{times}倍以上，小数点或单位可能有误，请核对。")
            yield replace(_odd_cell(ledger, table, (row, at), values, message.format, by), severity="warning")


def _is_printed_apart(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a figure has decimals where all others are whole, or the other way round."""
    return {decimals(value) > 0} != {decimals(v) > 0 for v in others} and len({decimals(v) > 0 for v in others}) == 1


def _is_shifted(value: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a figure would be one of its fellows with its point elsewhere: 198.4 among 18.62, 19.35 and 21.07."""
    return any(min(others) <= value.scaleb(by) <= max(others) for by in range(-_POINT_FARTHEST, _POINT_FARTHEST + 1))


def _odd_cell(
    ledger: Ledger, table: Table, cell: tuple[int, int], values: Mapping[int, Decimal], say: Callable[..., str], by: int
) -> Finding:
    """The note that a cell is `by` times more or less than all others of a row."""
    row, at = cell
    bounds = table.cells[row]
    figures = {c: Figure(start=bounds[c][0], end=bounds[c][1], value=v, unit="") for c, v in values.items()}
    odd = figures.pop(at)
    usual = Fraction(median(f.value for f in figures.values()))
    name = cell_of(table, row, 0) or heads_of(table)[at]
    message = say(name=name, value=odd.value, times=by, others=_("、").join(str(f.value) for f in figures.values()))
    inputs = tuple(Input(f, "other") for f in figures.values())
    return noted(ledger, odd, Reading(usual, Interval(usual / by, usual * by), inputs), message)
