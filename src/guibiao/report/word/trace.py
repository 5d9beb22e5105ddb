"""A text in Word whose numbers tell where they come from: a comment at each, on request.

What the comments say is kept as text until the file is written: as a tree, those of a long report take more memory
than the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from guibiao.messages import _
from guibiao.report.content import Cited, Figure
from guibiao.report.phrases.printable import fit

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# A line in small print of its own: the file's plain style is that of a body in large characters.
_LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
)


@dataclass
class Tracer:
    """The comments of a document that is being written, on the cited ones among these figures."""

    document: Document
    figures: Mapping[str, Figure]
    said: list[str] = field(default_factory=list)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        """Number the comments on from those of a template."""
        self.first = 1 + max((int(c.get(qn("w:id"))) for c in self._root), default=-1)

    @property
    def _root(self) -> Any:
        return self.document.part._comments_part.element

    def add(self, paragraph: Paragraph, text: str, cited: Sequence[Cited]) -> None:
        """Add a text to a paragraph with a comment at each cited number: what it is, and its source."""
        at = 0
        for place in sorted(cited, key=lambda c: (c.start, c.end)):
            if place.start < at or place.key not in self.figures:
                continue  # a number inside another one's characters
            if place.start > at:
                paragraph.add_run(fit(text[at : place.start]))
            self._comment(paragraph, fit(text[place.start : place.end]), self.figures[place.key])
            at = place.end
        if at < len(text):
            paragraph.add_run(fit(text[at:]))

    def _comment(self, paragraph: Paragraph, number: str, figure: Figure) -> None:
        """Add a number and a comment on it. No date is put in: the same report gives the same bytes."""
        key, author, element = str(self.first + len(self.said)), _("圭表"), paragraph._p
        element.append(_element("commentRangeStart", key))
        paragraph.add_run(number)
        element.append(_element("commentRangeEnd", key))
        reference = OxmlElement("w:r")
        reference.append(_element("commentReference", key))
        element.append(reference)
        lines = "".join(_LINE.format(escape(fit(line))) for line in (figure.name, figure.source) if line)
        by = f"w:author={quoteattr(author)} w:initials={quoteattr(author[:1])}"
        self.said.append(f'<w:comment {_W} w:id="{key}" {by}>{lines}</w:comment>')

    def part(self) -> dict[str, bytes]:
        """The part with the comments by its name in the package, a template's first; none where nothing was said."""
        if not self.said:
            return {}
        root = self._root
        root.text = root.text or ""  # so that it has an end
        before, end, behind = etree.tostring(root, encoding="unicode").rpartition("</")
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        name = str(self.document.part._comments_part.partname).lstrip("/")
        return {name: "".join((head, before, *self.said, end, behind)).encode()}


def _element(name: str, key: str) -> Any:
    made = OxmlElement(f"w:{name}")
    made.set(qn("w:id"), key)
    return made
