"""`count-of-items`: what is said of each item against the counts of its class (达标5项, and six items that are met).

An item of which the text does not clearly say what became of it may be counted either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import items_under, mark_of
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules.outcomes import called
from guibiao.audit.tally import Tally, outcome_of, tallies, words_of_outcome
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_FEWEST = 3  # items
_CLAUSE = expression(r"[^，,。；;\n]+")
_LATER = expression(r"预计|预期|期末|判断|建议|力争|确保|有望|202[4-9]年|将|仍需|要求为|以来")
# 能够达到规划进度要求 | 未能完成目标 | 已达标 | 滞后于进度 | 无法评估
_SAID = expression(
    r"(?:达到|达|完成|实现|符合|快于|超过)[^，,。；;\n]{0,14}(?:进度|目标|要求)|达标|滞后|落后于|评估|统计数据"
)
_HOPED = expression("预计|建议|力争|确保|有望|将")
_WITHIN = expression("含|其中|包括")
_VERDICT = expression(r"[^，,。；;：:（）()【】\n]+")
_PARTED = expression("；")
_RATIO = expression(r"的\s*\d")  # 达到目标53.3亿元的83.1% says how far, not whether


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every count of an outcome in a class whose items say themselves what became of them."""
    for tally in ledger.once(tallies):
        if by_words := _by_words(ledger, tally):
            yield from by_words
            continue
        items = items_under(ledger, tally.total.start)
        if len(items) == tally.total.value > 1:
            yield from _of_class(ledger, tally, Counter(_verdict(ledger, *item) for item in items))
            continue
        clauses = _clauses_behind(ledger, tally)
        told = [_told(ledger, *clause) for clause in clauses]
        if len(clauses) == tally.total.value > len("甲乙") and all(told):
            yield from _of_class(ledger, tally, Counter(told), exactly=True)


def _by_words(ledger: Ledger, tally: Tally) -> list[Finding]:
    """The findings of a tally whose very words stand as clauses of as many paragraphs behind it, one in each.

    共6项，其中3项快于预期、3项滞后于预期. ⏎1.城镇化率。快于预期。… The paragraphs reach to the next tally.
    """
    figures = sorted((*tally.counts.values(), *tally.others), key=lambda f: f.start)
    told = {words: f for f in figures if (words := words_of_outcome(ledger, f))}
    if tally.total.value < _FEWEST or len(told) < len("甲乙") or _are_some_within(ledger, [*told.values()]):
        return []
    said = _said_behind(ledger, tally, tuple(told))
    if sum(said.values()) != tally.total.value:
        return []
    caveat = _("各项的说法可能另有所指，请核对")
    found = []
    for words, figure in told.items():
        reading = Reading(Fraction(said[words]), Interval(said[words]), (), _("逐项说法清点"))
        claim = Claim(NAME, figure, called(ledger, figure), figure.unit, "warning", caveat)
        found.append(recomputed(ledger, claim, [reading]))
    return found


def _are_some_within(ledger: Ledger, told: list[Figure]) -> bool:
    """Whether one of some counts is part of another: 达到要求17项（含提前完成4项）."""
    return any(_WITHIN.search(ledger.text, one.end, other.start) for one, other in pairwise(told))


def _said_behind(ledger: Ledger, tally: Tally, told: tuple[str, ...]) -> Counter[str]:
    """How many paragraphs of one mark behind a tally say just one of some words, and which, up to the next tally.

    None where one among them says none of the words: 达到目标要求, where the others say 达到进度要求.
    """
    at = ledger.paragraph(tally.total.start)[1]
    stop = next((t.total.start for t in ledger.once(tallies) if t.total.start >= at), len(ledger.text))
    items: list[tuple[str, set[str]]] = []
    while at < stop:
        start, at = ledger.paragraph(at)
        if (mark := mark_of(ledger, start)) and not start <= stop < at:
            clauses = {c.group().strip() for c in _VERDICT.finditer(ledger.text, start, at)}
            said = {w for w in told for c in clauses if c.endswith(w) and not _HOPED.search(c) and _is_same(c, w)}
            items.append((mark, said))
    kind = next((mark for mark, said in items if len(said) == 1), None)
    listed = [said for mark, said in items if mark == kind]
    while listed and len(listed[-1]) != 1:
        listed.pop()
    return Counter(w for said in listed for w in said) if all(len(said) == 1 for said in listed) else Counter()


def _is_same(clause: str, words: str) -> bool:
    """Whether a clause that ends with the words of an outcome is of that outcome, as 未达到进度 is not of 达到进度."""
    return outcome_of(clause) == outcome_of(words)


def _clauses_behind(ledger: Ledger, tally: Tally) -> list[tuple[int, int]]:
    """The bounds of what the sentence behind a tally tells, parted by semicolons: 社零年均增长3.1%，低于预期；……"""
    at = max(f.end for f in (tally.total, *tally.counts.values()))
    stop = ledger.paragraph(at)[1]
    start = ledger.sentence(at)[1]
    if start >= stop or ledger.text.find("；", start, stop) < 0:
        return []
    end = ledger.sentence(start)[1]
    marks = [m.start() for m in _PARTED.finditer(ledger.text, start, end)]
    return list(pairwise([start, *(mark + 1 for mark in marks), end]))


def _told(ledger: Ledger, start: int, end: int) -> str:
    """The outcome that the last clause of a passage which names one does; nothing where it is hoped for."""
    clauses = [c.group() for c in _CLAUSE.finditer(ledger.text, start, end)]
    last = next(((o.name, c) for c in reversed(clauses) if (o := outcome_of(c)) and not _RATIO.search(c)), None)
    return last[0] if last and not _HOPED.search(last[1]) else ""


def _of_class(ledger: Ledger, tally: Tally, said: Counter[str], *, exactly: bool = False) -> Iterator[Finding]:
    for outcome in ("met", "unmet", "unassessed", *(["ahead"] if exactly else [])):
        figure = tally.counts.get(outcome)
        if figure is None:
            continue
        known, most = said[outcome], said[outcome] + said[""]
        nearest = Fraction(min(max(int(figure.value), known), most))
        reading = Reading(nearest, Interval(known, most), (), _("逐项说法清点"))
        caveat = _("各项的说法可能另有所指，请核对")
        yield recomputed(ledger, Claim(NAME, figure, called(ledger, figure), figure.unit, "warning", caveat), [reading])


def _verdict(ledger: Ledger, start: int, end: int) -> str:
    """What an item's clauses say became of it: met, unmet, unassessed; "" where they say nothing or several things."""
    found = set()
    for clause in _CLAUSE.finditer(ledger.text, start, end):
        words = clause.group()
        if _SAID.search(words) and not _LATER.search(words) and not _RATIO.search(words):
            outcome = outcome_of(words)
            found.add(outcome.name if outcome else "")
    named = {"met" if name == "ahead" else name for name in found}
    only = named.pop() if len(named) == 1 else ""
    return only if only in ("met", "unmet", "unassessed") else ""
