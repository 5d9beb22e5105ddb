"""`verdict`: 完成 or 未完成 in a row of a table against the target and the result that stand in the same row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.keyed import keyed
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import stands_for
from guibiao.audit.sides import on_side
from guibiao.audit.tabular import cell_of, headed, heads_of
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number
from guibiao.vocabulary import vocabulary

NAME = "verdict"
_SAID = expression(
    r"完成情况|是否(?:完成|达标|达到)|达标(?:情况|与否)|完成与否|实现情况|评估?结[果论]|判定|达成情况|\A评[价估]\Z|评定|是否实现"
)
_MET = expression(
    r"\s*(?:已|提前|超额|全面|如期|顺利|圆满)*(?P<no>未能?|没有|尚未|还未|仍未|不)?(?:提前|如期|全面)?"
    r"(?:完成|达标|实现|达到|达成|达目标|达到预期|符合|合格)(?:年度|规划|预期)?(?:目标|任务|要求)?\s*\Z"
    r"|\s*(?P<behind>滞后|落后|低于预期|低于目标|未达|欠账|偏低|不及预期)\s*\Z|\s*(?:超额|超目标|超预期|高于目标|好于预期|领先)\s*\Z"
)
_YES_NO = expression(r"\s*(?:(?P<yes>是|√|✓)|(?P<no>否|×))\s*\Z")
_GOAL = expression(r"目标|计划|任务")
_DONE = expression(r"完成值|完成数|实际|实绩|现状|结果|完成\Z|执行|达到值|实现值")
_NO_LEVEL = expression(r"率\Z|进度|占比|比重|增[长减速幅]|年均|同比|±|排名|序号")
_YEAR = expression(r"(?:19|20)\d\d")
_IN_BRACKETS = expression(r"[（(][^（）()]*[）)]|[\[〔［][^\]〕］]*[\]〕］]")
_GROWTH, _FALLS = expression(r"年?[均度]?(?:同比)?(?:增[长速幅]|涨幅)"), expression(r"下降|降低|减少|压减|降幅")
_LESS = expression(
    r"浓度|[能水电煤]耗|失业|死亡|病死|事故|发生率|排放|不良|漏损|投诉|辍学|返贫|赤字|用水量|超标|成本|时限|劣"
)
_EITHER = expression(r"价格|CPI|物价|人口\Z|出生率|自然增长率|性别比|用地|占用|债务|税|杠杆")
_AT_MOST, _AT_LEAST = expression(r"\A\s*(?:[≤<＜]|不超过|低于)|以内|以下"), expression(r"\A\s*(?:[≥>＞]|不低于)|以上")
_SIGNS = expression(r"[≤≥<>＜＞%％]|以[内上下]|不超过|不低于|低于|左右")

_AS_EXPECTED = expression("符合|达到预期|合格")  # of what is to reach its aim in a later year: on its way to it
_ON_THE_WAY = expression("进度|序时|时序")

_MANY = 3  # rows that show what is held against what


class _Results(NamedTuple):
    """The column of results, and whether they are of an earlier year than the aims."""

    at: int
    early: bool


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word whose row shows on which side of its target the result is."""
    for table in (*map(headed, ledger.document.tables), *ledger.once(keyed)):
        heads = heads_of(table)
        said = [i for i, head in enumerate(heads) if _SAID.search(head)]
        goals = [
            i
            for i, head in enumerate(heads)
            if i and _GOAL.search(head) and not _NO_LEVEL.search(head) and i not in said
        ]
        done = _results(heads, goals, said)
        if done is not None and len(said) == len(goals) == 1:
            rows: Sequence[int] = range(table.heads, len(table.rows))
            rows = [r for r in rows if not (done.early and _AS_EXPECTED.search(cell_of(table, r, said[0])))]
            found = [f for row in rows if (f := _of_row(ledger, table, row, said[0], goals[0], done.at))]
            if _ON_THE_WAY.search(heads[said[0]]):  # what has its aim is on its way to it, not the other way round
                found = [f for f in found if _says_missed(f)]
            yield from _sure(found) if done.early else found


def said_met(table: Table) -> list[tuple[Figure, bool | None]]:
    """Each row's cell in the one column that says whether its target is met, and what it says; None where not plainly.

    Empty where there is no such column, or more than one.
    """
    table = headed(table)
    columns = [i for i, head in enumerate(heads_of(table)) if i and _SAID.search(head)]
    found: list[tuple[Figure, bool | None]] = []
    for row in range(table.heads, len(table.rows)) if len(columns) == 1 else ():
        said = cell_of(table, row, columns[0])
        words = _MET.match(said) or _YES_NO.match(said)
        start, end = table.cells[row][columns[0]]
        cell = Figure(start=start, end=end, value=Decimal(1), unit="个")
        found.append((cell, not _is_missed(words) if words else None))
    return found


def _is_missed(words: re.Match[str]) -> bool:
    return any(words.groupdict().get(name) for name in ("no", "behind"))


def _results(heads: list[str], goals: list[int], said: list[int]) -> _Results | None:
    """The column of results: the one that says so, else that of the last year."""
    left = [i for i, h in enumerate(heads) if i not in (*goals, *said) and not _NO_LEVEL.search(h)]
    named = [i for i in left if _DONE.search(heads[i])]
    due = [int(y) for i in goals for y in _YEAR.findall(heads[i])]
    if len(named) > 1:
        return None
    if named:
        when = [int(y) for y in _YEAR.findall(heads[named[0]])]
        return _Results(named[0], early=bool(due and when) and due[-1] != when[-1])
    dated = sorted((int(found[-1]), i) for i in left if (found := _YEAR.findall(heads[i])))
    if not dated or (len(dated) > 1 and dated[-1][0] == dated[-2][0]) or (len(dated) < 2 and not due):
        return None
    return _Results(dated[-1][1], early=bool(due) and due[-1] != dated[-1][0])


def _sure(found: list[Finding]) -> list[Finding]:
    """The findings where the aim is one of a later year, of which what is on its way may well be 达标.

    One that fails among others that hold on either side is a slip: what is said to be short and is not, or the other
    way round where enough others show that the aim itself is meant.
    """
    failing = [f for f in found if f.verdict == "fails"]
    holding = [f for f in found if f.verdict != "fails"]
    if len(failing) == 1 and not holding and _says_missed(failing[0]):
        return found  # a row by itself: 目标120家, 实际126家, 未完成
    if len(failing) != 1 or not any(map(_says_missed, holding)):
        return holding
    return found if _says_missed(failing[0]) or len(holding) >= _MANY else holding


def _says_missed(finding: Finding) -> bool:
    words = _MET.match(finding.spans[0].text) or _YES_NO.match(finding.spans[0].text)
    return words is not None and _is_missed(words)


def _of_row(ledger: Ledger, table: Table, row: int, said: int, goal: int, done: int) -> Finding | None:
    words = _MET.match(cell_of(table, row, said)) or _YES_NO.match(cell_of(table, row, said))
    target, actual = _figure(table, row, goal), _figure(table, row, done)
    up = better_up(table, row, goal)
    if words is None or target is None or actual is None or up is None:
        return None
    sign = (-1 if _is_missed(words) else 1) * (1 if up else -1)
    start, end = table.cells[row][said]
    reading = Reading(
        Fraction(actual.value) - Fraction(target.value),
        stands_for(actual) - Fraction(target.value),
        (Input(actual, "actual"), Input(target, "target")),
        f"{actual.value}−{target.value}",
    )
    name, word = _name(table, row), words.group().strip()
    finding = on_side(ledger, (start, end), reading, "", above=sign > 0, words=word)
    failed = finding.verdict == "fails"
    message = (
        _("表中{name}写“{words}”，而目标为{target}，实际为{actual}，请核对。")
        if failed
        else _("表中{name}写“{words}”，与目标{target}、实际{actual}相符。")
    )
    message = message.format(name=name, words=word, target=target.value, actual=actual.value)
    return replace(finding, indicator=name, decisive=failed, message=message)


def _name(table: Table, row: int) -> str:
    """The row's first cell that is an indicator of the vocabulary, else its first one that is no number."""
    cells = [_IN_BRACKETS.sub("", c).strip() for c in table.rows[row]]
    known = (c for c in cells if c and vocabulary().indicator(c))
    return next(known, next((c for c in cells if c and not c.isdigit()), ""))


def better_up(table: Table, row: int, goal: int) -> bool | None:
    """Whether more is better: as the target's own sign says, else as the row's name is meant; None if unknown."""
    aim, name = cell_of(table, row, goal), _name(table, row)
    if "左右" in aim or _EITHER.search(name):
        return None
    if _AT_MOST.search(aim) or _AT_LEAST.search(aim):
        return _AT_LEAST.search(aim) is not None
    if _FALLS.search(name):
        return not aim.strip().startswith(("-", "−", "－"))
    entry = vocabulary().indicator(name) or vocabulary().indicator(_GROWTH.split(name)[0])
    if entry is not None:
        return entry.direction == "up" if entry.direction in ("up", "down") else None
    return not _LESS.search(name)


def _figure(table: Table, row: int, column: int) -> Figure | None:
    """The plain number of a cell, without its sign of a bound; none where it says how much something grew."""
    try:
        value = read_number(_SIGNS.sub("", cell_of(table, row, column)).strip())
    except ValueError:
        return None
    start, end = table.cells[row][column]
    return Figure(start=start, end=end, value=value, unit="")
