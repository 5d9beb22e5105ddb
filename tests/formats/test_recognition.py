"""Pictures and scanned PDF, drawn by LibreOffice and read by Tesseract."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx.shared import Cm
from PIL import Image

from guibiao.documents.formats import pdf, picture, recognition
from guibiao.errors import InputError
from tests.formats.makers import Convert, add_body, add_table, add_title, word_document

BODY = "2023年，全县茶园面积达到5万亩，总产值28.6亿元，增长9.5%，带动茶农增收，新增加工企业12家，收入1097.0万元。"


@pytest.fixture(scope="module")
def scan(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page as a picture, drawn by Poppler."""
    if not shutil.which("pdftoppm"):
        pytest.skip("Poppler is not on this machine")
    document = word_document()
    add_title(document, "云河县政府工作报告")
    add_body(document, BODY)
    add_body(document, "茶叶产业稳步壮大。")
    path = tmp_path_factory.mktemp("scan") / "scan.docx"
    document.save(str(path))
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", convert(path, "pdf"), path.with_suffix("")], check=True
    )
    return path.with_suffix(".png")


def _joined(source: str) -> list[str]:
    return [re.sub(r"\s", "", line) for line in source.splitlines() if line.strip()]


def test_a_picture_gives_its_paragraphs_and_how_sure_they_are(tesseract: str, scan: Path) -> None:
    content = picture.read(scan.read_bytes(), "scan.png")
    assert content.confidence is not None
    assert 50 < content.confidence <= 100
    lines = _joined(content.source)
    assert lines[0] == "云河县政府工作报告"
    assert any("28.6亿元" in line and "新增加工企业12家" in line for line in lines)
    assert content.places[0].name == "p1"


def test_a_scanned_pdf_is_read_like_its_pictures(tesseract: str, scan: Path, convert: Convert, tmp_path: Path) -> None:
    document = word_document()
    document.add_picture(str(scan), width=Cm(15))
    path = tmp_path / "scanned.docx"
    section = document.sections[0]
    section.footer.paragraphs[0].clear()
    document.save(str(path))
    content = pdf.read(convert(path, "pdf").read_bytes(), "scanned.pdf")
    assert content.confidence is not None
    assert "28.6亿元" in "".join(_joined(content.source))


@pytest.mark.parametrize("turned", [0.0, 0.3])
def test_a_ruled_table_gives_its_rows_also_where_the_page_lies_askew(
    tesseract: str, convert: Convert, tmp_path: Path, turned: float
) -> None:
    if not shutil.which("pdftoppm"):
        pytest.skip("Poppler is not on this machine")
    document = word_document()
    add_body(document, "附件：主要指标完成情况")
    rows = [["指标", "2023年", ""], ["", "总量", "单位"], ["地区生产总值", "120.5", "亿元"], ["财政收入", "", "亿元"]]
    add_table(document, rows, [(0, 1, 0, 2), (0, 0, 1, 0)])
    path = tmp_path / "table.docx"
    document.save(str(path))
    made = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", convert(path, "pdf"), made], check=True)
    page = Image.open(made.with_suffix(".png")).convert("L").rotate(turned, fillcolor=255, resample=Image.BICUBIC)
    packed = io.BytesIO()
    page.save(packed, "PNG")
    read = [line.split("\t") for line in picture.read(packed.getvalue(), "table.png").source.splitlines()]
    assert read[1:3] == [["指标", "2023年", "2023年"], ["指标", "总量", "单位"]]
    assert [len(row) for row in read[3:5]] == [3, 3]
    assert [row[2] for row in read[3:5]] == ["亿元", "亿元"]
    assert read[4][1] == ""


def test_without_tesseract_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    white = io.BytesIO()
    Image.new("L", (1200, 400), 255).save(white, "PNG")
    with pytest.raises(InputError, match="Tesseract") as caught:
        picture.read(white.getvalue(), "scan.png")
    assert "识别" in caught.value.cure


def test_a_white_page_shows_no_text(tesseract: str) -> None:
    white = io.BytesIO()
    Image.new("L", (1200, 400), 255).save(white, "TIFF")
    with pytest.raises(InputError, match="没有认出"):
        picture.read(white.getvalue(), "scan.tif")


def _large() -> bytes:
    packed = io.BytesIO()
    Image.new("1", (12_000, 12_000), 1).save(packed, "PNG")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "空"), (b"\x89PNG\r\n\x1a\n" + bytes(60), "损坏"), ("云河县".encode(), "损坏"), (_large(), "太大")],
)
def test_a_picture_that_cannot_be_read_is_said_so(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        picture.read(content, "scan.png")
