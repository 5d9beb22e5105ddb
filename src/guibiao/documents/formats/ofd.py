"""OFD (GB/T 33190-2016), the fixed-layout format of official papers: a zip of XML whose text objects have positions.

OFD.xml names the documents, each Document.xml its pages, each page's Content.xml its text. Lengths are millimetres.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from guibiao.documents.formats.content import Content
from guibiao.documents.formats.package import Package, opened
from guibiao.documents.formats.page_lines import Line, Reader
from guibiao.documents.formats.pages import Page, assembled
from guibiao.errors import InputError
from guibiao.messages import _

_POINTS = 72 / 25.4  # in a millimetre
_MOST_PAGES = 5000
_MOST_CHARACTERS = 20_000_000
_ASCENT = 0.88  # of a character's size above its baseline
_BOLD = 600  # of the weights from 0 to 1000
_GAP = 1.6  # em from one character to the next, from which they are two pieces
_A4 = (0.0, 0.0, 210.0, 297.0)

_Matrix = tuple[float, float, float, float, float, float]


def read(content: bytes, where: str) -> Content:
    """The text of an .ofd file. Raises InputError where it is empty, damaged, locked, too large or has no text."""
    with opened(content, where, _damaged) as package:
        if any(name.endswith("encryptions.xml") for name in package.names()):
            raise InputError(_("文件加了密码"), where, _("请去掉密码后另存"))
        root = package.xml("OFD.xml")
        if root is None:
            raise _damaged(where)
        pages = []
        reader = Reader()
        characters = 0
        for part, box in _pages(package, root):
            pages.append(_page(package, part, box, reader))
            characters += sum(len(line.text) for line in pages[-1].lines)
            if len(pages) > _MOST_PAGES or characters > _MOST_CHARACTERS:
                raise InputError(_("OFD 的页数或文字太多"), where, _("请拆成几份文件"))
    assembly = assembled(pages)
    if assembly.is_blank:
        raise InputError(_("文件里没有文字"), where, _("扫描件请先识别成文字"))
    return assembly.content()


def _damaged(where: str) -> InputError:
    return InputError(_("文件已损坏，或不是 .ofd"), where, _("请重新下载，或用阅读器打开后另存"))


def _pages(package: Package, root: etree._Element) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The parts of the pages and the boxes of their paper, document by document."""
    for body in root.iterfind("{*}DocBody"):
        part = _resolved("OFD.xml", body.findtext("{*}DocRoot") or "")
        document = package.xml(part)
        if document is None:
            raise KeyError(part)
        paper = _numbers(document.findtext("{*}CommonData/{*}PageArea/{*}PhysicalBox") or "")
        for page in document.iterfind("{*}Pages/{*}Page"):
            yield _resolved(part, page.get("BaseLoc") or ""), paper if len(paper) == 4 else _A4


def _resolved(base: str, location: str) -> str:
    """The name of a part that another one names: from the root, or from where that one stands."""
    joined = location if location.startswith("/") else posixpath.join(posixpath.dirname(base), location)
    return posixpath.normpath(joined).lstrip("/")


def _page(package: Package, part: str, paper: tuple[float, ...], reader: Reader) -> Page:
    page = package.xml(part)
    if page is None:
        raise KeyError(part)
    own = _numbers(page.findtext("{*}Area/{*}PhysicalBox") or "")
    height = (own if len(own) == 4 else paper)[3]
    objects = page.iterfind("{*}Content//{*}TextObject")
    pieces = [piece for element in objects for piece in _pieces(element)]
    return Page(reader.in_order(pieces), [], height * _POINTS)


def _pieces(element: etree._Element) -> Iterator[Line]:
    """The pieces of text in a text object, where they are shown."""
    if element.get("Visible") in ("false", "0"):
        return
    box = _numbers(element.get("Boundary") or "")
    size = (_numbers(element.get("Size") or "") or (4.0,))[0]
    if len(box) != 4:
        return
    matrix = _matrix(element.get("CTM") or "")
    weight = (_numbers(element.get("Weight") or "") or (0.0,))[0]
    left, top = 0.0, 0.0
    for code in element.iterfind("{*}TextCode"):
        text = code.text or ""
        left = (_numbers(code.get("X") or "") or (left,))[0]
        top = (_numbers(code.get("Y") or "") or (top,))[0]
        deltas = _deltas(code.get("DeltaX") or "", len(text))
        if code.get("DeltaY"):
            deltas = [0.0] * len(text)  # written downwards: one piece
        for piece in _runs(text, left, top, deltas, size, matrix, (box[0], box[1])):
            yield replace(piece, bold=len(piece.text)) if weight >= _BOLD else piece


def _runs(
    text: str, left: float, top: float, deltas: list[float], size: float, matrix: _Matrix, at: tuple[float, float]
) -> Iterator[Line]:
    """A text as one piece, or as several where there is room between its characters."""
    start, begin = 0, left
    for n, char in enumerate(text):
        wide = 0.5 if char.isascii() else 1.0
        step = deltas[n] if n < len(deltas) else wide * size
        if n == len(text) - 1 or step > _GAP * size:
            end = left + wide * size
            said = text[start : n + 1].replace("\t", " ").replace("\n", " ")
            if said.strip():
                yield _line(said.strip(), (begin, end), top, size, matrix, at)
            start, begin = n + 1, left + step
        left += step


def _line(
    text: str, sides: tuple[float, float], base: float, size: float, matrix: _Matrix, at: tuple[float, float]
) -> Line:
    a, b, c, d, e, f = matrix
    left, right = (a * x + c * base + e + at[0] for x in sides)
    baseline = b * sides[0] + d * base + f + at[1]
    scale = abs(d) or abs(b) or 1.0
    em = max(size * scale, 0.1)
    top = baseline - _ASCENT * em
    return Line(text, left * _POINTS, top * _POINTS, max(right, left) * _POINTS, (top + em) * _POINTS, em * _POINTS)


def _matrix(said: str) -> _Matrix:
    numbers = _numbers(said)
    return numbers if len(numbers) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _deltas(said: str, most: int) -> list[float]:
    """Steps from one character to the next; `g 3 5.0` stands for three times 5.0."""
    out: list[float] = []
    tokens = iter(said.split())
    for token in tokens:
        if len(out) >= most:
            break
        if token == "g":
            times, step = next(tokens, "0"), next(tokens, "0")
            out += [_numbers(step)[0] if _numbers(step) else 0.0] * min(int(times) if times.isdigit() else 0, most)
        else:
            out += list(_numbers(token)) or [0.0]
    return out[:most]


def _numbers(said: str) -> tuple[float, ...]:
    """The numbers in an attribute; none where one of them is broken."""
    try:
        numbers = tuple(map(float, said.split()))
    except ValueError:
        return ()
    return numbers if all(abs(n) < 1e6 for n in numbers) else ()
