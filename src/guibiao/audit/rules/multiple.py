"""`multiple`: a ratio to another period (是2015年的1.61倍, 翻一番) against the two levels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import log2

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import came_to, joints, tells_times
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.measures import comparable
from guibiao.audit.multiples import (
    NAMES_LONG,
    called,
    former_of_latter,
    grown,
    multiples_told,
    of_last_two,
    of_level_named,
    ratio_of,
)
from guibiao.audit.prices import caveat_of, real
from guibiao.audit.rules.growth_of_levels import FALLEN
from guibiao.audit.subjects import named, threshold_of
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "multiple"
_NAME = r"[^，,。；;：:与（()）\d\n]{2,16}"
_RATIO = expression(
    rf"(?:(?P<of>{_NAME})|(?<=[，,]))[与和](?P<by>{_NAME})(?:[（(][^（）()]{{2,12}}[）)])?之比(?:为|达到?|是|约)*(?P<x>\d+(?:\.\d+)?)\s?[:：∶]\s?1(?!\d)"
)
_DOUBLED = expression(r"翻(?:了|近|约)?(?P<times>\d+(?:\.\d+)?)番")
_TENTHS = Decimal("0.0")
_AND_MORE = ("还多", "还要多", "多", "有余", "以上")  # 翻了一番还多
_LEAST_SHORT, _MOST_OVER = Fraction(85, 100), Fraction(14, 10)  # of what 翻番 says, as it is told
_COMPARED = expression("之比")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every multiple whose two levels the text states, unless prices come between them."""
    yield from _ratios(ledger)
    yield from _doublings(ledger)
    for cited in ledger.figures:
        figure, said = cited, cited.statement
        joint = ledger.once(joints).get(figure.start)
        if not tells_times(figure) or said.measure == "growth_avg" or (said.role == "target" and not joint):
            continue
        doubled = "翻" in ledger.text[figure.start : figure.end]
        caveat = caveat_of(ledger, figure)
        less = int(said.measure == "growth")
        pair = [*former_of_latter(ledger, figure)]  # two amounts as they stand, whatever the prices
        at_constant = not pair and real(figure) and bool(doubled or caveat)
        if at_constant and (doubled or less or not joint):  # 翻一番 is meant at constant prices, and some texts say so
            continue
        joined = [grown(joint.base, joint.end, less)] if joint and joint.base.possible.low > 0 else []
        beside = [*of_level_named(ledger, figure)]
        sure = bool(beside) or (joint is not None and came_to(ledger, joint))
        readings = [*joined, *beside] or [*pair, *multiples_told(ledger, figure, doubled=doubled)]
        if doubled and ledger.text.startswith(_AND_MORE, figure.end):
            figure = replace(figure, bound="ge")
        if doubled and figure.bound != "ge":
            figure = replace(cited, bound="eq", value=cited.value + _TENTHS)
            readings = [replace(r, bounds=_about(r.possible)) for r in readings]
        elif doubled and readings and readings[0].possible.low >= 2 * figure.value:
            figure = replace(figure, bound="approx")  # 翻一番多 is less than 翻两番
        if at_constant:
            readings = joined if all(r.possible.high < FALLEN * Fraction(figure.value) for r in joined) else []
            caveat = _("增速按可比价格计算时物价须大幅下降才相符，请核对")
        if readings:
            severity = "warning" if caveat else "error"
            threshold = threshold_of(ledger, figure)
            claim = Claim(NAME, figure, named(said), "倍", severity, caveat, threshold=threshold, sure=sure)
            yield recomputed(ledger, claim, readings)


def _about(ratio: Interval) -> Interval:
    """What a ratio may be told as by those who speak of doubling: 翻一番 is from 1.7 to 2.8 times."""
    return Interval(ratio.low / _MOST_OVER, ratio.high / _LEAST_SHORT) if ratio.low > 0 else ratio


def _ratios(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every ratio to one of two amounts that the sentence tells by their names: 甲与乙之比为2.1:1."""
    for at in ledger.scan(_COMPARED, "之比"):
        match = _RATIO.search(ledger.text, max(at.start() - NAMES_LONG, 0), at.end() + NAMES_LONG)
        if match is None:
            continue
        start, end = ledger.sentence(match.start())
        told = [f for f in ledger.numbers(start, end) if f.unit and not match.start("x") <= f.start < match.end()]
        of, by = (called(ledger, match[n], told) if match[n] else None for n in ("of", "by"))
        if by and not match["of"]:  # 加工业产值96.8亿元，与农业总产值（48.4亿元）之比
            of = next((f for f in reversed(told) if f.end <= match.start() and comparable(f.unit, by.unit)), None)
        if of and by and of is not by and comparable(of.unit, by.unit) and by.value > 0:
            bounds = match.span("x")
            figure = Figure(start=bounds[0], end=bounds[1], value=Decimal(match["x"]), unit="倍")
            name = _("{of}与{by}之比").format(
                of=match["of"] or label_before(ledger.text, of.start, start), by=match["by"]
            )
            yield recomputed(
                ledger, Claim(NAME, figure, name, ""), [ratio_of(level_of(by, "base"), level_of(of, "end"), 0)]
            )


def _doublings(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every doubling told with a fraction (翻1.6番) of the two amounts before it."""
    for match in ledger.scan(_DOUBLED, "翻"):
        start, end = match.span("times")
        figure = Figure(start=start, end=end, value=Decimal(match["times"]), unit="番")
        for ratio in of_last_two(ledger, figure):
            low, high = (Fraction(log2(v)) for v in (ratio.possible.low, ratio.possible.high))
            reading = replace(ratio, value=Fraction(log2(ratio.value)), bounds=Interval(low, high))
            base = replace(reading, words=_("{ratio}的以2为底的对数").format(ratio=ratio.how))
            yield recomputed(ledger, Claim(NAME, figure, _("翻番"), "番", "warning", _("按可比价格计算的除外")), [base])
