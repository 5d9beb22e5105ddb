"""The made-up county's report with people's words beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.assess import PlanAssessment
from tests.report_office.yunhe import assessed


@pytest.fixture
def result() -> PlanAssessment:
    """The county's plan, assessed."""
    return assessed()


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """The folder of people's words, empty."""
    folder = tmp_path / "正文"
    folder.mkdir()
    return folder


def write(folder: Path, section: str, text: str) -> Path:
    """Words for a section."""
    path = folder / f"{section}.md"
    path.write_text(f"---\nsection: {section}\n---\n\n{text}\n", encoding="utf-8")
    return path
