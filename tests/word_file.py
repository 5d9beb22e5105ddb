"""A .docx file from the XML of its body, for what python-docx cannot write: tracked changes, controls, notes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(body: str, footnotes: str = "", comments: str = "") -> bytes:
    """The file with these children of w:body, w:footnotes and w:comments; the last two parts only where given."""
    parts = {"document": f"<w:body>{body}</w:body>", "footnotes": footnotes, "comments": comments}
    given = {name: xml for name, xml in parts.items() if xml}
    kinds = {name: "document.main" if name == "document" else name for name in given}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kinds[name]}+xml"/>' for name in given
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(given, 1)
        if name != "document"
    )
    main = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
        **{f"word/{name}.xml": f"{_HEAD}<w:{name} {_ROOTS}>{xml}</w:{name}>" for name, xml in given.items()},
        "word/media/image1.png": "\x89PNG",
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run with a text, its properties as XML."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*children: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(children)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its paragraphs."""
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run that holds a text box, for new programs and once more for old ones."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    graphic = (
        '<w:drawing><wp:inline><wp:extent cx="3600000" cy="720000"/><wp:docPr id="1" name="box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{graphic}</mc:Choice>'
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
