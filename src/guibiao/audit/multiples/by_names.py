"""Two amounts of which a multiple is told by their names: 公路客运量是铁路客运量的4倍, 前者是后者的2.1倍."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.audit.multiples.ratio import ratio_of
from guibiao.audit.naming import LIKELY, SURE, closest_named, likeness
from guibiao.expressions import expression

_FORMER = expression(r"(?P<of>[前后])者[^，,。；;\d]{0,4}[是为](?P<by>[前后])者的(?:约|近)?\Z")
_OF_NAME = expression(r"(?:[是为]|相当于)(?P<name>[^，,。；;\d]{2,16}?)的(?:约|近)?\Z")
# 海水产品产量是淡水产品的3倍
_OF_OTHER = expression(
    r"(?:(?<=[，,；;：:。\n）)])|\A)(?P<of>[^，,。；;：:\n\d（）()]{0,16}?)(?:约|大约|大致|已)?(?:[是为]|相当于|达到?)(?P<by>[^，,。；;：:\n\d（）()]{2,16}?)的(?:约|近)?\Z"
)
_HOW_MUCH = expression(r"(?<=..)[量数额值]\Z")
_PAST = expression(r"年|上届|原|期|前|初|当时|过去")
_BEHIND = 24  # characters from a multiple to the amount that its name stands for
_SHORTEST = 2  # characters of such a name
NAMES_LONG = 34  # characters of the two names


def called(ledger: Ledger, name: str, told: list[Figure]) -> Figure | None:
    """The amount that bears a name, be it called by what is counted: 投诉量 of 投诉21430件."""
    each = (closest_named(n, ledger, told) for n in (name, _HOW_MUCH.sub("", name)))
    return next((f for scored in each for score, f in scored if score >= SURE), None)


def former_of_latter(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The first of the last two amounts over the second, or the other way: 前者是后者的2.1倍."""
    start = ledger.sentence(figure.start)[0]
    told = _FORMER.search(ledger.text, max(figure.start - NAMES_LONG, start), figure.start)
    amounts = [f for f in ledger.numbers(start, figure.start) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    if told is None or len(amounts) < len(("former", "latter")):
        return
    former, latter = amounts[-2:]
    of, by = (former, latter) if told["of"] == "前" else (latter, former)
    if comparable(of.unit, by.unit) and by.value > 0 and told["of"] != told["by"]:
        yield ratio_of(level_of(by, "base"), level_of(of, "end"), 0)


def of_name_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The amount before the clause over the one behind that bears the name: 是全省平均的1.3倍，全省平均为…"""
    start, end = ledger.sentence(figure.start)
    named = _OF_NAME.search(ledger.text, max(figure.start - NAMES_LONG, start), figure.start)
    after = ledger.numbers(figure.end, end)[:1]
    before = [f for f in ledger.numbers(start, figure.start) if after and comparable(f.unit, after[0].unit)]
    if named is None or not before or after[0].value <= 0:
        return
    lead = ledger.text[figure.end : after[0].start].lstrip("，,（(")
    if len(lead) < _BEHIND and lead.startswith(named["name"][:_SHORTEST]) and len(named["name"]) >= _SHORTEST:
        yield ratio_of(level_of(after[0], "base"), level_of(before[-1], "end"), 0)


def of_names_before(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """One amount told before over another, both by their names: 公路客运量是铁路客运量的4倍."""
    start = ledger.sentence(figure.start)[0]
    named = _OF_OTHER.search(ledger.text, max(figure.start - NAMES_LONG, start), figure.start)
    if named is None or _PAST.search(named["by"]):
        return
    floor = max(ledger.paragraph(start)[0], ledger.sentence(max(start - 1, 0))[0])
    told = [f for f in ledger.numbers(floor, named.start()) if f.unit not in (*PERCENT, *POINTS, "", "倍")]
    base = named["by"].removesuffix("水平")
    by = called(ledger, base, told)
    others = [f for f in told if by and f is not by and comparable(f.unit, by.unit)]
    if len(named["of"]) >= _SHORTEST:
        of = called(ledger, named["of"], others)
    else:
        of = others[-1] if others and by and by.start < others[-1].start else None
    if of and by and by.value > 0:
        yield ratio_of(level_of(by, "base"), level_of(of, "end"), 0)
    elif by is None:
        yield from _of_two(ledger, named, [f for f in told if f.start >= start][-2:])


def of_names_behind(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """One amount over another, both told behind by their names: 存款是贷款的1.8倍，其中存款468亿元，贷款260亿元."""
    start, end = ledger.sentence(figure.start)
    named = _OF_OTHER.search(ledger.text, max(figure.start - NAMES_LONG, start), figure.start)
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
            yield ratio_of(level_of(by, "base"), level_of(of, "end"), 0)
