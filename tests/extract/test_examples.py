"""Every example of tests/examples gives the statements that stand beside it."""

from __future__ import annotations

from typing import Any

import pytest

from guibiao.extract import BOUNDS, MEASURES, ROLES, extract
from guibiao.quantity import Period
from tests.extract.sentences import document, examples, row


@pytest.mark.parametrize(
    ("family", "text", "context", "gives"), examples(), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_sentence_gives_its_statements(family: str, text: str, context: dict[str, Any], gives: list[Any]) -> None:
    statements = extract(document(text, **context))
    assert [row(s) for s in statements] == gives
    for s in statements:
        assert s.measure in MEASURES
        assert s.role in ROLES
        assert s.bound in BOUNDS
        Period(s.period)


def test_there_are_enough_examples() -> None:
    assert len(examples()) >= 440
