"""Every form of target is told in its own words: told.yaml lists them, indicator by indicator."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from guibiao.assess import assess_plan
from guibiao.plan import read_plan
from guibiao.report import evaluation_content
from guibiao.report.content import Paragraph

HERE = Path(__file__).parent
TOLD: dict[str, list[str]] = yaml.safe_load((HERE / "told.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def paragraphs() -> dict[str | None, str]:
    content = evaluation_content(assess_plan(read_plan(HERE / "forms.yaml"), date(2023, 6, 30)), [])
    blocks = [b for s in content.walk() for b in s.blocks if isinstance(b, Paragraph)]
    return {b.indicator: b.text for b in reversed(blocks)}


@pytest.mark.parametrize("indicator", TOLD)
def test_a_form_is_told_in_its_own_words(indicator: str, paragraphs: dict[str | None, str]) -> None:
    assert [phrase for phrase in TOLD[indicator] if phrase not in paragraphs[indicator]] == []
