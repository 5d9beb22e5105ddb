"""What an outline asks in words alone, outside any list: 用水总量控制在市下达指标以内, 收入增长与经济增长基本同步."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.documents import Document
from guibiao.plan.drafting.targets import direction_of_name, read_unnumbered
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Indicator, Source
from guibiao.vocabulary import vocabulary

_BEFORE = re.compile(r"[，。；：\n][^，。；：\n]*\Z|\A[^，。；：\n]*\Z")
_AND = re.compile(r"[、和及与]|以及")
_FAR = 80  # characters before the words in which their subject stands
OUTLINE = "outline"  # other kinds of documents speak of single years


def read_in_words(document: Document) -> list[Indicator]:
    """The indicators of the registry for which an outline sets a target without a number, each once."""
    if document.kind != OUTLINE:
        return []
    found: dict[str, Indicator] = {}
    for match in wording().unnumbered.finditer(document.text):
        for name, start in _subjects(document.text, match.start()):
            entry = vocabulary().indicator(name)
            if entry is None or entry.code in found:
                continue
            asked = read_unnumbered(document.text[start : match.end()], name, direction_of_name(name))
            if asked is not None:
                first, last = document.offsets.to_source(start, match.end())
                found[entry.code] = Indicator(
                    id=entry.code,
                    name=name,
                    target=asked[0],
                    direction=direction_of_name(name),
                    code=entry.code,
                    source=Source(document=document.name, start=first, end=last),
                    unsure=asked[1],
                )
    return list(found.values())


def _subjects(text: str, end: int) -> Iterator[tuple[str, int]]:
    """The names listed in the clause up to `end`, each with its start: 能耗降低、排放降低."""
    clause = _BEFORE.search(text, max(0, end - _FAR), end)
    if clause is None:
        return
    at = clause.start() + (clause[0][:1] in "，。；：\n")
    for part in _AND.split(text[at:end]):
        name = part.strip()
        start = text.index(part, at) if part else at
        yield name, start
