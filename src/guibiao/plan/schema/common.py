"""What many records share: where a figure was read, and years that must lie within the plan."""

from __future__ import annotations

from typing import Any

from guibiao.plan.codec import COUNT, TEXT, YEAR, Codec, Field, Record
from guibiao.plan.model import Source
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Node, Scalar

_SOURCE = Record(
    Source,
    (
        Field("document", "document", TEXT),
        Field("start", "start", COUNT),
        Field("end", "end", COUNT),
        Field("section", "section", TEXT),
        Field("workbook", "workbook", TEXT),
        Field("sheet", "sheet", TEXT),
        Field("cell", "cell", TEXT),
        Field("person", "person", TEXT),
        Field("at", "at", TEXT),
        Field("quote", "quote", TEXT),
    ),
)


def _read_source(node: Node, scope: Scope) -> Any:
    """A source; a text alone names the document."""
    return Source(document=node.text) if isinstance(node, Scalar) else _SOURCE.read(node, scope)


SOURCE = Codec(_read_source, _SOURCE.write)


def _year_of_plan(node: Node, scope: Scope) -> int:
    year: int = YEAR.read(node, scope)
    scope.noted.years.append((year, node.place))
    return year


PLAN_YEAR = Codec(_year_of_plan, YEAR.write)
