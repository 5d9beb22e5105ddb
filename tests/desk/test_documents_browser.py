"""A planner in a real browser: drops files, sees them read, decides on figures at the keyboard, finds a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import PASSWORD

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-county" / "yunhe-work-report-2023.txt"


@pytest.fixture
def address(desk: None) -> Iterator[str]:
    """The desk, served with a worker."""
    from django.conf import settings
    from waitress import create_server

    from guibiao.desk.worker import work
    from guibiao.desk.wsgi import application

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    serving = threading.Thread(target=server.run, daemon=True)
    serving.start()
    stop = threading.Event()
    working = threading.Thread(target=work, args=(stop,), kwargs={"pause": 0.1})
    working.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    stop.set()
    working.join()
    server.close()


def test_a_planner_uploads_decides_and_finds(
    chromium: str, address: str, person: Callable[..., Any], tmp_path: Path
) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    person("planner", name="wang")
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK no archive")
    faults: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(locale="zh-CN", viewport={"width": 1280, "height": 900})
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        page.on("request", lambda r: None if r.url.startswith(address) else faults.append(r.url))
        page.goto(f"{address}/sign-in")
        page.fill("[name=name]", "wang")
        page.fill("[name=password]", PASSWORD)
        page.click("main button")
        page.goto(f"{address}/documents")
        page.set_input_files("[name=files]", [str(SAMPLE), str(broken)])
        page.click("td a >> text=政府工作报告")
        _decide(page)
        page.goto(f"{address}/documents")
        assert page.locator("td .problem").count() == 1
        page.goto(f"{address}/search?q=通车")
        page.click(".hits a")
        assert page.locator(".passage:target").inner_text().count("通车") == 1
        browser.close()
    assert faults == []
    from guibiao.desk.models import HistoryRecord, StatementRecord

    decided = StatementRecord.objects.exclude(decision="").values_list("number", "decision", "corrected")
    assert list(decided) == [(1, "accepted", None), (2, "rejected", None), (3, "corrected", {"value": "32.4"})]
    assert HistoryRecord.objects.filter(kind="StatementRecord").count() == 3


def _decide(page: Any) -> None:
    """Accept the first figure, reject the second, correct the third, with the keyboard alone."""
    from playwright.sync_api import expect

    page.wait_for_selector("#reader")
    open_at_first = int(page.locator("#undecided").inner_text())
    page.keyboard.press("j")
    page.wait_for_selector("#panel [data-decide]")
    page.keyboard.press("a")
    page.wait_for_selector("#s1 >> xpath=ancestor::a[contains(@class, 'accepted')]", state="attached")
    page.wait_for_selector("#s2 >> xpath=ancestor::a[contains(@class, 'current')]", state="attached")
    expect(page.locator("#panel [name=value]")).not_to_have_value("173.9")
    page.keyboard.press("r")
    page.wait_for_selector("#s3 >> xpath=ancestor::a[contains(@class, 'current')]", state="attached")
    expect(page.locator("#panel [name=value]")).to_have_value("32.3")
    page.keyboard.press("e")
    page.locator("#panel [name=value]").fill("32.4")
    page.keyboard.press("Enter")
    page.wait_for_selector("#s3 >> xpath=ancestor::a[contains(@class, 'corrected')]", state="attached")
    expect(page.locator("#undecided")).to_have_text(str(open_at_first - 3))
