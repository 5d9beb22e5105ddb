"""The target of a claim by the name of what was done of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from guibiao.audit.attained.attained import CLAIM, Attained
from guibiao.audit.attained.called_targets import is_changed_to, is_target
from guibiao.audit.attained.differences import is_difference
from guibiao.audit.attained.kinds import Kind
from guibiao.audit.attained.kinds_of_targets import CHANGED
from guibiao.audit.attained.words import BESIDE, FAR
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.audit.naming import LIKELY, SURE, likeness
from guibiao.expressions import expression

_DID = expression(
    r"\A(?:(?:[1-9一二三四前上]\D?[季半]?[年月度]?)?(?:截至|目前|实际|累计|共|已经?|总计)|全年|完成|实现|达到|建成)*|(?:约|达)\Z"
)
_TO_BE = expression(
    r"(?:完成|实现|达到?|为|计划|目标|任务|预[期计算]|安排|数|[年月度初])+\Z|\A(?:年初|年度|全年|当年|计划|目标|任务)+"
)
_SIDES = ("收入", "支出")  # of a budget
_OF_ALL_YEARS = expression("总投资")
# 由15.3亿元|调减为14.2亿元
_SINCE_CHANGED = expression(r"[，,]?[^，,。；;\d]{0,6}(?:调[减增整低高]|压减|追加|核[减增])[到至为](?=\d)")


def of_noun(ledger: Ledger, attained: Attained, wanted: Kind) -> Sequence[Figure]:
    """The one target before whose name says what was done of it: 年度计划投资137.3亿元。…；完成投资64.3亿元，完成率….

    The paragraph before may tell it. What takes several years (总投资) is none where a plan is told as well.
    """
    done = [f for f in ledger.numbers(attained.sentence, attained.start) if wanted(f)]
    done = [f for f in done if not is_difference(ledger, f, attained.sentence)][-1:]
    noun = noun_of(ledger, done[0], attained.sentence) if done else ""
    if len(noun) < len("投资"):
        return []
    start = ledger.reach(attained.start)
    before = max(ledger.reach(max(start - 1, 0)), start - FAR)
    return (
        _aims_called(ledger, noun, done[0], start, attained.sentence)
        or _aims_changed(ledger, attained, done[0], start, attained.sentence)
        or _aims_called(ledger, noun, done[0], before, start)
    )


def of_like_noun(ledger: Ledger, attained: Attained, actual: Figure) -> Sequence[Figure]:
    """The one target before that what was done may be of by its name: 招商引资到位资金 and 到位省外资金."""
    noun = noun_of(ledger, actual, attained.sentence)
    return _aims_called(ledger, noun, actual, ledger.reach(attained.start), attained.sentence, LIKELY) if noun else []


def noun_of(ledger: Ledger, figure: Figure, floor: int) -> str:
    """What was done or is to be, without the words that say so: 收入 of 累计完成收入 and of 收入预期."""
    return _TO_BE.sub("", _DID.sub("", label_before(ledger.text, figure.start, floor)))


def _aims_called(
    ledger: Ledger, noun: str, done: Figure, start: int, end: int, least: Fraction = SURE
) -> Sequence[Figure]:
    """The one target of a passage that bears a name."""
    said = [f for f in ledger.numbers(start, end) if alike(f.unit, done.unit)]
    aims = [f for f in said if is_target(ledger, f, start) and likeness(noun, ledger, f) >= least]
    aims = [f for f in aims if not _OF_ALL_YEARS.search(label_before(ledger.text, f.start, start))] or aims
    aims = [f for f in aims if not _is_met(ledger, f)]
    aims = [f for f in aims if not _SINCE_CHANGED.match(ledger.text, f.end)] or aims
    return aims[-1:] if len({(f.value, f.unit) for f in aims}) == 1 else []


def _aims_changed(ledger: Ledger, attained: Attained, done: Figure, start: int, end: int) -> Sequence[Figure]:
    """The one budget of a passage that was changed, where the claim is of such: 压减至2640万元, 为调整后预算的90%."""
    if ledger.text.find(CHANGED, max(attained.start - BESIDE, end), attained.end) < 0:
        return []
    said = [f for f in ledger.numbers(start, end) if alike(f.unit, done.unit)]
    aims = [f for f in said if is_changed_to(ledger, f, ledger.sentence(f.start)[0])]
    return aims if len(aims) == 1 and not _is_of_other_side(ledger, aims[0], done) else []


def _is_of_other_side(ledger: Ledger, aim: Figure, done: Figure) -> bool:
    """Whether a budget is one of what comes in, and what was done is spent, or the other way round."""
    aimed, told = (ledger.text[ledger.sentence(f.start)[0] : f.start] for f in (aim, done))
    return any(a in told and b not in told and b in aimed and a not in aimed for a, b in permutations(_SIDES))


def _is_met(ledger: Ledger, target: Figure) -> bool:
    """Whether its own part of the sentence tells what was reached of it: 计划投资186亿元，…占年度计划的87.3%；…."""
    end = ledger.sentence(target.start)[1]
    behind = min((at for mark in "；;" if (at := ledger.text.find(mark, target.end, end)) >= 0), default=end)
    return CLAIM.search(ledger.text, target.end, behind) is not None
