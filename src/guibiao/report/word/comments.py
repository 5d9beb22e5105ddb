"""Comments put into a Word file that somebody else wrote: marks in its text, a part with what they say, nothing else.

Every part but the text, the comments and what names them stays as it is byte for byte; comments already there stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from guibiao.documents import Anchor, word_anchors
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report.word.marks import W, put_marks

_ROOT = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_TYPE_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TEXT_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_THE_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can write
_SIZE = "18"  # half points: a margin's text is small, whatever the file's own body text is
_UNSEEN = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")  # what XML cannot hold


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said beside the characters from `start` to `end` of a file's source, line by line."""

    start: int
    end: int
    lines: tuple[str, ...]


def commented(content: bytes, where: str, remarks: Sequence[Remark], author: str, initials: str) -> bytes:
    """The .docx file with a comment for each remark. The same file and remarks give the same bytes: no date is put in.

    A remark on a note at the foot stands at its reference, and one on a text box at the box, since Word shows no
    comments inside these. Raises InputError where the bytes are no .docx file.
    """
    anchors = word_anchors(content, where)
    if not remarks:
        return content
    try:
        return _commented(content, anchors, remarks, author, initials)
    except (KeyError, BadZipFile, etree.LxmlError) as error:  # what reading the text does not need is amiss
        what, cure = _("文件已损坏，或不是 .docx"), _("请在 Word 或 WPS 中打开后另存为 .docx")
        raise InputError(what, where, cure) from error


def _commented(
    content: bytes, anchors: Sequence[Anchor], remarks: Sequence[Remark], author: str, initials: str
) -> bytes:  # fmt: skip
    with ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        main = _main_part(package, names)
        own = f"{main.rpartition('/')[0]}/_rels/{main.rpartition('/')[2]}.rels"
        text, types = _tree(package.read(main)), _tree(package.read(_TYPES))
        relations = _tree(package.read(own)) if own in names else _no_relations()
        name = _comments_part(relations, main)
        comments = _tree(package.read(name)) if name in names else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    first = _free_number(comments, text)
    put_marks(text, anchors, [(r.start, r.end, first + n) for n, r in enumerate(remarks)])
    for n, remark in enumerate(remarks, first):
        comments.append(_comment(n, remark, author, initials))
    changed = {main: _bytes(text), name: _bytes(comments)}
    if name not in names:
        _relate(relations, name.rpartition("/")[2])
        etree.SubElement(types, f"{_TYPE_NAMESPACE}Override", PartName=f"/{name}", ContentType=_CONTENT)
        changed |= {own: _bytes(relations), _TYPES: _bytes(types)}
    return _with(content, changed)


def _main_part(package: ZipFile, names: Sequence[str]) -> str:
    """The part with the text, which the package's relations name."""
    relations = _tree(package.read(_ROOT)) if _ROOT in names else ()
    told = next((r.get("Target") or "" for r in relations if r.get("Type") == _TEXT_KIND), "").lstrip("/")
    return told if told in names else "word/document.xml"


def _tree(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(part, parser)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _no_relations() -> etree._Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATION_NAMESPACE[1:-1]}"/>')


def _comments_part(relations: etree._Element, main: str) -> str:
    """The name of the part with comments, which the file has or is to have."""
    target = next((r.get("Target") for r in relations if r.get("Type") == _KIND), None) or "comments.xml"
    return target.lstrip("/") if target.startswith("/") else f"{main.rpartition('/')[0]}/{target}"


def _relate(relations: etree._Element, target: str) -> None:
    if any(r.get("Type") == _KIND for r in relations):
        return
    taken = {r.get("Id") for r in relations}
    free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(relations, f"{_RELATION_NAMESPACE}Relationship", Id=free, Type=_KIND, Target=target)


def _free_number(comments: etree._Element, text: etree._Element) -> int:
    """The first number above those of all comments, also of marks in the text whose comment is gone."""
    tags = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    numbers = [e.get(f"{W}id") or "" for e in (*comments.iter(f"{W}comment"), *text.iter(*tags))]
    return max((int(n) for n in numbers if n.isdecimal()), default=-1) + 1


def _comment(number: int, remark: Remark, author: str, initials: str) -> etree._Element:
    """A comment in small print of its own, since the file's plain style may be that of a body in large characters."""
    comment = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": author, f"{W}initials": initials})
    for line in remark.lines:
        paragraph = etree.SubElement(comment, f"{W}p")
        layout = etree.SubElement(paragraph, f"{W}pPr")
        spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
        etree.SubElement(layout, f"{W}spacing", {f"{W}{key}": value for key, value in spacing.items()})
        indent = {"left": "0", "firstLineChars": "0", "firstLine": "0"}
        etree.SubElement(layout, f"{W}ind", {f"{W}{key}": value for key, value in indent.items()})
        etree.SubElement(layout, f"{W}jc", {f"{W}val": "left"})
        run = etree.SubElement(paragraph, f"{W}r")
        look = etree.SubElement(run, f"{W}rPr")
        for tag in ("sz", "szCs"):
            etree.SubElement(look, f"{W}{tag}", {f"{W}val": _SIZE})
        said = etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        said.text = _UNSEEN.sub("", line)
    return comment


def _with(content: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with some parts put in place of others or added, all others as they are, in their order."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as read, ZipFile(buffer, "w", ZIP_DEFLATED) as written:
        for info in read.infolist():
            written.writestr(info, changed.get(info.filename, read.read(info)), info.compress_type)
        for name in changed.keys() - set(read.namelist()):
            info = ZipInfo(name, _THE_FIRST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            written.writestr(info, changed[name])
    return buffer.getvalue()
