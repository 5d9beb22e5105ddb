"""Files of all kinds and in all states."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from guibiao.documents import Document, describe, document_of_text, read_documents
from guibiao.errors import InputError

TEXT = "云河县政府工作报告\r\n一、2023年工作回顾\r\n茶园面积达到 5 万亩，增长８％。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_offsets_do_not_depend_on_the_encoding(tmp_path: Path, encoding: str, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(TEXT.encode(encoding))
    (document,) = read_documents(path)
    assert document.source == TEXT
    assert document.name == "report"
    start = document.text.index("5万亩")
    first, last = document.offsets.to_source(start, start + 3)
    assert document.source[first:last] == "5 万亩"


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \t"),
        ("mark.txt", b"\xef\xbb\xbf"),
        ("picture.txt", PNG),
        ("picture.md", b"\xff\xd8\xff\xe0" + bytes(range(1, 256)) * 40),
        ("noise.txt", bytes(range(1, 32)) * 50),
        ("half.txt", b"\xff\xfeA"),
        ("unknown.xyz", b"abc"),
        ("no-suffix", b"abc"),
        ("empty.docx", b""),
        ("text.docx", "云河县".encode()),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("cut.docx", b"PK\x03\x04" + b"\x00" * 40),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_line(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_documents(path)
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    assert caught.value.what
    assert caught.value.cure


def test_a_missing_file_and_a_folder_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到"):
        read_documents(tmp_path / "none.txt")
    with pytest.raises(InputError, match="文件夹"):
        read_documents(tmp_path)


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(InputError, match="太大"):
        read_documents(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("云河县", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="读不了"):
        read_documents(path)


def test_a_damaged_word_file_is_said_so(tmp_path: Path, word_file: Path) -> None:
    whole = word_file.read_bytes()
    for size in (len(whole) // 3, len(whole) - 30):
        path = tmp_path / "cut.docx"
        path.write_bytes(whole[:size])
        with pytest.raises(InputError, match="损坏"):
            read_documents(path)


def test_a_word_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * 120_000_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(InputError):
        read_documents(path)


def test_a_word_file_gives_text_tables_and_places(word_file: Path) -> None:
    (document,) = read_documents(word_file)
    assert document.kind == "work_report"
    assert (document.region, document.reviews, document.plans) == ("云河县", 2023, 2024)
    assert document.tables[0].rows[1] == ("1", "新建学校5所", "县教育局")
    start = document.text.index("12个")
    source = document.offsets.to_source(start, start + 3)
    assert document.source[slice(*source)] == "12 个"
    assert document.place_at(source[0]) == "表1!B3"
    assert document.place_at(document.source.index("茶园面积")) == "para 7"


def test_automatic_numbers_of_word_are_part_of_the_text(word_file: Path) -> None:
    (document,) = read_documents(word_file)
    assert "1.生产总值增长7%以上" in document.text
    assert "2.新增企业10家" in document.text


def test_styles_and_bold_of_word_mark_headings(word_file: Path) -> None:
    (document,) = read_documents(word_file)
    heads = [(s.level, s.heading, s.subject) for s in document.sections if s.heading]
    assert (1, "2023年工作回顾", "review") in heads
    assert (5, "产业稳步壮大", "review") in heads
    assert (1, "2024年工作安排", "plan") in heads


def test_deleted_text_of_word_is_left_out(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("茶园面积达到")
    for tag, inner, text in (("w:del", "w:delText", "4万亩"), ("w:ins", "w:t", "5万亩")):
        change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        said.text = text
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    word.save(str(tmp_path / "tracked.docx"))
    (document,) = read_documents(tmp_path / "tracked.docx")
    assert document.text == "茶园面积达到5万亩"


def test_a_collection_becomes_its_documents(tmp_path: Path) -> None:
    body = (
        "一、2020年工作回顾\n"
        + "茶园面积达到5万亩，茶农收入稳步提高。" * 40
        + "\n二、2021年工作安排\n新建茶园1万亩。\n"
    )
    parts = [
        f"【{place}招商】2021年{place}政府工作报告\n各位代表：\n{body}2025-01-02\n-\n" for place in ("云河县", "东河区")
    ]
    path = tmp_path / "all.txt"
    path.write_text("-\n" + "".join(parts), encoding="utf-8")
    documents = read_documents(path)
    assert [(d.name, d.region, d.reviews, d.plans) for d in documents] == [
        ("all#1", "云河县", 2020, 2021),
        ("all#2", "东河区", 2020, 2021),
    ]
    for document in documents:
        assert document.source == documents[0].source
        assert "2025-01-02" not in document.text
        at = document.text.index("1万亩")
        assert document.source[slice(*document.offsets.to_source(at, at + 3))] == "1万亩"
    assert documents[0].offsets.to_source(0, 1)[0] < documents[1].offsets.to_source(0, 1)[0]


def test_reports_under_titles_of_their_own_are_split(tmp_path: Path) -> None:
    body = "各位代表：\n一、2020年工作回顾\n" + "茶园面积达到5万亩，茶农收入稳步提高。" * 40 + "\n"
    path = tmp_path / "two.txt"
    path.write_text(f"云河县政府工作报告\n{body}东河区政府工作报告\n{body}", encoding="utf-8")
    assert [d.region for d in read_documents(path)] == ["云河县", "东河区"]


def test_a_description_is_plain_data(word_file: Path) -> None:
    (document,) = read_documents(word_file)
    said = json.loads(json.dumps(describe(document), ensure_ascii=False))
    assert said["text"] == document.text
    assert said["source"] == document.source
    assert said["sections"][1]["subject"] == "review"
    assert said["tables"][0]["rows"][0] == ["序号", "事项", "牵头单位"]
    assert {"name", "kind", "title", "region", "reviews", "plans", "span", "facts", "notes"} <= said.keys()


@pytest.mark.parametrize("piece", ["\n", "\t", " ", "全\n", "1 "])
def test_a_text_with_too_many_lines_or_cells_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: str
) -> None:
    monkeypatch.setattr("guibiao.documents.encoding._MOST_PIECES", 1000)
    path = tmp_path / "report.txt"
    path.write_text("全县" + piece * 2000 + "茶园", encoding="utf-8")
    with pytest.raises(InputError, match="太多"):
        read_documents(path)


@pytest.mark.parametrize(
    "piece",
    ["全县茶园面积达到5万亩，增长8.5%。", "全县茶园", "(", "（全", "?", ";", "。一、全", "報(bào", "<p ", "*全", "##"],
)
def test_a_megabyte_on_one_line_is_read(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text("ā" + piece * (1_000_000 // len(piece.encode())), encoding="utf-8")
    (document,) = read_documents(path)
    assert document.text
    assert document.offsets.to_source(0, 1) == (0, 1)


def test_doubling_a_line_doubles_the_runs_at_most() -> None:
    line = "預(yù)計(jì)完成 28.6 億(yì)元,增長(zhǎng)９％。"
    once, twice = (document_of_text(line * n, "long") for n in (200, 400))
    assert len(twice.offsets.runs) <= 2 * len(once.offsets.runs) + 1
    assert len(twice.text) == 2 * len(once.text)


def test_a_text_in_memory_takes_the_same_street() -> None:
    document = document_of_text(TEXT, "memory")
    assert isinstance(document, Document)
    assert document.text == "云河县政府工作报告\n一、2023年工作回顾\n茶园面积达到5万亩，增长8%。"


@pytest.fixture(scope="module")
def word_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    word = docx.Document()
    word.add_heading("云河县人民政府工作报告", 0)
    word.add_paragraph("——2024年1月8日在云河县第十五届人民代表大会第三次会议上")
    word.add_paragraph("县长 林清源")
    word.add_paragraph("各位代表：")
    word.add_paragraph("现在，我代表县人民政府，向大会报告工作，请予审议。")
    word.add_heading("2023年工作回顾", 1)
    paragraph = word.add_paragraph()
    paragraph.add_run("产业稳步壮大。").bold = True
    paragraph.add_run("茶园面积达到 5 万亩，增长８％。")
    word.add_heading("2024年工作安排", 1)
    word.add_paragraph("生产总值增长7%以上", style="List Number")
    word.add_paragraph("新增企业10家", style="List Number")
    table = word.add_table(rows=3, cols=3)
    cells = [["序号", "事项", "牵头单位"], ["1", "新建学校5所", "县教育局"], ["2", "改造小区 12 个", "县住建局"]]
    for i, row in enumerate(cells):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    path = tmp_path_factory.mktemp("word") / "report.docx"
    word.save(str(path))
    return path


def test_footnotes_of_word_are_notes_and_their_marks_leave_the_text(tmp_path: Path) -> None:
    path = _with_parts(
        tmp_path,
        {
            "word/footnotes.xml": f'<w:footnotes {WORDS}><w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
            '<w:footnote w:id="2"><w:p><w:r><w:t>含茶旅收入12亿元。</w:t></w:r></w:p></w:footnote></w:footnotes>',
            "word/comments.xml": f'<w:comments {WORDS}><w:comment w:id="1" w:author="王五">'
            "<w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment></w:comments>",
        },
    )
    (document,) = read_documents(path)
    assert "茶业总产值28.6亿元，增长9%。" in document.text
    assert [(n.mark, n.text) for n in document.notes] == [("①", "含茶旅收入12亿元。")]
    assert document.facts["comments"] == "王五：请核对"
    section = document.section_at(document.text.index("12亿元"))
    assert section is not None
    assert section.subject == "note"


def test_text_boxes_of_word_are_read_once(tmp_path: Path) -> None:
    (document,) = read_documents(_with_parts(tmp_path, {}))
    assert document.text.count("云河县人民政府公报专栏") == 1


def test_merged_cells_of_word_stand_in_every_row_unless_they_hold_a_figure(tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(4, 3)
    for cell, said in zip(table.rows[0].cells, ("类别", "指标", "目标"), strict=True):
        cell.text = said
    table.cell(1, 0).merge(table.cell(2, 0)).text = "经济"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "共12项"
    table.cell(1, 1).text, table.cell(2, 1).text = "生产总值", "财政收入"
    table.cell(3, 0).text, table.cell(3, 1).text, table.cell(3, 2).text = "民生", "新建学校", "5所"
    word.save(str(tmp_path / "merged.docx"))
    (document,) = read_documents(tmp_path / "merged.docx")
    assert document.tables[0].rows == (
        ("类别", "指标", "目标"),
        ("经济", "生产总值", "共12项"),
        ("经济", "财政收入", ""),
        ("民生", "新建学校", "5所"),
    )


WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>云河县人民政府公报专栏</w:t></w:r></w:p></w:txbxContent>"
BODY = f"""<w:document {WORDS} {OTHERS}><w:body><w:p><w:r><w:t>茶业总产值28.6亿元</w:t></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>，增长9%。</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p></w:body></w:document>"""


def _with_parts(tmp_path: Path, parts: dict[str, str]) -> Path:
    path = tmp_path / "made.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in {"word/document.xml": BODY, **parts}.items():
            package.writestr(name, content)
    return path
