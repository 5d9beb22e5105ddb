"""Whether the shares of a run are meant to be all of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from guibiao.audit.complements import is_whole
from guibiao.audit.hundred.bounds import FEWEST, MAY_BE_ALL, NEARLY_ALL, WHOLE
from guibiao.audit.hundred.runs import AND, CONTRIBUTED, OTHERS, Run
from guibiao.audit.hundred.slips import is_mistaken, is_moved, is_slip_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.misprint import swapped
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.quantity import Interval, decimals, printed

_REACH = 40  # characters before a run in which words tell what it divides
_NO_OVERLAP = "及以上"  # 60岁及以上 is the last class, 亿元以上 one that holds others
_ALL = expression(
    r"三次产业|三大产业|一、?二、?三(?:次)?产业|三产|[结构]构中|方式中|消费中|年龄构成|权重|(?:来源|结构|构成)看"
)
_OF_AREA = expression(r"占全[国省市州区县旗](?:的|比重|比例|总量|份额)[^，,。；;]*\Z")  # each of another whole
_ALL_CONTRIBUTE = expression(
    r"三次产业|三大产业|一、?二、?三(?:次)?产业|[第一]一?产业?、[第二]二?产业?[、和][第三]三?产业?|三大需求|消费[^，,。；;]{0,8}资本形成[^，,。；;]{0,10}净出口"
)
_EACH, _EACH_NEAR = expression(r"[各均都]占[^，,。；;\d]*\Z"), 12  # characters
_NEARLY = Fraction(95)  # %: shares that fall shorter of all leave one out
_FROM_NOUGHT = expression(r"(?<!\d)0\s?[-—－–~～至到]\s?\d+\s?周?岁")
_AGE = 12  # characters before a share in which its age class stands
_ALL_IN_TURN = expression(r"(?:三次产业|三大产业|一、?二、?三(?:次)?产业)[^，,。；;%]*(?:分别|依次)[^，,。；;%]*\Z")


def are_all(ledger: Ledger, run: Run) -> bool:
    """Whether the shares of a run are all: their words say so, or they are more than all, or all but for one slip."""
    return _are_meant_as_all(ledger, run) and not _lacks_one(ledger, run)


def _are_meant_as_all(ledger: Ledger, run: Run) -> bool:
    total = sum((Fraction(f.value) for f in run.shares), Fraction(0))
    lead = ledger.text[max(run.shares[0].start - _REACH, 0) : run.shares[0].start]
    if _OF_AREA.search(lead) or _is_told_of_part(ledger, run, total):
        return False
    if total not in MAY_BE_ALL:
        return len(run.shares) >= FEWEST and _is_all_but_for_point(run, total, lead)
    if run.among and not (is_whole(run.labels) or OTHERS.search(run.labels[-1])):
        return False
    if len(run.shares) == FEWEST and CONTRIBUTED.search(lead):
        lead = ledger.text[ledger.sentence(run.shares[0].start)[0] : run.shares[0].start]
        if _ALL_CONTRIBUTE.search(lead):
            return True
    if len(run.shares) == FEWEST and _ALL_IN_TURN.search(lead) and _is_in_turn(ledger, run):
        return True
    if _are_called_all(run, lead):
        return total in NEARLY_ALL or any(is_mistaken(ledger, f, Fraction(f.value) + WHOLE - total) for f in run.shares)
    return total in NEARLY_ALL and _come_to_all(run, total)


def _are_called_all(run: Run, lead: str) -> bool:
    """Whether words tell that shares are all: the last is of all others, or their classes leave none out."""
    if is_whole(run.labels) or OTHERS.search(run.labels[-1]):
        return True
    by_age = _FROM_NOUGHT.search(lead[-_AGE:]) and "以上" in run.labels[-1]
    return len(run.labels) >= FEWEST and bool(_ALL.search(lead) or by_age or _from_end_to_end(run.labels))


def _come_to_all(run: Run, total: Fraction) -> bool:
    """Whether shares that no word tells to be all come to more than a whole, or to one but for one slip."""
    if len(run.shares) < FEWEST:
        return any(swapped(f.value, Fraction(f.value) + WHOLE - total) for f in run.shares)
    labels = [label.replace(_NO_OVERLAP, "") for label in run.labels]
    if any(word in label for label in labels for word in wording().overlapping):
        return False
    slack = sum((printed(f.value) for f in run.shares), Interval(0))
    if slack.low > WHOLE or WHOLE in slack:
        return True
    if total < _NEARLY:  # any of so many digits might be another; what is not told is likelier
        return any(swapped(f.value, Fraction(f.value) + WHOLE - total, short=True) for f in run.shares)
    return any(is_slip_of(f.value, Fraction(f.value) + WHOLE - total) for f in run.shares)


def _is_told_of_part(ledger: Ledger, run: Run, total: Fraction) -> bool:
    """Whether the shares are told to make up another share, or one of them is of several things each.

    优良天数占92.1%，其中优占43.3%，…; Ⅴ类和劣Ⅴ类各占0.3%.
    """
    before = ledger.numbers(ledger.sentence(run.shares[0].start)[0], run.shares[0].start)
    if any(f.unit in PERCENT and Fraction(f.value) == total != WHOLE for f in before[-FEWEST:]):
        return True
    last = run.shares[-1]
    alone = len(run.shares) < 2 or not AND.fullmatch(ledger.text, run.shares[-2].end, last.start)
    return alone and _EACH.search(ledger.text, max(last.start - _EACH_NEAR, 0), last.start) is not None


def _is_all_but_for_point(run: Run, total: Fraction, lead: str) -> bool:
    """Whether one share with its point elsewhere makes all of them just a hundred; of industries, but for rounding."""
    slack = sum((Fraction(1, 2 * 10 ** decimals(f.value)) for f in run.shares), Fraction(0)) if _ALL.search(lead) else 0
    return any(is_moved(f.value, Fraction(f.value) + WHOLE - total, slack) for f in run.shares)


def _is_in_turn(ledger: Ledger, run: Run) -> bool:
    """Whether shares follow one another at once: 19.1%、34.2%和46.7%."""
    return all(AND.fullmatch(ledger.text, a.end, b.start) for a, b in pairwise(run.shares))


def _lacks_one(ledger: Ledger, run: Run) -> bool:
    """Whether more amounts are told than shares, which then need not be all: 一产0.3亿；二产19.6亿，占69%；三产…"""
    start, end = ledger.sentence(run.shares[0].start)[0], run.shares[-1].start
    told = [f for f in ledger.numbers(start, end) if f.unit not in PERCENT]
    own = [next((f for f in reversed(told) if f.end <= share.start), None) for share in run.shares]
    if any(f is None for f in own) or sum((f.value for f in run.shares), Decimal(0)) >= WHOLE:
        return False
    units = {f.unit for f in own if f}
    part = sum(f.value for f in own if f)
    others = [f for f in told if f.unit in units and f not in own and 10 * f.value < part]
    return len(units) == 1 and len({f.start for f in own if f}) == len(own) and bool(others)


def _from_end_to_end(labels: Sequence[str]) -> bool:
    """Whether labels are classes from the lowest to the highest: 初中及以下, 高中, 大专及以上."""
    return any("以下" in label for label in labels) and any("以上" in label for label in labels)
