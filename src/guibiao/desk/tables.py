"""The tables of the database: made where there are none, brought to the present form, never half-way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from guibiao.errors import InputError
from guibiao.messages import _

_LOCK = 7_411_202  # of PostgreSQL: a number of our own
_PATIENCE = 120.0  # seconds for another process to end its start


@contextmanager
def alone() -> Iterator[None]:
    """Server and worker that start together do so one after the other."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _reaching():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
                try:
                    yield
                finally:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
            return
        lock = sqlite3.connect(settings.DATA / "start.lock", timeout=_PATIENCE, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            lock.close()


def migrate() -> None:
    """Make the tables of an empty database, or bring them to the present form.

    A SQLite database that holds data is copied beside itself first. Raises InputError where the database cannot be
    reached, and where it is of a newer version than this program.
    """
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _reaching():
        steps = _steps()
        if steps and MigrationExecutor(connection).loader.applied_migrations:
            _copy_aside(steps[-1][0].name)
        if steps:
            call_command("migrate", verbosity=0, interactive=False)


def expect_tables() -> None:
    """Raises InputError where there is no desk yet, or one of another version."""
    cure = _("请先运行一次 guibiao desk")
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        raise InputError(_("这里还没有案头的数据"), str(settings.DATA), cure)
    with _reaching():
        if _steps():
            raise InputError(_("数据库是空的，或是旧版本的"), str(settings.DATA), cure)


def _steps() -> list[tuple[Any, bool]]:
    """The migrations that are still to be made. Raises InputError where the database has some that we do not know."""
    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
    if any(app == "desk" and (app, name) not in known for app, name in applied):
        raise InputError(_("数据库来自更新的版本"), str(settings.DATA), _("请用新版的圭表打开"))
    plan: list[tuple[Any, bool]] = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return plan


def _copy_aside(name: str) -> None:
    """A copy of the database as it is, for the way back; PostgreSQL's own tools do that there."""
    if connection.vendor != "sqlite":
        return
    source = sqlite3.connect(connection.settings_dict["NAME"])
    target = sqlite3.connect(settings.DATA / f"desk-before-{name}.sqlite3")
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()


@contextmanager
def _reaching() -> Iterator[None]:
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        where = str(connection.settings_dict["HOST"] or connection.settings_dict["NAME"])
        raise InputError(_("连不上数据库，或不能读写"), where, str(error).strip().splitlines()[0]) from error
