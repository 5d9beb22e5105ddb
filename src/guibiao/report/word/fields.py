"""{{ fields }} in a Word template: found in its paragraphs, checked, and filled where they stand.

Word splits a line into runs as it likes, so that a field may begin in one and end in another; it takes the look of the
run in which it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report.phrases.printable import fit

REPORT, CONTENTS = "report", "contents"  # fields that stand for more than words, each in a paragraph of its own
_FIELD = expression(r"\{\{.*?\}\}")
_LEFT_OVER = expression(r"\{\{|\}\}|\{%|%\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_fields(document: Document, facts: Mapping[str, str], where: str) -> None:
    """Put the facts in place of their fields, in the text, text boxes, heads and feet of the pages.

    Raises InputError, before anything is changed, for a field that there is not and for broken braces.
    """
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    places = list(_paragraphs(document))
    filled = [_filled(p, facts, environment, where) for p in places]
    for pieces in filled:
        for text, words in pieces:
            _say(text, words)


def marker(document: Document, name: str) -> Paragraph | None:
    """The paragraph of the text that is nothing but a field of this name."""
    found = re.compile(rf"\s*\{{\{{\s*{name}\s*\}}\}}\s*")
    return next((p for p in document.paragraphs if found.fullmatch(p.text)), None)


def _paragraphs(document: Document) -> Iterator[Any]:
    """The elements of all paragraphs: of the text, and of each section's own heads and feet."""
    yield from document.element.body.iter(qn("w:p"))
    for section in document.sections:
        for part in (
            section.header, section.even_page_header, section.first_page_header,
            section.footer, section.even_page_footer, section.first_page_footer,
        ):  # fmt: skip
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:p"))


def _filled(
    paragraph: Any, facts: Mapping[str, str], environment: SandboxedEnvironment, where: str
) -> list[tuple[Any, str]]:  # fmt: skip
    """The paragraph's texts that change, each with what it says then."""
    texts = [t for t in paragraph.iter(qn("w:t")) if _own(t, paragraph)]
    whole = "".join(t.text or "" for t in texts)
    fields = list(_FIELD.finditer(whole))
    if _LEFT_OVER.search(_FIELD.sub("", whole)):
        what = _("模板里“{text}”一处的写法有误").format(text=whole.strip()[:40])
        raise InputError(what, where, _("字段写作两个花括号中间一个名称，如 {{ title }}，不能写别的语句"))
    kept = [f for f in fields if f[0].strip("{} ") not in {REPORT, CONTENTS}]
    words = {f.start(): _value(f[0], facts, environment, where) for f in kept}
    spans = [(f.start(), f.end()) for f in kept]
    changed, at = [], 0
    for text in texts:
        own = text.text or ""
        said = "".join(
            words.get(n, "") if any(a <= n < b for a, b in spans) else c for n, c in enumerate(own, at)
        )  # fmt: skip
        if said != own:
            changed.append((text, said))
        at += len(own)
    return changed


def _own(text: Any, paragraph: Any) -> bool:
    """Whether a text is the paragraph's own and not that of one in a text box inside it."""
    return next(text.iterancestors(qn("w:p"))) is paragraph


def _value(field: str, facts: Mapping[str, str], environment: SandboxedEnvironment, where: str) -> str:
    try:
        return fit(environment.from_string(field).render(facts))
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        what = _("模板里“{field}”这个字段用不了（{error}）").format(field=field, error=error)
        names = "、".join(sorted({*facts, REPORT, CONTENTS}))
        raise InputError(what, where, _("模板可用的字段有：{fields}").format(fields=names)) from error


def _say(text: Any, words: str) -> None:
    """Put words into a text element; a line's end becomes a break."""
    first, *more = words.split("\n")
    text.text = first
    text.set(_SPACE, "preserve")
    last = text
    for line in more:
        broken, told = OxmlElement("w:br"), OxmlElement("w:t")
        told.text = line
        told.set(_SPACE, "preserve")
        last.addnext(broken)
        broken.addnext(told)
        last = told
