"""The report as PDF, by LibreOffice where there is one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from guibiao.errors import InputError
from guibiao.report import Dress, evaluation_content, write_report
from guibiao.report.editions import Edition
from guibiao.report.word.paged import page_finder, report_pdf
from guibiao.report.word.report import word_report
from tests.report_office.yunhe import assessed, slips


def test_the_same_document_gives_the_same_pdf(soffice: str) -> None:
    document = word_report(evaluation_content(assessed(), slips()))
    first, second = (report_pdf(document, "报告.pdf") for _ in range(2))
    assert first == second
    assert len(pypdfium2.PdfDocument(first)) > 5
    assert b"D:19800101000000" in first


def test_without_libreoffice_the_way_to_a_pdf_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="LibreOffice") as caught:
        write_report(assessed(), [], tmp_path / "报告", edition=Edition(pdf=True))
    assert "另存为 PDF" in caught.value.cure
    assert not (tmp_path / "报告").exists()


def test_without_libreoffice_the_pages_are_left_to_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert page_finder(evaluation_content(assessed(), []), Dress())() is None
