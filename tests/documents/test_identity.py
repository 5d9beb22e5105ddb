"""What and whose a document is, by example, and whose area a title names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import document_of_text
from guibiao.documents.five_year import years_named, years_of_plan
from guibiao.documents.region import region_in

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "identity.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"].split("\n")[0])
def test_the_first_lines_tell_what_and_whose_a_document_is(example: dict[str, Any]) -> None:
    document = document_of_text(example["text"], "report")
    said = {key: getattr(document, key) for key in example if key != "text"}
    assert said == {key: value for key, value in example.items() if key != "text"}


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("2023年云河县政府工作报告", "云河县"),
        ("（示例）2024年示例市云河县人民政府政府工作报告", "云河县"),
        ("示例市滨江新区政府工作报告", "滨江新区"),
        ("示例市市中区政府工作报告", "市中区"),
        ("某某族自治州政府工作报告", "某某族自治州"),
        ("示例自治区人民政府工作报告", "示例自治区"),
        ("云县区政府工作报告", "云县区"),
        ("云州市政府工作报告", "云州市"),
        ("云州区政府工作报告", "云州区"),
        ("云河林区政府工作报告", "云河林区"),
        ("锡东盟政府工作报告", "锡东盟"),
        ("东河旗“十四五”规划纲要中期评估报告", "东河旗"),
        ("中华人民共和国2023年国民经济和社会发展统计公报", "全国"),
        ("政府工作报告", None),
    ],
)
def test_the_last_division_of_a_title_is_the_document_s_own(title: str, region: str | None) -> None:
    assert region_in(title, "", title) == region


def test_the_national_congress_is_the_whole_country() -> None:
    assert region_in("政府工作报告", "第十三届全国人民代表大会第四次会议", "") == "全国"


@pytest.mark.parametrize(
    ("number", "years"),
    [
        (1, (1953, 1957)),
        (2, (1958, 1962)),
        (3, (1966, 1970)),
        (10, (2001, 2005)),
        (14, (2021, 2025)),
        (15, (2026, 2030)),
    ],
)
def test_a_plan_s_years_follow_from_its_number(number: int, years: tuple[int, int]) -> None:
    assert years_of_plan(number) == years


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("“十四五”", (2021, 2025)),
        ("“十五”", (2001, 2005)),
        ("“九五”", (1996, 2000)),
        ("十五五", (2026, 2030)),
        ("第十三个五年规划", (2016, 2020)),
        ("五年", None),
    ],
)
def test_a_plan_is_known_by_its_name(name: str, years: tuple[int, int] | None) -> None:
    assert years_named(name) == years
