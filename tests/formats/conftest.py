"""LibreOffice as a maker of test files, started with a profile of its own."""

from __future__ import annotations

import pytest

from tests.formats.makers import Convert, converter


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """`convert(path, "pdf")` gives the path of the file that LibreOffice made of it."""
    return converter(soffice, tmp_path_factory.mktemp("profile"))
