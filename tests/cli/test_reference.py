"""The reference of the command line is the command line's own help."""

from __future__ import annotations

from cli_reference import PAGE, reference


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run `make docs`"
