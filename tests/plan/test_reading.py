"""A plan's YAML is read as people write it: every form of target, every short form, every printed decimal."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.errors import InputError
from guibiao.plan import (
    FORMS,
    Indicator,
    Milestone,
    Move,
    Observation,
    Plan,
    Proposal,
    RelativeTo,
    Source,
    StandIn,
    read_plan,
    write_plan,
)
from guibiao.quantity import Period

EXAMPLE = Path(__file__).parent / "data" / "every_form.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The example with every form."""
    return read_plan(EXAMPLE)


def indicator(plan: Plan, name: str) -> Indicator:
    """The indicator with this id, parts among them."""
    return next(i for whole in plan.indicators for i in (whole, *whole.parts) if i.id == name)


def test_the_example_has_every_form(plan: Plan) -> None:
    assert {i.target.form for whole in plan.indicators for i in (whole, *whole.parts)} == set(FORMS)


def test_printed_decimals_are_kept_quoted_or_not(plan: Plan) -> None:
    assert str(indicator(plan, "gdp").base) == "86.40"
    values = indicator(plan, "pm25").target.values
    assert {year: str(value) for year, value in values.items()} == {2021: "33", 2022: "32.5"}
    assert plan.schedule == {
        "2021": Decimal("0.15"), "2022": Decimal("0.35"), "2023-H1": Decimal("0.45"),
        "2023": Decimal("0.6"), "2024": Decimal("0.8"), "2025": Decimal(1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "attribute", "value"),
    [
        ("jobs", "value", Decimal(15000)),
        ("energy", "bound", "le"),
        ("urban", "path", "geometric"),
        ("water", "judged_as", "ceiling"),
        ("water", "assigned_by", "江州市水利局"),
        ("water", "stand_in", StandIn(Decimal("2.6"), "江州市纲要")),
        ("income", "to", RelativeTo(indicator="gdp")),
        ("income", "margin", Decimal("-0.5")),
        ("rural_income", "to", RelativeTo(name="全市平均", values={2021: Decimal("9.8"), 2022: Decimal("6.40")})),
        ("highway", "value", True),
        ("park", "form", "level"),
        ("park", "value", None),
    ],
)
def test_a_target_is_read_with_the_fields_of_its_form(plan: Plan, name: str, attribute: str, value: Any) -> None:
    assert getattr(indicator(plan, name).target, attribute) == value


def test_figures_are_read_as_they_are_pasted(plan: Plan) -> None:
    assert [o.value for o in indicator(plan, "jobs").observations] == [Decimal(2900), Decimal(3100)]
    assert indicator(plan, "urban").observations == (Observation(Period("2022"), Decimal("47.1")),)
    assert indicator(plan, "highway").observations == (Observation(Period("2022"), False),)


def test_what_is_said_beside_a_target_is_kept(plan: Plan) -> None:
    gdp = indicator(plan, "gdp")
    assert (gdp.annual[2024].measure, gdp.annual[2024].value) == ("growth", Decimal("6.0"))
    assert (gdp.adjusted[0].on, gdp.adjusted[0].target.value) == (date(2024, 3, 28), Decimal("6.2"))
    assert gdp.proposal is not None
    assert gdp.proposal.target is not None
    assert (gdp.proposal.target.value, gdp.proposal.reason) == (Decimal("6.0"), "外部环境变化")
    assert indicator(plan, "park").proposal == Proposal(action="drop", reason="没有统计")


def test_a_source_may_be_a_document_a_cell_or_a_person(plan: Plan) -> None:
    sources = [o.source for o in indicator(plan, "gdp").observations]
    assert sources[0] == Source(document="云河公报2021", start=120, end=127)
    assert sources[-1] == Source(person="李明", at="2023-07-05")
    assert plan.projects[1].source == Source(workbook="项目表.xlsx", sheet="项目", cell="A5")
    assert plan.tasks[1].source == Source(document="政府工作报告")


def test_projects_money_is_counted_in_ten_thousands(plan: Plan) -> None:
    assert plan.projects[1].total == Decimal(12000)


def test_the_ledgers_hold_stages_milestones_and_evidence(plan: Plan) -> None:
    works, task = plan.projects[1], plan.tasks[1]
    assert (works.parent, task.parent) == ("P0", "T0")
    assert works.moves[2] == Move("停缓建", date(2023, 2, 1), "管网征迁慢，暂停")
    assert (works.start, works.finish) == (Milestone("2022-05", "2022-05-10"), Milestone("2024年底前"))
    assert works.evidence == ("云发改〔2023〕12号", "现场照片.zip")
    assert task.nodes == {"2023-Q1": "完成选址", "2023-Q2": "开工"}
    assert plan.tasks[0].nodes == {"": "年底前完成"}


def test_a_scenario_sets_figures_and_targets(plan: Plan) -> None:
    assert plan.scenarios == {"低速": {"gdp.2024": Decimal("3.0"), "gdp.target": Decimal("6.0")}}


def test_an_anchor_repeats_a_source(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "plan: {name: 甲, base: 2020, period: 2021/2025}\nindicators:\n  - id: a\n    name: 甲\n    observations:\n"
        "      - {period: 2021, value: 1, source: &r {document: 公报}}\n      - {period: 2022, value: 2, source: *r}\n",
        encoding="utf-8",
    )
    assert [o.source for o in read_plan(path).indicators[0].observations] == [Source(document="公报")] * 2


def test_an_observation_is_written_on_one_line(plan: Plan, tmp_path: Path) -> None:
    write_plan(plan, tmp_path / "plan.yaml")
    lines = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()
    assert any(line.strip() == '- {period: 2022, measure: growth, value: "4.2"}' for line in lines)


TEXT = EXAMPLE.read_text(encoding="utf-8")


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_an_input_error_and_nothing_else(data: st.DataObject) -> None:
    """Whatever is cut out of a plan or typed into it, it is read or refused."""
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(len(TEXT), start + 40)))
    typed = data.draw(st.text("{}[]:,&*!|>-\"'#%@` \n\t0a县", max_size=6))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text(TEXT[:start] + typed + TEXT[end:], encoding="utf-8")
        with suppress(InputError):
            read_plan(path)
