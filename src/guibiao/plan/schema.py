"""The file of a plan as tables: for every class of the model its keys, in the order in which they are written."""

from __future__ import annotations

from typing import Any

from guibiao.messages import _
from guibiao.plan import forms
from guibiao.plan.codec import (
    COUNT,
    DATE,
    FIGURE,
    PERCENT,
    PERIOD,
    SHARE,
    TEXT,
    VALUE,
    YEAR,
    Codec,
    Field,
    Record,
    in_unit,
    list_of,
    list_of_texts,
    map_of,
    one_of,
    scalar,
)
from guibiao.plan.model import (
    FORMS,
    Adjustment,
    AnnualTarget,
    Indicator,
    Move,
    Observation,
    Plan,
    Project,
    ProjectTotals,
    Proposal,
    RelativeTo,
    Source,
    StandIn,
    Stated,
    Target,
    Task,
    Upper,
)
from guibiao.plan.scope import Scope
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Node, Plain, Scalar, Sequence
from guibiao.plan.written import read_period
from guibiao.quantity import Period

PERCENT_MEASURES = ("growth", "growth_avg")
BARE_MEASURES = ("rank", "multiple")
PROPOSAL_KEYS = ("action", "reason", "source")  # a proposal's other keys are those of its target
PROJECT_MONEY = "万元"
TOTALS_MONEY = "亿元"

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

_STAND_IN = Record(StandIn, (Field("value", "value", FIGURE, required=True), Field("from", "origin", TEXT)))

_RELATIVE_TO = Record(
    RelativeTo,
    (
        Field("indicator", "indicator", TEXT),
        Field("name", "name", TEXT),
        Field("values", "values", map_of(PLAN_YEAR, PERCENT)),
    ),
)


def _read_relative_to(node: Node, scope: Scope) -> Any:
    """The series to be held against; a text alone is an indicator's id."""
    if isinstance(node, Scalar):
        node = Mapping({"indicator": Entry(node, node.place)}, node.place)
    to = _RELATIVE_TO.read(node, scope)
    if to.indicator:
        assert isinstance(node, Mapping)
        scope.noted.references.append((scope.indicator, to.indicator, node.entries["indicator"].node.place))
    elif not (to.name or to.values):
        raise scope.refuse(
            node.place, _("没有说与谁相比"), _("请写 indicator（本规划的指标）或 name 与 values（其他数列）")
        )
    return to


_TARGET = Record(
    Target,
    (
        Field("form", "form", one_of("form"), required=True),
        Field("value", "value", VALUE),
        Field("growth", "growth", PERCENT),
        Field("change", "change", FIGURE),
        Field("values", "values", map_of(PLAN_YEAR, FIGURE)),
        Field("bound", "bound", one_of("target_bound")),
        Field("path", "path", one_of("path")),
        Field("as", "judged_as", one_of("form")),
        Field("from", "assigned_by", TEXT),
        Field("stand_in", "stand_in", _STAND_IN.codec),
        Field("to", "to", Codec(_read_relative_to, _RELATIVE_TO.write)),
        Field("margin", "margin", PERCENT),
        Field("source", "source", SOURCE),
    ),
)


def _read_target(node: Node, scope: Scope) -> Any:
    """A target, its figures counted as its form counts them, with exactly the fields that its form has."""
    name, judged_as = _forms_named(node)
    if name in FORMS and isinstance(node, Mapping):
        kind = forms.form(judged_as if name == "assigned" and judged_as in FORMS else name).value
        unit = {"percent": "%", "bare": ""}.get(kind, scope.unit)
        scope = scope.within(unit=unit, yes_no=kind == "yes_no")
        _note_fields_of_other_forms(node, name, judged_as, scope)
        _note_missing_fields(node, name, scope)
    return _TARGET.read(node, scope)


def _forms_named(node: Node) -> tuple[str, str]:
    """The codes of the form and of the form that an assigned target is judged by, "" where absent or unknown."""
    if not isinstance(node, Mapping):
        return "", ""
    spellings = term("form")
    return spellings.code(node.text("form")) or "", spellings.code(node.text("as")) or ""


def _note_fields_of_other_forms(node: Mapping, name: str, judged_as: str, scope: Scope) -> None:
    allowed = forms.allowed_fields(name, judged_as)
    for key, entry in node.entries.items():
        if key not in allowed and key in _TARGET.keys:
            what = _("目标形式 {form}（{label}）不用“{key}”").format(
                form=name, label=term("form").labels[name], key=node.called(key)
            )
            scope.note_error(
                entry.place, what, _("可用的有：{words}").format(words="、".join(map(node.called, allowed)))
            )


def _note_missing_fields(node: Mapping, name: str, scope: Scope) -> None:
    """A target may have no number yet; one that has its number must have what gives it a meaning."""
    form = forms.form(name)
    label = term("form").labels[name]
    for key in form.needs:
        if key not in node.entries:
            what = _("目标形式 {form}（{label}）缺少“{key}”").format(form=name, label=label, key=node.called(key))
            scope.note_error(node.place, what, _("请补上 {key}").format(key=node.called(key)))
    if form.missing in node.entries and form.beside and not any(key in node.entries for key in form.beside):
        keys = _(" 或 ").join(map(node.called, form.beside))
        what = _("目标形式 {form}（{label}）缺少“{key}”").format(form=name, label=label, key=keys)
        scope.note_error(node.place, what, _("请补上 {key}；只有期末水平的目标请写 level").format(key=keys))


TARGET = Codec(_read_target, _TARGET.write)

_OBSERVATION = Record(
    Observation,
    (
        Field("period", "period", PERIOD, required=True),
        Field("measure", "measure", one_of("measure")),
        Field("value", "value", VALUE, required=True),
        Field("bound", "bound", one_of("bound")),
        Field("role", "role", one_of("role")),
        Field("source", "source", SOURCE),
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

_PROPOSAL = Record(
    Proposal,
    (
        Field("action", "action", one_of("action")),
        Field("reason", "reason", TEXT),
        Field("source", "source", SOURCE),
    ),
)


def _read_proposal(node: Node, scope: Scope) -> Any:
    """A proposal: the keys of the target that is proposed, and why; or that the target be dropped."""
    if not isinstance(node, Mapping):
        raise scope.refuse(node.place, _("这里应是建议的目标"), "{form: mean_growth, value: 6.0}")
    own = {k: e for k, e in node.entries.items() if k in PROPOSAL_KEYS}
    of_target = {k: e for k, e in node.entries.items() if k not in PROPOSAL_KEYS}
    proposal = _PROPOSAL.read(Mapping(own, node.place, node.names), scope)
    if proposal.action == "drop":
        if of_target:
            scope.note_error(node.place, _("建议取消的指标不写新目标"), _("请删去目标各键，或把 action 改为 adjust"))
        return proposal
    target = TARGET.read(Mapping(of_target, node.place, node.names), scope)
    return Proposal(target, proposal.action, proposal.reason, proposal.source)


def _write_proposal(proposal: Proposal) -> Plain:
    plain = _TARGET.write(proposal.target) if proposal.target is not None else {}
    own = _PROPOSAL.write(proposal)
    assert isinstance(plain, dict)
    assert isinstance(own, dict)
    return (own | plain) if proposal.action == "drop" else (plain | own)


PROPOSAL = Codec(_read_proposal, _write_proposal)

ADJUSTMENT = Record(
    Adjustment,
    (
        Field("on", "on", DATE, required=True),
        Field("by", "by", TEXT, required=True),
        Field("target", "target", TARGET, required=True),
    ),
)

_STATED = Record(
    Stated,
    (
        Field("verdict", "verdict", one_of("verdict")),
        Field("forecast", "forecast", one_of("verdict")),
        Field("text", "text", TEXT),
        Field("source", "source", SOURCE),
    ),
)

_UPPER = Record(
    Upper, (Field("value", "value", FIGURE), Field("growth", "growth", PERCENT), Field("from", "origin", TEXT))
)


def _read_indicator(node: Node, scope: Scope) -> Any:
    """An indicator with its parts; its id and unit are known before its figures are read."""
    if isinstance(node, Mapping):
        form, judged_as = _forms_named(target.node) if (target := node.entries.get("target")) else ("", "")
        scope = scope.within(unit=node.text("unit"), yes_no="yes_no" in (form, judged_as), indicator=node.text("id"))
        if entry := node.entries.get("id"):
            scope.noted.ids.append((node.text("id"), entry.node.place))
        parts = node.entries.get("parts")
        if form == "composite" and (parts is None or parts.node == Sequence((), parts.node.place)):
            scope.note_error(target.node.place if target else node.place, _("组合指标没有下级指标"),
                             _("请在 parts 里写出各下级指标，或换一种目标形式"))  # fmt: skip
    return _INDICATOR.read(node, scope)


def _write_indicator(indicator: Indicator) -> Plain:
    return _INDICATOR.write(indicator)


INDICATOR = Codec(_read_indicator, _write_indicator)

_INDICATOR: Record = Record(  # below its codec, since its parts are indicators too
    Indicator,
    (
        Field("id", "id", TEXT, required=True),
        Field("name", "name", TEXT, required=True),
        Field("code", "code", TEXT),
        Field("category", "category", TEXT),
        Field("unit", "unit", TEXT),
        Field("nature", "nature", one_of("nature")),
        Field("direction", "direction", one_of("direction")),
        Field("base", "base", FIGURE),
        Field("target", "target", TARGET, otherwise=Target("level")),
        Field("lead", "lead", TEXT),
        Field("source", "source", SOURCE),
        Field("parts", "parts", list_of(INDICATOR)),
        Field("observations", "observations", list_of(Codec(_read_observation, _OBSERVATION.write))),
        Field("proposal", "proposal", PROPOSAL),
        Field("annual", "annual", map_of(PLAN_YEAR, ANNUAL)),
        Field("adjusted", "adjusted", list_of(ADJUSTMENT.codec)),
        Field("stated", "stated", _STATED.codec),
        Field("definition_changed", "definition_changed", PLAN_YEAR),
        Field("estimate", "estimate", FIGURE),
        Field("upper", "upper", _UPPER.codec),
        Field("note", "note", TEXT),
        Field("unsure", "unsure", list_of_texts()),
    ),
)

_TOTALS = Record(
    ProjectTotals,
    (
        Field("as_of", "as_of", DATE, required=True),
        Field("planned", "planned", COUNT),
        Field("started", "started", COUNT),
        Field("finished", "finished", COUNT),
        Field("investment.total", "total", FIGURE),
        Field("investment.planned", "planned_investment", FIGURE),
        Field("investment.done", "done", FIGURE),
        Field("investment.unit", "unit", TEXT),
        Field("by_nature", "by_nature", map_of(TEXT, COUNT)),
        Field("by_type", "by_type", map_of(TEXT, COUNT)),
        Field("source", "source", SOURCE),
    ),
)


def _read_totals(node: Node, scope: Scope) -> Any:
    """Totals of projects, their money counted in their own unit."""
    investment = node.entries.get("investment") if isinstance(node, Mapping) else None
    unit = investment.node.text("unit") if investment and isinstance(investment.node, Mapping) else ""
    return _TOTALS.read(node, scope.within(unit=unit or TOTALS_MONEY))


TOTALS = Codec(_read_totals, _TOTALS.write)

_MOVE = Record(Move, (Field("stage", "stage", TEXT, required=True), Field("on", "on", DATE)))
_MONEY = in_unit(PROJECT_MONEY, FIGURE)

PROJECT = Record(
    Project,
    (
        Field("id", "id", TEXT, required=True),
        Field("name", "name", TEXT, required=True),
        Field("parent", "parent", TEXT),
        Field("nature", "nature", TEXT),
        Field("type", "type", TEXT),
        Field("content", "content", TEXT),
        Field("place", "place", TEXT),
        Field("total", "total", _MONEY),
        Field("planned", "planned", _MONEY),
        Field("yearly", "yearly", map_of(YEAR, _MONEY)),
        Field("done", "done", _MONEY),
        Field("moves", "moves", list_of(_MOVE.codec)),
        Field("start", "start", TEXT),
        Field("finish", "finish", TEXT),
        Field("lead", "lead", TEXT),
        Field("supporting", "supporting", list_of_texts()),
        Field("owner", "owner", TEXT),
        Field("factors", "factors", TEXT),
        Field("problems", "problems", TEXT),
        Field("note", "note", TEXT),
        Field("source", "source", SOURCE),
    ),
)


def _read_due(node: Node, scope: Scope) -> str:
    """A deadline: a period in the plan's notation where it can be read as one, else what was written (长期坚持)."""
    text = scalar(node, scope)
    try:
        return read_period(text).text
    except ValueError:
        return text


TASK = Record(
    Task,
    (
        Field("id", "id", TEXT, required=True),
        Field("task", "task", TEXT, required=True),
        Field("source", "source", SOURCE),
        Field("target", "target", TEXT),
        Field("leader", "leader", TEXT),
        Field("lead", "lead", TEXT),
        Field("supporting", "supporting", list_of_texts()),
        Field("due", "due", Codec(_read_due, TEXT.write)),
        Field("nodes", "nodes", TEXT),
        Field("progress", "progress", TEXT),
        Field("problems", "problems", TEXT),
        Field("next", "next", TEXT),
        Field("light", "light", TEXT),
        Field("status", "status", TEXT),
    ),
)


def _schedule_point() -> Codec:
    """A year or half-year of the schedule, kept as text."""

    def read(node: Node, scope: Scope) -> str:
        period: Period = PERIOD.read(node, scope)
        if not (period.is_year or period.text.endswith(("-H1", "-H2"))):
            raise scope.refuse(node.place, _("进度安排只能写到年或半年"), _("请写 2023 或 2023-H1 的样子"))
        scope.noted.years.append((period.year, node.place))
        return period.text

    return Codec(read, lambda text: text)


PLAN = Record(
    Plan,
    (
        Field("plan.name", "name", TEXT, required=True),
        Field("plan.region", "region", TEXT, otherwise=""),
        Field("plan.base", "base", YEAR, required=True),
        Field("plan.period", "period", PERIOD, required=True),
        Field("plan.schedule", "schedule", map_of(_schedule_point(), SHARE)),
        Field("indicators", "indicators", list_of(INDICATOR)),
        Field("project_totals", "project_totals", list_of(TOTALS)),
        Field("projects", "projects", list_of(PROJECT.codec)),
        Field("tasks", "tasks", list_of(TASK.codec)),
    ),
)
