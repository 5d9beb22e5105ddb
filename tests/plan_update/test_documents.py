"""What new documents say of a plan is given as changes, each with the words that it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.errors import InputError
from guibiao.plan import Plan, change_in_words, changes_in_documents, check_plan, with_changes
from tests.plan_update.conftest import told

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "documents.yaml").read_text(encoding="utf-8"))
REPORT = CASES[0]["file"]


def given(plan: Plan, *texts: str) -> list[str]:
    """The changes as a person reads them."""
    read = [told(text, f"文件{n}") for n, text in enumerate(texts)]
    return [f"{c.kind} | {c.indicator} | {change_in_words(c, plan)}" for c in changes_in_documents(plan, read)]


@pytest.mark.parametrize("case", CASES, ids=[c["case"] for c in CASES])
def test_a_document_gives_what_it_says_and_nothing_else(plan: Plan, case: dict[str, Any]) -> None:
    assert sorted(given(plan, case["file"])) == sorted(case["gives"])


def test_every_change_quotes_its_sentence(plan: Plan) -> None:
    read = told(REPORT)
    for change in changes_in_documents(plan, [read]):
        assert change.source is not None
        assert change.source.start is not None
        assert read[0].source[change.source.start : change.source.end] in change.quote


def test_a_figure_that_is_taken_brings_the_words_that_it_was_read_from(plan: Plan) -> None:
    before = {o.source for i in plan.indicators for o in i.observations}
    after = with_changes(plan, changes_in_documents(plan, [told(REPORT)]))
    taken = [o for i in after.indicators for o in i.observations if o.source not in before]
    assert taken
    assert [o for o in taken if o.source is None or str(o.value).lstrip("-") not in (o.source.quote or "")] == []


def test_two_documents_that_disagree_are_both_kept_and_shown(plan: Plan) -> None:
    other = REPORT.replace("增长5.2%", "增长5.6%")
    found = given(plan, REPORT, other)
    assert any(line.startswith("differs | gdp | 2023 增速 5.6%；规划里是 5.2%（文件0 ") for line in found)
    read = [told(REPORT, "甲"), told(other, "乙")]
    after = with_changes(plan, changes_in_documents(plan, read))
    kept = [str(o.value) for o in after.indicators[0].observations if o.period.text == "2023" and o.measure == "growth"]
    assert kept == ["5.2", "5.6"]
    assert any("2023 的增速有两个数，5.2（甲） 与 5.6（乙）" in warning for warning in check_plan(after))


def test_what_was_taken_is_not_told_again(plan: Plan) -> None:
    for case in CASES:
        read = told(case["file"])
        after = with_changes(plan, changes_in_documents(plan, [read]))
        assert changes_in_documents(after, [read]) == []


def test_a_document_of_another_area_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match=r"青石县的文件，规划是云河县的"):
        changes_in_documents(plan, [told(REPORT.replace("云河县", "青石县"))])
