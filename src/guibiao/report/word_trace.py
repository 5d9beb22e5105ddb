"""A text in Word whose numbers tell where they come from: a comment at each, on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from guibiao.messages import _
from guibiao.report.content import Cited, Figure
from guibiao.report.word_tables import fit

_SIZE = 9  # pt: a margin's text is small


def add_traced(
    document: Document, paragraph: Paragraph, text: str, cited: Sequence[Cited], figures: Mapping[str, Figure]
) -> None:  # fmt: skip
    """Add a text to a paragraph with a comment at each cited number: what it is, and its source."""
    at = 0
    for place in sorted(cited, key=lambda c: (c.start, c.end)):
        if place.start < at or place.key not in figures:
            continue  # a number inside another one's characters
        if place.start > at:
            paragraph.add_run(fit(text[at : place.start]))
        run = paragraph.add_run(fit(text[place.start : place.end]))
        _comment(document, run, figures[place.key])
        at = place.end
    if at < len(text):
        paragraph.add_run(fit(text[at:]))


def _comment(document: Document, run: Run, figure: Figure) -> None:
    author = _("圭表")
    comment: Any = document.add_comment(run, author=author, initials=author[:1])
    comment._comment_elm.attrib.pop(qn("w:date"), None)  # a report tells of no hour
    said = comment.paragraphs[0]
    for line, words in enumerate(filter(None, (figure.name, figure.source))):
        if line:
            said = comment.add_paragraph()
        said.style = "Normal"
        said.add_run(fit(words)).font.size = Pt(_SIZE)
