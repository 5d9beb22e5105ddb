"""The desk as people use it: one plan from its import to an accepted figure, in a browser, on both databases.

With GUIBIAO_SCREENSHOTS set to a folder, every page is kept as pictures of three widths.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

PLAN = Path(__file__).with_name("plan.yaml")
SECRET = "Yunhe-desk-2026"
PEOPLE = (
    ("wang", "王规划", "planner", ""),
    ("li", "李填报", "clerk", "县林业局"),
    ("zhao", "赵局长", "head", "县林业局"),
)
WIDTHS = {360: 780, 1280: 900, 3840: 2160}


@pytest.fixture(params=["sqlite", "postgresql"])
def desk_at(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A desk that was just started on an empty machine: its address and the first administrator's password."""
    pytest.importorskip("waitress", reason="the desk's libraries are not installed")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GUIBIAO_DESK", "DATABASE_URL", "DJANGO"))}
    if request.param == "postgresql":
        environment["DATABASE_URL"] = request.getfixturevalue("postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "guibiao", "--lang", "zh", "desk", "--port", str(port), "--data", str(tmp_path)]
    log = (tmp_path / "log").open("w+", encoding="utf-8")
    server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server, tmp_path / "log")
        told = (tmp_path / "log").read_text(encoding="utf-8")
        yield address, re.findall(r"初始密码：(\S+?)（", told)[0]
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(300):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the desk does not answer")


class Office:
    """The people of an office, each at a browser of their own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self.faults: list[str] = []

    def enter(self, name: str, password: str, new: str = SECRET) -> Page:
        """Sign in for the first time and choose a password."""
        context = self._browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.goto(self._address)
        page.get_by_label("用户名").fill(name)
        page.get_by_label("密码").fill(password)
        page.locator("main").get_by_role("button", name="登录").click()
        page.get_by_label("原密码").fill(password)
        page.get_by_label("新密码（至少 10 位）").fill(new)
        page.get_by_label("再输一次新密码").fill(new)
        page.get_by_role("button", name="保存").click()
        expect(page.get_by_role("status")).to_contain_text("密码已修改")
        return page

    def picture(self, page: Page, name: str) -> None:
        """Keep a page at the three widths, where pictures are asked for; no page is ever wider than the window."""
        folder = os.environ.get("GUIBIAO_SCREENSHOTS")
        page.wait_for_load_state()
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            if folder:
                page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=width < 3840)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_a_figure_from_the_import_of_its_plan_to_its_place_in_the_export(
    desk_at: tuple[str, str], browser: Browser, tmp_path: Path
) -> None:
    office = Office(browser, desk_at[0])
    secrets = _set_up(office, desk_at[1])
    planner = _import(office, secrets["wang"], tmp_path)
    _suppose(office, planner)
    _open_round(office, planner)
    clerk = _report(office, secrets["li"], tmp_path)
    head = _return(office, secrets["zhao"])
    _correct(office, clerk)
    _accept(office, head, planner)
    _look_back(office, planner)
    assert office.faults == []


def _set_up(office: Office, first: str) -> dict[str, str]:
    """Departments and people; gives the first passwords of these by name."""
    chief = office.enter("admin", first)
    office.picture(chief, "home-administrator")
    secrets = {}
    for department in ("县统计局", "县林业局"):
        chief.get_by_label("部门名称").fill(department)
        chief.get_by_role("button", name="添加部门").click()
    for name, full, role, department in PEOPLE:
        form = chief.locator("form").filter(has=chief.get_by_role("button", name="建立账号"))
        form.get_by_label("用户名").fill(name)
        form.get_by_label("姓名").fill(full)
        form.locator("[name=role]").select_option(role)
        form.locator("[name=department]").select_option(label=department)
        form.get_by_role("button", name="建立账号").click()
        secrets[name] = re.findall(r"初始密码：(\S+?)（", chief.get_by_role("status").inner_text())[0]
    office.picture(chief, "people")
    return secrets


def _import(office: Office, secret: str, tmp_path: Path) -> Page:
    """A file with an error is refused at its place, a sound one shown, then confirmed."""
    planner = office.enter("wang", secret)
    office.picture(planner, "plans-empty")
    planner.get_by_role("link", name="导入规划").click()
    broken = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    broken["indicators"][0]["base"] = "很多"
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(yaml.safe_dump(broken, allow_unicode=True), encoding="utf-8")
    planner.locator("input[type=file]").set_input_files(wrong)
    planner.get_by_role("button", name="预览").click()
    expect(planner.get_by_role("alert")).to_contain_text("很多")
    office.faults.clear()  # the browser notes that the answer was 400
    office.picture(planner, "import-errors")
    planner.locator("input[type=file]").set_input_files(PLAN)
    planner.get_by_role("button", name="预览").click()
    office.picture(planner, "import-preview")
    planner.get_by_role("button", name="确认导入").click()
    expect(planner.get_by_role("heading", level=1)).to_contain_text("云河县")
    office.picture(planner, "plan")
    return planner


def _suppose(office: Office, planner: Page) -> None:
    """An indicator is found, and looked at as if a figure were there."""
    planner.get_by_label("查找").fill("森林")
    expect(planner.get_by_role("link", name="地区生产总值")).to_be_hidden()
    planner.get_by_role("link", name="森林覆盖率").click()
    planner.get_by_label("数值").fill("62.9")
    planner.get_by_role("button", name="看结果").click()
    expect(planner.locator(".compare")).to_contain_text("62.9")
    office.picture(planner, "indicator")


def _open_round(office: Office, planner: Page) -> None:
    """A round that is long overdue."""
    planner.locator("header").get_by_role("link", name="填报").click()
    planner.locator("[name=period]").fill("2022年")
    planner.locator("[name=due]").fill((date.today() - timedelta(days=40)).isoformat())  # noqa: DTZ011
    planner.get_by_role("button", name="开启填报").click()
    planner.wait_for_url("**/rounds/*")
    office.picture(planner, "round-planner")
    planner.locator("header").get_by_role("link", name="催报").click()
    expect(planner.locator("table")).to_contain_text("红色督办")
    office.picture(planner, "chase")


def _report(office: Office, secret: str, tmp_path: Path) -> Page:
    """The clerk sees what is owed, and hands in a figure as it was pasted with its evidence."""
    clerk = office.enter("li", secret)
    expect(clerk.get_by_role("heading", level=1)).to_have_text("填报")
    office.picture(clerk, "rounds-clerk")
    clerk.get_by_role("link", name=re.compile("2022年")).click()
    office.picture(clerk, "round-clerk")
    clerk.get_by_role("link", name="森林覆盖率").click()
    proof = tmp_path / "林业统计公报.txt"
    proof.write_text("森林覆盖率", encoding="utf-8")
    clerk.get_by_label(re.compile("^本期数")).fill("６２．５％")
    clerk.get_by_label("情况说明").fill("新造林一千亩。")
    clerk.locator("input[type=file]").set_input_files(proof)
    clerk.get_by_role("button", name="提交审核").click()
    expect(clerk.get_by_role("status")).to_contain_text("已提交")
    return clerk


def _return(office: Office, secret: str) -> Page:
    """The head looks at the evidence and returns the figure with a reason."""
    head = office.enter("zhao", secret)
    head.get_by_role("link", name=re.compile("2022年")).click()
    head.get_by_role("link", name="森林覆盖率").click()
    with head.expect_download() as download:
        head.get_by_role("link", name="林业统计公报.txt").click()
    assert download.value.path().read_text(encoding="utf-8") == "森林覆盖率"
    office.picture(head, "figure-head")
    head.get_by_label("理由").fill("请写到两位小数")
    head.get_by_role("button", name="退回").click()
    expect(head.locator(".head .state")).to_have_text("已退回")
    return head


def _correct(office: Office, clerk: Page) -> None:
    """The clerk corrects the figure and drafts a text, which is held against the data."""
    clerk.get_by_role("link", name="森林覆盖率").click()
    expect(clerk.locator(".said.error")).to_contain_text("请写到两位小数")
    clerk.get_by_label(re.compile("^本期数")).fill("62.50%")
    office.picture(clerk, "figure-clerk")
    clerk.get_by_role("button", name="提交审核").click()
    clerk.get_by_role("link", name="进展情况").click()
    clerk.locator("textarea").fill("2021年，全县森林覆盖率达到65.30%，比上年提高3.20个百分点。")
    clerk.get_by_role("button", name="保存草稿").click()
    expect(clerk.locator(".findings")).to_contain_text("62.30")
    office.picture(clerk, "chapter")


def _accept(office: Office, head: Page, planner: Page) -> None:
    """The head approves, the planner accepts."""
    head.reload()
    head.get_by_role("button", name="审核通过").click()
    planner.locator("header").get_by_role("link", name="填报").click()
    planner.get_by_role("link", name=re.compile("2022年")).click()
    planner.get_by_role("link", name="森林覆盖率").click()
    office.picture(planner, "figure-planner")
    planner.get_by_role("button", name="接受").click()
    expect(planner.locator(".head .state")).to_have_text("已接受")


def _look_back(office: Office, planner: Page) -> None:
    """All of it is in the history, and the accepted figure in the export."""
    planner.locator("header").get_by_role("link", name="历史").click()
    planner.get_by_role("link", name="检查有无篡改").click()
    expect(planner.get_by_role("status")).to_contain_text("记录链完整")
    expect(planner.locator("table")).to_contain_text("请写到两位小数")
    office.picture(planner, "history")
    planner.locator("header").get_by_role("link", name="规划", exact=True).click()
    planner.get_by_role("link", name=re.compile("云河县")).click()
    with planner.expect_download() as download:
        planner.get_by_role("link", name="导出 YAML").click()
    forest = yaml.safe_load(download.value.path().read_text(encoding="utf-8"))["indicators"][1]
    assert str(forest["observations"][-1]["value"]) == "62.50"
    assert forest["observations"][-1]["evidence"] == ["林业统计公报.txt"]
    planner.locator("header").get_by_role("link", name="提醒").click()
    planner.get_by_role("button", name="生成地址").click()
    office.picture(planner, "reminders")
