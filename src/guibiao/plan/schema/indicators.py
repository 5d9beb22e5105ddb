"""Indicators and their parts."""

from __future__ import annotations

from typing import Any

from guibiao.messages import _
from guibiao.plan.codec import FIGURE, PERCENT, TEXT, Codec, Field, Record, list_of, list_of_texts, map_of, one_of
from guibiao.plan.model import Indicator, Stated, Target, Upper
from guibiao.plan.schema.changes import ADJUSTMENT, PROPOSAL
from guibiao.plan.schema.common import PLAN_YEAR, SOURCE
from guibiao.plan.schema.figures import ANNUAL, OBSERVATIONS
from guibiao.plan.schema.targets import TARGET, forms_named
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Mapping, Node, Plain, Sequence

_STATED = Record(
    Stated,
    (
        Field("verdict", "verdict", one_of("verdict")),
        Field("forecast", "forecast", one_of("verdict")),
        Field("text", "text", TEXT),
        Field("source", "source", SOURCE),
    ),
)

_UPPER = Record(
    Upper, (Field("value", "value", FIGURE), Field("growth", "growth", PERCENT), Field("from", "origin", TEXT))
)


def _read_indicator(node: Node, scope: Scope) -> Any:
    """An indicator with its parts; its id and unit are known before its figures are read."""
    if isinstance(node, Mapping):
        form, judged_as = forms_named(target.node) if (target := node.entries.get("target")) else ("", "")
        scope = scope.within(unit=node.text("unit"), yes_no="yes_no" in (form, judged_as), indicator=node.text("id"))
        if entry := node.entries.get("id"):
            scope.noted.ids.append((node.text("id"), entry.node.place))
        parts = node.entries.get("parts")
        if form == "composite" and (parts is None or parts.node == Sequence((), parts.node.place)):
            scope.note_error(target.node.place if target else node.place, _("组合指标没有下级指标"),
                             _("请在 parts 里写出各下级指标，或换一种目标形式"))  # fmt: skip
    return _INDICATOR.read(node, scope)


def _write_indicator(indicator: Indicator) -> Plain:
    return _INDICATOR.write(indicator)


INDICATOR = Codec(_read_indicator, _write_indicator)

_INDICATOR: Record = Record(  # below its codec, since its parts are indicators too
    Indicator,
    (
        Field("id", "id", TEXT, required=True),
        Field("name", "name", TEXT, required=True),
        Field("code", "code", TEXT),
        Field("category", "category", TEXT),
        Field("unit", "unit", TEXT),
        Field("nature", "nature", one_of("nature")),
        Field("direction", "direction", one_of("direction")),
        Field("base", "base", FIGURE),
        Field("target", "target", TARGET, otherwise=Target("level")),
        Field("lead", "lead", TEXT),
        Field("source", "source", SOURCE),
        Field("parts", "parts", list_of(INDICATOR)),
        Field("observations", "observations", OBSERVATIONS),
        Field("proposal", "proposal", PROPOSAL),
        Field("annual", "annual", map_of(PLAN_YEAR, ANNUAL)),
        Field("adjusted", "adjusted", list_of(ADJUSTMENT.codec)),
        Field("stated", "stated", _STATED.codec),
        Field("definition_changed", "definition_changed", PLAN_YEAR),
        Field("estimate", "estimate", FIGURE),
        Field("upper", "upper", _UPPER.codec),
        Field("note", "note", TEXT),
        Field("unsure", "unsure", list_of_texts()),
    ),
)
