"""Files that are broken, locked, hostile or not what they say: an input error for that file, the others are read."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from guibiao.documents import documents_in
from guibiao.documents.formats import content_of, package
from guibiao.errors import InputError
from tests.formats.makers import Convert, word_document
from tests.word_file import W, paragraph, run, word_file

SECRET = "不该读到的字"
OPENING = '<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
EXPLODING = f'<!DOCTYPE x [<!ENTITY a "云河县云河县">{LAUGHS}]>'
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _zip(*files: tuple[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def _word(declared: str, said: str) -> bytes:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:body></w:document>'
    return _zip(("word/document.xml", OPENING + declared + body))


def _workbook(sheet: str | bytes, strings: str = "") -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = '<sheets><sheet name="a" r:id="r1"/></sheets>'
    parts: list[tuple[str, str | bytes]] = [
        ("xl/workbook.xml", f'<workbook xmlns="{SHEETS}" xmlns:r="{office}">{listed}</workbook>'),
        ("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>'),
        ("xl/sheet.xml", sheet),
    ]
    return _zip(*parts, *([("xl/sharedStrings.xml", strings)] if strings else []))


def _ofd(declared: str, said: str) -> bytes:
    inner = f"<ofd:DocBody><ofd:DocRoot>{said}</ofd:DocRoot></ofd:DocBody>"
    return _zip(("OFD.xml", f'{declared}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016">{inner}</ofd:OFD>'))


def _declared(suffix: str, declared: str) -> bytes:
    if suffix == ".docx":
        return _word(declared, "云河县&j;")
    if suffix == ".ofd":
        return _ofd(declared, "&j;")
    if suffix == ".html":
        return f"{declared}<html><p>云河县&j;，增长8%。</p></html>".encode()
    return _workbook(f'{declared}<worksheet><row><c t="str"><v>&j;</v></c></row></worksheet>')


def _said(content: bytes, suffix: str) -> str:
    """What is read, or why nothing is."""
    try:
        return content_of(content, suffix, "file").source
    except InputError as error:
        return error.what


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".ofd", ".html"])
def test_entities_neither_explode_nor_fetch_files(suffix: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for declared in (EXPLODING, f'<!DOCTYPE x [<!ENTITY j SYSTEM "{secret.as_uri()}">]>'):
        said = _said(_declared(suffix, declared), suffix)
        assert SECRET not in said
        assert len(said) < 200


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".docx", lambda: _zip(("word/document.xml", b"<a>" + b" " * 70_000_000))),
        (".ofd", lambda: _zip(("OFD.xml", b"<a>" + b" " * 70_000_000))),
        (".xlsx", lambda: _workbook(b"<worksheet>" + b" " * 210_000_000)),
        (".docx", lambda: _zip(("word/document.xml", "<a>" + "<p/>" * 3_100_000 + "</a>"))),
        (".xlsx", lambda: _workbook("<worksheet>" + "<row/>" * 12_100_000 + "</worksheet>")),
        (
            ".xlsx",
            lambda: _workbook(
                "<worksheet>" + ("<row>" + "<c t='s'><v>0</v></c>" * 5000 + "</row>") * 5 + "</worksheet>",
                f"<sst><si><t>{'云' * 30_000}</t></si></sst>",
            ),
        ),
    ],
    ids=["blanks", "blanks in ofd", "blanks in a sheet", "elements", "rows", "one text in every cell"],
)
def test_what_unpacks_to_too_much_is_refused(suffix: str, content) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="太大"):
        content_of(content(), suffix, "bomb")


def test_parts_that_together_unpack_to_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_ALL", 1000)
    notes = f'<w:footnotes xmlns:w="{W}">{" " * 900}</w:footnotes>'
    with pytest.raises(InputError, match="太大"):
        content_of(word_file(paragraph(run("云" * 300)), notes), ".docx", "bomb.docx")


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf", ".html", ".xlsx", ".xls", ".csv", ".ofd", ".png", ".doc"])
@pytest.mark.parametrize("content", [b"", random.Random(1).randbytes(50_000)], ids=["empty", "noise"])
def test_empty_files_and_noise_are_said_so(suffix: str, content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        content_of(content, suffix, "file")
    assert caught.value.where == "file"
    assert caught.value.cure


@pytest.mark.parametrize("suffix", [".txt", ".doc", ".pdf", ".xlsx", ".html"])
def test_a_file_is_read_as_what_it_is_whatever_its_suffix(suffix: str) -> None:
    assert content_of(word_file(paragraph(run("云河县"))), suffix, f"file{suffix}").source == "云河县\n"


def test_a_word_file_with_a_password_is_said_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(3000)
    for suffix in (".docx", ".xlsx"):
        with pytest.raises(InputError, match="密码"):
            content_of(locked, suffix, "locked")


def test_a_word_file_that_was_cut_off_is_said_so_wherever() -> None:
    packed = io.BytesIO()
    document = word_document("云河县")
    document.add_paragraph("增长8%。")
    document.save(packed)
    whole = packed.getvalue()
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(InputError, match="损坏"):
            content_of(whole[: int(share * len(whole))], ".docx", "cut.docx")


def test_tables_inside_one_another_without_end_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    with pytest.raises(InputError):
        content_of(word_file(deep), ".docx", "deep.docx")


def test_ten_thousand_merged_cells_of_word_are_laid_out() -> None:
    def cell(begins: bool) -> str:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        return f'<w:tc><w:tcPr><w:gridSpan w:val="2"/>{merge}</w:tcPr>{paragraph(run("茶"))}</w:tc>'

    rows = "".join(f"<w:tr>{cell(n % 2 == 0) * 50}</w:tr>" for n in range(400))
    content = content_of(word_file(f"<w:tbl>{rows}</w:tbl>"), ".docx", "merged.docx")
    assert content.source.count("茶") >= 10_000


def test_a_file_larger_than_any_report_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # a hole: it takes no room
    with pytest.raises(InputError, match="太大"):
        list(documents_in(path))


def test_the_rest_of_an_archive_is_read_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "inner" / "home"
    home.mkdir(parents=True)
    monkeypatch.chdir(home)
    good = word_file(paragraph(run("云河县2023年工作总结")))
    path = tmp_path / "all.zip"
    path.write_bytes(
        _zip(
            ("../../逃走.txt", "云河县"),
            ("炸弹.docx", _zip(("word/document.xml", b"<a>" + b" " * 70_000_000))),
            ("空.pdf", b""),
            ("里.zip", _zip(("噪声.xlsx", random.Random(2).randbytes(5000)), ("好.docx", good))),
            ("好.docx", good),
        )
    )
    before = sorted(os.walk(tmp_path))
    found = list(documents_in(path))
    assert [isinstance(f, InputError) for f in found] == [True, True, True, True, False, False]
    assert sorted(os.walk(tmp_path)) == before


def test_an_old_workbook_with_a_password_is_said_so(convert: Convert, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write("A1", "产值")
    whole = convert(path, "xls").read_bytes()
    at = whole.index(b"\xe1\x00\x02\x00")  # a record of the workbook that may be left out becomes that of a password
    locked = whole[:at] + b"\x2f\x00\x02\x00" + whole[at + 4 :]
    with pytest.raises(InputError):
        content_of(locked, ".xls", "locked.xls")
