"""Amounts of which each tells what share of one whole it is, where the shares are all: then so are the amounts.

…建议93件。财政类25件，占26.9%；农业类26件，占28.0%；…: no word tells that nothing is left out, the shares do. They
also tell which figure before is the whole, even where one of the amounts or the whole itself is a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.claims.tenfold import tenfold
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.slip import is_copied
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import SURE_DIGITS, SWAPPED_SHORT, one_digit, slip_in_sum, swapped
from guibiao.audit.precision import stands_for, times
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import claimed
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

# 占受理总数的 | 占全社会用电比重（下同）为 | 占受理案件数比例最高，达
_SHARE = expression(
    r"占(?!用|地|补)[^，,。；;：:\n、\d（()）]{0,16}(?:[（(][^（()）\n\d]{1,8}[)）][^，,。；;：:\n、\d（()）]{0,4})?"
    r"(?:最[高多大][，,]?(?:达到?|为))?(?=\d)"
)
# 25件，占 | 43件（甲类），占 | 22.6亿元，增长3.1%，占 | 18人（占
_BETWEEN = expression(
    r"(?:m[23])?[^，,。；;：:\n、\d（()）]{0,20}(?:[（(][^（()）\n]{0,30}[)）])?[，,]?"
    r"(?:(?:同比|[比较]上年)?[^，,。；;\n\d（()）]{0,8}\d[\d.]*%[，,])?[（(]?"
)
# 25.5万人，比上年末增加2.4万人，占
_THEN_CHANGED = expression(r"[，,](?:(?:同比|[比较][^，,。；;\d]{0,8})[^，,。；;\d]{0,6}|净?[增减][^，,。；;\d]{0,4})")
_CHANGED = expression(r"[较比]|同比|净?增加|减少")
_NO_PART = expression(r"\A(?:[较比]|同比|增|减|新增|净增)|其中")
_NO_WHOLE = expression(r"[较比]|上年|去年|同期|计划|目标|预算|任务")
_ALL = 100
_FARTHEST = 60  # characters between an amount and its share
_REACH = 900  # characters before the first amount in which the whole is looked for
_APART = 160  # characters between one share and the next amount
_MOST = 12


class _Part(NamedTuple):
    """An amount with its share of the whole, in percent."""

    amount: Figure
    share: Figure


def sums_with_shares(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every whole whose parts all tell their share of it."""
    run: list[_Part] = []
    for part in (*_parts(ledger), None):
        if part and run and _goes_on(run[-1], part):
            run.append(part)
            continue
        yield from _of_run(ledger, run)
        run = [part] if part else []


def _parts(ledger: Ledger) -> Iterator[_Part]:
    for match in ledger.scan(_SHARE, "占"):
        share = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if share is None or share.unit not in PERCENT:
            continue
        told = ledger.numbers(match.start() - _FARTHEST, match.start())
        amount = next((f for f in reversed(told) if f.unit not in (*PERCENT, *POINTS)), None)
        if amount and amount.unit and _BETWEEN.fullmatch(ledger.text, amount.end, match.start()):
            before = told[told.index(amount) - 1 : told.index(amount)]
            changed = (f for f in before if _THEN_CHANGED.fullmatch(ledger.text, f.end, amount.start))
            yield _Part(next(changed, amount), share)


def _goes_on(last: _Part, part: _Part) -> bool:
    near = part.amount.start - last.share.end <= _APART
    return near and comparable(last.amount.unit, part.amount.unit) and part.amount is not last.amount


def _of_run(ledger: Ledger, run: Sequence[_Part]) -> Iterator[Finding]:
    """The runs within a run whose shares come to a hundred, one after another: 男…，女…；0—14岁…，15—59岁…，…."""
    at = 0
    while at < len(run) - 1:
        sums = Interval(0)
        for end in range(at, min(at + _MOST, len(run))):
            sums = sums + stands_for(run[end].share)
            parts = run[at : end + 1]
            if end > at and _ALL in sums and not _more_is_nearer(parts, run[end + 1 : end + 2]):
                labels = [label_in_sentence(ledger, p.amount) for p in parts]
                if not (_CHANGED.match(labels[0]) or any(map(_NO_PART.search, labels[1:]))):
                    yield from _of_all(ledger, parts)
                at = end
                break
        at += 1


def _more_is_nearer(shares: Sequence[_Part], more: Sequence[_Part]) -> bool:
    """Whether one more share brings a sum nearer to a hundred: …，占0.2%。"""
    told = sum((Fraction(p.share.value) for p in shares), Fraction(0))
    return bool(more) and abs(_ALL - told - Fraction(more[0].share.value)) < abs(_ALL - told)


def _of_all(ledger: Ledger, parts: Sequence[_Part]) -> Iterator[Finding]:
    first = parts[0].amount
    told = ledger.numbers(max(first.start - _REACH, 0), first.start)
    before = [f for f in reversed(told) if comparable(f.unit, first.unit)]
    amounts = [p.amount for p in parts]
    fitting = next((f for f in before if judge(f, added(amounts, f.unit)) in FITTING), None)
    if fitting:
        yield recomputed(ledger, claimed(ledger, fitting), [added(amounts, fitting.unit)])
        return
    whole = next((f for f in before if sum(_is_share(p, f) for p in parts) >= len(parts) - 1), None)
    labels = [label_in_sentence(ledger, amount) for amount in amounts]
    if whole and _may_lack_little(whole, parts) and not is_whole(labels):
        return
    if whole:  # but one of them agrees with it
        yield recomputed(
            ledger, replace(claimed(ledger, whole), sure=True, by_slip=False), [added(amounts, whole.unit)]
        )
        return
    sum_ = added(amounts, first.unit)
    if all(_is_share_of(p, first.unit, sum_.possible) for p in parts):
        yield from _of_slip(ledger, before, amounts)


def _may_lack_little(whole: Figure, parts: Sequence[_Part]) -> bool:
    """Whether one more part, as little as the shares' rounding hides, may be left: 55%、13%、9%、23%，其他1件."""
    amounts = [p.amount for p in parts]
    lacking = Fraction(whole.value) - added(amounts, whole.unit).value
    hidden = _ALL - sum((stands_for(p.share).low for p in parts), Fraction(0))
    if not 0 < lacking <= Fraction(whole.value) * hidden / _ALL:
        return False
    by = [factor(a.unit, whole.unit) for a in amounts]
    return not slip_in_sum(whole.value, [a.value for a in amounts], SWAPPED_SHORT, by)


def _of_slip(ledger: Ledger, before: Sequence[Figure], amounts: Sequence[Figure]) -> Iterator[Finding]:
    """A whole that is the sum of its parts but for one slip, where these agree with each other."""
    for figure in before:
        sum_ = added(amounts, figure.unit)
        if _NO_WHOLE.search(label_in_sentence(ledger, figure)):
            continue
        turned = swapped(figure.value, sum_.value, short=True)
        nearest = figure is before[0] and len(amounts) > len("甲乙丙")
        telling = len(figure.value.as_tuple().digits) >= SURE_DIGITS - nearest
        claim = replace(claimed(ledger, figure), sure=True)
        moved = tenfold(claim, sum_) or (figure is before[0] and is_copied(ledger, figure))
        if turned or moved or (telling and one_digit(figure.value, sum_.value)):
            severity, caveat = (
                ("error", "") if turned or moved else ("warning", _("有一位数字可能写错了，如另有所指则不算错"))
            )
            yield recomputed(ledger, replace(claim, severity=severity, caveat=caveat), [sum_])
            return


def _is_share(part: _Part, whole: Figure) -> bool:
    return _is_share_of(part, whole.unit, stands_for(whole))


def _is_share_of(part: _Part, unit: str, whole: Interval) -> bool:
    """Whether a part may be the share that it is told to be, give or take one unit of its last digit."""
    amount = times(stands_for(part.amount), factor(part.amount.unit, unit))
    share = stands_for(part.share)
    unit_of_last = share.high - share.low
    wider = Interval(max(share.low - unit_of_last, Fraction(0)), share.high + unit_of_last)
    return (whole * wider).meets(amount * 100)
