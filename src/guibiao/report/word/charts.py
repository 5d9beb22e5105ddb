"""Charts in Word: its own kind (DrawingML), so that Word, WPS and LibreOffice draw them sharp and people can edit them.

The chart is the one that the workbook of annexes has; its data stand in a small workbook inside the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree

from guibiao.report.layout import Layout
from guibiao.report.phrases.printable import fit
from guibiao.report.workbook.alone import Drawing

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIZE = "900"  # hundredths of a point
_LABELLED = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_BEFORE_TICKS = ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt")
_TICKS = ("majorTickMark", "minorTickMark")


def add_chart(
    document: Document, line: Paragraph, drawing: Drawing, number: int, layout: Layout, height: float
) -> None:  # fmt: skip
    """Add a chart to a paragraph, `height` mm high, told in words to those who do not see it."""
    package = document.part.package
    workbook = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, drawing.workbook, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    fonts = (layout.latin_font.name, layout.page_number_font.name)
    part._blob = _with_data(drawing.chart, part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE), *fonts)
    wide, high = Mm(layout.chart_width), Mm(height)
    identity = document.part.next_id
    inline: Any = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{identity}" name="Chart {number}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="{document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    inline.docPr.set("descr", fit(drawing.told))
    line.add_run()._r.add_drawing(inline)


def _with_data(chart: bytes, relation: str, latin: str, chinese: str) -> bytes:
    """The chart's XML with its workbook named, fonts, and all said that only Excel takes for granted."""
    root = etree.fromstring(chart)
    for print_settings in root.findall(_name("printSettings")):
        root.remove(print_settings)
    _said(root, "roundedCorners", "0", ("date1904", "lang"))
    for bars in root.iter(_name("barChart"), _name("scatterChart")):
        _said(bars, "varyColors", "0", ("barDir", "grouping", "scatterStyle"))
    for series in root.iterfind(f".//{_name('scatterChart')}/{_name('ser')}"):
        etree.SubElement(series, _name("smooth"), val="0")
    _as_long(list(root.iterfind(f".//{_name('scatterChart')}//{_name('numCache')}")))
    for labels in root.iter(_name("dLbls")):
        for at, part in enumerate(_LABELLED):
            _said(labels, part, "0", ("numFmt", "spPr", "txPr", "dLblPos", *_LABELLED[:at]))
    for axis in root.iter(_name("valAx"), _name("catAx")):
        for at, part in enumerate(_TICKS):
            _said(axis, part, "none", (*_BEFORE_TICKS, *_TICKS[:at]))
    root.append(_fonts(latin, chinese))
    data = etree.SubElement(root, _name("externalData"), {f"{{{_R}}}id": relation})
    etree.SubElement(data, _name("autoUpdate"), val="0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _as_long(caches: Sequence[Any]) -> None:
    """Repeat the last point of shorter series: LibreOffice draws a line from it to the edge for those that it lacks."""
    most = max((len(cache.findall(_name("pt"))) for cache in caches), default=0)
    for cache in caches:
        points = cache.findall(_name("pt"))
        cache.find(_name("ptCount")).set("val", str(most))
        for index in range(len(points), most):
            again = deepcopy(points[-1])
            again.set("idx", str(index))
            cache.append(again)


def _said(parent: Any, part: str, value: str, before: Sequence[str]) -> None:
    """Put a part after the last of those before it, where it is missing."""
    if parent.find(_name(part)) is None:
        names = {_name(name) for name in before}
        at = max((n for n, child in enumerate(parent, 1) if child.tag in names), default=0)
        parent.insert(at, etree.Element(_name(part), val=value))


def _fonts(latin: str, chinese: str) -> Any:
    text = etree.Element(_name("txPr"))
    for part in ("bodyPr", "lstStyle"):
        etree.SubElement(text, f"{{{_A}}}{part}")
    paragraph = etree.SubElement(text, f"{{{_A}}}p")
    look = etree.SubElement(etree.SubElement(paragraph, f"{{{_A}}}pPr"), f"{{{_A}}}defRPr", sz=_SIZE)
    etree.SubElement(look, f"{{{_A}}}latin", typeface=latin)
    etree.SubElement(look, f"{{{_A}}}ea", typeface=chinese)
    etree.SubElement(paragraph, f"{{{_A}}}endParaRPr", lang="zh-CN")
    return text


def _name(name: str) -> str:
    return f"{{{_C}}}{name}"
