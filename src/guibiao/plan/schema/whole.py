"""A whole plan."""

from __future__ import annotations

from guibiao.messages import _
from guibiao.plan.codec import FIGURE, PERIOD, SHARE, TEXT, YEAR, Codec, Field, Record, list_of, map_of, scalar
from guibiao.plan.model import Plan
from guibiao.plan.schema.indicators import INDICATOR
from guibiao.plan.schema.ledgers import PROJECT, TASK, TOTALS
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Node, Scalar
from guibiao.quantity import Period

TARGET_WORDS = ("target", "目标")


def _schedule_point() -> Codec:
    """A year or half-year of the schedule, kept as text."""

    def read(node: Node, scope: Scope) -> str:
        period: Period = PERIOD.read(node, scope)
        if not (period.is_year or period.text.endswith(("-H1", "-H2"))):
            raise scope.refuse(node.place, _("进度安排只能写到年或半年"), _("请写 2023 或 2023-H1 的样子"))
        scope.noted.years.append((period.year, node.place))
        return period.text

    return Codec(read, lambda text: text)


def _setting() -> Codec:
    """What a scenario sets: an indicator's id, a dot, and a period or `target`."""

    def read(node: Node, scope: Scope) -> str:
        text = scalar(node, scope)
        indicator, dot, what = text.rpartition(".")
        if what in TARGET_WORDS:
            what = TARGET_WORDS[0]
        elif dot:
            what = PERIOD.read(Scalar(what, node.place), scope).text
        if not indicator or not what:
            cure = _("请写成 gdp.2024 或 gdp.target 的样子")
            raise scope.refuse(node.place, _("看不出“{text}”设的是什么").format(text=text), cure)
        scope.noted.settings.append((indicator, node.place))
        return f"{indicator}.{what}"

    return Codec(read, lambda text: text)


PLAN = Record(
    Plan,
    (
        Field("plan.name", "name", TEXT, required=True),
        Field("plan.region", "region", TEXT, otherwise=""),
        Field("plan.issuer", "issuer", TEXT, otherwise=""),
        Field("plan.base", "base", YEAR, required=True),
        Field("plan.period", "period", PERIOD, required=True),
        Field("plan.schedule", "schedule", map_of(_schedule_point(), SHARE)),
        Field("indicators", "indicators", list_of(INDICATOR)),
        Field("project_totals", "project_totals", list_of(TOTALS)),
        Field("projects", "projects", list_of(PROJECT)),
        Field("tasks", "tasks", list_of(TASK)),
        Field("scenarios", "scenarios", map_of(TEXT, map_of(_setting(), FIGURE))),
    ),
)
