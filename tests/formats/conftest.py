"""LibreOffice as a maker of test files, started with a profile of its own."""

from __future__ import annotations

import os

import pytest

from guibiao.documents.formats.recognition import is_installed
from tests.formats.makers import Convert, converter


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """`convert(path, "pdf")` gives the path of the file that LibreOffice made of it."""
    return converter(soffice, tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def tesseract() -> str:
    """Tesseract's command, with its simplified Chinese."""
    if is_installed():
        return "tesseract"
    if os.environ.get("GUIBIAO_FULL") == "1":
        pytest.fail("Tesseract with chi_sim is not on this machine, and GUIBIAO_FULL=1 asks for it")
    pytest.skip("Tesseract with chi_sim is not on this machine")
