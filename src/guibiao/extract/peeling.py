"""From a number leftwards: what the words between an indicator and its number say about the figure."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from guibiao.extract.lexicon import Words
from guibiao.extract.times import Time

_COLONS = ("：", ":")
_ASIDE = 14  # characters in brackets between a verb and its number
_SPACE = " \u00a0\u3000\u2009*\t"


class Cues(Struct):
    """The kinds of the words peeled (nearest to the number first), the words, the times, and where the name ends."""

    at: int
    kinds: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds stands there; of one kind, ask `in kinds`."""
        return not set(kinds).isdisjoint(self.kinds)

    def first(self, kinds: frozenset[str]) -> str:
        """The kind of the nearest word that is of one of these kinds, or ""."""
        for kind in self.kinds:
            if kind in kinds:
                return kind
        return ""


def peel(
    text: str, floor: int, end: int, tail: Words, times: Sequence[Time], never: Words, keep: tuple[str, ...] = ()
) -> Cues:
    """Peel the words of `tail` and the times off the text before `end`, down to `floor`.

    What only ends like one of them (`never`) stays, as do the kinds in `keep`.
    """
    cues, at = Cues(end), end
    pending = len(times) - 1
    while at > floor:
        if text[at - 1] in _SPACE:
            at -= 1
            continue
        if text[at - 1] == "）" and (opened := text.rfind("（", max(floor, at - _ASIDE), at)) > floor:
            if not tail.before(text, opened, floor) or any(c.isdigit() for c in text[opened:at]):
                break
            at = opened  # 下降（同口径）19.6%
            continue
        while pending >= 0 and times[pending].end > at:
            pending -= 1
        if pending >= 0 and times[pending].end == at and times[pending].start >= floor:
            at = times[pending].start
            cues.times.append(times[pending])
            if at > floor and text[at - 1] in "、和" and pending and times[pending - 1].end == at - 1:
                at -= 1  # 2021年、2022年分别…
            continue
        word = tail.before(text, at, max(floor, times[pending].end) if pending >= 0 else floor)  # 2022年|均为, no mean
        if word in _COLONS and at < end:
            break  # a colon before the number joins, one further left ends a lead
        if not word or tail.words[word] in keep or len(never.before(text, at, floor)) > len(word):
            break
        cues.kinds.append(tail.words[word])
        cues.words.append(word)
        at -= len(word)
    cues.at = at
    return cues
