"""Which fields each form of target has, from forms.yaml."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from guibiao.plan.model import FORMS

DATA = Path(__file__).with_name("forms.yaml")
COMMON_FIELDS = ("form", "bound", "source")
VALUE_KINDS = ("own", "percent", "bare", "yes_no", "judged")


@dataclass(frozen=True, slots=True)
class Form:
    """What a target of one form is made of, by the keys of the file."""

    value: str  # what its value is counted in: own, percent, bare, yes_no; judged: as the form it is judged by
    fields: tuple[str, ...]
    missing: str | None  # the field without which the target has no number
    needs: tuple[str, ...]  # fields without which it means nothing
    beside: tuple[str, ...]  # one of these must stand beside `missing`
    told: tuple[str, ...]  # the measures of the figures that it is judged by


def form(name: str) -> Form:
    """The form called `name`. Raises KeyError for an unknown one."""
    return _forms()[name]


def allowed_fields(name: str, judged_as: str) -> tuple[str, ...]:
    """The keys that a target of this form may have; an assigned one also those of the form it is judged by."""
    judged = form(judged_as).fields if name == "assigned" and judged_as in FORMS else ()
    return COMMON_FIELDS + form(name).fields + judged


@cache
def _forms() -> dict[str, Form]:
    raw: dict[str, dict[str, Any]] = msgspec.yaml.decode(DATA.read_bytes())
    if tuple(raw) != FORMS:
        raise ValueError(f"{DATA.name} must name the forms {FORMS}")
    forms = {name: _form(fields) for name, fields in raw.items()}
    if wrong := [name for name, f in forms.items() if f.value not in VALUE_KINDS]:
        raise ValueError(f"{DATA.name}: {wrong}: value must be one of {VALUE_KINDS}")
    return forms


def _form(fields: dict[str, Any]) -> Form:
    lists = (tuple(fields.get(key, ())) for key in ("needs", "beside", "told"))
    return Form(fields["value"], tuple(fields["fields"]), fields["missing"], *lists)


COMMON_MEASURES = ("level", "growth")


def measures_told(form_name: str, judged_as: str, known: Collection[str]) -> list[str]:
    """The measures that are reported for a target of a form, and those of `known` figures that are told beside them."""
    own = form(judged_as).told if form_name == "assigned" and judged_as in FORMS else form(form_name).told
    return list(dict.fromkeys([*(own or ("level",)), *(m for m in COMMON_MEASURES if m in known)]))
