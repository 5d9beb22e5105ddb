"""`verdict`: works that are all said to be done against the plan of each: 全部办结……公路68公里（计划80公里）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor, is_money
from guibiao.audit.rules.said_of_figure import Words, clause, held_to, is_ahead
from guibiao.expressions import expression

NAME = "verdict"
_ALL_DONE = expression(
    r"(?:(?:均|都|全部|全面|悉数|如期|圆满|顺利|超额|逐一|按时|保质保量)(?:已|高质量|如期|圆满|顺利|超额|提前)*(?:完成|办结|兑现|办成|落实|达标|实现)|(?:超额|圆满|提前)完成)"
)
_BEGINS = "均 都 全部 全面 悉数 如期 圆满 顺利 超额 逐一 按时 保质保量 提前完成"
_PLAN = expression(r"[（(](?:年度|年初|全年)?(?:计划|目标|任务)(?:任务|目标)?[数值量]?(?:为|是|[：:])?\s?(?=\d)")
_PLANS = (
    "（计划 （目标 （任务 （年度 （年初 （全年 (计划 (目标 (任务 (年度 (年初 (全年"  # what plans in brackets begin with
)
_NOT = expression("未|除|推进|滞后|延期|基本|跨年|结转")  # between the head of the sentence and a work
_REACH = 200  # characters behind the words


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such work of the paragraph; `_REACH` behind the words."""
    if next(ledger.where(_PLANS), None) is None:
        return
    seen: set[int] = set()
    for match in ledger.scan_all(_ALL_DONE, _BEGINS):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        start = ledger.sentence(match.start())[0]
        end = min(ledger.paragraph(match.start())[1], match.end() + _REACH)
        for figure in ledger.within(match.end(), end):
            if figure.start in seen or _NOT.search(ledger.text, start, figure.start):
                continue
            if finding := _of_work(ledger, match, figure):
                seen.add(figure.start)
                yield finding


def _of_work(ledger: Ledger, match: re.Match[str], figure: Cited) -> Finding | None:
    opened = _PLAN.match(ledger.text, figure.end)
    plan = ledger.numbers(opened.end(), opened.end() + 1) if opened else []
    if (
        not plan
        or is_money(figure.unit)
        or not comparable(plan[0].unit, figure.unit)
        or factor(plan[0].unit, figure.unit) != Fraction(1)
    ):
        return None
    words = Words(match.start(), match.end(), match.group(), 1, target=True)
    return held_to(ledger, words, figure, plan[0], up=True)
