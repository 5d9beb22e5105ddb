"""`multiple`: how much of another year's level there is (恢复到2019年的92.6%), where that level is told apart."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import Claim, held, indicator_of
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.shares import ratio
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "multiple"
_CLAIM = expression(
    r"(?:(?:恢复|回升|回落)[到至]|相当于|达到?|是|为)(?:疫情前)?(?P<year>(?:19|20)\d\d)年(?:同期)?(?:水平|总量)?的(?:约)?"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％])"
)
_BEGINS = "恢复 回升 回落 相当于 达 是 为"
_SEVERAL = expression("分别|依次|各")  # several ratios, told one after another
_AND = ("", "、", "和", "及", "与")
_BEHIND = 40  # characters
_THEN = expression(r"[，,；;（(。]\s*(?:而)?(?P<year>(?:19|20)\d\d)年(?:全年|同期)?[^，,。；;\d]{0,12}[为是]?")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such claim before which its sentence tells the level, and that year's is told somewhere."""
    for match in ledger.scan(_CLAIM, _BEGINS):
        start = ledger.sentence(match.start())[0]
        ends = [f for f in ledger.within(start, match.start()) if f.statement.measure == "level"]
        ends = [f for f in ends if f.unit not in PERCENT]
        claims = list(_in_turn(ledger, match.end()))
        several = _SEVERAL.search(ledger.text, max(match.start() - len("分别"), start), match.end())
        if len(ends) < len(claims) or (several and len(claims) == 1):
            continue
        claims = claims if several else claims[:1]
        for claim, end in zip(claims, ends[-len(claims) :], strict=True):
            finding = _against(ledger, claim, end, match["year"], claims[-1].end)
            if finding:
                yield finding


def _in_turn(ledger: Ledger, at: int) -> Iterator[Figure]:
    """The percentages that follow one another from an offset: 82.4%和76.8%."""
    for figure in ledger.numbers(at, at + _BEHIND):
        if figure.unit not in PERCENT or ledger.text[at : figure.start].strip() not in _AND:
            return
        yield figure
        at = figure.end


def _against(ledger: Ledger, claim: Figure, end: Cited, year: str, at: int) -> Finding | None:
    """The finding for one ratio of a level to that year's, which may be told behind an offset."""
    bases = _told_behind(ledger, end, year, at) or _told_before(ledger, end, year)
    name = _("{name}与{year}年之比").format(name=indicator_of(end), year=year)
    sure = [r for base in bases[:1] if (r := ratio(end, base))]
    return held(ledger, Claim(NAME, claim, name, "%"), sure, [r for b in bases if (r := ratio(end, b))])


def _told_behind(ledger: Ledger, end: Cited, year: str, at: int) -> list[Figure]:
    """That year's level in the next clause or bracket, the first of its kind there: ，2019年为1389.2万人次."""
    after = ledger.numbers(at, at + _BEHIND)
    found = _THEN.fullmatch(ledger.text, at, after[0].start) if after else None
    return [f for f in after if found and found["year"] == year and comparable(f.unit, end.unit)][:1]


def _told_before(ledger: Ledger, end: Cited, year: str) -> list[Figure]:
    """That year's level of the same thing, wherever the text states it."""
    told = ledger.stated(end.statement, "level", facts=True, period=year)
    return [f for f in told if f.start != end.start and comparable(f.unit, end.unit)]
