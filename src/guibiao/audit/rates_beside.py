"""The yearly rates of which a figure is the mean, by the words that stand around it.

2020年增长3.4%，2021年增长9.6%，两年平均增长6.5%; 前两年（8.6%、3.2%）年均增长5.9%; 年均增长5.6%，其中2021年增长8.2%、
2022年增长3.1%.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.joints import only_joins
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, in_whole_years, period_of, subject_of
from guibiao.audit.levels import year_before
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.quantity import ABSURD, read_number

_COUNTED = expression(r"([两二三四五])年")
_YEAR = expression(r"(?:19|20)\d\d")
_FELL = expression(r"(?:下降|降|减少|减|下跌|负增长)了?\Z")
_SIGN = expression(r"(?:增长|增速|增幅|增|涨|下降|降|减少|减|下跌|跌)[为了达到]*\Z")
_GROWS = expression(r"增速|增幅|增长")
_MEAN = expression("年均|年平均")
_AND = expression(r"\s*[、，,和及与]\s*")
# 12.4%（2016年）、10.8%（2017年）和前述的9.0%
_AND_RATE = expression(
    r"\s*(?:[（(](?:19|20)\d\d年?[）)])?\s*[、，,和及与]\s*(?:(?:[前上]述|[今去当本上]年|(?:19|20)\d\d年)的?)?(?:增长|增速为?)?"
)
_IN_BRACKETS = expression(r"[）)](?:[两二三四五]年)?(?:年均|平均|年平均)[^，,。；;\d]{0,6}")
# but for what a rate is from: 比上年|增长12.4%
_LAST_YEAR = expression(r"(?<![比较与])(?:上年|去年|20\d\d年)|(?<![比较与年])同期")
_SAME_THING = expression(r"该指标|这一指标|该项|上年|去年|上一年")
# a sentence that goes on with another year: 受疫情影响，2020年同比下降|3.4%
_GOES_ON = expression(
    r"(?:(?:受|因|由于)[^，,。；;\d]{2,14}[，,])?(?:而|其中)?(?P<year>(?:19|20)\d\d)年(?:同期|全年)?(?:同比)?(?:增长|下降)"
)
_YEARLY = r"(?P<year>(?:19|20)\d\d)年[^，,。；;\d]{0,10}"
_OPENS_YEARS = expression(rf"(?:[，,；;]?其中[：:，,]?|[（(](?:其中[：:]?)?){_YEARLY}")
_AND_YEAR = expression(rf"[、，,；;和及]{_YEARLY}")
_OPENS_LAST = expression(r"(?:[（(]|[，,]其中)(?:(?:19|20)\d\d年|上年|去年)(?:同期)?[^，,。；;\d]{0,10}")
# of a wider area beside: 增长12.3%（全市|12.0%），两年平均增长1.7%
_OF_AREA, _NEAR = (
    expression(r"(?:[（(](?:同期)?全[国省市县区州][^，,。；;（(\d]{0,8}|全[国省市县区州][^，,。；;（(\d]{0,6}[（(])\Z"),
    16,
)
_SHARE = expression("(?:占比?|比重|比例|(?<!增长)率)\\Z")
_OF_PLAN = expression(r"十[一二三四五]五”?(?:时期|期间|规划期?|五年)?[^，,。；;\d以前头后开]{0,8}\Z")
_SPAN = expression(r"((?:19|20)\d\d)年?[－—–~～至到-]+((?:19|20)\d\d)年")


def told_beside(ledger: Ledger, claim: Figure) -> Sequence[Figure]:
    """The rates of the years that a mean's own words tell, in whichever order and place."""
    if is_one_of_several(ledger, claim):
        return ()
    return (
        _beside(ledger, claim)
        or _of_named_years(ledger, claim)
        or _listed_rates(ledger, claim)
        or _of_last_year_and_this(ledger, claim)
        or _behind(ledger, claim)
        or _before_and_behind(ledger, claim)
        or _of_sentences_before(ledger, claim)
    )


def is_one_of_several(ledger: Ledger, claim: Figure) -> bool:
    """Whether a mean is one of several things' told in turn: 分别增长15.9%和37.5%，两年平均增长15.5%和16.0%."""
    start, end = ledger.sentence(claim.start)
    beside = [f for f in ledger.numbers(start, end) if f.unit in PERCENT]
    at = next(i for i, f in enumerate(beside) if f.start == claim.start)
    pairs = ((beside[at - 1], claim) if at else None, (claim, beside[at + 1]) if at + 1 < len(beside) else None)
    return any(_AND.fullmatch(ledger.text, a.end, b.start) for a, b in filter(None, pairs))


def _beside(ledger: Ledger, claim: Figure) -> list[Figure]:
    """The rates that stand right before a mean, only years, verbs and levels between them: one a year."""
    figures = ledger.numbers(ledger.sentence(claim.start)[0], claim.start)
    rates = [f for f in figures if f.unit in PERCENT and _is_rate(f)]
    rates = [f for f in rates if not _OF_AREA.search(ledger.text, max(f.start - _NEAR, 0), f.start)]
    joined: list[Figure] = []
    for rate in reversed(rates):
        if not only_joins(ledger, rate, joined[0] if joined else claim, figures):
            break
        joined.insert(0, _signed(ledger, rate))
    grows = any((said := statement_of(f)) is None or said.measure == "growth" for f in joined)
    grows = grows and "分别" not in ledger.text[joined[-1].end : claim.start]  # of several things, a mean each
    return joined if len(joined) > 1 and len(joined) in _many(ledger, claim) and grows else []


def _of_named_years(ledger: Ledger, claim: Figure) -> list[Figure]:
    """The rates of the sentence that stand behind the years that the mean counts, one each, in whatever words."""
    start = ledger.sentence(claim.start)[0]
    rates: dict[int, Figure] = {}
    at = start
    for figure in (f for f in ledger.numbers(start, claim.start) if f.unit in PERCENT):
        years = _YEAR.findall(ledger.text[at : figure.start])
        if years and _is_rate(figure) and not _of_another(ledger, figure, claim):
            rates.setdefault(int(years[-1]), _signed(ledger, figure))
        at = figure.end
    named = sorted(rates)
    in_turn = len(named) > 1 and named[-1] - named[0] == len(named) - 1
    return [rates[year] for year in named] if in_turn and len(named) in _many(ledger, claim) else []


def _of_another(ledger: Ledger, rate: Figure, claim: Figure) -> bool:
    """Whether a rate in another part of the sentence is told of another thing than the mean."""
    said = statement_of(rate)
    apart = "；" in ledger.text[rate.end : claim.start]
    own = statement_of(claim)
    return apart and said is not None and own is not None and subject_of(said) != subject_of(own)


def _of_last_year_and_this(ledger: Ledger, claim: Figure) -> list[Figure]:
    """The only two rates before a mean of two years, one of them told of last year: 上年同期下降7.7%，今年增长12.9%."""
    start = ledger.sentence(claim.start)[0]
    rates = _rates_between(ledger, start, claim.start)
    first = start > ledger.paragraph(start)[0] and len(rates) == 1
    if first and (_SAME_THING.search(ledger.text, start, rates[0].start) or _goes_on(ledger, start, rates[0])):
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


def _goes_on(ledger: Ledger, start: int, rate: Figure) -> bool:
    """Whether a sentence opens with the year before that of the last rate of the sentence before, and no other name."""
    opened = _GOES_ON.fullmatch(ledger.text, start, rate.start)
    before = _rates_between(ledger, ledger.sentence(start - 1)[0], start)[-1:] if opened else []
    told = statement_of(before[0]) if before else None
    return bool(opened and told and told.period == str(int(opened["year"]) + 1))


def _rates_between(ledger: Ledger, start: int, end: int) -> list[Figure]:
    return [_signed(ledger, f) for f in ledger.numbers(start, end) if f.unit in PERCENT and _is_rate(f)]


def _behind(ledger: Ledger, claim: Figure) -> list[Figure]:
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


def _before_and_behind(ledger: Ledger, claim: Figure) -> list[Figure]:
    """This year's rate before a mean and last year's in brackets behind: 两年平均增长6.5%（2020年增长3.4%）."""
    start, end = ledger.sentence(claim.start)
    before = _rates_between(ledger, start, claim.start)[-1:]
    told = [f for f in ledger.numbers(claim.end, end)[:1] if f.unit in PERCENT and _is_rate(f)]
    if not before or not told or _counted_years(ledger, before[0].end, claim.start) != len(("last year", "this")):
        return []
    opened = _OPENS_LAST.fullmatch(ledger.text, claim.end, told[0].start)
    joined = only_joins(ledger, before[0], claim, ledger.numbers(start, claim.start))
    return [_signed(ledger, told[0]), *before] if opened and joined else []


def _of_sentences_before(ledger: Ledger, claim: Figure) -> list[Figure]:
    """The rates that the sentences before tell, each with its year: 2021年增长2.4%。2022年下降1.8%。两年平均增长0.3%.

    Sentences without a rate may stand between, and a paragraph may end; a rate without a year tells of other things.
    """
    start = ledger.sentence(claim.start)[0]
    floor, many = ledger.paragraph(start)[0], _counted_years(ledger, start, claim.start)
    floor = ledger.paragraph(start - 1)[0] if start == floor > 0 else floor
    if many < len(("a year", "the next")) or start == floor or any(ledger.numbers(start, claim.start)):
        return []
    rates: list[tuple[int, Figure]] = []
    while len(rates) < many and start > floor:
        start, end = ledger.sentence(start - 1)
        told = _dated_rates(ledger, start, end)
        if told is None:
            return []
        rates += told
    named = sorted(rates, key=lambda r: r[0])
    in_turn = [year for year, _rate in named] == [named[0][0] + n for n in range(many)] if named else False
    return [rate for _year, rate in named] if in_turn and _is_of_same(named[0][1], claim) else []


def _dated_rates(ledger: Ledger, start: int, end: int) -> list[tuple[int, Figure]] | None:
    """The rates of a sentence, each with the year named before it; none where one has no year, or of other things."""
    found: list[tuple[int, Figure]] = []
    at = start
    for figure in (f for f in ledger.numbers(start, end) if f.unit in PERCENT):
        years = _YEAR.findall(ledger.text[at : figure.start])
        if not (years and _is_rate(figure) and _grows(ledger, figure)):
            return None
        found.append((int(years[-1]), _signed(ledger, figure)))
        at = figure.end
    told = [said for _year, rate in found if (said := statement_of(rate))]
    return found if len({subject_of(said) for said in told}) <= 1 else None


def _grows(ledger: Ledger, figure: Figure) -> bool:
    return _SIGN.search(ledger.text, max(figure.start - 8, 0), figure.start) is not None


def _is_of_same(rate: Figure, claim: Figure) -> bool:
    """Whether a rate is called much as the mean of it and others is, or the mean bears no name."""
    told, own = statement_of(rate), statement_of(claim)
    if own is None or told is None:
        return own is None
    name, other = set(own.indicator), set(told.indicator)
    return subject_of(told) == subject_of(own) or len(name & other) * 5 >= len(name) * 3


def _signed(ledger: Ledger, figure: Figure) -> Figure:
    """The rate, less than nought where the word before it says that something fell."""
    fell = figure.value > 0 and _FELL.search(ledger.text, max(figure.start - 8, 0), figure.start)
    return replace(figure, value=-figure.value) if fell else figure


def _listed_rates(ledger: Ledger, claim: Figure) -> list[Figure]:
    """The last plain list of rates before a mean, as many as the years it counts: 11.6%、9.3%、8.9%，三年平均增长…

    In brackets right before it they need not be counted: 前两个年度（8.6%、3.2%）年均增长….
    """
    figures = ledger.numbers(ledger.sentence(claim.start)[0], claim.start)
    listed: list[Figure] = []
    for figure in reversed([f for f in figures if f.unit in PERCENT]):
        if listed and figure.start == listed[0].start:
            continue  # told of two subjects
        if listed and not _AND_RATE.fullmatch(ledger.text, figure.end, listed[0].start):
            break
        listed.insert(0, _signed(ledger, figure))
    if len(listed) < len(("a year", "the next")):
        return []
    if _IN_BRACKETS.fullmatch(ledger.text, listed[-1].end, claim.start):
        return listed if ledger.text[listed[0].start - 1] in "（(" else []
    lead = label_before(ledger.text, listed[0].start, ledger.sentence(claim.start)[0])
    told = _GROWS.search(lead) and "分别" not in ledger.text[listed[-1].end : claim.start]  # else a mean for each
    many = _counted_years(ledger, listed[-1].end, claim.start) if told else 0
    return listed if many == len(listed) else []


def _counted_years(ledger: Ledger, start: int, end: int) -> int:
    """The years that the words between two offsets count: 三年平均增长 is three."""
    counted = _COUNTED.findall(ledger.text[start:end])
    return int(read_number(counted[-1])) if counted else 0


def _many(ledger: Ledger, claim: Figure) -> set[int]:
    """Over how many years a mean may be: as its period says, or the words before it."""
    own = statement_of(claim)
    period = period_of(own.period) if own else None
    return {_said_years(ledger, claim)} | ({period.years} if period and in_whole_years(period) else set())


def _is_rate(figure: Figure) -> bool:
    """Whether a figure may be the growth of one year: not 较2015年增长29.4%."""
    said = statement_of(figure)
    if said is not None and said.base not in (None, year_before(said.period)):
        return False
    grows = said is None or said.measure == "growth" or (said.measure == "level" and not _SHARE.search(said.indicator))
    return grows and stands_for(figure).low > ABSURD


def _said_years(ledger: Ledger, claim: Figure) -> int:
    """The years that the words before a mean count (两年平均), or that its sentence names."""
    lead = ledger.text[ledger.sentence(claim.start)[0] : claim.start]
    if _OF_PLAN.search(lead):
        return 0  # 2024年、2025年分别增长6%和6.5%，则“十四五”年均增长5.6%
    counted = _COUNTED.findall(lead)
    return int(read_number(counted[-1])) if counted else len(set(_YEAR.findall(lead)))
