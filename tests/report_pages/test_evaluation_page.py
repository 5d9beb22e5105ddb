"""The web page in a real browser: all inside one file, filters that work, narrow and wide, by mouse or keyboard."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.plan import Indicator, Milestone, Move, Observation, Plan, Project, Source, Target, Task, read_plan
from guibiao.quantity import Period
from guibiao.report import evaluation_page
from tests.conftest import ROOT
from tests.report_pages.conftest import Open

BULLETIN = Source(document="云河县统计公报", section="综合")
WIDTHS = (360, 1280, 3840)


@pytest.fixture(scope="module")
def rongan() -> PlanAssessment:
    return assess_plan(read_plan(ROOT / "examples" / "rongan" / "plan.yaml"))


def level(number: int, name: str, category: str, nature: str, lead: str, values: tuple[str, str]) -> Indicator:
    """An indicator that is to rise from 100 to 150 in five years."""
    seen = tuple(Observation(Period(str(2021 + n)), Decimal(v), source=BULLETIN) for n, v in enumerate(values))
    return Indicator(f"x {number}", name, Target("level", Decimal("150.0")), category, "亿元", nature, "up",
                     Decimal("100.0"), lead, seen)  # fmt: skip


def project(number: int, name: str, kind: str, lead: str, done: str, stage: str) -> Project:
    return Project(
        f"p{number}", name, type=kind, nature="规划", total=Decimal(1000), planned=Decimal(800), lead=lead,
        done=Decimal(done), moves=(Move(stage, date(2022, 3, 1)),), finish=Milestone("2022-12"), source=BULLETIN,
    )  # fmt: skip


@pytest.fixture(scope="module")
def county() -> PlanAssessment:
    """A county with indicators of two classes, three units, projects and tasks."""
    plan = Plan(
        "云河县国民经济和社会发展第十四个五年规划纲要", "云河县", 2020, Period("2021/2025"),
        indicators=(
            level(1, "工业投资", "经济发展", "expected", "县工信局", ("112.0", "121.0")),
            level(2, "服务业增加值", "经济发展", "expected", "县统计局", ("102.0", "104.0")),
            level(3, "文旅<消费>", "经济发展", "expected", "县文旅局", ("101.0", "101.5")),
            level(4, "教育支出", "民生福祉", "binding", "县统计局", ("110.0", "120.0")),
        ),
        projects=(
            project(1, "云河大桥", "基础设施", "县交通局", "800", "竣工"),
            project(2, "食品产业园", "产业", "县工信局", "100", "新开工"),
            project(3, "第二小学", "社会民生", "县教育局", "400", "续建"),
        ),
        tasks=(
            Task("t1", "新建公园两个", lead="县住建局", due="2023-03", amount=Decimal(2), done=Decimal(1), unit="个"),
            Task("t2", "改造老旧小区", lead="县住建局", due="2023", status="已完成"),
        ),
    )  # fmt: skip
    return assess_plan(plan, date(2023, 6, 30))


@pytest.fixture
def page(opened: Open, rongan: PlanAssessment) -> Page:
    return opened(evaluation_page(rongan, []))


@pytest.fixture
def small(opened: Open, county: PlanAssessment) -> Page:
    return opened(evaluation_page(county, []))


def shown(page: Page, items: str = "#indicators .card", title: str = "h4") -> list[str]:
    """The titles of the items that are to be seen."""
    return page.locator(f"{items}:visible").locator(title).all_text_contents()


def entries(page: Page, items: str) -> list[str]:
    return shown(page, items, ".title summary, .title:not(:has(summary))")


def test_every_indicator_has_a_card_and_what_has_figures_a_chart(page: Page, rongan: PlanAssessment) -> None:
    assert page.locator(".card").count() == len(rongan.indicators)
    drawn = sum(bool(a.series) or any(p.series for p in a.parts) for a in rongan.indicators)
    assert page.locator(".card:has(svg.chart)").count() >= drawn


def test_the_lights_filter_cards_and_table_alike(page: Page, rongan: PlanAssessment) -> None:
    page.locator(".light.behind").click()
    assert page.locator(".card:visible").count() == rongan.count("behind")
    assert page.locator("tr[data-of]:visible").count() == rongan.count("behind")
    assert page.locator("#indicators output").inner_text() == f"{rongan.count('behind')} / {len(rongan.indicators)}"
    page.locator(".light.behind").press("Enter")
    assert page.locator(".card:visible").count() == len(rongan.indicators)


def test_a_search_finds_chinese_in_names_units_and_full_width_writing(small: Page) -> None:
    search = small.locator("#indicators input[type=search]")
    search.fill("投资")
    assert shown(small) == ["工业投资"]
    search.fill("统计局 亿元")
    assert shown(small) == ["服务业增加值", "教育支出"]
    search.fill("没有这一项")
    assert shown(small) == []
    assert small.locator("#indicators h3:visible").count() == 0


def test_class_nature_and_lead_unit_narrow_together(small: Page) -> None:
    small.locator("#indicators select[name=category]").select_option("经济发展")
    assert len(shown(small)) == 3
    small.locator("#indicators select[name=lead]").select_option("县统计局")
    assert shown(small) == ["服务业增加值"]
    small.locator("#indicators button[type=reset]").click()
    assert len(shown(small)) == 4
    small.locator("#indicators select[name=nature]").select_option("约束性")
    assert shown(small) == ["教育支出"]


def test_sorting_puts_what_is_furthest_behind_first_and_the_old_order_comes_back(small: Page) -> None:
    small.locator("#indicators select[name=sort]").select_option("short")
    assert shown(small)[:2] == ["文旅<消费>", "服务业增加值"]
    assert small.locator("tr[data-of] th").first.inner_text().startswith("文旅")
    small.locator("#indicators select[name=sort]").select_option("")
    assert shown(small) == ["工业投资", "服务业增加值", "文旅<消费>", "教育支出"]


def test_filters_search_and_working_need_only_a_keyboard(small: Page) -> None:
    reached = []
    for _step in range(60):
        small.keyboard.press("Tab")
        reached.append(small.evaluate("[document.activeElement.name, document.activeElement.className].join(' ')"))
        if reached[-1].startswith("words"):
            break
    assert any("light behind" in r for r in reached)
    small.keyboard.type("文旅")
    assert shown(small) == ["文旅<消费>"]
    small.keyboard.press("Enter")
    small.locator(".card:visible summary").focus()
    small.keyboard.press("Enter")
    assert "云河县统计公报（综合）" in small.locator(".card:visible details").inner_text()


def test_focus_can_be_seen(small: Page) -> None:
    small.keyboard.press("Tab")
    small.keyboard.press("Tab")
    assert small.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_every_input_of_the_working_names_its_source_and_the_chart_has_a_table(small: Page) -> None:
    card = small.locator(".card", has_text="服务业增加值").first
    card.locator("summary").click()
    rows = [r.inner_text() for r in card.locator("table:not(.series) tbody tr").all()]
    assert any("104.0" in r and "云河县统计公报（综合）" in r for r in rows)
    series = [r.inner_text().split("\t") for r in card.locator(".series tbody tr").all()]
    assert ["2022", "120.0", "104.0", ""] in series
    assert series[-1][:2] == ["2025", "150.0"]


def test_a_chart_says_in_words_what_it_draws(small: Page) -> None:
    chart = small.locator(".card svg.chart").first
    assert chart.get_attribute("role") == "img"
    assert chart.locator(":scope > title").text_content() == "工业投资走势"
    assert "期末目标 150.0" in (chart.locator("desc").text_content() or "")


def test_projects_and_tasks_are_lists_of_their_own_with_lights_and_details(small: Page) -> None:
    items = "#projects0 .entry"
    assert entries(small, items) == ["云河大桥", "食品产业园", "第二小学"]
    small.locator("#projects0 .light.red").click()
    assert entries(small, items) == ["食品产业园", "第二小学"]
    small.locator("#projects0 select[name=sort]").select_option("share")
    assert entries(small, items)[0] == "食品产业园"
    small.locator(f"{items}:visible summary").first.click()
    assert "云河县统计公报（综合）" in small.locator(f"{items}:visible dl").first.inner_text()
    assert len(shown(small)) == 4, "indicators are not narrowed by the lights of projects"
    assert entries(small, "#tasks .entry") == ["新建公园两个", "改造老旧小区"]
    small.locator("#tasks input[type=search]").fill("公园")
    assert entries(small, "#tasks .entry") == ["新建公园两个"]


def test_a_number_of_the_text_shows_where_it_comes_from(page: Page) -> None:
    cited = page.locator("#report a.cite")
    if not cited.count():
        pytest.skip("the report's text cites no numbers")
    number = cited.first.inner_text()
    cited.first.focus()
    page.keyboard.press("Enter")
    told = page.locator("#told")
    assert told.is_visible()
    assert number in told.inner_text()
    page.keyboard.press("Escape")
    assert told.is_hidden()
    assert page.evaluate("document.activeElement.className") == "cite"


def test_a_link_to_an_indicator_brings_it_back_from_the_filter(small: Page) -> None:
    small.locator("#indicators input[type=search]").fill("投资")
    small.locator(".worst a").first.click()
    small.wait_for_timeout(100)
    assert len(shown(small)) == 4
    assert small.locator(".card:target details").get_attribute("open") is not None


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_off_the_side(page: Page, small: Page, width: int) -> None:
    for one in (page, small):
        one.set_viewport_size({"width": width, "height": 900})
        one.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert one.evaluate("document.documentElement.scrollWidth") <= width


def test_text_stands_out_enough_from_its_ground(small: Page) -> None:
    """WCAG 2.1 AA: 4.5 to 1, 3 to 1 for large text."""
    worst = small.evaluate(CONTRAST)
    assert worst == []


def test_the_page_has_landmarks_labels_and_ids_that_are_unique(small: Page, county: PlanAssessment) -> None:
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert small.locator(landmark).count() == 1
    unnamed = "[...document.querySelectorAll('input,select')].filter(e => !e.labels.length).length"
    assert small.evaluate(unnamed) == 0
    html = evaluation_page(county, [])
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert set(" ".join(re.findall(r'aria-labelledby="([^"]+)"', html)).split()) <= set(ids)


def test_nothing_is_fetched_from_anywhere_and_text_is_escaped(county: PlanAssessment) -> None:
    html = evaluation_page(county, [])
    assert not re.search(r'(?:src|href)="(?!#|data:)|url\((?!data:|#)|@import', html)
    assert "文旅&lt;消费&gt;" in html
    assert html == evaluation_page(county, [])


def test_without_scripts_everything_is_there(county: PlanAssessment, browser: object) -> None:
    without = browser.new_page(java_script_enabled=False)  # type: ignore[attr-defined]
    without.set_content(evaluation_page(county, []))
    assert without.locator(".card:visible").count() == 4
    without.close()


def test_the_embedded_font_is_used(page: Page) -> None:
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(f => f.status))") == ["loaded"]
    assert "Guibiao Sans" in page.evaluate("getComputedStyle(document.body).fontFamily")


def test_in_print_the_tools_are_left_out_and_the_report_begins_a_page(small: Page) -> None:
    small.emulate_media(media="print")
    assert small.locator(".tools:visible").count() == 0
    assert small.evaluate("getComputedStyle(document.getElementById('report')).breakBefore") == "page"
    assert small.locator(".card:visible").count() == 4


CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const colour = rgb(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility() || ![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const style = getComputedStyle(element);
    const drawn = element instanceof SVGElement ? rgb(style.fill) : rgb(style.color);
    const [a, b] = [light(drawn), light(ground(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    const ratio = (a + .05) / (b + .05);
    if (ratio < (large ? 3 : 4.5)) poor.add(`${element.className.baseVal ?? element.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""
