"""What a machine has in place of the fonts that the standard names."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.report.layout import Font
from guibiao.report.word.fonts_here import Substitution, font_substitutions

FANGSONG = Font("仿宋_GB2312", ("仿宋", "FangSong"))


def fc_match(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "fc-match"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")


def test_a_font_that_is_here_needs_no_substitute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fc_match(tmp_path, monkeypatch, 'printf "%s" "${3%%:*},FangSong_GB2312"')
    assert font_substitutions([FANGSONG]) == []


def test_a_font_that_is_not_here_is_named_with_what_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fc_match(tmp_path, monkeypatch, 'case "${3%%:*}" in FangSong) printf FangSong;; *) printf "DejaVu Sans";; esac')
    assert font_substitutions([FANGSONG]) == [Substitution("仿宋_GB2312", "FangSong", "DejaVu Sans")]


def test_without_fontconfig_nothing_is_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert font_substitutions([FANGSONG]) is None
