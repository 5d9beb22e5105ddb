"""The assessment as JSON, with the fields of docs/plan.md; numbers to ten significant digits, null where none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import msgspec

from guibiao.assess.grade import grade
from guibiao.assess.methods import compared
from guibiao.assess.model import Assessment, Forecast, Input, PlanAssessment
from guibiao.assess.what_if import WhatIf
from guibiao.plan import VERDICTS, Source

DIGITS = 10
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_PLAIN = ("required", "actual", "gap", "gap_as_of", "progress", "schedule", "needed")


def assessment_json(result: PlanAssessment, compare: bool = False, tolerance: Fraction | None = None) -> str:
    """One JSON object: plan, as_of, indicators, summary. Ends with a line break.

    With `compare` each indicator has `methods`, how others would judge it; with a `tolerance` its `grade` on the
    national four-step scale, and the whole has the scale's name and tolerance.
    """
    content: dict[str, Any] = {"plan": result.plan.name, "as_of": result.as_of.isoformat()}
    if tolerance is not None:
        content["scale"] = {"name": "national", "tolerance": _number(tolerance)}
    content |= {
        "indicators": [_with_more(a, compare, tolerance) for a in result.indicators],
        "summary": summary(result),
    }
    return msgspec.json.format(_ENCODER.encode(content), indent=2).decode("utf-8") + "\n"


def what_if_json(results: Sequence[WhatIf]) -> str:
    """One JSON object: plan, as_of, and for each set of suppositions what changed, before and after."""
    content = {
        "plan": results[0].before.plan.name if results else None,
        "what_if": [
            {
                "name": r.name,
                "as_of": r.after.as_of.isoformat(),
                "settings": dict(r.settings),
                "changed": [
                    {"id": b.indicator.id, "before": _indicator(b), "after": _indicator(a)} for b, a in r.changed
                ],
                "summary": {"before": summary(r.before), "after": summary(r.after)},
            }
            for r in results
        ],
    }
    return msgspec.json.format(_ENCODER.encode(content), indent=2).decode("utf-8") + "\n"


def summary(result: PlanAssessment) -> dict[str, Any]:
    """How many indicators have each verdict: in all, by class and by nature, in the plan's order."""
    categories = result.plan.categories
    natures = dict.fromkeys(i.nature for i in result.plan.indicators if i.nature)
    return {
        "total": {v: result.count(v) for v in VERDICTS},
        "by_category": {c: {v: result.count(v, category=c) for v in VERDICTS} for c in categories},
        "by_nature": {n: {v: result.count(v, nature=n) for v in VERDICTS} for n in natures},
    }


def _with_more(a: Assessment, compare: bool, tolerance: Fraction | None) -> dict[str, Any]:
    """An indicator with what was asked for beside its own verdict."""
    found = _indicator(a)
    if tolerance is not None:
        found["grade"] = grade(a, tolerance)
    if compare:
        found["methods"] = {
            c.method: {"value": c.value, "category": c.category, "working": c.working, "why_not": c.why_not or None}
            for c in compared(a)
        }
    if compare or tolerance is not None:
        found["parts"] = [_with_more(p, compare, tolerance) for p in a.parts]
    return found


def _indicator(a: Assessment) -> dict[str, Any]:
    indicator, advice, proposal = a.indicator, a.advice, a.proposal
    return {
        "id": indicator.id, "name": indicator.name, "category": indicator.category, "nature": indicator.nature,
        "verdict": a.verdict, "reason": a.reason, "datum": a.datum,
        "elapsed": _number(a.elapsed), "elapsed_as_of": _number(a.elapsed_as_of),
        **{name: _number(getattr(a, name)) for name in _PLAIN},
        "needed_unit": a.needed_unit,
        "forecast": None if a.forecast is None else _forecast(a.forecast),
        "advice": None if advice is None else {
            "action": advice.action, "value": _number(advice.value), "needed": _number(advice.needed),
            "best": _number(advice.best), "feasible": advice.feasible,
            "needed_after_estimates": _number(advice.needed_after_estimates),
            "feasible_after_estimates": advice.feasible_after_estimates, "text": advice.text,
        },
        "proposal": None if proposal is None else {
            "value": _number(proposal.value), "needed": _number(proposal.needed), "best": _number(proposal.best),
            "feasible": proposal.feasible, "needed_after_estimates": _number(proposal.needed_after_estimates),
            "feasible_after_estimates": proposal.feasible_after_estimates,
        },
        "working": {"inputs": [_input(i) for i in a.working.inputs], "steps": list(a.working.steps)},
        "breaches": list(a.breaches),
        "conflict": None if a.conflict is None else {
            "stated": _number(a.conflict.stated), "implied": _number(a.conflict.implied), "text": a.conflict.text,
        },
        "parts": [_indicator(p) for p in a.parts],
    }  # fmt: skip


def _forecast(f: Forecast) -> dict[str, Any]:
    return {
        "value": _number(f.value), "low": _number(f.low), "high": _number(f.high), "method": f.method, "n": f.n,
        "meets": f.meets, "probability": None if f.probability is None else round(f.probability, 3),
        "others": {name: _number(value) for name, value in f.others.items()},
    }  # fmt: skip


def _input(i: Input) -> dict[str, Any]:
    return {"name": i.name, "value": i.value, "period": i.period, "source": _source(i.source)}


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {k: v for k in Source.__slots__ if (v := getattr(source, k)) is not None}


def _number(value: Fraction | None) -> Decimal | int | None:
    """To ten significant digits, whole numbers as such, never in powers of ten."""
    if value is None:
        return None
    if value.denominator == 1:
        return value.numerator
    with localcontext() as context:
        context.prec = DIGITS
        rounded = (Decimal(value.numerator) / Decimal(value.denominator)).normalize()
    return Decimal(format(rounded, "f"))
