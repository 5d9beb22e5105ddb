"""From a file to its documents."""

from __future__ import annotations

from pathlib import Path

from guibiao.documents.document import Document
from guibiao.documents.encoding import decoded
from guibiao.documents.repair import repaired


def read_documents(path: Path) -> list[Document]:
    """The documents that a file holds, one or more.

    Raises InputError for a file that is missing, empty, of an unknown format or damaged.
    """
    return [document_of_text(decoded(path.read_bytes(), str(path)), path.stem)]


def document_of_text(text: str, name: str) -> Document:
    """One document from a text in memory."""
    clean, offsets = repaired(text)
    return Document(name=name, source=text, text=clean, offsets=offsets)
