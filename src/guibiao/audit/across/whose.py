"""Of what a target is whose own words name little: 安排重点项目52个，年度计划投资75亿元; 投资增速未达到年初8%的目标."""

from __future__ import annotations

from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, is_count, is_money
from guibiao.expressions import expression

_INVESTED = expression(r"[完成占为是]{0,2}(?:年度|年初|年内|全年|当年)(?:计划)?(?:完成)?投资(?:计划|任务)?\Z")
_PLANNED, _PROJECTS = expression("计划|任务"), expression(r"(?:项目|工程)\Z")
_FIGURES = 2  # before what is to be invested: how many projects, and what they cost in all
_UNMET = expression(
    r"(?P<thing>[^，,。；;]{2,}?)(?P<rate>增[速幅]|增长率)?(?:未能?|没有|尚未)(?:达到|完成|实现)(?:年初|年度|全年|预期|确定|的)+\Z"
)


def of_named(ledger: Ledger, figure: Cited) -> Cited:
    """A target under the name of what it is of, told apart from it."""
    said = figure.statement
    if said.measure != "level":
        return figure
    if figure.unit in PERCENT:
        found = _UNMET.match(said.indicator) if said.role == "target" else None
        return _of_reviewed(ledger, figure, found["thing"], found["rate"]) if found else figure
    if is_money(figure.unit) and _INVESTED.match(said.indicator):
        return _of_projects(ledger, figure)
    return figure


def _of_reviewed(ledger: Ledger, figure: Cited, thing: str, rate: str | None) -> Cited:
    """What was aimed at in the year looked back on, whatever year the clause before speaks of."""
    said = figure.statement
    reviews = ledger.document.reviews
    told = replace(said, indicator=thing, code=None, measure="growth" if rate else said.measure)
    return replace(figure, statement=replace(told, period=str(reviews)) if reviews else told)


def _of_projects(ledger: Ledger, figure: Cited) -> Cited:
    """What is to be invested in the projects counted before it, or was to be in those of which it is told."""
    said = figure.statement
    for before in reversed(ledger.within(ledger.sentence(figure.start)[0], figure.start)[-_FIGURES:]):
        name = before.statement.indicator
        if is_count(before.unit) and _PROJECTS.search(name):
            return replace(figure, statement=replace(said, indicator=f"{name}投资", code=None))
        done = before.statement.role == "actual" and name.endswith("项目投资")
        if done and said.role == "actual" and _PLANNED.search(said.indicator):
            return replace(figure, statement=replace(said, indicator=name, code=None, role="target"))
    return figure
