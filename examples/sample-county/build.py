"""Make the Word files of the sample county from its text files: real headings, bold leads, a real table.

    python examples/sample-county/build.py [FOLDER]

Every .txt beside this file becomes a .docx of the same name in FOLDER (left out: beside this file). The same text
gives the same file: no time of day goes in.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

HERE = Path(__file__).parent
HEADINGS = ((re.compile(r"[一二三四五六七八九十]+、|附件："), 1), (re.compile(r"（[一二三四五六七八九十]+）"), 2),
            (re.compile(r"\d+\. "), 3))  # fmt: skip
LEAD = re.compile(r"\d+\. [^。]+。|——[^：]+：")
FONTS = {"Normal": ("仿宋", 16), "Title": ("方正小标宋简体", 22), "Heading 1": ("黑体", 16), "Heading 2": ("楷体", 16),
         "Heading 3": ("仿宋", 16)}  # fmt: skip
WIDTHS = (1.2, 5, 3, 3.6, 2.4)  # of the table's columns, in cm
FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold


def main(folder: Path = HERE) -> None:
    """Build every document into a folder."""
    for text in sorted(HERE.glob("*.txt")):
        (folder / f"{text.stem}.docx").write_bytes(word_file(text.read_text("utf-8")))


def word_file(text: str) -> bytes:
    """The bytes of a Word file with the paragraphs and tables of a text; lines with tabs are rows of a table."""
    head, _, body = text.partition("\n\n")
    document = docx.Document()
    _prepare(document)
    title, *subtitles = head.splitlines()
    document.add_paragraph(title, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in subtitles:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for is_table, lines in _blocks(body):
        if is_table:
            _add_table(document, [line.split("\t") for line in lines])
        else:
            for line in lines:
                _add_paragraph(document, line)
    return _without_times(document)


def _prepare(document: Document) -> None:
    properties = document.core_properties
    properties.author, properties.title = "圭表示例", "云河县（虚构）"
    properties.created = properties.modified = datetime(2023, 9, 1)  # noqa: DTZ001 - the format has no time zones
    for name, (font, size) in FONTS.items():
        style = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), font, RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):  # a theme's font would win over the one named here
            fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn("w:eastAsia"), font)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    border.getparent().remove(border)


def _blocks(body: str) -> Iterator[tuple[bool, list[str]]]:
    lines = (line for line in body.splitlines() if line)
    return ((is_table, list(group)) for is_table, group in groupby(lines, key=lambda line: "\t" in line))


def _add_paragraph(document: Document, line: str) -> None:
    level = next((level for pattern, level in HEADINGS if pattern.match(line) and "。" not in line), None)
    if level is not None:
        document.add_heading(line, level)
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * FONTS["Normal"][1])
    lead = LEAD.match(line)
    if lead is not None:
        paragraph.add_run(lead.group()).bold = True
    paragraph.add_run(line[lead.end() if lead else 0 :])


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Cm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
            cell.text, cell.width = text, Cm(width)
            cell.paragraphs[0].runs[0].font.size = Pt(10.5)


def _without_times(document: Document) -> bytes:
    """The saved document with the same fixed time at every member of the zip file."""
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, FIXED), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
