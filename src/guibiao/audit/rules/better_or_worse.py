"""`verdict`: whether something is said to get better or worse against its change: 优良率下降1.9个百分点，有所改善."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, entry_of
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.expressions import expression

NAME = "verdict"
_SAID = expression(r"(?:(?P<better>改善|好转|向好)|恶化|变差)(?=[，,。；;\n])")
_BEGINS = "改善 好转 向好 恶化 变差"
_OF_IT = expression(
    r"[）)]?[，,](?:[^，,。；;\d]{0,6}(?:质量|状况|形势|水平|环境|指标))?(?:同比|总体|整体|进一步|持续|明显|逐步|不断|有所|大幅|稳步|继续)*"
)
_LESS_IS_BETTER = expression("浓度|[能水电]耗|失业|死亡|事故|排放|不良|漏损|投诉|贫困")
_MORE_IS_BETTER = expression("优良|达标率|合格率|满意|覆盖率|及格率|优秀率")
_MOVES = ("change", "growth")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word right behind a change of something of which is known which way is better."""
    for match in ledger.scan(_SAID, _BEGINS):
        told = ledger.within(ledger.sentence(match.start())[0], match.start())[-1:]
        if not told or told[0].statement.measure not in _MOVES or told[0].start in ledger.once(gap_starts):
            continue
        up = is_better_up(told[0])
        beside = _OF_IT.fullmatch(ledger.text, told[0].end, match.start())
        if up is None or beside is None or is_ahead(clause(ledger, match.start(), match.end())):
            continue
        how = f"{told[0].value}{told[0].unit}"
        reading = Reading(Fraction(told[0].value), stands_for(told[0]), (Input(told[0], "change"),), how)
        finding = on_side(ledger, match.span(), reading, told[0].unit, above=(match["better"] is not None) == up)
        finding = said_otherwise(finding, match.group(), told[0].statement.text)
        yield replace(finding, indicator=told[0].statement.indicator)


def is_better_up(figure: Cited) -> bool | None:
    """Which way is better, by the figure's name: None where that does not tell."""
    name = figure.statement.indicator
    if _LESS_IS_BETTER.search(name):
        return False
    entry = entry_of(figure.statement.code or name)
    if entry is not None and entry.direction in ("up", "down"):
        return entry.direction == "up"
    return True if _MORE_IS_BETTER.search(name) else None
