"""Whatever is wrong with a plan's file is told with its place and a cure, all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.errors import InputError
from guibiao.plan import read_plan

DATA = Path(__file__).parent / "data"
CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "mistakes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_mistake_is_told_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    text, times = case["repeat"] if "repeat" in case else (case["file"], 1)
    path = tmp_path / "规划.yaml"
    path.write_text(text * times, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    lines = str(caught.value).splitlines()
    for texts in case["says"]:
        assert any(all(text in line for text in texts) for line in lines), (texts, lines)
    assert all(line.startswith("规划.yaml") for line in lines)


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "规划.xls"
    path.write_bytes(b"")
    with pytest.raises(InputError, match=r"不认识这种规划文件.*xlsx"):
        read_plan(path)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        read_plan(tmp_path / "没有.yaml")


def test_a_plan_in_the_encoding_of_old_editors_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("plan: {name: 云河县规划, base: 2020, period: 2021/2025}\n".encode("gb18030"))
    assert read_plan(path).name == "云河县规划"
