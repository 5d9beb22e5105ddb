"""What a plan's file would change, row by row and field by field, before anybody confirms it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guibiao.desk.models import Entry, PlanRecord, Progress
from guibiao.messages import _
from guibiao.plan import heads_of, term

RECORDS = ("indicators", "projects", "tasks")
_TERMS = {
    "nature": "nature", "direction": "direction", "target.form": "form", "target.bound": "target_bound",
    "target.as": "form", "target.path": "path",
}  # fmt: skip
_NOT_FIELDS = ("id", "parts", "observations")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field by the name that people know, as it is and as it would be; "" where there is nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that would be new, changed or removed."""

    kind: str  # new, changed, removed
    record: str
    id: str
    name: str
    fields: tuple[FieldChange, ...]


def row_changes(before: dict[str, Any], after: dict[str, Any]) -> list[RowChange]:
    """What would change from one plain form of a plan to another, ledger by ledger, in the order of the rows."""
    found = list(_card(before.get("plan", {}), after["plan"]))
    for record in RECORDS:
        old = {row["id"]: row for row in _rows(before.get(record, []))}
        new = {row["id"]: row for row in _rows(after.get(record, []))}
        for id_, row in new.items():
            fields = tuple(_fields(_flat(old.get(id_, {}), record), _flat(row, record)))
            if fields or id_ not in old:
                found.append(RowChange("changed" if id_ in old else "new", record, id_, _name(row), fields))
        found += [RowChange("removed", record, id_, _name(row), ()) for id_, row in old.items() if id_ not in new]
    return found


def unremovable(record: PlanRecord | None, changes: list[RowChange]) -> list[str]:
    """The names of rows that would go, though departments have reported on them."""
    gone = {(c.record, c.id): c.name for c in changes if c.kind == "removed"}
    if record is None or not gone:
        return []
    kept = {
        ("indicators", code)
        for code in Entry.objects.filter(round__plan=record).values_list("indicator__code", flat=True)
    }
    for one in ("task", "project"):
        told = Progress.objects.filter(**{f"{one}__plan": record}).values_list(f"{one}__code", flat=True)
        kept |= {(f"{one}s", code) for code in told}
    return sorted({name for key, name in gone.items() if key in kept})


def record_name(record: str) -> str:
    """What people call a ledger."""
    return {"plan": _("规划"), "indicators": _("指标"), "projects": _("项目"), "tasks": _("任务")}[record]


def _card(before: dict[str, Any], after: dict[str, Any]) -> Iterator[RowChange]:
    fields = tuple(_fields(_flat(before, "plan"), _flat(after, "plan")))
    if fields and before:
        yield RowChange("changed", "plan", "", str(after["name"]), fields)


def _rows(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows, each followed by its parts."""
    for row in rows:
        yield row
        yield from _rows(row.get("parts", []))


def _name(row: dict[str, Any]) -> str:
    return str(row.get("name") or row.get("task") or row["id"])


def _fields(before: dict[str, str], after: dict[str, str]) -> Iterator[FieldChange]:
    for name in dict.fromkeys([*before, *after]):
        if before.get(name, "") != after.get(name, ""):
            yield FieldChange(name, before.get(name, ""), after.get(name, ""))


def _flat(row: dict[str, Any], record: str) -> dict[str, str]:
    """A row as names and texts; what is inside others is named by its path."""
    heads = heads_of(record)
    found = {_label(path, heads): _text(path, value) for path, value in _paths(row)}
    for one in row.get("observations", []):
        measure = term("measure").labels[one.get("measure", "level")]
        role = one.get("role", "actual")
        label = " ".join(
            filter(None, (str(one["period"]), measure, "" if role == "actual" else term("role").labels[role]))
        )
        bound = one.get("bound", "eq")
        text = ("" if bound == "eq" else term("bound").labels[bound] + " ") + str(one["value"])
        found[label] = "、".join(filter(None, (found.get(label), text)))
    return found


def _paths(row: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        path = f"{above}.{key}" if above else key
        if not above and key in _NOT_FIELDS:
            continue
        if isinstance(value, dict) and key != "source":
            yield from _paths(value, path)
        else:
            yield path, value


def _label(path: str, heads: dict[str, str]) -> str:
    """The head of the column for a path; of a path inside a column (one year of many), with the rest behind it."""
    if path in heads:
        return heads[path]
    whole, _dot, rest = path.rpartition(".")
    return f"{_label(whole, heads)} {rest}" if whole else path


def _text(path: str, value: Any) -> str:
    if path in _TERMS:
        return term(_TERMS[path]).labels.get(str(value), str(value))
    if isinstance(value, list):
        return "；".join(_text("", one) for one in value)[:_LONGEST]
    if isinstance(value, dict):
        return " ".join(str(v) for v in value.values())[:_LONGEST]
    return str(value)[:_LONGEST]
