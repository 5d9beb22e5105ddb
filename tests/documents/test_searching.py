"""Searching for what begins with one of several signs."""

import re

from hypothesis import given
from hypothesis import strategies as st

from guibiao.documents.searching import each_sign, in_order, may_be_first


@given(st.text(alphabet="。；\n今年一（", max_size=40))
def test_a_pattern_for_each_sign_finds_what_one_for_all_of_them_finds(text: str) -> None:
    together = re.compile("[。；\n](?:今年|一(?:。一)?)")

    found = in_order(each_sign("。；\n", "(?:今年|一(?:。一)?)"), text)

    assert [m.span() for m in found] == [m.span() for m in together.finditer(text)]


def test_what_a_pattern_may_begin_with_is_among_all_that_stands_in_it() -> None:
    firsts = re.compile(f"[{may_be_first('(?:今|明)年|20[0-9]{2}年', '（一）')}]")

    assert all(firsts.match(text) for text in ("今年", "明年", "2025年", "（一）"))
    assert not firsts.match("经济")
