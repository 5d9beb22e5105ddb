"""`Tally`: a class of items with how many of them came to which outcome (8 项，达标 0 项，未达标 8 项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_count
from guibiao.audit.wording import Outcome, wording
from guibiao.expressions import expression

_HEADS = ("人", "名", "户", "人次")  # what is counted, and no item of a plan
_ITEM = expression(r"指标|任务|项目|事项|工程|措施|目标|举措")
_CLAUSE = 20  # characters
_AMONG = expression(r"^(?:其中)?有?\Z|中[共已有]{0,2}\Z|等\Z")  # what became of these is said behind the count
_CAME_TO = expression(
    r"(?:快于|慢于|超过|超出|高于|低于|优于|好于|领先于?|落后于?|不及|超|持平)[^，,。；;\d]{0,8}(?:预期|进度|序时|时序|目标|要求|规划|计划|上年|去年|全[国省市]|平均)"
)  # 快于预期12项、慢于预期5项
_OF_THESE = expression(r"[^，,。；;：:\n\d]{2,14}中[，,：:]")  # 108项重大工程中，
_NAME_OF_CLASS = expression("[类性]")
_CLASS = expression(r"(?:类|方面|领域|板块)[^，,。；;\n]{0,6}\Z")


class Tally(Struct, frozen=True):
    """`total` items of a class, of which so many came to each outcome, by the outcome's name."""

    total: Figure
    counts: dict[str, Figure]
    others: tuple[Figure, ...] = ()  # counts beside them that may be outcomes in words not known here

    def divided(self) -> list[Figure]:
        """The counts of the outcomes that divide the class."""
        parts = [self.counts[o.name] for o in wording().outcomes if o.top and o.name in self.counts]
        return sorted(parts, key=lambda f: f.start)


def tallies(ledger: Ledger) -> tuple[Tally, ...]:
    """The tallies of a document in the order of the text."""
    return tuple(_all(ledger))


def _all(ledger: Ledger) -> Iterator[Tally]:
    end = 0
    for at in ledger.where(_outcome_words()):
        if at >= end:
            start, end = ledger.paragraph(at)
            yield from _of_paragraph(ledger, start, end)


def _of_paragraph(ledger: Ledger, start: int, end: int) -> Iterator[Tally]:
    """The tallies of a paragraph.

    A new one begins where another class is named after some outcomes: …类3项, or 预期性指标20项 behind a semicolon.
    """
    counts: dict[str, Figure] = {}
    before: list[Figure] = []
    others: list[Figure] = []
    for figure in ledger.numbers(start, end):
        if not is_count(figure.unit) or (before and figure.unit != before[0].unit):
            continue
        label = label_before(ledger.text, figure.start, start)
        outcome = outcome_of(_label_after(ledger, figure) if _AMONG.search(label) else label)
        if outcome and counts and _OF_THESE.match(ledger.text, figure.end) and _opens(ledger, figure, label):
            yield from _tally(before, counts, others)
            before, counts, others = [figure], {}, []  # 滞后的9个项目中，……: what came of some is told next
            continue
        if (
            outcome
            and outcome.name in counts
            and ledger.sentence(figure.start) == ledger.sentence(counts[outcome.name].start)
        ):
            others.append(replace(figure, value=abs(figure.value)))  # 达到12项，基本达到4项
        elif outcome:
            counts.setdefault(outcome.name, replace(figure, value=abs(figure.value)))  # 滞后6项 is six items
        elif counts and (_CLASS.search(label) or _opens_another(ledger, label, figure)):
            yield from _tally(before, counts, others)
            before, counts, others = [figure], {}, []
        elif not counts and (_CLASS.search(label) or _ITEM.search(_around(ledger, figure))):
            before.append(figure)
        elif counts and ledger.sentence(figure.start) == ledger.sentence(next(iter(counts.values())).start):
            others.append(figure)
    yield from _tally(before, counts, others)


def is_outcome(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is that of a class's items that came to something: 28项指标中，快于预期12项、慢于预期5项."""
    start, end = ledger.sentence(figure.start)
    own = label_before(ledger.text, figure.start, start)
    if not is_count(figure.unit) or figure.unit in _HEADS or not (_CAME_TO.search(own) or outcome_of(own)):
        return False
    same = [f for f in ledger.numbers(start, end) if f.unit == figure.unit and f.start != figure.start]
    before = ledger.numbers(ledger.reach(start), figure.start)
    totals = [f for f in before if f.unit == figure.unit and abs(f.value) > abs(figure.value)]
    labels = [label_before(ledger.text, f.start, start) for f in same]
    others = [label for label in labels if outcome_of(label) or _CAME_TO.search(label)]
    classes = (f for f in totals if _ITEM.search(_around(ledger, f)) or _NAME_OF_CLASS.search(_around(ledger, f)))
    return bool(others) and any(classes)


def _opens(ledger: Ledger, figure: Figure, label: str) -> bool:
    """Whether a count with its label stands at the head of its sentence."""
    return figure.start - len(label) <= ledger.sentence(figure.start)[0] + 1


def _opens_another(ledger: Ledger, label: str, figure: Figure) -> bool:
    """Whether items are counted at the head of a part of a sentence, or as those of which something is told."""
    head = figure.start - len(label) - 1
    behind = ledger.text[head : head + 1] in ("；", ";")
    return (bool(_ITEM.search(label)) and behind) or bool(_OF_THESE.match(ledger.text, figure.end))


def _label_after(ledger: Ledger, figure: Figure) -> str:
    """The words behind a count that begins its clause: 4项滞后于预期进度."""
    return re.split(r"[，,。；;：:（(\n\d]", ledger.text[figure.end : figure.end + _CLAUSE], maxsplit=1)[0]


def _tally(before: list[Figure], counts: dict[str, Figure], others: list[Figure]) -> Iterator[Tally]:
    if before and ("ahead" in counts or any(o.top and o.name in counts for o in wording().outcomes)):
        yield Tally(_total(before, counts), counts, tuple(others))


@cache
def _outcome_words() -> str:
    return " ".join(word for o in wording().outcomes if o.top for word in o.words)


def outcome_of(label: str) -> Outcome | None:
    """The outcome that the words before a count name, if any."""
    return next((outcome for outcome, words in _outcomes() if words.search(label)), None)


@cache
def _outcomes() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    return tuple((o, re.compile("|".join(map(re.escape, o.words)))) for o in wording().outcomes)


def _total(before: list[Figure], counts: dict[str, Figure]) -> Figure:
    """The class's total: the one that its outcomes add up to, else the first."""
    added = sum(counts[o.name].value for o in wording().outcomes if o.top and o.name in counts)
    return next((f for f in before if f.value == added), before[0])


def _around(ledger: Ledger, figure: Figure) -> str:
    return ledger.text[max(figure.start - 12, 0) : figure.end + 6]
