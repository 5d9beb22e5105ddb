"""The figures before a list that it may divide."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import one_kind, same_measure
from guibiao.audit.listing.stretch import depth
from guibiao.audit.measures import PERCENT, comparable, factor

MOST_TOTALS = 3  # figures before 其中 that its list may divide
_NAME = 3  # characters
_FARTHEST = 40  # characters between a total and the bracket or 包括 that opens its list


def totals_before(ledger: Ledger, at: int, kind: str, parts: Sequence[Figure], spent: set[int]) -> list[Figure]:
    """The figures that a list may divide, the nearest first.

    The one right before its bracket; after 其中 the last of its unit; for 按…分 every one of the paragraph.
    """
    if not parts:
        return []
    start = ledger.reach(at)
    if kind == "divided" and not ledger.text[start:at].strip():
        start = ledger.paragraph(max(start - 1, 0))[0]  # the paragraph before tells what this one divides
    elif kind == "among" and not ledger.text[start:at].strip() and len(parts) > 1:
        start = ledger.reach(max(start - 1, 0))  # 其中： at the head of its paragraph
    sentence = ledger.sentence(at)[0]
    if kind != "divided" and not ledger.text[sentence:at].strip():
        before_it = start + len(ledger.text[start:sentence].rstrip())
        sentence = ledger.sentence(max(before_it - 1, start))[0]
    before = ledger.numbers(start if kind == "divided" else sentence, at)
    if kind == "among" and before and before[-1].end > at:  # 35项预期性指标中: of these, whatever they are part of
        return [before[-1]] if one_kind(before[-1].unit, parts[0].unit) else []
    if kind == "comprising" and (named := _named_again(ledger, at, parts[0])):
        return [named]
    if kind in ("bracket", "bare", "comprising", "colon"):
        last = [f for f in before[-2:] if comparable(f.unit, parts[0].unit)] if kind == "colon" else before
        if kind in ("bracket", "bare") and before and before[-1].unit in PERCENT:
            last = before[:-1]  # 146件，满意率100%（满意144件，基本满意2件）
        near = [f for f in last[-1:] if at - f.end <= _FARTHEST and "。" not in ledger.text[f.end : at]]
        return near if near and comparable(near[0].unit, parts[0].unit) else []
    clause = max(ledger.text.rfind(c, sentence, at) for c in "；;")
    free = [f for f in before if f.start not in spent or f.start > clause >= 0]
    same = [f for f in free if one_kind(f.unit, parts[0].unit)]
    told = [f for f in same if f.start > clause >= 0]
    if told and "。" in ledger.text[told[-1].end : at] and not _able(told, parts[0]):
        told = []  # 34项中，26项达到；…；3项滞后。其中12项约束性指标全部达到: of them all, not of the last
    same = [f for f in same if same_measure(parts[0], f) and (not told or f.start > clause)]
    same = [f for f in same if depth(ledger.text, start, f.start) == depth(ledger.text, start, at)]
    return same[::-1] if kind == "divided" else large_enough(same, parts)[-MOST_TOTALS:][::-1]


def _named_again(ledger: Ledger, at: int, part: Figure) -> Figure | None:
    """The total by whose name a list is opened behind another one: 发布会45场、通气会14场。其中，发布会包括…."""
    start = ledger.reach(at)
    name = label_before(ledger.text, at, ledger.sentence(at)[0]).removeprefix("其中")
    told = [f for f in ledger.numbers(start, at) if one_kind(f.unit, part.unit)] if len(name) >= _NAME else []
    if len(told) < len("甲乙"):
        return None
    return next((f for f in reversed(told[:-1]) if label_in_sentence(ledger, f).endswith(name)), None)


def large_enough(totals: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """The totals from which the first part may be taken, or the last one where a text has no other."""
    return _able(totals, parts[0]) or list(totals[-1:])


def _able(totals: Sequence[Figure], part: Figure) -> list[Figure]:
    return [t for t in totals if Fraction(t.value) >= Fraction(part.value) * factor(part.unit, t.unit)]
