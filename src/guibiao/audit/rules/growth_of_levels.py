"""`growth-of-levels`: a growth rate against the two levels that the text states. 5.97 → 5.14 is −13.9%.

Growth at constant prices (GDP) is not held against levels at current ones; only a deflator past belief is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain

from msgspec.structs import replace

from guibiao.audit.carried import averages
from guibiao.audit.claims import Claim, is_slip_of_input, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import came_to, in_one_breath, joints, turned
from guibiao.audit.judgement import FITTING, Input, Reading, judge, until_one_holds
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, subject_of
from guibiao.audit.levels import Level, level_of, levels, year_before
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import one_digit
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import at_current_prices, at_other_prices, caveat_of, is_income, is_nominal, real
from guibiao.audit.subjects import named, threshold_of
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, growth_between

NAME = "growth-of-levels"
_LIMIT = expression(r"[高低快慢]于[^，,。；;\d]{0,6}\Z")  # 低于4.5%的控制目标 is what others are held against
ONE_DEFLATOR, MOST_RISE = Fraction(3, 5), 7  # points between two rises of prices that are one, and % in a year
MOST = 3  # times that a growth may be what its change gives: else the level is of something else
AND_GROWN = expression("[，,、（(]?(?:增长|下降|[增降升涨跌]幅|减少|提高|上升|上涨|增加)(?:了|约?为|达到?)?")
FALLEN = Fraction(93, 100)  # of the prices of a year before: lower than they ever are
BELIEVABLE = Fraction(15)  # a yearly change of prices, in %, past which the two cannot be one indicator


_ACCOUNT = expression(r"(?:纳入|完成|实现|累计|入库|地方|一般公共预算|公共财政预算)*")
_TO_NOTHING = Fraction(-999, 10)  # %: from 136.3万人 to 户均2.73人 nothing fell


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every growth rate whose two levels the text states."""
    yield from _without_real(_all(ledger))


def _all(ledger: Ledger) -> Iterator[Finding]:
    joined = ledger.once(joints)
    for cited in ledger.once(averages):
        said, pair = cited.statement, joined.get(cited.start)
        if said.measure != "growth" or (said.role == "target" and not pair) or cited.unit not in PERCENT:
            continue
        figure = turned(ledger, cited, pair)
        if _LIMIT.search(ledger.text, max(figure.start - 10, 0), figure.start):
            continue
        own = [r for r in [growth(pair.base, pair.end)] if r and r.value > _TO_NOTHING] if pair else []
        before = said.base or year_before(said.period)
        others = chain(_readings(ledger, figure, before) if before else (), () if pair else _of_change(ledger, figure))
        strays = pair is not None and _is_of_other_year(pair.end, cited)
        readings = until_one_holds(figure, chain(others, own) if strays else chain(own, others))
        if not readings or at_other_prices(ledger, figure):
            continue
        if pair and _at_prices_of_another(ledger, figure, pair.end):
            continue
        if real(figure) and not at_current_prices(ledger, figure):
            if pair and in_one_breath(ledger, pair, figure) and _takes_falling_prices(figure, readings):
                caveat = _("增速按可比价格计算时物价须大幅下降才相符，请核对")
                yield recomputed(ledger, Claim(NAME, figure, named(said), "%", "warning", caveat, sure=True), readings)
                continue
            yield from _noted(ledger, figure, readings)
            continue
        caveat = caveat_of(ledger, figure)
        severity = "warning" if caveat else "error"
        sure = pair is not None and not strays and (in_one_breath(ledger, pair, figure) or came_to(ledger, pair))
        sure = sure or any(table.start <= figure.start < table.end for table in ledger.document.tables)
        threshold = threshold_of(ledger, figure)
        claim = Claim(NAME, figure, named(said), "%", severity, caveat, threshold=threshold, sure=sure)
        yield recomputed(ledger, claim, readings)


def _is_of_other_year(end: Level, claim: Cited) -> bool:
    """Whether a level before a growth is of another year: 2022年达到45.36亿元，2023年增长8.0%，达到48.99亿元."""
    told = end.inputs[-1].figure
    return isinstance(told, Cited) and told.statement.period != claim.statement.period


def _without_real(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; incomes of two kinds whose growth fits their levels but for one rise of prices are told real.

    That cannot be recomputed from levels at the prices of each year.
    """
    found = list(findings)
    prices = {id(f): p for f in found if f.verdict == "fails" and (p := _prices(f)) is not None}
    for finding in found:
        own = prices.get(id(finding))
        others = (f for f in found if f.indicator != finding.indicator and id(f) in prices)
        if own is None or not any(abs(prices[id(f)] - own) <= ONE_DEFLATOR for f in others):
            yield finding
        else:
            yield replace(finding, verdict="not_recomputable", severity="note", decisive=False)


def _prices(finding: Finding) -> Fraction | None:
    """By how many % prices must have risen for an income's growth to fit its levels, where they may have."""
    if not is_income(finding.indicator) or finding.recomputed is None or finding.claimed <= -100:
        return None
    rise = ((100 + Fraction(finding.recomputed)) / (100 + Fraction(finding.claimed)) - 1) * 100
    return rise if 0 < rise < MOST_RISE else None


def _at_prices_of_another(ledger: Ledger, figure: Cited, end: Level) -> bool:
    """Whether a growth that is not called nominal follows a level whose growth is told at constant prices."""
    of_real = any(isinstance(i.figure, Cited) and real(i.figure) for i in end.inputs)
    clause = label_in_sentence(ledger, figure)
    return of_real and not real(figure) and not is_nominal(clause)


def growth(base: Level, end: Level) -> Reading | None:
    """The growth from one level to another, where their units convert and the base cannot be zero."""
    if not comparable(base.unit, end.unit) or base.possible.low <= 0:
        return None
    by = factor(base.unit, end.unit)
    value = (end.value / (base.value * by) - 1) * 100

    def possible() -> Interval:
        return growth_between(times(base.possible, by), end.possible)

    return Reading(value, possible, (*base.inputs, *end.inputs), lambda: f"{base.words()}→{end.words()}")


def _readings(ledger: Ledger, figure: Cited, before: str) -> Iterator[Reading]:
    for end in levels(ledger, figure, figure.statement.period, "end"):
        for base in levels(ledger, figure, before, "base"):
            reading = growth(base, end)
            if reading:
                yield reading


def _of_change(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The growth by the change told right before it, of a level that another sentence tells: 增加5.4万人，增长23%."""
    start, stop = ledger.sentence(figure.start)
    beside = ledger.numbers(start, figure.start)
    change = beside[-1] if beside else None
    if not isinstance(change, Cited) or change.statement.measure != "change" or change.unit in (*PERCENT, *POINTS):
        return
    if not AND_GROWN.fullmatch(ledger.text, change.end, figure.start) or figure.statement.base != change.statement.base:
        return
    if subject_of(change.statement) != subject_of(figure.statement) or _has_level(beside[:-1], change):
        return
    for end in levels(ledger, figure, figure.statement.period, "end") or _of_longer_name(ledger, figure, start):
        elsewhere = not any(start <= i.figure.start < stop for i in end.inputs)
        if elsewhere and comparable(end.unit, change.unit):
            by = factor(change.unit, end.unit)
            value = end.value - Fraction(change.value) * by
            inputs = (*end.inputs, Input(change, "change"))
            possible = end.possible - times(stands_for(change), by)
            reading = growth(Level(value, possible, end.unit, inputs, stated=False), end)
            if reading and (_is_of_size(figure, reading) or figure.value == change.value):
                yield reading


def _of_longer_name(ledger: Ledger, figure: Cited, start: int) -> list[Level]:
    """The one level that the paragraph told before a sentence by the name of its figure with its account before it.

    纳入一般公共预算非税收入25.51亿元 is 非税收入 where no other is told.
    """
    said = figure.statement
    before = ledger.within(ledger.paragraph(start)[0], start)
    told = [f for f in before if f.statement.measure == "level" and f.statement.role == "actual"]
    told = [f for f in told if f.statement.period == said.period and f.statement.indicator.endswith(said.indicator)]
    own = len(told) == 1 and told[0].statement.region == said.region
    named = own and _ACCOUNT.fullmatch(told[0].statement.indicator.removesuffix(said.indicator))
    return [level_of(told[0], "end")] if named else []


def _is_of_size(figure: Cited, reading: Reading) -> bool:
    """Whether a growth is about what a change gives, or one slip in the change or its level makes it so."""
    near = abs(reading.value) <= MOST * abs(Fraction(figure.value)) <= MOST * MOST * abs(reading.value)
    return near or one_digit(figure.value, reading.value) or is_slip_of_input(Claim(NAME, figure, "", "%"), reading)


def _has_level(before: Sequence[Figure], change: Figure) -> bool:
    """Whether a level stands before a change in its sentence, of which it is then told."""
    levels_there = (f for f in before if not isinstance(f, Cited) or f.statement.measure == "level")
    return any(comparable(f.unit, change.unit) for f in levels_there)


def beyond_belief(figure: Cited, readings: list[Reading]) -> bool:
    """Whether levels and growth at constant prices would need prices to change past belief."""
    if any(judge(figure, r) in FITTING for r in readings) or figure.value <= -100:
        return False
    deflators = [((1 + r.value / 100) / (1 + Fraction(figure.value) / 100) - 1) * 100 for r in readings]
    return min(map(abs, deflators)) > BELIEVABLE


def _takes_falling_prices(figure: Cited, readings: Sequence[Reading]) -> bool:
    """Whether prices would have to fall further in a year than they ever do for something to have grown so much."""
    return all(100 + r.value < FALLEN * (100 + Fraction(figure.value)) for r in readings)


def _noted(ledger: Ledger, figure: Cited, readings: list[Reading]) -> Iterator[Finding]:
    if beyond_belief(figure, readings):
        caveat = _("增速按可比价格计算，但两者相差过大，请核对")
        yield recomputed(ledger, Claim(NAME, figure, named(figure.statement), "%", "note", caveat), readings)
