"""`OffsetMap`: from offsets in a clean text to offsets in its source, step by step back through the repairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text and the stretch of source that it came from."""

    clean: int  # offset of its first character in the clean text
    source: int  # offset of its first character in the source
    length: int  # in clean text
    source_length: int  # equal to length where it was copied character by character


@dataclass(frozen=True, slots=True)
class Step:
    """What one repair did: where the pieces of its text begin, and where they began in the text before it.

    A piece was copied character by character, unless `replaced` has its number, with the end of what it stands for.
    Where the step `sticks`, what was cut behind a piece belongs to the last character of it: 個(gè).
    """

    length: int  # of the text that the repair left
    new: Sequence[int]
    old: Sequence[int]
    replaced: dict[int, int] = field(default_factory=dict)
    sticks: bool = False

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text before it from which the characters start…end (at least one) came."""
        first = bisect_right(self.new, start) - 1
        last = first if end - start == 1 else bisect_right(self.new, end - 1, first) - 1
        began = self.old[first] + (0 if first in self.replaced else start - self.new[first])
        if last in self.replaced:
            return began, self.replaced[last]
        if self.sticks and last + 1 < len(self.new) and end == self.new[last + 1]:
            return began, self.old[last + 1]
        return began, self.old[last] + end - self.new[last]

    def after(self, at: int) -> int:
        """Where a character of the text before it stands now; where the next one does, if it was cut."""
        piece = bisect_right(self.old, at) - 1
        if piece < 0:
            return 0
        start, end = self.new[piece], self.new[piece + 1] if piece + 1 < len(self.new) else self.length
        if piece in self.replaced:
            return start if at < self.replaced[piece] else end
        inside = at - self.old[piece]
        if inside < end - start:
            return start + inside
        return end - 1 if self.sticks and piece + 1 < len(self.new) and end > start else end

    def runs(self) -> Iterator[Run]:
        """Its pieces as runs."""
        for n, (new, old, end) in enumerate(zip(self.new, self.old, (*self.new[1:], self.length), strict=True)):
            if n in self.replaced:
                yield Run(new, old, end - new, self.replaced[n] - old)
                continue
            cut = self.old[n + 1] - old - (end - new) if self.sticks and n + 1 < len(self.old) else 0
            alike = end - new - (1 if cut else 0)
            if alike > 0:
                yield Run(new, old, alike, alike)
            if cut and end > new:
                yield Run(end - 1, old + end - new - 1, 1, 1 + cut)


class OffsetMap:
    """From offsets in a clean text to offsets in its source. Nothing is computed for places that no one asks for."""

    __slots__ = ("_runs", "_steps")

    def __init__(self, runs: Iterable[Run]) -> None:
        """The map that runs describe, which are in order and cover the clean text."""
        self._runs: tuple[Run, ...] | None = tuple(runs)
        self._steps: tuple[Step, ...] = (_step(self._runs),)

    @classmethod
    def identity(cls, length: int, source_start: int = 0) -> OffsetMap:
        """The map of a text that was only cut out of its source."""
        return cls([Run(0, source_start, length, length)])

    @classmethod
    def of_steps(cls, steps: Iterable[Step]) -> OffsetMap:
        """The map of repairs, at least one, that came one after another."""
        made = cls.__new__(cls)
        made._steps = tuple(steps)
        made._runs = None
        return made

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source from which the clean characters start…end (end not in, at least one) came."""
        for step in reversed(self._steps):
            start, end = step.before(start, end)
        return start, end

    def to_clean(self, at: int) -> int:
        """The offset in the clean text of a source character, or of the next one that was kept."""
        for step in self._steps:
            at = step.after(at)
        return at

    @property
    def runs(self) -> tuple[Run, ...]:
        """The map as runs, in order; source characters between them were dropped."""
        if self._runs is None:
            runs = tuple(self._steps[0].runs())
            for step in self._steps[1:]:
                runs = _composed(step.runs(), runs)
            self._runs = runs
        return self._runs


def _step(runs: Sequence[Run]) -> Step:
    replaced = {i: r.source + r.source_length for i, r in enumerate(runs) if r.length != r.source_length}
    length = runs[-1].clean + runs[-1].length if runs else 0
    return Step(length, [r.clean for r in runs], [r.source for r in runs], replaced)


def _composed(outer: Iterable[Run], inner: Sequence[Run]) -> tuple[Run, ...]:
    """Outer runs lead into the text whose runs are the inner ones; both are in order, so one walk will do."""
    out: list[Run] = []
    i = 0
    for run in outer:
        while i + 1 < len(inner) and inner[i + 1].clean <= run.source:
            i += 1
        if run.length != run.source_length:
            last = run.source + run.source_length - 1
            j = i
            while j + 1 < len(inner) and inner[j + 1].clean <= last:
                j += 1
            start, end = _ends(inner[i], run.source)[0], _ends(inner[j], last)[1]
            out.append(Run(run.clean, start, run.length, end - start))
            continue
        at, stop = run.source, run.source + run.length
        j = i
        while at < stop:
            piece = inner[j]
            upto = min(stop, piece.clean + piece.length)
            _append(out, _cut(piece, at, upto, run.clean + at - run.source))
            at = upto
            j += 1
    return tuple(out)


def _cut(run: Run, start: int, end: int, clean: int) -> Run:
    if run.length == run.source_length:
        return Run(clean, run.source + start - run.clean, end - start, end - start)
    return Run(clean, run.source, end - start, run.source_length)


def _append(out: list[Run], run: Run) -> None:
    """Add a run; where it only goes on with the last one, lengthen that."""
    if out and run.length == run.source_length:
        last = out[-1]
        if last.length == last.source_length and last.source + last.length == run.source:
            length = last.length + run.length
            out[-1] = Run(last.clean, last.source, length, length)
            return
    out.append(run)


def _ends(run: Run, at: int) -> tuple[int, int]:
    if run.length == run.source_length:
        return run.source + at - run.clean, run.source + at - run.clean + 1
    return run.source, run.source + run.source_length
