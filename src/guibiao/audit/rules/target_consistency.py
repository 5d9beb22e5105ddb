"""`target-consistency`: a target's end value against the yearly pace set with it, for one indicator.

From 6.21亿元, 7.83亿元 in five years is 4.7% a year: a text that also asks for 6% a year contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.carried import averages
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import Joint, aims, aims_at, joints, only_joins
from guibiao.audit.judgement import Input, Reading, fits_any
from guibiao.audit.ledger import Ledger, in_whole_years, is_goal, nearest, period_of, subject_of
from guibiao.audit.levels import Level, level_of, levels, year_before
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import at_current_prices, at_other_prices, caveat_of, is_at_constant_prices, real
from guibiao.audit.rules.cagr import in_its_row, mean_rate, spans
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.rules.pace_to_end import needed, towards
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "target-consistency"
_LEADS_TO = expression(
    r"[，,、；;](?:总[额量数]|规模|总规模|余额)?(?:预计|力争|确保|将|可|计划)*(?:达到?|为|增至|增加到|完成|实现|突破)了?"
)
_PACES = ("growth", "growth_avg", "change_avg")
FAR_BEYOND, BELIEVED = 2, 2  # times the pace that a text asks for at least, and points on top of it
_PASSED = expression(r"突破|超过|超")
MORE = Fraction(108, 100)  # of an end that is only to be passed: what a pace may lead to that is set with it
FALL = Fraction(3, 2)  # points a year by which prices may fall for years
PRICES = 4  # points a year by which prices may let levels grow faster or slower than a pace at constant ones


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every pace asked for beside an end value, where the level to start from is stated or follows."""
    joined = ledger.once(joints)
    seen = set()
    for figure in ledger.once(averages):
        said = figure.statement
        if said.measure not in _PACES:
            continue
        percent, joint = figure.unit in PERCENT, joined.get(figure.start)
        pace = percent and said.measure == "growth_avg"
        if percent and not joint and (finding := towards(ledger, figure)):
            yield finding
            continue
        if said.measure == "growth":
            if said.role == "target" and percent and not real(figure):
                yield from _of_year(ledger, figure)
            continue
        if not (pace or said.measure == "change_avg") or not aims(ledger, figure, joint):
            continue
        readings = [*_of_joint(ledger, figure, joint)] if joint and aims_at(ledger, joint) else []
        readings = readings or list(_readings(ledger, figure)) or list(needed(ledger, figure))
        if readings and (fits_any(figure, in_its_row(ledger, figure)) or at_other_prices(ledger, figure)):
            continue
        if real(figure) and not at_current_prices(ledger, figure):
            explained = any(
                -FALL <= r.value - Fraction(figure.value) <= PRICES and not _is_at_constant_prices(ledger, r)
                for r in readings
            )
            readings = [] if explained else readings
        again = (subject_of(said), figure.value)
        if readings and again not in seen:
            seen.add(again)
            caveat = _("与同时提出的期末值不一致，请确认以哪一个为准")
            name = _("{name}目标").format(name=named(said))
            readings = [r for r in readings if not _is_passed(ledger, figure, r)]
            if not readings:
                continue
            meant = replace(figure, bound="eq") if _is_far_beyond(figure, readings) else figure
            yield recomputed(ledger, Claim(NAME, meant, name, figure.unit, "warning", caveat), readings)


def _is_at_constant_prices(ledger: Ledger, reading: Reading) -> bool:
    return any(is_at_constant_prices(ledger, i.figure) for i in reading.inputs)


def _is_passed(ledger: Ledger, figure: Cited, reading: Reading) -> bool:
    """Whether a faster pace leads past an end that is only to be passed: 增长25%，突破90亿元."""
    ends = [i.figure for i in reading.inputs if i.role in ("end", "target")]
    passed = any(e.bound == "ge" or _PASSED.search(ledger.text, max(e.start - 4, 0), e.start) for e in ends)
    if not passed or Fraction(figure.value) < reading.value or figure.unit not in PERCENT:
        return False
    years = period_of(figure.statement.period).years if figure.statement.measure.endswith("_avg") else 1
    return ((100 + Fraction(figure.value)) / (100 + reading.value)) ** years <= MORE


def _is_far_beyond(figure: Cited, readings: Sequence[Reading]) -> bool:
    """Whether the end value needs a pace so much faster that 以上 cannot mean it: 6.6%以上 where it takes 19.3%."""
    pace = Fraction(figure.value)
    if figure.bound != "ge" or figure.unit not in PERCENT or pace <= 0:
        return False
    return min(r.possible.low for r in readings) > FAR_BEYOND * pace + BELIEVED


def _of_year(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """A target's level and its growth set side by side (达到13.5亿元，增长7%), from the level of the year before.

    The level may stand behind the growth: 增长6%，达到11.1亿元.
    """
    start, stop = ledger.sentence(figure.start)
    figures = ledger.numbers(start, figure.start)
    before = year_before(figure.statement.period)
    then = [f for f in ledger.numbers(figure.end, stop)[:1] if _LEADS_TO.fullmatch(ledger.text, figure.end, f.start)]
    end = next(iter([*then, *figures[-1:]]), None)
    if (
        before is None
        or not isinstance(end, Cited)
        or not (end.statement.role == "target" or then)
        or end.statement.measure != "level"
    ):
        return
    same = subject_of(end.statement) == subject_of(figure.statement) and end.statement.period == figure.statement.period
    if not same or figure.statement.base or not (then or only_joins(ledger, end, figure, figures)):
        return
    to = level_of(replace(end, bound="eq"), "target")
    readings = [r for base in levels(ledger, figure, before, "base") if (r := growth(base, to))]
    readings = [r for r in readings if not _is_passed(ledger, figure, r)]
    if readings:
        caveat = caveat_of(ledger, figure) or _("与同时提出的期末值不一致，请确认以哪一个为准")
        name = _("{name}目标").format(name=named(figure.statement))
        yield recomputed(ledger, Claim(NAME, figure, name, figure.unit, "warning", caveat), readings)


def _of_joint(ledger: Ledger, figure: Cited, joint: Joint) -> Iterator[Reading]:
    """The pace from the base to the end value that one sentence sets side by side."""
    end = replace(joint.end.inputs[0].figure, bound="eq")
    if not _is_dated(ledger, figure, end):
        return
    for years in spans(ledger, figure, joint):
        reading = _pace(figure, joint.base, level_of(end, "target"), years)
        if reading:
            yield reading


def _is_dated(ledger: Ledger, pace: Cited, end: Figure) -> bool:
    """Whether the text says by when an end is to be reached: where its year is one reviewed, the year was not told."""
    reviews = ledger.document.reviews
    if not isinstance(end, Cited) or reviews is None or period_of(end.statement.period).year > reviews:
        return True
    start, stop = ledger.sentence(pace.start)
    return end.statement.period[:4] in ledger.text[start:stop]


def _pace(figure: Cited, base: Level, end: Level, years: int) -> Reading | None:
    if figure.statement.measure == "growth_avg":
        return mean_rate(base, end, years)
    return difference(base, end, figure.unit, years)


def _readings(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    for end in _ends(ledger, figure):
        target = level_of(replace(end, bound="eq"), "target")  # 以上 does not make a target another one
        last = period_of(end.statement.period).year
        for before in _bases(ledger, figure, end):
            stated = levels(ledger, figure, str(before), "base", derive=True)
            for base in stated or _from_mean(ledger, figure, before):
                reading = _pace(figure, base, target, last - before)
                if reading:
                    yield reading


def _from_mean(ledger: Ledger, figure: Cited, before: int) -> Iterator[Level]:
    """The base from a later level and what was added a year since: 1.21件，年均增加0.175件."""
    for mean in ledger.stated(figure.statement, "change_avg", facts=True):
        span = period_of(mean.statement.period)
        if mean.start == figure.start or not in_whole_years(span) or span.start.year - 1 != before:
            continue
        for end in levels(ledger, figure, str(span.end.year), "end"):
            if mean.unit == end.unit or (mean.unit in POINTS and end.unit in PERCENT):
                possible = end.possible - times(stands_for(mean), Fraction(span.years))
                value = end.value - span.years * Fraction(mean.value)
                yield Level(value, possible, end.unit, (*end.inputs, Input(mean, "change")), stated=False)


def _ends(ledger: Ledger, figure: Cited) -> list[Cited]:
    """The end value set together with a pace: the closest in its sentence."""
    last = str(period_of(figure.statement.period).year)
    said = [c for facts in (False, True) for c in ledger.stated(figure.statement, "level", facts=facts, period=last)]
    return nearest([e for e in said if _together(ledger, e, figure) and is_goal(ledger, e)], figure.start)[:1]


def _bases(ledger: Ledger, figure: Cited, end: Cited) -> list[int]:
    """The year that a pace counts from: the one before its span, else the latest with a level in its paragraph."""
    period = period_of(figure.statement.period)
    if in_whole_years(period):
        return [period.start.year - 1]
    start, stop = ledger.paragraph(figure.start)
    stated = [c for c in ledger.stated(figure.statement, "level", facts=True) if start <= c.start < stop]
    years = {period_of(c.statement.period).year for c in stated if c.statement.period.isdigit()}
    return sorted((y for y in years if y < period_of(end.statement.period).year), reverse=True)[:1]


def _together(ledger: Ledger, end: Cited, figure: Cited) -> bool:
    """Whether two targets are set in one sentence: a later proposal is another target."""
    return ledger.sentence(end.start) == ledger.sentence(figure.start)
