"""Plan pages: lights and figures, filters, what if, import with a preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.usefixtures("each_database")

Make = Callable[..., Any]
PLAN = Path(__file__).with_name("plan.yaml")


def upload(client: Any, text: str, plan: Any = None, name: str = "plan.yaml") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    said = {"file": SimpleUploadedFile(name, text.encode())} | ({"plan": plan.pk} if plan else {})
    return client.post("/plans/import", said)


def changed(**of_gdp: Any) -> str:
    plain = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    plain["indicators"][0] |= of_gdp
    return yaml.safe_dump(plain, allow_unicode=True)


def test_a_plan_shows_lights_figures_and_needed_pace(plan: Any, person: Make) -> None:
    page = person("planner").get(f"/plans/{plan.pk}").content.decode()
    for said in ("地区生产总值", "年均增长7.0%以上", "达到进度要求", 'class="spark"'):
        assert said in page, said


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("q=森林", ["森林覆盖率"]), ("category=经济发展", ["地区生产总值"]), ("lead=县林业局", ["森林覆盖率"]),
     ("verdict=not_assessable", []), ("q=林业局", ["森林覆盖率"])],
)  # fmt: skip
def test_indicators_are_found_by_words_class_lead_and_light(
    plan: Any, person: Make, asked: str, shown: list[str]
) -> None:
    page = person("planner").get(f"/plans/{plan.pk}?{asked}").content.decode()
    assert [name for name in ("地区生产总值", "森林覆盖率") if f">{name}</a>" in page] == shown


def test_an_indicator_shows_its_chart_its_working_and_its_sources(plan: Any, person: Make) -> None:
    row = plan.indicatorrecord_set.get(code="gdp")
    page = person("clerk", "县统计局").get(f"/indicators/{row.pk}").content.decode()
    for said in ('class="chart"', "计算：", "2022", "预计期末"):
        assert said in page, said


def test_what_if_shows_both_and_keeps_nothing(plan: Any, person: Make) -> None:
    from guibiao.desk.models import HistoryRecord

    row = plan.indicatorrecord_set.get(code="gdp")
    client = person("planner")
    page = client.get(f"/indicators/{row.pk}?period=2023&figure=1.0").content.decode()
    assert "未达到进度要求" in page
    assert "达到进度要求" in page
    assert "不是数字" in client.get(f"/indicators/{row.pk}?period=2023&figure=很多").content.decode()
    plan.refresh_from_db()
    assert (plan.version, HistoryRecord.objects.count()) == (1, 0)


def test_an_import_shows_each_field_before_and_after_and_changes_nothing_until_confirmed(
    plan: Any, person: Make
) -> None:
    from guibiao.desk.models import HistoryRecord, IndicatorRecord

    client = person("planner")
    place = upload(client, changed(target={"form": "mean_growth", "value": "6.5", "bound": "ge"}), plan).headers[
        "Location"
    ]
    page = client.get(place).content.decode()
    for said in ("目标值", "<del>7.0</del>", "<ins>6.5</ins>"):
        assert said in page, said
    plan.refresh_from_db()
    assert plan.version == 1
    client.post(f"{place}/confirmed")
    plan.refresh_from_db()
    assert plan.version == 2
    row = IndicatorRecord.objects.get(code="gdp")
    assert row.data["target"]["value"] == "6.5"
    told = HistoryRecord.objects.get(action="indicator.changed")
    assert (told.key, told.before, told.after) == (str(row.pk), {"目标值": "7.0"}, {"目标值": "6.5"})


def test_an_import_over_a_plan_that_changed_meanwhile_is_not_done(plan: Any, person: Make) -> None:
    one, other = person("planner", name="one"), person("planner", name="other")
    first = upload(one, changed(base="81.0"), plan).headers["Location"]
    second = upload(other, changed(base="82.0"), plan).headers["Location"]
    one.post(f"{first}/confirmed")
    other.post(f"{second}/confirmed")
    assert plan.indicatorrecord_set.get(code="gdp").data["base"] == "81.0"
    page = other.get(second).content.decode()
    assert "<del>81.0</del>" in page
    assert other.get(first).status_code == 404, "another's import"
    other.post(f"{second}/confirmed")
    assert plan.indicatorrecord_set.get(code="gdp").data["base"] == "82.0"


def test_an_indicator_with_reported_figures_cannot_be_dropped(plan: Any, person: Make) -> None:
    from datetime import date

    from guibiao.desk.models import Entry, IndicatorRecord, Round

    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    forest = IndicatorRecord.objects.get(code="forest")
    client = person("planner")
    Entry.objects.create(round=opened, indicator=forest, value="62.5", author=client.who)
    plain = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    del plain["indicators"][1]
    place = upload(client, yaml.safe_dump(plain, allow_unicode=True), plan).headers["Location"]
    assert "森林覆盖率" in client.get(place).content.decode()
    client.post(f"{place}/confirmed")
    assert IndicatorRecord.objects.filter(code="forest").exists()


def test_errors_of_a_workbook_stand_at_their_cells(plan: Any, person: Make, tmp_path: Path) -> None:
    import openpyxl
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.plan import read_plan, write_plan

    path = tmp_path / "p.xlsx"
    write_plan(read_plan(PLAN), path)
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["基期值"]).value = "很多"
    book.save(path)
    answer = person("planner").post("/plans/import", {"file": SimpleUploadedFile("p.xlsx", path.read_bytes())})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "很多" in page
    assert str(tmp_path) not in page
    assert sheet.cell(2, heads["基期值"]).coordinate in page
