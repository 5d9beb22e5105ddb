"""What people are told of the rules: every rule has its words, its formula and examples."""

from __future__ import annotations

import pytest

from guibiao.audit import explanations, like_rule, rule_examples, rule_words
from guibiao.messages import use_language


def test_every_rule_is_explained_with_examples() -> None:
    assert explanations().keys() == rule_examples().keys()


def test_the_words_come_in_the_language_in_use() -> None:
    assert rule_words("share").name == "占比"
    use_language("en")
    try:
        assert rule_words("share").name == "shares"
    finally:
        use_language("zh")


@pytest.mark.parametrize(
    ("asked", "meant"), [("chian", "chain"), ("shares", "share"), ("占比", "share"), ("倍数", "multiple")]
)
def test_a_name_that_is_not_quite_right_leads_to_the_rule(asked: str, meant: str) -> None:
    assert meant in like_rule(asked)


def test_a_name_like_no_other_leads_nowhere() -> None:
    assert like_rule("zzzz") == []
