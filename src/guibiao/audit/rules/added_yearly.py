"""`target-consistency`: what is added each year to a level, against the end that it leads to.

以2023年末12.4万亩为基数，从2024年起每年新增0.8万亩，到2026年达到14.8万亩. A pace in % another rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints.years import year_beside
from guibiao.audit.judgement import Input, Reading, fits_any
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "target-consistency"
_ADDED = expression(
    r"(?:平均每年|年均|每年|逐年)(?:计划|力争|预计|再|将|可|净|约|平均|保持)*"
    r"(?:(?P<up>新增|净增|增加|增长|增设|扩种|扩大|增|新建|培育|新培育|发展)|(?P<down>减少|压减|下降|降低|递减|退出|关停))了?约?(?=\d)"
)
_BEGINS = "平均每年 年均 每年 逐年"
_TO = expression(
    r"(?:以上|左右)?[，,；;](?:力争|确保)?(?:[到至]?(?P<year>20\d\d)年(?:末|底)?|(?P<then>[到至]?“?十[一二三四五六]五”?(?:期?末)|[到至]?(?:规划)?期末|届时))"
    r"[，,]?[^，,。；;\d]{0,14}?(?:力争|将|可|总[数量]|累计)*(?:达到?|[增减扩降]?[至到为]|(?:增加|扩大|提高|下降|减少|压减|发展)[到至为]|为|突破)"
)
_BASED = expression(r"的?(?:基础上|为?基数|为?基准)|[，,。；;]")
_FROM_YEAR = expression(r"[从自](?P<first>20\d\d)年(?:起|开始)")
_COUNTED = expression(r"(?<![〇○零一二三四五六七八九十第])(?P<years>[两二三四五六七八九十])年")
_FAR, _MOST = 48, 6  # characters between the figures; times that an end may be its base


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such amount between the level that it is added to and the end, in one or two sentences."""
    for match in ledger.scan(_ADDED, _BEGINS):
        start, stop = ledger.sentence(match.start())
        told = ledger.numbers(match.end(), min(stop, match.end() + 2 * _FAR))
        added = told[0] if told and told[0].start == match.end() else None
        if added is None or not added.unit or added.unit in (*PERCENT, *POINTS):
            continue
        end = next((f for f in told[1:] if f.unit), None)
        base = _base(ledger, added, start, match.start())
        then = _TO.fullmatch(ledger.text, added.end, end.start) if end else None
        if end and then and base and all(comparable(f.unit, end.unit) for f in (base, added)):
            yield from _of_end(ledger, match, then, (base, added, end))


def _base(ledger: Ledger, added: Figure, start: int, before: int) -> Figure | None:
    """The figure before an addition, in its sentence or the one before, where it is an amount of the same kind."""
    floor = start if ledger.paragraph(start)[0] == start else ledger.sentence(start - 1)[0]
    told = [f for f in ledger.numbers(floor, before) if f.unit][-1:]
    return next((f for f in told if comparable(f.unit, added.unit) and _BASED.match(ledger.text, f.end)), None)


def _of_end(
    ledger: Ledger, added: re.Match[str], then: re.Match[str], figures: tuple[Figure, Figure, Figure]
) -> Iterator[Finding]:
    base, each, end = figures
    many = _years(ledger, added, then, base)
    sign = -1 if added["down"] else 1
    readings = [_reading(base, each, end, n * sign) for n in many]
    moved = [_reading(replace(base, value=base.value.scaleb(by)), each, end, n * sign) for n in many for by in (1, -1)]
    slips = any(end.value == f.value for f in (base, each)) or fits_any(end, moved)
    if readings and (slips or all(_is_of_size(end, r) for r in readings)):
        caveat = _("与同时提出的期末值不一致，请确认以哪一个为准")
        name = indicator_of(base) or label_in_sentence(ledger, base)
        yield recomputed(ledger, Claim(NAME, end, name, end.unit, "warning", caveat), readings)


def _is_of_size(end: Figure, reading: Reading) -> bool:
    """Whether an end is about what is recomputed, or would be with its point elsewhere."""
    value = Fraction(end.value)
    moved = (replace(end, value=end.value.scaleb(by)) for by in (1, -1))
    return value / _MOST <= reading.value <= _MOST * value or any(fits_any(m, [reading]) for m in moved)


def _reading(base: Figure, each: Figure, end: Figure, many: int) -> Reading:
    of_base, of_each = factor(base.unit, end.unit), factor(each.unit, end.unit) * many
    step = replace(each, value=abs(each.value))
    value = Fraction(base.value) * of_base + Fraction(step.value) * of_each
    possible = times(stands_for(base), of_base) + times(stands_for(step), of_each)
    how = f"{base.value}{base.unit}{'+' if many > 0 else '−'}{step.value}{each.unit}×{abs(many)}"
    return Reading(value, possible, (Input(base, "base"), Input(each, "change")), how)


def _years(ledger: Ledger, added: re.Match[str], then: re.Match[str], base: Figure) -> list[int]:
    """Over how many years so much is added: to the year of the end, or as many as the words count."""
    floor = ledger.sentence(base.start)[0]
    last = int(then["year"]) if then["year"] else 0
    since = _FROM_YEAR.search(ledger.text, floor, added.start())
    if last and since:
        return [n for n in (last - int(since["first"]) + 1,) if n > 0]
    first = year_beside(ledger, base, floor)
    if last and first:
        return [n for n in (last - first,) if n > 0]
    counted = [*_COUNTED.finditer(ledger.text, base.end, added.start())][-1:]
    return [int(read_number(m["years"])) for m in counted]
