"""The Word file's native styles, set from the layout: fonts for Chinese too, sizes, indents, the line grid."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from guibiao.report.layout import Font, Layout

INDICATOR, PLACE, TABLE_TEXT, ANNEX_TEXT = "指标段落", "编写提示", "表格文字", "附件表格文字"
ANNEX_MARK, SIGNATURE, LIST_OF_ANNEXES, ANNEX_TITLE = "附件标识", "署名日期", "附件说明", "附件标题"
COVER_TITLE, COVER_TEXT, CONTENTS_TITLE = "封面标题", "封面文字", "目录标题"
RED_HEAD, DOCUMENT_NUMBER = "发文机关标志", "发文字号"
OWN_STYLES = (
    INDICATOR, PLACE, TABLE_TEXT, ANNEX_TEXT, ANNEX_MARK, SIGNATURE, LIST_OF_ANNEXES, ANNEX_TITLE, COVER_TITLE,
    COVER_TEXT, CONTENTS_TITLE, RED_HEAD, DOCUMENT_NUMBER,
)  # fmt: skip
_TWIPS = 20  # a point has 20
_TABLE_PITCH = 1.3  # of a table's lines, in its font size
# what follows w:autoSpaceDE in a paragraph's properties, in the order of the schema
_AFTER_SPACE = (
    "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def apply_styles(document: Document, layout: Layout) -> None:
    """Set the document's styles: Normal, Title, Heading 1–3, Caption, Footer, and the report's own."""
    _defaults(document, layout)
    normal = document.styles["Normal"]
    _font(normal, layout.body_font, layout.body_size, layout.latin_font)
    _spacing(normal, layout.character_spacing)
    _paragraph(normal, layout.pitch)
    _unspaced(normal.element.get_or_add_pPr())
    for level, font in enumerate((layout.heading1_font, layout.heading2_font, layout.heading3_font), 1):
        heading = document.styles[f"Heading {level}"]
        _font(heading, font, layout.body_size, layout.latin_font)
        _spacing(heading, layout.character_spacing)
        _paragraph(heading, layout.pitch, indent=layout.indent * layout.character)
        heading.paragraph_format.keep_with_next = True
    body = document.styles["Body Text"]
    _font(body, layout.body_font, layout.body_size, layout.latin_font)
    _paragraph(body, layout.pitch, indent=layout.indent * layout.character, justified=True)
    _own_styles(document, layout)
    title = document.styles["Title"]
    _font(title, layout.title_font, layout.title_size, layout.latin_font)
    _paragraph(title, title_pitch(layout))
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    off_grid(title.element.get_or_add_pPr())
    _borderless(title.element.get_or_add_pPr())
    caption = document.styles["Caption"]
    _font(caption, layout.annex_font, layout.table_size, layout.latin_font)
    _paragraph(caption, layout.pitch)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    _titles(document, layout)
    _contents(document, layout)
    footer = document.styles["Footer"]
    _font(footer, layout.page_number_font, layout.page_number_size)
    off_grid(footer.element.get_or_add_pPr())


def set_fonts(properties: Any, font: Font, latin: Font | None = None) -> None:
    """Name a font for East Asian text, and one for Latin, the same unless told; a theme's fonts no longer count."""
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), (latin or font).name)
    fonts.set(qn("w:eastAsia"), font.name)
    fonts.set(qn("w:hint"), "eastAsia")


def title_pitch(layout: Layout) -> float:
    """The height of a title's line in pt: three lines of the title on four of the body."""
    return layout.pitch * 4 / 3


def off_grid(properties: Any) -> None:
    """Lines of their own height: on the grid a large line takes two cells."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(snap, *_AFTER_SPACE[3:])


def character_indent(properties: Any, characters: float, width: float, side: str = "firstLine") -> None:
    """An indent in a style's or paragraph's properties, in characters, and in pt for readers that do not count."""
    indent = properties.get_or_add_ind()
    indent.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
    indent.set(qn(f"w:{side}"), str(round(characters * width * _TWIPS)))


def _own_styles(document: Document, layout: Layout) -> None:
    own = {
        INDICATOR: "Body Text", PLACE: "Body Text", LIST_OF_ANNEXES: "Body Text", TABLE_TEXT: "Normal",
        ANNEX_TEXT: "Normal", ANNEX_MARK: "Normal", SIGNATURE: "Normal",
    }  # fmt: skip
    for name, base in own.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        style.quick_style = True
    for name, size in ((TABLE_TEXT, layout.table_size), (ANNEX_TEXT, layout.annex_table_size)):
        style = document.styles[name]
        style.font.size = Pt(size)
        _spacing(style, 0)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = Pt(size * _TABLE_PITCH)  # whatever room a font takes by itself
        off_grid(style.element.get_or_add_pPr())
    _font(document.styles[PLACE], layout.heading2_font, layout.body_size, layout.latin_font)
    _shade(document.styles[PLACE].element.get_or_add_rPr())
    _hanging(document.styles[LIST_OF_ANNEXES], layout)
    _font(document.styles[ANNEX_MARK], layout.annex_font, layout.body_size, layout.latin_font)
    document.styles[SIGNATURE].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _titles(document: Document, layout: Layout) -> None:
    """Titles apart from the report's own: an annex's, which the table of contents lists; cover; contents; red head."""
    styles = document.styles
    for name, base in (
        (ANNEX_TITLE, "Title"), (COVER_TITLE, "Title"), (CONTENTS_TITLE, "Title"), (RED_HEAD, "Title"),
        (COVER_TEXT, "Normal"), (DOCUMENT_NUMBER, "Normal"),
    ):  # fmt: skip
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        style.quick_style = True
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    styles[ANNEX_TITLE].element.get_or_add_pPr().insert_element_before(level, *_AFTER_SPACE[13:])
    for name in (COVER_TEXT, DOCUMENT_NUMBER):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles[CONTENTS_TITLE].paragraph_format.space_after = Pt(layout.pitch)
    styles[RED_HEAD].font.color.rgb = RGBColor.from_string(layout.red_head_colour)
    styles[RED_HEAD].font.size = Pt(layout.red_head_size)


def _contents(document: Document, layout: Layout) -> None:
    """The table of contents: a line an entry, dots to the page number at the right."""
    for level in range(1, layout.contents_levels + 1):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = document.styles["Normal"]
        _font(style, layout.heading1_font if level == 1 else layout.body_font, layout.body_size, layout.latin_font)
        form = style.paragraph_format
        form.left_indent = Pt((level - 1) * layout.indent * layout.character)
        form.right_indent = Pt(2 * layout.character)  # the room of the page number: no name runs into it
        form.tab_stops.add_tab_stop(Mm(layout.type_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _defaults(document: Document, layout: Layout) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(properties, layout.body_font, layout.latin_font)
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")  # figures break as Latin text does: never inside a number
    language.set(qn("w:eastAsia"), "zh-CN")


def _font(style: Any, font: Font, size: float, latin: Font | None = None) -> None:
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_fonts(style.element.get_or_add_rPr(), font, latin)


def _spacing(style: Any, points: float) -> None:
    """The spacing between characters, in pt."""
    properties = style.element.get_or_add_rPr()
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * _TWIPS)))
    properties.insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd",
        "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
    )  # fmt: skip
    for other in properties.findall(qn("w:spacing")):
        if other is not spacing:
            properties.remove(other)


def _paragraph(style: Any, pitch: float, indent: float = 0, justified: bool = False) -> None:
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(pitch)
    form.widow_control = False  # a page has its 22 lines
    if indent:
        character_indent(style.element.get_or_add_pPr(), 2, indent / 2)
    if justified:
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _unspaced(properties: Any) -> None:
    """No space of its own between Chinese and figures: a line has its 28 characters.

    A mark at the end of a full line may hang beyond it in Word. LibreOffice 7.4 reads this switch the other way round,
    which is as well: a mark that it hangs behind a line that is full to the last hair is not printed at all.
    """
    for name, value in (("w:overflowPunct", "1"), ("w:autoSpaceDE", "0"), ("w:autoSpaceDN", "0")):
        switch = OxmlElement(name)
        switch.set(qn("w:val"), value)
        properties.insert_element_before(switch, *_AFTER_SPACE)  # none of the three is there yet: they keep this order


def _hanging(style: Any, layout: Layout) -> None:
    """A long name of an annex goes on below its first character, after 附件：."""
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    for name, characters in (("left", layout.indent + 3), ("hanging", 3)):
        indent.set(qn(f"w:{name}Chars"), str(characters * 100))
        indent.set(qn(f"w:{name}"), str(round(characters * layout.character * _TWIPS)))


def _borderless(properties: Any) -> None:
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _shade(properties: Any) -> None:
    """Grey behind the places that people fill in, so that none is overlooked."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E7E6E6")):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)
