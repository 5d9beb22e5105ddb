"""The assessment as a table for the screen: the columns of annex 1 that answer how far, is it enough, what now."""

from __future__ import annotations

from guibiao.assess import PlanAssessment
from guibiao.plan import VERDICTS
from guibiao.report.chapters.annex import Row, annex_rows
from guibiao.report.content import Table
from guibiao.report.wording import shipped_wording, verdict_name

_COLUMNS = ("number", "name", "unit", "target", "actual", "required", "gap", "verdict", "forecast", "needed", "advice")


def screen_table(result: PlanAssessment) -> Table:
    """All indicators, the parts under them indented; the caption counts the verdicts."""
    wording = shipped_wording()
    head = tuple(wording.say(f"annex.head.{key}") for key in _COLUMNS)
    counts = "　".join(f"{verdict_name(verdict)} {result.count(verdict)}" for verdict in VERDICTS)
    rows = tuple(_texts(row) for row in annex_rows(result, wording))
    return Table("assessment", f"{result.plan.name}　{result.as_of.isoformat()}　{counts}", head, rows)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(("　" * row.depth if key == "name" else "") + str(row.cells[key]) for key in _COLUMNS)
