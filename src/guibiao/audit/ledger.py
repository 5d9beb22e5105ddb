"""`Ledger`: a document's statements, ready to be looked up by subject, year and place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.aims import unaimed
from guibiao.audit.anaphora import resolved
from guibiao.audit.dating import dated
from guibiao.audit.differences import told_as_differences
from guibiao.audit.figure import Cited, Figure, cite
from guibiao.audit.finding import Span
from guibiao.audit.scanning import Scanned
from guibiao.audit.scopes import scoped
from guibiao.audit.tabular import both_ways, means
from guibiao.audit.unread import GROUPS_APART, unread
from guibiao.documents import Document, Table
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.quantity import Period
from guibiao.vocabulary import IndicatorEntry, vocabulary

F = TypeVar("F", bound=Figure)
T = TypeVar("T")
Subject = tuple[str, str | None]  # an indicator (its code where it has one) and a region
Key = tuple[Subject, str, bool, str | None]  # with a measure, whether it is a fact, and a period or any

MOST_REPEATED = 12  # figures of one subject and period looked at on either side
FARTHEST = 1200  # characters
LONGEST = 800  # characters of a sentence

_STOPS = "。！？!?\n"
_MARK = expression(r"[，,；;、]")
_QUOTED_GOAL = expression(
    r"(?:规划|纲要|年初|预期|要求|计划)[》”]?(?:提出|确定|设定|要求|明确|预期|目标)?的?(?:目标|任务)?[：:为的]?(?:年均|平均)[^，,。；;\d]{0,8}\Z"
)
_REQUIRED = expression("要求|应达|目标")
_BESIDE = 8  # characters before a figure
_EYE, _LINE = 80, 4  # characters before a figure and figures there to which an eye may slip
_GOAL_BEHIND = expression(r"(?:以上|左右)?的[^，,。；;：:\d]{0,8}(?:目标|要求|预期)")
_GROUPED = expression(r"(?<=\d),(?=\d{3}(?!\d))")  # 179,500: no mark between clauses


class Correction(Struct, frozen=True):
    """Values that stand instead of the printed ones in some passages of a ledger, by where their figures start."""

    of: Ledger
    right: Mapping[int, Decimal]
    passages: Sequence[tuple[int, int]]


class Ledger:
    """Takes a document and its statements; every look-up gives figures in the order of the text."""

    def __init__(
        self, document: Document, statements: Sequence[Statement], correction: Correction | None = None
    ) -> None:
        self.document = document
        self.name = document.name
        self.text: str = _GROUPED.sub(GROUPS_APART, document.text) if "," in document.text else document.text
        self._statements = statements
        self._right = correction.right if correction else {}
        in_order = (s for s in statements if _is_period(s.period))  # a slip in a text's years may run backwards
        figures = (
            replace(f, value=self._right.get(f.start, f.value)) if self._right else f for f in map(cite, in_order)
        )
        told = sorted(figures, key=_start)
        if document.kind == "other" and (document.plans is None or document.reviews is not None):
            told = list(unaimed(self.text, told))
        if document.tables:
            untold = means(document.tables)
            told = [f for f in told if f.start not in untold]
        whole = correction.of if correction else None  # in which the same places have the same bounds
        self._whole: Scanned = whole._whole if whole else Scanned(self.text)
        stops = _stops(self._whole)
        named = resolved(self.text, scoped(self.text, stops, dated(self.text, told)))
        self.figures = list(told_as_differences(self.text, named))
        self._starts = [f.start for f in self.figures]
        passages = correction.passages if correction else ((0, len(self.text)),)
        only_read = unread(self.text, self.figures, passages, self._right)
        self._numbers: list[Figure] = sorted([*self.figures, *only_read], key=_start)
        self._number_starts = [f.start for f in self._numbers]
        self._by_key: dict[Key, list[Cited]] = defaultdict(list)
        for cited in self.figures:
            said, subject = cited.statement, subject_of(cited.statement)
            for period in (None, said.period):
                self._by_key[subject, said.measure, said.role != "target", period].append(cited)
        self._made: dict[Callable[[Ledger], object], object] = {}
        self._sentences: dict[int, tuple[int, int]] = whole._sentences if whole else {}  # rules ask often
        self._paragraph_ends: list[int] = [at + 1 for at in self._whole.places["\n"]]
        self._sentence_ends: list[int] = whole._sentence_ends if whole else _sentence_ends(self.text, stops)

    def corrected(self, right: Mapping[int, Decimal], near: Iterable[int]) -> Ledger:
        """The same ledger with other values for some figures, and no others than those of some offsets' paragraphs."""
        passages = sorted({self.paragraph(at) for at in near})
        kept = [s for s in self._statements if any(start <= s.clean_start < end for start, end in passages)]
        return Ledger(self.document, kept, Correction(self, right, passages))

    def scan(self, expression: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
        """The matches of an expression that begin in a sentence with figures: what other sentences say is of none.

        Each begins with one of `words`, as for `Scanned.scan`.
        """
        return self.once(_with_figures).scan(expression, words)

    def scan_clauses(self, expression: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
        """The matches that begin a clause of a sentence with figures, as for `Scanned.scan_clauses`."""
        return self.once(_with_figures).scan_clauses(expression, words)

    def scan_all(self, expression: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
        """The same in all sentences."""
        return self._whole.scan(expression, words)

    def scan_numbered(self, expression: re.Pattern[str], marks: str, longest: int) -> Iterator[re.Match[str]]:
        """The matches that begin with a numeral before a mark, as for `Scanned.scan_numbered`, in all sentences."""
        return self._whole.scan_numbered(expression, marks, longest)

    def where(self, words: str) -> Iterator[int]:
        """The offsets in sentences with figures at which one of the words stands, which blanks divide."""
        return self.once(_with_figures).where(words)

    def once(self, work: Callable[[Ledger], T]) -> T:
        """What `work` makes of this ledger, made the first time that a rule asks for it."""
        if work not in self._made:
            self._made[work] = work(self)
        return cast(T, self._made[work])

    def views(self) -> tuple[Table, ...]:
        """The document's tables that have heads, each as it stands and with its rows as columns."""
        return self.once(_views)

    def stated(self, about: Statement, measure: str, *, facts: bool, period: str | None = None) -> list[Cited]:
        """The figures of one measure about a statement's indicator and region, in a period where one is given.

        `facts` are what is or is expected to be; the others are targets. An indicator that the vocabulary does not
        know is looked for in its own paragraph only: elsewhere the same words may name another thing. Of many
        repetitions those around the statement are given, so that time stays in proportion to the text.
        """
        found = self._around((subject_of(about), measure, facts, period), about.clean_start)
        if code_of(about.indicator) is not None:
            return found
        start, end = self.paragraph(about.clean_start)
        return [c for c in found if start <= c.start < end]

    def levels_called(self, name: str, beside: Statement) -> list[Cited]:
        """The levels of an indicator by any of its names, in a statement's region: those of its period, and targets."""
        subject = (code_of(name) or name, beside.region)
        facts = self._around((subject, "level", True, beside.period), beside.clean_start)
        return [*facts, *self._around((subject, "level", False, None), beside.clean_start)]

    def _around(self, key: Key, near: int) -> list[Cited]:
        found = self._by_key.get(key, [])
        at = bisect_left(found, near, key=_start)
        return found[max(at - MOST_REPEATED, 0) : at + MOST_REPEATED]

    def reach(self, at: int) -> int:
        """How far back words before an offset may point: to the start of its paragraph, but not past all measure."""
        return max(self.paragraph(at)[0], at - FARTHEST)

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence that holds an offset."""
        found = self._sentences.get(at)
        if found is None:
            found = self._sentences[at] = _between(self._sentence_ends, at, len(self.text))
        return found

    def lines(self, longest: int) -> Iterator[tuple[int, int]]:
        """The bounds of the lines with figures that are no longer than so many characters."""
        end = 0
        for at in self._number_starts:
            if at >= end:
                start, end = self.paragraph(at)
                if end - start <= longest:
                    yield start, end

    def paragraph(self, at: int) -> tuple[int, int]:
        """The bounds of the paragraph that holds an offset."""
        return _between(self._paragraph_ends, at, len(self.text))

    def within(self, start: int, end: int) -> list[Cited]:
        """The extracted figures that begin between two offsets."""
        return self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def numbers(self, start: int, end: int) -> list[Figure]:
        """All figures that begin between two offsets: the extracted ones, and those that were only read."""
        return self._numbers[bisect_left(self._number_starts, start) : bisect_left(self._number_starts, end)]

    def beside(self, figure: Figure) -> list[Figure]:
        """The figures before and behind one in its sentence."""
        start, end = self.sentence(figure.start)
        before, behind = self.numbers(start, figure.start), self.numbers(figure.end, end)
        return [*before[-1:], *behind[:1]]

    def shortly_before(self, figure: Figure) -> list[Figure]:
        """The last few figures before one in its paragraph, to which an eye may slip."""
        floor = max(figure.start - _EYE, self.paragraph(figure.start)[0])
        return self.numbers(floor, figure.start)[-_LINE:]

    def are_alone(self, figures: Sequence[Figure], claim: Figure) -> bool:
        """Whether figures stand in a claim's sentence, and no others of their units do."""
        units, own = {f.unit for f in figures}, {claim.start, *(f.start for f in figures)}
        told = self.numbers(*self.sentence(claim.start))
        return own <= {f.start for f in told} and all(f.start in own for f in told if f.unit in units)

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a figure in the source."""
        start, end = self.document.offsets.to_source(figure.start, figure.end)
        return Span(start, end, self.document.source[start:end], role)

    def source_start(self, figure: Figure) -> int:
        """Where the quotation of a figure begins in the source."""
        if isinstance(figure, Cited):
            return figure.statement.start
        return self.document.offsets.to_source(figure.start, figure.end)[0]


def as_printed(words: str) -> str:
    """Words of a ledger's text as the document has them."""
    return words.replace(GROUPS_APART, ",")


def _with_figures(ledger: Ledger) -> Scanned:
    """The sentences that have figures, neighbours as one."""
    found: list[tuple[int, int]] = []
    for start, end, _told in ledger.once(by_sentence):
        first = found.pop()[0] if found and found[-1][1] == start else start
        found.append((first, end))
    return Scanned(ledger.text, found)


def by_sentence(ledger: Ledger) -> list[tuple[int, int, list[Figure]]]:
    """The bounds of each sentence that has figures, with these."""
    found: list[tuple[int, int, list[Figure]]] = []
    end = -1
    for figure in ledger.numbers(0, len(ledger.text)):
        if figure.start >= end:
            start, end = ledger.sentence(figure.start)
            found.append((start, end, []))
        found[-1][2].append(figure)
    return found


def _views(ledger: Ledger) -> tuple[Table, ...]:
    return tuple(both_ways(ledger.document.tables))


def _stops(whole: Scanned) -> list[int]:
    """Where the marks stand that end sentences."""
    return sorted(chain.from_iterable(whole.places[mark] for mark in _STOPS))


def _sentence_ends(text: str, stops: Sequence[int]) -> list[int]:
    """Where sentences end; one past all measure, as in text that lost its stops, also ends at a mark now and then."""
    ends: list[int] = []
    last = 0
    for stop in (*(at + 1 for at in stops), len(text)):
        while stop - last > LONGEST and (mark := _MARK.search(text, last + LONGEST // 2, stop)):
            last = mark.end()
            ends.append(last)
        last = stop
        ends.append(stop)
    return ends[:-1]


def _start(figure: Figure) -> int:
    return figure.start


def subject_of(statement: Statement) -> Subject:
    """What two statements must share to be about the same thing."""
    return statement.code or code_of(statement.indicator) or statement.indicator, statement.region


def code_of(name: str) -> str | None:
    """The code of an indicator by any of its names."""
    entry = entry_of(name)
    return entry.code if entry else None


@lru_cache(maxsize=4096)
def entry_of(name: str) -> IndicatorEntry | None:
    """What the vocabulary knows of an indicator, by any of its names or its code."""
    return vocabulary().indicator(name)


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period:
    """The period that a statement's text of it names."""
    return Period(text)


@lru_cache(maxsize=4096)
def _is_period(text: str) -> bool:
    try:
        period_of(text)
    except ValueError:
        return False
    return True


def is_goal(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a target, by its role or because it is about years after those that the document reviews."""
    if not isinstance(figure, Cited):
        return False
    said, reviews = figure.statement, ledger.document.reviews
    return said.role == "target" or (
        said.role == "actual" and reviews is not None and period_of(said.period).year > reviews + 1
    )


def is_quoted_goal(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words right beside a figure call it a target: 与规划提出的年均增长5%相比, 与年均15%的规划目标."""
    before = _QUOTED_GOAL.search(ledger.text, max(figure.start - 24, 0), figure.start)
    return bool(before or _GOAL_BEHIND.match(ledger.text, figure.end))


def is_required(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words right before a figure say that others are held against it: 进度要求为64.0%, 应达64.0%."""
    return _REQUIRED.search(ledger.text, max(figure.start - _BESIDE, 0), figure.start) is not None


def in_whole_years(period: Period) -> bool:
    """Whether a period is a span of two or more whole years: 2021/2022."""
    return period.is_span and period.years > 1 and "-" not in period.text


def nearest(figures: Sequence[F], at: int) -> list[F]:
    """The same figures, the closest to an offset first; what stands before it counts as closer than what follows."""
    return sorted(figures, key=lambda f: (abs(f.start - at) * (1 if f.start <= at else 2), f.start))


def _between(ends: Sequence[int], at: int, length: int) -> tuple[int, int]:
    index = bisect_right(ends, at)
    return (ends[index - 1] if index else 0), (ends[index] if index < len(ends) else length)
