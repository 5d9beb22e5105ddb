"""From a file to its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from guibiao.documents.document import Document
from guibiao.documents.formats import ARCHIVE, Content, Mark, bytes_of, content_of
from guibiao.documents.formats.text import of_text
from guibiao.documents.han_years import with_arabic_years
from guibiao.documents.identity import identity
from guibiao.documents.leaning import lean_of
from guibiao.documents.offsets import OffsetMap
from guibiao.documents.repair import repaired
from guibiao.documents.splitting import split
from guibiao.documents.structure import Hint, headings, notes_in, sections, tables_in
from guibiao.errors import InputError, InputErrors


def read_documents(path: Path) -> list[Document]:
    """The documents that a file holds, one or more; those of all its files where it is an archive.

    Raises InputError for a file that is missing, empty, of an unknown format, too large or damaged, and InputErrors
    where files in an archive are.
    """
    found = list(documents_in(path))
    errors = [e for e in found if isinstance(e, InputError)]
    if errors:
        raise InputErrors(errors)
    return [d for d in found if isinstance(d, Document)]


def documents_in(path: Path) -> Iterator[Document | InputError]:
    """The same one by one. What is wrong with one file of an archive comes in its place, and the others still come."""
    content, suffix = bytes_of(path), path.suffix.lower()
    if suffix != ARCHIVE:
        yield from _documents(content_of(content, suffix, str(path)), path.stem)
        return
    from guibiao.documents.formats.archive import members

    for name, got in members(content, str(path)):
        inside = PurePosixPath(name)
        try:
            if isinstance(got, InputError):
                raise got
            yield from _documents(content_of(got, inside.suffix.lower(), f"{path}/{name}"), inside.stem)
        except InputError as error:
            yield error


def _documents(content: Content, stem: str) -> Iterator[Document]:
    spans = split(content.source)
    for n, span in enumerate(spans, 1):
        yield _document(content, span, stem if len(spans) == 1 else f"{stem}#{n}")


def document_of_text(text: str, name: str) -> Document:
    """One document from a text in memory: plain text or Markdown."""
    return _document(of_text(text), (0, len(text)), name)


def _document(content: Content, span: tuple[int, int], name: str) -> Document:
    text, offsets = repaired(content.source, *span, content.paragraphs)
    tables = tables_in(text)
    plain = with_arabic_years(text)
    heads = headings(plain, list(_hints(text, offsets, content.marks, span)), [(t.start, t.end) for t in tables])
    who = identity(plain, heads, name, content.source[slice(*span)])
    tree = sections(plain, heads, who.years, who.about, who.turns)
    if who.turns and not any(section.subject for section in tree) and (about := lean_of(plain, who.years)):
        tree = sections(plain, heads, who.years, about, who.turns)
    if plain != text:
        tree = tuple(replace(s, heading=text[s.start : s.start + len(s.heading)]) for s in tree)
    return Document(
        name=name,
        source=content.source,
        text=text,
        offsets=offsets,
        kind=who.kind,
        title=_as_written(who.title, plain, text),
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
        facts=who.facts | _told(content),
    )


def _as_written(words: str, plain: str, text: str) -> str:
    """Words found in `plain` as they stand in the text, which is as long."""
    at = plain.find(words)
    return text[at : at + len(words)] if at >= 0 else words


def _told(content: Content) -> dict[str, str]:
    """What a format tells besides the text: comments, and how sure recognition is of it (0 to 100), pages not read."""
    told = {"comments": "；".join(content.comments)} if content.comments else {}
    if content.unread:
        told["unread"] = "、".join(map(str, content.unread))
    return told | ({} if content.confidence is None else {"confidence": f"{content.confidence:.0f}"})


def _hints(text: str, offsets: OffsetMap, marks: Iterable[Mark], span: tuple[int, int]) -> Iterator[Hint]:
    """The format's marks, in offsets of the clean text."""
    for mark in marks:
        if not span[0] <= mark.start < span[1]:
            continue
        start, last = offsets.to_clean(mark.start), offsets.to_clean(mark.end - 1)
        if start < len(text):
            yield Hint(start, min(last + 1, len(text)), mark.level)
