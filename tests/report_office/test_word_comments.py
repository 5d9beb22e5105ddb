"""Comments in a Word file that somebody else wrote: at the right characters, and nothing else changed."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from guibiao.documents import word_anchors
from guibiao.errors import InputError
from guibiao.report.word.comments import Remark, commented
from tests.word_file import W, paragraph, run, table, text_box, word_file

N = f"{{{W}}}"
REFERENCE = '<w:r><w:footnoteReference w:id="7"/></w:r>'
NOTE = '<w:footnote w:id="7">' + paragraph(run("含新建茶园3万亩。")) + "</w:footnote>"
BOLD = "<w:b/>"


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inserted(content: str) -> str:
    return f'<w:ins w:id="90" w:author="甲" w:date="2023-05-01T08:00:00Z">{content}</w:ins>'


# what stands before, and the body in which the claim “5.6%” stands once
PLACES = {
    "in the middle of a run": paragraph(run("年均增长5.6%，低于目标")),
    "as a whole run": paragraph(run("年均增长"), run("5.6%"), run("。")),
    "over several runs": paragraph(run("年均增长5"), run(".6", BOLD), run("%。")),
    "at the beginning of a paragraph": paragraph(run("5.6%的增速")),
    "at the end of a paragraph": paragraph(run("增速5.6%")),
    "in a cell of a table": table(
        (paragraph(run("指标")), paragraph(run("产值"))), (paragraph(), paragraph(run("5.6%")))
    ),
    "in what somebody inserted": paragraph(run("年均增长"), inserted(run("为5.6%左右")), run("。")),
    "half in what somebody inserted": paragraph(run("年均增长5."), inserted(run("6%左右")), run("。")),
    "in a link": paragraph('<w:hyperlink w:anchor="x">' + run("增速5.6%左右") + "</w:hyperlink>"),
    "in a control in the line": paragraph(run("增速"), control(run("为5.6%左右")), run("。")),
    "in a control around paragraphs": control(paragraph(run("增速5.6%左右")) + paragraph(run("后一段"))),
    "after a tab and a line break": paragraph("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>为5.6%</w:t></w:r>"),
    "behind the number of a note": paragraph(run("茶园"), REFERENCE, run("增速5.6%。")),
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES)
def test_a_comment_stands_at_its_characters_wherever_they_are(body: str) -> None:
    before = word_file(paragraph(run("首段")) + body + paragraph(run("末段")), NOTE)
    after = remarked(before, "5.6%")
    assert commented_texts(after) == ["5.6%"]
    assert look(after) == look(before)
    assert revisions(after) == revisions(before)


PLAIN = control(run("为5.6%左右"), "<w:text/>")
FIELD = '<w:fldSimple w:instr="DOCPROPERTY x">' + run("5.6%左右") + "</w:fldSimple>"
BOX = text_box(paragraph(run("增速5.6%")))
AROUND = {
    "a plain control, which holds no marks": (paragraph(run("增速"), PLAIN, run("。")), "为5.6%左右"),
    "a field, which Word fills": (paragraph(run("增速"), FIELD), "5.6%左右"),
    "a note's number, since Word shows no comments in notes": (paragraph(run("茶园"), REFERENCE, run("。")), ""),
    "a text box, since Word shows none in boxes": (paragraph(run("图"), BOX), "增速5.6%增速5.6%"),
}


@pytest.mark.parametrize(("body", "marked"), AROUND.values(), ids=AROUND)
def test_a_comment_stands_around(body: str, marked: str) -> None:
    before = word_file(body, NOTE)
    after = remarked(before, "3万亩" if not marked else "5.6%")
    assert commented_texts(after) == [marked]
    assert look(after) == look(before)


def test_several_comments_on_one_claim_and_side_by_side() -> None:
    before = word_file(paragraph(run("由5.6%到7.8%，5.6%")))
    spans = [(1, 5), (1, 5), (6, 10), (5, 6), (0, 11)]
    after = commented(before, "x.docx", [Remark(*s, ("请核对",)) for s in spans], "圭表", "GB")
    assert commented_texts(after) == ["5.6%", "5.6%", "7.8%", "到", "由5.6%到7.8%，"]
    assert look(after) == look(before)


WRAPPERS = [
    lambda xml: xml,
    inserted,
    control,
    lambda xml: f'<w:hyperlink w:anchor="x">{xml}</w:hyperlink>',
    lambda xml: f'<w:smartTag w:element="x">{xml}</w:smartTag>',
]
SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12))
PIECE = st.tuples(st.text("增长5.6%", min_size=1, max_size=4), st.integers(0, 4))


@given(st.lists(st.lists(PIECE, min_size=1, max_size=4), min_size=1, max_size=3), st.lists(SPAN, max_size=5))
def test_any_characters_of_any_runs(paragraphs: list[list[tuple[str, int]]], wanted: list[tuple[int, int]]) -> None:
    bodies = [(WRAPPERS[w](run(t, BOLD * (len(t) % 2))) for t, w in pieces) for pieces in paragraphs]
    before = word_file("".join(paragraph(*runs) for runs in bodies))
    text = "\n".join("".join(t for t, _w in pieces) for pieces in paragraphs)
    spans = [(start, min(start + size, len(text))) for start, size in wanted if start < len(text)]
    spans = [s for s in spans if text[s[0]] != "\n" and text[s[1] - 1] != "\n"]
    after = commented(before, "x.docx", [Remark(*s, ("请核对",)) for s in spans], "圭表", "GB")
    assert commented_texts(after) == [text[slice(*s)].replace("\n", "") for s in spans]
    assert look(after) == look(before)


def test_every_other_part_stays_as_it_is_byte_for_byte() -> None:
    before = word_file(paragraph(run("增速5.6%")), NOTE)
    after = remarked(before, "5.6%")
    old, new = parts(before), parts(after)
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {n: c for n, c in new.items() if n not in changed | {"word/comments.xml"}} == {
        n: c for n, c in old.items() if n not in changed
    }
    assert remarked(before, "5.6%") == after


def test_comments_already_there_stay_with_their_numbers() -> None:
    own = '<w:comment w:id="4" w:author="局领导"><w:p><w:r><w:t>再核</w:t></w:r></w:p></w:comment>'
    marks = (
        '<w:commentRangeStart w:id="4"/>',
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
    )
    before = word_file(paragraph(marks[0], run("增速5.6%左右"), marks[1]), comments=own)
    after = remarked(before, "5.6%")
    assert commented_texts(after) == ["增速5.6%左右", "5.6%"]
    comments = etree.fromstring(parts(after)["word/comments.xml"])
    assert [(c.get(f"{N}id"), c.get(f"{N}author")) for c in comments] == [("4", "局领导"), ("5", "圭表")]
    assert parts(after)["[Content_Types].xml"] == parts(before)["[Content_Types].xml"]


def test_a_file_by_python_docx_takes_comments(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("云河县工作总结", 1)
    file.add_paragraph("增速", style="List Number").add_run("5.6%").bold = True
    file.save(tmp_path / "a.docx")
    after = remarked((tmp_path / "a.docx").read_bytes(), "5.6%")
    (comment,) = docx.Document(BytesIO(after)).comments
    assert (comment.author, comment.text) == ("圭表", "应为5.0%\n请核对")


def test_the_text_may_stand_in_a_part_of_another_name() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, content in parts(word_file(paragraph(run("增速5.6%左右")))).items():
            package.writestr(
                name.replace("document.xml", "document2.xml"), content.replace(b"document.xml", b"document2.xml")
            )
    after = parts(commented(buffer.getvalue(), "x.docx", [Remark(2, 6, ("请核对",))], "圭表", "GB"))
    assert b"commentRangeStart" in after["word/document2.xml"]
    assert b"comments.xml" in after["word/_rels/document2.xml.rels"]


def test_what_is_no_word_file_is_said_so() -> None:
    with pytest.raises(InputError):
        commented(b"PK\x03\x04" + b"\x00" * 40, "x.docx", [Remark(0, 1, ("请核对",))], "圭表", "GB")


def test_a_package_that_lacks_a_part_is_said_so() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", parts(word_file(paragraph(run("增速5.6%"))))["word/document.xml"])
    with pytest.raises(InputError):
        commented(buffer.getvalue(), "x.docx", [Remark(0, 1, ("请核对",))], "圭表", "GB")


def test_libreoffice_shows_the_comments_there_and_loses_no_text(soffice: str, tmp_path: Path) -> None:
    bodies = PLACES | {place: body for place, (body, _marked) in AROUND.items()}
    for n, (place, body) in enumerate(bodies.items()):
        content = word_file(paragraph(run("首段")) + body + paragraph(run("末段")), NOTE)
        (tmp_path / f"{n}-before.docx").write_bytes(content)
        claim = "3万亩" if "note's" in place else "5.6%"
        (tmp_path / f"{n}-after.docx").write_bytes(remarked(content, claim))
    files = sorted(tmp_path.glob("*.docx"))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fodt",
               "--outdir", str(tmp_path), *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    for n, place in enumerate(bodies):
        before, after = ((tmp_path / f"{n}-{x}.fodt").read_text(encoding="utf-8") for x in ("before", "after"))
        assert shown(after) == shown(before), place
        if place in PLACES and "control around" not in place:  # which LibreOffice 7 shows as a field, with all comments
            assert annotated(after) == ["5.6%"], place


def remarked(content: bytes, claim: str) -> bytes:
    """The file with a comment on a claim, which stands once in it."""
    at = source(content).index(claim)
    return commented(content, "x.docx", [Remark(at, at + len(claim), ("应为5.0%", "请核对"))], "圭表", "GB")


def source(content: bytes) -> str:
    """The source as the anchors see it; what they leave out is a blank."""
    nodes = list(etree.fromstring(parts(content)["word/document.xml"]).iter())
    notes = etree.fromstring(parts(content).get("word/footnotes.xml", b"<x/>"))
    text = ""
    for a in word_anchors(content, "x.docx"):
        said = nodes[a.node].text or " " * a.length
        if nodes[a.node].tag == f"{N}footnoteReference":
            said = "①" if a.length == 1 else "①" + "".join(notes.itertext())
        text = text.ljust(a.start) + said[a.offset : a.offset + a.length]
    return text


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def commented_texts(content: bytes) -> list[str]:
    """What stands between the marks of each comment, by the comments' numbers."""
    found: dict[int, str] = {}
    open_: set[int] = set()
    referred: list[int] = []
    for e in etree.fromstring(parts(content)["word/document.xml"]).iter():
        number = int(e.get(f"{N}id") or -1) if e.tag != f"{N}footnoteReference" else -1
        if e.tag == f"{N}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif e.tag == f"{N}commentRangeEnd":
            open_.remove(number)
        elif e.tag == f"{N}commentReference":
            referred.append(number)
        elif e.tag == f"{N}t":
            for n in open_:
                found[n] += e.text or ""
    assert not open_
    assert sorted(referred) == sorted(found)
    return [found[n] for n in sorted(found)]


def look(content: bytes) -> list[tuple[str, ...]]:
    """Each character with its format and what it stands in, without the marks of comments."""
    seen: list[tuple[str, ...]] = []
    for e in etree.fromstring(parts(content)["word/document.xml"]).iter(
        f"{N}t", f"{N}tab", f"{N}br", f"{N}footnoteReference"
    ):
        holders = tuple(str(a.tag) for a in e.iterancestors())
        properties = e.getparent().find(f"{N}rPr") if e.getparent() is not None else None
        form = etree.tostring(properties).decode() if properties is not None else ""
        seen += [(c, form, *holders) for c in (e.text or "\n")]
    return seen


def revisions(content: bytes) -> list[str]:
    tree = etree.fromstring(parts(content)["word/document.xml"])
    return ["".join(e.itertext()) for e in tree.iter(f"{N}ins")]


def shown(page: str) -> str:
    """The text of a flat OpenDocument without its comments and its list of who changed what."""
    body = page[page.index("<office:text") :]
    body = re.sub(r"<(office:annotation|text:tracked-changes)[ >].*?</\1>", "", body, flags=re.DOTALL)
    return re.sub(r"<[^>]*>|&#x0d;|\s", "", body)


def annotated(page: str) -> list[str]:
    """What the comments of a flat OpenDocument stand on."""
    comment = r'<office:annotation [^>]*office:name="([^"]+)".*?</office:annotation>'
    pattern = comment + r'(.*?)<office:annotation-end office:name="\1"/>'
    return [shown("<office:text>" + m[2]) for m in re.finditer(pattern, page, re.DOTALL)]
