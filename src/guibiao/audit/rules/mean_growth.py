"""`mean-growth`: an average growth against the yearly growth rates that the text states.

8.1% and 0.3% give 4.1% a year. Both the compound mean and the arithmetic mean are accepted, since reports use both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from msgspec.structs import replace

from guibiao.audit.carried import averages, with_subject
from guibiao.audit.claims import Claim, not_recomputable, recomputed
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.joints import only_joins
from guibiao.audit.judgement import FITTING, Input, Reading, judge, until_one_holds
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, code_of, in_whole_years, is_quoted_goal, nearest, period_of, subject_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import number, stands_for, times
from guibiao.audit.since import since_then
from guibiao.audit.subjects import named, threshold_of
from guibiao.messages import _
from guibiao.quantity import ABSURD, Interval, decimals, mean_growth, product_of_growth, read_number

NAME = "mean-growth"
_COUNTED = re.compile(r"([两二三四五])年")
_TOGETHER = re.compile(r"累计|合计|两年|[三四五]年")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FELL = re.compile(r"(?:下降|降|减少|减|下跌|负增长)了?\Z")
_GROWS = re.compile(r"增速|增幅|增长")
_MEAN = re.compile("年均|年平均")
_AND = re.compile(r"\s*[、，,和及与]\s*")
_LAST_YEAR = re.compile(r"上年|去年|同期|20\d\d年")
_SAME_THING = re.compile(r"该指标|这一指标|该项|上年|去年|上一年")
_YEARLY = r"(?P<year>(?:19|20)\d\d)年[^，,。；;\d]{0,10}"
_OPENS_YEARS = re.compile(rf"(?:[，,；;]?其中[：:，,]?|[（(](?:其中[：:]?)?){_YEARLY}")
_AND_YEAR = re.compile(rf"[、，,；;和及]{_YEARLY}")
_OPENS_LAST = re.compile(r"(?:[（(]|[，,]其中)(?:(?:19|20)\d\d年|上年|去年)(?:同期)?[^，,。；;\d]{0,10}")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[－—–~～至到-]+((?:19|20)\d\d)年")
_NEEDED = re.compile(r"[需须][^，,。；;\d]{0,8}\Z")  # what growth must be from here on
# what a name has behind it where a note tells a year's figures as they were found in the end: 现价总量, 增速经最终核实
_FINAL = re.compile(
    r"(?:(?:现价|当年价)(?:总量|总值)?|总量|绝对额)?(?P<growth>增速|增幅|增长)?经?(?:最终|年报)?(?:核实|核算|核定|修订)?(?:后|数|结果)?的?(?P<rate>增速|增幅|增长率)?\Z"
)
_REVISED = (
    "核实",
    "核算",
    "核定",
    "修订",
    "年报",
    "现价",
    "当年价",
    "总量",
    "绝对额",
)  # of which one is in such a name
MATTERS = Fraction(1, 2)  # points between the two means
MOST_READINGS = 16  # where a text repeats its rates, the closest combinations


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every average growth over whole years that is a fact or an estimate."""
    for cited in ledger.once(averages):
        figure = with_subject(ledger, cited) if cited.statement.measure == "growth_avg" else cited
        said = figure.statement
        if said.measure == "growth" and said.base is None and in_whole_years(period_of(said.period)):
            yield from _cumulated(ledger, figure)
        if said.measure != "growth_avg" or said.role == "target" or figure.unit not in PERCENT:
            continue
        if is_quoted_goal(ledger, figure) or _NEEDED.search(ledger.text, max(figure.start - 10, 0), figure.start):
            continue
        claim = Claim(NAME, figure, named(said), "%", threshold=threshold_of(ledger, figure))
        if since := since_then(ledger, figure):
            yield recomputed(ledger, claim, [since])
            continue
        whole = in_whole_years(period_of(said.period))
        by_year = rates_by_year(ledger, figure) if whole else {}
        beside = tuple(_beside_or_near(ledger, figure))
        chosen: list[tuple[Figure, ...]] = [beside] if beside else []
        if by_year and all(by_year.values()):
            chosen += islice(product(*by_year.values()), MOST_READINGS)
        if chosen:
            readings = (mean(c) for mean in (compound_mean, _arithmetic) for c in chosen)
            finding = recomputed(ledger, claim, until_one_holds(figure, readings))
            compound = compound_mean(chosen[0])
            if finding.verdict != "fails" and _is_far(figure, compound):
                caveat = _("文中的数是逐年增速的算术平均，年均增速一般按连乘开方计算")
                finding = recomputed(ledger, replace(claim, severity="note", caveat=caveat), [compound])
            yield finding
        elif sum(map(bool, by_year.values())) == len(by_year) - 1 > 0:
            missing = next(year for year, found in by_year.items() if not found)
            yield _with_one_missing(ledger, claim, list(by_year.values()), missing)


def _beside_or_near(ledger: Ledger, claim: Cited) -> Sequence[Figure]:
    """The rates of the years that a mean's own words tell, in whichever order and place."""
    if _is_one_of_several(ledger, claim):
        return ()
    return (
        _beside(ledger, claim)
        or _of_named_years(ledger, claim)
        or _listed_rates(ledger, claim)
        or _of_last_year_and_this(ledger, claim)
        or _behind(ledger, claim)
        or _before_and_behind(ledger, claim)
    )


def _is_one_of_several(ledger: Ledger, claim: Cited) -> bool:
    """Whether a mean is one of several things' told in turn: 分别增长15.9%和37.5%，两年平均增长15.5%和16.0%."""
    start, end = ledger.sentence(claim.start)
    beside = [f for f in ledger.numbers(start, end) if f.unit in PERCENT]
    at = next(i for i, f in enumerate(beside) if f.start == claim.start)
    pairs = ((beside[at - 1], claim) if at else None, (claim, beside[at + 1]) if at + 1 < len(beside) else None)
    return any(_AND.fullmatch(ledger.text, a.end, b.start) for a, b in filter(None, pairs))


def _is_far(claim: Cited, compound: Reading) -> bool:
    """Whether a mean is so far from the compound one that it matters which was taken: rates went up and down."""
    return judge(claim, compound) not in FITTING and abs(compound.value - Fraction(claim.value)) > MATTERS


def _beside(ledger: Ledger, claim: Cited) -> list[Figure]:
    """The rates that stand right before a mean, only years, verbs and levels between them: one a year."""
    figures = ledger.numbers(ledger.sentence(claim.start)[0], claim.start)
    rates = [f for f in figures if f.unit in PERCENT and _is_rate(f)]
    joined: list[Figure] = []
    for rate in reversed(rates):
        if not only_joins(ledger, rate, joined[0] if joined else claim, figures):
            break
        joined.insert(0, rate)
    grows = any((said := statement_of(f)) is None or said.measure == "growth" for f in joined)
    grows = grows and "分别" not in ledger.text[joined[-1].end : claim.start]  # of several things, a mean each
    return joined if len(joined) > 1 and len(joined) in _many(ledger, claim) and grows else []


def _of_named_years(ledger: Ledger, claim: Cited) -> list[Figure]:
    """The rates of the sentence that stand behind the years that the mean counts, one each, in whatever words."""
    start = ledger.sentence(claim.start)[0]
    rates: dict[int, Figure] = {}
    at = start
    for figure in ledger.numbers(start, claim.start):
        years = _YEAR.findall(ledger.text[at : figure.start])
        if figure.unit in PERCENT and years and _is_rate(figure) and not _of_another(ledger, figure, claim):
            rates.setdefault(int(years[-1]), _signed(ledger, figure))
        at = figure.end
    named = sorted(rates)
    in_turn = len(named) > 1 and named[-1] - named[0] == len(named) - 1
    return [rates[year] for year in named] if in_turn and len(named) in _many(ledger, claim) else []


def _of_another(ledger: Ledger, rate: Figure, claim: Cited) -> bool:
    """Whether a rate in another part of the sentence is told of another thing than the mean."""
    said = statement_of(rate)
    apart = "；" in ledger.text[rate.end : claim.start]
    return apart and said is not None and subject_of(said) != subject_of(claim.statement)


def _of_last_year_and_this(ledger: Ledger, claim: Cited) -> list[Figure]:
    """The only two rates before a mean of two years, one of them told of last year: 上年同期下降7.7%，今年增长12.9%."""
    start = ledger.sentence(claim.start)[0]
    rates = _rates_between(ledger, start, claim.start)
    first = start > ledger.paragraph(start)[0] and len(rates) == 1
    if first and _SAME_THING.search(ledger.text, start, rates[0].start):
        start = ledger.sentence(start - 1)[0]
        rates = _rates_between(ledger, start, claim.start)
    if _counted_years(ledger, start, claim.start) != len(rates) or len(rates) != len(("last year", "this")):
        return []
    if start < ledger.sentence(claim.start)[0]:
        return rates
    if len(_MEAN.findall(ledger.text[rates[0].end : claim.start])) > 1:
        return []  # 生产总值增长8.4%，两年平均增长5.1%；工业增加值增长9.6%，两年平均增长6.2%
    past = [_LAST_YEAR.search(label_before(ledger.text, f.start, start)) is not None for f in rates]
    return rates if sum(past) == 1 else []


def _rates_between(ledger: Ledger, start: int, end: int) -> list[Figure]:
    return [_signed(ledger, f) for f in ledger.numbers(start, end) if f.unit in PERCENT and _is_rate(f)]


def _behind(ledger: Ledger, claim: Cited) -> list[Figure]:
    """The rates that explain a mean behind it, a year each: 年均增长5.6%，其中2021年增长8.2%、2022年增长3.1%."""
    end = ledger.sentence(claim.start)[1]
    rates: list[Figure] = []
    at, years = claim.end, list[int]()
    for figure in ledger.numbers(claim.end, end):
        told = (_AND_YEAR if rates else _OPENS_YEARS).fullmatch(ledger.text, at, figure.start)
        if told is None or figure.unit not in PERCENT or not _is_rate(figure):
            break
        rates, at = [*rates, _signed(ledger, figure)], figure.end
        years.append(int(told["year"]))
    in_turn = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
    lead = ledger.text[ledger.sentence(claim.start)[0] : claim.start]
    span = _SPAN.findall(lead)
    many = int(span[-1][1]) - int(span[-1][0]) + 1 if span else _counted_years(ledger, claim.end - len(lead), claim.end)
    return rates if in_turn and many in (0, len(years)) else []


def _before_and_behind(ledger: Ledger, claim: Cited) -> list[Figure]:
    """This year's rate before a mean and last year's in brackets behind: 两年平均增长6.5%（2020年增长3.4%）."""
    start, end = ledger.sentence(claim.start)
    before = _rates_between(ledger, start, claim.start)[-1:]
    told = [f for f in ledger.numbers(claim.end, end)[:1] if f.unit in PERCENT and _is_rate(f)]
    if not before or not told or _counted_years(ledger, before[0].end, claim.start) != len(("last year", "this")):
        return []
    opened = _OPENS_LAST.fullmatch(ledger.text, claim.end, told[0].start)
    joined = only_joins(ledger, before[0], claim, ledger.numbers(start, claim.start))
    return [_signed(ledger, told[0]), *before] if opened and joined else []


def _signed(ledger: Ledger, figure: Figure) -> Figure:
    """The rate, less than nought where the word before it says that something fell."""
    fell = figure.value > 0 and _FELL.search(ledger.text, max(figure.start - 8, 0), figure.start)
    return replace(figure, value=-figure.value) if fell else figure


def _listed_rates(ledger: Ledger, claim: Cited) -> list[Figure]:
    """The last plain list of rates before a mean, as many as the years it counts: 11.6%、9.3%、8.9%，三年平均增长…"""
    figures = ledger.numbers(ledger.sentence(claim.start)[0], claim.start)
    listed: list[Figure] = []
    for figure in reversed([f for f in figures if f.unit in PERCENT]):
        if listed and not _AND.fullmatch(ledger.text, figure.end, listed[0].start):
            break
        listed.insert(0, figure)
    lead = label_before(ledger.text, listed[0].start, ledger.sentence(claim.start)[0]) if listed else ""
    told = _GROWS.search(lead) and len(listed) > 1
    told = told and "分别" not in ledger.text[listed[-1].end : claim.start]  # of several things, a mean each
    many = _counted_years(ledger, listed[-1].end, claim.start) if told else 0
    return listed if many == len(listed) else []


def _counted_years(ledger: Ledger, start: int, end: int) -> int:
    """The years that the words between two offsets count: 三年平均增长 is three."""
    counted = _COUNTED.findall(ledger.text[start:end])
    return int(read_number(counted[-1])) if counted else 0


def _cumulated(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """What a text says that something grew by over years (两年累计下降5.7%) against the rates of the years."""
    by_year = rates_by_year(ledger, figure)
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    if "分别" in lead and not _TOGETHER.search(lead.rpartition("分别")[2]):
        return  # one of the rates of its years
    if figure.statement.role == "target" or figure.unit not in PERCENT or not by_year or not all(by_year.values()):
        return
    rates = tuple(found[0] for found in by_year.values())
    product = (product_of_growth([stands_for(r) for r in rates]) - 1) * 100
    value = (product_of_growth([Interval(r.value) for r in rates]).low - 1) * 100
    added = sum((stands_for(r) for r in rates), Interval(0))
    how = _("逐年增速{rates}连乘").format(rates=_listed(rates))
    readings = [Reading(value, product, _inputs(rates), how), Reading(added.middle, added, _inputs(rates), how)]
    yield recomputed(ledger, Claim(NAME, figure, named(figure.statement), "%"), readings)


def _many(ledger: Ledger, claim: Cited) -> set[int]:
    """Over how many years a mean may be: as its period says, or the words before it."""
    period = period_of(claim.statement.period)
    return {_said_years(ledger, claim)} | ({period.years} if in_whole_years(period) else set())


def _is_rate(figure: Figure) -> bool:
    said = statement_of(figure)
    return (said is None or said.measure in ("growth", "level")) and stands_for(figure).low > ABSURD


def _said_years(ledger: Ledger, claim: Cited) -> int:
    """The years that the words before a mean count (两年平均), or that its sentence names."""
    lead = ledger.text[ledger.sentence(claim.start)[0] : claim.start]
    counted = _COUNTED.findall(lead)
    return int(read_number(counted[-1])) if counted else len(set(_YEAR.findall(lead)))


def rates_by_year(ledger: Ledger, figure: Cited) -> dict[int, list[Cited]]:
    """For each year of an average's span the growth rates that the text states for it."""
    period = period_of(figure.statement.period)
    years = range(period.start.year, period.end.year + 1)
    rates = {year: _rates(ledger, figure, year) for year in years}
    return rates if all(rates.values()) else _in_turn(ledger, figure, years) or rates


def _in_turn(ledger: Ledger, claim: Cited, years: range) -> dict[int, list[Cited]]:
    """Rates that the claim's own sentence gives for its years in turn: 2021、2022年分别增长8.3%、4.1%."""
    start = ledger.sentence(claim.start)[0]
    stated = ledger.stated(claim.statement, "growth", facts=True)
    rates = [f for f in stated if start <= f.start < claim.start and f.unit in PERCENT and stands_for(f).low > ABSURD]
    in_turn = ledger.text.find("分别", start, claim.start) >= 0 and len(rates) == len(years)
    in_turn = in_turn and not _is_one_of_several(ledger, claim)
    return {year: [rate] for year, rate in zip(years, rates, strict=True)} if in_turn else {}


def _rates(ledger: Ledger, claim: Cited, year: int) -> list[Cited]:
    """The yearly growth rates stated for a year, the closest to the claim first, each value once."""
    found = [
        f
        for f in ledger.stated(claim.statement, "growth", facts=True, period=str(year))
        if f.unit in PERCENT and f.statement.base in (None, str(year - 1)) and stands_for(f).low > ABSURD
    ]
    found = found or [f for f in ledger.once(_told_finally) if _is_final(f, claim, year)]
    distinct = {f.value: f for f in reversed(nearest(found, claim.start))}
    return nearest(list(distinct.values()), claim.start)


def _told_finally(ledger: Ledger) -> list[Cited]:
    """The rates whose name has such words in it."""
    if not any(word in ledger.text for word in _REVISED):
        return []
    rates = (f for f in ledger.figures if f.unit in PERCENT and f.statement.measure in ("growth", "level"))
    return [f for f in rates if any(word in f.statement.indicator for word in _REVISED)]


def _is_final(figure: Cited, claim: Cited, year: int) -> bool:
    """Whether a figure is the growth of a year under the claim's name with words for its last revision behind it."""
    said, about = figure.statement, claim.statement
    if said.period != str(year) or said.region != about.region or figure.unit not in PERCENT or said.role == "target":
        return False
    found = _FINAL.search(said.indicator)
    if found is None or said.base not in (None, str(year - 1)):
        return False
    named = (code_of(said.indicator[: found.start()]) or said.indicator[: found.start()], said.region)
    growth = said.measure == "growth" or (said.measure == "level" and (found["growth"] or found["rate"]))
    return bool(growth) and named == subject_of(about)


def compound_mean(rates: tuple[Figure, ...]) -> Reading:
    """The mean of yearly rates, compounded."""
    value = mean_growth([Interval(f.value) for f in rates]).low

    def possible() -> Interval:
        return mean_growth([stands_for(f) for f in rates])

    return Reading(value, possible, _inputs(rates), _("逐年增速{rates}连乘开方").format(rates=_listed(rates)))


def _arithmetic(rates: tuple[Figure, ...]) -> Reading:
    value = sum((Fraction(f.value) for f in rates), Fraction(0)) / len(rates)

    def possible() -> Interval:
        return times(sum((stands_for(f) for f in rates), Interval(0)), Fraction(1, len(rates)))

    return Reading(value, possible, _inputs(rates), _("逐年增速{rates}的算术平均").format(rates=_listed(rates)))


def _inputs(rates: tuple[Figure, ...]) -> tuple[Input, ...]:
    return tuple(Input(f, "rate") for f in rates)


def _listed(rates: tuple[Figure, ...]) -> str:
    return _("、").join(f"{f.value}%" for f in rates)


def _with_one_missing(ledger: Ledger, claim: Claim, rates: list[list[Cited]], year: int) -> Finding:
    """What the claim implies for the one year whose growth the text does not state."""
    known = tuple(r[0] for r in rates if r)
    factor = (1 + Fraction(claim.figure.value) / 100) ** len(rates)
    for rate in known:
        factor /= 1 + Fraction(rate.value) / 100
    implied = number((factor - 1) * 100, decimals(claim.figure.value))
    missing = _("文中没有{year}年的增速，由此反推为{implied}%").format(year=year, implied=implied)
    return not_recomputable(ledger, claim, missing, _inputs(known))
