"""`change-of-levels`: points or amounts by which something changed, against its two levels. 45.44 → 45.53 is +0.09."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.joints import Joint, adds, adds_yearly, came_to, in_one_breath, joints, turned
from guibiao.audit.judgement import Input, Reading, holds
from guibiao.audit.ledger import Ledger, in_whole_years, period_of
from guibiao.audit.levels import Frame, Level, level_of, levels, span_from_first, span_of, year_before
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor, is_for_each
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import caveat_of
from guibiao.audit.rules.gaps_in_turn import starts_in_turn
from guibiao.audit.rules.growth_of_levels import AND_GROWN, growth
from guibiao.audit.rules.ranks_moved import is_of_places
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "change-of-levels"
_ROUNDED = "holds_within_rounding"
_NEW = "新增"
_SLOWER = expression(r"(?:放缓|减缓|趋缓|回落|收窄)了?\Z")
_FALL = expression(
    r"[降跌]幅(?:[^，,。；;\d]{0,4}|[比较与][^，,。；;]{2,24}?)(?:收窄|缩小|收缩|减小|(?P<wider>扩大|加深|加大))了?\Z"
)
_WIDER = expression(r"(?:收窄|缩小|收缩|减小|(?P<wider>扩大|加深|加大))了?\Z")
_MORE_LESS = expression(r"(?:(?P<more>多)|少)[增减降免]了?\Z")  # 比上年的5.2亿元多减1.6亿元: more of a reduction
_SERVICES = expression(
    r"服务业(?:增加值)?(?:所?占|在)?(?:[^，,。；;]{0,12}(?:经济|生产总值|GDP)[^，,。；;]{0,4})?(?:比重|占比|比)\Z"
)
_THIRD = expression("(?:第三产业|三产)(?:增加值)?(?:占|比重)")
_CUMULATED = "[〔［【"  # in a table: what came or is to come over all its years
_BESIDE_PLAN = ("超收", "短收", "超支", "欠收")  # by how much a budget was passed or missed, which has no growth
_OTHER_SPAN = expression(
    r"[比较][上前]一?个?(?:[两二三四五六七八九十]年|规划期|时期|届)[^，,。；;\d]*\Z|[比较]“?十[一二三四]五”?[^，,。；;\d末底]*\Z"
)
_FALL_NEAR = 34  # characters before a change in which it is called one of a fall
_NEAR = 16  # characters before a change that say since when
_SINCE_STRETCH = expression(
    r"[比较与](?P<when>\d{1,2}(?:[—–~～至到-]\d{1,2})?月|上个?月|上个?季度?|[一二三四]季度|前[两二三]季度|[上下]半年)[^，,。；;\d]{0,10}\Z"
)
_COUNTED = expression(r"(?<![〇○零一二三四五六七八九十第])([两二三四五六七八九十])年")
_SPAN = expression(r"(?:19|20)\d\d|[两二三四五]年|十[一二三四五]五")  # words that say over how many years a mean is


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every change, or average change a year, whose two levels the text states."""
    gaps = ledger.once(gap_starts) | ledger.once(starts_in_turn)
    joined = ledger.once(joints)
    for cited in ledger.figures:
        added = cited.start in joined and adds(ledger, cited)
        if not added and _is_added_over_years(ledger, cited):
            yield from _fewer_added(ledger, cited)
            continue
        if not (added or cited.statement.measure in ("change", "change_avg")):
            continue
        figure = turned(ledger, _slowed(ledger, _of_services(ledger, cited)), joined.get(cited.start))
        told = added or figure.statement.measure == "change"
        if figure.statement.role == "target" and (figure.start not in joined or not told):
            continue
        if (
            figure.start in gaps
            or is_of_places(ledger, figure)
            or _is_needed(ledger, figure)
            or ledger.text[figure.start - 1] in _CUMULATED
            or figure.statement.indicator in _BESIDE_PLAN
        ):
            continue
        if _OTHER_SPAN.search(ledger.text, max(figure.start - _NEAR, 0), figure.start):
            continue  # 五年累计52.6亿元，比上个五年多18.4亿元: sums, not levels
        joint = joined.get(figure.start)
        if joint and _since_other(ledger, joint, figure):
            continue
        joint = _of_falls(joint) if joint and _falls(ledger, figure) else joint
        figure = _narrowed(ledger, figure, joint) if joint else figure
        sure, other = _all_readings(ledger, figure, joint)
        other = [*other, *_of_whole_change(ledger, figure), *_to_fact_before_aim(ledger, figure, joint)]
        if not (sure or other):
            continue
        joined_at_once = joint is not None and (in_one_breath(ledger, joint, figure) or came_to(ledger, joint))
        caveat = caveat_of(ledger, figure) if figure.unit not in POINTS else ""
        claim = Claim(
            NAME,
            figure,
            named(figure.statement),
            figure.unit,
            "warning" if caveat else "error",
            caveat,
            threshold=threshold_of(ledger, figure),
            sure=joined_at_once or (not added and _are_told_right_before(ledger, figure, sure)),
        )
        finding = held(ledger, claim, sure, other)
        if finding and finding.verdict == _ROUNDED and joint and (by_rate := _of_rate(ledger, figure, joint)):
            finding = recomputed(ledger, replace(claim, severity="warning", sure=True), [by_rate])
        if finding:
            yield finding


def _to_fact_before_aim(ledger: Ledger, figure: Cited, joint: Joint | None) -> Iterator[Reading]:
    """What a fact came by that stands before the aim: 5.46亿元，目标6.5亿元，较2020年的4.82亿元增加0.64亿元."""
    aim = joint.end.inputs[0].figure if joint else None
    if joint is None or not isinstance(aim, Cited) or aim.statement.role != "target":
        return
    for fact in ledger.within(ledger.sentence(aim.start)[0], aim.start)[-1:]:
        reading = difference(joint.base, level_of(fact, "end"), figure.unit, 1)
        if fact.statement.role != "target" and fact.unit == aim.unit and reading:
            yield reading


def _are_told_right_before(ledger: Ledger, figure: Figure, readings: Sequence[Reading]) -> bool:
    """Whether a reading's two levels, of one name, are the last figures before: 2021年52亿元，2022年58亿元，增加."""
    told = ledger.numbers(ledger.sentence(figure.start)[0], figure.start)[-2:]
    names = {f.statement.indicator if isinstance(f, Cited) else "" for f in told}
    if len(told) < 2 or len(names) > 1 or "" in names or figure.start - told[-1].end > _NEAR:
        return False
    return any({i.figure.start for i in r.inputs} == {f.start for f in told} for r in readings)


def _of_rate(ledger: Ledger, figure: Cited, joint: Joint) -> Reading | None:
    """What the rate told in one breath with a change makes of its base, where the levels bear it out as printed.

    由38微克降至33微克，减少6微克，降幅13.2%: whole numbers leave room for 6, of which 13.2% leaves none.
    """
    start, end = ledger.sentence(figure.start)
    behind, before = ledger.within(figure.end, end)[:1], ledger.within(start, figure.start)[-1:]
    beside = [f for f in behind if AND_GROWN.fullmatch(ledger.text, figure.end, f.start)]
    beside += [f for f in before if AND_GROWN.fullmatch(ledger.text, f.end, figure.start)]
    rate = next((f for f in beside if f.unit in PERCENT and f.statement.measure == "growth"), None)
    grown = growth(joint.base, joint.end) if rate and figure.unit not in POINTS else None
    if rate is None or grown is None or not holds(rate, grown) or not comparable(joint.base.unit, figure.unit):
        return None
    by = factor(joint.base.unit, figure.unit) / 100
    possible = joint.base.possible * stands_for(rate) * by
    how = f"{joint.base.words()}×{rate.value}%"
    inputs = (*joint.base.inputs, Input(rate, "rate"))
    return Reading(joint.base.value * Fraction(rate.value) * by, possible, inputs, how)


def _is_added_over_years(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is what came to a stock in some years: 两年新增34处."""
    said = figure.statement
    if said.measure != "level" or said.role == "target" or not ledger.text.endswith(_NEW, 0, figure.start):
        return False
    return in_whole_years(period_of(said.period))


def _fewer_added(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """A finding for less added over some years than a stock grew by in them: some may have gone, but none came else."""
    readings = [*_readings(ledger, figure, _over(span_of(figure.statement.period), mean=False))]
    if readings and all(r.possible.low > stands_for(figure).high for r in readings):
        caveat = _("新增的不应少于净增的，如另有所指则不算错")
        claim = Claim(NAME, figure, named(figure.statement), figure.unit, "warning", caveat)
        yield recomputed(ledger, claim, readings)


def _since_other(ledger: Ledger, joint: Joint, figure: Figure) -> bool:
    """Whether a change is told since another time than its levels are from: 由去年同期…转为…，比一季度提高."""
    stretch = _SINCE_STRETCH.search(ledger.text, max(figure.start - _NEAR, 0), figure.start)
    if stretch is None or not came_to(ledger, joint):
        return False
    base = joint.base.inputs[0].figure
    return ledger.text.find(stretch["when"], max(base.start - 2 * _NEAR, 0), base.start) < 0


def _of_services(ledger: Ledger, figure: Cited) -> Cited:
    """The change of the share of services as that of the third industry, of which its sentence tells the share."""
    if figure.unit not in POINTS or not _SERVICES.match(figure.statement.indicator):
        return figure
    before = [f.statement for f in ledger.within(ledger.sentence(figure.start)[0], figure.start)]
    third = next((s for s in reversed(before) if s.measure == "level" and _THIRD.match(s.indicator)), None)
    own = replace(figure.statement, indicator=third.indicator, code=third.code) if third else figure.statement
    return replace(figure, statement=own)


def _slowed(ledger: Ledger, figure: Cited) -> Cited:
    """The change, less than nought where the words right before it say that growth slowed: 放缓0.7个百分点.

    A fall that narrows is a rise: 降幅收窄5.4个百分点.
    """
    fall = _falls(ledger, figure)
    if fall is not None:
        return replace(figure, value=abs(figure.value) * (-1 if fall["wider"] else 1))
    if more := _MORE_LESS.search(ledger.text, max(figure.start - 4, 0), figure.start):
        return replace(figure, value=abs(figure.value) * (1 if more["more"] else -1))
    slower = figure.value > 0 and _SLOWER.search(ledger.text, max(figure.start - 6, 0), figure.start)
    return replace(figure, value=-figure.value) if slower else figure


def _falls(ledger: Ledger, figure: Figure) -> re.Match[str] | None:
    """The words before a change that call it one of a fall: 降幅较上半年收窄."""
    return _FALL.search(ledger.text, max(figure.start - _FALL_NEAR, 0), figure.start)


def _of_falls(joint: Joint) -> Joint:
    """A joint whose later level is a fall, as two falls: 下降15.1%，降幅较上半年（15.9%）收窄."""
    base = joint.base
    if joint.end.value >= 0 or base.value <= 0 or base.unit not in PERCENT:
        return joint
    return replace(joint, base=replace(base, value=-base.value, possible=-base.possible))


def _narrowed(ledger: Ledger, figure: Cited, joint: Joint) -> Cited:
    """A change of one fall to another, which is a rise where the words say that it narrowed: 比下降3.0%缩小."""
    word = _WIDER.search(ledger.text, max(figure.start - 4, 0), figure.start)
    if word is None or figure.unit not in POINTS or joint.base.value >= 0 or joint.end.value >= 0:
        return figure
    return replace(figure, value=abs(figure.value) * (-1 if word["wider"] else 1))


def _is_needed(ledger: Ledger, figure: Cited) -> bool:
    """Whether a change is what a target asks from here on, not what came or will come."""
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start].rpartition("，")[2]
    return any(word in lead for word in wording().needed)


def difference(base: Level, end: Level, unit: str, years: int) -> Reading | None:
    """The change from one level to another in `unit`, or its mean over years."""
    by_base = by_end = Fraction(1)
    if unit in POINTS:
        if base.unit not in PERCENT or end.unit not in PERCENT:
            return None
    elif comparable(base.unit, unit) and comparable(end.unit, unit):
        by_base, by_end = factor(base.unit, unit), factor(end.unit, unit)
    elif base.unit == end.unit and is_for_each(end.unit, unit):
        by_base = by_end = factor(end.unit.partition("/")[0], unit)
    else:
        return None
    if not years:
        return None
    value = (end.value * by_end - base.value * by_base) / years

    def possible() -> Interval:
        return times(times(end.possible, by_end) - times(base.possible, by_base), Fraction(1, years))

    def how() -> str:
        return f"{base.words()}→{end.words()}" + (f"÷{years}" if years > 1 else "")

    return Reading(value, possible, (*base.inputs, *end.inputs), how)


def _frames(figure: Cited) -> tuple[list[Frame], list[Frame]]:
    """From which period to which a change is meant, and from which it may be meant as well."""
    said = figure.statement
    mean = said.measure == "change_avg"
    if in_whole_years(period_of(said.period)):
        means, may_mean = (
            [f] if said.base in (None, f[0]) else [] for f in (span_of(said.period), span_from_first(said.period))
        )
        return [_over(f, mean) for f in means], [_over(f, mean) for f in may_mean]
    before = said.base or year_before(said.period)
    return ([(before, said.period, 1)] if before and "/" not in before and not mean else []), []


def _all_readings(ledger: Ledger, figure: Cited, joint: Joint | None) -> tuple[list[Reading], list[Reading]]:
    """What the change is held against: the levels that its own clause joins, else those of its period."""
    sure, other = ([r for f in frames for r in _readings(ledger, figure, f)] for frames in _frames(figure))
    if joint is None:
        return sure, other
    spans = _years(ledger, figure, joint)
    own = [r for n in sorted(spans, reverse=True) if (r := difference(joint.base, joint.end, figure.unit, n))]
    return own, [*sure, *other]


def _years(ledger: Ledger, figure: Cited, joint: Joint) -> set[int]:
    """Over how many years a change from level to level is: none where a mean does not tell its span."""
    if figure.statement.measure != "change_avg" and not adds_yearly(ledger, figure):
        return {1}
    if joint.years:
        return {joint.years}
    years = period_of(figure.statement.period).years
    start = ledger.sentence(figure.start)[0]
    spans = {years, max(years - 1, 1)} if years > 1 else set()
    counted = {int(read_number(n)) for n in _COUNTED.findall(ledger.text, start, figure.start)}
    said = counted or _SPAN.search(ledger.text, start, figure.start)
    return (counted & spans or spans) if said else set()


def _of_whole_change(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """A yearly mean as the whole change said just before, over the years of its span or one more or less."""
    before = ledger.within(ledger.sentence(figure.start)[0], figure.start)
    if figure.statement.measure != "change_avg" or not before or before[-1].statement.measure != "change":
        return
    whole, years = before[-1], period_of(figure.statement.period).years
    if comparable(whole.unit, figure.unit):
        for n in range(max(years - 1, 2), years + 2):
            share = factor(whole.unit, figure.unit) / n
            possible = times(stands_for(whole), share)
            yield Reading(Fraction(whole.value) * share, possible, (Input(whole, "change"),), f"{whole.value}÷{n}")


def _over(frame: Frame, mean: bool) -> Frame:
    """A frame of a mean is divided by its years, that of a whole change is not."""
    return frame if mean else (*frame[:2], 1)


def _readings(ledger: Ledger, figure: Cited, frame: Frame) -> Iterator[Reading]:
    before, after, years = frame
    for end in levels(ledger, figure, after, "end"):
        for base in levels(ledger, figure, before, "base", derive=before != year_before(after)):
            reading = difference(base, end, figure.unit, years)
            if reading:
                yield reading
