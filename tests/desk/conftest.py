"""A desk of its own for these tests: an empty SQLite database in a temporary folder, emptied after each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "Yunhe-desk-2026"


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.importorskip("django", reason="the desk's libraries are not installed")
    os.environ["GUIBIAO_DESK_DATA"] = str(tmp_path_factory.mktemp("desk"))
    os.environ["GUIBIAO_DESK_HOSTS"] = "testserver"
    os.environ.pop("DATABASE_URL", None)
    from guibiao.desk.serving import set_up

    set_up()
    from django.conf import settings
    from django.core.management import call_command

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def _on_postgres(_desk: None, postgres: str) -> dict[str, object]:
    """Django's settings of a PostgreSQL database with the desk's tables."""
    from django.core.management import call_command
    from django.db import connections

    from guibiao.desk.settings import database

    told: dict[str, object] = connections.configure_settings({"default": database(postgres)})["default"]
    with _connected(told):
        call_command("migrate", verbosity=0, interactive=False)
    return told


@contextmanager
def _connected(told: dict[str, object]) -> Iterator[None]:
    """This thread, and those that begin meanwhile, work on that database."""
    from django.db import connections

    settings, connection = connections.settings["default"], connections["default"]
    connections.settings["default"] = told
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = settings, connection


@pytest.fixture(params=["sqlite", "postgresql"])
def each_database(request: pytest.FixtureRequest, _desk: None) -> Iterator[None]:
    """The test runs on SQLite, and once more on PostgreSQL where this machine has it."""
    if request.param == "sqlite":
        yield
        return
    with _connected(request.getfixturevalue("_on_postgres")):
        yield


@pytest.fixture
def desk(_desk: None) -> Iterator[None]:
    """The tables, empty again afterwards."""
    yield
    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def person(desk: None) -> Callable[..., Any]:
    """Makes a person with a role and, if named, a department; gives a client that is signed in."""
    from django.test import Client

    from guibiao.desk.models import Department, User

    def make(role: str, department: str | None = None, name: str | None = None) -> Client:
        unit = Department.objects.get_or_create(name=department)[0] if department else None
        who = User.objects.create_user(
            name or f"{role}-{department or ''}", password=PASSWORD, role=role, department=unit
        )
        client = Client(headers={"accept-language": "zh"})
        client.force_login(who)
        client.who = who
        return client

    return make


@pytest.fixture
def plan(desk: None) -> Any:
    """A plan of two indicators, one for each of two departments, as rows."""
    from guibiao.desk.plans import save_plan
    from guibiao.plan import read_plan

    return save_plan(read_plan(Path(__file__).with_name("plan.yaml")))
