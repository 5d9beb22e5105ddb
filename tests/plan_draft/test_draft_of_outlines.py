"""Outlines in running text and as tables, alone and with what was reported after them, against what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import read_documents
from guibiao.extract import extract
from guibiao.plan import Indicator, Plan, draft_plan, read_plan, write_plan

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "outlines.yaml").read_text(encoding="utf-8"))


def drafted(names: list[str]) -> Plan:
    """The draft of documents."""
    documents = [d for name in names for d in read_documents(HERE / "documents" / name)]
    return draft_plan([(document, extract(document)) for document in documents])


@pytest.fixture(scope="module", params=CASES, ids=["+".join(c["documents"]) for c in CASES])
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Plan]:
    return request.param, drafted(request.param["documents"])


def test_the_plan_is_called_as_the_outline_calls_it(case: tuple[dict[str, Any], Plan]) -> None:
    assert case[1].name == case[0]["name"]


def test_every_indicator_is_drafted_as_the_documents_tell_it(case: tuple[dict[str, Any], Plan]) -> None:
    assert {i.id: told(i) for i in case[1].indicators} == case[0]["indicators"]


def test_every_figure_and_target_names_its_source(case: tuple[dict[str, Any], Plan]) -> None:
    for i in case[1].indicators:
        assert i.target.source or i.source, i.name
        assert all(o.source and o.source.start is not None for o in i.observations), i.name
        assert all(target.source for target in i.annual.values()), i.name


def test_it_can_be_written_in_either_form(case: tuple[dict[str, Any], Plan], tmp_path: Path) -> None:
    for name in ("plan.yaml", "plan.xlsx"):
        write_plan(case[1], tmp_path / name)
        assert repr(read_plan(tmp_path / name)) == repr(case[1])


def test_the_order_in_which_documents_are_given_changes_no_target() -> None:
    names = ["outline.txt", "report-2022.txt", "report-2023.txt", "midterm.txt"]
    one, other = drafted(names), drafted(names[::-1])
    assert {i.id: told(i)["target"] for i in one.indicators} == {i.id: told(i)["target"] for i in other.indicators}


def told(indicator: Indicator) -> dict[str, Any]:
    """What an indicator says, as the cases write it."""
    t = indicator.target
    target: dict[str, Any] = {"form": t.form}
    target |= {key: str(held) for key, held in (("value", t.value), ("growth", t.growth)) if held is not None}
    words = (
        ("bound", t.bound),
        ("as", t.judged_as),
        ("from", t.assigned_by),
        ("to", t.to and (t.to.indicator or t.to.name)),
    )
    target |= {key: held for key, held in words if held}
    said: dict[str, Any] = {"target": target}
    if indicator.unit:
        said["unit"] = indicator.unit
    if indicator.base is not None:
        said["base"] = str(indicator.base)
    if indicator.observations:
        said["observed"] = [f"{o.period} {o.measure} {o.value}" for o in indicator.observations]
    if indicator.annual:
        said["annual"] = {year: str(target.value) for year, target in indicator.annual.items()}
    if indicator.unsure:
        said["doubts"] = len(indicator.unsure)
    return said
