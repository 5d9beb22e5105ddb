"""The working of one indicator as a person would write it on paper."""

from __future__ import annotations

from guibiao.assess.model import Assessment
from guibiao.messages import _
from guibiao.plan import Source


def explain(assessment: Assessment) -> str:
    """The inputs with their sources, the steps, the forecast and the advice, one to a line; parts follow, indented."""
    indicator = assessment.indicator
    lines = [_("【{name}】").format(name=indicator.name)]
    if assessment.conflict is not None:
        lines.append(assessment.conflict.text)
    if assessment.working.inputs:
        lines.append(_("依据："))
        for item in assessment.working.inputs:
            source = _source(item.source)
            lines.append(f"  {item.name} {item.value}" + (_("（{source}）").format(source=source) if source else ""))
    lines.append(_("计算："))
    said = assessment.conflict.text if assessment.conflict else None
    steps = [s for s in assessment.working.steps if s != said]
    lines += [f"  {n}. {step}" for n, step in enumerate(steps, 1)]
    if assessment.advice is not None:
        lines.append(_("建议：{text}").format(text=assessment.advice.text))
    for part in assessment.parts:
        lines += ["    " + line for line in explain(part).splitlines()]
    return "\n".join(lines)


def _source(source: Source | None) -> str:
    """Where a figure was read, in a few words."""
    if source is None:
        return ""
    places = (source.document, source.section, source.workbook, source.sheet, source.cell, source.person, source.at)
    return " ".join(p for p in places if p)
