"""From a file to its documents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from guibiao.documents.document import Document, OffsetMap
from guibiao.documents.formats import Content, Mark, content_of
from guibiao.documents.formats.text import of_text
from guibiao.documents.identity import identity
from guibiao.documents.repair import repaired
from guibiao.documents.splitting import split
from guibiao.documents.structure import Hint, headings, notes_in, sections, tables_in
from guibiao.errors import InputError
from guibiao.messages import _

_LARGEST = 400_000_000  # bytes of a file; a scanned volume has a quarter of that


def read_documents(path: Path) -> list[Document]:
    """The documents that a file holds, one or more.

    Raises InputError for a file that is missing, empty, of an unknown format, too large or damaged.
    """
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise InputError(_("文件太大"), str(path), _("请拆成几份文件"))
    content = content_of(path)
    spans = split(content.source)
    if len(spans) == 1:
        return [_document(content, spans[0], path.stem)]
    return [_document(content, span, f"{path.stem}#{n}") for n, span in enumerate(spans, 1)]


def document_of_text(text: str, name: str) -> Document:
    """One document from a text in memory: plain text or Markdown."""
    return _document(of_text(text), (0, len(text)), name)


def _document(content: Content, span: tuple[int, int], name: str) -> Document:
    text, offsets = repaired(content.source, *span, content.paragraphs)
    tables = tables_in(text)
    heads = headings(text, list(_hints(text, offsets, content.marks, span)), [(t.start, t.end) for t in tables])
    who = identity(text, heads, name)
    tree = sections(text, heads, who.years, who.about, who.turns)
    return Document(
        name=name,
        source=content.source,
        text=text,
        offsets=offsets,
        kind=who.kind,
        title=who.title,
        region=who.area.name if who.area else None,
        code=who.area.code if who.area else None,
        level=who.area.level if who.area else None,
        reviews=who.years.reviews,
        plans=who.years.plans,
        span=who.span,
        sections=tree,
        tables=tables,
        notes=notes_in(text, tree),
        places=content.places,
        facts=who.facts | ({"comments": "；".join(content.comments)} if content.comments else {}),
    )


def _hints(text: str, offsets: OffsetMap, marks: Iterable[Mark], span: tuple[int, int]) -> Iterator[Hint]:
    """The format's marks, in offsets of the clean text."""
    runs = offsets.runs
    sources = [run.source for run in runs]
    for mark in marks:
        if not span[0] <= mark.start < span[1]:
            continue
        start, end = (_clean(offsets, sources, at) for at in (mark.start, mark.end - 1))
        if start < len(text):
            yield Hint(start, min(end + 1, len(text)), mark.level)


def _clean(offsets: OffsetMap, sources: list[int], at: int) -> int:
    """The offset in the clean text of a source character, or of the next one that was kept."""
    index = max(bisect_right(sources, at) - 1, 0)
    run = offsets.runs[index]
    if at < run.source + run.source_length:
        return run.clean + (at - run.source if run.length == run.source_length else 0)
    index = bisect_left(sources, at)
    return offsets.runs[index].clean if index < len(sources) else run.clean + run.length
