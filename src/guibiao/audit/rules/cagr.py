"""`cagr`: an average growth against the levels at both ends of its span, where the yearly rates are not given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from guibiao.audit.carried import averages, with_subject
from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.joints import Joint, aims, came_to, joints, only_joins, tells_times
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, code_of, in_whole_years, is_quoted_goal, period_of, subject_of
from guibiao.audit.levels import Frame, Level, level_of, levels, span_from_first, span_of
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.precision import last_digit, stands_for, times
from guibiao.audit.prices import at_current_prices, at_other_prices, caveat_of, real
from guibiao.audit.rules.mean_growth import rates_by_year
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, compound_growth, read_number

NAME = "cagr"
_COUNTED = expression(
    r"(?<![〇○零一二三四五六七八九十第])([两二三四五六七八九十])年(?:前|来|间|里|内|共|累计|时间|年均|平均|[，,])"
)
_IN_ALL = expression(
    r"(?<![〇○零一二三四五六七八九十第])(?P<years>[两二三四五六七八九十])年(?:间|来|里|内|时间)?(?:共|累计|总共|合计|总体|净|[，,])*"
    r"(?=[增提上下减翻扩缩降])"
)
_SUM_OF_SPAN = expression("累计|总共|合计|共|总体")
_DOUBLED = Interval(Fraction(17, 20), Fraction(7, 5))  # of what 翻番 says: what may be told so
# 2014年与2011年相比 | 比2015年
_SINCE_YEAR = expression(
    r"(?:(?P<last>(?:19|20)\d\d)年(?:末|底)?)?[与比较同和](?P<first>(?:19|20)\d\d)年(?:末|底|同期)?(?:相比|相较|比较|比)?(?=[，,增提上下降减\u4e00-\u9fff])"
)
_OF_ONE_YEAR = expression(r"(?:19|20)\d\d年|[上去今当]年|同比|分别|年均")
_YEAR = expression(r"(?:19|20)\d\d(?=年)")
_PLAN = expression(r"十[一二三四五]五”?(?:时期|期间|五年)")  # of which the figures are those of its ends
PLAN_YEARS = 5
# 与第六次全国人口普查的…相比
_CENSUS, CENSUS_YEARS = (
    expression(r"[比较与同和](?:上次|20[012]0年|第[四五六七]次|[四五六]普)[^，,。；;]{0,10}(?:普查|普)"),
    10,
)
_USUAL_SPANS = range(2, 11)  # years, that a mean is told of
_LONG = 4  # characters of a name that is hardly one of two things
_RANGE_BEHIND = expression(r"[（(]((?:19|20)\d\d)年?[－—–~～至到-]+((?:19|20)\d\d)年[）)]")
_RANGE = expression(r"((?:19|20)\d\d)年?[－—–~～至到-]+((?:19|20)\d\d)年")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every average growth at current prices whose base and end the text states."""
    joined = ledger.once(joints)
    for cited in ledger.once(averages):
        if cited.statement.measure != "growth_avg" or cited.unit not in PERCENT:
            continue
        figure = with_subject(ledger, cited)
        said, joint = figure.statement, joined.get(figure.start)
        if joint and _is_of_years_before(ledger, figure, joint):
            continue
        if is_quoted_goal(ledger, figure):
            continue
        if aims(ledger, figure, joint):
            if not joint and figure.bound == "eq" and (finding := _of_whole_growth(ledger, figure, multiples=False)):
                yield finding
            continue
        if at_other_prices(ledger, figure) or (real(figure) and not at_current_prices(ledger, figure)):
            continue
        whole = in_whole_years(period_of(said.period))
        if not joint and (finding := _of_whole_growth(ledger, figure)):
            yield finding
            continue
        if whole and not joint and (finding := _from_afar(ledger, figure)):
            yield finding
            continue
        if (whole and all(rates_by_year(ledger, figure).values())) or not (whole or joint):
            continue
        sure, other = (
            [*_readings(ledger, figure, f(said.period))] if whole else [] for f in (span_of, span_from_first)
        )
        if joint:
            sure, other = _of_joint(ledger, figure, joint), [*sure, *other, *_of_other_spans(ledger, figure, joint)]
        other += in_its_row(ledger, figure)
        if not (sure or other):
            continue
        caveat = caveat_of(ledger, figure)
        severity = "warning" if caveat else "error"
        moved = joint is not None and came_to(ledger, joint)
        threshold = threshold_of(ledger, figure)
        claim = Claim(NAME, figure, named(said), "%", severity, caveat, threshold=threshold, sure=moved)
        finding = held(ledger, claim, sure, other)
        if finding:
            yield finding


def _is_of_years_before(ledger: Ledger, figure: Cited, joint: Joint) -> bool:
    """Whether a mean is of years before those of two levels: 由2010年的312.6万人…；2000—2010年年均增长0.87%."""
    base = statement_of(joint.base.inputs[0].figure)
    told = _RANGE.findall(ledger.text[joint.end.inputs[-1].figure.end : figure.start])
    return bool(base and told and base.period.isdigit()) and int(told[-1][1]) <= int(base.period if base else 0)


def _of_whole_growth(ledger: Ledger, figure: Cited, *, multiples: bool = True) -> Finding | None:
    """A mean right behind the growth over all its years: 十年间增加25907人，增长3.57%，年平均增长率0.35%.

    Or behind the multiple of a year that it began with (是2012年的2.3倍，年均增长9.5%), which aims tell too roughly.
    """
    start = ledger.sentence(figure.start)[0]
    figures = ledger.numbers(start, figure.start)
    whole = figures[-1] if figures else None
    if not isinstance(whole, Cited) or not (whole.statement.measure == "growth" or tells_times(whole)):
        return None
    if not multiples and whole.unit not in PERCENT:
        return None
    years = _years_of_whole(ledger, whole, figures[:-1], start)
    factors = _factors(whole)
    if not years or not factors:
        return None
    if not only_joins(ledger, whole, figure, figures):
        return None
    readings = [_of_whole(whole, by, n) for by in factors for n in years]
    caveat = caveat_of(ledger, figure)
    severity = "warning" if caveat else "error"
    claim = Claim(NAME, figure, named(figure.statement), "%", severity, caveat, sure=whole.unit in PERCENT)
    return held(ledger, claim, readings[:1], readings[1:])


def _years_of_whole(ledger: Ledger, whole: Cited, before: Sequence[Figure], start: int) -> tuple[int, ...]:
    """Over how many years a growth is by the words before it, and may be as well; nothing where they do not tell."""
    said, period = whole.statement, period_of(whole.statement.period)
    if whole.unit not in PERCENT and said.base and said.base.isdigit() and said.period.isdigit():
        apart = int(said.period) - int(said.base)
        return _about(apart) if "番" not in said.text else (apart,) * (apart > 1)
    own = max(start, ledger.text.rfind("；", start, whole.start) + 1)
    label = label_before(ledger.text, whole.start, own)
    if in_whole_years(period) and _SUM_OF_SPAN.search(label) and not _OF_ONE_YEAR.search(label):
        planned = _PLAN.search(ledger.text, own, whole.start)
        return (period.years,) if planned else _about(period.years)
    told = list(_IN_ALL.finditer(ledger.text, start, whole.start))[-1:]
    if told and not _OF_ONE_YEAR.search(ledger.text, told[0].end(), whole.start):
        return () if any(f.unit in PERCENT for f in before) else (int(read_number(told[0]["years"])),)
    since = list(_SINCE_YEAR.finditer(ledger.text, start, whole.start))[-1:]
    if not since or any(f.unit in PERCENT for f in before if f.start > max(own, since[0].start())):
        return ()
    if _OF_ONE_YEAR.search(ledger.text, max(own, since[0].end()), whole.start):
        return ()
    told_here = said.period.isdigit() and ledger.text.find(said.period, start, whole.start) >= 0
    last = since[0]["last"] or (said.period if told_here else None)
    return _about(int(last) - int(since[0]["first"]) if last else 0)


def _about(years: int) -> tuple[int, ...]:
    """So many years, and those that they may have been counted as."""
    return (years, years + 1, years - 1) if years > 2 else (years, years + 1) if years > 1 else ()


def _factors(whole: Cited) -> list[tuple[Fraction, Interval]]:
    """How many times as much growth or a multiple made of what was before, as printed and at all that it may be.

    Multiples are cut off as often as rounded, and some call 增长1.5倍 what became 1.5 times as much.
    """
    meant, value = stands_for(whole), Fraction(whole.value)
    if whole.unit in PERCENT:
        return [(1 + value / 100, times(meant, Fraction(1, 100)) + 1)] if meant.low > -100 else []
    if meant.low <= 0:
        return []
    if "番" in whole.statement.text:
        return [(value, Interval(value * _DOUBLED.low, value * _DOUBLED.high))]
    told = Interval(meant.low, max(meant.high, value + last_digit(whole.value)))
    return [(1 + value, told + 1), (value, told)] if whole.statement.measure == "growth" else [(value, told)]


def _of_whole(whole: Cited, by: tuple[Fraction, Interval], years: int) -> Reading:
    value, possible = (compound_growth(Interval(1), factor, years) for factor in (Interval(by[0]), by[1]))
    told = whole.statement.text if whole.unit not in PERCENT else f"{whole.value}%"
    how = _("{rate}的{years}年复合增长").format(rate=told, years=years)
    return Reading(value.low, possible, (Input(whole, "rate"),), how)


def _from_afar(ledger: Ledger, figure: Cited) -> Finding | None:
    """A mean behind its end, whose base another passage tells by about the same name."""
    years = period_of(figure.statement.period).years
    end = next(iter(ledger.within(ledger.sentence(figure.start)[0], figure.start)[::-1]), None)
    if end is None or end.statement.measure != "level":
        return None
    same, first = subject_of(end.statement) == subject_of(figure.statement), _end_year(end) - years
    if code_of(end.statement.indicator) and (not same or levels(ledger, figure, str(first), "base")):
        return None
    if any(ledger.stated(end.statement, "growth", facts=True)) or end.unit in PERCENT or end.bound != "eq":
        return None
    bases = [
        f
        for f in ledger.figures
        if f.statement.period == str(first)
        and f.statement.measure == "level"
        and comparable(f.unit, end.unit)
        and f.statement.role != "target"
        and f.statement.indicator.endswith(end.statement.indicator)
        and not f.statement.indicator.startswith(tuple(wording().parts_of_whole))
    ]
    likest = [f for f in bases if f.statement.indicator == end.statement.indicator]
    readings = [r for f in (likest or bases) if (r := mean_rate(level_of(f, "base"), level_of(end, "end"), years))]
    caveat = caveat_of(ledger, figure)
    claim = Claim(NAME, figure, named(figure.statement), "%", "warning" if caveat else "error", caveat)
    sure = readings if len(end.statement.indicator) >= _LONG and len({f.value for f in bases}) == 1 else []
    return held(ledger, claim, sure, readings) if readings else None


def _end_year(figure: Cited) -> int:
    """The last year of a figure's period."""
    return period_of(figure.statement.period).year


def mean_rate(base: Level, end: Level, years: int) -> Reading | None:
    """The compound growth a year between two levels."""
    if (
        years < 1
        or end.unit in PERCENT
        or not comparable(base.unit, end.unit)
        or base.possible.low <= 0
        or end.possible.low <= 0
    ):
        return None
    by = factor(base.unit, end.unit)
    value = compound_growth(Interval(base.value * by), Interval(end.value), years).low

    def how() -> str:
        return _("{base}→{end}的{years}年复合增长").format(base=base.words(), end=end.words(), years=years)

    def possible() -> Interval:
        return compound_growth(times(base.possible, by), end.possible, years)

    return Reading(value, possible, (*base.inputs, *end.inputs), how)


def in_its_row(ledger: Ledger, figure: Cited) -> list[Reading]:
    """The mean growth between any two years of its subject in its row of a table: 2020年, 2022年, 2025年目标."""
    if not any(table.start <= figure.start < table.end for table in ledger.document.tables):
        return []
    row = ledger.within(*ledger.sentence(figure.start))
    subject = subject_of(figure.statement)
    told = [f for f in row if f.statement.measure == "level" and subject_of(f.statement) == subject]
    dated = sorted((f for f in told if f.statement.period.isdigit()), key=lambda f: f.statement.period)
    pairs = ((a, b, int(b.statement.period) - int(a.statement.period)) for a, b in combinations(dated, 2))
    return [r for a, b, years in pairs if (r := mean_rate(level_of(a, "base"), level_of(b, "end"), years))]


def _of_joint(ledger: Ledger, figure: Cited, joint: Joint) -> list[Reading]:
    """The mean growth from A to B in one sentence; an unnamed span may count from its first year or the one before."""
    return [r for n in spans(ledger, figure, joint) if (r := mean_rate(joint.base, joint.end, n))]


def _of_other_spans(ledger: Ledger, figure: Cited, joint: Joint) -> Iterator[Reading]:
    """The mean growth over other spans, where the sentence does not say how many years lie between."""
    if not _said_spans(ledger, figure, joint):
        yield from (r for n in _USUAL_SPANS if (r := mean_rate(joint.base, joint.end, n)))


def spans(ledger: Ledger, figure: Cited, joint: Joint) -> tuple[int, ...]:
    """How many years a joint may be over: as it says, else as its sentence said of another, else the span."""
    if said := _said_spans(ledger, figure, joint):
        return said
    years = period_of(figure.statement.period).years
    return (years, years - 1) if in_whole_years(period_of(figure.statement.period)) else ()


def _said_spans(ledger: Ledger, figure: Cited, joint: Joint) -> tuple[int, ...]:
    """How many years a joint is over by its own words or those of its sentence; nothing where they do not tell."""
    if joint.years:
        return (joint.years,)
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    ranges = _RANGE.findall(lead)
    if ranges:
        first, last = map(int, ranges[-1])
        return (last - first + 1, last - first)
    behind = _RANGE_BEHIND.match(ledger.text, figure.end)
    if behind:
        return (int(behind[2]) - int(behind[1]), int(behind[2]) - int(behind[1]) + 1)
    named = sorted(set(map(int, _YEAR.findall(lead))))
    if len(named) == 2:
        return (named[1] - named[0],)
    counted = _COUNTED.findall(lead)
    if counted:
        return (int(read_number(counted[-1])),)
    if _PLAN.search(lead):
        return (PLAN_YEARS,)
    return (CENSUS_YEARS,) if _CENSUS.search(lead) else ()


def _readings(ledger: Ledger, figure: Cited, frame: Frame) -> Iterator[Reading]:
    before, after, years = frame
    for end in levels(ledger, figure, after, "end"):
        for base in levels(ledger, figure, before, "base"):
            reading = mean_rate(base, end, years)
            if reading:
                yield reading
