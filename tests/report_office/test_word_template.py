"""A user's own Word template: its fields are filled, its styles are kept, and what is wrong with it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.shared import Pt

from guibiao.errors import InputError
from guibiao.report import Dress, evaluation_content, write_report, write_templates
from guibiao.report.content import Content
from guibiao.report.editions import Edition
from guibiao.report.word.report import word_report
from guibiao.report.word.template import word_template
from tests.report_office.yunhe import assessed, slips


@pytest.fixture(scope="module")
def content() -> Content:
    told = evaluation_content(assessed(), slips())
    return replace(told, issuer="云河县发展和改革局", issued="2023年7月5日")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return write_templates(tmp_path / "模板")[0]


def changed(template: Path, change: Callable[[Document], object]) -> Path:
    document = docx.Document(str(template))
    change(document)
    document.save(str(template))
    return template


def written(content: Content, template: Path, number: str = "") -> Document:
    return docx.Document(BytesIO(word_report(content, Dress(template=template, number=number))))


def test_a_template_as_it_is_written_gives_the_same_words_as_none(content: Content, template: Path) -> None:
    own = docx.Document(BytesIO(word_report(content, Dress(cover=True))))
    assert [p.text for p in written(content, template).paragraphs] == [p.text for p in own.paragraphs]


def test_a_template_with_a_red_head_has_its_fields_filled(content: Content, tmp_path: Path) -> None:
    head, *_wording = write_templates(tmp_path / "红头", red_head=True)
    told = [p.text for p in written(content, head, "云发改〔2023〕12号").paragraphs if p.text]
    assert told[:3] == ["云河县发展和改革局文件", "云发改〔2023〕12号", content.title]


def test_styles_and_words_that_a_user_changed_are_kept(content: Content, template: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Heading 1"].font.size = Pt(18)
        document.paragraphs[0].insert_paragraph_before("内部资料")
        document.add_paragraph("抄送：{{ region }}人民政府办公室")

    document = written(content, changed(template, change))
    assert document.styles["Heading 1"].font.size == Pt(18)
    told = [p.text for p in document.paragraphs]
    assert told[0] == "内部资料"
    assert told.index("抄送：云河县人民政府办公室") > told.index("2023年7月5日", 5)


def test_a_field_that_word_split_into_runs_is_filled_in_the_look_of_its_first(content: Content, template: Path) -> None:
    def change(document: Document) -> None:
        line = document.paragraphs[0].insert_paragraph_before()
        line.add_run("致{{ reg").bold = True
        line.add_run("ion }")
        line.add_run("}人大常委会")

    first = written(content, changed(template, change)).paragraphs[0]
    assert first.text == "致云河县人大常委会"
    assert first.runs[0].text == "致云河县"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ issuing_body }}", "issuing_body"),
        ("{{ title }", "写法有误"),
        ("{% for x in y %}", "写法有误"),
        ("{{ title.__class__.__mro__ }}", "用不了"),
        ("{{ 1 // 0 }}", "用不了"),
    ],
)
def test_a_field_that_cannot_be_filled_is_named(content: Content, template: Path, text: str, what: str) -> None:
    broken = changed(template, lambda d: d.paragraphs[0].insert_paragraph_before(text))
    with pytest.raises(InputError, match=what) as caught:
        written(content, broken)
    assert caught.value.where == str(broken)


def test_what_fields_there_are_is_told(content: Content, template: Path) -> None:
    broken = changed(template, lambda d: d.paragraphs[0].insert_paragraph_before("{{ body }}"))
    with pytest.raises(InputError) as caught:
        written(content, broken)
    assert "issuer" in caught.value.cure


def test_a_template_without_a_place_for_the_report_is_told(content: Content, template: Path) -> None:
    def change(document: Document) -> None:
        place = next(p for p in document.paragraphs if "report" in p.text)
        place.text = ""

    with pytest.raises(InputError, match="没有放正文的位置"):
        written(content, changed(template, change))


def test_a_template_that_lacks_styles_names_them(content: Content, tmp_path: Path) -> None:
    bare = tmp_path / "bare.docx"
    document = docx.Document()
    document.add_paragraph("{{ report }}")
    document.save(str(bare))
    with pytest.raises(InputError, match="署名日期"):
        written(content, bare)


def test_a_template_that_lost_a_picture_is_told(content: Content, template: Path) -> None:
    package = template.read_bytes()
    with ZipFile(BytesIO(package)) as read, ZipFile(template, "w") as kept:
        for name in read.namelist():
            part = read.read(name)
            if name == "word/_rels/document.xml.rels":
                image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
                lost = f'<Relationship Id="rId99" Type="{image}" Target="media/lost.png"/></Relationships>'
                part = part.replace(b"</Relationships>", lost.encode())
            kept.writestr(name, part)
    with pytest.raises(InputError, match="打不开"):
        written(content, template)


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_template_that_is_no_word_file_is_told(content: Content, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match="打不开"):
        written(content, path)


def test_a_bad_template_leaves_nothing_behind(template: Path, tmp_path: Path) -> None:
    broken = changed(template, lambda d: d.paragraphs[0].insert_paragraph_before("{{ body }}"))
    with pytest.raises(InputError):
        write_report(assessed(), [], tmp_path / "报告", edition=Edition(dress=Dress(template=broken)))
    assert not (tmp_path / "报告").exists()


def test_templates_are_never_overwritten(template: Path) -> None:
    with pytest.raises(InputError, match="不会覆盖"):
        write_templates(template.parent)


def test_a_red_head_needs_an_issuing_body() -> None:
    with pytest.raises(InputError, match="发文机关"):
        word_report(evaluation_content(assessed(), []), Dress(number="云发改〔2023〕12号"))


def test_on_request_every_cited_number_has_a_comment_with_its_source(content: Content) -> None:
    document = word_report(content, Dress(trace=True))
    comments = list(docx.Document(BytesIO(document)).comments)
    assert len(comments) >= len(content.figures)
    assert all(c.text for c in comments)
    plain = [p.text for p in docx.Document(BytesIO(word_report(content))).paragraphs]
    assert [p.text for p in docx.Document(BytesIO(document)).paragraphs] == plain
    assert word_report(content, Dress(trace=True)) == document


def test_comments_of_a_template_stay_before_those_with_sources(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(word_template(Dress()))
    template = docx.Document(str(path))
    template.add_comment(template.paragraphs[0].runs, text="报告前请核对", author="某科员")
    template.save(str(path))
    comments = list(docx.Document(BytesIO(word_report(content, Dress(template=path, trace=True)))).comments)
    assert comments[0].text == "报告前请核对"
    assert len({c.comment_id for c in comments}) == len(comments) > 100
