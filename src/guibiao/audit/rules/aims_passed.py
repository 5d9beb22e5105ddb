"""`attainment`: by how much a target was passed that the clause itself names: 超目标5000人13.6%, 超额完成1200户的5%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "attainment"
_AIM = "目标|任务|计划|预算|指标"
_CLAIM = expression(
    rf"(?:超额完成了?|超过|超出|超|比|较)[^，,。；;：:\n\d占]{{0,10}}?(?:{_AIM})[^，,。；;：:\n\d占]{{0,8}}(?=\d)"
)
_BEGINS = "超 比 较"
_BY = expression(
    rf"(?P<of>的?(?:{_AIM})?(?:任务)?数?的)?(?:目标|任务|计划)?(?:多完成|超额完成|超额|超[出过]?|高出|多)?了?"
)
_LEAD = expression(r"超额?[^，,。；;\n]{0,24}\Z")
_FAR = 26  # characters
_WHOLE = Fraction(100)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such rate whose clause names the target, and whose sentence tells what came before it."""
    for match in ledger.scan(_CLAIM, _BEGINS):
        start, end = ledger.sentence(match.start())
        told = ledger.numbers(match.end(), end)[:2]
        if len(told) < len(("target", "claim")) or told[0].start != match.end():
            continue
        target, claim = told
        by = _BY.fullmatch(ledger.text, target.end, claim.start)
        if by is None or claim.unit not in (*PERCENT, *POINTS) or not target.unit or target.unit in PERCENT:
            continue
        came = _came(ledger, start, match.start(), target)
        if came:
            of_aim = [_passed(came, target, less) for less in ((0, 1) if by["of"] else (1,))]
            name = _("{name}超过目标的比例").format(name=indicator_of(came))
            figure = replace(claim, value=abs(claim.value), bound="eq")
            yield recomputed(ledger, Claim(NAME, figure, name, claim.unit), of_aim[::-1])


def passes(ledger: Ledger, at: int) -> bool:
    """Whether the words before an offset say that a target was passed: 超额完成年度|任务4.5万亩的20%."""
    return _LEAD.search(ledger.text, max(at - _FAR, 0), at) is not None


def _came(ledger: Ledger, start: int, end: int, target: Figure) -> Figure | None:
    """The last level of the target's kind before the claim, if nothing calls it a target."""
    said = [f for f in ledger.numbers(start, end) if comparable(f.unit, target.unit)][-1:]
    levels = [f for f in said if (s := statement_of(f)) is None or s.measure == "level"]
    return next((f for f in levels if not re.search(_AIM, label_before(ledger.text, f.start, start))), None)


def _passed(came: Figure, target: Figure, less: int) -> Reading:
    by = 100 * factor(came.unit, target.unit) / Fraction(target.value)
    inputs = (Input(came, "actual"), Input(target, "target"))
    how = f"{came.value}{came.unit}÷{target.value}{target.unit}" + ("−100%" if less else "")
    value = Fraction(came.value) * by - less * _WHOLE
    return Reading(value, lambda: times(stands_for(came), by) - Interval(less * _WHOLE), inputs, how)
