"""A user's own indicators, given with `--vocabulary`, reach what the commands write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, said

REPORT = "云河县2023年政府工作报告\n\n一、2022年工作回顾\n2022年，油茶籽产量1.2万吨，增长5%。\n"
OWN = "indicators:\n  - {code: own_tea_oil_seed, name: 油茶籽产量, unit_family: mass, additive: true}\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "云河县工作报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "词表.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def statements(lines: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def codes(lines: bytes) -> list[str | None]:
    return [statement["code"] for statement in statements(lines)]


def test_statements_carry_the_codes_of_the_users_indicators(run: Run, report: Path, own: Path) -> None:
    assert "own_tea_oil_seed" not in codes(run("extract", report).stdout)
    assert codes(run("extract", report, "--vocabulary", own).stdout) == ["own_tea_oil_seed"] * 2


def test_the_users_units_and_names_are_read_in_the_text(run: Run, report: Path, own: Path) -> None:
    report.write_text(
        "云河县2023年政府工作报告\n\n一、2022年工作回顾\n2022年，粮食收购120万石，比上年增加8万石。引进蜂群3300箩。"
        "“5310”工程完成投资额1.2亿元。",
        encoding="utf-8",
    )
    own.write_text(
        OWN + "  - {code: own_project, name: “5310”工程完成投资额, unit_family: money}\n"
        "units:\n  - {name: 石, family: mass, size: 3/50}\n  - {name: 箩, family: count, classifier: true}\n",
        encoding="utf-8",
    )
    assert [s["text"] for s in statements(run("extract", report).stdout)] == ["120万", "8万", "1.2亿元"]
    found = statements(run("extract", report, "--vocabulary", own).stdout)
    assert [(s["text"], s["unit"], s["indicator"], s["code"]) for s in found] == [
        ("120万石", "万石", "粮食收购", None),
        ("8万石", "万石", "粮食收购", None),
        ("3300箩", "箩", "引进蜂群", None),
        ("1.2亿元", "亿元", "“5310”工程完成投资额", "own_project"),
    ]


@pytest.mark.parametrize("command", ["extract", "audit", "evaluate", "plan draft"])
def test_every_command_that_extracts_takes_it_and_tells_what_is_wrong_in_it(
    run: Run, report: Path, own: Path, command: str, tmp_path: Path
) -> None:
    own.write_text(OWN.replace("unit_family: mass", "unit_family: 重量"), encoding="utf-8")
    result = run(*command.split(), report, "--vocabulary", own, "-o", tmp_path / "out.yaml")
    assert result.returncode == 2
    assert "词表.yaml 第2行" in said(result)
