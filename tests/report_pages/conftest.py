"""A browser for the pages: each page opened from a file, with any fault in it or call to elsewhere failing the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[[str], Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page's HTML at 1280 × 900."""
    pages: list[Page] = []
    faults: list[str] = []

    def opened(html: str) -> Page:
        file = tmp_path / f"{len(pages)}.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: faults.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.goto(file.as_uri())
        pages.append(page)
        return page

    yield opened
    assert faults == []
    for page in pages:
        page.close()
