"""`Pairs`: what was reached with the targets that it may be of, and whether the first pair is surely meant."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guibiao.audit.attained.attained import Attained
from guibiao.audit.attained.kinds import Kind, is_amount, is_percent, is_rate
from guibiao.audit.attained.kinds_of_targets import is_called, kinds
from guibiao.audit.attained.reached import left_behind, reached, told_after, told_before
from guibiao.audit.attained.targets import rates_named, targets
from guibiao.audit.attained.targets_by_name import of_like_noun
from guibiao.audit.attained.words import OF_YEAR
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.tally import tallies
from guibiao.expressions import expression

_PART = expression(r"[；;。][^，,。；;]{0,4}其中|其中")


class Pairs(Struct, frozen=True):
    """What was reached with the targets that it may be of, or with what is left to be done where no target is told."""

    likeliest: tuple[tuple[Figure, Figure], ...]  # what was reached and a target, the likeliest first
    sure: bool = False  # whether the first is surely meant
    of_rate: bool = False  # whether the words themselves tell the target, a rate
    rest: tuple[Figure, Figure] | None = None  # what was done and what is left


def pairs_of(ledger: Ledger, attained: Attained) -> Pairs:
    """The pairs by which a claim may be recomputed, of the first kind of figures of which there are any."""
    rates = rates_named(ledger, attained)  # 降低7.2%，完成目标13.5%的53.3%
    for wanted in (is_percent,) if rates else kinds(ledger, attained):
        aims = rates or targets(ledger, attained, wanted)
        actuals = reached(ledger, attained, aims, wanted)
        if not aims and actuals and wanted is is_amount and (left := left_behind(ledger, attained.figure, actuals[0])):
            return Pairs((), rest=(actuals[0], left))
        if likeliest := _paired(ledger, attained, aims, actuals, wanted):
            return Pairs(tuple(likeliest), _is_sure(ledger, attained, aims, likeliest[0], wanted), bool(rates))
    return Pairs(())


def _paired(
    ledger: Ledger,
    attained: Attained,
    aims: Sequence[Figure],
    actuals: Sequence[Figure],
    wanted: Kind,
) -> list[tuple[Figure, Figure]]:
    """What was reached with each of the targets, or what is told of them elsewhere."""
    if not aims:
        of_amount = actuals[:1] if wanted is is_amount else ()
        return [(a, t) for a in of_amount for t in of_like_noun(ledger, attained, a)]
    beside = [(a, t) for t in aims for a in actuals if alike(a.unit, t.unit)]
    if beside:
        return beside
    told = told_after(ledger, attained.figure, aims[0]) or told_before(ledger, aims[0], attained.sentence)
    return [(a, aims[0]) for a in told if wanted(a)]


def _is_sure(
    ledger: Ledger,
    attained: Attained,
    aims: Sequence[Figure],
    pair: tuple[Figure, Figure],
    wanted: Kind,
) -> bool:
    """Whether a pair is surely meant: of its one target, by the kind and the place of both."""
    actual, target = pair
    same = [t for t in aims if alike(t.unit, actual.unit)]
    same = [t for t in same if t.unit == actual.unit] or same  # 改造小区40个、惠及居民5600户
    if len(same) != 1 or not is_called(ledger, attained, same[0]):
        return False
    if _of_other_years(ledger, actual, target, attained.sentence) or _is_spent(ledger, attained, actual, target):
        return False
    if wanted is is_rate and "值" not in label_before(ledger.text, aims[0].start, attained.sentence):
        return False  # but 目标值4.5%，实际值4.2%，完成93.3%
    if _is_of_tally(ledger, actual) or not _is_of_last(ledger, attained, pair):
        return False
    return wanted is is_percent or not _is_of_part(ledger, pair)


def _of_other_years(ledger: Ledger, actual: Figure, target: Figure, sentence: int) -> bool:
    """Whether what was done in a year stands beside what takes several: 总投资108亿元的项目完成年度投资32亿元."""
    told, aim = (label_before(ledger.text, f.start, sentence) for f in (actual, target))
    return "总投资" in aim and OF_YEAR.search(told) is not None


def _is_spent(ledger: Ledger, attained: Attained, actual: Figure, target: Figure) -> bool:
    """Whether a target has a rate of its own: 完成任务4500人的108%，再就业1260人，完成任务的105%.

    Before what was reached, or behind the claim: 新增5260人，完成市定任务的105.2%，完成省定任务4500人的116.9%.
    """
    later = target.start >= attained.figure.end
    behind = ledger.numbers(target.end, ledger.sentence(target.end)[1] if later else actual.start)[:1]
    return any(f.unit in PERCENT and ledger.text[target.end : f.start] == "的" for f in behind)


def _is_of_tally(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is one of those that came to something, of which others may be meant as well."""
    several = (t for t in ledger.once(tallies) if len(t.divided()) > 1)
    return any(figure.start == f.start for t in several for f in (*t.counts.values(), *t.others))


def _is_of_last(ledger: Ledger, attained: Attained, pair: tuple[Figure, Figure]) -> bool:
    """Whether no amount of another kind stands nearer: 142个项目完成投资456.2亿元，占年度计划的76.1% is of money."""
    actual, target = pair
    if target.start >= attained.start and target.start < attained.end:
        return True
    nearer = [f for f in ledger.numbers(max(actual.end, attained.sentence), attained.start) if is_amount(f)]
    return all(f.start == target.start or alike(f.unit, actual.unit) for f in nearer)


def _is_of_part(ledger: Ledger, pair: tuple[Figure, Figure]) -> bool:
    """Whether what was reached is named as a part behind its target, which then is the whole's: 其中续建项目完成…."""
    actual, target = pair
    return target.end <= actual.start and _PART.search(ledger.text, target.end, actual.start) is not None
