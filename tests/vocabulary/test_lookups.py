"""What names and units lead to; the cases are in lookups.yaml."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guibiao.vocabulary import vocabulary

CASES = yaml.safe_load((Path(__file__).parent / "lookups.yaml").read_text("utf-8"))
UNITS = st.sampled_from(sorted(vocabulary().units))
NAMES = st.sampled_from(sorted(vocabulary().names()))


@pytest.mark.parametrize(("name", "code"), CASES["indicators"].items())
def test_a_name_leads_to_its_indicator(name: str, code: str | None) -> None:
    found = vocabulary().indicator(name)
    assert (found and found.code) == code


@pytest.mark.parametrize(("name", "expected"), CASES["units"].items())
def test_a_unit_has_its_family_and_size(name: str, expected: list[object] | None) -> None:
    unit = vocabulary().unit(name)
    if expected is None:
        assert unit is None
    else:
        assert unit is not None
        assert (unit.family, unit.size) == (expected[0], Fraction(str(expected[1])))


@given(NAMES)
def test_every_name_leads_to_the_code_under_which_it_is_listed(name: str) -> None:
    entry = vocabulary().indicator(name)
    assert entry is not None
    assert entry.code == vocabulary().names()[name]


@given(NAMES, st.sampled_from(["全县", "全市", "全省", "我县"]))
def test_an_area_word_before_a_name_leads_to_the_same_indicator(name: str, area: str) -> None:
    entry = vocabulary().indicator(area + name)
    assert entry is not None
    assert entry.code == vocabulary().names()[name]


@given(UNITS, UNITS)
def test_units_of_one_family_convert_there_and_back(one: str, other: str) -> None:
    a, b = vocabulary().units[one], vocabulary().units[other]
    if a.family == b.family:
        assert a.to(b) * b.to(a) == 1
    else:
        with pytest.raises(ValueError, match="cannot be converted"):
            a.to(b)


@given(st.sampled_from(["元", "亩", "吨", "人次", "家", "千瓦时"]))
def test_wan_and_yi_multiply_a_unit(name: str) -> None:
    plain, wan, yi = (vocabulary().units[s + name] for s in ("", "万", "亿"))
    assert (wan.to(plain), yi.to(wan)) == (10_000, 10_000)


@given(UNITS, UNITS)
def test_one_unit_per_another_has_the_quotient_of_their_sizes(above: str, below: str) -> None:
    a, b = vocabulary().units[above], vocabulary().units[below]
    ratio = vocabulary().unit(f"{above}/{below}")
    if above and below and "/" not in above + below and vocabulary().units.get(f"{above}/{below}") is None:
        assert ratio is not None
        assert (ratio.family, ratio.size) == (f"{a.family}/{b.family}", a.size / b.size)


@given(st.text(max_size=30))
def test_any_text_may_be_looked_up(text: str) -> None:
    vocabulary().indicator(text)
    vocabulary().unit(text)
