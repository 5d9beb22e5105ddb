"""`gap`: what is left of what came in and went out, told in one breath: 收入46.23亿元，支出43.58亿元，结余2.65亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps.left_over import left_over
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_money
from guibiao.audit.sums import total_name

NAME = "gap"
_LEFT = re.compile(
    r"(?:结余|盈余|结转下年|滚存下年)(?:资金|支出|使用|规模|[数额])?(?:为|达到?|约|共|仅)?\s?(?=\d)|(?<=[，,、；;])(?:收支)?(?:相抵|差额)[^，,。；;\d]{0,4}(?=\d)"
)
_BEGINS = "结余 盈余 结转下年 滚存下年 收支 相抵 差额"
_KEPT = re.compile(r"滚存|累计|历年|历史|上年|年初|连同")  # what was there before is counted in
_BEFORE = re.compile(r"(?:上年|年初|期初|上期)[^，,。；;\d]{0,4}(?:结余|结转|余额)")
_FLOW = r"(?:完成|实现|总计|合计|总额|决算数|数|额|共|累计|发生|为|达到?|约|分别)*\s?\Z"
_IN, _OUT = (re.compile(f"{flow}{_FLOW}") for flow in ("收入", "支出"))
_TWO = 2


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such figure whose sentence tells both flows right before it."""
    for match in ledger.scan(_LEFT, _BEGINS):
        claim = next((f for f in ledger.numbers(match.end(), match.end() + 1) if is_money(f.unit)), None)
        start = ledger.sentence(match.start())[0]
        if claim is None:
            continue
        money = [f for f in ledger.numbers(start, match.start()) if is_money(f.unit)]
        flows = _flows(ledger, money[-_TWO:], start)
        kept = next((f for f in money[:-_TWO] if _BEFORE.search(label_before(ledger.text, f.start, start))), None)
        added_up = _KEPT.search(label_before(ledger.text, claim.start, start)) is not None
        if flows is None or (added_up and kept is None):
            continue
        reading = left_over(*flows, claim.unit, kept if added_up else None)
        if reading.value < 0:
            continue  # what the own income lacks comes from elsewhere
        only = len(money) == _TWO + added_up  # no transfers, loans and carried amounts that may be counted in
        named = Claim(NAME, claim, total_name(ledger, claim), claim.unit)
        if finding := held(ledger, named, [reading] if only else [], [] if only else [reading]):
            yield finding


def _flows(ledger: Ledger, money: list[Figure], start: int) -> tuple[Figure, Figure] | None:
    """What came in and what went out, of two amounts, in either order."""
    if len(money) < _TWO:
        return None
    labels = [label_before(ledger.text, f.start, start) for f in money]
    for came, went in ((0, 1), (1, 0)):
        if _IN.search(labels[came]) and _OUT.search(labels[went]):
            return money[came], money[went]
    return None
