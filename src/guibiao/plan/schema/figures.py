"""Observed figures and the targets of single years, counted by their measure."""

from __future__ import annotations

from typing import Any

from guibiao.plan.codec import FIGURE, PERIOD, TEXT, VALUE, Codec, Field, Record, list_of_texts, one_of
from guibiao.plan.model import AnnualTarget, Observation
from guibiao.plan.schema.common import SOURCE
from guibiao.plan.scope import Scope
from guibiao.plan.terms import term
from guibiao.plan.tree import Mapping, Node

PERCENT_MEASURES = ("growth", "growth_avg")
BARE_MEASURES = ("rank", "multiple")

_OBSERVATION = Record(
    Observation,
    (
        Field("period", "period", PERIOD, required=True),
        Field("measure", "measure", one_of("measure")),
        Field("value", "value", VALUE, required=True),
        Field("bound", "bound", one_of("bound")),
        Field("role", "role", one_of("role")),
        Field("source", "source", SOURCE),
        Field("explanation", "explanation", TEXT),
        Field("evidence", "evidence", list_of_texts()),
    ),
)


def _read_observation(node: Node, scope: Scope) -> Any:
    """One figure; its period is held against the plan's once that is known."""
    observation = _OBSERVATION.read(node, _measured(node, scope))
    assert isinstance(node, Mapping)
    scope.noted.observed.append((observation.period, node.entries["period"].node.place))
    return observation


def _measured(node: Node, scope: Scope) -> Scope:
    """The scope in which the figures of a node with a `measure` are counted."""
    measure = (term("measure").code(node.text("measure")) if isinstance(node, Mapping) else None) or "level"
    if measure in PERCENT_MEASURES:
        return scope.within(unit="%", yes_no=False)
    return scope.within(unit="", yes_no=False) if measure in BARE_MEASURES else scope


_ANNUAL = Record(
    AnnualTarget,
    (
        Field("measure", "measure", one_of("measure"), required=True),
        Field("value", "value", FIGURE, required=True),
        Field("bound", "bound", one_of("target_bound")),
    ),
)
ANNUAL = Codec(lambda node, scope: _ANNUAL.read(node, _measured(node, scope)), _ANNUAL.write)


OBSERVATION = Codec(_read_observation, _OBSERVATION.write)
