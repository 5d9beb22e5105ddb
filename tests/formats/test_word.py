"""Word files: what Word shows is what is read, whatever stands in the file."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from guibiao.documents.formats import Content
from guibiao.documents.formats.word import read
from tests.formats.makers import Convert, add_table
from tests.word_file import W, paragraph, run, table, word_file

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
INSERTED = f'<w:ins w:id="1" w:author="甲">{run("28.6")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>27.6</w:delText></w:r></w:del>'
ENDLESS = '<w:pPr><w:rPr><w:del w:id="3" w:author="甲"/></w:rPr></w:pPr>'


def _control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='不读'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _field(code: str, shown: str) -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{code}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def _lines(body: str) -> list[str]:
    return read(word_file(body), "report.docx").source.splitlines()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (run("总产值") + INSERTED + DELETED + run("亿元"), "总产值28.6亿元"),
        (f'<w:moveTo w:id="4">{run("移到这里")}</w:moveTo><w:moveFrom w:id="5">{run("移走")}</w:moveFrom>', "移到这里"),
        (run("控件：") + _control(run("12个")), "控件：12个"),
        (run("见") + f'<w:hyperlink w:anchor="a">{run("附件")}</w:hyperlink>', "见附件"),
        (run("共") + _field(" SUM(ABOVE) ", "35") + run("家"), "共35家"),
        (run("第") + f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>' + run("页"), "第7页"),
        (
            run("9.5%") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>' + run("，"),
            "9.5%<sup>2</sup>，",
        ),
        (run("看得见") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>", "看得见"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>guī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>圭</w:t></w:r></w:rubyBase></w:ruby>"
            f"</w:r>{run('表')}",
            "圭表",
        ),
        (run("面积") + f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>12</m:t></m:r></m:oMath>' + run("亩"), "面积12亩"),
        ("<w:r><w:t>上</w:t><w:tab/><w:t>下</w:t><w:noBreakHyphen/><w:t>右</w:t></w:r>", "上 下-右"),
    ],
)
def test_a_paragraph_says_what_is_shown(said: str, shown: str) -> None:
    assert _lines(paragraph(said)) == [shown]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = paragraph(ENDLESS, run("前半句，")) + paragraph(run("后半句。")) + paragraph(run("另一段。"))
    assert _lines(body) == ["前半句，后半句。", "另一段。"]


def test_paragraphs_and_rows_and_cells_in_controls_are_read() -> None:
    a, b, c, d = (f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("指标", "2023年", "茶园", "5万亩"))
    head, row = f"<w:tr>{a}{b}</w:tr>", f"<w:tr>{c}{_control(d)}</w:tr>"
    body = _control(paragraph(run("控件里的一段。"))) + f"<w:tbl>{head}{_control(row)}</w:tbl>"
    assert _lines(body) == ["控件里的一段。", "指标\t2023年", "茶园\t5万亩"]


def test_a_row_that_was_deleted_is_left_out() -> None:
    rows = [f"<w:tc>{paragraph(run(a))}</w:tc><w:tc>{paragraph(run(b))}</w:tc>" for a, b in ("指标", "甲1", "乙2")]
    deleted = '<w:trPr><w:del w:id="6" w:author="甲"/></w:trPr>'
    body = f"<w:tbl><w:tr>{rows[0]}</w:tr><w:tr>{deleted}{rows[1]}</w:tr><w:tr>{rows[2]}</w:tr></w:tbl>"
    assert _lines(body) == ["指\t标", "乙\t2"]


def test_a_table_that_only_frames_the_text_is_text() -> None:
    inner = table((paragraph(run("指标")), paragraph(run("2023年"))), (paragraph(run("茶园")), paragraph(run("5万亩"))))
    body = table((paragraph(run("一、主要指标")) + inner + paragraph(run("以上。")),))
    assert _lines(body) == ["一、主要指标", "指标\t2023年", "茶园\t5万亩", "以上。"]


def test_heads_and_feet_are_not_read() -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "页眉"
    word.sections[0].footer.paragraphs[0].text = "页脚"
    word.add_paragraph("正文。")
    assert _saved(word).source == "正文。\n"


def test_a_style_based_on_a_heading_is_one_and_brings_its_list() -> None:
    word = docx.Document()
    for name, base in (("我的标题", "Heading 2"), ("我的列表", "List Number")):
        word.styles.add_style(name, 1).base_style = word.styles[base]
        word.add_paragraph("发展茶叶", style=name)
    content = _saved(word)
    assert content.source == "发展茶叶\n1.发展茶叶\n"
    assert [(m.start, m.level) for m in content.marks] == [(0, 2)]


def test_a_list_that_starts_anew_counts_from_there() -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl>'
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="90">{level}</w:abstractNum>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, inside in ((91, ""), (92, override)):
        numbering.append(
            parse_xml(f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="90"/>{inside}</w:num>')
        )
    for text, number in (("甲", 91), ("乙", 91), ("丙", 92), ("丁", 92)):
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    assert _saved(word).source.split() == ["（一）甲", "（二）乙", "（一）丙", "（二）丁"]


def test_what_libreoffice_writes_is_read_alike(convert: Convert, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("一、2023年工作回顾", 1)
    said = word.add_paragraph("茶园面积5万亩")
    said.add_run("2").font.superscript = True
    said.add_run("。")
    for text in ("发展茶叶", "建设园区"):
        word.add_paragraph(text, style="List Number")
    rows = [["指标", "2023年", ""], ["", "总量", "增速"], ["产值", "28.6亿元", "9.5%"]]
    add_table(word, rows, [(0, 1, 0, 2), (0, 0, 1, 0)])
    path = tmp_path / "made.docx"
    word.save(str(path))
    other = convert(path, "odt")
    path.unlink()
    content = read(convert(other, "docx").read_bytes(), "made.docx")
    assert [line for line in content.source.split("\n") if line] == [
        "一、2023年工作回顾",
        "茶园面积5万亩<sup>2</sup>。",
        "1.发展茶叶",
        "2.建设园区",
        "指标\t2023年\t2023年",
        "指标\t总量\t增速",
        "产值\t28.6亿元\t9.5%",
    ]
    assert [m.level for m in content.marks] == [1]


def _saved(word: docx.document.Document) -> Content:
    packed = io.BytesIO()
    word.save(packed)
    return read(packed.getvalue(), "report.docx")


def test_the_lines_of_a_table_of_contents_are_not_read_twice() -> None:
    document = docx.Document()
    listed = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    document.add_paragraph("一、工作回顾\t1", style=listed)
    document.add_paragraph("一、工作回顾", style="Heading 1")
    written = io.BytesIO()
    document.save(written)
    assert read(written.getvalue(), "report.docx").source.splitlines() == ["一、工作回顾"]
