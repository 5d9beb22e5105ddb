"""Totals in tables: rows that are called 合计 against the rows that they add up."""

from __future__ import annotations

import pytest

from guibiao.audit import Finding, audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAME = "云河县“十四五”规划重大项目中期评估报告\n\n2023年12月\n\n一、重大项目实施情况\n\n"
TABLE = """| 类别 | 项目数（个） | 总投资（亿元） | 完成率（%） |
| --- | --- | --- | --- |
| 产业项目 | 24 | 112.5 | 41.0 |
| 基础设施项目 | 31 | 240.3 | 38.2 |
| 社会民生项目 | 38 | 64.8 | 52.6 |
| 合计 | {count} | {money} | 44.1 |
"""
NESTED = """| 类别 | 项目数（个） | 总投资（亿元） |
| --- | --- | --- |
| 合计 | {count} | 352.8 |
| 一、基础设施 | 55 | 352.8 |
| 1.交通 | 31 | 240.3 |
| 2.水利 | 24 | 112.5 |
| 二、信息化 | 4 | — |
"""


def _failing(table: str) -> list[Finding]:
    document = document_of_text(FRAME + table + "\n二、下一步\n\n加快推进。\n", "云河")
    return failures(audit(document, extract(document)))


@pytest.mark.parametrize(("count", "money", "claims"), [
    ("93", "417.6", []), ("96", "417.6", ["96"]), ("93", "471.6", ["471.6"]), ("90", "400.0", ["90", "400.0"]),
])  # fmt: skip
def test_a_total_row_is_the_sum_of_its_rows(count: str, money: str, claims: list[str]) -> None:
    found = _failing(TABLE.format(count=count, money=money))
    assert [f.spans[0].text for f in found] == claims
    assert {f.rule for f in found} <= {"sum-of-parts"}


@pytest.mark.parametrize(("count", "claims"), [("59", []), ("61", ["61"])])
def test_of_numbered_rows_the_highest_kind_makes_up_the_total(count: str, claims: list[str]) -> None:
    assert [f.spans[0].text for f in _failing(NESTED.format(count=count))] == claims
