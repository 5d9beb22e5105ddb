"""`mean-growth`: an average growth against the yearly growth rates that the text states.

8.1% and 0.3% give 4.1% a year. Both the compound mean and the arithmetic mean are accepted, since reports use both.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

from msgspec.structs import replace

from guibiao.audit.carried import averages, unread_means, with_subject
from guibiao.audit.claims import Claim, not_recomputable, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Input, Reading, judge, until_one_holds
from guibiao.audit.ledger import Ledger, code_of, in_whole_years, is_quoted_goal, nearest, period_of, subject_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rates_beside import is_one_of_several, told_beside
from guibiao.audit.since import since_then
from guibiao.audit.subjects import named, threshold_of
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import ABSURD, Interval, decimals, mean_growth, product_of_growth, shown

NAME = "mean-growth"
_TOGETHER = expression(r"累计|合计|两年|[三四五]年")
_NEEDED = expression(r"[需须][^，,。；;\d]{0,8}\Z")  # what growth must be from here on
# what a name has behind it where a note tells a year's figures as they were found in the end: 现价总量, 增速经最终核实
_FINAL = expression(
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
FAR = 1  # points between them by which a mean of rates that went up and down misleads
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
        if since := since_then(ledger, figure):
            yield recomputed(ledger, _claim(ledger, figure), [since])
            continue
        whole = in_whole_years(period_of(said.period))
        by_year = rates_by_year(ledger, figure) if whole else {}
        beside = tuple(told_beside(ledger, figure))
        chosen: list[tuple[Figure, ...]] = [beside] if beside else []
        if by_year and all(by_year.values()):
            chosen += islice(product(*by_year.values()), MOST_READINGS)
        if chosen:
            means = (mean(c) for mean in (compound_mean, _arithmetic) for c in chosen)
            claim, readings = _claim(ledger, figure), until_one_holds(figure, means)
            finding, compound = recomputed(ledger, claim, readings), readings[0]
            if finding.verdict != "fails" and _is_far(figure, compound):
                caveat = _("文中的数是逐年增速的算术平均，年均增速一般按连乘开方计算")
                severity = "warning" if _is_misleading(figure, compound) else "note"
                finding = recomputed(ledger, replace(claim, severity=severity, caveat=caveat), [compound])
            yield finding
        elif sum(map(bool, by_year.values())) == len(by_year) - 1 > 0:
            missing = next(year for year, found in by_year.items() if not found)
            yield _with_one_missing(ledger, _claim(ledger, figure), list(by_year.values()), missing)
    for name, mean_told in unread_means(ledger):
        if rates := tuple(told_beside(ledger, mean_told)):
            yield recomputed(ledger, Claim(NAME, mean_told, name, "%"), [compound_mean(rates), _arithmetic(rates)])


def _claim(ledger: Ledger, figure: Cited) -> Claim:
    return Claim(NAME, figure, named(figure.statement), "%", threshold=threshold_of(ledger, figure))


def _is_far(claim: Cited, compound: Reading) -> bool:
    """Whether a mean is so far from the compound one that it matters which was taken: rates went up and down."""
    return judge(claim, compound) not in FITTING and abs(compound.value - Fraction(claim.value)) > MATTERS


def _is_misleading(claim: Cited, compound: Reading) -> bool:
    """Whether rates went up and down so far that their arithmetic mean misleads: -28.5% and 16.4% give no -6.1%."""
    signs = {i.figure.value > 0 for i in compound.inputs}
    return len(signs) > 1 and abs(compound.value - Fraction(claim.value)) > FAR


def _cumulated(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """What a text says that something grew by over years (两年累计下降5.7%) against the rates of the years."""
    by_year = rates_by_year(ledger, figure)
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    if "分别" in lead and not _TOGETHER.search(lead.rpartition("分别")[2]):
        return  # one of the rates of its years
    if is_quoted_goal(ledger, figure):
        return  # 累计下降7.0%，超过同期6.0%的进度目标
    if figure.statement.role == "target" or figure.unit not in PERCENT or not by_year or not all(by_year.values()):
        return
    rates = tuple(found[0] for found in by_year.values())
    product = (product_of_growth([stands_for(r) for r in rates]) - 1) * 100
    value = (product_of_growth([Interval(r.value) for r in rates]).low - 1) * 100
    added = sum((stands_for(r) for r in rates), Interval(0))
    how = _("逐年增速{rates}连乘").format(rates=_listed(rates))
    readings = [Reading(value, product, _inputs(rates), how), Reading(added.middle, added, _inputs(rates), how)]
    yield recomputed(ledger, Claim(NAME, figure, named(figure.statement), "%"), readings)


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
    in_turn = in_turn and not is_one_of_several(ledger, claim)
    return {year: [rate] for year, rate in zip(years, rates, strict=True)} if in_turn else {}


def _rates(ledger: Ledger, claim: Cited, year: int) -> list[Cited]:
    """The yearly growth rates stated for a year, the closest to the claim first, each value once."""
    found = [
        f
        for f in ledger.stated(claim.statement, "growth", facts=True, period=str(year))
        if f.unit in PERCENT and f.statement.base in (None, str(year - 1)) and stands_for(f).low > ABSURD
    ]
    found = found or [f for f in ledger.once(_told_finally) if _is_final(f, claim, year)]
    if len(found) < len(("one", "another")):
        return found
    distinct = {f.value: f for f in reversed(nearest(found, claim.start))}
    return nearest(list(distinct.values()), claim.start)


def _told_finally(ledger: Ledger) -> list[Cited]:
    """The rates whose name has such words in it."""
    rates = [f for f in ledger.figures if f.unit in PERCENT and f.statement.measure in ("growth", "level")]
    names = "，".join(f.statement.indicator for f in rates)
    revised = [word for word in _REVISED if word in names]
    return [f for f in rates if any(word in f.statement.indicator for word in revised)]


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
    implied = shown((factor - 1) * 100, decimals(claim.figure.value))
    missing = _("文中没有{year}年的增速，由此反推为{implied}%").format(year=year, implied=implied)
    return not_recomputable(ledger, claim, missing, _inputs(known))
