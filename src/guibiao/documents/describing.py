"""A document as plain data, for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from guibiao.documents.document import Document


def describe(document: Document) -> dict[str, Any]:
    """What was read, JSON-ready: who and what, structure, clean text and source; offsets count in the clean text."""
    return {
        "name": document.name,
        "kind": document.kind,
        "title": document.title,
        "region": document.region,
        "code": document.code,
        "level": document.level,
        "reviews": document.reviews,
        "plans": document.plans,
        "span": document.span,
        "facts": document.facts,
        "sections": [asdict(section) for section in document.sections],
        "tables": [asdict(table) for table in document.tables],
        "notes": [asdict(note) for note in document.notes],
        "text": document.text,
        "source": document.source,
    }
