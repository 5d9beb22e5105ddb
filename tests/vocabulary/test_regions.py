"""The table of divisions."""

from __future__ import annotations

from collections import Counter

import pytest

from guibiao.vocabulary import regions


def test_every_division_of_three_levels_is_there() -> None:
    count = Counter(r.level for r in regions().by_code.values())
    assert count["province"] == 34
    assert count["prefecture"] == 333
    assert 2840 <= count["county"] <= 2860


def test_every_division_but_provinces_has_one_above_it() -> None:
    table = regions().by_code
    for region in table.values():
        assert (region.parent is None) == (region.level == "province")
        assert region.parent is None or table[region.parent].level in ("province", "prefecture")


@pytest.mark.parametrize(
    ("name", "within", "codes"),
    [
        ("融安县", "", ["450224"]),
        ("朝阳区", "", ["110105", "220104"]),
        ("朝阳区", "吉林省", ["220104"]),
        ("朝阳区", "云河市", []),
        ("济源市", "河南省", ["419001"]),  # right below its province
        ("万州区", "重庆市", ["500101"]),
        ("恩施州", "湖北", ["422800"]),
        ("融水县", "柳州市", ["450225"]),
        ("沙县", "三明市", ["350405"]),
        ("澄江县", "", ["530481"]),
        ("城区", "大同市", ["140213"]),
        ("云河县", "", []),
    ],
)
def test_a_division_is_found_by_what_it_is_or_was_called(name: str, within: str, codes: list[str]) -> None:
    assert [r.code for r in regions().named(name, within)] == codes


def test_names_of_today_lead_to_their_own_code() -> None:
    table = regions()
    for region in table.by_code.values():
        assert region in table.by_name[region.name]
