"""A ledger with bad rows: all errors at once, and the good rows without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from guibiao.cli.commands import guibiao
from guibiao.errors import InputErrors
from guibiao.plan import read_good_rows, read_plan

_HEAD = "plan: {name: 云河县重大项目, region: 云河县, base: 2020, period: 2021/2025}\nprojects:\n"


def _file(folder: Path, rows: list[str]) -> Path:
    path = folder / "台账.yaml"
    path.write_text(_HEAD + "".join(f"  - {{{row}}}\n" for row in rows), encoding="utf-8")
    return path


def test_good_rows_stay_and_every_bad_row_is_told(tmp_path: Path) -> None:
    rows = [f'id: "{n}", name: 项目{n}, total: "{100 * n}"' for n in range(1, 8)]
    rows[1] = 'id: "2", total: "200"'  # no name
    rows[3] = 'id: "1", name: 又一个, total: "400"'  # an id twice
    rows[5] = 'id: "6", name: 项目6, total: 很多'  # no figure
    path = _file(tmp_path, rows)
    plan, errors = read_good_rows(path)
    assert [project.id for project in plan.projects] == ["1", "3", "5", "7"]
    assert sorted(error.where.split("行")[0] for error in errors) == [f"台账.yaml 第 {line} " for line in (4, 6, 8)]
    with pytest.raises(InputErrors):
        read_plan(path)


def test_a_row_under_a_row_left_out_goes_with_it(tmp_path: Path) -> None:
    rows = ['id: "1", name: 项目包, total: 很多', 'id: "2", name: 子项目, parent: "1"', 'id: "3", name: 项目3']
    plan, errors = read_good_rows(_file(tmp_path, rows))
    assert [project.id for project in plan.projects] == ["3"]
    assert len(errors) == 2


def test_what_is_wrong_outside_the_ledgers_stops_it(tmp_path: Path) -> None:
    path = tmp_path / "规划.yaml"
    path.write_text("plan: {name: 规划, region: 云河县, base: 2020, period: 不知道}\n", encoding="utf-8")
    with pytest.raises(InputErrors):
        read_good_rows(path)


def test_convert_writes_the_good_rows_when_asked(tmp_path: Path) -> None:
    path = _file(tmp_path, ['id: "1", name: 云河大桥', 'id: "2"'])
    result = CliRunner().invoke(guibiao, ["plan", "convert", str(path), "--partial", "-o", str(tmp_path / "好.xlsx")])
    assert result.exit_code == 2
    assert "第 4 行" in result.stderr
    assert [project.name for project in read_plan(tmp_path / "好.xlsx").projects] == ["云河大桥"]
