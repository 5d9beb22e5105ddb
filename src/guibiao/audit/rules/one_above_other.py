"""`verdict`: one of two figures that a sentence gives is said to be above the other: 农村增速快于城镇, 前者低于后者."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited, Figure, measure_of, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.naming import in_full
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import apart, on_side
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
_NAME = r"[^，,。；;：:、\n\d（()）“”]{0,14}?"
_COMPARED = expression(
    rf"(?:(?<=[，,；;、])|(?<=\A)|(?<=[。\n]))(?P<first>{_NAME})(?:增速|增幅|增长)?"
    r"(?:继续|持续|连续|明显|仍然?|依然|均|也|略|大幅|总体上?|首次|同样)*"
    r"(?:(?P<above>快于|高于|大于|多于|超过|跑赢|领先于?|快过|高过|好于|优于|强于)|低于|慢于|小于|少于|不及|落后于?|跑输|差于|弱于|逊于)"
    rf"(?P<second>{_NAME})(?:增速|增幅|增长)?(?=[，,。；;）)\n]|\Z)"
)
_GOOD = expression("[好优强差弱逊]于")  # of growth
_VERB = expression("[快高大多慢低小少好优强差弱逊]于|超过|不及|跑赢|跑输|领先|落后|[快高]过")
_ENDS = frozenset("，,；;。\n")  # of the clause before
_ECONOMY = expression(r"(?:同期)?(?:经济|GDP|地区生产总值|国内生产总值)(?:增长|增速|发展)?(?:速度)?\Z")
_OF = expression(
    r"(?:占比|比重|收入|增[势长]|势头|表现|增长|增速|增幅|增长速度|居民|人均|可支配|的|其中|全体|(?<=..)(?:人数|人口|数量|总数|市场|地区))"
)
_PEASANTS = expression("农民(?!工)")
_MEAN, _OWN = expression("平均(?:水平)?\\Z"), expression("[我本](?=[省市县区州旗])")
_FEWEST = 2
_OUTPUT = "gdp"
_NEAR = 200  # characters before a figure in which output of the same years is spoken of


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such comparison whose two names each stand before just one figure of the sentence."""
    for match in _comparisons(ledger):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        start = ledger.sentence(match.start("first"))[0]
        told = ledger.numbers(start, match.start())
        of_economy = _ECONOMY.match(match["second"]) if told else None
        if of_economy:
            grown = [f for f in told if isinstance(f, Cited) and f.statement.code != _OUTPUT and f.unit in PERCENT]
            yield from _beside_economy(ledger, match, (grown or told)[-1])
            continue
        if not told:  # 农村居民收入增幅高于城镇，城镇增长4.6%，农村增长7.1%
            start, told = match.end(), ledger.numbers(*ledger.sentence(match.end()))
        pair = _in_order(told) if match["first"].endswith("前者") else _named(ledger, match, start, told)
        if pair is not None and (match["second"] == "后者") == match["first"].endswith("前者"):
            yield _compared(ledger, match, *pair)


def _comparisons(ledger: Ledger) -> Iterator[re.Match[str]]:
    """The clauses that begin with a comparison, looked for by its verb: clauses are many, such verbs few."""
    text, done = ledger.text, 0
    for verb in ledger.scan(
        _VERB,
        "快于 高于 大于 多于 慢于 低于 小于 少于 好于 优于 强于 差于 弱于 逊于 超过 不及 跑赢 跑输 领先 落后 快过 高过",
    ):
        at = verb.start()
        while at > done and text[at - 1] not in _ENDS:
            at -= 1
        at = verb.start() if text[verb.start() - 1 : verb.start()] == "、" else at
        if at >= done and (match := _COMPARED.match(text, at)):
            yield match
            done = match.end()


def _beside_economy(ledger: Ledger, match: re.Match[str], first: Figure) -> Iterator[Finding]:
    """The growth before the words against that of the same years' output: 居民收入增长7.4%，快于经济增速."""
    said = statement_of(first)
    if (
        said is None
        or said.measure not in ("growth", "growth_avg")
        or said.code == _OUTPUT
        or _OF.sub("", match["first"])
    ):
        return
    about = msgspec.structs.replace(said, indicator="地区生产总值", code=_OUTPUT)
    stated = ledger.stated(about, said.measure, facts=said.role != "target")
    near = [f for f in stated if first.start - _NEAR < f.start < first.start][-1:]
    found = [f for f in stated if f.statement.period == said.period] or near
    signs = {f.value > first.value for f in found if f.value != first.value}
    if len(signs) == 1:
        yield _compared(ledger, match, first, found[-1])


def _in_order(told: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures of a sentence that has no more: the former and the latter."""
    return (told[0], told[1]) if len(told) == _FEWEST and told[0].unit == told[1].unit else None


def _named(ledger: Ledger, match: re.Match[str], start: int, told: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The figures that the two names stand right before, of one unit and measure; none where either has two or none."""
    first, second = (in_full(_OF.sub("", _whose(match[n])).strip()) for n in ("first", "second"))
    if len(first) < _FEWEST or len(second) < _FEWEST or first in second or second in first:
        return None
    ends = [start, *(f.end for f in told)]
    labels = {f.start: in_full(ledger.text[floor : f.start]) for floor, f in zip(ends, told, strict=False)}
    of_first = [f for f in told if _bears(first, second, labels[f.start], f)]
    of_second = [f for f in told if _bears(second, first, labels[f.start], f)]
    pairs = [(a, b) for a in of_first for b in of_second if a is not b]
    pairs = [(a, b) for a, b in pairs if a.unit == b.unit and measure_of(a, "") == measure_of(b, "")]
    growth = re.search(r"[快慢]于|增[速幅长]", match.group()) or _GOOD.search(match.group())
    pairs = [(a, b) for a, b in pairs if not growth or measure_of(a, "") in ("growth", "growth_avg")]
    return pairs[0] if len(pairs) == 1 else None


def _whose(name: str) -> str:
    """A name as labels have it: 我县 is 全县 there, 农民 are 农村, and 全市平均水平 is 全市."""
    return _OWN.sub("全", _MEAN.sub("", _PEASANTS.sub("农村", name)))


def _bears(name: str, other: str, label: str, figure: Figure) -> bool:
    """Whether a name, and not the other one, is a figure's: before it, or by its turn (城乡居民收入分别增长…)."""
    indicator = indicator_of(figure)
    own, others = indicator.find(name), indicator.find(other)
    if own >= 0 and others >= 0:
        return own < others  # 非税收入 is 非税, though 税收 stands in it
    return own >= 0 or (others < 0 and name in label)


def _compared(ledger: Ledger, match: re.Match[str], first: Figure, second: Figure) -> Finding:
    by = factor(second.unit, first.unit) if comparable(first.unit, second.unit) else Fraction(1)
    reading = Reading(
        Fraction(first.value) - Fraction(second.value) * by,
        apart(first, second, by),
        (Input(first, "first"), Input(second, "second")),
        f"{first.value}{first.unit}−{second.value}{second.unit}",
    )
    finding = on_side(ledger, match.span(), reading, first.unit, above=match["above"] is not None)
    said = (
        _("文中说“{words}”，而前面的数是{first}和{second}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，与前面的{first}和{second}相符。")
    )
    shown = {n: f"{f.value}{f.unit}" for n, f in (("first", first), ("second", second))}
    return replace(finding, message=said.format(words=match.group(), **shown))
