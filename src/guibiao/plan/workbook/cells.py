"""What a cell says, as the text that a person sees: 5.0% is stored as 0.05, and its format knows the decimals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from guibiao.expressions import expression
from guibiao.messages import _

_LITERALS = expression(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')  # parts of a number format that only decorate
_DECIMALS = expression(r"[0#?]\.(0+)")
_STORED_DIGITS = 15  # of a double that are a person's, not the machine's


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell or a row of a workbook; `head` is what stands over the cell."""

    file: str
    sheet: str
    cell: str = ""
    head: str = ""
    row: int = 0

    def __str__(self) -> str:
        place = _("{file} 工作表“{sheet}”").format(file=self.file, sheet=self.sheet)
        if self.cell:
            place += _("单元格 {cell}").format(cell=self.cell)
        elif self.row:
            place += _("第 {row} 行").format(row=self.row)
        return place + (f"（{self.head}）" if self.head else "")


def cell_text(value: Any, number_format: str, computed: bool) -> str:
    """The text of a cell's value. `computed`: a formula's result counts as far as it is shown.

    >>> cell_text(0.05, "0.0%", False), cell_text(8.1, "0.00", False), cell_text(2021, "General", False)
    ('5.0%', '8.10', '2021')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number_text(value, number_format, computed)
    if isinstance(value, datetime | date | time):
        return _date_text(value, number_format)
    return str(value).strip()


def decimals_of(figure: Decimal) -> int:
    """How many decimals a figure was printed with."""
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fits_a_cell(figure: Decimal) -> bool:
    """Whether a spreadsheet's number holds all digits of a figure."""
    return len(figure.as_tuple().digits) <= _STORED_DIGITS


def _number_text(value: int | float, number_format: str, computed: bool) -> str:
    shape = _LITERALS.sub("", number_format.split(";", maxsplit=1)[0])
    percent = "%" in shape
    number = Decimal(value if isinstance(value, int) else format(value, f".{_STORED_DIGITS}g"))
    if percent:
        number = number.scaleb(2)
    match = _DECIMALS.search(shape)
    shown = len(match[1]) if match else 0
    is_plain = shape in ("General", "@", "") or "E" in shape.upper().replace("GENERAL", "")
    wanted = shown if computed and not is_plain else max(shown, decimals_of(number))
    return format(number, f".{wanted}f") + ("%" if percent else "")


def _date_text(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.isoformat()
    day = value.date() if isinstance(value, datetime) else value
    shape = _LITERALS.sub("", number_format).lower()
    if "d" in shape:
        return day.isoformat()
    return f"{day.year}-{day.month:02}" if "m" in shape else str(day.year)
