"""`Draft`: a text on its way from the source to the clean text, with the steps that lead back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from guibiao.documents.offsets import OffsetMap, Step

Edit = tuple[int, int, str]
"""Start, end (at least one character) and what stands there instead; in order, without overlaps."""


@dataclass(frozen=True)
class Draft:
    """A text and the steps by which it came from the source, the first one first."""

    text: str
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Draft:
        """The untouched stretch start…end of a source."""
        text = source[start:end]
        return cls(text, (Step(len(text), (0,), (start,)),))

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """The draft with the edits made; the same draft where there are none."""
        if not edits:
            return self
        text, pieces = self.text, []
        new, old, replaced = [], [], {}
        at = done = 0  # in the new text, in the old
        for start, end, instead in edits:
            if start > done:
                pieces.append(text[done:start])
                new.append(at)
                old.append(done)
                at += start - done
            if instead:
                pieces.append(instead)
                if len(instead) != end - start:
                    replaced[len(new)] = end
                new.append(at)
                old.append(start)
                at += len(instead)
            done = end
        if done < len(text) or not new:
            pieces.append(text[done:])
            new.append(at)
            old.append(done)
        made = "".join(pieces)
        return Draft(made, (*self.steps, Step(len(made), new, old, replaced)))

    def without(self, parts: Sequence[str], sticks: bool = True) -> Draft:
        """The draft without every second of its parts; each `sticks` to the character before it, as pinyin does.

        Parts are what a pattern with one group splits a text into, so that no loop is needed here.
        """
        if len(parts) < 2:
            return self
        kept = parts[::2]
        text = "".join(kept)
        new = [0, *accumulate(map(len, kept))][:-1]
        old = [0, *accumulate(map(len, parts))][:-1:2]
        return Draft(text, (*self.steps, Step(len(text), new, old, sticks=sticks)))

    def substituted(self, text: str) -> Draft:
        """The draft with every character replaced by one other character."""
        if len(text) != len(self.text):
            raise ValueError("a substitution keeps the length")
        return Draft(text, self.steps)

    @cached_property
    def ascii_signs(self) -> frozenset[str]:
        """The ASCII characters of the text: few repairs need to look for a sign of theirs where this is known."""
        return frozenset(self.text.encode("ascii", "ignore").decode("ascii"))

    @property
    def offsets(self) -> OffsetMap:
        """The map from this text to the source."""
        return OffsetMap.of_steps(self.steps)
