"""The words of a document in which a figure stands, kept with the figure: a reader sees them without the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.plan.model import Source

Value = TypeVar("Value")

_STOP = expression(r"[。；;\n]")
_FAR = 60  # characters of the sentence that are shown on either side of a figure
_LONGEST = 120  # characters of a place that is quoted: what is longer is a passage and no figure


def quote(document: Document, source: Source) -> str:
    """The sentence of the document in which a place stands, as it was written, a long one cut (…).

    "" where the place is no span of the document.
    """
    if source.document != document.name or source.start is None or source.end is None:
        return ""
    text = document.source
    first, last = max(0, source.start - _FAR), min(len(text), source.end + _FAR)
    begins = [m.end() for m in _STOP.finditer(text, first, source.start)]
    after = _STOP.search(text, source.end, last)
    begin, end = begins[-1] if begins else first, after.start() if after else last
    words = " ".join(text[begin:end].split())
    cut_before, cut_behind = not begins and begin > 0, after is None and end < len(text)
    return f"{'…' if cut_before else ''}{words}{'…' if cut_behind else ''}"


def with_quotes(value: Value, documents: Iterable[Document]) -> Value:
    """A plan, or a part of one, in which every source that names a figure's span in one of the documents quotes it."""
    by_name = {document.name: document for document in documents}

    quoted: Value = _quoted(value, by_name)
    return quoted


def _quoted(part: Any, documents: dict[str, Document]) -> Any:
    """The same object where nothing in it is quoted."""
    if isinstance(part, Source):
        return _quoting(part, documents)
    if isinstance(part, tuple):
        items = tuple(_quoted(one, documents) for one in part)
        return items if any(new is not old for new, old in zip(items, part, strict=True)) else part
    if isinstance(part, dict):
        values = {key: _quoted(one, documents) for key, one in part.items()}
        return values if any(values[key] is not one for key, one in part.items()) else part
    if is_dataclass(part) and not isinstance(part, type):
        held = {f.name: getattr(part, f.name) for f in fields(part)}
        changed = {name: new for name, old in held.items() if (new := _quoted(old, documents)) is not old}
        return replace(part, **changed) if changed else part
    return part


def _quoting(source: Source, documents: dict[str, Document]) -> Source:
    document = documents.get(source.document or "")
    if document is None or source.quote or source.start is None or source.end is None:
        return source
    if source.end - source.start > _LONGEST:
        return source
    return replace(source, quote=quote(document, source) or None)
