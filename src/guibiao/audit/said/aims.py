"""Which target is meant by words that say that one is reached."""

from __future__ import annotations

import re

from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, nearest, period_of
from guibiao.audit.levels import year_before
from guibiao.audit.said.described import is_called_aim
from guibiao.expressions import expression

_SIZE = 4  # times what was done, that its plan is not
_BARE = expression(r"目标|规划|任务|计划|预期")
_OF_YEAR, _OF_PLAN = expression(r"年度|年初|当年|全年|本年"), expression(r"规划|纲要|五年|期末|“?十[一二三四五]五|远期")
_IN = expression(r"(20\d\d)年")


def target_meant(ledger: Ledger, match: re.Match[str], actual: Cited) -> Figure | None:
    """The target that the words mean: the one that they name, else the closest that fits what they say of it."""
    inline = [f for f in ledger.numbers(match.start("what"), match.end()) if f.unit == actual.unit]
    if inline:
        return inline[0]
    said, what = actual.statement, match["what"]
    reached = period_of(said.period)
    targets = [t for t in ledger.stated(said, said.measure, facts=False) if t.unit == actual.unit]
    targets = [t for t in targets if _since(t) == _since(actual) or t.statement.period != said.period]
    if not targets and (bare := aim_without_name(ledger, match.start(), actual)):
        return bare[0]
    if not targets and (planned := _planned_before(ledger, match.start(), actual)):
        return planned[0]
    ahead = [t for t in targets if period_of(t.statement.period).end >= reached.end]
    year = _IN.search(what)
    if year:
        ahead = [t for t in ahead if period_of(t.statement.period).year == int(year[1])]
    elif _OF_YEAR.search(what):
        ahead = [t for t in ahead if t.statement.period == said.period]
    elif _OF_PLAN.search(what):
        ahead = [t for t in ahead if period_of(t.statement.period).year > reached.year] or ahead
    else:
        paragraph = ledger.paragraph(match.start())
        ahead = [t for t in ahead if paragraph[0] <= t.start < paragraph[1]]
    return nearest(ahead, match.start())[0] if ahead else None


def _since(figure: Cited) -> str | None:
    """From when a growth is told; 较2013年下降20% is no target of what fell since last year."""
    said = figure.statement
    return (said.base or year_before(said.period)) if said.measure == "growth" else None


def aim_without_name(ledger: Ledger, at: int, actual: Cited) -> list[Figure]:
    """The one target of the sentence that names nothing that it is of: 规划2025年目标值为92%."""
    start = ledger.sentence(at)[0]
    said = [f for f in ledger.numbers(start, at) if f.unit == actual.unit and f.start != actual.start]
    named = [f for f in said if (told := statement_of(f)) is None or (told.role == "target" and told.code is None)]
    named = named or [f for f in said if is_called_aim(ledger, f)]
    bare = [f for f in named if _BARE.search(label_before(ledger.text, f.start, start))]
    return bare if len(bare) == 1 else []


def _planned_before(ledger: Ledger, at: int, actual: Cited) -> list[Cited]:
    """The one target of the paragraph with the unit of what was really done: 计划改造公路120公里。…实际完成106公里."""
    label = label_before(ledger.text, actual.start, ledger.sentence(at)[0])
    if "实际" not in label and "累计" not in label:
        return []
    told = [f for f in ledger.within(ledger.reach(at), actual.start) if f.unit == actual.unit]
    aims = [f for f in told if f.statement.role == "target" and f.statement.measure == actual.statement.measure]
    return aims if len(aims) == len(told) == 1 and aims[0].value < _SIZE * abs(actual.value) else []
