"""The wholes of which a share may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, in_whole_years, period_of
from guibiao.audit.listing.stretch import depth
from guibiao.audit.measures import alike, factor
from guibiao.audit.naming import LIKELY, SURE, closest_named, likeness
from guibiao.audit.shares.amounts import amounts_of_sentence_before, can_hold, holds_all, is_amount
from guibiao.audit.shares.any_whole import ALL_OF, is_everywhere, is_generic, is_scope, is_total
from guibiao.audit.shares.claimed import called
from guibiao.audit.shares.share import AIM
from guibiao.audit.tally import outcome_at, tallies
from guibiao.expressions import expression

_NOUN = expression(r"[有达为共的]+\Z")
_DIVIDED = expression(
    r"其中|(?:按|从|分)[^，,。；;\n\d]{1,10}[分看类]?[，,]"
)  # a sentence that divides what stands before it
_MARK = expression("[，,。；;：:、（()）\n]")
_DATED = expression(r"\d{1,4}\s?[年月]|[上去前今当]年|季度|同期|累计")
_PLACE = expression(r"[\u4e00-\u9fff]{2,3}?[省市](?=..)")
_OF_CHANGE = expression("增收|减收|增支|减支|增产|减产|增量|增加额|增长额|净增")
NEARBY = 800  # characters before the claim in which a whole is looked for


def whole_of(ledger: Ledger, name: str, parts: list[Figure], at: int) -> tuple[list[Figure], list[Figure]]:
    """The wholes of which a share told at an offset surely is, and all that it may be of.

    `parts` are the amounts before it in its sentence, the last first; the first of them is the part.
    """
    sentence = ledger.sentence(at)[0]
    sure, possible = _wholes(ledger, name, parts[0], at)
    if _OF_CHANGE.search(name):
        return sure, possible
    if not sure and is_generic(name):
        sure = [t.total for t in ledger.once(tallies) if t.tells(parts[0]) and outcome_at(ledger, parts[0])]
    if not sure and is_generic(name):
        sure = _whole_beside(ledger, parts, sentence, at) or whole_of_which(ledger, parts, sentence)
    if not sure and ALL_OF.search(name):
        sure = [f for f in parts[1:] if is_scope(ledger, f) and holds_all(f, parts[:1])][:1]
    if not sure and not possible and ALL_OF.search(name):
        sure = whole_of_which(ledger, parts, sentence)
    if not sure and is_generic(name) and _DIVIDED.match(ledger.text, sentence):
        sure = [f for f in amounts_of_sentence_before(ledger, sentence) if holds_all(f, parts)][:1]
    if not sure and ALL_OF.search(name):
        sure = _only_like(ledger, name, parts, sentence)
        possible = possible or parts[1:]
    return sure, possible


def _wholes(ledger: Ledger, name: str, part: Figure, at: int) -> tuple[list[Figure], list[Figure]]:
    """The wholes that a name surely means, and all that it may mean."""
    nearby = ledger.numbers(max(at - NEARBY, 0), at)
    amounts = [f for f in [*_known_byname_of(ledger, name, part), *nearby] if is_amount(f) and can_hold(f, part)]
    if _OF_CHANGE.search(name):  # 占增值税增收总额的: of what it grew by, not of what it came to
        amounts = [f for f in amounts if _OF_CHANGE.search(label_in_sentence(ledger, f))]
    if is_generic(name):
        totals = [f for f in amounts if is_total(ledger, f) and (is_scope(ledger, f) or _of_one_kind(ledger, f, part))]
        here = ledger.sentence(at)
        totals = [f for f in totals if ledger.sentence(f.start) == here] or [f for f in totals if _same_frame(f, part)]
        distinct = {Fraction(f.value) * factor(f.unit, part.unit) for f in totals}
        return (totals[-1:] if len(distinct) == 1 else []), amounts[::-1]
    if is_everywhere(name):
        return [], [f for f in amounts if holds_all(f, [part])][::-1]
    named = closest_named(name, ledger, amounts)
    if place := _PLACE.match(name):  # 占东江省进出口总值
        named = [n for n in named if n[0] >= SURE] or closest_named(name[place.end() :], ledger, amounts)
    sure = [f for score, f in named if score >= SURE]
    same = _likest(ledger, name, [f for f in sure if _same_frame(f, part)], part)
    if not same and not _DATED.search(ledger.text, ledger.sentence(at)[0], at):  # then it is of the time told before
        near = _likest(ledger, name, [f for f in nearby if f in sure and _same_region(f, part)], part)
        same = near if len({(f.value, f.unit) for f in near}) == 1 else []
    return same, [f for score, f in named if score >= LIKELY]


def _likest(ledger: Ledger, name: str, named: list[Figure], part: Figure) -> list[Figure]:
    """Those of several figures that hold a part and bear a name the most plainly, in their order."""
    same = [f for f in named if Fraction(f.value) * factor(f.unit, part.unit) >= part.value] or named
    stem = ALL_OF.sub("", name)
    same = [f for f in same if stem in label_in_sentence(ledger, f)] or same  # 进口额 is not of 进出口
    if ALL_OF.search(name):  # 用水总量 is not 农业用水
        same = [f for f in same if ALL_OF.search(label_in_sentence(ledger, f)) or is_total(ledger, f)] or same
    return same


def _whole_beside(ledger: Ledger, parts: list[Figure], sentence: int, at: int) -> list[Figure]:
    """The whole of a bare 占比 where its sentence has two amounts and no other share: one larger than its part."""
    if len(parts) != 2 or "占" in ledger.text[sentence:at] or not alike(parts[0].unit, parts[1].unit):
        return []
    part, whole = parts
    if is_of_all(ledger, parts):
        return []  # 税收15.8亿元，非税6.4亿元，税收占比… is of both
    first, last = sorted(parts, key=lambda f: f.start)
    between = ledger.text[first.end : last.start]
    beside = not re.search(r"[。；;]|\A[、和及与]", between)  # 甲32家、乙28家 are two parts
    return [whole] if beside and holds_all(whole, [part]) else []


def is_of_all(ledger: Ledger, amounts: Sequence[Figure]) -> bool:
    """Whether amounts make up a whole by their names, so that a bare 占比 of one is of all: 公办48所，民办32所."""
    return is_whole([called(ledger, f) for f in amounts])


def whole_of_which(ledger: Ledger, parts: list[Figure], sentence: int) -> list[Figure]:
    """The whole of a part named behind 其中: the nearest of its kind before that word, where it is larger."""
    which = ledger.text.rfind("其中", sentence, parts[0].start)
    if which >= 0 and not ledger.text[sentence:which].strip():
        parts = [*parts, *amounts_of_sentence_before(ledger, sentence)]
    before = [f for f in parts if f.end <= which and alike(f.unit, parts[0].unit)]
    level = depth(ledger.text, sentence, which)  # 占生产总值（1126.3亿元）的2.2%，其中: not of what brackets told
    before = [f for f in before if f.start < sentence or depth(ledger.text, sentence, f.start) == level] or before
    return [w for w in before[:1] if holds_all(w, parts[:1]) or ledger.text[w.end : which].strip("，,：:；;。 ") == ""]


def _only_like(ledger: Ledger, name: str, parts: list[Figure], sentence: int) -> list[Figure]:
    """The one amount of the passage that is called about so and holds the parts: 户籍人口27.3万人 for 总人口."""
    before = ledger.numbers(ledger.reach(sentence), sentence if AIM.search(name) else parts[0].start)
    said = [f for f in before if is_amount(f) and can_hold(f, parts[0])]
    beside = [p for p in parts if alike(p.unit, parts[0].unit)]
    like = [f for f in said if likeness(name, ledger, f) >= LIKELY]
    like = [f for f in like if holds_all(f, [p for p in beside if p.start != f.start])]
    return like if len({(f.value, f.unit) for f in like}) == 1 else []


def _known_byname_of(ledger: Ledger, name: str, part: Figure) -> list[Cited]:
    """Figures of the whole document whose indicator is the whole's, in the part's period."""
    said = statement_of(part)
    return [f for f in ledger.levels_called(name, said) if _same_frame(f, part)] if said and name else []


def _same_frame(whole: Figure, part: Figure) -> bool:
    """Region, period and role of part and whole agree where both are known; a plan may be compared with a fact."""
    w, p = statement_of(whole), statement_of(part)
    if w is None or p is None:
        return True
    span, end = period_of(p.period), period_of(w.period).end
    at_once = w.period == p.period or (in_whole_years(span) and span.end == end)  # 累计 spans years
    return w.region == p.region and (at_once or w.role == "target" != p.role)


def _same_region(whole: Figure, part: Figure) -> bool:
    w, p = statement_of(whole), statement_of(part)
    return w is None or p is None or w.region == p.region


def _of_one_kind(ledger: Ledger, whole: Figure, part: Figure) -> bool:
    """Whether part and whole are called by one noun (开工项目, 重大建设项目): the last two characters of the part's."""
    nouns = [_NOUN.sub("", called(ledger, f))[-2:] for f in (part, whole)]
    return nouns[0] == nouns[1] or nouns[0] in _around(ledger, whole)


def _around(ledger: Ledger, figure: Figure) -> str:
    behind = _MARK.split(ledger.text[figure.end : figure.end + 12])[0]
    return ledger.text[max(figure.start - 12, 0) : figure.end] + behind
