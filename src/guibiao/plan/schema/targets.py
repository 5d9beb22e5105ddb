"""Targets: each form with exactly its fields, its figures counted as the form counts them."""

from __future__ import annotations

from typing import Any

from guibiao.messages import _
from guibiao.plan import forms
from guibiao.plan.codec import FIGURE, PERCENT, TEXT, VALUE, Codec, Field, Record, map_of, one_of
from guibiao.plan.model import FORMS, RelativeTo, StandIn, Target
from guibiao.plan.schema.common import PLAN_YEAR, SOURCE
from guibiao.plan.scope import Scope
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Node, Scalar

NOT_JUDGED_BY = ("assigned", "composite", "relative")  # they have no number of their own
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
    name, judged_as = forms_named(node)
    if name in FORMS and isinstance(node, Mapping):
        kind = forms.form(judged_as if name == "assigned" and judged_as in FORMS else name).value
        unit = {"percent": "%", "bare": ""}.get(kind, scope.unit)
        scope = scope.within(unit=unit, yes_no=kind == "yes_no")
        _note_fields_of_other_forms(node, name, judged_as, scope)
        _note_missing_fields(node, name, scope)
    return _TARGET.read(node, scope)


def forms_named(node: Node) -> tuple[str, str]:
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
    if name == "assigned" and term("form").code(node.text("as")) in NOT_JUDGED_BY:
        scope.note_error(node.entries["as"].node.place, _("下达后不能按“{form}”评价").format(form=node.text("as")),
                         _("请写数下来以后的形式，如 floor、ceiling、cumulative_change"))  # fmt: skip
    if form.missing in node.entries and form.beside and not any(key in node.entries for key in form.beside):
        keys = _(" 或 ").join(map(node.called, form.beside))
        what = _("目标形式 {form}（{label}）缺少“{key}”").format(form=name, label=label, key=keys)
        scope.note_error(node.place, what, _("请补上 {key}；只有期末水平的目标请写 level").format(key=keys))


TARGET = Codec(_read_target, _TARGET.write)
