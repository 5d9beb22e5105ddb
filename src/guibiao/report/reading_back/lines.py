"""A Word file as lines in the order of reading: paragraphs with what is bold in them, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from guibiao.errors import InputError
from guibiao.files import expect_file
from guibiao.messages import _
from guibiao.report.content import Run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset({f"{_W}{n}" for n in ("del", "moveFrom", "instrText", "delText", "txbxContent", "sectPr")})
_MOST = 200_000_000  # bytes of the unpacked text: past any report


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `listed` where Word itself numbers or marks it."""

    runs: tuple[Run, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of its rows."""

    rows: tuple[tuple[str, ...], ...]


def word_lines(path: Path) -> list[Line | Grid]:
    """The lines of a .docx, tracked changes accepted, empty paragraphs left out.

    Raises InputError for a file that is no .docx.
    """
    expect_file(path)
    try:
        with ZipFile(path) as package:
            if package.getinfo("word/document.xml").file_size > _MOST:
                raise InputError(_("文件太大"), str(path), _("请确认它是评估报告"))
            tree = etree.fromstring(
                package.read("word/document.xml"), etree.XMLParser(resolve_entities=False, no_network=True)
            )
    except (OSError, BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise InputError(_("读不了这个 Word 文件"), str(path), _("请用 Word 另存为 .docx")) from error
    body = tree.find(f"{_W}body")
    return list(_lines(body)) if body is not None else []


def _lines(parent: Any) -> Iterator[Line | Grid]:
    for element in parent:
        if element.tag == f"{_W}p":
            line = _line(element)
            if line.text.strip():
                yield line
        elif element.tag == f"{_W}tbl":
            yield Grid(tuple(_rows(element)))
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo"}:
            yield from _lines(element)


def _line(paragraph: Any) -> Line:
    runs: list[Run] = []
    for text, bold in _texts(paragraph, bold=False):
        if runs and runs[-1].bold == bold:
            runs[-1] = Run(runs[-1].text + text, bold)
        else:
            runs.append(Run(text, bold))
    return Line(tuple(r for r in runs if r.text), paragraph.find(f"{_W}pPr/{_W}numPr") is not None)


def _texts(element: Any, bold: bool) -> Iterator[tuple[str, bool]]:
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}r":
            yield from _texts(child, _is_bold(child))
        elif child.tag == f"{_W}t":
            yield child.text or "", bold
        elif child.tag == f"{_W}tab":
            yield "\t", bold
        elif child.tag == f"{_W}br":
            yield "\n", bold
        elif child.tag not in {f"{_W}pPr", f"{_W}rPr"}:
            yield from _texts(child, bold)


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    for row in table.iter(f"{_W}tr"):
        cells = row.iter(f"{_W}tc")
        yield tuple("\n".join(_line(p).text for p in cell.iter(f"{_W}p")).strip() for cell in cells)
