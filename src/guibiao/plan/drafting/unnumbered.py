"""What a plan asks in words alone, outside any list: 用水总量控制在市下达指标以内, 收入增长与经济增长基本同步."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.plan.drafting.targets import direction_of_name, read_unnumbered
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Indicator, Source
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

_BEFORE = expression(r"[，。；：\n][^，。；：\n]*\Z|\A[^，。；：\n]*\Z")
_SENTENCE = expression(r"[^。\n]*\Z")
_AND = expression(r"[、和及与]|以及")
_FAR = 80  # characters before the words in which their subject stands
OUTLINE = "outline"  # the kind of document that sets the targets of a plan


def read_in_words(document: Document, span: Period) -> list[Indicator]:
    """The indicators of the registry for which a document sets a target of the plan without a number, each once."""
    found: dict[str, Indicator] = {}
    for match in wording().unnumbered.finditer(document.text):
        if not _is_of_plan(document, match.start(), span):
            continue
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


def _is_of_plan(document: Document, at: int, span: Period) -> bool:
    """Whether words ask something of the whole plan: all of an outline's do, of a report those that say so."""
    section = document.section_at(at)
    if document.kind == OUTLINE or (section is not None and section.subject == "five_year_plan"):
        return True
    sentence = _SENTENCE.search(document.text, max(0, at - _FAR), at)
    return sentence is not None and f"到{span.end.year}年" in sentence[0]


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
