"""Long annexes: the page of what follows them is the same as where LibreOffice sets every cell of them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from report_speed import AS_OF, plan_of

from guibiao.assess import assess_plan
from guibiao.report import Dress, evaluation_content
from guibiao.report.content import Annex, Content, Table
from guibiao.report.word import paged
from tests.report_office.yunhe import assessed, slips

LETTERS = "云河县建设项目完成进度（一）、。2023.5%ABC x—“”万元"


def some_table(lot: random.Random, columns: int, rows: int) -> Table:
    """Cells of any length, with a class's name above some rows."""

    def text(most: int) -> str:
        return "".join(lot.choices(LETTERS, k=lot.randint(1, most)))

    widths = [lot.choice((3, 6, 12, 40)) for _column in range(columns)]
    return Table(
        "", "", tuple(text(5) for _column in widths),
        tuple((text(12),) if lot.random() < 0.15 else tuple(map(text, widths)) for _row in range(rows)),
    )  # fmt: skip


def random_annexes() -> Content:
    """The sample county with four annexes of any texts, upright and turned."""
    lot = random.Random(7)
    shapes = ((5, 60), (13, 70), (10, 80), (6, 3))
    annexes = (Annex(n, f"附表{n}", some_table(lot, *shape)) for n, shape in enumerate(shapes, 1))
    return replace(evaluation_content(assessed(), slips()), annexes=tuple(annexes))


def large_plan() -> Content:
    """Three annexes, the second of 200 projects."""
    return evaluation_content(assess_plan(plan_of(30, 200, 10), AS_OF), [])


@pytest.mark.parametrize("content", [random_annexes(), large_plan()], ids=["any texts", "many projects"])
def test_measured_rows_give_the_pages_of_the_whole_tables(
    content: Content, soffice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = paged.page_finder(content, Dress())()
    monkeypatch.setattr(paged, "_LONG", 1)
    assert paged.page_finder(content, Dress())() == whole
    assert whole is not None
    assert whole[-1] - whole[-2] > 5


def test_rows_of_no_fixed_height_are_set_in_full() -> None:
    from guibiao.report.word.long_tables import row_lines
    from guibiao.report.word.report import word_report

    document = word_report(evaluation_content(assessed(), []))
    heights = {"_Row0": (0, 500.0), "_Row1": (0, 476.0)}
    assert row_lines(document, [1], heights | {"_Row1": (0, 471.8)}) == [[2]]
    assert row_lines(document, [1], heights | {"_Row1": (0, 466.0)}) is None
    assert row_lines(document, [1], heights | {"_Row1": (1, 471.8)}) is None
    assert row_lines(document, [2], heights) is None
