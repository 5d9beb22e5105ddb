"""Full-text search in Chinese: every character is a word, and what is looked for is a phrase of them.

So words of two characters are found, which a trigram index cannot do, and no segmenter decides what a word is. SQLite
keeps the words in an FTS5 table beside the rows, PostgreSQL in a tsvector with a GIN index (migration 0011); the
triggers and generated column there follow the rows by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.signals import post_delete

from guibiao.desk.models import Chapter, IndicatorRecord, ProjectRecord, Reading, Sentence, TaskRecord, User
from guibiao.expressions import expression

_WORD = expression(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]|[^\W_㐀-鿿豈-﫿\U00020000-\U0003ffff]+")
_SENTENCE = expression(r"[^。！？；\n]+[。！？；]*[”’）]?")
_LONGEST = 2000  # characters of a row: PostgreSQL keeps no position past 16,383
_CONTEXT = 40  # characters shown on each side of what was found
_ROWS: dict[str, tuple[Any, str]] = {
    "indicator": (IndicatorRecord, "indicator.view"),
    "project": (ProjectRecord, "project.view"),
    "task": (TaskRecord, "task.view"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, with the text before, the words, and the text after them."""

    row: Sentence
    before: str
    found: str
    after: str


def spread(text: str) -> str:
    """The words of a text as the index has them: Chinese one character each, others as they are, small.

    >>> spread("GDP增长5.5%")
    'gdp 增 长 5 5'
    """
    return " ".join(match[0].lower() for match in _WORD.finditer(text))


def put_document(reading: Reading) -> None:
    """Index a document's sentences and the rows of its tables."""
    Sentence.objects.bulk_create(
        Sentence(kind="document", key=reading.record_id, reading=reading, passage=p["number"], text=s, words=spread(s))
        for p in reading.passages
        for s in _sentences(p)
    )


def put_chapter(chapter: Chapter) -> None:
    """Index a department's text while it is handed in; what is being written is found by nobody."""
    Sentence.objects.filter(kind="chapter", key=chapter.pk).delete()
    if chapter.is_locked:
        Sentence.objects.bulk_create(
            Sentence(kind="chapter", key=chapter.pk, department=chapter.department, text=s, words=spread(s))
            for s in _sentences({"text": chapter.text})
        )


def find(person: User, asked: str, kinds: Sequence[str] = ()) -> models.QuerySet[Sentence]:
    """The rows that hold every phrase of what is asked (white space parts phrases) and that the person may see."""
    phrases = [words for part in asked.split() if (words := spread(part))]
    rows = Sentence.objects.select_related("reading__record").defer("words", "reading__passages")
    if not phrases:
        return rows.none()
    return _matching(rows.filter(_seen_by(person)), phrases).order_by("id")


def hit(row: Sentence, asked: str) -> Hit:
    """A found row with the first of the phrases in its text marked."""
    for part in asked.split():
        pattern = r"[\W_]*".join(map(re.escape, spread(part).split()))
        match = re.search(pattern, row.text, re.IGNORECASE) if pattern else None
        if match:
            start, end = max(match.start() - _CONTEXT, 0), match.end() + _CONTEXT
            before = ("…" if start else "") + row.text[start : match.start()]
            after = row.text[match.end() : end] + ("…" if end < len(row.text) else "")
            return Hit(row, before, match[0], after)
    return Hit(row, row.text[: 2 * _CONTEXT], "", "")


def put_rows(kind: str, rows: Sequence[Any]) -> None:
    """Index rows of a plan (kind: indicator, project, task) anew."""
    Sentence.objects.filter(kind=kind, key__in=[row.pk for row in rows]).delete()
    texts = ("；".join(dict.fromkeys([row.name, *_texts(row.data)]))[:_LONGEST] for row in rows)
    Sentence.objects.bulk_create(
        Sentence(kind=kind, key=row.pk, department_id=row.lead_id, text=text, words=spread(text))
        for row, text in zip(rows, texts, strict=True)
    )


def follow_rows() -> None:
    """From now on take the rows of plans out of the index as they are deleted."""
    for kind, (model, _action) in _ROWS.items():
        post_delete.connect(_deleted, sender=model, dispatch_uid=f"search {kind} gone")


def _matching(rows: models.QuerySet[Sentence], phrases: Sequence[str]) -> models.QuerySet[Sentence]:
    if connection.vendor == "postgresql":
        for words in phrases:
            rows = rows.extra(where=["desk_sentence.vector @@ phraseto_tsquery('simple', %s)"], params=[words])
        return rows
    asked = " AND ".join(f'"{words}"' for words in phrases)  # spread leaves no quotation mark
    inside = "desk_sentence.id IN (SELECT rowid FROM desk_search WHERE desk_search MATCH %s)"
    return rows.extra(where=[inside], params=[asked])


def _seen_by(person: User) -> models.Q:
    seen = models.Q(kind="document") if person.reach("document.view") else models.Q(pk__in=())
    for kind, (_model, action) in _ROWS.items():  # what a row of a plan says was accepted
        seen |= _reached(person, models.Q(kind=kind), action)
    accepted = Chapter.objects.filter(state="accepted").values("pk")
    only = models.Q(key__in=accepted) if person.reach("text.view") == "accepted" else models.Q()
    return seen | _reached(person, models.Q(kind="chapter") & only, "text.view")


def _reached(person: User, rows: models.Q, action: str) -> models.Q:
    reach = person.reach(action)
    if reach == "own" and person.department_id:
        return rows & models.Q(department=person.department_id)
    return rows if reach in ("all", "accepted") else models.Q(pk__in=())


def _sentences(passage: dict[str, Any]) -> Iterator[str]:
    lines = passage["text"].splitlines() if "table" in passage else _SENTENCE.findall(passage["text"])
    for line in lines:
        text = " ".join(line.split())
        yield from (text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST))


def _deleted(sender: Any, instance: Any, **_more: Any) -> None:
    Sentence.objects.filter(kind=_kind(sender), key=instance.pk).delete()


def _kind(model: Any) -> str:
    return next(kind for kind, (known, _action) in _ROWS.items() if known is model)


def _texts(data: Any) -> Iterator[str]:
    """The Chinese texts among a row's values."""
    if isinstance(data, str):
        if re.search(r"[㐀-鿿]", data):
            yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)
