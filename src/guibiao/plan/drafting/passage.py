"""One indicator's passage with its statements: what the rules of the draft look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import msgspec

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Source
from guibiao.quantity import Period

_CLAUSE_END = expression(r"[，。；;：\n]|[,:](?!\d)")
_FAR = 600  # characters; no sentence is looked at from further back, so that a long text takes time in proportion
_SENTENCE_END = expression(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """An item of a document, the statements inside it, and the years of the plan that it belongs to."""

    document: Document
    item: Item
    span: Period
    statements: tuple[Statement, ...]

    @property
    def base(self) -> int:
        """The plan's base year."""
        return self.span.start.year - 1

    @property
    def text(self) -> str:
        """The clean text of the item, its parts left out."""
        return self.document.text[self.item.start : self.item.end]

    def clause(self, statement: Statement) -> str:
        """The clause in which a statement's figure stands."""
        return self._around(statement, _CLAUSE_END)

    def up_to(self, statement: Statement) -> str:
        """The clause up to a statement's figure."""
        return self.document.text[self._last(_CLAUSE_END, statement.clean_start) : statement.clean_start]

    def sentence(self, statement: Statement) -> str:
        """The sentence in which a statement's figure stands."""
        return self._around(statement, _SENTENCE_END)

    def before(self, statement: Statement) -> str:
        """The sentence up to a statement's figure."""
        start = self._last(_SENTENCE_END, statement.clean_start)
        return self.document.text[start : statement.clean_start]

    def sentences(self) -> list[tuple[int, str]]:
        """The item's sentences with their offsets in the clean text."""
        cuts = [self.item.start, *(m.end() + self.item.start for m in _SENTENCE_END.finditer(self.text)), self.item.end]
        return [(a, self.document.text[a:b]) for a, b in pairwise(cuts) if a < b]

    def proposes(self, statement: Statement) -> bool:
        """Whether a figure is what somebody wants the target to become."""
        return wording().proposal.search(self.before(statement)) is not None

    def source(self, start: int, end: int) -> Source:
        """The place of clean characters in the document's source."""
        first, last = self.document.offsets.to_source(start, end)
        return Source(document=self.document.name, start=first, end=last)

    def _around(self, statement: Statement, stop: re.Pattern[str]) -> str:
        after = stop.search(self.document.text, statement.clean_end, self.item.end)
        end = after.start() if after else self.item.end
        return self.document.text[self._last(stop, statement.clean_start) : end]

    def _last(self, stop: re.Pattern[str], before: int) -> int:
        start = max(self.item.start, before - _FAR)
        ends = [m.end() for m in stop.finditer(self.document.text, start, before)]
        return ends[-1] if ends else start


def passage_of(document: Document, item: Item, span: Period, statements: Sequence[Statement]) -> Passage:
    """The passage of an item. `statements` are the document's, in order."""
    low = bisect_left(statements, item.start, key=lambda s: s.clean_start)
    high = bisect_left(statements, item.end, key=lambda s: s.clean_start)
    passage = Passage(document, item, span, tuple(statements[low:high]))
    return replace(passage, statements=tuple(_with_role(passage, s) for s in passage.statements))


def _with_role(passage: Passage, statement: Statement) -> Statement:
    """The statement as a target where the words right before its figure make it one: 任务为33."""
    words, before = wording(), passage.up_to(statement)
    if statement.role == "actual" and words.target_number.search(before) and not words.comparison.search(before):
        return msgspec.structs.replace(statement, role="target")
    return statement


def source_of(statement: Statement) -> Source:
    """Where a statement's figure stands."""
    return Source(document=statement.doc, start=statement.start, end=statement.end)
