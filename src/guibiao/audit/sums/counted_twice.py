"""Amounts that overlap, with the part that is in both, or that is in one only, against what they come to together.

地下水资源量80.6亿立方米，其中平原区19.3亿立方米，山丘区64.5亿立方米，重复计算量3.2亿立方米; 水资源总量270.9亿立方米，
其中地表水资源量259.8亿立方米，地下水资源量79.2亿立方米，地下水与地表水资源不重复量11.1亿立方米.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.claims import recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import outside_brackets
from guibiao.audit.precision import stands_for
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import claimed
from guibiao.expressions import expression

_OVERLAP = expression(r"(?P<apart>不)?重复(?:计算|统计)?(?:的?(?:水资源|水)?量|部分|数)?(?:为|是|有|约)?\s?(?=\d)")
_BEGINS = "不重复 重复"
_COMPARED = expression(r"[较比]|上年|去年|多年|同期|人均|平均")
_WHOLE = expression("总[量数额计]|合计|共")
_REACH, _BOTH = 260, 2  # characters before what overlaps; amounts that do


def sums_counted_twice(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every whole told with two parts of it and what they share, or do not."""
    for match in ledger.scan(_OVERLAP, _BEGINS):
        overlap = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if overlap is None or not overlap.unit:
            continue
        start = max(ledger.paragraph(match.start())[0], match.start() - _REACH)
        told = [f for f in outside_brackets(ledger, start, match.start()) if f.unit == overlap.unit]
        told = [f for f in told if not _COMPARED.search(label_in_sentence(ledger, f))]
        behind = ledger.numbers(overlap.end, ledger.sentence(overlap.start)[1])
        behind = [f for f in behind if f.unit == overlap.unit and _WHOLE.search(label_in_sentence(ledger, f))]
        parts, wholes = told[-_BOTH:], [*told[:-_BOTH][-1:], *behind[:1]]
        if len(parts) == _BOTH and wholes and overlap.value < max(p.value for p in parts):
            readings = list(_together(parts, overlap, apart=match["apart"] is not None))
            yield recomputed(ledger, claimed(ledger, wholes[0]), readings)


def _together(parts: Sequence[Figure], overlap: Figure, *, apart: bool) -> Iterator[Reading]:
    """What two amounts come to together, of which a figure tells what is in both, or in one but not in the other."""
    if apart:
        yield from (added([part, overlap], overlap.unit) for part in parts)
        return
    both, less = added(parts, overlap.unit), stands_for(overlap)
    how = "+".join(str(p.value) for p in parts) + f"−{overlap.value}"
    inputs = (*both.inputs, Input(overlap, "part"))
    yield Reading(both.value - Fraction(overlap.value), both.possible - less, inputs, how)
