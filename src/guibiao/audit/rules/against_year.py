"""`multiple`: how much of another year's level there is (恢复到2019年的92.6%), where that level is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.claims import Claim, held, indicator_of
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.shares import ratio
from guibiao.messages import _

NAME = "multiple"
_CLAIM = re.compile(
    r"(?:(?:恢复|回升|回落)[到至]|相当于|达到?|是|为)(?:疫情前)?(?P<year>(?:19|20)\d\d)年(?:同期)?(?:水平|总量)?的(?:约)?"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％])"
)
_BEGINS = "恢复 回升 回落 相当于 达 是 为"
_THEN = re.compile(r"[，,；;（(。]\s*(?:而)?(?P<year>(?:19|20)\d\d)年(?:全年|同期)?[^，,。；;\d]{0,12}[为是]?")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such claim before which its sentence tells the level, and that year's is told somewhere."""
    for match in ledger.scan(_CLAIM, _BEGINS):
        claims = [f for f in ledger.numbers(match.end(), match.end() + 2) if f.unit in PERCENT]
        start = ledger.sentence(match.start())[0]
        ends = [f for f in ledger.within(start, match.start()) if f.statement.measure == "level"]
        ends = [f for f in ends if f.unit not in PERCENT][-1:]
        if not claims or not ends:
            continue
        bases = _told_behind(ledger, claims[0], ends[0], match["year"]) or _told_before(ledger, ends[0], match["year"])
        name = _("{name}与{year}年之比").format(name=indicator_of(ends[0]), year=match["year"])
        sure = [r for base in bases[:1] if (r := ratio(ends[0], base))]
        finding = held(ledger, Claim(NAME, claims[0], name, "%"), sure, [r for b in bases if (r := ratio(ends[0], b))])
        if finding:
            yield finding


def _told_behind(ledger: Ledger, claim: Figure, end: Cited, year: str) -> list[Figure]:
    """That year's level in the next clause or bracket: ，2019年为1389.2万人次."""
    after = ledger.numbers(claim.end, claim.end + 40)[:1]
    found = _THEN.fullmatch(ledger.text, claim.end, after[0].start) if after else None
    return [f for f in after if found and found["year"] == year and comparable(f.unit, end.unit)]


def _told_before(ledger: Ledger, end: Cited, year: str) -> list[Figure]:
    """That year's level of the same thing, wherever the text states it."""
    told = ledger.stated(end.statement, "level", facts=True, period=year)
    return [f for f in told if f.start != end.start and comparable(f.unit, end.unit)]
