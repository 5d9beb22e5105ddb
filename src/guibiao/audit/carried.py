"""An average without a subject of its own (两年平均增长6.2%) speaks of what its sentence spoke of before."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, cite
from guibiao.audit.ledger import Ledger, code_of
from guibiao.audit.measures import PERCENT
from guibiao.expressions import expression
from guibiao.quantity import read_number

_MEAN = expression(
    r"(?:(?:年平均|年均|平均每年|每年平均|年?复合)[^，,。；;\d]{0,8}|(?:年均|年平均|年平均增速|年平均来?看)[，,]则?(?:同比)?增[长速幅]?(?:了|为)?)\Z"
)
_OF_YEARS = expression(
    r"(?P<years>[两二三四五])年(?:年均|平均|年平均)(?:来?看[，,])?(?:同比|名义)?(?P<grows>增长|增速|增幅|递增|(?P<fell>下降))?(?:率|为|了|达到?)*(?=\d)"
)
_PACE = expression(
    r"\s*(?:(?:规划期[内间]?|“?十[一二三四五六]五”?(?:期间|时期)|(?:今后|未来)[三五]年|[三五]年[来间内])[，,]?)?(?:年均|平均每年|每年平均|每年)"
    r"(?:增长|增速|增幅|递增|(?P<fell>下降|递减))(?:率|为|了|达到?)*"
)
_PLAN_YEARS = 5
_BEGINS = "两年 二年 三年 四年 五年"
_MARKS = "，,。；;\n"
_MEAN_IS = expression(r"(?:(?<=[，,；;])|(?<=[，,；;][两二三四五]年))平均(?:增速|增幅)?(?:为|达到?|是)?")
_OF_TIME = ("growth", "growth_avg", "change_avg")


def averages(ledger: Ledger) -> list[Cited]:
    """The growths and means, each as a mean where the words right before it call it one: 年平均增幅13.0%."""
    told = [_averaged(ledger, figure) for figure in ledger.figures if figure.statement.measure in _OF_TIME]
    return sorted([*told, *_of_growth(ledger), *_alone(ledger), *_of_plan(ledger)], key=lambda f: f.start)


def _of_growth(ledger: Ledger) -> Iterator[Cited]:
    """Levels that are called no more than a mean, behind a growth: 增长3.8%，两年平均为6.0%."""
    for match in ledger.scan(_MEAN_IS, "平均"):
        told = ledger.within(ledger.sentence(match.end())[0], match.end() + 1)[-2:]
        if [f.statement.measure for f in told] == ["growth", "level"] and told[-1].start == match.end():
            yield replace(told[-1], statement=msgspec.structs.replace(told[-1].statement, measure="growth_avg"))


def _of_plan(ledger: Ledger) -> Iterator[Cited]:
    """Paces that open a sentence, of the level that the passage told last: 2020年24亿元。规划期内年均增长7%."""
    for figure in ledger.numbers(0, len(ledger.text)):
        if isinstance(figure, Cited) or figure.unit not in PERCENT:
            continue
        start = ledger.sentence(figure.start)[0]
        match = _PACE.fullmatch(ledger.text, start, figure.start)
        before = ledger.within(ledger.paragraph(start)[0], start)[-1:] if match else []
        if match and before and before[0].statement.measure == "level":
            base = before[0]
            if base.statement.period.isdigit() and base.unit not in PERCENT:
                first = int(base.statement.period) + 1
                yield _mean_of(ledger, figure, base, f"{first}/{first + _PLAN_YEARS - 1}", fell=bool(match["fell"]))


def _alone(ledger: Ledger) -> Iterator[Cited]:
    """Means that open a sentence, of the growth that the passage told last: ……增长3.8%。两年平均增长6.0%."""
    for match, figure in ledger.once(_of_years):
        if isinstance(figure, Cited) or not match["grows"]:
            continue
        if match.start() > ledger.sentence(match.start())[0] and ledger.text[match.start() - 1] not in _MARKS:
            continue
        before = ledger.within(ledger.reach(match.start()), match.start())
        rates = [f for f in before if f.statement.measure == "growth" and f.unit in PERCENT]
        if rates and rates[-1].statement.period.isdigit():
            last, years = int(rates[-1].statement.period), int(read_number(match["years"]))
            yield _mean_of(ledger, figure, rates[-1], f"{last - years + 1}/{last}", fell=bool(match["fell"]))


def _mean_of(ledger: Ledger, figure: Figure, about: Cited, period: str, *, fell: bool) -> Cited:
    """A rate that was only read, as the mean growth over a period of what another figure is about."""
    start, end = ledger.document.offsets.to_source(figure.start, figure.end)
    said = msgspec.structs.replace(
        about.statement,
        start=start,
        end=end,
        text=ledger.text[figure.start : figure.end],
        period=period,
        value=figure.value * (-1 if fell else 1),
        unit=figure.unit,
        measure="growth_avg",
        bound=figure.bound,
        base=None,
        clean_start=figure.start,
        clean_end=figure.end,
    )
    return cite(said)


def unread_means(ledger: Ledger) -> Iterator[tuple[str, Figure]]:
    """The means of so many years that nothing was read of, with the words that name them: 两年平均增长|3.7%."""
    told = ledger.once(_of_years)
    read = {f.start for f in ledger.once(averages)} if told else ()
    for match, figure in told:
        if not isinstance(figure, Cited) and figure.start not in read:
            yield match.group(), replace(figure, value=-figure.value) if match["fell"] else figure


def _of_years(ledger: Ledger) -> tuple[tuple[re.Match[str], Figure], ...]:
    """The rates right behind words for a mean of so many years, with these words."""
    found = ((m, f) for m in ledger.scan(_OF_YEARS, _BEGINS) for f in ledger.numbers(m.end(), m.end() + 1)[:1])
    return tuple((match, figure) for match, figure in found if figure.unit in PERCENT)


def _averaged(ledger: Ledger, figure: Cited) -> Cited:
    said = figure.statement
    mean = said.measure == "growth" and _MEAN.search(ledger.text, max(figure.start - 16, 0), figure.start)
    return replace(figure, statement=msgspec.structs.replace(said, measure="growth_avg")) if mean else figure


def with_subject(ledger: Ledger, figure: Cited) -> Cited:
    """The figure, under the indicator of the last level or growth in its sentence if its own is mentioned nowhere."""
    said = figure.statement
    if code_of(said.indicator) or any(ledger.stated(said, m, facts=True) for m in ("growth", "level")):
        return figure
    before = [c.statement for c in ledger.within(ledger.sentence(figure.start)[0], figure.start)]
    carried = next((s for s in reversed(before) if s.measure in ("growth", "level")), None)
    if carried is None:
        return figure
    own = msgspec.structs.replace(said, indicator=carried.indicator, code=carried.code, region=carried.region)
    return replace(figure, statement=own)
