"""What a figure may say of the figures right beside it, by its unit and theirs, in whatever words it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from msgspec import Struct

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited, Figure, measure_of, statement_of
from guibiao.audit.joints import are_of_two_times
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.levels import Level, level_of
from guibiao.audit.measures import PERCENT, POINTS, alike, comparable, factor, size_of
from guibiao.audit.misprint import SURE_DIGITS
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import real
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.rules.mean_growth import compound_mean
from guibiao.audit.shares import ratio
from guibiao.audit.sums import added
from guibiao.expressions import expression
from guibiao.quantity import Interval, decimals, read_number

# 提高|2.4亿元, not 提高到|81.9亿元
_CHANGED = expression(r"(?:[增减扩缩多少]|提高|降低|下降|上升|回落|收窄|落后|领先)(?![\u4e00-\u9fff]?[到至])")
_OF_WHOM = expression(r"(?P<whom>[\u4e00-\u9fff]{3,})[\u4e00-\u9fff]{2}率\Z")
_MARK = expression("[，,；;、（(]")
_OF_WORD = expression(r"(?P<word>[\u4e00-\u9fff]{2})率\Z")
_SHARES = expression(r"占|率|比|完成|份额")
_OF_THAT = expression(r"的\s?\d[\d.]*\s?[%％]")  # 占年度计划10.5亿元的106.7%: no part, but what another is a share of
_UNDONE = expression("[不未]")
_MEAN = expression(r"年均|平均|每年|年增长率")
_EACH = expression(r"(?:[人户亩]均|平均每[人户亩])")
_COUNTED = expression(r"([两二三四五六七八九十])年")
_TIME = expression(r"上年|去年|同期|上期|(?:19|20)\d\d年")
_OF_THEN = expression(r"而(?:(?:19|20)\d\d年|上年|去年)[^，,。；;\d]*\Z")
_IN_TURN, _AMONG = "分别", "其中"
_PER_UNIT = "/"
_NEAR = 6  # characters before a figure that say whether it is a change
_MOST_PARTS, _FEWEST_RATES = 12, 3
_WHOLE = 100  # %
_FEWEST_LIKE = 3  # amounts of one unit of which one may be the sum or the rest of others
_FELLOWS = ("、", "和", "及")


class Guess(Struct, frozen=True):
    """A computation that a figure may be the result of, by the rule that it belongs to.

    `borne_out`: the words before the figure name such a result, too.
    """

    rule: str
    reading: Reading
    borne_out: bool


def guesses(ledger: Ledger, numbers: Sequence[Figure], at: int) -> Iterator[Guess]:
    """The computations with which figure `at` of a sentence's `numbers` may be told from those beside it."""
    figure, before = numbers[at], numbers[:at][::-1]
    if figure.unit in POINTS:
        rates = [f for f in before if f.unit in PERCENT][:2]
        follows = [f for f in numbers[at + 1 : at + 2] if f.unit in PERCENT]
        yield from _differences(ledger, figure, rates, follows)
    elif figure.unit in PERCENT:
        amounts = [f for f in before if f.unit not in PERCENT and f.unit not in POINTS and f.bound == "eq"]
        yield from _rates(ledger, figure, before, amounts)
    elif measure_of(figure) == "level":
        if _is_change(ledger, figure):
            same = [f for f in before if figure.unit and alike(f.unit, figure.unit)]
            yield from _differences(ledger, figure, same[:2], [])
            return
        each = list(_each(ledger, figure, before))
        if not each and not _is_sure(figure):
            return  # of so few digits only what the words bear out is told from chance
        if _has_like(figure, numbers):
            beside = [f for f in numbers if f is figure or not _is_apart(ledger, f)]
            if _has_like(figure, beside) and not _is_enumerated(ledger, beside):
                at = beside.index(figure)
                yield from _sums(ledger, figure, beside[at + 1 :])
                yield from _rest(figure, beside, at)
        yield from each
    elif measure_of(figure) == "change":
        told = [f for f in before if alike(f.unit, figure.unit)][:2]  # two of what things changed by have no change
        if not any(measure_of(f) == "change" for f in told):
            yield from _differences(ledger, figure, told, [])


def _has_like(figure: Figure, beside: Sequence[Figure]) -> bool:
    """Whether so many amounts are in a figure's unit that it may be the sum or the rest of others."""
    return sum(f.unit == figure.unit for f in beside) >= _FEWEST_LIKE


def _is_sure(figure: Figure) -> bool:
    """Whether a figure has so many digits, a nought before its point among them, that two swapped are no chance."""
    return max(len(figure.value.as_tuple().digits), decimals(figure.value) + 1) >= SURE_DIGITS


def _rates(ledger: Ledger, figure: Figure, before: Sequence[Figure], amounts: Sequence[Figure]) -> Iterator[Guess]:
    """A rate as a mean of rates, as growth, or as a share, by what it measures."""
    measure = measure_of(figure)
    if measure == "growth_avg":
        yield from _mean_of_rates(ledger, figure, before)
    for last, earlier in _pairs(amounts):
        if _in_turn(ledger, last, figure) or _another(before, last, figure):
            return
        told_since = any(last.end <= f.start for f in before if f.unit not in PERCENT)
        if told_since and "；" in ledger.text[last.end : figure.start]:
            continue  # 人均由2400美元提高到6000美元；财政收入达到2749亿元，年均增长20.7%
        if measure == "level":
            yield from _shares(ledger, figure, last, earlier)
        elif isinstance(figure, Cited) and not real(figure):
            yield from _growths(ledger, figure, last, earlier)


def _in_turn(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether several figures are told of several things: which is whose, neighbours do not tell."""
    return _IN_TURN in _label(ledger, last, figure)


def _another(before: Sequence[Figure], last: Figure, figure: Figure) -> bool:
    """Whether a figure of the same measure stands between the last amount and this one, and is nearer to it."""
    measure = measure_of(figure)
    return any(f.unit in PERCENT and measure_of(f) == measure for f in before if f.start > last.start)


def _pairs(amounts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The last two amounts of each kind, those of the last one first."""
    units: list[str] = []
    for last in amounts:
        if last.unit and not any(alike(last.unit, unit) for unit in units):
            units.append(last.unit)
            like = [f for f in amounts if alike(f.unit, last.unit)]
            if len(like) > 1:
                yield like[0], like[1]


def _differences(ledger: Ledger, figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Iterator[Guess]:
    """The last figure less the one before it, or less the one that follows."""
    if not before or _starts_elsewhere(figure, before[1:2]) or _in_turn(ledger, before[0], figure):
        return
    borne_out = _is_change(ledger, figure)
    for other in (*before[1:], *after):
        for base, end in ((other, before[0]), (before[0], other)):
            reading = difference(level_of(base, "base"), level_of(end, "end"), figure.unit, 1)
            if reading is not None:
                yield Guess("change-of-levels", reading, borne_out)


def _starts_elsewhere(figure: Figure, base: Sequence[Figure]) -> bool:
    """Whether a change says from when it is, and the figure before is of another time."""
    own, other = statement_of(figure), statement_of(base[0]) if base else None
    return bool(own and own.base and other and other.period != own.base)


def _is_change(ledger: Ledger, figure: Figure) -> bool:
    changed = _CHANGED.search(ledger.text, max(figure.start - _NEAR, 0), figure.start)
    return bool(changed) or measure_of(figure) == "change"


def _mean_of_rates(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> Iterator[Guess]:
    """Three rates or more right before a mean, with nothing but 、 and 和 between them."""
    run: list[Figure] = []
    for rate in before:
        between = ledger.text[rate.end : run[-1].start] if run else ""
        if rate.unit not in PERCENT or (run and between.strip() not in ("、", "和", "及", "，")):
            break
        run.append(rate)
    if len(run) >= _FEWEST_RATES:
        yield Guess("mean-growth", compound_mean(tuple(reversed(run))), True)


def _growths(ledger: Ledger, figure: Cited, last: Figure, earlier: Figure) -> Iterator[Guess]:
    """The growth to one of two levels from the other, which is of another time; or by how much it grew, of what was."""
    if _is_change(ledger, last) and not _is_change(ledger, earlier):
        if are_of_two_times(ledger, earlier, last, figure):
            return
        by = factor(last.unit, earlier.unit)
        change, end = times(stands_for(last), by), level_of(earlier, "end")
        past = Level(end.value - Fraction(last.value) * by, end.possible - change, end.unit, (Input(last, "change"),))
        both = (*end.inputs, Input(last, "change"))
        after = Level(end.value + Fraction(last.value) * by, end.possible + change, end.unit, both)
        pairs = [(past, end), (end, after)]
    elif _grew_itself(ledger, earlier, last):
        return
    elif _period(last) != _period(earlier) or _TIME.search(ledger.text, earlier.end, last.start):
        a, b = level_of(last, "end"), level_of(earlier, "base")
        pairs = [(b, a), (a, b)]
    else:
        return
    mean = figure.statement.measure == "growth_avg"
    years = _years(ledger, figure, last, earlier) if mean else 1
    for base, end in pairs:
        reading = mean_rate(base, end, years) if mean else growth(base, end)
        if reading is not None:
            rule = "cagr" if mean else "growth-of-levels"
            yield Guess(rule, reading, not mean or bool(_MEAN.search(_label(ledger, last, figure))))


def _grew_itself(ledger: Ledger, earlier: Figure, last: Figure) -> bool:
    """Whether the growth of the earlier amount is told before the last one, which is another thing then."""
    between = ledger.numbers(earlier.end, last.start)
    return any(f.unit in PERCENT and measure_of(f) == "growth" for f in between)


def _period(figure: Figure) -> str:
    said = statement_of(figure)
    return said.period if said else ""


def _years(ledger: Ledger, figure: Figure, last: Figure, earlier: Figure) -> int:
    """Over how many years a mean is: as its words say, else as far as its two levels lie apart; 0 where none tell."""
    counted = _COUNTED.findall(_label(ledger, last, figure))
    if counted:
        return int(read_number(counted[-1]))
    if not (_period(last) and _period(earlier)):
        return 0
    return abs(period_of(_period(last)).year - period_of(_period(earlier)).year)


def _shares(ledger: Ledger, figure: Figure, last: Figure, earlier: Figure) -> Iterator[Guess]:
    """The smaller of two amounts as a share of the larger, or the larger in per cent of the smaller."""
    if _PER_UNIT in last.unit or measure_of(last) == "change":
        return  # concentrations have no parts, and what was added to something is none of it
    if _is_rate_of_others(ledger, figure, (last, earlier)):
        return
    after = ledger.numbers(last.end, figure.start)
    beside = not ledger.numbers(earlier.end, last.start) and all(f.unit in PERCENT for f in after)
    borne_out = beside and _SHARES.search(_label(ledger, earlier, figure)) is not None
    fellows = ledger.text.startswith(_FELLOWS, earlier.end)  # 医疗9.8亿元、社保13.5亿元: neither is of the other
    borne_out = borne_out and not fellows and not _is_rate_of_other_words(ledger, figure, (last, earlier))
    part, whole = (last, earlier) if _is_smaller(last, earlier) == (figure.value <= _WHOLE) else (earlier, last)
    reading = ratio(part, whole)
    if reading is not None:
        yield Guess("share", reading, borne_out)
    undone = _UNDONE.search(_label(ledger, last, figure)) and _UNDONE.search(_label(ledger, earlier, last))
    if undone and (both := _of_both(last, earlier)) is not None:
        yield Guess("share", both, False)


def _of_both(part: Figure, rest: Figure) -> Reading | None:
    """What a part is of itself and the rest: 批准逮捕196人，不批准逮捕40人，不捕率16.95%."""
    by = factor(rest.unit, part.unit)
    others = times(stands_for(rest), by)
    own = stands_for(part)
    if own.low <= 0 or others.low <= 0:
        return None
    value = 100 / (1 + Fraction(rest.value) * by / Fraction(part.value))
    possible = Interval(100 * own.low / (own.low + others.high), 100 * own.high / (own.high + others.low))
    inputs = (Input(part, "part"), Input(rest, "part"))
    return Reading(value, possible, inputs, f"{part.value}÷({part.value}+{rest.value})")


def _is_smaller(figure: Figure, other: Figure) -> bool:
    if figure.unit == other.unit:
        return abs(figure.value) <= abs(other.value)
    return abs(Fraction(figure.value)) * factor(figure.unit, other.unit) <= abs(Fraction(other.value))


def _is_rate_of_others(ledger: Ledger, figure: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a rate is called by those that it is of, and nothing that they are called stands beside the amounts.

    高校毕业生就业率 is not the share of 就业困难人员.
    """
    name = _OF_WHOM.match(indicator_of(figure))
    if name is None:
        return False
    start = ledger.sentence(figure.start)[0]
    beside = "，".join(label_before(ledger.text, f.start, start) for f in amounts)
    return not any(a + b in beside for a, b in pairwise(name["whom"]))


def _is_rate_of_other_words(ledger: Ledger, figure: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a rate of few digits is called by no word that stands with the amounts: 随访率95% beside 签约8.92万人."""
    name = _OF_WORD.search(indicator_of(figure))
    if name is None or len(figure.value.as_tuple().digits) >= SURE_DIGITS:
        return False
    start = ledger.sentence(figure.start)[0]
    last = max(f.end for f in amounts)
    beside = ledger.text[start:last] + _MARK.split(ledger.text[last : figure.start])[0]
    return name["word"] not in beside


def _label(ledger: Ledger, last: Figure, figure: Figure) -> str:
    """The words from the last amount to a figure."""
    return ledger.text[last.end : figure.start]


def _is_enumerated(ledger: Ledger, numbers: Sequence[Figure]) -> bool:
    """Whether the first amount is the first item of a list, and no total: 甲89.4亿元、乙21.6亿元, 其中甲89.4亿元；…."""
    first = numbers[0]
    opened = ledger.text.find(_AMONG, ledger.sentence(first.start)[0], first.start) >= 0
    return opened or ledger.text[first.end : first.end + 1] == "、"


def _is_apart(ledger: Ledger, figure: Figure) -> bool:
    """Whether an amount is what another is a share of, or of another time: ；而2010年总里程为3450公里."""
    if _OF_THAT.match(ledger.text, figure.end):
        return True
    return _OF_THEN.search(ledger.text, max(figure.start - 4 * _NEAR, 0), figure.start) is not None


def _sums(ledger: Ledger, figure: Figure, after: Sequence[Figure]) -> Iterator[Guess]:
    """All amounts in a figure's own unit that follow it in its sentence, but where one of them has parts of its own."""
    parts = [f for f in after if f.unit == figure.unit and measure_of(f) == "level"]
    if figure.unit and 2 <= len(parts) <= _MOST_PARTS and _AMONG not in ledger.text[parts[0].end : parts[-1].start]:
        yield Guess("sum-of-parts", added(parts, figure.unit), False)


def _rest(figure: Figure, numbers: Sequence[Figure], at: int) -> Iterator[Guess]:
    """What the first amount in a figure's own unit leaves for it beside all others that follow: 28.7, of which 16.4."""
    like = [i for i, f in enumerate(numbers) if f.unit == figure.unit and measure_of(f) == "level"]
    others = [numbers[i] for i in like[1:] if i != at]
    if not figure.unit or not like or like[0] >= at or not 0 < len(others) < _MOST_PARTS:
        return
    told = numbers[like[0] : like[-1] + 1]
    if _is_made_up(numbers[like[0]], [numbers[i] for i in like[1:]]):
        return
    if sum(alike(f.unit, figure.unit) for f in told) == len(like):  # what else is told of them is no part
        whole = numbers[like[0]]
        beside = added(others, figure.unit)
        inputs = (Input(whole, "total"), *beside.inputs)
        value = Fraction(whole.value) - beside.value

        def how() -> str:
            return "−".join(str(i.figure.value) for i in inputs)

        reading = Reading(value, lambda: stands_for(whole) - beside.possible, inputs, how)
        yield Guess("sum-of-parts", reading, False)


def _is_made_up(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the first parts are all of a whole, so that what follows is of something else."""
    return whole.value in accumulate(part.value for part in parts)


def _each(ledger: Ledger, figure: Figure, before: Sequence[Figure]) -> Iterator[Guess]:
    """An amount for each: the last two figures before it, one in its unit and one that counts heads."""
    if len(before) < 2 or not _EACH.search(ledger.text, max(figure.start - 2 * _NEAR, 0), figure.start):
        return
    for amount, heads in (before[:2], before[1::-1]):
        if comparable(amount.unit, figure.unit) and not comparable(heads.unit, figure.unit) and heads.value > 0:
            by = factor(amount.unit, figure.unit) / size_of(heads.unit)
            value = Fraction(amount.value) * by / Fraction(heads.value)
            inputs = (Input(amount, "whole"), Input(heads, "count"))
            possible = times(stands_for(amount), by) / stands_for(heads)
            yield Guess("multiple", Reading(value, possible, inputs, f"{amount.value}÷{heads.value}"), True)
