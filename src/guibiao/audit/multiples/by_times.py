"""Two levels of two times of which a multiple is told: 是五年前的8倍, 是2020年52家的2.0倍."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import Level, level_of, levels
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.multiples.by_names import NAMES_LONG
from guibiao.audit.multiples.ratio import grown, ratio_of
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression

_BASE = expression(r"(\d{4})年(?:末|底)?的?约?\Z")  # 是2015年的
# 是五年前的
_OF_TIME = expression(r"[，,；;](?:[是为]|相当于|达到?)(?P<then>[^，,。；;\d]{1,8}[前初])的(?:约|近)?\Z")
_COMPARES = "是为比较"  # before a time with whose level another is compared there: 是五年前562.1亿元的
_YEAR_BEHIND = expression(
    r"[，,；;（(]\s*而?(?:19|20)\d\d年(?:这一?数[字据]|该数|同期|全年|[末底])?(?:仅|只|有|为|是)*"
)
_OF_THEN = r"(?P<then>[上去]年|(?:19|20)\d\d年|[两三四五六七八九十]年前)(?:同期|[末底初])?"
_MORE = expression(rf"[比较]{_OF_THEN}(?:多|增加|净增|新增)了?\Z")
_PAST_LEVEL = expression(rf"[，,；;](?:[是为]|相当于){_OF_THEN}的(?:约|近)?\Z")
_THEN = expression(
    r"(?:(?:19|20)\d\d|[上去前])年(?:末|底)?的?\Z|年前|上届|原来|原有|[基年]期|[年期]初|[由从]|[比较](?!重|例)|当时|过去|起步|不足|[增升扩][\u4e00-\u9fff]{0,2}到|[增升跃]至"
)
_YEAR_NEAR = 48  # characters from a multiple to the amount of a year behind it
_NAMED = expression(r"(?:[是为]|达到|相当于)[^，,。；;\n]{0,16}的约?\Z")  # 是2020年52家的


def of_level_named(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The level before the clause over the one that the clause itself names: 达到103家，是2020年52家的2.0倍."""
    sentence = ledger.sentence(figure.start)[0]
    lead = _NAMED.search(ledger.text[sentence : figure.start])
    if lead is None:
        return
    at = sentence + lead.start()
    bases = [f for f in ledger.numbers(at, figure.start) if f.unit]
    ends = [f for f in ledger.numbers(sentence, at) if bases and comparable(f.unit, bases[-1].unit)]
    if ends and bases[-1].value > 0:
        yield ratio_of(level_of(bases[-1], "base"), level_of(ends[-1], "end"), 0)


def of_last_two(ledger: Ledger, figure: Figure) -> Iterator[Reading]:
    """The larger of the only two amounts of one kind before a doubling over the other: 较五年前的10.5亿元翻两番."""
    start = ledger.sentence(figure.start)[0]
    start = max(start, ledger.text.rfind("；", start, figure.start))  # behind it something else is told
    told = [f for f in ledger.numbers(start, figure.start) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    same = [f for f in told if comparable(f.unit, told[-1].unit)]
    past = any(_THEN.search(label_before(ledger.text, f.start, start)) for f in same)
    if len(same) == len(("base", "end")) and same[-1] is told[-1] and past:
        base, end = sorted((level_of(f, "level") for f in same), key=lambda a: a.value * factor(a.unit, told[-1].unit))
        if base.possible.low > 0:
            yield ratio_of(base, end, 0)


def of_time_named(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The last amount over the one of a time named before: 五年前只有186万件；2022年达到1488万件，是五年前的8倍."""
    start = ledger.sentence(figure.start)[0]
    named = _OF_TIME.search(ledger.text, max(figure.start - NAMES_LONG, start), figure.start)
    at = ledger.text.find(named["then"], ledger.reach(start), named.start()) if named else -1
    if named is None or at < 0 or ledger.text[at - 1] in _COMPARES:
        return
    told = [f for f in ledger.numbers(at, named.start()) if f.unit not in (*PERCENT, *POINTS, "")]
    if len(told) == len(("base", "end")) and comparable(told[0].unit, told[1].unit) and told[0].value > 0:
        yield ratio_of(level_of(told[0], "base"), level_of(told[1], "end"), 0)


def of_year_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The amount before over that of a year told right behind: 48.6亿元，五年增长3.5倍，2017年这一数字为10.8亿元."""
    start, end = ledger.sentence(figure.start)
    after = ledger.numbers(figure.end, min(figure.end + _YEAR_NEAR, end))[:1]
    before = [f for f in ledger.numbers(start, figure.start) if after and comparable(f.unit, after[0].unit)][-1:]
    if before and after[0].value > 0 and _YEAR_BEHIND.fullmatch(ledger.text, figure.end, after[0].start):
        yield ratio_of(
            level_of(after[0], "base"), level_of(before[0], "end"), int(figure.statement.measure == "growth")
        )


def without_added(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
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


def between_periods(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The ratio of the levels of two periods; 增长N倍 is one less than the ratio."""
    before = figure.statement.base or _base_named(ledger, figure)
    if before is None or figure.statement.measure not in ("multiple", "growth"):
        return
    for base in levels(ledger, figure, before, "base"):
        for end in _ends(ledger, figure, before):
            one = base.inputs[0].figure.start == end.inputs[0].figure.start  # of a year that was not understood
            if comparable(base.unit, end.unit) and base.possible.low > 0 and not one:
                yield grown(base, end, int(figure.statement.measure == "growth"))


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
