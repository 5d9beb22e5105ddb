"""What a later document tells: its facts, and the clauses of the parts that look back."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.quantity import Period

AHEAD = ("plan", "five_year_plan", "note")
_SENTENCE = expression(r"[^。！？!?；;\n|]+")
_CLAUSE = expression(r"[^，,：:]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence that looks back, by offsets of the clean text; `rest` is where its sentence ends."""

    start: int
    end: int
    rest: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A document as it answers: its facts, its clauses, the last year that it knows of."""

    document: Document
    facts: tuple[Statement, ...]
    clauses: tuple[Clause, ...]
    year: int

    def has_figure(self, clause: Clause) -> bool:
        """Whether a clause states a fact in figures: it answers by these or not at all."""
        at = bisect_left(self.facts, clause.start, key=lambda s: s.clean_start)
        return at < len(self.facts) and self.facts[at].clean_start < clause.end


def told_by(document: Document, statements: Sequence[Statement]) -> Told:
    """The facts and estimates of a document, and the clauses outside its plans for the time to come."""
    targets: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.role == "target":
            targets[statement.clean_start // 64].append(statement)
    dated = (s for s in statements if s.role != "target" and _period(s.period) is not None)
    facts = tuple(sorted(dated, key=lambda s: s.clean_start))
    clauses = tuple(c for c in _clauses(document) if not _has_target(c, targets))
    return Told(document, facts, clauses, document.reviews or _last_year(document, facts))


def _clauses(document: Document) -> Iterator[Clause]:
    text = document.text
    for sentence in _SENTENCE.finditer(text):
        section = document.section_at(sentence.start())
        if section is None or section.subject not in AHEAD:
            for clause in _CLAUSE.finditer(text, sentence.start(), sentence.end()):
                yield Clause(clause.start(), clause.end(), sentence.end(), clause[0])


def _has_target(clause: Clause, targets: dict[int, list[Statement]]) -> bool:
    blocks = range(clause.start // 64, clause.end // 64 + 1)
    return any(clause.start <= s.clean_start < clause.end for b in blocks for s in targets.get(b, ()))


def _last_year(document: Document, facts: Sequence[Statement]) -> int:
    if document.plans:
        return document.reviews or document.plans - 1
    return max((int(s.period[-4:]) for s in facts if s.period[-4:].isdigit()), default=0)


def _period(text: str) -> Period | None:
    try:
        return Period(text)
    except ValueError:
        return None
