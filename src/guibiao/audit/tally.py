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
# what became of these is said behind the count
_AMONG = expression(r"^(?:其中|另外?|还|尚|其[余他它]|剩余|余下)?的?有?\Z|中[共已有]{0,2}\Z|等\Z")
_BEHIND = expression(
    r"(?P<words>(?P<thing>[^，,。；;：:（(\n\t\d]{0,4}?(?:指标|任务|项目|事项|工程|措施|举措))?[^，,。；;：:（(\n\t\d]{0,20})(?P<goes_on>\d)?"
)
_COUNTED = expression(
    r"的?(?:指标|任务|项目|事项|工程|措施|目标|举措)?(?:[共仅只]?有|为|共计?|达到?)?\Z"
)  # behind an outcome
_OF_SOME = expression(r"中(?![期小心央型等介])")
_ALL = expression("全部|全都|全面|(?<![人平年户])均|都")
_ALL_CAME = expression(
    r"[^，,。；;：:（(\n\t\d]{0,8}[，,]?(?:已|现)?(?:全部|全都|(?<![人平年户])均|都)[^，,。；;：:（(\n\t\d]{0,12}(?=[，,。；;、\n）)]|\Z)"
)
_CAME_TO = expression(
    r"(?:快于|慢于|超过|超出|高于|低于|优于|好于|领先于?|落后于?|不及|超|持平)[^，,。；;\d]{0,8}(?:预期|进度|序时|时序|目标|要求|规划|计划|上年|去年|全[国省市]|平均)"
)  # 快于预期12项、慢于预期5项
# 108项重大工程中， | 26项指标中符合进度21项
_OF_THESE = expression(r"[^，,。；;：:\n\d]{2,14}?中(?:[，,：:]|(?![期小心央型等介])[^，,。；;：:\n\d]{2,12}\d)")
_NAME_OF_CLASS = expression("[类性]")
_CLASS = expression(r"(?:类|方面|领域|板块)[^，,。；;\n]{0,6}\Z")


class Tally(Struct, frozen=True):
    """`total` items of a class, of which so many came to each outcome, by the outcome's name."""

    total: Figure
    counts: dict[str, Figure]
    others: tuple[Figure, ...] = ()  # counts beside them that may be outcomes in words not known here

    def tells(self, figure: Figure) -> bool:
        """Whether a count is one of the class's items that came to something, or one told beside those."""
        return any(f.start == figure.start for f in (*self.counts.values(), *self.others))

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
    told = [f for f in ledger.numbers(start, end) if is_count(f.unit)]
    for figure in told if len(told) > 1 else ():
        if before and figure.unit != before[0].unit:
            continue
        label = label_before(ledger.text, figure.start, start)
        outcome = outcome_of(label) or _outcome_behind(ledger, figure, label)
        if outcome and _is_told_of_all(ledger, figure, outcome, counts):
            yield from _tally(before, counts, others)
            before, counts, others = [], {}, []
        if all_came := _what_all_came_to(ledger, figure, label):
            yield from _tally(before, counts, others)
            yield Tally(figure, {all_came.name: figure})
            before, counts, others = [], {}, []
            continue
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
        elif counts and (_CLASS.search(label) or _opens_another(ledger, label, figure, counts)):
            yield from _tally(before, counts, others)
            before, counts, others = [figure], {}, []
        elif not counts and (_CLASS.search(label) or _ITEM.search(_around(ledger, figure))):
            before.append(figure)
        elif counts and ledger.sentence(figure.start) == ledger.sentence(next(iter(counts.values())).start):
            others.append(figure)
    yield from _tally(before, counts, others)


def _outcome_behind(ledger: Ledger, figure: Figure, label: str) -> Outcome | None:
    """The outcome that the words behind a count name, which then count what came to it: 居民收入等3项指标达到进度.

    Not where they go on to a count of some: 26项指标中符合进度21项, 28项指标达到进度的有20项.
    """
    behind = _BEHIND.match(ledger.text, figure.end)
    if behind is None or _OF_SOME.search(behind["words"]):
        return None
    itself = behind["thing"] is not None and not behind["goes_on"] and not _ALL.search(behind["words"])
    return outcome_of(behind["words"]) if itself or _AMONG.search(label) else None


def outcome_at(ledger: Ledger, figure: Figure) -> Outcome | None:
    """The outcome that the words before a count name, or those behind it: 滞后2项, 2项滞后于预期."""
    label = label_before(ledger.text, figure.start, ledger.sentence(figure.start)[0])
    return outcome_of(label) or _outcome_behind(ledger, figure, label)


def words_of_outcome(ledger: Ledger, figure: Figure) -> str:
    """The fewest words at a count that tell what its items came to: 快于预期 of 14项完成进度快于预期."""
    label = label_before(ledger.text, figure.start, ledger.sentence(figure.start)[0])
    words = _COUNTED.sub("", label)
    if outcome_of(label) is None:
        behind = _BEHIND.match(ledger.text, figure.end) if _outcome_behind(ledger, figure, label) else None
        words = behind["words"].partition("、")[0] if behind else ""
    outcome = outcome_of(words)
    ends = (words[found.start() :].strip() for found in _any_outcome().finditer(words))
    return next((end for end in reversed([*ends]) if outcome_of(end) == outcome), "")


def _what_all_came_to(ledger: Ledger, figure: Figure, label: str) -> Outcome | None:
    """What all items of a class came to, where the text says so of them all: 绿色生态类指标6项，全部符合进度."""
    behind = _ALL_CAME.match(ledger.text, figure.end)
    outcome = outcome_of(behind[0]) if behind and not outcome_of(label) else None
    if outcome is None or not outcome.top:
        return None
    return (
        outcome
        if _CLASS.search(label) or _opens(ledger, figure, label) or _follows_semicolon(ledger, figure, label)
        else None
    )


def _is_told_of_all(ledger: Ledger, figure: Figure, outcome: Outcome, counts: dict[str, Figure]) -> bool:
    """Whether another sentence counts otherwise what came to an outcome: 14项，完成14项。三个方面合计完成37项."""
    told = counts.get(outcome.name)
    return (
        told is not None and told.value != figure.value and ledger.sentence(told.start) != ledger.sentence(figure.start)
    )


def is_outcome(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is that of a class's items that came to something: 28项指标中，快于预期12项、慢于预期5项."""
    start, end = ledger.sentence(figure.start)
    if not is_count(figure.unit) or figure.unit in _HEADS or not _is_told_so(ledger, figure):
        return False
    same = [f for f in ledger.numbers(start, end) if f.unit == figure.unit and f.start != figure.start]
    before = ledger.numbers(ledger.reach(start), figure.start)
    totals = [f for f in before if f.unit == figure.unit and abs(f.value) > abs(figure.value)]
    classes = (f for f in totals if _ITEM.search(_around(ledger, f)) or _NAME_OF_CLASS.search(_around(ledger, f)))
    return any(_is_told_so(ledger, f) for f in same) and any(classes)


def _is_told_so(ledger: Ledger, figure: Figure) -> bool:
    """Whether words beside a count say what came to it."""
    label = label_before(ledger.text, figure.start, ledger.sentence(figure.start)[0])
    return bool(_CAME_TO.search(label) or outcome_at(ledger, figure))


def _opens(ledger: Ledger, figure: Figure, label: str) -> bool:
    """Whether a count with its label stands at the head of its sentence."""
    return figure.start - len(label) <= ledger.sentence(figure.start)[0] + 1


def _opens_another(ledger: Ledger, label: str, figure: Figure, counts: dict[str, Figure]) -> bool:
    """Whether items are counted at the head of a part of a sentence, or as those of which something is told."""
    behind = _follows_semicolon(ledger, figure, label) or _follows_among(ledger, figure, label, counts)
    return (bool(_ITEM.search(label)) and behind) or bool(_OF_THESE.match(ledger.text, figure.end))


def _follows_among(ledger: Ledger, figure: Figure, label: str, counts: dict[str, Figure]) -> bool:
    """Whether a count with its label opens what another sentence divides: 达到15项。其中，约束性指标6项，达到5项；…."""
    start = ledger.sentence(figure.start)[0]
    told = ledger.text[start : figure.start - len(label)].strip()
    return told in ("其中，", "其中：") and any(f.start < start for f in counts.values())


def _follows_semicolon(ledger: Ledger, figure: Figure, label: str) -> bool:
    """Whether a count with its label stands right behind a semicolon."""
    head = figure.start - len(label) - 1
    return ledger.text[head : head + 1] in ("；", ";")


def _tally(before: list[Figure], counts: dict[str, Figure], others: list[Figure]) -> Iterator[Tally]:
    if before and ("ahead" in counts or any(o.top and o.name in counts for o in wording().outcomes)):
        yield Tally(_total(before, counts), counts, tuple(others))


@cache
def _outcome_words() -> str:
    return " ".join(word for o in wording().outcomes if o.top for word in o.words)


def outcome_of(label: str) -> Outcome | None:
    """The outcome that the words before a count name, if any."""
    if not _any_outcome().search(label):
        return None
    return next((outcome for outcome, words in _outcomes() if words.search(label)), None)


@cache
def _any_outcome() -> re.Pattern[str]:
    return re.compile("|".join(words.pattern for _outcome, words in _outcomes()))


@cache
def _outcomes() -> tuple[tuple[Outcome, re.Pattern[str]], ...]:
    return tuple((o, re.compile("|".join(map(re.escape, o.words)))) for o in wording().outcomes)


def _total(before: list[Figure], counts: dict[str, Figure]) -> Figure:
    """The class's total: the one that its outcomes add up to, else the first."""
    added = sum(counts[o.name].value for o in wording().outcomes if o.top and o.name in counts)
    return next((f for f in before if f.value == added), before[0])


def _around(ledger: Ledger, figure: Figure) -> str:
    return ledger.text[max(figure.start - 12, 0) : figure.end + 6]
