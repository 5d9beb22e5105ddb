"""`verdict`: what a text says of a figure against the figure.

呈下滑趋势 of one that rose; 提前完成 of one that is short of its target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, period_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.said import (
    Words,
    aim_without_name,
    better_up,
    clause,
    described,
    held_to,
    is_ahead,
    one_sided,
    target_meant,
    trends_told,
)
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
# 已提前完成规划目标 | 尚未达到2025年95%的规划目标 | 未能达到进度要求
_MISSED = expression(r"(?P<not>尚未|还未|仍未|未能|没有|未)?能?(?:如期|全面|顺利)?(?:提前|超额|圆满)?\Z")
_MET = expression(
    r"(?:达到|完成|实现|达成)了?"
    r"(?P<what>[^，,。；;\n\t]{0,48}?[%％](?:以上|左右|以内)?的(?:年度|目标|考核|约束性|减排)?任务"
    r"|[^，,。；;\n\t]{0,26}?(?:目标进度|进度要求|序时进度|时序进度|目标)|[^，,。；;\n\t\d]{0,16}?(?:任务|考核要求|(?<=[年全]度)计划|(?<!公共)预算)|(?=[，,。；;\n]))"
    r"(?![^，,。；;\n]{0,6}\d)"
)
# 年初目标为8%，好于预期
_SIDE = expression(
    r"(?:(?P<better>[好优]于)|(?P<above>超过?|[高快]于)|(?P<below>[低慢]于)|(?P<missed>不及|未能?达到?|没有达到))"
    r"(?:年初|年度|全年|规划|既定|[省市]定|原定)*的?(?:预期|目标|计划|任务)(?:目标|值|数)?(?=[，,。；;\n])"
)
_SIDES = "好于 优于 高于 快于 低于 慢于 超 不及 未 没有达"
# how much of an aim was reached, before its figure: 是规划任务5万亩的84%
_ATTAINED = expression(
    r"(?:目标|任务|计划|预算)[^，,。；;]{0,14}的(?:约)?\Z|完成率[为达]?到?\Z|完成(?:年度|全年|年)?(?:目标|任务|计划)的?\Z"
)
_RIGHT_BEHIND = expression(r"[）)]?[，,]?[^，,。；;\d]{0,10}")
_OF_PART = expression(r"过半|季度|月|半年|阶段|时序|序时|进度|首年|前[两三]年")
_BELOW = expression("低于|少于|小于")
_MEASURES = ["level", "growth_avg", "growth"]
_PACED = expression(r"进度")
_FIRST = expression("[前后][一二两三四五六七八九十]+[项个]")  # 前两项达到目标 is of no figure beside it
# 完成目标存在一定难度; 与2025年达到56亿元的目标相比
_IN_DOUBT = expression(r"[^，,。；;\d]{0,8}(?:难度|困难|压力|挑战|风险|不确定)|(?:值|要求)?(?:相比|比较|对照|[来相]看)")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every trend and every reached target that the text states of a figure in the same sentence."""
    yield from trends_told(ledger)
    for match in ledger.scan(_MET, "达到 完成 实现 达成"):
        words = _met(ledger, match)
        if (
            "过半" in match["what"]
            or _IN_DOUBT.match(ledger.text, match.end())
            or _FIRST.search(clause(ledger, match.start(), match.end()))
        ):
            continue
        if (match["what"] or words.start < match.start()) and not is_ahead(clause(ledger, match.start(), match.end())):
            yield from _of_attained(ledger, match, words) or _of_target(ledger, match, words)
    for match in ledger.scan(_SIDE, _SIDES):
        if not is_ahead(clause(ledger, match.start(), match.end())):
            yield from _of_side(ledger, match)


def _met(ledger: Ledger, match: re.Match[str]) -> Words:
    """The words with what stands before the verb: 尚未|达到规划目标."""
    before = _MISSED.search(ledger.text, max(match.start() - 12, 0), match.start())
    start = before.start() if before else match.start()
    missed = before is not None and before["not"] is not None
    return Words(start, match.end(), ledger.text[start : match.end()], -1 if missed else 1, target=True)


def _of_target(ledger: Ledger, match: re.Match[str], words: Words) -> Iterator[Finding]:
    """The figure before the words against the target of its measure."""
    paced = _PACED.search(match["what"])  # a level is behind or ahead of a course that the text need not give
    told = [f for f in ledger.numbers(match.start("what"), match.end()) if f.unit]
    if told and "超额" in words.text:
        return  # a limit that the words name themselves
    last = [
        f for f in ledger.within(ledger.sentence(match.start())[0], match.start()) if told and f.unit == told[0].unit
    ]
    measures = [m for m in _MEASURES if not last or m == last[-1].statement.measure] or _MEASURES
    for measure in ["growth_avg"] if paced else measures:
        actual = described(ledger, match.start(), measure)
        target = target_meant(ledger, match, actual) if actual else None
        if actual and target and actual.value < 0 < target.value and not _asks_for_growth(ledger, target):
            actual = replace(actual, value=-actual.value)  # 下降15.8%，完成15%的目标任务
            yield held_to(ledger, words, actual, target, up=True)
            return
        if actual and target and target.value < 0 <= actual.value and _BELOW.search(match["what"]):
            target = replace(target, value=-target.value)  # 低于9%的目标
            yield held_to(ledger, words, actual, target, up=False)
            return
        if actual and target:
            yield held_to(ledger, words, actual, target, up=better_up(actual, target))
            return


def _of_attained(ledger: Ledger, match: re.Match[str], words: Words) -> list[Finding]:
    """The share of an aim that the sentence says was reached, right before the words, against all of it."""
    start = ledger.sentence(words.start)[0]
    for share in ledger.numbers(start, words.start)[-1:]:
        told = share.unit in PERCENT and _ATTAINED.search(ledger.text, max(share.start - 24, start), share.start)
        if told and isinstance(share, Cited) and _RIGHT_BEHIND.fullmatch(ledger.text, share.end, words.start):
            if _OF_PART.search(match["what"]):
                continue
            how = f"{share.value}%−100%"
            past = Reading(Fraction(share.value) - 100, stands_for(share) - 100, (Input(share, "actual"),), how)
            message = _("文中说“{words}”，而完成的是目标的{share}，请核对。").format(
                words=words.text, share=f"{share.value}%"
            )
            return [one_sided(ledger, words, share, past, message)]
    return []


def _of_side(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The figure before the words against the aim that their sentence tells."""
    start = ledger.sentence(match.start())[0]
    literal = bool(match["above"] or match["below"])
    words = Words(
        match.start(), match.end(), match.group(), -1 if match["below"] or match["missed"] else 1, target=True
    )
    for measure in _MEASURES:
        actual = described(ledger, match.start(), measure)
        if actual is None or actual.start in ledger.once(gap_starts):
            continue
        said = actual.statement
        stated = [t for t in ledger.stated(said, measure, facts=False) if start <= t.start < match.start()]
        aims = [t for t in stated if t.unit == actual.unit] or aim_without_name(ledger, match.start(), actual)
        if len(aims) == 1 and not (words.sign > 0 and "预期" in words.text and _is_due_later(aims[0], actual)):
            yield held_to(ledger, words, actual, aims[0], up=literal or better_up(actual, aims[0]))
            return


def _is_due_later(aim: Figure, actual: Cited) -> bool:
    """Whether a level is to reach an aim only later, so that what is better than expected is its pace."""
    said = actual.statement
    if not isinstance(aim, Cited) or said.measure != "level":
        return False
    return period_of(aim.statement.period).end > period_of(said.period).end


def _asks_for_growth(ledger: Ledger, target: Figure) -> bool:
    return "增" in ledger.text[max(target.start - 6, 0) : target.start]
