"""`verdict`: what a text says of a figure against the figure.

呈下滑趋势 of one that rose; 提前完成 of one that is short of its target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, nearest, period_of
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.gap import gap_starts
from guibiao.audit.subjects import named, when
from guibiao.messages import _
from guibiao.vocabulary import vocabulary

NAME = "verdict"
_FALLING = "下滑趋势|下降趋势|下滑态势|下降态势|逐年下降|逐年减少|逐年下滑|持续下降|持续下滑"
_RISING = "上升趋势|增长趋势|上升态势|增长态势|逐年上升|逐年提高|逐年增加|逐年增长|持续上升|稳步提高|稳步上升"
_TREND = re.compile(f"(?P<falling>{_FALLING})|(?P<rising>{_RISING})")
_EARLY = re.compile(r"提前(?:达到|完成|实现)[^，,。；;\n\t]{0,10}?目标")
_REACHED = re.compile(r"(?P<not>未|没有|尚未|未能)?(?:达到|完成|实现)[^，,。；;\n\t]{0,12}?(?:进度要求|目标进度)")
_AHEAD = re.compile(r"预计|预期|能够|可望|有望|难以|力争|确保|将|可按|基本")  # what is expected, or said with reserve


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every trend and every reached target that the text states of a figure in the same sentence."""
    for match in _TREND.finditer(ledger.text):
        yield from _of_trend(ledger, match)
    for pattern, measure in ((_EARLY, "level"), (_REACHED, "growth_avg")):
        for match in pattern.finditer(ledger.text):
            if not _AHEAD.search(_clause(ledger, match.start(), match.end())):
                yield from _of_target(ledger, match, measure)


def _of_trend(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The last two yearly levels of the figure before the words."""
    last = _described(ledger, match.start(), "level")
    if last is None or not last.statement.period.isdigit():
        return
    levels = [c for c in ledger.stated(last.statement, "level", facts=True) if comparable(c.unit, last.unit)]
    before = [c for c in levels if c.statement.period == str(int(last.statement.period) - 1) and c.start < last.start]
    if not before:
        return
    earlier = before[-1]
    by = factor(earlier.unit, last.unit)
    change = Reading(
        Fraction(last.value) - Fraction(earlier.value) * by,
        stands_for(last) - stands_for(earlier) * by,
        (Input(last, "end"), Input(earlier, "base")),
        f"{earlier.value}{earlier.unit}→{last.value}{last.unit}",
    )
    sign = -1 if match["falling"] else 1
    message = _("文中说{indicator}“{words}”，而由{first}的{base}到{last}的{end}是{really}的，请核对。").format(
        indicator=last.statement.indicator, words=match.group(), first=when(earlier.statement.period),
        base=f"{earlier.value}{earlier.unit}", last=when(last.statement.period), end=f"{last.value}{last.unit}",
        really=_("下降") if sign > 0 else _("上升"),
    )  # fmt: skip
    yield _one_sided(ledger, match, last, change, sign, message)


def _of_target(ledger: Ledger, match: re.Match[str], measure: str) -> Iterator[Finding]:
    """The figure before the words against the target of its measure."""
    actual = _described(ledger, match.start(), measure)
    up = _better_up(actual) if actual else None
    if actual is None or up is None:
        return
    targets = [t for t in ledger.stated(actual.statement, measure, facts=False) if t.unit == actual.unit]
    targets = [t for t in targets if period_of(t.statement.period).end >= period_of(actual.statement.period).end]
    if not targets:
        return
    target = nearest(targets, match.start())[0]
    missed = "not" in match.re.groupindex and match["not"]
    gap = Reading(
        Fraction(actual.value) - Fraction(target.value),
        stands_for(actual) - Fraction(target.value),
        (Input(actual, "actual"), Input(target, "target")),
        f"{actual.value}−{target.value}",
    )
    message = _("文中说“{words}”，而{name}为{actual}，目标为{target}，请核对。").format(
        words=match.group(), name=named(actual.statement), actual=f"{actual.value}{actual.unit}",
        target=f"{target.value}{target.unit}",
    )  # fmt: skip
    yield _one_sided(ledger, match, actual, gap, (1 if up else -1) * (-1 if missed else 1), message)


def _one_sided(ledger: Ledger, match: re.Match[str], of: Cited, reading: Reading, sign: int, message: str) -> Finding:
    """The finding for words that say a difference is positive (sign 1) or negative (sign −1)."""
    bound = "ge" if sign > 0 else "le"
    words = Figure(start=match.start(), end=match.end(), value=Decimal(0), unit=of.unit, bound=bound)
    exact = replace(words, unit="个")  # nought is meant, not what rounds to it
    finding = recomputed(ledger, Claim(NAME, exact, match.group(), of.unit, "warning"), [reading])
    if finding.verdict != "fails":
        message = _("文中说“{words}”，{name}由{how}看与此相符。").format(
            words=match.group(), name=of.statement.indicator, how=reading.how
        )
    return replace(finding, indicator=of.statement.indicator, message=message)


def _described(ledger: Ledger, at: int, measure: str) -> Cited | None:
    """The last fact of a measure before the words, in their sentence, if it is about the last subject named there."""
    gaps = ledger.once(gap_starts)
    said = ledger.within(ledger.sentence(at)[0], at)
    before = [c for c in said if c.statement.role != "target" and c.start not in gaps]
    if not before:
        return None
    subject = before[-1].statement.indicator
    of_measure = [c for c in before if c.statement.measure == measure and c.statement.indicator == subject]
    return of_measure[-1] if of_measure else None


def _better_up(figure: Cited) -> bool | None:
    """Whether more is better, where the vocabulary knows."""
    entry = vocabulary().indicator(figure.statement.code or figure.statement.indicator)
    return None if entry is None else entry.direction == "up"


def _clause(ledger: Ledger, start: int, end: int) -> str:
    """The clause that the words stand in, up to their end."""
    at = start
    while at > 0 and ledger.text[at - 1] not in "，,。；;\n":
        at -= 1
    return ledger.text[at:end]
