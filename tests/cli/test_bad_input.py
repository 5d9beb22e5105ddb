"""Bad input gets one clear line, exit code 2 and no traceback; the rest of a batch is still done."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run, said

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


def given(folder: Path, kind: str) -> Path:
    """A file or folder that cannot be used."""
    path = folder / f"{kind}.txt"
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "picture":
            path.write_bytes(PICTURE)
        case "folder":
            path = folder / "空文件夹"
            path.mkdir()
        case "format":
            path = folder / "数据.exe"
            path.write_bytes(b"MZ")
        case "damaged":
            path = folder / "坏.docx"
            path.write_bytes(b"PK\x03\x04 not a zip")
    return path


@pytest.mark.parametrize("kind", ["empty", "picture", "folder", "format", "damaged", "missing"])
@pytest.mark.parametrize("command", ["read", "extract", "audit"])
def test_a_file_that_cannot_be_used(run: Run, tmp_path: Path, kind: str, command: str) -> None:
    path = given(tmp_path, kind)
    result = run(command, path)
    lines = said(result).splitlines()
    assert result.returncode == 2
    assert len(lines) == 1
    assert path.name in lines[0]


def test_the_others_of_a_batch_are_done_and_2_outweighs_findings(run: Run, tmp_path: Path, evaluation: Path) -> None:
    result = run("audit", given(tmp_path, "empty"), evaluation, given(tmp_path, "picture"))
    assert result.returncode == 2
    assert len(said(result).splitlines()) == 2
    assert "6.9" in result.stdout.decode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plan: {name: 甲, region: 乙, base: 2020, period: 2021/2025}\nindicatorz: []\n", ["2", "indicatorz"]),
        ("plan: {name: 甲, region: 乙, base: 二〇, period: 2021/2025}\n", ["1", "二〇"]),
        ("plan: [\n", ["规划.yaml"]),
        ("", ["规划.yaml"]),
    ],
)
@pytest.mark.parametrize("command", [["assess"], ["plan", "check"]])
def test_a_wrong_plan_is_told_where(run: Run, tmp_path: Path, command: list[str], text: str, told: list[str]) -> None:
    path = tmp_path / "规划.yaml"
    path.write_text(text, encoding="utf-8")
    result = run(*command, path)
    assert result.returncode == 2
    assert all(word in said(result) for word in told)
    assert result.stdout == b""


def test_a_report_for_a_wrong_plan_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "规划.yaml").write_text("plan: {name: 甲}\n", encoding="utf-8")
    assert run("report", tmp_path / "规划.yaml", "-o", tmp_path / "出").returncode == 2
    assert not (tmp_path / "出").exists()


def test_output_to_a_gbk_console_never_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(
        "𠮷县政府工作报告\n各位代表：\n一、2022年工作回顾\n地区生产总值增长5.5％，森林覆盖率71‰。😀\n", encoding="utf-8"
    )
    for command in ("read", "audit", "extract"):
        result = run(command, path, PYTHONIOENCODING="gbk")
        assert result.returncode == 0, said(result)


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path, evaluation: Path) -> None:
    (tmp_path / "占用").write_text("", encoding="utf-8")
    result = run("extract", evaluation, "-o", tmp_path / "占用" / "数据.csv")
    assert result.returncode == 2
    assert "数据.csv" in said(result)


def test_a_bad_file_in_an_archive_leaves_the_others(run: Run, tmp_path: Path, evaluation: Path) -> None:
    archive = tmp_path / "报送材料.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.write(evaluation, "云河县/中期评估.txt")
        made.writestr("云河县/空.txt", "")
    result = run("extract", archive)
    assert result.returncode == 2
    assert "空.txt" in said(result)
    assert b"86.2" in result.stdout
