"""Web pages from the command line: one to a file, several into a folder, each with its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, said

COMMANDS = ["read", "extract", "audit"]


@pytest.mark.parametrize("command", COMMANDS)
def test_one_document_gives_one_page_with_nothing_from_elsewhere(
    run: Run, evaluation: Path, command: str, tmp_path: Path
) -> None:
    out = tmp_path / "页.html"
    said(run(command, evaluation, "--format", "html", "-o", out))
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "86.2亿元" in page
    assert "http" not in page.replace("data:font/woff2", "")


@pytest.mark.parametrize("command", ["read", "extract"])
def test_several_documents_go_into_a_folder_and_keep_apart(
    run: Run, evaluation: Path, command: str, tmp_path: Path
) -> None:
    namesake = tmp_path / "另" / evaluation.name
    namesake.parent.mkdir()
    namesake.write_bytes(evaluation.read_bytes())
    said(run(command, evaluation, namesake, "--format", "html", "-o", tmp_path / "页"))
    assert {p.name for p in (tmp_path / "页").iterdir()} == {"云河县中期评估.html", "云河县中期评估-2.html"}
    refused = run(command, evaluation, namesake, "--format", "html")
    assert refused.returncode == 2
    assert "文件夹" in said(refused)


def test_the_suffix_of_the_output_chooses_the_page(run: Run, evaluation: Path, tmp_path: Path) -> None:
    said(run("extract", evaluation, "-o", tmp_path / "数据.html"))
    assert (tmp_path / "数据.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_page_of_what_was_read_says_whose_it_is(run: Run, evaluation: Path) -> None:
    page = run("read", evaluation, "--format", "html").stdout.decode()
    assert all(words in page for words in ("评估报告", "云河县", "修复后"))
