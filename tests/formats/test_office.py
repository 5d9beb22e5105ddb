"""Old office formats, made and read by LibreOffice; what happens without it."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from guibiao import libreoffice
from guibiao.documents.formats import content_of, office
from guibiao.errors import InputError
from tests.formats.makers import Convert, add_body, add_table, word_document

ROWS = [["指标", "2023年"], ["茶园面积", "5万亩"]]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word document with a paragraph and a table."""
    document = word_document("云河县")
    add_body(document, "一、2023年工作回顾")
    add_table(document, ROWS, [])
    path = tmp_path_factory.mktemp("office") / "report.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_documents_are_read_with_their_tables(report: Path, convert: Convert, suffix: str) -> None:
    content = office.read(convert(report, suffix).read_bytes(), f"report.{suffix}")
    assert [line for line in content.source.splitlines() if line] == [
        "一、2023年工作回顾",
        "指标\t2023年",
        "茶园面积\t5万亩",
    ]


def test_a_file_of_wps_that_holds_a_sheet_is_read_without_libreoffice(tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("指标")
        sheet.write_row("A1", ["指标", "增速"])
        sheet.write("A2", "产值")
        sheet.write("B2", 0.05, book.add_format({"num_format": "0.0%"}))
    content = content_of(convert(path, "xls").read_bytes(), ".et", "table.et")
    assert content.source.splitlines() == ["指标", "指标\t增速", "产值\t5.0%"]
    assert content.places[-1].name == "指标!B2"


def test_a_new_document_with_an_old_suffix_is_read_without_libreoffice(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _name: None)
    assert "茶园面积\t5万亩" in content_of(report.read_bytes(), ".wps", "report.wps").source


def test_without_libreoffice_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _name: None)
    with pytest.raises(InputError, match="LibreOffice") as caught:
        office.read(rb"{\rtf1 a}", "report.rtf")
    assert "另存" in caught.value.cure


def test_a_conversion_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 600\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _name: str(slow))
    monkeypatch.setattr(libreoffice, "_SECONDS", 0.2)
    with pytest.raises(InputError, match="没有做完"):
        office.read(rb"{\rtf1 a}", "report.rtf")


def test_a_conversion_that_gives_nothing_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(libreoffice.shutil, "which", lambda _name: str(broken))
    with pytest.raises(InputError, match="损坏"):
        office.read(rb"{\rtf1 a}", "report.rtf")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "空"), (b"abc", "损坏"), (b"\xd0\xcf\x11\xe0" + bytes(600), "损坏")],
)
def test_a_file_that_cannot_be_read_is_said_so(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        office.read(content, "report.doc")
