"""Whatever a plan holds, its report is written: nothing a plan may say breaks a document."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guibiao.assess import assess_plan
from guibiao.plan import Plan
from guibiao.report import evaluation_content
from guibiao.report.word.report import word_report
from guibiao.report.wording import shipped_wording
from guibiao.report.workbook.annexes import workbook_bytes
from tests.plan.strategies import plans

DATES = (date(2021, 12, 31), date(2023, 6, 30), date(2025, 12, 31))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), st.sampled_from(DATES))
def test_any_plan_becomes_a_document_and_a_workbook_that_open(plan: Plan, as_of: date) -> None:
    result = assess_plan(plan, as_of)
    document = docx.Document(BytesIO(word_report(evaluation_content(result, []))))
    assert document.paragraphs
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(result, shipped_wording())))
    assert book.sheetnames[:2] == ["附件1", "汇总"]
    assert book.sheetnames[-2:] == ["数据来源", "测算过程"]
