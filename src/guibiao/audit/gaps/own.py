"""Which figure a gap is of, by the name that its clause begins with: 农村|快于城镇, 我市增速|高于全国."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.gaps.areas import area_of
from guibiao.audit.gaps.gap import Gap, measurable
from guibiao.audit.gaps.words import AREA, GROWTH, SHORTEST
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.naming import SURE, closest_named, in_full
from guibiao.expressions import expression

_FILLS = expression(r"(?:均|都|也|分别|继续|持续|仍然?|依然|明显|略|已|则|连续.{1,3}年|同比|总体|比上年|的)+\Z")
_HERE = expression(r"[我本][国省市县区州旗]|全[市县区州旗]")
_FORMER, _LATTER = "前者", "后者"
_OF_AREA = expression(rf"{AREA.pattern}|平均|整体|总体|同期|同比|水平|增[速幅长]|[上下]?[升降]幅?|[为达到的]")
_FAST = expression(r"[快慢]|增[速幅长]")


def bare_name(words: str) -> str:
    """A name without the words for its growth and for how it differs."""
    return in_full(GROWTH.sub("", _FILLS.sub("", words)).removesuffix("的"))


def owns(ledger: Ledger, gap: Gap) -> Sequence[Figure]:
    """The figures before a gap that it may be of, the likeliest first: of another area only where it is named.

    Where the sentence tells none of the area that the gap speaks of, the only one that the sentence before tells.
    """
    other = AREA.search(gap.other)
    if other is None:
        return _of_growth(gap)
    here = _HERE.match(gap.subject)
    areas = ((f, "" if _is_part_there(ledger, f, gap.other) else area_of(ledger, f)) for f in gap.own)
    mine = [f for f, area in areas if _is_of_here(area, other[0], here[0] if here else "")]
    if mine or not gap.own:
        return mine
    floor = max(ledger.reach(gap.sentence), ledger.sentence(max(gap.sentence - 1, 0))[0])
    before = [f for f in ledger.numbers(floor, gap.sentence) if measurable(f, gap.figure)]
    before = [f for f in before if _is_of_here(area_of(ledger, f), other[0], here[0] if here else "")]
    return before if len(before) == 1 else []


def _is_part_there(ledger: Ledger, figure: Figure, other: str) -> bool:
    """Whether an area has two things, of which a gap names another: 全市一产增长4.7%，高于全市经济增长0.5个百分点."""
    thing = _OF_AREA.sub("", other)
    own = label_in_sentence(ledger, figure)
    return len(thing) >= SHORTEST and thing not in own and _OF_AREA.sub("", own) != ""


def _of_growth(gap: Gap) -> Sequence[Figure]:
    """The figures before a gap; of those that are growths where growth is spoken of, and any of them is one."""
    grown = [f for f in gap.own if _grows(f)] if _FAST.search(gap.other) else []
    return grown or gap.own


def _is_of_here(area: str, other: str, here: str) -> bool:
    """Whether a figure told of an area can be what is held against another: not that one, nor a third beside ours."""
    return not area or (area != other and (not here or area[-1] == here[-1]))


def pair_named(ledger: Ledger, gap: Gap) -> tuple[Figure, Figure] | None:
    """The two figures of the sentence whose names the gap tells, each but once: 城乡居民收入分别增长…，农村快于城镇."""
    turn = gap.subject[-len(_FORMER) :], gap.other[: len(_FORMER)]
    if turn in ((_FORMER, _LATTER), (_LATTER, _FORMER)):
        latter, former = gap.own if len(gap.own) == len(turn) else (None, None)
        told = (former, latter) if turn[0] == _FORMER else (latter, former)
        return (told[0], told[1]) if told[0] and told[1] else None
    mine, theirs = bare_name(gap.subject), bare_name(gap.other)
    if gap.of_target or gap.of_the_past or min(len(mine), len(theirs)) < SHORTEST or mine == theirs:
        return None
    own, other = _only(ledger, mine, theirs, gap), _only(ledger, theirs, mine, gap)
    return (own, other) if own and other and own is not other else None


def _only(ledger: Ledger, name: str, beside: str, gap: Gap) -> Figure | None:
    """The one figure of a name; where the name beside it has it within (重点工程, 非重点工程), none that bears that."""
    said = [f for f in gap.own if not _FAST.search(gap.subject + gap.other) or _grows(f)]
    if name in beside:
        said = [f for f in said if beside not in indicator_of(f)]
    found = [f for score, f in closest_named(name, ledger, said) if score >= SURE]
    found = [f for f in found if name in indicator_of(f)] if len(found) > 1 else found
    return found[0] if len(found) == 1 else None


def _grows(figure: Figure) -> bool:
    said = statement_of(figure)
    return said is None or said.measure in ("growth", "growth_avg")
