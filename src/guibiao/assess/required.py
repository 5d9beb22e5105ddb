"""What is due at the end of a period, as those who report for it read it."""

from __future__ import annotations

from guibiao.assess.assessing import assess_plan
from guibiao.assess.model import Assessment
from guibiao.messages import _
from guibiao.plan import Plan
from guibiao.quantity import Period

_MEASURES = {"growth": "growth", "mean_growth": "growth", "cumulative_change": "growth", "relative": "growth"}


def required_at(plan: Plan, period: Period) -> dict[tuple[str, str], str]:
    """What is due at the period's end, by indicator and measure, in words: 年均 8%, 66.5亿元."""
    found: dict[tuple[str, str], str] = {}
    for assessment in assess_plan(plan, period.end, "as-of").indicators:
        for one in (assessment, *assessment.parts):
            if one.required is not None:
                found[one.indicator.id, _MEASURES.get(one.form, "level")] = _shown(one)
    return found


def _shown(one: Assessment) -> str:
    """A required number with its unit, said to be a mean or a total where the figure that is reported is neither."""
    assert one.required is not None  # the caller looked
    number = f"{float(one.required):.2f}".rstrip("0").rstrip(".")
    text = f"{number}{one.measure_unit}"
    if one.form in ("mean_growth", "growth", "relative"):
        return _("年均 {text}").format(text=text)
    if one.form in ("cumulative", "cumulative_change"):
        return _("累计 {text}").format(text=text)
    return text
