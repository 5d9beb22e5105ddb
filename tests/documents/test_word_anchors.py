"""The way back from the text of a Word file into the file: which element says which characters."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from guibiao.documents import Anchor, read_documents, word_anchors
from tests.word_file import W, paragraph, run, table, text_box, word_file

INSERTED = (
    '<w:ins w:id="1" w:author="甲">'
    + run("由75家")
    + '</w:ins><w:del w:id="2"><w:r><w:delText>80家</w:delText></w:r></w:del>'
)
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('增加到')}</w:sdtContent></w:sdt>"
BODY = "".join(
    (
        paragraph(run("云河县2023年"), run("工作总结")),
        paragraph(
            run("  企业"), INSERTED, CONTROL, "<w:r><w:t>91</w:t><w:tab/><w:t>家</w:t><w:br/><w:t>下一行</w:t></w:r>"
        ),
        table(
            (paragraph(run("指标")), paragraph(run(" 2022年 ")) + paragraph(run("实绩"))),
            (paragraph(run("用电量")), paragraph(run("3"), run(".5"))),
        ),
        paragraph(run("茶园面积5万亩"), '<w:r><w:footnoteReference w:id="7"/></w:r>', run("。")),
        paragraph(text_box(paragraph(run("框中的数12.5亿元")))),
    )
)
NOTES = '<w:footnote w:id="7">' + paragraph(run("含新建茶园。")) + "</w:footnote>"


@pytest.fixture
def read(tmp_path: Path) -> tuple[str, list[Anchor], list[etree._Element]]:
    """The source, its anchors, and the elements that they count."""
    content = word_file(BODY, NOTES)
    (tmp_path / "总结.docx").write_bytes(content)
    (document, *_) = read_documents(tmp_path / "总结.docx")
    with ZipFile(BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return document.source, word_anchors(content, "总结.docx"), list(root.iter())


def test_each_element_says_what_the_source_has_there(
    read: tuple[str, list[Anchor], list[etree._Element]],
) -> None:
    source, anchors, elements = read
    texts = [a for a in anchors if elements[a.node].tag == f"{{{W}}}t"]
    assert len(texts) > 10
    for a in texts:
        assert source[a.start : a.start + a.length] == (elements[a.node].text or "")[a.offset : a.offset + a.length]


def test_anchors_stand_in_the_order_of_the_source_and_leave_out_only_what_parts_lines_and_cells(
    read: tuple[str, list[Anchor], list[etree._Element]],
) -> None:
    source, anchors, _elements = read
    at, between = 0, []
    for a in anchors:
        assert a.start >= at
        between.append(source[at : a.start])
        at = a.start + a.length
    assert set("".join(between)) <= set(" \t\n注释")


def test_a_note_is_anchored_at_its_reference(read: tuple[str, list[Anchor], list[etree._Element]]) -> None:
    source, anchors, elements = read
    at = source.index("含新建茶园")
    (anchor,) = [a for a in anchors if a.start <= at < a.start + a.length]
    assert elements[anchor.node].tag == f"{{{W}}}footnoteReference"
