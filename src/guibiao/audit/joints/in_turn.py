"""Several levels told in turn, with what each changed by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.joints.joint import Joint, joint_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable

_CHANGED_EACH = re.compile(r"分别(?:同比)?(?:增长|下降|上升|减少|增加|净增|新增|提高|降低)(?=\d)")
_THEN_EACH = re.compile(r"(?:上年|去年|前年|年初|基期|20\d\d年)[^，,。；;\d]{0,6}(?:分别)?[为是]\Z")


def joints_in_turn(ledger: Ledger) -> Iterator[tuple[int, Joint]]:
    """Several levels, then those of before, then what each changed by: 上年末分别为587家、376家，分别净增45家、42家."""
    for match in _CHANGED_EACH.finditer(ledger.text):
        start, end = ledger.sentence(match.start())
        before = ledger.numbers(start, match.start())
        many = len(before) // 2
        claims = ledger.numbers(match.end(), end)[:many]
        ends, bases = before[:many], before[many:]
        if many < 2 or len(before) != 2 * many or len(claims) < many:
            continue
        alike = all(comparable(e.unit, b.unit) for e, b in zip(ends, bases, strict=True))
        if alike and _THEN_EACH.search(ledger.text, ends[-1].end, bases[0].start):
            for claim, base, last in zip(claims, bases, ends, strict=True):
                yield claim.start, joint_of(base, last, None, None)
