"""Whatever is done to a file, its reader gives a content or an input error, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guibiao.documents.formats import Content, html, ofd, pdf, sheet
from guibiao.errors import InputError
from tests.formats.makers import Convert, add_body, add_table, word_document
from tests.formats.test_ofd import FIRST, _ofd, _page, _paragraph

Read = Callable[[bytes, str], Content]
_places = st.floats(0, 1, exclude_max=True)
_pieces = st.one_of(
    st.binary(max_size=12), st.sampled_from([b"<", b">", b'"', b"</", b"&#", b"]]>", b"\x00", b"9" * 30])
)
_relaxed = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _is_borne(read: Read, content: bytes) -> None:
    try:
        result: Content | InputError = read(content, "file")
    except InputError as error:
        result = error
    if isinstance(result, InputError):
        assert result.what
        assert result.where.startswith("file")
        assert result.cure
    else:
        assert isinstance(result, Content)


def _spoilt(content: bytes, at: float, length: int, put: bytes) -> bytes:
    start = int(at * len(content))
    return content[:start] + put + content[start + length :]


def _workbook() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        page = book.add_worksheet("指标")
        page.merge_range("A1:C1", "表1 主要指标")
        page.write_row("A2", ["指标", "2023年", "增速"])
        page.write_row("A3", ["产值", 120.5])
        page.write("C3", 0.05, book.add_format({"num_format": "0.0%"}))
    return packed.getvalue()


PAGE = (Path(__file__).parent / "pages" / "portal.html").read_bytes()
SHEET = _workbook()
OFD = _ofd(_page(_paragraph(FIRST, 40)[0]), _page(_paragraph(FIRST, 40)[0]))


@pytest.mark.parametrize(("read", "whole"), [(html.read, PAGE), (sheet.read, SHEET), (ofd.read, OFD)])
@given(at=_places, length=st.integers(0, 50), put=_pieces)
@_relaxed
def test_bytes_put_in_or_left_out(read: Read, whole: bytes, at: float, length: int, put: bytes) -> None:
    _is_borne(read, _spoilt(whole, at, length, put))
    _is_borne(read, whole[: int(at * len(whole))])


@pytest.mark.parametrize(("read", "whole"), [(sheet.read, SHEET), (ofd.read, OFD)])
@given(part=_places, at=_places, length=st.integers(0, 50), put=_pieces)
@_relaxed
def test_parts_of_a_package_with_bytes_put_in_or_left_out(
    read: Read, whole: bytes, part: float, at: float, length: int, put: bytes
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as given_, zipfile.ZipFile(packed, "w") as made:
        names = given_.namelist()
        for n, name in enumerate(names):
            content = given_.read(name)
            made.writestr(name, _spoilt(content, at, length, put) if n == int(part * len(names)) else content)
    _is_borne(read, packed.getvalue())


@given(text=st.text(max_size=200))
@_relaxed
def test_any_text_as_a_page_or_a_table(text: str) -> None:
    _is_borne(html.read, text.encode("utf-8", "surrogatepass"))
    _is_borne(sheet.read, text.encode("utf-8", "surrogatepass"))


@pytest.fixture(scope="module")
def paper(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A PDF with a table."""
    document = word_document("云河县")
    add_body(document, "一、2023年工作回顾")
    add_table(document, [["指标", "2023年"], ["茶园面积", "5万亩"]], [])
    path = tmp_path_factory.mktemp("broken") / "paper.docx"
    document.save(str(path))
    return convert(path, "pdf").read_bytes()


@given(at=_places, length=st.integers(0, 50), put=_pieces)
@_relaxed
def test_a_pdf_with_bytes_put_in_or_left_out(paper: bytes, at: float, length: int, put: bytes) -> None:
    _is_borne(pdf.read, _spoilt(paper, at, length, put))
