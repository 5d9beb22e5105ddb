"""`verdict`: two things that are said to rise or to fall both: 分别下降11.6%和8.9%，实现“双下降”; 由126件降至104件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_BOTH = re.compile(
    r"双[“”\"]?(?:(?P<up>增长|上升|提升|回升|[增升](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n]))|(?:下降|回落|减少|[降减](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n])))"
)
_TWO = 2
_WAS = re.compile(
    r"[，,；;（(](?:而)?(?:上年|去年|前年|20\d\d年)(?:末|底|同期|全年)?(?:的)?(?:分别|则|仅)?(?:为|是|有)?(?:分别)?"
)
_BECAME = re.compile(r"[^，,。；;\d]{0,6}?[增升降减提扩缩落压][^，,。；;\d]{0,2}[到至为]")


class _Move(Struct, frozen=True):
    """By how much something moved, what that may be, from which figures, and how it is told."""

    by: Fraction
    bounds: Interval
    inputs: tuple[Input, ...]
    how: str


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word behind two moves of its sentence, or more that all go one way."""
    for match in ledger.scan(_BOTH, "双"):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        start = ledger.sentence(match.start())[0]
        moved = [*_growths(ledger, start, match.start())] or [*_pairs(ledger, start, match.start())]
        if len(moved) == _TWO or (len(moved) > _TWO and len({m.by > 0 for m in moved}) == 1):
            yield _of_both(ledger, match, moved)


def _growths(ledger: Ledger, start: int, end: int) -> Iterator[_Move]:
    for f in ledger.within(start, end):
        if f.statement.measure == "growth" and f.unit in PERCENT and f.value != 0:
            yield _Move(Fraction(f.value), stands_for(f), (Input(f, "rate"),), f"{f.value}{f.unit}")


def _pairs(ledger: Ledger, start: int, end: int) -> Iterator[_Move]:
    """What is told with what it was before: 19起、7人，上年分别为23起、9人; 由1260件降至1104件."""
    told = ledger.numbers(start, end)
    half = len(told) // 2
    ends, bases = told[:half], told[half:]
    if half >= _TWO and len(told) == 2 * half and _WAS.fullmatch(ledger.text, ends[-1].end, bases[0].start):
        pairs = list(zip(bases, ends, strict=True))
    else:
        became = [(a, b) for a, b in pairwise(told) if _BECAME.fullmatch(ledger.text, a.end, b.start)]
        pairs = became or [(b, a) for a, b in pairwise(told) if _WAS.fullmatch(ledger.text, a.end, b.start)]
    for a, b in pairs:
        if a.unit == b.unit and a.value != b.value:
            inputs = (Input(a, "base"), Input(b, "end"))
            how = f"{a.value}{a.unit}→{b.value}{b.unit}"
            yield _Move(Fraction(b.value) - Fraction(a.value), apart(b, a), inputs, how)


def _of_both(ledger: Ledger, match: re.Match[str], moved: Sequence[_Move]) -> Finding:
    """The move that goes farthest the other way."""
    up = match["up"] is not None
    worst = (min if up else max)(moved, key=lambda m: m.by)
    how = _("、").join(m.how for m in moved)
    inputs = tuple(i for m in moved for i in m.inputs)
    of = worst.inputs[-1].figure
    finding = on_side(ledger, match.span(), Reading(worst.by, worst.bounds, inputs, how), of.unit, above=up)
    return replace(said_otherwise(finding, match.group(), how), indicator=indicator_of(of))
