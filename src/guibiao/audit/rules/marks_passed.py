"""`verdict`: a round mark that a figure is said to have passed against the figure: 达到312.5亿元，突破300亿元大关."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.messages import _

NAME = "verdict"
_PASSED = re.compile(r"(?:突破|跨过|跨越|迈过|迈上|站上|跃上|越过|冲破)了?(?=\d)")
_BEGINS = "突破 跨过 跨越 迈过 迈上 站上 跃上 越过 冲破"
_SAID_NEXT = re.compile(
    r"(?:元|的)?(?:大关|关口|台阶)?[，,](?:总量|总额|总数|全年|累计)?(?:达到?|为|实现|完成|增至|升至|增加到|增长到)了?"
)
_SAID_BEFORE = re.compile(r"[，,](?:总量|总额|首次|一举|成功|历史性|顺利|已|连续)*")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every mark whose figure stands right before or behind it."""
    for match in ledger.scan(_PASSED, _BEGINS):
        start, end = ledger.sentence(match.start())
        mark = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if mark is None or is_goal(ledger, mark) or is_ahead(clause(ledger, match.start(), match.end())):
            continue
        before = [f for f in ledger.numbers(start, match.start())[-1:] if _links(ledger, f.end, match.start())]
        behind = [f for f in ledger.numbers(mark.end, end)[:1] if _SAID_NEXT.fullmatch(ledger.text, mark.end, f.start)]
        reached = next((f for f in (*behind, *before) if comparable(f.unit, mark.unit) and f.bound == "eq"), None)
        if reached is not None and not is_goal(ledger, reached):
            yield _of_mark(ledger, match, mark, reached)


def _links(ledger: Ledger, start: int, end: int) -> bool:
    return _SAID_BEFORE.fullmatch(ledger.text, start, end) is not None


def _of_mark(ledger: Ledger, match: re.Match[str], mark: Figure, reached: Figure) -> Finding:
    by = factor(reached.unit, mark.unit)
    how = f"{reached.value}{reached.unit}"
    reading = Reading(Fraction(reached.value) * by, times(stands_for(reached), by), (Input(reached, "actual"),), how)
    whole = replace(mark, start=match.start(), value=mark.value, bound="ge")
    words = ledger.text[match.start() : mark.end]
    finding = recomputed(ledger, Claim(NAME, whole, words, mark.unit, "warning"), [reading])
    said = (
        _("文中说“{words}”，而{name}为{value}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，{name}由{how}看与此相符。")
    )
    message = said.format(words=words, name=indicator_of(reached), value=how, how=how)
    return replace(finding, indicator=indicator_of(reached), message=message)
