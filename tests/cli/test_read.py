"""`guibiao read` over several files and formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.word_file import paragraph, word_file
from tests.word_file import run as words

TEXT = "{name}2023年工作总结\n一、2023年工作回顾\n茶园面积达到5万亩，增长8%。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three readable files of three formats in two folders, and one that cannot be read."""
    home = tmp_path / "in"
    (home / "乡镇").mkdir(parents=True)
    (home / "县.txt").write_text(TEXT.format(name="云河县"), encoding="gb18030")
    (home / "坏.pdf").write_bytes(b"%PDF-1.7 ...")
    body = "".join(paragraph(words(line)) for line in TEXT.format(name="示例县").split("\n"))
    (home / "乡镇" / "一.docx").write_bytes(word_file(body))
    page = "".join(f"<p>{line}</p>" for line in TEXT.format(name="青山县").split("\n"))
    (home / "乡镇" / "二.html").write_text(page, encoding="utf-8")
    return home


def test_a_folder_becomes_one_list_in_json(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("read", folder, "--format", "json", "-o", tmp_path / "all.json")
    assert done.returncode == 2
    assert "坏.pdf" in done.stderr.decode()
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [d["name"] for d in found] == ["一", "二", "县"]
    assert all(d["text"].endswith("茶园面积达到5万亩，增长8%。") for d in found)


def test_one_file_in_json_is_a_list_too(run: Run, folder: Path) -> None:
    (found,) = json.loads(run("read", folder / "县.txt", "--format", "json").stdout)
    assert found["source"] == TEXT.format(name="云河县")


def test_a_part_of_several_documents_says_which_is_which(run: Run, folder: Path) -> None:
    several = run("read", folder, "--show", "outline").stdout.decode()
    assert [line.split()[0] for line in several.splitlines() if line.endswith("总结")] == ["一", "二", "县"]
    one = run("read", folder / "县.txt", "--show", "text").stdout.decode()
    assert one.startswith("云河县2023年工作总结")


def test_each_document_has_its_page(run: Run, folder: Path, tmp_path: Path) -> None:
    run("read", folder, "--format", "html", "-o", tmp_path / "pages")
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["一.html", "二.html", "县.html"]


def test_nothing_is_written_where_nothing_could_be_read(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("read", folder / "坏.pdf", "--format", "json", "-o", tmp_path / "out.json").returncode == 2
    assert not (tmp_path / "out.json").exists()
