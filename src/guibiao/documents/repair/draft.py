"""`Draft`: a text on its way from the source to the clean text, with the offsets that it had in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guibiao.documents.document import OffsetMap, Run

Edit = tuple[int, int, str]
"""Start, end (at least one character) and what stands there instead; in order, without overlaps."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the runs that lead each of its characters back to the source."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Draft:
        """The untouched stretch start…end of a source."""
        text = source[start:end]
        return cls(text, (Run(0, start, len(text), len(text)),))

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """The draft with the edits made; the same draft where there are none."""
        if not edits:
            return self
        text, runs = _made(self.text, edits)
        return Draft(text, _composed(runs, self.runs))

    def substituted(self, text: str) -> Draft:
        """The draft with every character replaced by one other character."""
        if len(text) != len(self.text):
            raise ValueError("a substitution keeps the length")
        return Draft(text, self.runs)

    @property
    def offsets(self) -> OffsetMap:
        """The map from this text to the source."""
        return OffsetMap(self.runs)


def _made(text: str, edits: Iterable[Edit]) -> tuple[str, list[Run]]:
    pieces: list[str] = []
    runs: list[Run] = []
    at = done = 0  # in the new text, in the old
    for start, end, new in edits:
        if start > done:
            pieces.append(text[done:start])
            runs.append(Run(at, done, start - done, start - done))
            at += start - done
        if new:
            pieces.append(new)
            runs.append(Run(at, start, len(new), end - start))
            at += len(new)
        done = end
    if done < len(text):
        pieces.append(text[done:])
        runs.append(Run(at, done, len(text) - done, len(text) - done))
    return "".join(pieces), runs


def _composed(outer: Sequence[Run], inner: Sequence[Run]) -> tuple[Run, ...]:
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
