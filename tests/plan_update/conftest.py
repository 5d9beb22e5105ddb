"""A plan to bring up to date, and the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guibiao.documents import Document, document_of_text
from guibiao.extract import Statement, extract
from guibiao.plan import Plan, read_plan

HERE = Path(__file__).parent
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The plan's file, to be changed."""
    return Path(shutil.copy(HERE / "plan.yaml", tmp_path / "规划.yaml"))


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan."""
    return read_plan(HERE / "plan.yaml")


@pytest.fixture
def run() -> Run:
    """Run a command of `guibiao plan`; `keys` are what a person presses."""
    from guibiao.cli.plan import plan as command

    def run(*args: object, keys: str = "") -> Result:
        return CliRunner().invoke(command, [str(a) for a in args], input=keys)

    return run


def told(text: str, name: str = "文件") -> tuple[Document, list[Statement]]:
    """A document with its statements."""
    document = document_of_text(text, name)
    return document, extract(document)
