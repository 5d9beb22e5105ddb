"""Indicators that are computed from others by definition (definitions.yaml): 存贷比 from loans and deposits.

The findings belong to the rules that the definitions name: `share`, `gap`, `multiple`.
"""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps.left_over import left_over
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, nearest
from guibiao.audit.measures import PERCENT, comparable, factor, is_money, size_of
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.quantity import Interval

NAMES = ("share", "gap", "multiple")
_IN_BRACKETS = expression(r"[（(](?:以|农村|城镇)[^（）()]*[）)]\Z")
LEAP = 366  # days
HEADS = Fraction(1, 50)  # how far the heads at the end of a year may be from those of its middle
# what it was before: 由上年同期的2.05:1降到2.02:1
_WAS = expression(r"(?:[:：∶]\s?1)?(?:下?降|降低|缩小|收窄|扩大|提高|提升|上?升|增加|减少|变)[到至为]")
_OF_CHANGES = ("增量", "新增", "全年新增", "当年新增")
_REGISTERED, _LIVING, _PART = "户籍", "常住", "；"
_TOTAL = expression("总|合计")
_AMONG = "其中"
_BOTH_MONEYS = "本外币"
_MEASURED, _NEAR = expression("监测|有效"), 12  # characters before a number of days
FILE = Path(__file__).parents[1] / "definitions.yaml"


class Definition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an indicator is computed from, and how; its fields are explained in definitions.yaml."""

    name: tuple[str, ...]
    form: Literal["ratio", "share", "difference", "thousandth", "heads", "days", "each"]
    rule: Literal["share", "gap", "multiple"]
    of: tuple[str, ...]
    by: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@cache
def definitions() -> tuple[Definition, ...]:
    """The definitions. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=tuple[Definition, ...])


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such indicator whose terms its paragraph states for the same time.

    Of several figures of it beside the same terms one is of them, and the others are of another year or area:
    优良天数346天，优良率94.8%，全市平均为92.6%.
    """
    found: dict[tuple[str, frozenset[int]], list[Finding]] = defaultdict(list)
    above: list[Finding] = []
    for figure, finding in _all(ledger):
        terms = finding.rule, frozenset(s.start for s in finding.spans[1:])  # their difference is none of their ratio
        if finding.verdict == "fails" and any(f.verdict != "fails" or f.claimed != figure.value for f in found[terms]):
            continue
        if finding.verdict != "fails" and figure.bound != "eq":
            above.append(finding)  # 超过70%，达70.8%: what is passed says nothing of the other
            continue
        if finding.verdict != "fails":
            found[terms] = [f for f in found[terms] if f.verdict != "fails"]
        found[terms].append(finding)
    for findings in (*found.values(), above):
        yield from findings


def _all(ledger: Ledger) -> Iterator[tuple[Cited, Finding]]:
    for figure in ledger.figures:
        if figure.statement.measure != "level" or figure.statement.role == "target":
            continue
        definition = _definition(figure.statement.indicator)
        if definition and _WAS.match(ledger.text, figure.end):
            continue
        if definition and (definition.form in ("share", "days")) != (figure.unit in PERCENT):
            continue
        readings = [*_readings(ledger, figure, definition)] if definition else []
        if definition and readings:
            threshold = threshold_of(ledger, figure)
            claim = Claim(definition.rule, figure, named(figure.statement), figure.unit, threshold=threshold, sure=True)
            yield figure, recomputed(ledger, claim, readings)


@cache
def _definition(indicator: str) -> Definition | None:
    bare = _IN_BRACKETS.sub("", indicator)  # 城乡居民收入比（以农村为1）
    if bare.startswith(_OF_CHANGES):
        return None  # 增量存贷比 is of what came in the year
    return next((d for d in definitions() if bare.endswith(d.name)), None)


def is_defined(indicator: str) -> bool:
    """Whether an indicator is one of those that are computed from others by definition."""
    return _definition(indicator) is not None


def _readings(ledger: Ledger, figure: Cited, definition: Definition) -> Iterator[Reading]:
    """What the indicator is by each of the figures that bear the names of its terms, the nearest first.

    Of 义务教育在校生 and 随迁子女在校生 either may be meant, as of 专任教师 and 高级教师.
    """
    others: list[Cited | None] = [*_terms(ledger, figure, definition.by, definition.of)]
    for of in _terms(ledger, figure, definition.of, ()):
        for by in others or [None]:
            if reading := _reading(ledger, figure, definition, of, by):
                yield reading


def _reading(ledger: Ledger, figure: Cited, definition: Definition, of: Cited, by: Cited | None) -> Reading | None:
    if definition.form == "days":
        return _of_days(ledger, figure, of)
    if by is None:
        rest = next(iter(_terms(ledger, figure, definition.rest, ())), None) if definition.rest else None
        return _of_both(of, rest) if rest and comparable(of.unit, rest.unit) else None
    if definition.form in ("thousandth", "heads"):
        return _over(of, by, (1000 if definition.form == "thousandth" else 1) * size_of(of.unit) / size_of(by.unit))
    if definition.form == "each":
        return _for_each(of, by, figure)
    if not comparable(of.unit, by.unit) or (definition.form == "ratio" and not is_money(of.unit)):
        return None
    if definition.form == "difference":
        told = comparable(of.unit, figure.unit) and not _is_counted_in(ledger, figure, by)
        return left_over(of, by, figure.unit) if told else None
    if definition.form == "share" and _is_of_another(ledger, of, by):
        return None
    return _over(of, by, (100 if definition.form == "share" else 1) * factor(of.unit, by.unit))


def _terms(ledger: Ledger, claim: Cited, names: Sequence[str], others: Sequence[str]) -> list[Cited]:
    """The figures of the paragraph that bear one of the names and none of the others, the nearest first."""
    start, end = ledger.reach(claim.start), ledger.sentence(claim.start)[1]
    said = [
        f
        for f in ledger.within(start, end)
        if f is not claim
        and f.statement.measure == "level"
        and f.statement.role != "target"
        and f.statement.period == claim.statement.period
        and f.statement.region == claim.statement.region
        and _bears(f.statement.indicator, names)
        and not _bears(f.statement.indicator, others)
        and _of_one_basis(ledger, f, claim)
    ]
    return nearest(said, claim.start)


def _is_counted_in(ledger: Ledger, rest: Figure, whole: Cited) -> bool:
    """Whether a rest is one of what a total behind it is made up of: 支出…，加上：上解…、年终结余…，支出总计…."""
    said = whole.start > rest.end and _TOTAL.search(whole.statement.indicator)
    return bool(said) and "加" in ledger.text[ledger.sentence(rest.start)[0] : rest.start]


def _is_of_another(ledger: Ledger, of: Figure, by: Figure) -> bool:
    """Whether the part is one of another whole that stands nearer: 乙市支出144.02亿元，其中民生支出115.5亿元."""
    which = ledger.text.rfind("其中", ledger.sentence(of.start)[0], of.start)
    if which < 0:
        return False
    whole = [f for f in ledger.numbers(ledger.reach(which), which) if comparable(f.unit, of.unit)][-1:]
    return any(f.start > by.start and Fraction(f.value) * factor(f.unit, of.unit) > Fraction(of.value) for f in whole)


def _of_one_basis(ledger: Ledger, term: Cited, claim: Cited) -> bool:
    """Whether both count heads alike: those registered (户籍) are others than those who live there."""
    return _is_of_registered(ledger, term) == _is_of_registered(ledger, claim)


def _is_of_registered(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure's own name, or else what it is told with, says that it counts those registered."""
    own = next((word for word in (_REGISTERED, _LIVING) if word in figure.statement.indicator), "")
    return own == _REGISTERED if own else _REGISTERED in _said_with(ledger, figure)


def _said_with(ledger: Ledger, figure: Figure) -> str:
    """A figure's sentence, with the one before where it goes on with its parts: 户籍人口11.2万人。其中，城镇…."""
    start, end = ledger.sentence(figure.start)
    if start and ledger.text.startswith(_AMONG, start):
        start = ledger.sentence(start - 1)[0]
    end = (ledger.text.find(_PART, figure.end, end) + 1) or end
    return ledger.text[max(start, ledger.text.rfind(_PART, start, figure.start)) : end]


def _bears(indicator: str, names: Sequence[str]) -> bool:
    """Whether an indicator is called so, and is not a part of it: 乡村常住人口 is not 常住人口."""
    rest = next((indicator.removesuffix(name) for name in names if indicator.endswith(name)), None)
    return rest is not None and not any(word in rest.replace(_BOTH_MONEYS, "") for word in wording().parts_of_whole)


def _for_each(of: Cited, by: Cited, claim: Figure) -> Reading | None:
    """An amount for each head; heads at the end of a year are not quite those of its middle, by which it is divided."""
    if not comparable(of.unit, claim.unit) or by.value <= 0 or of.value <= 0:
        return None
    if claim.bound != "eq" and by.bound != "eq":
        return None  # 突破9万元, of 56万人左右: what is aimed at, and of no year in particular
    size = factor(of.unit, claim.unit) / size_of(by.unit)
    reading = _over(of, by, size)
    if reading is None or "平均" in by.statement.indicator:
        return reading
    wide = Interval(reading.possible.low * (1 - HEADS), reading.possible.high * (1 + HEADS))
    return replace(reading, bounds=wide)


def _days_measured(ledger: Ledger, claim: Cited, of: Cited) -> Figure | None:
    """The days on which the air was measured, where the paragraph tells them: 有效监测天数361天."""
    said = ledger.numbers(ledger.reach(claim.start), ledger.sentence(claim.start)[1])
    days = (f for f in said if f.unit == of.unit and f.value >= of.value and f.start != of.start)
    return next((f for f in days if _MEASURED.search(ledger.text, max(f.start - _NEAR, 0), f.start)), None)


def _of_days(ledger: Ledger, claim: Cited, of: Cited) -> Reading | None:
    """Days as a share of those measured or of the whole year, be it a leap year or not where no year is named."""
    period = claim.statement.period
    measured = _days_measured(ledger, claim, of)
    if measured:
        return _over(of, measured, Fraction(100))
    if not period.isdigit() or of.value > LEAP:
        return None  # of a part of a year
    named_year = period in ledger.text
    short, long = (_over(of, _days(n), Fraction(100)) for n in (LEAP - 1, LEAP))
    if short is None or long is None or named_year:
        return long if named_year and isleap(int(period)) else short
    return replace(short, bounds=Interval(long.possible.low, short.possible.high))


def _days(many: int) -> Figure:
    return Figure(start=0, end=0, value=Decimal(many), unit="天")


def _over(of: Figure, by: Figure, size: Fraction) -> Reading | None:
    meant = stands_for(by) if by.end else Interval(by.value)
    if meant.low <= 0:
        return None
    inputs = (Input(of, "part"), *([Input(by, "whole")] if by.end else []))
    how = f"{of.value}{of.unit}÷{by.value}{by.unit}"
    exact = Interval(of.value) if not by.end else stands_for(of)  # days are whole
    return Reading(Fraction(of.value) * size / Fraction(by.value), times(exact, size) / meant, inputs, how)


def _of_both(of: Figure, rest: Figure) -> Reading:
    """The share of a part in what it and the rest make up together."""
    by = factor(rest.unit, of.unit)
    others = times(stands_for(rest), by)
    value = 100 * Fraction(of.value) / (Fraction(of.value) + Fraction(rest.value) * by)
    part = stands_for(of)
    possible = Interval(100 * part.low / (part.low + others.high), 100 * part.high / (part.high + others.low))
    how = f"{of.value}÷({of.value}+{rest.value})"
    return Reading(value, possible, (Input(of, "part"), Input(rest, "part")), how)
