"""A whole plan."""

from __future__ import annotations

from guibiao.messages import _
from guibiao.plan.codec import PERIOD, SHARE, TEXT, YEAR, Codec, Field, Record, list_of, map_of
from guibiao.plan.model import Plan
from guibiao.plan.schema.indicators import INDICATOR
from guibiao.plan.schema.ledgers import PROJECT, TASK, TOTALS
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Node
from guibiao.quantity import Period


def _schedule_point() -> Codec:
    """A year or half-year of the schedule, kept as text."""

    def read(node: Node, scope: Scope) -> str:
        period: Period = PERIOD.read(node, scope)
        if not (period.is_year or period.text.endswith(("-H1", "-H2"))):
            raise scope.refuse(node.place, _("进度安排只能写到年或半年"), _("请写 2023 或 2023-H1 的样子"))
        scope.noted.years.append((period.year, node.place))
        return period.text

    return Codec(read, lambda text: text)


PLAN = Record(
    Plan,
    (
        Field("plan.name", "name", TEXT, required=True),
        Field("plan.region", "region", TEXT, otherwise=""),
        Field("plan.base", "base", YEAR, required=True),
        Field("plan.period", "period", PERIOD, required=True),
        Field("plan.schedule", "schedule", map_of(_schedule_point(), SHARE)),
        Field("indicators", "indicators", list_of(INDICATOR)),
        Field("project_totals", "project_totals", list_of(TOTALS)),
        Field("projects", "projects", list_of(PROJECT.codec)),
        Field("tasks", "tasks", list_of(TASK.codec)),
    ),
)
