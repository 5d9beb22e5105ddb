"""`multiple`: a ratio to another period (是2015年的1.61倍, 翻一番) against the two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import log2

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import came_to, joints, tells_times
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of, levels
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.naming import LIKELY, SURE, closest_named, likeness
from guibiao.audit.precision import stands_for, times
from guibiao.audit.prices import caveat_of, real
from guibiao.audit.rules.growth_of_levels import FALLEN
from guibiao.audit.subjects import named, threshold_of
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "multiple"
_BASE = expression(r"(\d{4})年(?:末|底)?的?约?\Z")  # 是2015年的
_NAME = r"[^，,。；;：:与（()）\d\n]{2,16}"
_RATIO = expression(
    rf"(?:(?P<of>{_NAME})|(?<=[，,]))[与和](?P<by>{_NAME})(?:[（(][^（）()]{{2,12}}[）)])?之比(?:为|达到?|是|约)*(?P<x>\d+(?:\.\d+)?)\s?[:：∶]\s?1(?!\d)"
)
_DOUBLED = expression(r"翻(?:了|近|约)?(?P<times>\d+(?:\.\d+)?)番")
_TENTHS = Decimal("0.0")
_AND_MORE = ("还多", "还要多", "多", "有余", "以上")  # 翻了一番还多
_LEAST_SHORT, _MOST_OVER = Fraction(85, 100), Fraction(14, 10)  # of what 翻番 says, as it is told
_COMPARED = expression("之比")
_FORMER = expression(r"(?P<of>[前后])者[^，,。；;\d]{0,4}[是为](?P<by>[前后])者的(?:约|近)?\Z")
_OF_NAME = expression(r"(?:[是为]|相当于)(?P<name>[^，,。；;\d]{2,16}?)的(?:约|近)?\Z")
# 海水产品产量是淡水产品的3倍
_OF_OTHER = expression(
    r"(?:(?<=[，,；;：:。\n）)])|\A)(?P<of>[^，,。；;：:\n\d（）()]{0,16}?)(?:约|大约|大致|已)?(?:[是为]|相当于|达到?)(?P<by>[^，,。；;：:\n\d（）()]{2,16}?)的(?:约|近)?\Z"
)
# 是五年前的
_OF_TIME = expression(r"[，,；;](?:[是为]|相当于|达到?)(?P<then>[^，,。；;\d]{1,8}[前初])的(?:约|近)?\Z")
_COMPARES = "是为比较"  # before a time with whose level another is compared there: 是五年前562.1亿元的
_YEAR_BEHIND = expression(
    r"[，,；;（(]\s*而?(?:19|20)\d\d年(?:这一?数[字据]|该数|同期|全年|[末底])?(?:仅|只|有|为|是)*"
)
_OF_THEN = r"(?P<then>[上去]年|(?:19|20)\d\d年|[两三四五六七八九十]年前)(?:同期|[末底初])?"
_MORE = expression(rf"[比较]{_OF_THEN}(?:多|增加|净增|新增)了?\Z")
_PAST_LEVEL = expression(rf"[，,；;](?:[是为]|相当于){_OF_THEN}的(?:约|近)?\Z")
_HOW_MUCH = expression(r"(?<=..)[量数额值]\Z")
_PAST = expression(r"年|上届|原|期|前|初|当时|过去")
_THEN = expression(
    r"(?:(?:19|20)\d\d|[上去前])年(?:末|底)?的?\Z|年前|上届|原来|原有|[基年]期|[年期]初|[由从]|[比较](?!重|例)|当时|过去|起步|不足|[增升扩][\u4e00-\u9fff]{0,2}到|[增升跃]至"
)
_BEHIND = 24  # characters from a multiple to the amount that its name stands for
_SHORTEST = 2  # characters of such a name
_NAMES_LONG = 34  # characters of the two names
_NAMED = expression(r"(?:[是为]|达到|相当于)[^，,。；;\n]{0,16}的约?\Z")  # 是2020年52家的


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
        pair = [*_former_of_latter(ledger, figure)]  # two amounts as they stand, whatever the prices
        at_constant = not pair and real(figure) and bool(doubled or caveat)
        if at_constant and (doubled or less or not joint):  # 翻一番 is meant at constant prices, and some texts say so
            continue
        joined = [_grown(joint.base, joint.end, less)] if joint and joint.base.possible.low > 0 else []
        beside = [*_inline(ledger, figure)]
        sure = bool(beside) or (joint is not None and came_to(ledger, joint))
        readings = [*joined, *beside] or [
            *pair,
            *_of_name_behind(ledger, figure),
            *_of_names_before(ledger, figure),
            *_of_names_behind(ledger, figure),
            *_of_time_named(ledger, figure),
            *_of_year_behind(ledger, figure),
            *_of_change(ledger, figure),
            *_between_periods(ledger, figure),
            *(_of_last_two(ledger, figure) if doubled else ()),
        ]
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
        match = _RATIO.search(ledger.text, max(at.start() - _NAMES_LONG, 0), at.end() + _NAMES_LONG)
        if match is None:
            continue
        start, end = ledger.sentence(match.start())
        told = [f for f in ledger.numbers(start, end) if f.unit and not match.start("x") <= f.start < match.end()]
        of, by = (_called(ledger, match[n], told) if match[n] else None for n in ("of", "by"))
        if by and not match["of"]:  # 加工业产值96.8亿元，与农业总产值（48.4亿元）之比
            of = next((f for f in reversed(told) if f.end <= match.start() and comparable(f.unit, by.unit)), None)
        if of and by and of is not by and comparable(of.unit, by.unit) and by.value > 0:
            bounds = match.span("x")
            figure = Figure(start=bounds[0], end=bounds[1], value=Decimal(match["x"]), unit="倍")
            name = _("{of}与{by}之比").format(
                of=match["of"] or label_before(ledger.text, of.start, start), by=match["by"]
            )
            yield recomputed(
                ledger, Claim(NAME, figure, name, ""), [_ratio(level_of(by, "base"), level_of(of, "end"), 0)]
            )


def _called(ledger: Ledger, name: str, told: list[Figure]) -> Figure | None:
    """The amount that bears a name, be it called by what is counted: 投诉量 of 投诉21430件."""
    called = (closest_named(n, ledger, told) for n in (name, _HOW_MUCH.sub("", name)))
    return next((f for scored in called for score, f in scored if score >= SURE), None)


def _doublings(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every doubling told with a fraction (翻1.6番) of the two amounts before it."""
    for match in ledger.scan(_DOUBLED, "翻"):
        start, end = match.span("times")
        figure = Figure(start=start, end=end, value=Decimal(match["times"]), unit="番")
        for ratio in _of_last_two(ledger, figure):
            low, high = (Fraction(log2(v)) for v in (ratio.possible.low, ratio.possible.high))
            reading = replace(ratio, value=Fraction(log2(ratio.value)), bounds=Interval(low, high))
            base = replace(reading, words=_("{ratio}的以2为底的对数").format(ratio=ratio.how))
            yield recomputed(ledger, Claim(NAME, figure, _("翻番"), "番", "warning", _("按可比价格计算的除外")), [base])


def _of_last_two(ledger: Ledger, figure: Figure) -> Iterator[Reading]:
    """The larger of the only two amounts of one kind before a doubling over the other: 较五年前的10.5亿元翻两番."""
    start = ledger.sentence(figure.start)[0]
    start = max(start, ledger.text.rfind("；", start, figure.start))  # behind it something else is told
    told = [f for f in ledger.numbers(start, figure.start) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    same = [f for f in told if comparable(f.unit, told[-1].unit)]
    past = any(_THEN.search(label_before(ledger.text, f.start, start)) for f in same)
    if len(same) == len(("base", "end")) and same[-1] is told[-1] and past:
        base, end = sorted((level_of(f, "level") for f in same), key=lambda a: a.value * factor(a.unit, told[-1].unit))
        if base.possible.low > 0:
            yield _ratio(base, end, 0)


def _inline(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The level before the clause over the one that the clause itself names: 达到103家，是2020年52家的2.0倍."""
    sentence = ledger.sentence(figure.start)[0]
    lead = _NAMED.search(ledger.text[sentence : figure.start])
    if lead is None:
        return
    at = sentence + lead.start()
    bases = [f for f in ledger.numbers(at, figure.start) if f.unit]
    ends = [f for f in ledger.numbers(sentence, at) if bases and comparable(f.unit, bases[-1].unit)]
    if ends and bases[-1].value > 0:
        yield _ratio(level_of(bases[-1], "base"), level_of(ends[-1], "end"), 0)


def _former_of_latter(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The first of the last two amounts over the second, or the other way: 前者是后者的2.1倍."""
    start = ledger.sentence(figure.start)[0]
    told = _FORMER.search(ledger.text, max(figure.start - _NAMES_LONG, start), figure.start)
    amounts = [f for f in ledger.numbers(start, figure.start) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    if told is None or len(amounts) < len(("former", "latter")):
        return
    former, latter = amounts[-2:]
    of, by = (former, latter) if told["of"] == "前" else (latter, former)
    if comparable(of.unit, by.unit) and by.value > 0 and told["of"] != told["by"]:
        yield _ratio(level_of(by, "base"), level_of(of, "end"), 0)


def _of_name_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The amount before the clause over the one behind that bears the name: 是全省平均的1.3倍，全省平均为…"""
    start, end = ledger.sentence(figure.start)
    named = _OF_NAME.search(ledger.text, max(figure.start - _NAMES_LONG, start), figure.start)
    after = ledger.numbers(figure.end, end)[:1]
    before = [f for f in ledger.numbers(start, figure.start) if after and comparable(f.unit, after[0].unit)]
    if named is None or not before or after[0].value <= 0:
        return
    lead = ledger.text[figure.end : after[0].start].lstrip("，,（(")
    if len(lead) < _BEHIND and lead.startswith(named["name"][:_SHORTEST]) and len(named["name"]) >= _SHORTEST:
        yield _ratio(level_of(after[0], "base"), level_of(before[-1], "end"), 0)


def _of_names_before(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """One amount told before over another, both by their names: 公路客运量是铁路客运量的4倍."""
    start = ledger.sentence(figure.start)[0]
    named = _OF_OTHER.search(ledger.text, max(figure.start - _NAMES_LONG, start), figure.start)
    if named is None or _PAST.search(named["by"]):
        return
    floor = max(ledger.paragraph(start)[0], ledger.sentence(max(start - 1, 0))[0])
    told = [f for f in ledger.numbers(floor, named.start()) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    base = named["by"].removesuffix("水平")
    by = _called(ledger, base, told)
    others = [f for f in told if by and f is not by and comparable(f.unit, by.unit)]
    if len(named["of"]) >= _SHORTEST:
        of = _called(ledger, named["of"], others)
    else:
        of = others[-1] if others and by and by.start < others[-1].start else None
    if of and by and by.value > 0:
        yield _ratio(level_of(by, "base"), level_of(of, "end"), 0)
    elif by is None:
        yield from _of_two(ledger, named, [f for f in told if f.start >= start][-2:])


def _of_names_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """One amount over another, both told behind by their names: 存款是贷款的1.8倍，其中存款468亿元，贷款260亿元."""
    start, end = ledger.sentence(figure.start)
    named = _OF_OTHER.search(ledger.text, max(figure.start - _NAMES_LONG, start), figure.start)
    told = [f for f in ledger.numbers(figure.end, end) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    if named is not None:
        yield from _of_two(ledger, named, told)


def _of_two(ledger: Ledger, named: re.Match[str], told: list[Figure]) -> Iterator[Reading]:
    """One of just two amounts over the other, each of which is likelier called by one of the names."""
    if len(told) != len(("of", "by")) or not comparable(told[0].unit, told[1].unit):
        return
    scores = [[likeness(named[n], ledger, f) for f in told] for n in ("of", "by")]
    for (of, by), (first, second) in ((told, (0, 1)), (told[::-1], (1, 0))):
        likelier = scores[0][first] > scores[0][second] and scores[1][second] > scores[1][first]
        likelier = likelier and min(scores[0][first], scores[1][second]) >= LIKELY
        if likelier and by.value > 0:
            yield _ratio(level_of(by, "base"), level_of(of, "end"), 0)


def _of_time_named(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The last amount over the one of a time named before: 五年前只有186万件；2022年达到1488万件，是五年前的8倍."""
    start = ledger.sentence(figure.start)[0]
    named = _OF_TIME.search(ledger.text, max(figure.start - _NAMES_LONG, start), figure.start)
    at = ledger.text.find(named["then"], ledger.reach(start), named.start()) if named else -1
    if named is None or at < 0 or ledger.text[at - 1] in _COMPARES:
        return
    told = [f for f in ledger.numbers(at, named.start()) if f.unit not in (*PERCENT, *POINTS, "")]
    if len(told) == len(("base", "end")) and comparable(told[0].unit, told[1].unit) and told[0].value > 0:
        yield _ratio(level_of(told[0], "base"), level_of(told[1], "end"), 0)


def _of_year_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The amount before over that of a year told right behind: 48.6亿元，五年增长3.5倍，2017年这一数字为10.8亿元."""
    start, end = ledger.sentence(figure.start)
    after = ledger.numbers(figure.end, min(figure.end + 2 * _BEHIND, end))[:1]
    before = [f for f in ledger.numbers(start, figure.start) if after and comparable(f.unit, after[0].unit)][-1:]
    if before and after[0].value > 0 and _YEAR_BEHIND.fullmatch(ledger.text, figure.end, after[0].start):
        yield _ratio(level_of(after[0], "base"), level_of(before[0], "end"), int(figure.statement.measure == "growth"))


def _of_change(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """An amount over what is left of it without what was added: 26个，比去年同期多10个，是去年同期的1.6倍."""
    start = ledger.sentence(figure.start)[0]
    told = [f for f in ledger.numbers(start, figure.start) if f.unit not in (*PERCENT, *POINTS, "", "倍")][-2:]
    if len(told) < len(("end", "change")) or told[0].unit != told[1].unit or figure.statement.measure == "growth":
        return
    end, change = told
    more = _MORE.search(ledger.text, end.end, change.start)
    then = _PAST_LEVEL.search(ledger.text, change.end, figure.start)
    if more and then and more["then"] == then["then"]:
        past = stands_for(end) - stands_for(change)
        if past.low > 0:
            inputs = (Input(end, "end"), Input(change, "change"))
            how = f"{end.value}÷({end.value}−{change.value})"
            value = Fraction(end.value) / (Fraction(end.value) - Fraction(change.value))
            yield Reading(value, stands_for(end) / past, inputs, how)


def _between_periods(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The ratio of the levels of two periods; 增长N倍 is one less than the ratio."""
    before = figure.statement.base or _base_named(ledger, figure)
    if before is None or figure.statement.measure not in ("multiple", "growth"):
        return
    for base in levels(ledger, figure, before, "base"):
        for end in _ends(ledger, figure, before):
            one = base.inputs[0].figure.start == end.inputs[0].figure.start  # of a year that was not understood
            if comparable(base.unit, end.unit) and base.possible.low > 0 and not one:
                yield _grown(base, end, int(figure.statement.measure == "growth"))


def _base_named(ledger: Ledger, figure: Cited) -> str | None:
    """The year that the figure's own clause compares with."""
    found = _BASE.search(ledger.text[max(figure.start - 12, 0) : figure.start])
    return found[1] if found else None


def _ends(ledger: Ledger, figure: Cited, before: str) -> list[Level]:
    """The level said to be a multiple: the last of the subject in the same sentence that is not the base."""
    start = ledger.sentence(figure.start)[0]
    stated = ledger.stated(figure.statement, "level", facts=True)
    ends = [c for c in stated if start <= c.start < figure.start and c.statement.period != before]
    return [level_of(ends[-1], "end")] if ends else levels(ledger, figure, figure.statement.period, "end")


def _grown(base: Level, end: Level, less: int) -> Reading:
    """The ratio of two levels; what grew by so many times its size was the smaller, whatever year it was read as."""
    shrunk = less and end.value * factor(end.unit, base.unit) < base.value and end.possible.low > 0
    return _ratio(end, base, less) if shrunk else _ratio(base, end, less)


def _ratio(base: Level, end: Level, less: int) -> Reading:
    by = factor(end.unit, base.unit)
    inputs: tuple[Input, ...] = (*end.inputs, *base.inputs)
    how = f"{end.words()}÷{base.words()}" + ("−1" if less else "")
    return Reading(end.value * by / base.value - less, times(end.possible, by) / base.possible - less, inputs, how)
