"""Projects as an OC4IDS package: its fields, types and codes, nothing published twice."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from guibiao.plan import Plan, read_plan
from guibiao.quantity import Period
from guibiao.track import oc4ids_json
from guibiao.track.projects.oc4ids import codes

HERE = Path(__file__).parent
SCHEMA = yaml.safe_load((HERE / "oc4ids_fields.yaml").read_text(encoding="utf-8"))
DAY = date(2023, 6, 30)


def package() -> dict[str, Any]:
    """What is published of the example ledger."""
    return json.loads(oc4ids_json(read_plan(HERE / "ledgers.yaml"), DAY))  # type: ignore[no-any-return]


def check(value: Any, kind: Any, path: str) -> None:
    """That a value has the type, the fields or the codes that the schema gives it."""
    if isinstance(kind, list) and len(kind) == 1:
        assert isinstance(value, list), path
        assert value, path
        for one in value:
            check(one, kind[0], path)
    elif isinstance(kind, list):
        assert value in kind, (path, value)
    elif kind in SCHEMA:
        assert set(value) <= set(SCHEMA[kind]), (path, set(value))
        assert set(SCHEMA["required"].get(kind, ())) <= set(value), path
        for name, inner in value.items():
            check(inner, SCHEMA[kind][name], f"{path}.{name}")
    elif kind == "date-time":
        assert datetime.fromisoformat(value).tzinfo is not None, path
    elif kind == "number":
        assert isinstance(value, int | float), path
    else:
        assert isinstance(value, str), path


def test_the_package_has_the_fields_types_and_codes_of_the_standard() -> None:
    check(package(), "package", "package")


def test_every_sector_and_role_is_a_code_of_the_standard() -> None:
    assert set(codes().sector) <= set(SCHEMA["codes"]["sector"])
    assert set(codes().roles.values()) <= set(SCHEMA["codes"]["roles"])
    assert set(codes().status) == set(SCHEMA["project"]["status"])


def test_a_package_is_published_through_its_parts_and_proposals_are_not() -> None:
    ids = [p["id"] for p in package()["projects"]]
    assert ids == ["guibiao-1-1", "guibiao-1-2", "guibiao-2", "guibiao-3", "guibiao-4", "guibiao-Z1", "guibiao-Z2"]


def test_words_become_codes() -> None:
    told = {p["id"]: (p.get("status"), p.get("sector")) for p in package()["projects"]}
    assert told["guibiao-2"] == ("completed", ["energy", "energy.wind"])
    assert told["guibiao-1-2"] == ("preparation", ["transport", "transport.road"])
    assert told["guibiao-4"] == ("cancelled", ["naturalResources"])


def test_money_is_published_in_yuan() -> None:
    (wind,) = (p for p in package()["projects"] if p["id"] == "guibiao-2")
    assert wind["budget"]["amount"] == {"amount": 750_000_000, "currency": "CNY"}
    assert wind["completion"]["endDate"] == "2023-06-10T00:00:00+08:00"


def test_a_plan_without_projects_gives_an_empty_list() -> None:
    nothing = Plan("云河县规划", "云河县", 2020, Period("2021/2025"))
    assert json.loads(oc4ids_json(nothing, DAY))["projects"] == []
