"""Observed figures and the targets of single years, counted by their measure."""

from __future__ import annotations

from decimal import Decimal

from guibiao.plan.codec import FIGURE, PERIOD, TEXT, VALUE, Codec, Field, Record, list_of, list_of_texts, one_of
from guibiao.plan.model import AnnualTarget, Observation
from guibiao.plan.schema.common import SOURCE
from guibiao.plan.scope import Scope
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Node, Scalar
from guibiao.plan.written import read_said

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


def _read_observation(node: Node, scope: Scope) -> tuple[Observation, ...]:
    """A figure; a range (5.5—6%) is two, its bounds. Periods are held against the plan's once that is known."""
    scope = _measured(node, scope)
    found = tuple(_OBSERVATION.read(one, scope) for one in _said(node, scope))
    assert isinstance(node, Mapping)
    scope.noted.observed.append((found[0].period, node.entries["period"].node.place))
    return found


def _said(node: Node, scope: Scope) -> tuple[Node, ...]:
    """The nodes of an observation whose value says its own bound: 约12, 95以上, 5.5—6%."""
    entry = node.entries.get("value") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or entry is None or not isinstance(entry.node, Scalar) or scope.yes_no:
        return (node,)
    try:
        told = read_said(entry.node.text, scope.unit)
    except ValueError:
        return (node,)  # the figure's own codec says what is wrong
    if told[0][0] == "eq":
        return (node,)
    return tuple(_bounded(node, entry, bound, value, alone=len(told) == 1) for bound, value in told)


def _bounded(node: Mapping, entry: Entry, bound: str, value: Decimal, alone: bool) -> Mapping:
    """The node of one bound; a bound that stands in its own place outdoes the words about a single figure."""
    place = entry.node.place
    said = {"value": Entry(Scalar(format(value, "f"), place), entry.place)}
    if not (alone and "bound" in node.entries):
        said["bound"] = Entry(Scalar(bound, place), entry.place)
    return Mapping(node.entries | said, node.place, node.names)


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
        Field("source", "source", SOURCE),
    ),
)
ANNUAL = Codec(lambda node, scope: _ANNUAL.read(node, _measured(node, scope)), _ANNUAL.write)


_LIST = list_of(Codec(_read_observation, _OBSERVATION.write))
OBSERVATIONS = Codec(lambda node, scope: tuple(o for read in _LIST.read(node, scope) for o in read), _LIST.write)
