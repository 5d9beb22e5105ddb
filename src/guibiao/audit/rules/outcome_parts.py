"""`sum-of-parts`: a class's outcomes against its total (8项，达标3项，未达标5项)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import added, total_name
from guibiao.audit.tally import Tally, outcome_at, outcome_of, tallies
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "sum-of-parts"
MOST_OTHERS = 3  # counts beside the outcomes, of which any may be outcomes too
# 13项指标中，除能耗强度外，12项达到: those of which nothing is counted are left out
_EXCEPT = expression(r"中[，,：:]除[^，,。；;：:\n\d]{1,24}[外余][，,]")
_BESIDE, _ALL_THERE_ARE = expression("另|此外"), expression("确定|设[置定立]|提出|全部|列入|安排|明确")
_FORECAST = expression("(?:预计|预测|有望)[^。]*(?:到20\\d\\d年|期末|最终)|到20\\d\\d年[^。]*(?:预计|有望|最终)")
_WITHIN = expression("含|其中|包括")
_OF_THESE = expression(r"[^，,。；;\n]{0,12}中[，,：:]|[^，,。；;\n]{0,12}[，,。；;：:]其中")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every class whose outcomes divide it."""
    for tally in ledger.once(tallies):
        yield from _of_tally(ledger, tally)


def _of_tally(ledger: Ledger, tally: Tally) -> Iterator[Finding]:
    """Those ahead of time may be counted apart from those that are met."""
    parts = _with_alike(ledger, tally)
    if len(parts) < 2 or "met" not in tally.counts or not _divides(ledger, tally):
        return
    apart = [[tally.counts["ahead"], *parts], parts] if "ahead" in tally.counts else [parts]
    apart += [inside for some in apart if (inside := _without_others(ledger, tally, some))]
    readings = [added(some, tally.total.unit) for some in apart]
    if any(f not in parts for f in tally.others):
        readings += [r for some in apart for r in _with_others(tally, some)]
    readings.sort(key=lambda r: abs(r.value - Fraction(tally.total.value)))
    more = readings[0].value > tally.total.value
    caveat = "" if more else _("也可能有一部分未说明结果")
    name = total_name(ledger, tally.total)
    severity = "error" if more else "warning"
    yield recomputed(ledger, Claim(NAME, tally.total, name, tally.total.unit, severity, caveat, by_slip=True), readings)


def _with_alike(ledger: Ledger, tally: Tally) -> list[Figure]:
    """The outcomes with what is counted beside them in words of an outcome: 3项快于预期、1项符合预期、2项滞后于预期."""
    parts = tally.divided()
    told = [f for f in tally.others if (outcome := outcome_at(ledger, f)) and outcome.top]
    together = sorted([*parts, *told], key=lambda f: f.start)
    within = any(_WITHIN.search(ledger.text, one.end, other.start) for one, other in pairwise(together))
    manners = {outcome_of(label_in_sentence(ledger, f)) is None for f in together}  # the outcome behind, or before
    return parts if within or len(told) < len(tally.others) or len(manners) > 1 else together


def _without_others(ledger: Ledger, tally: Tally, parts: list[Figure]) -> list[Figure]:
    """The outcomes but for those of others than the total (25项参评，另有3项无数据), unless it counts all there are."""
    start = ledger.sentence(tally.total.start)[0]
    if _ALL_THERE_ARE.search(ledger.text, start, tally.total.start):
        return []
    inside = [f for f in parts if not _BESIDE.match(label_in_sentence(ledger, f))]
    return inside if 1 < len(inside) < len(parts) else []


def _with_others(tally: Tally, parts: list[Figure]) -> list[Reading]:
    """The outcomes with all counts beside them, and with some, of which others may be the totals: 13项有9项达到."""
    unit = tally.total.unit
    fewer = (some for n in range(1, len(tally.others)) for some in combinations(tally.others, n))
    some = [added([*parts, *s], unit) for s in fewer] if len(tally.others) <= MOST_OTHERS else []
    return [added([*parts, *tally.others], unit), *(r for r in some if r.value == tally.total.value)]


def _divides(ledger: Ledger, tally: Tally) -> bool:
    """Whether the outcomes divide the total: met and unmet do; stages of work where all are named, or behind 中."""
    parts = tally.divided()
    if _EXCEPT.search(ledger.text, tally.total.end, parts[0].start):
        return False
    if len({_is_forecast(ledger, part) for part in parts}) > 1:
        return False
    in_all = len(parts) > len(("met", "ongoing")) and "waiting" in tally.counts
    return in_all or "unmet" in tally.counts or bool(_OF_THESE.match(ledger.text, tally.total.end))


def _is_forecast(ledger: Ledger, figure: Figure) -> bool:
    """Whether a sentence tells what will come of items, which what came of them so far does not divide."""
    start, end = ledger.sentence(figure.start)
    return _FORECAST.search(ledger.text, start, end) is not None
