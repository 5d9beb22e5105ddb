"""A plan's tree as tables and back: parts become rows with a parent, figures and changes rows with an indicator.

Both directions stand here side by side: `tables_of` serves the writer with plain values, `tree_of` the reader with
nodes that know their cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guibiao.messages import _
from guibiao.plan.schema import TARGET_WORDS
from guibiao.plan.scope import Scope, nearest
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Node, Place, Plain, Scalar, Sequence

PlainRecord = dict[str, Plain]
Tables = dict[str, list[Mapping]]  # by record kind, one mapping a row

_OWN_TABLES = ("parts", "observations", "proposal", "annual", "adjusted")  # of an indicator
_AS_READ: PlainRecord = {"measure": "level", "role": "actual"}  # what people like to see written out
_OWNER_KEYS = ("indicator", "indicator_name")


def tables_of(tree: Any) -> dict[str, list[PlainRecord]]:
    """The rows of every sheet, by the record kind of the layout, for a plain plan."""
    walked = list(_walk(tree.get("indicators", []), ""))
    return {
        "plan": [tree["plan"]],
        "indicators": [_row_of_indicator(indicator, parent) for indicator, parent in walked],
        "observations": [_owned(i) | _AS_READ | row for i, _p in walked for row in i.get("observations", [])],
        "annual": [_owned(i) | {"year": year} | row for i, _p in walked for year, row in i.get("annual", {}).items()],
        "changes": [_owned(i) | row for i, _p in walked for row in _changes(i)],
        "projects": tree.get("projects", []),
        "project_totals": tree.get("project_totals", []),
        "tasks": tree.get("tasks", []),
        "scenarios": list(_settings(tree.get("scenarios", {}), {i["id"]: i["name"] for i, _p in walked})),
    }


def tree_of(tables: Tables, place: Place, scope: Scope) -> Node:
    """The tree of a plan for the rows of its sheets. What belongs to no indicator is noted in the scope."""
    owners = _Owners(tables["indicators"], scope)
    for row in tables["observations"]:
        if "value" in row.entries:  # a form that was handed out and not yet filled
            owners.give(row, "observations")
    for row in tables["annual"]:
        owners.give(row, "annual")
    for row in tables["changes"]:
        owners.give(row, "changes")
    plan = tables["plan"][0] if tables["plan"] else Mapping({}, place)
    entries = {"plan": Entry(plan, place), "indicators": Entry(Sequence(owners.trees(), place), place)}
    for kind in ("project_totals", "projects", "tasks"):
        entries[kind] = Entry(Sequence(tuple(tables[kind]), place), place)
    entries["scenarios"] = Entry(_scenarios(tables["scenarios"], owners, place), place)
    return Mapping(entries, place)


def _walk(indicators: list[Any], parent: str) -> Iterator[tuple[Any, str]]:
    for indicator in indicators:
        yield indicator, parent
        yield from _walk(indicator.get("parts", []), indicator["id"])


def _row_of_indicator(indicator: Any, parent: str) -> PlainRecord:
    row = {key: value for key, value in indicator.items() if key not in _OWN_TABLES}
    return row | ({"parent": parent} if parent else {})


def _settings(scenarios: dict[str, dict[str, Plain]], names: dict[str, str]) -> Iterator[PlainRecord]:
    """The rows of 情景: one for each figure that a scenario sets."""
    for scenario, settings in scenarios.items():
        for key, value in settings.items():
            indicator, _dot, what = key.rpartition(".")
            shown = TARGET_WORDS[1] if what == TARGET_WORDS[0] else what
            row: PlainRecord = {"scenario": scenario, "indicator": indicator, "what": shown, "value": value}
            yield row | ({"indicator_name": names[indicator]} if indicator in names else {})


def _scenarios(rows: list[Mapping], owners: _Owners, place: Place) -> Mapping:
    scenarios: dict[str, dict[str, Entry]] = {}
    for row in rows:
        owner = owners.owner_of(row)
        missing = [key for key in ("scenario", "what", "value") if key not in row.entries]
        for key in missing:
            what = _("缺少“{key}”").format(key=row.called(key))
            owners.scope.note_error(row.place, what, _("请补上；一项内容不全就读不出来"))
        if owner is None or missing:
            continue
        settings = scenarios.setdefault(row.text("scenario"), {})
        key = f"{owner}.{row.text('what')}"
        if key in settings:
            owners.scope.note_error(row.place, _("这个情景里已有这一项"), _("请合并或删去一行"))
        settings[key] = Entry(row.entries["value"].node, row.entries["what"].node.place)
    found = {name: Entry(Mapping(settings, place), place) for name, settings in scenarios.items()}
    return Mapping(found, place)


def _owned(indicator: Any) -> PlainRecord:
    return {"indicator": indicator["id"], "indicator_name": indicator["name"]}


def _changes(indicator: Any) -> Iterator[PlainRecord]:
    """The rows of 目标调整. `change` is the row's kind there, so that a target's own `change` gets another name."""
    for adjusted in indicator.get("adjusted", []):
        target = dict(adjusted["target"])
        yield {"change": "approved", "on": adjusted["on"], "by": adjusted["by"]} | _renamed(
            target, "change", "change_a_year"
        )
    if proposal := indicator.get("proposal"):
        row = _renamed(dict(proposal), "change", "change_a_year")
        yield {"change": row.pop("action", "adjust")} | row


def _renamed(record: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {(new if key == old else key): value for key, value in record.items()}


class _Owners:
    """The indicators' rows, each with the rows of other sheets that belong to it."""

    def __init__(self, rows: list[Mapping], scope: Scope) -> None:
        self.scope = scope
        self.rows = [_with_id(row) for row in rows]
        self.given: dict[str, dict[str, list[Mapping]]] = {}
        self.by_id = {row.text("id"): row for row in self.rows}
        names = [row.text("name") for row in self.rows]
        self.by_name = {row.text("name"): row.text("id") for row in self.rows if names.count(row.text("name")) == 1}

    def give(self, row: Mapping, kind: str) -> None:
        """Hand a row to the indicator that it names."""
        owner = self.owner_of(row)
        if owner is not None:
            rest = {key: entry for key, entry in row.entries.items() if key not in _OWNER_KEYS}
            of_owner = self.given.setdefault(owner, {})
            of_owner.setdefault(kind, []).append(Mapping(rest, row.place, row.names))

    def owner_of(self, row: Mapping) -> str | None:
        """The indicator that a row names by id, or else by a name that only one has; noted where there is none."""
        said = row.text("indicator") or row.text("indicator_name")
        owner = said if said in self.by_id else self.by_name.get(said)
        if owner is None:
            entry = row.entries.get("indicator") or row.entries.get("indicator_name")
            what = _("“指标”表里没有“{name}”").format(name=said) if said else _("没有填是哪个指标")
            cure = nearest(said, [*self.by_id, *self.by_name]) if said else _("请填指标的编号")
            self.scope.note_error(entry.node.place if entry else row.place, what, cure)
        return owner

    def trees(self) -> tuple[Node, ...]:
        """The top indicators with their parts; a row whose parent leads nowhere is noted."""
        children: dict[str, list[Mapping]] = {}
        for row in self.rows:
            parent = row.text("parent")
            if parent and parent not in self.by_id:
                what = _("没有编号为“{id}”的上级指标").format(id=parent)
                self.scope.note_error(row.entries["parent"].node.place, what, nearest(parent, list(self.by_id)))
            children.setdefault(parent, []).append(row)
        built = tuple(self._tree(row, children, ()) for row in children.get("", []))
        self._note_circles()
        return built

    def _tree(self, row: Mapping, children: dict[str, list[Mapping]], above: tuple[str, ...]) -> Mapping:
        name = row.text("id")
        entries = {key: entry for key, entry in row.entries.items() if key != "parent"}
        parts = [] if name in above else children.get(name, []) if name else []
        if parts:
            trees = tuple(self._tree(part, children, (*above, name)) for part in parts)
            entries["parts"] = Entry(Sequence(trees, row.place), row.place)
        given = self.given.get(name, {}) if self.by_id.get(name) is row else {}
        if rows := given.get("observations"):
            entries["observations"] = Entry(Sequence(tuple(rows), rows[0].place), rows[0].place)
        if rows := given.get("annual"):
            entries["annual"] = self._annual(rows)
        entries |= self._changes(given.get("changes", []))
        return Mapping(entries, row.place, row.names)

    def _annual(self, rows: list[Mapping]) -> Entry:
        years: dict[str, Entry] = {}
        for row in rows:
            year = row.entries.get("year")
            if year is None:
                self.scope.note_error(row.place, _("没有填年份"), _("请填四位年份"))
                continue
            if row.text("year") in years:
                self.scope.note_error(year.node.place, _("这个指标这一年已有目标"), _("请合并或删去一行"))
            rest = {key: entry for key, entry in row.entries.items() if key != "year"}
            years[row.text("year")] = Entry(Mapping(rest, row.place, row.names), year.node.place)
        return Entry(Mapping(years, rows[0].place), rows[0].place)

    def _changes(self, rows: list[Mapping]) -> dict[str, Entry]:
        approved: list[Node] = []
        found: dict[str, Entry] = {}
        for row in rows:
            kind = row.entries.get("change")
            code = term("change").code(row.text("change"))
            if kind is None or code is None:
                place = kind.node.place if kind else row.place
                labels = "、".join(term("change").labels.values())
                self.scope.note_error(place, _("没有填种类，或种类不认识"), _("可用的有：{words}").format(words=labels))
            elif code == "approved":
                approved.append(_adjustment(row))
            elif "proposal" in found:
                self.scope.note_error(row.place, _("这个指标已有一条建议"), _("请合并或删去一行"))
            else:
                found["proposal"] = Entry(_proposal(row, code), row.place)
        if approved:
            found["adjusted"] = Entry(Sequence(tuple(approved), approved[0].place), approved[0].place)
        return found

    def _note_circles(self) -> None:
        """Parts that are each other's parents hang from no indicator."""
        for row in self.rows:
            walked = {row.text("id")}
            above = row.text("parent")
            while above in self.by_id and above not in walked:
                walked.add(above)
                above = self.by_id[above].text("parent")
            if above and above == row.text("id"):
                place = row.entries["parent"].node.place
                self.scope.note_error(place, _("上级指标绕成了圈"), _("请让一个指标的上级为空"))


def _with_id(row: Mapping) -> Mapping:
    """A row without an id is known by its name: offices number their tables last."""
    if "id" in row.entries or "name" not in row.entries:
        return row
    return Mapping({"id": row.entries["name"]} | row.entries, row.place, row.names)


def _adjustment(row: Mapping) -> Mapping:
    own = {key: row.entries[key] for key in ("on", "by") if key in row.entries}
    target = _target(row, without=("change", "on", "by", "reason"))
    return Mapping(own | {"target": Entry(target, row.place)}, row.place, row.names)


def _proposal(row: Mapping, code: str) -> Mapping:
    target = _target(row, without=("change", "on", "by"))
    return Mapping({"action": Entry(Scalar(code, row.place), row.place)} | target.entries, row.place, row.names)


def _target(row: Mapping, without: tuple[str, ...]) -> Mapping:
    entries = {key: entry for key, entry in row.entries.items() if key not in without}
    return Mapping(
        _renamed(entries, "change_a_year", "change"), row.place, _renamed(row.names, "change_a_year", "change")
    )
