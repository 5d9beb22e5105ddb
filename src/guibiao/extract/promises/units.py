"""The units that are named for a promise, as a list with the lead first."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from guibiao.expressions import expression
from guibiao.extract.promises.words import promise_words

_GROUPS = expression(r"[，,；;\s]+")
_NAMES = expression(r"、|(?<=[局委办厅院部处])和(?=[\u4e00-\u9fff]{2,})")
_NOT_NAMED = frozenset(("", "无", "/", "-", "—", "——"))
_MARKS = "|".join(sorted(promise_words().unit_marks, key=len, reverse=True))
_MARK = expression(rf"(?P<mark>{_MARKS})(?:为|是)?[：:]\s*(?P<units>[^；;。）)】\n]+)")
_ASIDE = expression(
    rf"[（(【]\s*(?:(?:{_MARKS})[：:]|[^（）()]{{2,80}}(?:牵头|负责|配合)[）)】，,；;])|(?:{_MARKS})[：:]"
)
_LED = expression(
    r"[（(【](?P<lead>[^（）()，,；;]{2,60}?)(?:牵头(?:负责)?|负责)"
    r"(?:[，,；;](?P<supporting>[^（）()]{2,120}?)(?:配合|参与|参加|分工负责|按职责分工负责|等)*)?[）)】]"
)


@dataclass(frozen=True, slots=True)
class NamedUnits:
    """The units that a text names for the deeds before it, as it names them."""

    lead: str = ""
    supporting: str = ""


class UnitMentions:
    """Where a text names units for the deeds before them: （牵头单位：…；责任单位：…） or （…牵头）."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [m.start() for m in _ASIDE.finditer(text)]

    def after(self, at: int, paragraph_end: int) -> NamedUnits:
        """The units named between a deed's end and the end of its paragraph."""
        start = self._next(at, paragraph_end)
        if start == paragraph_end:
            return NamedUnits()
        if led := _LED.match(self._text, start, paragraph_end):
            return NamedUnits(led["lead"], led["supporting"] or "")
        found = {"lead": "", "supporting": ""}
        for mark in _MARK.finditer(self._text, start, paragraph_end):
            kind = promise_words().unit_marks[mark["mark"]]
            if not found.get(kind, "-"):
                found[kind] = mark["units"]
        return NamedUnits(**found) if found["lead"] else NamedUnits(found["supporting"])

    def cut(self, start: int, end: int) -> int:
        """Where a sentence ends before the units that it names."""
        return self._next(start, end)

    def _next(self, at: int, end: int) -> int:
        index = bisect_left(self._starts, at)
        return min(self._starts[index], end) if index < len(self._starts) else end


def unit_names(words: str) -> list[str]:
    """The units of a cell or phrase: 甲县、乙县人民政府，市财政局 gives 甲县人民政府, 乙县人民政府, 市财政局."""
    found: list[str] = []
    if not words:
        return found
    for group in _GROUPS.split(words):
        names = [name.strip() for name in _NAMES.split(group)]
        found += [name for name in _completed(names) if name not in _NOT_NAMED and name not in found]
    return found


def lead_and_supporting(lead: str, supporting: str) -> tuple[str | None, list[str]]:
    """The first unit named leads; others named beside it come first among the supporting."""
    first, others = unit_names(lead), unit_names(supporting)
    if not first:
        return None, others
    rest = first[1:]
    return first[0], rest + [name for name in others if name not in rest and name != first[0]]


def _completed(names: list[str]) -> list[str]:
    """Areas in a list take the organ that its last member names."""
    words = promise_words()
    organ = next((organ for organ in words.governing if names[-1].endswith(organ)), "")
    if not organ or len(names) == 1:
        return names
    return [
        name + organ if re.sub("（[^（）]*）$", "", name).endswith(words.areas) and not name.endswith(organ) else name
        for name in names
    ]
