"""`multiple`: an amount for each day or month (日均18.7户, 239起/天) against that of the time that it is the mean of.

The time is the period that both are told of, the week that the passage tells of, or so many days of holidays.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence, own_part
from guibiao.audit.ledger import Ledger, is_goal, period_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.misprint import swapped
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.for_each import half, is_of_name, is_of_size, likeness, own_name
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "multiple"
_PAST = expression(r"[比较与同](?:上年|去年|前年|上月|20\d\d年)")  # 1286起，比上年的1342起下降4.2%，日均3.5起
_WORDS, _NEAR = "日均 月均 平均每天 平均每日 平均每月 每天平均 每日平均 /天 /日 /月", 16
_BY_MONTH = expression("月均|每月|/月")
_BY_TIME = expression(r"日均|月均|平均每[天日月]|每[天日]平均")
_EACH, _AMONG = expression("均|每"), "其中"
_PER_TIME = expression(r"(?P<unit>[^/每]+)/[天日月]\Z")
_LEAST_WORKING, _MOST_WORKING = Fraction(66, 100), Fraction(72, 100)  # of all days
_FIVE = Fraction(5, 7)
_WEEK, _DAYS_OF_WEEK = expression(r"(?:本|上|一|这|该|全)周(?!年)|每周警情"), 7
_HOLIDAY = expression(
    r"(?:假期|节日|黄金周|长假|期间)[^，,。；;\d]{0,4}(?P<before>\d{1,2}|[三五七八])天|(?P<behind>\d{1,2}|[三五七八])天(?:小?长假|假期)"
)
_FEAST = expression(
    "假期|长假|黄金周|小长假|春节|国庆|“?五一”?|端午|清明|元旦|中秋"
)  # of which a text leaves the days untold
_YEAR = expression(r"全年|(?:19|20)\d\d年(?:度|[，,]|(?=[\u4e00-\u9fff]{2}))")
_FEBRUARY = 2
_UNTIL = expression("以来|截至|截止|至今|目前|今年")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such mean whose amount its own part of the sentence, or a sentence before, tells."""
    last = -1
    for at in ledger.where(_WORDS):
        if ledger.text[at] == "/":
            behind = ledger.within(max(at - _NEAR, 0), at)[-1:]
        else:
            behind = ledger.within(at, at + _NEAR)[:1]
        for figure in behind:
            if figure.start != last and _is_mean(ledger, figure):
                last = figure.start
                yield from _of_mean(ledger, figure)


def _is_mean(ledger: Ledger, figure: Cited) -> bool:
    said = figure.statement
    amount = said.measure == "level" and figure.unit not in (*PERCENT, *POINTS) and figure.value > 0
    if not amount or figure.bound != "eq" or is_goal(ledger, figure):
        return False
    return bool(_PER_TIME.match(figure.unit) or _BY_TIME.search(label_in_sentence(ledger, figure)))


def _of_mean(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    unit = per["unit"] if (per := _PER_TIME.match(figure.unit)) else figure.unit
    whole = _whole(ledger, figure, unit)
    if whole is None:
        return
    many = _many(ledger, figure, whole)
    if any(_on_working_days(figure, _mean(figure, whole, unit, days), days) for days in many):
        return
    readings = [_mean(figure, whole, unit, days) for days in many]
    meant = [r for r in readings if is_of_size(figure, r)]
    sure = meant if is_of_name(ledger, whole, figure) else []
    caveat = _("口径、基数或可比价格也可能造成差异，请核对")
    claim = Claim(NAME, figure, named(figure.statement), figure.unit, "warning", caveat)
    finding = held(ledger, claim, sure, meant) if meant else None
    if finding:
        yield finding


def _mean(figure: Cited, whole: Figure, unit: str, many: int) -> Reading:
    size = factor(whole.unit, unit) / many
    possible = times(stands_for(whole), size) + half(figure)
    how = f"{whole.value}{whole.unit}÷{many}"
    return Reading(Fraction(whole.value) * size, possible, (Input(whole, "whole"),), how)


def _on_working_days(figure: Cited, reading: Reading, days: int) -> bool:
    """Whether a mean that is too large for all days fits the working days alone, as of what an office does."""
    least, most = (_FIVE, _FIVE) if days == _DAYS_OF_WEEK else (_LEAST_WORKING, _MOST_WORKING)
    if swapped(figure.value, reading.value, short=True):
        return False  # 5.3 of 3.5
    return reading.possible.low / most <= Fraction(figure.value) <= reading.possible.high / least


def _whole(ledger: Ledger, figure: Cited, unit: str) -> Figure | None:
    """The amount whose mean a figure is: the one most like its name, in its part, else in the sentence before.

    Of several as like it the last: of 新设市场主体, 新设企业 and 新设合作社 the second is that of 日均新设企业.
    """
    part, sentence = own_part(ledger, figure)[0], ledger.sentence(figure.start)[0]
    before = _sentence_before(ledger, sentence) if own_name(figure) else sentence
    if before < sentence and ledger.text.startswith(_AMONG, before):
        before = _sentence_before(ledger, before)
    for first, end in ((part, figure.start), (before, part)):
        like = [f for f in ledger.numbers(first, end) if comparable(f.unit, unit) and _is_amount(f)]
        called = [f for f in like if is_of_name(ledger, f, figure) and not _EACH.search(label_in_sentence(ledger, f))]
        called = [f for f in called if 2 * likeness(ledger, f, figure) >= len(own_name(figure))]
        called = [f for f in called if not _PAST.search(label_in_sentence(ledger, f))] or called
        if called:
            return max(reversed(called), key=lambda f: likeness(ledger, f, figure))
    return None


def _is_amount(figure: Figure) -> bool:
    said = statement_of(figure)
    return said is None or (said.measure == "level" and said.role != "target" and figure.bound == "eq")


def _sentence_before(ledger: Ledger, start: int) -> int:
    """Where the sentence before the one that starts at an offset does, or that one where it opens its paragraph."""
    floor = ledger.paragraph(start)[0]
    return ledger.sentence(start - 1)[0] if start > floor else start


def _many(ledger: Ledger, figure: Cited, whole: Figure) -> list[int]:
    """How many days or months the mean may be taken over."""
    start = _sentence_before(ledger, ledger.sentence(figure.start)[0])
    if found := _HOLIDAY.search(ledger.text, start, figure.start):
        return [int(read_number(found["before"] or found["behind"]))]
    if _WEEK.search(ledger.text, start, figure.start):
        return [_DAYS_OF_WEEK]
    if _FEAST.search(ledger.text, own_part(ledger, figure)[0], figure.start):
        return []
    said = statement_of(whole) or figure.statement
    period = period_of(said.period)
    told = period.is_part_of_year or (
        _YEAR.search(ledger.text, start, figure.start) and not _UNTIL.search(ledger.text, start, figure.start)
    )
    if not told or not (period.is_year or period.is_part_of_year):
        return []
    if _BY_MONTH.search(label_in_sentence(ledger, figure) + figure.unit):
        return [period.end.month - period.start.month + 1]
    days = (period.end - period.start).days + 1
    february = period.start.month <= _FEBRUARY <= period.end.month  # of a year that a text may leave untold
    return [days, days + (-1 if isleap(period.year) else 1)] if february else [days]
