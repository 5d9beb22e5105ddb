"""`Change`: one thing that a source says of an indicator and the plan does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from guibiao.messages import _
from guibiao.plan.model import (
    AnnualTarget,
    Indicator,
    Move,
    Observation,
    Plan,
    ProjectTotals,
    Proposal,
    Source,
    Stated,
    Target,
    Upper,
    with_parts,
)
from guibiao.plan.terms import term
from guibiao.plan.workbook.layout import layout


@dataclass(frozen=True, slots=True)
class Change:
    """What a source says of `field` of the indicator `indicator`, and what the plan says in that place.

    kind: `new`, the plan says nothing there; `changes`, it tells of an earlier state (a project's progress); `differs`,
    it says something else, so that both are kept; `unused`, the figure is in a unit that cannot be turned into the
    indicator's. `key` is the year of an annual target; `held` what the plan says. An indicator that the plan does not
    have is the value itself, field `indicators`. `record` is the ledger: indicators, projects or tasks, and
    `indicator` the id in it.
    """

    kind: str
    indicator: str  # its id, "" for the plan as a whole
    name: str
    field: str
    value: Any
    held: Any = None
    key: int | None = None
    source: Source | None = None
    quote: str = ""  # the words of the source
    record: str = "indicators"


def change_in_words(change: Change, plan: Plan) -> str:
    """A change in one line, with what the plan says in its place."""
    unit = next((i.unit for i in with_parts(plan.indicators) if i.id == change.indicator), "")
    value = put_in_words(change.field, change.value, "" if change.kind == "unused" else unit)
    label = (
        field_label(change.field) if change.record == "indicators" else layout().sheet(change.record).head(change.field)
    )
    if change.key is not None:
        label = f"{label} {change.key}"
    line = value if change.field == "observations" else f"{label}：{value}"
    if change.kind == "unused":
        return _("{line}，单位是{unit}，与指标单位不同，未采用").format(line=line, unit=change.held)
    if change.held is None or change.kind == "new":
        return line
    held = _held_in_words(change, unit)
    if change.kind == "changes":
        return _("{label}：{held} → {value}").format(label=label, held=held, value=value)
    source = place_in_words(getattr(change.held, "source", None))
    told = f"{held}（{source}）" if source else held
    if change.field == "observations":
        return _("{line}；规划里是 {told}，两个数都保留").format(line=line, told=told)
    return _("{line}；规划里是 {told}，保留原来的，另一说记入“待核对”").format(line=line, told=told)


def _held_in_words(change: Change, unit: str) -> str:
    """What the plan says; of a figure the number alone, for period and measure were just said."""
    held = change.held
    if isinstance(held, Observation) and not isinstance(held.value, bool):
        return _measured(held.measure, held.value, unit).split(" ", 1)[1]
    return put_in_words(change.field, held, unit)


def place_in_words(source: Source | None) -> str:
    """Where something was read, for people: a document and the character, a workbook's cell, a person."""
    if source is None:
        return ""
    place = _("第{start}字").format(start=source.start) if source.start is not None else ""
    told = (
        source.document,
        source.section,
        place,
        source.workbook,
        source.sheet,
        source.cell,
        source.person,
        source.at,
    )
    return " ".join(filter(None, told))


def field_label(field: str) -> str:
    """What people call a field of an indicator."""
    return {
        "observations": _("数据"),
        "unsure": _("待核对"),
        "base": _("基期值"),
        "target": _("目标"),
        "annual": _("年度目标"),
        "unit": _("单位"),
        "nature": _("属性"),
        "lead": _("牵头单位"),
        "proposal": _("调整建议"),
        "stated": _("文件自己的评价"),
        "estimate": _("部门预计期末值"),
        "upper": _("上级目标"),
        "indicators": _("新指标"),
        "project_totals": _("项目汇总"),
    }[field]


def put_in_words(field: str, value: Any, unit: str = "") -> str:
    """A value of a field as a person reads it: 2023年 增速 6.1%."""
    if isinstance(value, Observation):
        return f"{value.period} {_measured(value.measure, value.value, unit)}{_role(value)}"
    if isinstance(value, AnnualTarget):
        return _measured(value.measure, value.value, unit)
    if isinstance(value, Target):
        return target_in_words(value, unit)
    if isinstance(value, Upper):
        told = [(_("目标值"), value.value, unit), (_("年均增速"), value.growth, "%")]
        numbers = "，".join(f"{label} {number}{of}" for label, number, of in told if number is not None)
        return f"{numbers}（{value.origin}）" if value.origin else numbers
    if isinstance(value, Proposal):
        label = term("action").labels[value.action]
        return f"{label} {target_in_words(value.target, unit)}" if value.target else label
    if isinstance(value, Stated):
        said = (value.verdict, value.forecast)
        return " / ".join(term("verdict").labels[v] if v else "—" for v in said)
    if isinstance(value, ProjectTotals):
        counts = (
            (_("规划 {n} 个"), value.planned),
            (_("开工 {n} 个"), value.started),
            (_("竣工 {n} 个"), value.finished),
        )
        return f"{value.as_of} " + "，".join(text.format(n=n) for text, n in counts if n is not None)
    if isinstance(value, Indicator):
        return target_in_words(value.target, value.unit)
    if isinstance(value, Move):
        return " ".join(filter(None, (value.stage, str(value.on or ""), value.reason)))
    if isinstance(value, tuple):
        return "、".join(put_in_words(field, v) for v in value)
    if field in ("nature", "direction"):
        return term(field).labels[value]
    return f"{value}{unit}" if isinstance(value, Decimal) else str(value)


def _measured(measure: str, value: Any, unit: str) -> str:
    if measure.startswith("change") and unit == "%":
        unit = _("个百分点")
    own = "%" if measure.startswith("growth") else "" if measure in ("rank", "multiple") else unit
    number = term("yes_no").labels[str(value).lower()] if isinstance(value, bool) else f"{value}{own}"
    return f"{term('measure').labels[measure]} {number}"


def _role(observation: Observation) -> str:
    told = []
    if observation.role != "actual":
        told.append(term("role").labels[observation.role])
    if observation.bound != "eq":
        told.append(term("bound").labels[observation.bound])
    return f"（{'，'.join(told)}）" if told else ""


def target_in_words(target: Target, unit: str) -> str:
    """A target as a person reads it: 期末水平 不低于 52%."""
    label = term("form").labels[target.form]
    form = target.judged_as or target.form
    own = "%" if form in ("mean_growth", "cumulative_change") else "" if form in ("rank", "multiple") else unit
    if target.values:
        return label + " " + "；".join(f"{year}={value}" for year, value in target.values.items())
    if target.to is not None:
        return f"{label} {target.to.name or target.to.indicator or ''}".rstrip()
    if target.value is None or isinstance(target.value, bool):
        return label
    bound = f"{term('target_bound').labels[target.bound]} " if target.bound else ""
    pace = f"，{_('年均')} {target.growth}%" if target.growth is not None else ""
    return f"{label} {bound}{target.value}{own}{pace}"
