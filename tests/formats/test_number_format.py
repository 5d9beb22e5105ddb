"""Numbers as their cells show them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guibiao.documents.formats.number_format import shown

EXAMPLES = yaml.safe_load(Path(__file__).with_name("number_formats.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("value", "code", "said"), EXAMPLES)
def test_a_number_is_read_as_its_cell_shows_it(value: float, code: str, said: str) -> None:
    assert shown(value, code) == said


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12), st.integers(0, 6))
def test_as_many_decimals_are_shown_as_the_format_asks_for(value: float, places: int) -> None:
    said = shown(value, "0." + "0" * places if places else "0")
    assert len(said.partition(".")[2]) == places
    assert abs(float(said) - value) <= 0.5 * 10**-places * 1.0001 + 1e-4 * (abs(value) > 1e9)


@given(st.floats(min_value=-1e300, max_value=1e300), st.text('0#,.%;"年mdyhs[]\\_*@ E+/?', max_size=12))
def test_no_format_however_odd_breaks_the_reading(value: float, code: str) -> None:
    assert isinstance(shown(value, code), str)
