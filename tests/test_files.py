"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.errors import InputError
from guibiao.files import write_text, written_aside


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "结果.csv"
    write_text(path, "旧")

    def interrupted() -> None:
        with written_aside(path) as aside:
            aside.write_text("一半", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [p.name for p in tmp_path.iterdir()] == ["结果.csv"]
    assert path.read_text(encoding="utf-8") == "旧"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_text(tmp_path / "文件" / "里面.txt", "x")
    assert "里面.txt" in str(caught.value)
