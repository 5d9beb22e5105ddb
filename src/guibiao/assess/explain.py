"""The working of one indicator as a person would write it on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from guibiao.assess.model import Assessment, Forecast, ProposalCheck
from guibiao.assess.words import difference_unit, figure, paced
from guibiao.messages import _
from guibiao.plan import Source


def explain(assessment: Assessment) -> str:
    """The inputs with their sources, the steps, the forecast, the advice and the check of a proposal, one to a line.

    Parts follow, indented.
    """
    lines = [*_worked(assessment), *_concluded(assessment)]
    joint = assessment.form == "level_and_growth"  # what is concluded from its halves together stands above
    for part in assessment.parts:
        lines += ["    " + line for line in (_worked(part) if joint else explain(part).splitlines())]
    return "\n".join(lines)


def _worked(assessment: Assessment) -> list[str]:
    return [_("【{name}】").format(name=assessment.indicator.name), *_inputs(assessment), *_steps(assessment)]


def _concluded(assessment: Assessment) -> Iterator[str]:
    if assessment.forecast is not None:
        yield _("预计期末：")
        yield from (f"  {line}" for line in _ahead(assessment.forecast, assessment.measure_unit))
    if assessment.advice is not None:
        yield _("建议：{text}").format(text=assessment.advice.text)
    if assessment.proposal is not None and assessment.proposal.value is not None:
        yield _("拟调整：{text}").format(text=_checked(assessment, assessment.proposal))


def _inputs(assessment: Assessment) -> Iterator[str]:
    if assessment.conflict is not None:
        yield assessment.conflict.text
    if assessment.working.inputs:
        yield _("依据：")
    for item in assessment.working.inputs:
        source = _source(item.source)
        yield f"  {item.name} {item.value}" + (_("（{source}）").format(source=source) if source else "")


def _steps(assessment: Assessment) -> Iterator[str]:
    said = assessment.conflict.text if assessment.conflict else None
    yield _("计算：")
    steps = [s for s in assessment.working.steps if s != said]
    yield from (f"  {n}. {step}" for n, step in enumerate(steps, 1))


def _ahead(seen: Forecast, unit: str) -> Iterator[str]:
    """Each method with where it ends, the range, and how many years they rest on."""
    ends = {seen.method: seen.value, **seen.others}
    yield "；".join(f"{method_name(name)}{figure(value, 2)}{unit}" for name, value in ends.items())
    said = _("已知{n}年的速度").format(n=seen.n)
    if seen.low is not None and seen.high is not None:
        text = _("，最慢和最快的一年分别走到底为{low}—{high}{unit}")
        said += text.format(low=figure(seen.low, 2), high=figure(seen.high, 2), unit=unit)
    if seen.probability is None:
        yield said + _("，年数不够，不给概率")
    else:
        yield said + _("，按各年波动达到目标的概率约{chance}%").format(chance=round(seen.probability * 100))


def method_name(method: str) -> str:
    """What people call a method of forecasting."""
    return {
        "mean_pace": _("按至今平均速度"), "latest_pace": _("按最近一年速度"), "recent_pace": _("按近年加权速度"),
        "part_year": _("计入本年已有月份"), "estimate": _("部门预计"), "upper_rate": _("按上级规划速度"),
    }[method]  # fmt: skip


def _checked(assessment: Assessment, check: ProposalCheck) -> str:
    """A proposal's number, the pace that it needs beside the best year, and after the estimates."""
    target = assessment.indicator.proposal.target if assessment.indicator.proposal else None
    grows = target is not None and target.form in ("mean_growth", "cumulative_change")
    own = assessment.indicator.unit
    unit, pace_unit = ("%", "%") if grows else (own, difference_unit(own))
    said = [f"{figure(check.value or Fraction(0), 4)}{unit}"]
    if check.needed is not None:
        said.append(_("今后需{needed}").format(needed=paced(check.needed, pace_unit)) + _flag(check.feasible))
    elif check.feasible:
        said.append(_("目前已经达到"))
    if check.best is not None:
        said.append(_("基期以来最好年份{best}").format(best=paced(check.best, pace_unit)))
    if check.needed_after_estimates is not None:
        text = _("计入预计数后需{needed}").format(needed=paced(check.needed_after_estimates, pace_unit))
        said.append(text + _flag(check.feasible_after_estimates))
    return "，".join(said)


def _flag(feasible: bool | None) -> str:
    return {True: _("（可行）"), False: _("（偏高）"), None: ""}[feasible]


def _source(source: Source | None) -> str:
    """Where a figure was read, in a few words."""
    if source is None:
        return ""
    places: Iterable[str | None] = (
        source.document, source.section, source.workbook, source.sheet, source.cell, source.person, source.at,
    )  # fmt: skip
    return " ".join(p for p in places if p)
