"""`gap`: how far a figure is from another where its own sentence does not tell it before the gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from guibiao.audit.claims import held, indicator_of
from guibiao.audit.figure import Cited, Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME, Gap, gaps
from guibiao.audit.gaps.areas import area_of
from guibiao.audit.gaps.difference import as_aim, difference, is_target, of_one_measure
from guibiao.audit.gaps.gap import TARGET, measurable
from guibiao.audit.gaps.held_apart import claim_of
from guibiao.audit.gaps.words import AREA, GROWTH, SHORTEST
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger, code_of, subject_of
from guibiao.audit.measures import POINTS
from guibiao.audit.naming import SURE, closest_named
from guibiao.expressions import expression

__all__ = ["NAME", "check"]

# 我市|比全省低0.6个百分点 | 与规划目标相比|还有10万亩的差距
_BY_ITSELF = expression(r"\s*(?:[我本全][省市县区州]|仍|还|尚|[，,]|[与和][^，,。；;\d]{2,10}相比)*")
_SET = expression(r"目标|要求|(?:规划|纲要|计划)(?:提出|确定|明确|到)")
_NAMELESS = expression(
    rf"(?:截[至止]|到|20\d\d年|[末底初]|{AREA.pattern}|[我本全][省市县区州]|同期|目前|已|实际|累计|平均|水平|增[速幅长]|完成|实现|建成|达到?|[为仅约是共有])*"
)
_LONGEST_NAME = 12  # characters
_BACK = 160  # characters before a sentence in which its two figures are looked for


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such gap whose two figures the text tells by their names, before it or right behind it."""
    for gap in ledger.once(gaps):
        if not gap.own and not gap.pace and (finding := _of_gap(ledger, gap)):
            yield finding


def _of_gap(ledger: Ledger, gap: Gap) -> Finding | None:
    ways = (_by_names, _of_bracket, _of_areas, _by_mention, _both_behind, _both_elsewhere, _of_the_two_before)
    return next((finding for way in ways if (finding := way(ledger, gap))), None)


def _by_names(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap whose two figures the sentences before tell by their names: 农村居民收入增速快于城镇居民2.3个百分点."""
    said = ledger.numbers(max(ledger.reach(gap.start), gap.sentence - _BACK), gap.sentence)
    near = [f for f in said if measurable(f, gap.figure) and not is_target(f)]
    names = [_called_last(n) for n in (label_before(ledger.text, gap.start, gap.sentence), gap.other)]
    if gap.of_target or gap.of_the_past or min(map(len, names)) < SHORTEST:
        return None
    own, other = (_only(GROWTH.sub("", name), ledger, near) for name in names)
    if own is None or other is None or own is other:
        return None
    reading = difference(own, other, gap.figure, gap.sign)
    claim = claim_of(gap, own)
    return held(ledger, claim, [reading] if of_one_measure(reading) else [])


def _of_bracket(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap that tells what it is from in a bracket, of what the sentences before tell by its name.

    全市公共预算收入增长21.9%。…全市公共预算收入增幅比全省平均（16.0%）高5.9个百分点.
    """
    inside = [f for f in ledger.numbers(gap.start, gap.figure.start) if measurable(f, gap.figure)]
    name = GROWTH.sub("", _called_last(label_before(ledger.text, gap.start, gap.sentence)))
    if len(inside) != 1 or len(name) < SHORTEST or gap.of_the_past:
        return None
    said = ledger.numbers(max(ledger.reach(gap.start), gap.sentence - 2 * _BACK), gap.sentence)
    said = [f for f in said if measurable(f, gap.figure) and not is_target(f)]
    own = _only(name, ledger, [f for f in said if not area_of(ledger, f) or area_of(ledger, f) in name])
    if own is None:
        return None
    reading = difference(own, inside[0], gap.figure, gap.sign)
    return held(ledger, claim_of(gap, own), [reading] if of_one_measure(reading) else [])


def _of_areas(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap of what the sentences before tell of this area and of a wider one, each but once.

    增长7.3%。…全省增长4.8%。我县比全省快2.5个百分点.
    """
    area = AREA.search(gap.other)
    if area is None or gap.figure.unit not in POINTS or gap.of_target or gap.of_the_past:
        return None
    floor = max(ledger.reach(gap.start), gap.sentence - _BACK)
    said = [f for f in ledger.within(floor, gap.sentence) if measurable(f, gap.figure) and not is_target(f)]
    wider = [f for f in said if area_of(ledger, f) == area[0]][-1:]
    about = wider[0].statement if wider else None
    own = [f for f in said if about and not area_of(ledger, f) and subject_of(f.statement)[0] == subject_of(about)[0]]
    own = [f for f in own if about and f.statement.measure == about.measure]
    if not wider or len({f.value for f in own}) != 1 or said[-1] not in (wider[0], own[-1]):
        return None
    return held(ledger, claim_of(gap, own[-1]), [difference(own[-1], wider[0], gap.figure, gap.sign)])


def _by_mention(ledger: Ledger, gap: Gap) -> Finding | None:
    """A distance between two that the passage names, each before a figure of one kind: 甲市与乙市的产值相差86亿元."""
    if gap.sign or gap.of_target or len(gap.subject) < SHORTEST:
        return None
    floor = max(ledger.reach(gap.start), gap.sentence - _BACK)
    own, other = (_behind_mention(ledger, gap, name, floor) for name in (gap.subject, gap.other))
    if own is None or other is None or own.start == other.start:
        return None
    what = sorted((indicator_of(own), indicator_of(other)), key=len)
    if not what[1].endswith(what[0]):  # 甲县地区生产总值 and 地区生产总值
        return None
    return held(ledger, claim_of(gap, own), [difference(own, other, gap.figure, 0)])


def _behind_mention(ledger: Ledger, gap: Gap, name: str, floor: int) -> Figure | None:
    """The first figure of its sentence behind the last mention of what a name begins with."""
    text = ledger.text
    for end in range(min(len(name), _LONGEST_NAME), SHORTEST - 1, -1):
        at = text.rfind(name[:end], floor, gap.sentence)
        if at >= 0:
            behind = ledger.numbers(at, min(ledger.sentence(at)[1], gap.sentence))
            return next((f for f in behind if measurable(f, gap.figure) and not is_target(f)), None)
    return None


def _both_behind(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap whose two figures the sentence tells only next, one by its name: 比全国低0.6个百分点，全国为5.2%."""
    after = [f for f in ledger.numbers(gap.figure.end, ledger.sentence(gap.start)[1]) if measurable(f, gap.figure)]
    if len(after) != len(("own", "other")) or len(gap.other) < SHORTEST or gap.sign == 0:
        return None
    labels = [label_before(ledger.text, f.start, gap.figure.end) for f in after]
    named = [f for f, label in zip(after, labels, strict=True) if gap.other[:SHORTEST] in label]
    if len(named) != 1:
        return None
    own = next(f for f in after if f is not named[0])
    claim = claim_of(gap, own)
    return held(ledger, claim, [difference(own, named[0], gap.figure, gap.sign)])


def _both_elsewhere(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap of an indicator to its target, both told far before: 城镇化率距2025年目标尚有4.2个百分点的差距."""
    name = label_before(ledger.text, gap.start, gap.sentence)
    code = code_of(name)
    if code is None or not gap.of_target or not isinstance(gap.figure, Cited):
        return None
    about = msgspec.structs.replace(gap.figure.statement, indicator=name, code=code)
    reached, aims = ([*ledger.stated(about, "level", facts=facts)] for facts in (True, False))
    reached = [f for f in reached if f.start < gap.start and measurable(f, gap.figure)]
    last = max((f.statement.period for f in reached), default="")
    reached = [f for f in reached if f.statement.period == last]
    aims = [f for f in aims if f.start < gap.start and measurable(f, gap.figure)]
    readings = [difference(a, t, gap.figure, gap.sign) for a in reached for t in aims]
    if not readings:
        return None
    one_each = len({f.value for f in reached}) == len({f.value for f in aims}) == 1
    claim = claim_of(gap, reached[-1])
    return held(ledger, claim, readings[:1] if one_each else [], readings)


def _of_the_two_before(ledger: Ledger, gap: Gap) -> Finding | None:
    """A gap told by itself of the only two figures of its kind in the two sentences before, one of which it names.

    规划目标为46.5%。2023年森林覆盖率为45.2%。距规划目标还差1.3个百分点. One of them is a target or the area's.
    """
    if not _BY_ITSELF.fullmatch(ledger.text, gap.sentence, gap.start) or gap.of_the_past:
        return None
    floor = ledger.sentence(max(ledger.sentence(max(gap.sentence - 1, 0))[0] - 1, 0))[0]
    told = ledger.numbers(max(floor, ledger.paragraph(gap.sentence)[0]), gap.sentence)
    told = [f for f in told if measurable(f, gap.figure)]
    meant = gap.other or gap.subject
    area = AREA.search(meant)
    if area:
        others = [f for f in told if area_of(ledger, f) == area[0]]
    else:
        others = [f for f in told if _is_aim(ledger, f)] if TARGET.search(meant) else []
    own = [f for f in told if f not in others]
    if len(others) != 1 or len(own) != 1 or not _are_of_one_thing(ledger, *told):
        return None
    reading = difference(own[0], as_aim(others[0]) if not area else others[0], gap.figure, gap.sign)
    return held(ledger, claim_of(gap, own[0]), [reading] if measure_of(own[0]) == measure_of(others[0]) else [])


def _is_aim(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a target, by what it was read as or by the words of its sentence before it: 规划要求….."""
    return is_target(figure) or bool(_SET.search(ledger.text, ledger.sentence(figure.start)[0], figure.start))


def _are_of_one_thing(ledger: Ledger, first: Figure, last: Figure) -> bool:
    """Whether two figures bear one name, or the last one none of its own: 截至2023年底，全县已建成41.6万亩."""
    return indicator_of(first).endswith(indicator_of(last)) or bool(
        _NAMELESS.fullmatch(label_in_sentence(ledger, last))
    )


def _called_last(name: str) -> str:
    """The name at the end of a description: 增速最高的东安县 is 东安县."""
    last = name.rpartition("的")[2]
    return last if len(last) >= SHORTEST else name


def _only(name: str, ledger: Ledger, figures: Sequence[Figure]) -> Figure | None:
    """The one figure that surely bears a name."""
    found = [f for score, f in closest_named(name, ledger, figures) if score >= SURE]
    return found[0] if len(found) == 1 else None
