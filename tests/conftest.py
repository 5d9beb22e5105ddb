"""What tests may lean on: the shared texts and the programs of this machine, each skipped with a reason if absent.

With GUIBIAO_FULL=1 (continuous integration) an absent program is a failure, not a skip.
Property tests try the same examples at every run, so that a run says something of the change before it; `make soak`
tries new ones, with GUIBIAO_SOAK=1.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.private_postgres import private_postgres, programs_folder

ROOT = Path(__file__).parent.parent

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("soak", print_blob=True, deadline=None)
settings.load_profile("soak" if os.environ.get("GUIBIAO_SOAK") else "steady")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents, gold annotations and scorers that stands beside the repository."""
    folder = Path(os.environ.get("GUIBIAO_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no shared documents at {folder}; set GUIBIAO_SHARED")
    return folder


@pytest.fixture(scope="session")
def scorer(shared: Path) -> Callable[[str], Any]:
    """A shared scorer's module by its name: score, score_promises."""

    def scorer(name: str) -> Any:
        spec = importlib.util.spec_from_file_location(name, shared / "tools" / f"{name}.py")
        if spec is None or spec.loader is None:
            pytest.skip("no scorer beside the gold")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return scorer


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command."""
    return _program("LibreOffice", "soffice", "libreoffice")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium browser's command."""
    return _program("Chromium", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a window that asks nothing of the network by itself."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL server of its own, which ends with the tests."""
    programs = programs_folder() or Path(_program("PostgreSQL", "initdb")).parent
    with private_postgres(programs, "fsync=off") as address:
        yield address


def _program(name: str, *commands: str) -> str:
    found = next(filter(None, map(shutil.which, commands)), None)
    if found:
        return found
    if os.environ.get("GUIBIAO_FULL") == "1":
        pytest.fail(f"{name} is not on this machine, and GUIBIAO_FULL=1 asks for it")
    pytest.skip(f"{name} is not on this machine")
