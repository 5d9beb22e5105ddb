"""What tests may lean on: the shared texts and the programs of this machine, each skipped with a reason if absent.

With GUIBIAO_FULL=1 (continuous integration) an absent program is a failure, not a skip.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents, gold annotations and scorers that stands beside the repository."""
    folder = Path(os.environ.get("GUIBIAO_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no shared documents at {folder}; set GUIBIAO_SHARED")
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command."""
    return _program("LibreOffice", "soffice", "libreoffice")


@pytest.fixture(scope="session")
def chromium() -> str:
    """A Chromium browser's command."""
    return _program("Chromium", "chromium", "chromium-browser", "google-chrome")


def _program(name: str, *commands: str) -> str:
    found = next(filter(None, map(shutil.which, commands)), None)
    if found:
        return found
    if os.environ.get("GUIBIAO_FULL") == "1":
        pytest.fail(f"{name} is not on this machine, and GUIBIAO_FULL=1 asks for it")
    pytest.skip(f"{name} is not on this machine")
