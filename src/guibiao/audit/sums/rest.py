"""What is told as the rest of a number after several others, sentence by sentence.

共到位18.7亿元。…3.3亿元；…。余下的1.5亿元….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import outside_brackets
from guibiao.audit.measures import PERCENT, POINTS, is_count
from guibiao.audit.misprint import SWAPPED, slip_in_sum
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import claimed
from guibiao.expressions import expression
from guibiao.messages import _

_REST = expression(r"(?:其余|余下|剩余|剩下)的?[^，,。；;：:、\d]{0,6}(?=\d)")
_BEGINS = "其余 余下 剩余 剩下"
_COMPARED = expression(r"[较比]|同比|其中|累计|上年|去年|人均|平均|每")
_MOST = 7  # figures before the rest
_NEAR, _NEAR_OVER = Fraction(1, 20), Fraction(1, 10)  # of the total: how far off parts may be that are all of it


def rest_of_total(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total whose other parts stand in the sentences before."""
    for match in ledger.scan(_REST, _BEGINS):
        rest = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if rest is None or rest.unit in (*PERCENT, *POINTS, ""):
            continue
        if any(f.unit == rest.unit for f in ledger.numbers(ledger.sentence(rest.start)[0], rest.start)):
            continue  # what is left of those in one sentence is read by itself
        before = [f for f in outside_brackets(ledger, ledger.reach(rest.start), rest.start) if f.unit == rest.unit]
        before = [f for f in before if _is_level(ledger, f)]
        total = max(before, key=lambda f: f.value, default=None)
        parts = [f for f in before if total and f.start > total.start]
        if total and 1 < len(parts) <= _MOST and before.count(total) == 1:
            yield from _of_rest(ledger, total, [*parts, rest])


def _is_level(ledger: Ledger, figure: Figure) -> bool:
    said = statement_of(figure)
    return (said is None or said.measure == "level") and not _COMPARED.search(label_in_sentence(ledger, figure))


def _of_rest(ledger: Ledger, total: Figure, parts: Sequence[Figure]) -> Iterator[Finding]:
    """All of them, where they come near; some of them may be told of one of the others."""
    some = (p for many in range(len(parts), 1, -1) for p in combinations(parts, many) if p[-1] is parts[-1])
    readings = [added(p, total.unit) for p in some]
    fitting = next((r for r in readings if judge(total, r) in FITTING), None)
    if fitting:
        yield recomputed(ledger, claimed(ledger, total), [fitting])
        return
    off = readings[0].value - Fraction(total.value)
    near = (
        -_NEAR * Fraction(total.value) <= off <= (_NEAR_OVER if is_count(total.unit) else _NEAR) * Fraction(total.value)
    )
    if near or slip_in_sum(total.value, [p.value for p in parts], SWAPPED):
        claim = replace(claimed(ledger, total), severity="warning", caveat=_("如各部分没有列全则不算错"))
        yield recomputed(ledger, claim, [readings[0]])
