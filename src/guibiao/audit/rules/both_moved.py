"""`verdict`: two things that are said to rise or to fall both: 分别下降11.6%和8.9%，实现“双下降”; 由126件降至104件.

The words may come first: 不良贷款保持“双降”。余额比年初减少5.71亿元；不良率下降0.14个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_BOTH = expression(
    r"双[“”\"]?(?:(?P<up>增长|上升|提升|回升|[增升](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n]))|(?:下降|回落|减少|[降减](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n])))"
)
_TWO = 2
_LEADS = expression("(?:全[国省市县区州]|[我本][省市县区州]|实现|继续|保持|主要)+")
_ENDS = expression('[”"]?(?:态势|势头|局面)?[。，,；;：:]')
_WAS = expression(
    r"[，,；;（(](?:而)?(?:上年|去年|前年|20\d\d年)(?:末|底|同期|全年)?(?:的)?(?:分别|则|仅)?(?:为|是|有)?(?:分别)?"
)
_BECAME = expression(r"[^，,。；;\d]{0,6}?[增升降减提扩缩落压][^，,。；;\d]{0,2}[到至为]")


class _Move(Struct, frozen=True):
    """By how much something moved, what that may be, from which figures, and how it is told."""

    by: Fraction
    bounds: Interval
    inputs: tuple[Input, ...]
    how: str


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word behind two moves of its sentence, or more that all go one way."""
    for match in ledger.scan_all(_BOTH, "双"):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        start = ledger.sentence(match.start())[0]
        moved = [*_growths(ledger, start, match.start())] or [*_pairs(ledger, start, match.start())]
        moved = moved or [*_changes(ledger, start, match.start())][-_TWO:]
        if not moved and not ledger.numbers(start, match.start()):
            moved = _behind(ledger, match)
        if len(moved) == _TWO or (len(moved) > _TWO and len({m.by > 0 for m in moved}) == 1):
            yield _of_both(ledger, match, moved)


def _growths(ledger: Ledger, start: int, end: int) -> Iterator[_Move]:
    for f in ledger.within(start, end):
        if f.statement.measure == "growth" and f.unit in PERCENT and f.value != 0:
            yield _Move(Fraction(f.value), stands_for(f), (Input(f, "rate"),), f"{f.value}{f.unit}")


def _changes(ledger: Ledger, start: int, end: int) -> Iterator[_Move]:
    """The growths and changes of one that is told with what it stands at: 余额38.4亿元，比年初增加6.3亿元."""
    apart = ledger.once(gap_starts)
    for f in ledger.within(start, end):
        if f.statement.measure in ("growth", "change") and f.value != 0 and f.start not in apart:
            yield _Move(Fraction(f.value), stands_for(f), (Input(f, "change"),), f"{f.value}{f.unit}")


def _behind(ledger: Ledger, match: re.Match[str]) -> list[_Move]:
    """The first two moves told behind words that open their passage, of two things that the words may mean."""
    end = ledger.sentence(match.end())[1]
    if not _ENDS.match(ledger.text, match.end()):
        return []
    stop = ledger.sentence(end)[1] if end < ledger.paragraph(match.start())[1] else end
    stop = ledger.sentence(stop)[1] if stop < ledger.paragraph(match.start())[1] else stop
    moved = [*_changes(ledger, match.end(), stop)]
    names = [indicator_of(m.inputs[0].figure) for m in moved]
    first = next((i for i in range(1, len(moved)) if names[i] != names[0]), None)
    named = _LEADS.sub("", label_before(ledger.text, match.start(), ledger.sentence(match.start())[0]))[:_TWO]
    if first is None or len(named) < _TWO or named not in names[0]:
        return []
    return [moved[0], moved[first]]


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
