"""OFD packages, written by hand as GB/T 33190 describes them."""

from __future__ import annotations

import io
import zipfile

import pytest

from guibiao.documents.formats.ofd import read
from guibiao.errors import InputError

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.0  # millimetres
LEFT, RIGHT = 30.0, 180.0


def _text(text: str, x: float, y: float, size: float = SIZE, more: str = "") -> str:
    step = f'DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 {size}" Font="2" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size * 0.88}" {step}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def _paragraph(text: str, y: float) -> tuple[str, float]:
    """A paragraph set in by two characters and wrapped at the measure; where the next one begins."""
    objects, at = "", LEFT + 2 * SIZE
    while text:
        room = int((RIGHT - at) / SIZE)
        objects += _text(text[:room], at, y)
        text, at, y = text[room:], LEFT, y + 9
    return objects, y


def _page(objects: str) -> str:
    return (
        f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
        f'<ofd:Content><ofd:Layer ID="9"><ofd:PageBlock ID="8">{objects}</ofd:PageBlock></ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def _ofd(*pages: str, more: tuple[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        root = f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        archive.writestr("OFD.xml", root)
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        common = f"<ofd:CommonData>{area}</ofd:CommonData>"
        document = f"<ofd:Document {SPACE}>{common}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        archive.writestr("Doc_0/Document.xml", document)
        for n, page in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", page)
        if more:
            archive.writestr(*more)
    return packed.getvalue()


FIRST = "（一）茶叶产业稳步壮大。全县茶园面积达到八万亩，总产值二十八点六亿元，带动茶农增收，新增加工企业十二家。"
SECOND = "（二）工业经济提质增效。规模以上工业增加值增长百分之七，完成技术改造投资十五亿元，新增规模以上企业三家。"


def _report() -> bytes:
    one, y = _paragraph(FIRST, 40)
    two, y = _paragraph(SECOND, y)
    lines = two.split("<ofd:TextObject")
    here, there = "<ofd:TextObject".join(lines[:2]), "".join(f"<ofd:TextObject{line}" for line in lines[2:])
    title = _text("云河县政府工作报告", 80, 25, 8.0)
    foot = [_text(f"— {n} —", 100, 280) for n in (1, 2)]
    return _ofd(_page(one + foot[0] + here + title), _page(there + foot[1]))


def test_columns_of_text_objects_are_a_table() -> None:
    rows = [
        ["指标", "单位", "二〇二三年"],
        ["地区生产总值", "亿元", "120.5"],
        ["粮食产量", "", "12.3"],
        ["城镇化率", "%", "48.9"],
    ]
    objects = "".join(
        _text(cell, x, 40 + 9 * n)
        for n, row in enumerate(rows)
        for x, cell in zip((30, 80, 120), row, strict=True)
        if cell
    )
    one, _y = _paragraph(FIRST, 90)
    lines = read(_ofd(_page(objects + one)), "table.ofd").source.splitlines()
    assert [line.split("\t") for line in lines[:4]] == rows
    assert lines[4] == FIRST


def test_headings_are_known_by_their_size_and_weight() -> None:
    objects, y = _text("主要指标", 30, 30, 7.0), 45.0
    for text in (FIRST, SECOND):
        objects += _text("进展情况", LEFT + 2 * SIZE, y, more='Weight="700"')
        more, y = _paragraph(text, y + 9)
        objects += more
    content = read(_ofd(_page(objects)), "heads.ofd")
    assert [(content.source[m.start : m.end], m.level) for m in content.marks] == [
        ("主要指标", 1),
        ("进展情况", 2),
        ("进展情况", 2),
    ]


def test_text_objects_are_read_in_the_order_in_which_they_are_seen() -> None:
    content = read(_report(), "report.ofd")
    assert content.source.splitlines() == ["云河县政府工作报告", FIRST, SECOND]
    assert content.paragraphs


@pytest.mark.parametrize(
    ("top", "size", "goes"),
    [
        (20, SIZE - 1, True),  # smaller, far over the text
        (12, SIZE, True),  # nearer to the paper's edge than the text is to its side
        (28, SIZE, False),  # as the text is set: a title, or who wrote it
        (12, SIZE + 2, False),  # larger: a title
    ],
)
def test_the_head_of_a_single_page_is_known_by_where_and_how_it_is_set(top: int, size: float, goes: bool) -> None:
    text, _ = _paragraph("全县地区生产总值增长百分之六。" * 8, 50)
    source = read(_ofd(_page(_text("云河县人民政府公报", 80, top, size) + text)), "page.ofd").source
    assert ("公报" not in source) is goes


def test_pages_are_places_also_inside_a_paragraph() -> None:
    content = read(_report(), "report.ofd")
    assert [place.name for place in content.places] == ["p1", "p2"]
    second = content.source.index(SECOND)
    assert second < content.places[1].start < second + len(SECOND)


def test_characters_far_apart_in_one_object_are_cells_of_a_row() -> None:
    code = '<ofd:TextCode X="0" Y="4" DeltaX="{d}">{t}</ofd:TextCode>'
    row = f'<ofd:TextObject ID="1" Boundary="30 {{y}} 150 5" Size="5">{code}</ofd:TextObject>'
    objects = row.format(y=50, d="5 40 5 5 5", t="指标总产值量") + row.format(y=60, d="5 40 2.5 2.5 2.5", t="茶叶28.6")
    assert read(_ofd(_page(objects)), "a.ofd").source.splitlines() == ["指标\t总产值量", "茶叶\t28.6"]


def test_a_matrix_moves_and_scales_the_text() -> None:
    large = _text("云河县公报", 30, 60, 1.0, 'CTM="5 0 0 5 0 0"')
    small = _text("正文在下", 30, 90)
    assert read(_ofd(_page(small + large)), "a.ofd").source.splitlines() == ["云河县公报", "正文在下"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空"),
        (b"PK\x03\x04" + b"\x00" * 50, "损坏"),
        (_report()[:-300], "损坏"),
        (_ofd(), "没有文字"),
        (_ofd(_page("")), "没有文字"),
        (_ofd("<ofd:Page"), "损坏"),
        (_ofd('<!DOCTYPE a [<!ENTITY b "c">]>' + _page(_text("云河县", 30, 30))), "损坏"),
        (_ofd(_page(_text("云河县", 30, 30)), more=("Doc_0/Encryptions.xml", "<a/>")), "密码"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_so(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(content, "report.ofd")
    assert caught.value.where == "report.ofd"
    assert caught.value.cure
