"""Drafts of made-up evaluations in other wordings than the real one: what is read out of each stands in YAML."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import document_of_text, read_documents
from guibiao.errors import InputError
from guibiao.extract import extract
from guibiao.plan import Indicator, Plan, draft_plan

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "evaluations.yaml").read_text(encoding="utf-8"))


def drafts() -> list[Any]:
    return [pytest.param(case, id=case["document"]) for case in CASES]


@pytest.fixture(scope="module")
def drafted() -> dict[str, Plan]:
    read = {case["document"]: read_documents(HERE / "documents" / case["document"])[0] for case in CASES}
    return {name: draft_plan([(document, extract(document))]) for name, document in read.items()}


@pytest.mark.parametrize("case", drafts())
def test_names_classes_and_natures(case: dict[str, Any], drafted: dict[str, Plan]) -> None:
    found = [(i.name, i.category, i.nature) for i in drafted[case["document"]].indicators]
    assert found == [(w["name"], w["category"], w["nature"]) for w in case["indicators"]]


@pytest.mark.parametrize("case", drafts())
def test_whose_plan_and_the_totals_of_its_projects(case: dict[str, Any], drafted: dict[str, Plan]) -> None:
    plan = drafted[case["document"]]
    assert (plan.region, plan.period.text) == (case["region"], case["period"])
    wanted = {k: Decimal(v) if isinstance(v, str) else v for k, v in case["projects"].items()}
    assert {k: getattr(plan.project_totals[0], k) for k in wanted} == wanted


@pytest.mark.parametrize(
    ("case", "wanted"),
    [pytest.param(c, w, id=f"{c['document']}-{w['name']}") for c in CASES for w in c["indicators"]],
)
def test_an_indicator_is_read_out_of_its_passage(
    case: dict[str, Any], wanted: dict[str, Any], drafted: dict[str, Plan]
) -> None:
    own = next(i for i in drafted[case["document"]].indicators if i.name == wanted["name"])
    target = {k: getattr(own.target, k) for k in wanted["target"]}
    assert target == {k: Decimal(v) if k == "value" else v for k, v in wanted["target"].items()}
    assert [f"{o.period} {o.measure} {o.value}" for o in own.observations] == wanted["observed"]
    assert str(own.base or "") == wanted.get("base", "")
    assert [own.stated and own.stated.verdict, own.stated and own.stated.forecast] == wanted["stated"]
    assert proposal_of(own) == wanted.get("proposal")


def proposal_of(indicator: Indicator) -> dict[str, str] | None:
    """The proposal as the examples write it."""
    proposal = indicator.proposal
    if proposal is None or proposal.target is None:
        return proposal and {"action": proposal.action}
    return {"form": proposal.target.form, "value": str(proposal.target.value)}


def test_a_text_without_indicators_is_told_in_one_line_with_a_cure() -> None:
    document = document_of_text("青石县“十四五”规划简介\n\n全县山清水秀。\n", "简介")
    with pytest.raises(InputError) as refused:
        draft_plan([(document, extract(document))])
    assert refused.value.where == "简介"
    assert refused.value.cure
    assert "\n" not in str(refused.value)


def test_a_target_and_a_proposal_in_another_unit_than_the_figures_are_counted_as_these() -> None:
    text = (HERE / "documents" / "midterm.txt").read_text(encoding="utf-8")
    text = text.replace("2022年新增3620人，达到进度要求", "2022年新增3620人，建议将目标调整为1.7万人")
    document = document_of_text(text, "midterm")
    own = next(i for i in draft_plan([(document, extract(document))]).indicators if i.name == "城镇新增就业")
    assert (own.unit, own.target.value) == ("人", 18000)
    assert [f"{o.period} {o.value}" for o in own.observations] == ["2021 3510", "2022 3620"]
    assert proposal_of(own) == {"form": "level", "value": "17000"}
