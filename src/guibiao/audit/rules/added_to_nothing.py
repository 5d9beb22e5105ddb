"""`change-of-levels`: what a level grew by where it would be more than all of it.

余额152.6亿元，比年初增加152.6亿元，增长8.4%: no growth leads from nothing or from less, so that what was added is held
against the level and its growth.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.joints import Joint, joints
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.quantity import Interval, growth_between

NAME = "change-of-levels"
_ALL = 100  # %


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every change that leaves nothing of its level for the growth told beside it to begin with."""
    for start, joint in ledger.once(joints).items():
        if joint.base.stated or joint.base.value > 0:
            continue
        for rate in ledger.within(start, start + 1):
            if rate.unit in PERCENT and rate.value > 0 and (finding := _of_change(ledger, joint, rate)):
                yield finding


def _of_change(ledger: Ledger, joint: Joint, rate: Cited) -> Finding | None:
    by_role = {i.role: i.figure for i in joint.base.inputs}
    end, change = by_role.get("end"), by_role.get("change")
    if end is None or not isinstance(change, Cited) or change.value <= 0 or _may_be(joint, rate):
        return None
    level = times(stands_for(end), factor(end.unit, change.unit))
    grown = times(stands_for(rate), Fraction(1, _ALL)) + 1
    value = Fraction(end.value) * factor(end.unit, change.unit) * Fraction(rate.value) / (_ALL + Fraction(rate.value))
    how = _("{end}、增长{rate}%").format(end=f"{end.value}{end.unit}", rate=rate.value)
    inputs = (Input(end, "end"), Input(rate, "rate"))
    reading = Reading(value, level - level / grown, inputs, how)
    return recomputed(ledger, Claim(NAME, change, named(change.statement), change.unit, sure=True), [reading])


def _may_be(joint: Joint, rate: Cited) -> bool:
    """Whether next to nothing, which rounding may have hidden, may have grown by so much."""
    most = joint.base.possible.high
    return most > 0 and growth_between(Interval(most), joint.end.possible).low <= stands_for(rate).high
