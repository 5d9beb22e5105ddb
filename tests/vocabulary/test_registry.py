"""The package's own data: complete, unambiguous and in the form that its head describes."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from guibiao.vocabulary import vocabulary
from guibiao.vocabulary.naming import name_key
from guibiao.vocabulary.schema import faults

NATIONAL_20 = [
    "国内生产总值增长", "全员劳动生产率增长", "常住人口城镇化率", "全社会研发经费投入增长",
    "每万人口高价值发明专利拥有量", "数字经济核心产业增加值占GDP比重", "居民人均可支配收入增长",
    "城镇调查失业率", "劳动年龄人口平均受教育年限",
    "每千人口拥有执业（助理）医师数", "基本养老保险参保率", "每千人口拥有3岁以下婴幼儿托位数", "人均预期寿命",
    "单位GDP能源消耗降低", "单位GDP二氧化碳排放降低", "地级及以上城市空气质量优良天数比率",
    "地表水达到或好于Ⅲ类水体比例", "森林覆盖率", "粮食综合生产能力", "能源综合生产能力",
]  # fmt: skip


def data(name: str) -> dict[str, Any]:
    return yaml.safe_load(resources.files("guibiao.vocabulary").joinpath("data", name).read_text("utf-8"))


@pytest.mark.parametrize("name", ["units.yaml", "naming.yaml", "indicators.yaml"])
def test_a_file_of_the_package_has_no_fault(name: str) -> None:
    assert list(faults(data(name), {}, data("units.yaml")["families"])) == []


def test_there_are_at_least_400_indicators_with_names_in_two_languages_and_a_source() -> None:
    entries = vocabulary().entries
    assert len(entries) >= 400
    for code, entry in entries.items():
        assert code == entry.code
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code)
        assert entry.name
        assert re.search(r"[A-Za-z]", entry.en)
        assert len(entry.source) > 3


def test_codes_appear_once_and_no_name_leads_to_two() -> None:
    indicators = data("indicators.yaml")["indicators"]
    codes = [i["code"] for i in indicators]
    assert len(codes) == len(set(codes))
    owners: dict[str, set[str]] = {}
    for entry in indicators:
        for name in [entry["code"], entry["name"], *entry.get("aliases", [])]:
            owners.setdefault(name_key(name), set()).add(entry["code"])
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_every_source_key_is_used_and_known() -> None:
    content = data("indicators.yaml")
    assert {i["source"] for i in content["indicators"]} == set(content["sources"])


def test_every_unit_and_indicator_is_of_a_known_family_whose_base_has_size_one() -> None:
    v = vocabulary()
    assert {u.family for u in v.units.values()} == set(v.families)
    assert {e.unit_family for e in v.entries.values()} <= set(v.families)
    for family, base in v.families.items():
        assert (v.units[base].family, v.units[base].size) == (family, 1)


def test_every_listed_unit_is_understood() -> None:
    v = vocabulary()
    assert [name for name in (*v.unit_names(), *v.classifiers()) if v.unit(name) is None] == []
    assert "" not in v.unit_names()


@pytest.mark.parametrize("name", NATIONAL_20)
def test_the_main_indicators_of_the_national_outline_are_known(name: str) -> None:
    assert vocabulary().indicator(name) is not None


def test_value_added_is_real_and_money_as_paid_is_nominal() -> None:
    kinds = {code: vocabulary().entries[code].valued for code in (
        "gdp", "value_added_primary", "industrial_value_added_above_size", "retail_sales", "general_budget_revenue",
        "income_per_capita", "fixed_asset_investment", "grain_output")}  # fmt: skip
    assert list(kinds.values()) == ["real"] * 3 + ["nominal"] * 4 + ["physical"]


def test_shares_and_rates_are_never_added_up() -> None:
    assert [e.code for e in vocabulary().entries.values() if e.unit_family == "share" and e.additive] == []
