"""A `Plan` as plain mappings and lists (the form of its YAML file, docs/plan.md), for those who keep it elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from guibiao.errors import InputErrors
from guibiao.plan.model import Plan
from guibiao.plan.reading import plan_of_tree
from guibiao.plan.schema import PLAN
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Entry, Mapping, Node, Plain, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class _KeyPlace:
    """Where a value stands: the name of the whole and the keys that lead to it."""

    whole: str
    keys: str

    def __str__(self) -> str:
        return f"{self.whole} {self.keys}".strip()


def plain_of_plan(plan: Plan) -> dict[str, Plain]:
    """The plan as its file would hold it: texts, whole numbers and figures (Decimal) in mappings and lists."""
    plain = PLAN.write(plan)
    if not isinstance(plain, dict):
        raise TypeError("a plan is written as a mapping")
    return plain


def plan_of_plain(plain: dict[str, Any], whole: str) -> Plan:
    """The plan that a plain form says; figures may be texts. `whole` names it in errors.

    Raises InputErrors with everything that is wrong in it.
    """
    scope = Scope()
    plan = plan_of_tree(_node(plain, whole, ""), scope)
    if scope.errors or plan is None:
        raise InputErrors(scope.errors)
    return plan


def _node(value: Any, whole: str, keys: str) -> Node:
    place = _KeyPlace(whole, keys)
    if isinstance(value, dict):
        inner = {str(k): Entry(_node(v, whole, f"{keys}.{k}".lstrip(".")), place) for k, v in value.items()}
        return Mapping(inner, place)
    if isinstance(value, list):
        return Sequence(tuple(_node(v, whole, f"{keys}[{i}]") for i, v in enumerate(value)), place)
    return Scalar(json.dumps(value) if isinstance(value, bool) else str(value), place)
