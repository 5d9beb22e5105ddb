"""Reading an uploaded file in the background: its documents with their passages, statements and findings."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from guibiao.audit import Finding, audit, checked, kind_of
from guibiao.desk import search
from guibiao.desk.models import DocumentRecord, FindingRecord, Job, Reading, StatementRecord
from guibiao.documents import Document, documents_in
from guibiao.errors import InputError, InputErrors
from guibiao.extract import Statement, extract
from guibiao.report import Passage, compared, passage_at, passages

FIELDS = ("indicator", "region", "period", "value", "value_max", "unit", "measure", "role", "bound", "base", "code")
_LONGEST_STEM = 60  # characters of a file's name, which in UTF-8 must stay below the disk's 255 bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A document with its statements and the findings on its claims."""

    document: Document
    statements: Sequence[Statement]
    findings: Sequence[Finding]


def read(job: Job, say: Callable[[int], None]) -> Callable[[], dict[str, Any]]:
    """Read the job's document; gives what keeps the result. Raises InputError where nothing of it can be read."""
    record = job.document
    found: list[Found] = []
    problems: list[str] = []
    for one in documents_of(record):
        if isinstance(one, InputError):
            problems.append(str(one))
        else:
            statements = extract(one)
            found.append(Found(one, statements, audit(one, statements)))
        say(min(20 + 10 * len(found), 90))
    if not found:
        raise InputError("\n".join(problems))
    return lambda: _keep(record, found, problems)


def documents_of(record: DocumentRecord) -> Iterator[Document | InputError]:
    """The documents of an uploaded file under its own name, each error with that name in the place of the disk's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _safe(record.name)
        path.symlink_to(record.file.path)
        try:
            for one in documents_in(path):
                yield _named(one, folder) if isinstance(one, InputError) else one
        except InputErrors as errors:
            raise InputErrors([_named(error, folder) for error in errors.errors]) from None
        except InputError as error:
            raise _named(error, folder) from None


def _named(error: InputError, folder: str) -> InputError:
    return InputError(error.what, error.where.replace(f"{folder}/", ""), error.cure)


def _safe(name: str) -> str:
    path = Path(name)
    stem = "".join(c if c.isprintable() and c not in "/\\" else "_" for c in path.stem)[:_LONGEST_STEM]
    return f"{stem}{path.suffix.lower()}"


def _keep(record: DocumentRecord, found: Sequence[Found], problems: Sequence[str]) -> dict[str, Any]:
    Reading.objects.filter(record=record).delete()
    for number, one in enumerate(found, 1):
        _keep_one(record, number, one)
    first = found[0].document
    record.kind, record.title = first.kind, first.title[:300]
    record.region, record.year = (first.region or "")[:100], _year(first)
    record.problem = "\n".join(problems)
    record.save()
    return {"documents": len(found), "statements": sum(len(one.statements) for one in found)}


def _keep_one(record: DocumentRecord, number: int, one: Found) -> None:
    document, parts = one.document, passages(one.document)
    kept = Reading.objects.create(
        record=record,
        number=number,
        name=document.name[:300],
        title=document.title[:300],
        kind=document.kind,
        region=(document.region or "")[:100],
        year=_year(document),
        summary=checked([document], one.findings)[0].summary()[:300],
        passages=[_plain(document, part) for part in parts],
    )
    ordered = sorted(one.statements, key=lambda s: (s.clean_start, s.clean_end))
    StatementRecord.objects.bulk_create(
        StatementRecord(
            reading=kept, number=n, start=s.clean_start, end=s.clean_end, text=_kept(s.text),
            found={name: _text(getattr(s, name)) for name in FIELDS},
        )
        for n, s in enumerate(ordered, 1)
    )  # fmt: skip
    FindingRecord.objects.bulk_create(
        FindingRecord(
            reading=kept, passage=passage_at(parts, document.offsets.to_clean(f.spans[0].start)).number,
            kind=kind_of(f), claim=_kept(f.spans[0].text), message=_kept(f.message), working=f.working,
        )
        for f in one.findings if f.verdict == "fails"
    )  # fmt: skip
    search.put_document(kept)


def _plain(document: Document, passage: Passage) -> dict[str, Any]:
    """A passage as JSON: its clean text, and the pieces of its source as [source, clean]."""
    pieces = compared(document, passage.start, passage.end)
    plain: dict[str, Any] = {
        "number": passage.number,
        "level": passage.level,
        "start": passage.start,
        "text": _kept(document.text[passage.start : passage.end]),
        "source": [[_kept(piece.source), _kept(piece.text)] for piece in pieces],
    }
    if passage.table is not None:
        plain["table"] = {
            "caption": passage.table.caption,
            "heads": passage.table.heads,
            "cells": passage.table.cells,
        }
    return plain


def _year(document: Document) -> int | None:
    return document.reviews or document.plans


def _text(value: object) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else _kept(str(value))


def _kept(text: str) -> str:
    """A text of the same length without the one character that PostgreSQL keeps in no text."""
    return text.replace("\0", "\ufffd")
