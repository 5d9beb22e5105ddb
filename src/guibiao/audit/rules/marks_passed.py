"""`verdict`: a round mark that a figure is said to have passed against the figure: 达到312.5亿元，突破300亿元大关."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import on_side
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
_LONG_PASSED = Fraction(9, 4)  # times a mark
_PASSED = expression(
    r"(?:突破|跨过|跨越|迈过|迈上|站上|跃上|越过|冲破|踏上|登上)了?(?=[\d百千万亿一两二三四五六七八九十])"
)
_BEGINS = "突破 跨过 跨越 迈过 迈上 站上 跃上 越过 冲破 踏上 登上"
_NOT = expression(r"(?:未能?|没有?|没能|尚未|仍未|不曾|难以)[^，,。；;\d]{0,2}\Z")
_ADDED = expression(r"(?:[新净]增|增加|增长|扩大|减少|下降)(?![^，,。；;]*[至到为达])")
_WHAT = "(?:总量|总额|总数|总规模|总产量|规模|数量|全年|全市|全县|全区|当年|累计|共计?|余额|产值)*"
_SAID_NEXT = expression(
    rf"(?:元|的)?(?:新?大关|关口|台阶|门槛|整数关|关)?[）)]?[，,、（(]{_WHAT}"
    r"(?:达到?|为|实现|完成|增至|升至|增加到|增长到|接待|新增|建成|拥有|有)?了?"
)
_SAID_BEFORE = expression(
    rf"[）)]?[，,、]{_WHAT}(?:首次|一举|成功|历史性地?|顺利|已经?|连续|再次|率先|双双|均|都|正式|稳步|未能?|没有|没能|尚未|仍未)*"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every mark whose figure stands right before or behind it."""
    for match in ledger.scan(_PASSED, _BEGINS):
        start, end = ledger.sentence(match.start())
        mark = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if mark is None or is_goal(ledger, mark) or _is_wanted(ledger, match):
            continue
        before = [f for f in ledger.numbers(start, match.start())[-1:] if _links(ledger, f.end, match.start())]
        behind = [f for f in ledger.numbers(mark.end, end)[:1] if _SAID_NEXT.fullmatch(ledger.text, mark.end, f.start)]
        reached = next((f for f in (*behind, *before) if comparable(f.unit, mark.unit) and f.bound == "eq"), None)
        if reached is not None and not is_goal(ledger, reached) and not _is_added(ledger, reached):
            yield _of_mark(ledger, match, mark, reached)


def _is_wanted(ledger: Ledger, match: re.Match[str]) -> bool:
    """Whether the mark is one to come; what is but reckoned (预计) has its figure reckoned beside it."""
    return is_ahead(clause(ledger, match.start(), match.end()).replace("预计", ""))


def _links(ledger: Ledger, start: int, end: int) -> bool:
    return _SAID_BEFORE.fullmatch(ledger.text, start, end) is not None


def _is_added(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is what came to one that is not told: 新增1700公里、突破7000公里."""
    said = statement_of(figure)
    level = said is None or said.measure == "level"
    return not level or _ADDED.search(label_in_sentence(ledger, figure)) is not None


def _is_long_passed(mark: Figure, reached: Figure) -> bool:
    """Whether a figure is so many times a mark that nobody would tell it by that mark: 突破200亿元，达500.3亿元."""
    return Fraction(reached.value) * factor(reached.unit, mark.unit) >= _LONG_PASSED * Fraction(mark.value) > 0


def _of_mark(ledger: Ledger, match: re.Match[str], mark: Figure, reached: Figure) -> Finding:
    """The mark itself is exact: 24.8 has not passed 25."""
    by = factor(reached.unit, mark.unit)
    how = f"{reached.value}{reached.unit}"
    past = times(stands_for(reached), by) - Fraction(mark.value)
    reading = Reading(Fraction(reached.value) * by - Fraction(mark.value), past, (Input(reached, "actual"),), how)
    missed = _NOT.search(ledger.text, max(match.start() - 6, 0), match.start())
    words = ledger.text[missed.start() if missed else match.start() : mark.end]
    finding = on_side(ledger, (match.start(), mark.end), reading, mark.unit, above=missed is None, words=words)
    said = (
        _("文中说“{words}”，而{name}为{value}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，{name}由{how}看与此相符。")
    )
    if finding.verdict != "fails" and missed is None and _is_long_passed(mark, reached):
        finding = replace(finding, verdict="fails", severity="warning")
        said = _("文中说“{words}”，而{name}已达{value}，早已超过，关口或数值可能写错，请核对。")
    message = said.format(words=words, name=indicator_of(reached), value=how, how=how)
    return replace(finding, indicator=indicator_of(reached), message=message)
