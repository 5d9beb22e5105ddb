"""`Attained`: how much of a target a text says was reached, by a rate or by several told in turn."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from guibiao.audit.attained.kinds import is_amount
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_OF_GOAL = expression(r"占(?P<goal>[^占\d]{0,8}(?:目标|任务|计划)(?:任务|数|量|总数)?)的(?:约)?\Z")  # 占规划任务的43%
_AND = ("、", "和", "及", "与")
# 达到《纲要》目标53.3亿元的83.1% | 完成年度计划的62% | 为年初预算的102.3% | 完成率80%
CLAIM = expression(
    r"(?:(?:目标|任务|计划|(?<!公共)预算(?!收入|支出)|下达|总投资|规划(?=\d))[^，,。；;\n占]{0,24}?的"
    r"|(?<=年度|全年|年初|当年)预期(?:数|值|目标)?的|完成(?:了)?(?:年度|全年|年初|规划|总体?|既定|预定|考核|[省市县]定)?(?:投资|建设|工作)?(?:计划|目标任务|目标|任务|预算)(?:数)?(?:约)?(?=\s?\d+(?:\.\d+)?\s?[%％](?!的))"
    r"|超额(?=\s?\d+(?:\.\d+)?\s?[%％]完成)|超(?:年度|全年|年初)?(?:计划|任务|目标|预算)(?:任务|数)?|超额完成(?:了)?(?:年度|全年)?(?:任务|计划|目标)?|(?:(?:计划|任务|目标)(?:完成|实现)|完成率|完成比例?|完成进度|完成程?度|实现程?度|实现率|达成率|达成度|投资进度|执行率|(?<=[，,])已?经?完成)(?:为|达到|达)?)(?:约)?"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％](?!以))"
)
_BEGINS = (
    "超额 超年度 超全年 超年初 超计划 超任务 超目标 超预算 目标 任务 计划 预算 下达 总投资 规划 完成 实现 达成"
    " 投资进度 执行率 已完成 已经完成 经完成 预期"
)


class Attained(Struct, frozen=True):
    """A claimed part of a target that was reached, and where its words stand."""

    figure: Figure
    start: int  # of the words that claim it
    end: int
    words: str
    sentence: int  # where its sentence begins, or the part of it that the claim is in
    in_turn: tuple[Figure, ...]  # the rate with those that follow it at once


def attained_told(ledger: Ledger) -> Iterator[Attained]:
    """The parts of targets that a text says were reached, in its order."""
    for match in ledger.scan(CLAIM, _BEGINS):
        start, end = match.span()
        sentence = _own_part(ledger, start)
        claims = [f for f in ledger.numbers(end, end + 8) if f.unit in PERCENT]
        label = label_before(ledger.text, end, sentence)
        if claims and ("占" not in label or _of_goal(label)):
            in_turn = tuple(_told_in_turn(ledger, claims[0]))
            yield Attained(claims[0], start, end, match.group(), sentence, in_turn)


def _own_part(ledger: Ledger, at: int) -> int:
    """Where the part of the sentence begins that a claim is in: behind the last semicolon, if amounts follow it."""
    sentence = ledger.sentence(at)[0]
    behind = max(ledger.text.rfind(c, sentence, at) for c in "；;") + 1
    return behind if behind > sentence and any(map(is_amount, ledger.numbers(behind, at))) else sentence


def _of_goal(label: str) -> bool:
    """Whether a share is one of a target called by more than the bare word for a whole, which 占计划 is."""
    found = _OF_GOAL.search(label)
    return found is not None and found["goal"] not in wording().wholes


def _told_in_turn(ledger: Ledger, first: Figure) -> list[Figure]:
    """A rate with those that follow it at once: 分别完成目标的64.8%、56.5%."""
    told = [first]
    for figure in ledger.numbers(first.end, ledger.sentence(first.end)[1]):
        if figure.unit not in PERCENT or ledger.text[told[-1].end : figure.start] not in _AND:
            break
        told.append(figure)
    return told
