"""A ledger of 10,000 rows with errors in 300: are all told at once, by row and column, and how long does it take?

    python -m benchmarks.track_bad_ledger [ROWS] [ERRORS]

Prints how many planted errors of each kind the plan's reader tells with the row that they are in.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guibiao.errors import InputErrors
from guibiao.plan import read_plan

Row = dict[str, Any]
PLACE = re.compile(r"工作表“项目”(?:第 (\d+) 行|单元格 [A-Z]+(\d+))")
OWN = (("项目", "内容"), ("规划名称", "云河县规划"), ("地区", "云河县"), ("基期年", "2020"), ("规划期", "2021/2025"))
HEADS = ("序号", "名称", "所属项目包", "总投资", "年度计划投资", "进展", "计划开工", "计划竣工")


def _without_name(rows: list[Row], at: int) -> None:
    rows[at]["名称"] = ""


def _same_number(rows: list[Row], at: int) -> None:
    rows[at]["序号"] = rows[at - 1]["序号"]


def _missing_parent(rows: list[Row], at: int) -> None:
    rows[at]["所属项目包"] = f"无此项目{at}"


def _circle(rows: list[Row], at: int) -> None:
    rows[at]["所属项目包"] = rows[at]["序号"]


def _words_for_money(rows: list[Row], at: int) -> None:
    rows[at]["总投资"] = "约三千"


def _other_unit(rows: list[Row], at: int) -> None:
    rows[at]["总投资"] = "1.2吨"


def _bad_date(rows: list[Row], at: int) -> None:
    rows[at]["进展"] = "储备=2023-13-45"


def _two_numbers(rows: list[Row], at: int) -> None:
    rows[at]["年度计划投资"] = "2023=100=200"


SLIPS: tuple[Callable[[list[Row], int], None], ...] = (
    _without_name, _same_number, _missing_parent, _circle, _words_for_money, _other_unit, _bad_date, _two_numbers,
)  # fmt: skip


def write_ledger(path: Path, size: int, errors: int) -> dict[int, str]:
    """A workbook of so many projects; the kind of slip planted in each row of the sheet that has one."""
    from xlsxwriter import Workbook

    rows: list[Row] = [
        dict(zip(HEADS, (f"P{n}", f"项目{n}", "", str(1000 + n), f"2023={n}", "储备=2021-03-01", "2022-03", "2024-06"),
                 strict=True))
        for n in range(size)
    ]  # fmt: skip
    planted = {}
    for number in range(errors):
        at = 1 + number * (size // errors)
        slip = SLIPS[number % len(SLIPS)]
        slip(rows, at)
        planted[at + 2] = slip.__name__.strip("_")
    with Workbook(path) as book:
        plan = book.add_worksheet("规划")
        for row, cells in enumerate(OWN):
            plan.write_row(row, 0, cells)
        book.add_worksheet("指标").write_row(0, 0, ("编号", "指标", "目标形式"))
        sheet = book.add_worksheet("项目")
        for column, head in enumerate(HEADS):
            sheet.write_string(0, column, head)
            for row, cells in enumerate(rows, 1):
                if cells[head]:
                    sheet.write_string(row, column, cells[head])
    return planted


def told_rows(path: Path) -> dict[int, list[str]]:
    """What the reader says, by the row of the sheet."""
    try:
        read_plan(path)
    except InputErrors as errors:
        told: dict[int, list[str]] = {}
        for line in str(errors).splitlines():
            place = PLACE.search(line)
            told.setdefault(int(place[1] or place[2]) if place else 0, []).append(line)
        return told
    return {}


def main(size: int = 10_000, errors: int = 300) -> None:
    """Print what was told of what was planted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        planted = write_ledger(path, size, errors)
        start = time.process_time()
        told = told_rows(path)
        took = time.process_time() - start
    found = Counter(kind for row, kind in planted.items() if row in told)
    for kind, n in Counter(planted.values()).items():
        print(f"{kind}: {found[kind]} of {n}")
    false = [row for row in told if row not in planted]
    print(f"{took:.1f} s CPU for {size} rows; rows told of that have no slip: {len(false)}")
    for row in false[:3]:
        print("  ", told[row][0])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
