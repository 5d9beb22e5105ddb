"""The finding for words that say on which side of another figure one is."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, entry_of
from guibiao.audit.precision import stands_for
from guibiao.audit.said.words import Words
from guibiao.audit.sides import on_side
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

_DONE = expression("完成|达到|实现")
_LESS_IS_BETTER = expression(
    r"浓度|[能水电煤]耗|失业|死亡|病死|事故|发生率|排放|不良|漏损|投诉|辍学|返贫|赤字|债务|负债|成本"
)


def held_to(ledger: Ledger, words: Words, actual: Cited, target: Figure, *, up: bool) -> Finding:
    """The finding for words that say on which side of its target a figure is; `up` where more is better."""
    about = target.bound == "approx" and words.sign > 0 and _DONE.search(words.text)  # 完成7%左右的预期目标
    gap = Reading(
        Fraction(actual.value) - Fraction(target.value),
        stands_for(actual) - (stands_for(target) if about else Interval(target.value)),
        (Input(actual, "actual"), Input(target, "target")),
        f"{actual.value}−{target.value}",
    )
    message = _("文中说“{words}”，而{name}为{actual}，目标为{target}，请核对。").format(
        words=words.text, name=named(actual.statement), actual=f"{actual.value}{actual.unit}",
        target=f"{target.value}{target.unit}",
    )  # fmt: skip
    return one_sided(ledger, words if up else replace(words, sign=-words.sign), actual, gap, message)


def one_sided(ledger: Ledger, words: Words, of: Cited, reading: Reading, message: str) -> Finding:
    """The finding for words that say a difference is positive or negative."""
    finding = on_side(ledger, (words.start, words.end), reading, of.unit, above=words.sign > 0, words=words.text)
    failed = finding.verdict == "fails"
    if not failed:
        message = _("文中说“{words}”，{name}由{how}看与此相符。").format(
            words=words.text, name=of.statement.indicator, how=reading.how
        )
    decisive = failed and words.target  # whether a target is met is the verdict itself
    return replace(finding, indicator=of.statement.indicator, message=message, decisive=decisive)


def better_up(figure: Cited, target: Figure) -> bool:
    """Whether more is better: as the target's bound says, else as the vocabulary or the figure's name does."""
    if target.bound in ("ge", "le"):
        return (target.bound == "ge") == (target.value >= 0)  # 下降13%以上 asks for more of a fall
    if figure.value < 0 and target.value < 0 and figure.statement.measure != "level":
        return False  # a fall is asked for: 下降1.8%，未完成下降2%的目标
    entry = entry_of(figure.statement.code or figure.statement.indicator)
    return entry.direction == "up" if entry else not _LESS_IS_BETTER.search(figure.statement.indicator)
