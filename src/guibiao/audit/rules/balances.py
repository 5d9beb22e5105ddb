"""`gap`: what is left of what came in and went out, told in one breath: 收入46.23亿元，支出43.58亿元，结余2.65亿元.

Or behind the two totals, a sentence each: 收入总量…。…支出总量…。收支总量相抵，赤字….
"""

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
from guibiao.expressions import expression

NAME = "gap"
_LEFT = expression(
    r"(?:结余|盈余|结转下年|滚存下年)(?:资金|支出|使用|规模|[数额])?(?:为|达到?|约|共|仅)?\s?(?=\d)|(?<=[，,、；;])(?:收支)?(?:相抵|差额)[^，,。；;\d]{0,4}(?=\d)|(?P<short>赤字|收支缺口|净短缺)(?:为|达到?|约|共|仅)?\s?(?=\d)"
)
_BEGINS = "结余 盈余 结转下年 滚存下年 收支 相抵 差额 赤字 净短缺"
_SET_OFF = expression(
    r"(?:上述|以上|综上[，,]?)?(?:收支|收入[和与、]支出)(?:总量|总计|总额|两项)?(?:相抵|轧差|抵冲)后?[，,]?(?:年终|当年|全年|净)?(?:形成)?"
)
_TOTAL_IN, _TOTAL_OUT = (
    expression(f"{flow}(?:总量|总计|合计|总额)(?:为|达到?|共)?\\s?\\Z") for flow in ("收入", "支出")
)
_KEPT = expression(r"滚存|累计|历年|历史|上年|年初|连同")  # what was there before is counted in
_BEFORE = expression(r"(?:上年|年初|期初|上期)[^，,。；;\d]{0,4}(?:结余|结转|余额)")
_FLOW = r"(?:完成|实现|总计|合计|总额|决算数|数|额|共|累计|发生|为|达到?|约|分别)*\s?\Z"
_IN, _OUT = (expression(f"{flow}{_FLOW}") for flow in ("收入", "支出"))
_TWO = 2
_BACK = 400  # characters before what is left in which the two totals are looked for


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such figure whose sentence tells both flows right before it."""
    for match in ledger.scan(_LEFT, _BEGINS):
        claim = next((f for f in ledger.numbers(match.end(), match.end() + 1) if is_money(f.unit)), None)
        start = ledger.sentence(match.start())[0]
        if claim is None:
            continue
        money = [f for f in ledger.numbers(start, match.start()) if is_money(f.unit)]
        flows = _flows(ledger, money[-_TWO:], start) or _totals_before(ledger, match, start)
        kept = next((f for f in money[:-_TWO] if _BEFORE.search(label_before(ledger.text, f.start, start))), None)
        added_up = _KEPT.search(label_before(ledger.text, claim.start, start)) is not None
        if flows is None or (added_up and kept is None):
            continue
        reading = left_over(*(flows[::-1] if match["short"] else flows), claim.unit, kept if added_up else None)
        if reading.value < 0:
            continue  # what the own income lacks comes from elsewhere
        only = (
            not money or len(money) == _TWO + added_up
        )  # no transfers, loans and carried amounts that may be counted in
        named = Claim(NAME, claim, total_name(ledger, claim), claim.unit, sure=only)
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


def _totals_before(ledger: Ledger, match: re.Match[str], start: int) -> tuple[Figure, Figure] | None:
    """The last two totals of the sentences before words that open theirs by setting the one off against the other."""
    if not _SET_OFF.fullmatch(ledger.text, start, match.start()):
        return None
    floor = max(start - _BACK, 0)  # each may have a paragraph of its own
    before = [(f, label_before(ledger.text, f.start, floor)) for f in ledger.numbers(floor, start) if is_money(f.unit)]
    told = [(f, way) for f, label in before for way in (_TOTAL_IN, _TOTAL_OUT) if way.search(label)][-_TWO:]
    found = {way: f for f, way in told}
    return (found[_TOTAL_IN], found[_TOTAL_OUT]) if len(found) == _TWO else None
