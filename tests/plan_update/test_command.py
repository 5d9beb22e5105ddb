"""`guibiao plan update`: shows, asks, writes; nothing is written that nobody accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.plan import read_plan
from tests.plan_update.conftest import HERE, Run
from tests.plan_update.test_documents import REPORT


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A new work report."""
    file = tmp_path / "工作报告2024.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def growths(path: Path) -> list[str]:
    """The growth figures of the first indicator."""
    return [str(o.value) for o in read_plan(path).indicators[0].observations if o.measure == "growth"]


def test_without_a_yes_nothing_is_written(run: Run, path: Path, report: Path) -> None:
    result = run("update", path, report)
    assert result.exit_code == 0
    assert "+ 2023 增速 5.2%" in result.stdout
    assert "增长5.2%" in result.stdout.split("+ 2023 增速 5.2%")[1].splitlines()[1]
    assert path.read_bytes() == (HERE / "plan.yaml").read_bytes()


def test_yes_writes_all_and_keeps_the_comments(run: Run, path: Path, report: Path) -> None:
    assert run("update", path, report, "--yes").exit_code == 0
    assert growths(path) == ["6.9", "4.2", "5.2"]
    assert "# 第一项" in path.read_text(encoding="utf-8")


def test_an_output_of_its_own_leaves_the_plan_alone(run: Run, path: Path, report: Path, tmp_path: Path) -> None:
    run("update", path, report, "-o", tmp_path / "新.xlsx")
    assert path.read_bytes() == (HERE / "plan.yaml").read_bytes()
    assert growths(tmp_path / "新.xlsx") == ["6.9", "4.2", "5.2"]


@pytest.mark.parametrize(
    ("keys", "taken"),
    [("nynnnn", 1), ("yyyyyy", 6), ("nnnnnn", 0), ("na", 5), ("yq", 1), ("x?yq", 1)],
    ids=["one", "each", "none", "all the others", "no further", "other keys ask again"],
)
def test_a_person_is_asked_one_by_one(run: Run, path: Path, report: Path, keys: str, taken: int) -> None:
    result = run("update", path, report, "--interactive", keys=keys)
    assert result.exit_code == 0, result.output
    before = read_plan(HERE / "plan.yaml")
    after = read_plan(path)
    count = sum(
        len(b.observations) - len(a.observations) + len(b.annual) - len(a.annual)
        for a, b in zip(before.indicators, after.indicators, strict=True)
    )
    assert count == taken


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(run: Run, path: Path, report: Path) -> None:
    result = run("update", path, report, "没有.docx", "--yes")
    assert result.exit_code == 2
    assert "找不到文件" in result.stderr
    assert path.read_bytes() == (HERE / "plan.yaml").read_bytes()


def test_a_filled_copy_of_the_plan_is_a_source_too(run: Run, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "统计局.yaml"
    text = path.read_text(encoding="utf-8")
    copy.write_text(text.replace('{period: 2022, value: "47.1"}', '{period: 2023, value: "48.4"}'), encoding="utf-8")
    result = run("update", path, copy, "--yes")
    assert "2023 水平 48.4%" in result.stdout
    assert [str(o.value) for o in read_plan(path).indicators[1].observations] == ["47.1", "48.4"]


def test_the_plan_of_the_city_above_gives_its_numbers_and_nothing_else(run: Run, path: Path, tmp_path: Path) -> None:
    city = tmp_path / "江州市.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("云河县", "江州市")
        .replace("id: gdp", "id: g1")
        .replace("to: gdp", "to: g1")
    )
    city.write_text(
        text.replace('value: "7.5"', 'value: "7.0"').replace('value: "52"', 'value: "61"'), encoding="utf-8"
    )
    result = run("update", path, city, "--yes")
    assert "上级目标：年均增速 7.0%（江州市国民经济和社会发展第十四个五年规划纲要）" in result.stdout
    plan = read_plan(path)
    assert [str(i.upper and (i.upper.growth or i.upper.value)) for i in plan.indicators[:3]] == ["7.0", "61", "4"]
    assert [len(i.observations) for i in plan.indicators[:2]] == [3, 1]


def test_a_doubt_that_an_update_brings_is_told_at_once(run: Run, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "公报.txt"
    file.write_text(
        "云河县2023年统计公报\n2023年末，全县特色水果种植面积3.2亩。常住人口城镇化率0.48%。\n", encoding="utf-8"
    )
    assert "常住人口城镇化率：2023 的水平 0.48 与 2022 的 47.1 相差太大" in run("update", path, file).stdout
