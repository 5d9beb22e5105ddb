"""Projects as an OC4IDS project package (Open Contracting for Infrastructure Data Standard 0.9), for publishing.

Fields and codes: https://standard.open-contracting.org/infrastructure/. Words become codes by oc4ids.yaml. Packages
whose parts are rows are left out, so that no money is published twice; a part says which package it is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from guibiao.plan import Milestone, Plan, Project
from guibiao.quantity import Period
from guibiao.track.projects.counting import countable
from guibiao.track.projects.standing import is_listed, standing

FILE = Path(__file__).with_name("oc4ids.yaml")
YUAN = 10_000  # of a 万元, in which the ledger counts


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What oc4ids.yaml holds."""

    version: str
    currency: str
    prefix: str
    status: dict[str, tuple[str, ...]]
    sector: dict[str, tuple[str, ...]]
    type: dict[str, tuple[str, ...]]
    roles: dict[str, str]


def oc4ids_json(plan: Plan, as_of: date) -> bytes:
    """The projects of the plan's ledgers on a day as a project package, UTF-8. Without projects the list is empty."""
    names = {p.id: p.name for p in plan.projects}
    rows = [p for p in countable(plan.projects) if is_listed(p, as_of) or standing(p, as_of).left]
    package = {
        "uri": f"urn:{codes().prefix}:{quote(plan.region)}:{as_of.isoformat()}",
        "publishedDate": _moment(as_of),
        "version": codes().version,
        "publisher": {"name": plan.region},
        "projects": [_project(p, names, as_of) for p in rows],
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(package), indent=2) + b"\n"


@cache
def codes() -> Codes:
    """The codes. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=Codes)


def _project(project: Project, names: Mapping[str, str], as_of: date) -> dict[str, Any]:
    stood, words = standing(project, as_of), "".join(filter(None, (project.name, project.type, project.content)))
    told = {
        "id": f"{codes().prefix}-{project.id}",
        "updated": _moment(project.as_of or as_of),
        "title": project.name,
        "description": project.content,
        "status": next((code for code, listed in codes().status.items() if stood.stage in listed), None),
        "period": _period(project),
        "sector": list(_sectors(words)),
        "type": next((c for c, listed in codes().type.items() if any(w in words for w in listed)), None),
        "additionalClassifications": list(_classes(project, names)),
        "locations": [{"id": "1", "description": project.place}] if project.place else [],
        "budget": _budget(project),
        "parties": list(_parties(project)),
        "completion": _completion(project.finish),
    }
    return {key: value for key, value in told.items() if value}


def _sectors(words: str) -> Iterator[str]:
    """The sector, and before a part of one the whole."""
    for code, listed in codes().sector.items():
        if any(word in words for word in listed):
            if "." in code:
                yield code.partition(".")[0]
            yield code
            return


def _classes(project: Project, names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The ledger's own words, each under a scheme of its own, and the package that the project is part of."""
    own = {"ledger": project.ledger, "library": project.library, "nature": project.nature, "type": project.type}
    for scheme, value in own.items():
        if value:
            yield {"scheme": f"{codes().prefix}-{scheme}", "id": value, "description": value}
    if project.parent is not None and project.parent in names:
        yield {"scheme": f"{codes().prefix}-package", "id": project.parent, "description": names[project.parent]}


def _period(project: Project) -> dict[str, str]:
    start = _day(project.start, first=True)
    end = _day(project.finish, first=False)
    if start and end and start > end:
        return {}
    return {key: _moment(day) for key, day in (("startDate", start), ("endDate", end)) if day}


def _day(milestone: Milestone | None, *, first: bool) -> date | None:
    """The day when it happened, else the one when it is to happen."""
    if milestone is None:
        return None
    for text in (milestone.actual, milestone.planned):
        try:
            if text:
                return Period(text).start if first else Period(text).end
        except ValueError:
            continue
    return None


def _budget(project: Project) -> dict[str, Any]:
    budget: dict[str, Any] = {"amount": _value(project.total)} if project.total is not None else {}
    if project.yearly:
        budget["budgetBreakdown"] = [
            {
                "id": str(year),
                "amount": _value(amount),
                "period": {"startDate": _moment(date(year, 1, 1)), "endDate": _moment(date(year, 12, 31))},
            }
            for year, amount in sorted(project.yearly.items())
        ]
    return budget


def _parties(project: Project) -> Iterator[dict[str, Any]]:
    roles: dict[str, list[str]] = {}
    named = [("owner", project.owner), ("lead", project.lead), *(("supporting", s) for s in project.supporting)]
    for part, name in named:
        if name and codes().roles[part] not in roles.setdefault(name, []):
            roles[name].append(codes().roles[part])
    yield from ({"id": name, "name": name, "roles": held} for name, held in roles.items())


def _completion(finish: Milestone | None) -> dict[str, str]:
    end = _day(Milestone(actual=finish.actual), first=False) if finish else None
    return {"endDate": _moment(end)} if end else {}


def _value(amount: Any) -> dict[str, Any]:
    return {"amount": amount * YUAN, "currency": codes().currency}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
