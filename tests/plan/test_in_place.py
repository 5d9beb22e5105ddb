"""A plan that grows keeps its file: what was added stands between the lines, all else is as its owner wrote it."""

from __future__ import annotations

import difflib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from guibiao.plan import AnnualTarget, Indicator, Observation, Plan, Source, Target, read_plan, write_plan, write_update
from guibiao.quantity import Period
from tests.plan.strategies import figures, indicators, observations, plans, projects, tasks

TEMPLATE = Path(__file__).parents[2] / "src" / "guibiao" / "plan" / "template.yaml"
STYLES = yaml.safe_load((Path(__file__).parent / "data" / "styles.yaml").read_text(encoding="utf-8"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
NEW = Observation(Period("2024"), Decimal("98.10"), source=Source(document="公报2024", start=12, end=17))


def grown(plan: Plan) -> Plan:
    """The plan with a figure for every indicator that counts, a year's target, a question, and a new indicator."""
    new = Indicator("new", "新指标", Target("level", Decimal("3.0")), observations=(NEW,))
    return replace(plan, indicators=(*map(_grown, plan.indicators), new))


def _grown(indicator: Indicator) -> Indicator:
    if indicator.parts:
        return replace(indicator, parts=tuple(map(_grown, indicator.parts)))
    return replace(
        indicator,
        observations=(*indicator.observations, NEW),
        annual=indicator.annual | {2025: AnnualTarget("growth", Decimal("7.0"))},
        unsure=(*indicator.unsure, "请核对：新数"),
    )


def added_only(before: str, after: str) -> bool:
    """Whether every line of the one stands in the other, at most continued, in the same order."""
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return all(tag in ("equal", "insert") for tag, *_rest in matcher.get_opcodes())


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_character_of_the_owner_stays(tmp_path: Path, line_end: str, encoding: str) -> None:
    path = tmp_path / "规划.yaml"
    before = TEMPLATE.read_text(encoding="utf-8").replace("\n", line_end)
    path.write_bytes(before.encode(encoding))
    plan = read_plan(path)
    assert write_update(path, plan, grown(plan), path)
    after = path.read_bytes().decode(encoding)
    assert added_only(before, after)
    assert repr(read_plan(path)) == repr(grown(plan))


@pytest.mark.parametrize("text", [c["file"] for c in STYLES], ids=[c["case"] for c in STYLES])
def test_yaml_of_any_style_grows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "规划.yaml"
    path.write_text(text, encoding="utf-8")
    before, plan = path.read_text(encoding="utf-8"), read_plan(path)
    after = replace(plan, indicators=tuple(map(_grown, plan.indicators)))
    assert write_update(path, plan, after, path)
    assert added_only(before, path.read_text(encoding="utf-8"))
    assert repr(read_plan(path)) == repr(after)


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_a_question_that_was_answered_goes(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"规划{suffix}"
    plan = read_plan(TEMPLATE)
    asked = replace(plan.indicators[0], unsure=("目标？", "基期？"))
    more = replace(plan.indicators[1], unsure=("目标？",))
    write_plan(replace(plan, indicators=(asked, more, *plan.indicators[2:])), path)
    before = read_plan(path)
    after = replace(
        before,
        indicators=(replace(asked, unsure=("基期？",)), replace(more, unsure=()), *before.indicators[2:]),
    )
    assert write_update(path, before, after, path)
    assert repr(read_plan(path)) == repr(after)


def test_what_stands_under_an_alias_is_written_anew_rather_than_wrong(tmp_path: Path) -> None:
    path = tmp_path / "规划.yaml"
    path.write_text(
        "plan: {name: 甲, base: 2020, period: 2021/2025}\nindicators:\n"
        "  - {id: a, name: 甲, observations: &o [{period: 2021, value: 1}]}\n"
        "  - {id: b, name: 乙, observations: *o}\n",
        encoding="utf-8",
    )
    plan = read_plan(path)
    after = replace(plan, indicators=(plan.indicators[0], _grown(plan.indicators[1])))
    assert not write_update(path, plan, after, path)
    assert repr(read_plan(path)) == repr(after)


def test_a_workbook_keeps_its_owners_sheets_widths_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "规划.xlsx"
    write_plan(read_plan(TEMPLATE), path)
    book = load_workbook(path)
    book.create_sheet("我的草稿")["A1"] = "=1+1"
    book["数据"].column_dimensions["B"].width = 33
    book.save(path)
    plan = read_plan(path)
    assert write_update(path, plan, grown(plan), path)
    book = load_workbook(path)
    assert book["我的草稿"]["A1"].value == "=1+1"
    assert book["数据"].column_dimensions["B"].width == 33
    assert book["指标"]["I1"].comment is not None
    assert book["指标"].data_validations.dataValidation


def test_formulas_of_the_plans_sheets_become_the_values_that_they_showed(tmp_path: Path, soffice: str) -> None:
    import subprocess

    path = tmp_path / "规划.xlsx"
    write_plan(read_plan(TEMPLATE), path)
    book = load_workbook(path)
    heads = [c.value for c in book["数据"][1]]
    cell = book["数据"].cell(2, heads.index("数值") + 1)
    cell.value, cell.number_format = "=90+3.14159", "0.0"
    book.save(tmp_path / "公式.xlsx")
    out = tmp_path / "out"
    subprocess.run(
        [soffice, "--headless", "--convert-to", "xlsx", "--outdir", out, tmp_path / "公式.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    computed = out / "公式.xlsx"
    plan = read_plan(computed)
    assert str(plan.indicators[0].observations[0].value) == "93.1"
    assert write_update(computed, plan, grown(plan), computed)
    assert str(read_plan(computed).indicators[0].observations[0].value) == "93.1"


@st.composite
def growth(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A plan, and what it may become: figures, questions, years' targets, indicators, projects and tasks added."""
    plan = draw(plans())
    grown_indicators = []
    for i in plan.indicators:
        if not i.parts and draw(st.booleans()):
            told = tuple(draw(st.lists(observations(i.target.form), max_size=2)))
            year = {2021: AnnualTarget("growth", draw(figures))} if 2021 not in i.annual else {}
            base = i.base if i.base is not None else draw(st.none() | figures)
            i = replace(  # noqa: PLW2901
                i, observations=(*i.observations, *told), base=base, annual=i.annual | year, unsure=(*i.unsure, "核对")
            )
        grown_indicators.append(i)
    more = tuple(draw(st.lists(indicators("新的"), max_size=1)))
    done = tuple(replace(p, done=draw(figures)) for p in plan.projects)
    after = replace(
        plan,
        indicators=(*grown_indicators, *more),
        projects=(*done, draw(projects("P9"))),
        tasks=(*plan.tasks, draw(tasks("T9"))),
    )
    return plan, after


def in_any_order(plan: Plan) -> str:
    """Everything a plan holds, its figures in one order."""
    by_text = [
        replace(i, observations=tuple(sorted(i.observations, key=repr)), annual=dict(sorted(i.annual.items())))
        for i in plan.indicators
    ]
    return repr(replace(plan, indicators=tuple(by_text)))


@settings(max_examples=25, suppress_health_check=SLOW)
@given(growth(), st.sampled_from([".yaml", ".xlsx"]))
def test_whatever_is_added_the_file_says_it_and_nothing_else(pair: tuple[Plan, Plan], suffix: str) -> None:
    before, after = pair
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{suffix}"
        write_plan(before, path)
        assert write_update(path, before, after, path)
        assert in_any_order(read_plan(path)) == in_any_order(after)
