"""Where the program itself is wrong, a person gets one line, and the other files of the batch what they are due."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import guibiao.audit.run
import guibiao.extract
from guibiao.cli.main import main
from guibiao.documents import Document

ROOMS = {"audit": (guibiao.audit.run, "Ledger"), "extract": (guibiao.extract, "explain")}


@pytest.mark.parametrize("command", ROOMS)
def test_a_fault_on_one_document_leaves_the_others(
    command: str, evaluation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room, name = ROOMS[command]
    whole = getattr(room, name)

    def at_fault(document: Document, *others: Any) -> Any:
        return whole(document, *others) if document.name != "甲" else {}["nothing"]

    monkeypatch.setattr(room, name, at_fault)
    other = evaluation.with_name("甲.txt")
    other.write_text(evaluation.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main([command, "--format", "text", str(other), str(evaluation)])
    said = capsys.readouterr()
    assert end.value.code == 2
    assert [line.count("甲") for line in said.err.splitlines()] == [1]
    assert "KeyError" in said.err
    assert "6.9" in said.out
    assert "甲" not in said.out


def test_a_fault_anywhere_else_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], evaluation: Path
) -> None:
    monkeypatch.setattr(guibiao.audit, "checked", lambda *_: {}["nothing"])
    with pytest.raises(SystemExit) as end:
        main(["audit", str(evaluation)])
    assert end.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
