"""What each lead unit owes for a period: figures of its indicators, the state of its projects and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from guibiao.expressions import expression
from guibiao.plan.changes import target_in_words
from guibiao.plan.forms import measures_told
from guibiao.plan.model import Indicator, Observation, Plan, Project, Task
from guibiao.plan.terms import term
from guibiao.quantity import Period

Required = Mapping[tuple[str, str], str]  # by indicator and measure: what is due at the period's end, as shown
_FIRST_UNIT = expression(r"[、，,；;/\s](?![^（()）]*[)）])")  # not inside brackets: 县人社局（就业中心、社保中心）
_BARE = ("rank", "multiple")


@dataclass(slots=True)
class Owed:
    """The rows of one unit's workbook, by kind of record; each row shows what its columns are called by."""

    unit: str
    rows: dict[str, list[dict[str, str]]] = field(
        default_factory=lambda: {"indicators": [], "projects": [], "tasks": []}
    )


def owed(plan: Plan, period: Period, required: Required) -> list[Owed]:
    """What every lead unit owes for the period, in the order of the plan; who owes nothing is left out."""
    units: dict[str, Owed] = {}
    for indicator, lead in _led(plan.indicators):
        for measure in _measures(indicator, period):
            if not _is_told(indicator, measure, period):
                row = _row(indicator, measure, period, required)
                _unit(units, lead).rows["indicators"].append(row)
    for project in plan.projects:
        if project.lead:
            _unit(units, project.lead).rows["projects"].append(_project_row(project, period))
    for task in plan.tasks:
        if task.lead:
            _unit(units, task.lead).rows["tasks"].append(_task_row(task))
    return list(units.values())


def led_by(lead: str | None) -> str:
    """The one unit that leads: the first named.

    >>> led_by("县人社局（就业中心、社保中心）、县财政局")
    '县人社局（就业中心、社保中心）'
    """
    return _FIRST_UNIT.split(lead.strip(), maxsplit=1)[0] if lead and lead.strip() else ""


def leads(plan: Plan) -> dict[tuple[str, str], str]:
    """Which unit leads each indicator, project and task, by kind of record and id."""
    found = {("indicators", i.id): led_by(i.lead) for i in _everyone(plan.indicators)}
    found |= {("projects", p.id): led_by(p.lead) for p in plan.projects}
    return found | {("tasks", t.id): led_by(t.lead) for t in plan.tasks}


def _unit(units: dict[str, Owed], lead: str) -> Owed:
    name = led_by(lead)
    return units.setdefault(name, Owed(name))


def _everyone(indicators: tuple[Indicator, ...], above: Indicator | None = None) -> Iterator[Indicator]:
    """Indicators and parts; a part has the lead and the nature of its whole where it has none of its own."""
    for indicator in indicators:
        lead = indicator.lead or (above.lead if above else None)
        nature = indicator.nature or (above.nature if above else None)
        heir = replace(indicator, lead=lead, nature=nature)
        yield heir
        yield from _everyone(indicator.parts, heir)


def _led(indicators: tuple[Indicator, ...]) -> Iterator[tuple[Indicator, str]]:
    """Those with a lead that have figures of their own."""
    for indicator in _everyone(indicators):
        if indicator.lead and not indicator.parts:
            yield indicator, indicator.lead


def _measures(indicator: Indicator, period: Period) -> list[str]:
    """What the target is judged by, and what was told of it in the years before."""
    told = {o.measure for o in indicator.observations if period.year - 2 <= o.period.year <= period.year}
    return measures_told(indicator.target.form, indicator.target.judged_as or "", told)


def _is_told(indicator: Indicator, measure: str, period: Period) -> bool:
    return any((o.period, o.measure, o.role) == (period, measure, "actual") for o in indicator.observations)


def _row(indicator: Indicator, measure: str, period: Period, required: Required) -> dict[str, str]:
    last = _last(indicator, measure, period)
    unit = "%" if measure == "growth" else "" if measure in _BARE else indicator.unit
    if indicator.target.form == "yes_no":
        unit = "/".join(term("yes_no").labels.values())
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": unit,
        "nature": term("nature").labels[indicator.nature] if indicator.nature else "",
        "measure": term("measure").labels[measure],
        "target": target_in_words(indicator.target, indicator.unit),
        "last_period": last.period.text if last else "",
        "last": _shown(last) if last else "",
        "required": required.get((indicator.id, measure), ""),
    }


def _last(indicator: Indicator, measure: str, period: Period) -> Observation | None:
    """The figure to compare with: of the same part of an earlier year where there is one, else the latest."""
    before = [
        o
        for o in indicator.observations
        if o.measure == measure and o.role == "actual" and o.period.end < period.end and not o.period.years > 1
    ]
    alike = [o for o in before if _part_of_year(o.period) == _part_of_year(period)]
    return max(alike or before, key=lambda o: o.period.end, default=None)


def _part_of_year(period: Period) -> tuple[int, int]:
    return period.start.month, period.end.month


def _shown(observation: Observation) -> str:
    if isinstance(observation.value, bool):
        return term("yes_no").labels[str(observation.value).lower()]
    return f"{observation.value}"


def _project_row(project: Project, period: Period) -> dict[str, str]:
    return {
        "id": project.id,
        "name": project.name,
        "total": _text(project.total),
        "planned": _text(project.yearly.get(period.year)),
        "last_stage": project.moves[-1].stage if project.moves else "",
        "last": _text(project.done),
    }


def _task_row(task: Task) -> dict[str, str]:
    return {
        "id": task.id,
        "task": task.task,
        "target": task.target or "",
        "due": task.due or "",
        "nodes": "；".join(f"{by} {goal}".strip() for by, goal in task.nodes.items()),
        "last": task.progress or "",
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
