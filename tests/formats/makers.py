"""Files for the tests, made by libraries and programs other than those that read them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

FONT = "Noto Serif CJK SC"
Convert = Callable[..., Path]


def converter(soffice: str, profile: Path) -> Convert:
    """A function that lets LibreOffice turn a file into another format beside it."""

    def convert(path: Path, to: str, filter_options: str = "") -> Path:
        command = [soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to"]
        target = f"{to}:{filter_options}" if filter_options else to
        done = subprocess.run(
            [*command, target, "--outdir", str(path.parent), str(path)], capture_output=True, timeout=180, check=False
        )
        made = path.with_suffix(f".{to}")
        assert made.exists(), done.stderr.decode(errors="replace")
        return made

    return convert


def word_document(running_head: str = "") -> Document:
    """An empty Word document in 16 point type with a running head and page numbers (— 3 —)."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    normal.font.name = FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = document.sections[0]
    section.header.paragraphs[0].text = running_head
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    _page_number(foot)
    foot.add_run(" —")
    return document


def add_body(document: Document, text: str) -> None:
    """Add a paragraph as official papers have them: set in by two characters; ^n^ is a raised mark."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for n, piece in enumerate(text.split("^")):
        paragraph.add_run(piece).font.superscript = bool(n % 2)


def add_title(document: Document, text: str) -> None:
    """Add a title: in the middle, larger."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).font.size = Pt(22)


def add_table(document: Document, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]]) -> None:
    """Add a ruled table; `merged` cells are first row, first column, last row, last column."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))


def add_head(document: Document, text: str, size: float) -> None:
    """Add a line in a bold type of a size, which no style calls a heading."""
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size, run.font.name = True, Pt(size), "Noto Sans CJK SC"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Noto Sans CJK SC")


def add_columns(document: Document, rows: Sequence[Sequence[str]], stops: Sequence[float]) -> None:
    """Add rows whose cells are parted by tabs, at stops in centimetres."""
    for row in rows:
        paragraph = document.add_paragraph("\t".join(row))
        paragraph.paragraph_format.space_after = Pt(0)
        for stop in stops:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))


def _page_number(paragraph: Paragraph) -> None:
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._r.append(mark)
