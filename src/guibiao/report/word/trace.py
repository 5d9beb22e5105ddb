"""A text in Word whose numbers tell where they come from: a comment at each, on request.

Comments are built as XML: python-docx looks through all others for the next number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from guibiao.messages import _
from guibiao.report.content import Cited, Figure
from guibiao.report.word.tables import fit

_SIZE = "18"  # half points: a margin's text is small


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
        _comment(document, paragraph, fit(text[place.start : place.end]), figures[place.key])
        at = place.end
    if at < len(text):
        paragraph.add_run(fit(text[at:]))


def _comment(document: Document, paragraph: Paragraph, number: str, figure: Figure) -> None:
    """Add a number to the paragraph and a comment on it. No date is put in: the same report gives the same bytes."""
    comments: Any = document.part._comments_part.element
    last = next(comments.iterchildren(reversed=True), None)  # counting them all takes long
    author, key = _("圭表"), "0" if last is None else str(int(last.get(qn("w:id"))) + 1)
    element = paragraph._p
    element.append(_element("commentRangeStart", id=key))
    paragraph.add_run(number)
    element.append(_element("commentRangeEnd", id=key))
    reference = _element("r")
    reference.append(_element("commentReference", id=key))
    element.append(reference)
    comment = _element("comment", id=key, author=author, initials=author[:1])
    for line in filter(None, (figure.name, figure.source)):
        comment.append(_line(fit(line)))
    comments.append(comment)


def _line(words: str) -> Any:
    """A line of a comment in small print of its own: the file's plain style is that of a body in large characters."""
    line, properties = _element("p"), _element("pPr")
    properties.append(_element("spacing", before="0", after="0", line="240", lineRule="auto"))
    properties.append(_element("ind", left="0", firstLineChars="0", firstLine="0"))
    line.append(properties)
    run, look, text = _element("r"), _element("rPr"), _element("t")
    look.append(_element("sz", val=_SIZE))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.extend((look, text))
    line.append(run)
    return line


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made
