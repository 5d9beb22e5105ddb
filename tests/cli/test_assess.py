"""`guibiao assess`: the working of one indicator, what if, others' methods, the national scale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, said

PLAN = """
plan: {name: 示例县规划, region: 示例县, base: 2020, period: 2021/2025}
indicators:
  - id: gdp
    name: 地区生产总值
    target: {form: mean_growth, value: "8.0"}
    observations: [{period: 2021, measure: growth, value: "8.1"}, {period: 2022, measure: growth, value: "0.3"}]
  - id: urban
    name: 城镇化率
    unit: "%"
    base: "44.93"
    target: {form: level, value: "54"}
    observations: [{period: 2022, value: "45.53"}]
scenarios: {低速: {gdp.2023: "3.0"}, 高速: {gdp.2023: "20.0", urban.2023: "51"}}
"""

SOUP = """
plan: {name: 示例县规划, region: 示例县, base: 2020, period: 2021/2025}
indicators:
  - id: soup
    name: 汤面
    unit: 万碗
    base: "10"
    target: {form: level, value: "20"}
    observations: [{period: 2021, value: "12"}, {period: 2022-H1, value: "8"}]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_working_of_several_indicators_by_id_or_name(run: Run, plan: Path) -> None:
    result = run("assess", plan, "--explain", "urban", "--explain", "地区生产总值")
    text = result.stdout.decode()
    assert text.index("【城镇化率】") < text.index("【地区生产总值】")
    assert "44.93 +（54 − 44.93）× 40% = 48.558%" in text


def test_an_unknown_indicator_is_answered_with_the_nearest(run: Run, plan: Path) -> None:
    result = run("assess", plan, "--explain", "gpd", "--explain", "城镇")
    assert result.returncode == 2
    assert "是不是：gdp" in said(result)
    assert "是不是：城镇化率" in said(result)


def test_what_if_shows_the_rows_that_change(run: Run, plan: Path) -> None:
    text = run("assess", plan, "--set", "gdp.2023=9.0", "--set", "gdp.target=4.0").stdout.decode()
    assert "gdp.2023 = 9.0" in text
    assert "8.0% → 4.0%" in text
    assert "城镇化率" not in text


def test_scenarios_of_the_plan_stand_one_after_the_other(run: Run, plan: Path) -> None:
    result = run("assess", plan, "--scenario", "低速", "--scenario", "高速", "--format", "json")
    found = json.loads(result.stdout)["what_if"]
    assert [w["name"] for w in found] == ["低速", "高速"]
    assert [len(w["changed"]) for w in found] == [1, 2]


def test_a_supposition_that_changes_nothing_says_so(run: Run, plan: Path) -> None:
    assert "没有变化" in run("assess", plan, "--set", "gdp.2022=0.3").stdout.decode()


def test_errors_of_suppositions_come_all_at_once(run: Run, plan: Path) -> None:
    result = run("assess", plan, "--set", "gpd.2023=9", "--set", "gdp.2033=9")
    assert result.returncode == 2
    assert "gpd.2023：" in said(result)
    assert "2033 不在规划期内" in said(result)


def test_others_methods_stand_under_their_names(run: Run, plan: Path) -> None:
    text = run("assess", plan, "--compare", "--scale", "national").stdout.decode()
    assert all(name in text for name in ("欧盟统计局", "Open SDG", "亚太经社会", "国家四级（容差5%）", "滞后"))


@pytest.mark.parametrize(
    "options", [("--explain", "gdp", "--format", "json"), ("--set", "gdp.2023=1", "--compare"), ("--format", "xlsx")]
)
def test_options_that_do_not_go_together_are_refused(run: Run, plan: Path, options: tuple[str, ...]) -> None:
    assert run("assess", plan, *options).returncode == 2


def test_a_users_vocabulary_says_that_an_indicator_is_a_flow(run: Run, tmp_path: Path) -> None:
    plan, words = tmp_path / "plan.yaml", tmp_path / "words.yaml"
    plan.write_text(SOUP, encoding="utf-8")
    words.write_text(
        "indicators: [{code: soup, name: 汤面, unit_family: count, additive: true, valued: nominal}]\n",
        encoding="utf-8",
    )
    plain = run("assess", plan, "--format", "json")
    told = run("assess", plan, "--format", "json", "--vocabulary", words)
    assert [json.loads(r.stdout)["indicators"][0]["datum"] for r in (plain, told)] == ["2022-H1", "2021"]


def test_the_outputs_suffix_tells_the_format(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("assess", plan, "-o", tmp_path / "a.xlsx").returncode == 0
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert run("assess", plan, "-o", tmp_path / "a.json").returncode == 0
    assert json.loads((tmp_path / "a.json").read_bytes())["indicators"]


def test_text_is_not_written_under_the_name_of_another_format(run: Run, plan: Path, tmp_path: Path) -> None:
    result = run("assess", plan, "-o", tmp_path / "a.pdf")
    assert result.returncode == 2
    assert "不能写成 .pdf 文件" in said(result)
    assert not (tmp_path / "a.pdf").exists()


def test_a_number_out_of_its_range_is_refused_in_chinese(run: Run, plan: Path) -> None:
    assert "不在 0<=x<=50 的范围内" in said(run("assess", plan, "--tolerance", "80"))
