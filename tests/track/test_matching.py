"""Reported names find their planned ones through other wordings, splits and merges; doubts go to people."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from track_names import Score, ledgers, many_ledgers, score

from guibiao.track.matching import match_names

CASES = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
# Other names of a ledger, so that 污水处理厂 is as common as it is in life.
OTHERS = [
    "石桥乡污水处理厂提标改造", "双河街道敬老院扩建", "桐木镇中心小学扩建", "新安镇农贸市场改造", "长岭镇敬老院扩建",
    "云盘山风电场", "第二中学新校区", "鹿鸣镇图书馆", "城南客运枢纽", "35千伏茶亭坳输变电工程",
    "电子信息产业园标准厂房",
    "恒信木业高端定制板材生产线", "望江台湿地公园", "老堡至和睦高速公路", "城中老旧小区改造", "城中新区路网",
]  # fmt: skip


@pytest.mark.parametrize(("planned", "reported", "expected"), CASES)
def test_two_names_are_one_thing_or_two_or_for_a_person(planned: str, reported: str, expected: str) -> None:
    found = [m for m in match_names([planned, *OTHERS], [reported, *OTHERS]) if (m.planned, m.reported) == (0, 0)]
    assert expected == ("apart" if not found else "sure" if found[0].sure else "person")


def test_two_hundred_names_are_found_again_after_renaming_splitting_merging_and_dropping() -> None:
    scores = [score(made, match_names(made.planned, made.reported)) for made in map(ledgers, range(100, 105))]
    total = Score(*(sum(getattr(s, name) for s in scores) for name in ("right", "sure", "asked", "shown")))
    assert total.precision >= 0.95
    assert total.recall >= 0.85


def test_every_name_that_stays_as_it_is_finds_itself() -> None:
    names = many_ledgers(3, 400).planned[:200]
    best = {m.planned: m for m in reversed(match_names(names, names)) if m.planned == m.reported}
    assert len(best) == len(names)
    assert all(m.score > 0.99 for m in best.values())


def test_a_dropped_name_is_paired_with_nothing() -> None:
    assert match_names(["云河县图书馆迁建"], ["青山镇污水处理厂提标改造"]) == []


def test_a_name_with_a_perfect_partner_is_not_given_to_a_worse_one() -> None:
    planned = ["绿色建材产业园", "绿色建材产业园道路"]
    sure = {(m.planned, m.reported) for m in match_names([*planned, *OTHERS], planned) if m.sure}
    assert sure == {(0, 0), (1, 1)}


@pytest.mark.parametrize("planned", [[], [""], ["项目"], ["？！"], ["第三百四十五万期" * 30]])
def test_names_that_say_nothing_do_no_harm(planned: list[str]) -> None:
    match_names(planned, ["工程", "", "云河县图书馆迁建"])


@settings(max_examples=60)
@given(
    st.lists(st.text("云河县青山镇一二三中学污水处理厂项目、（）期2358万吨和", max_size=14), max_size=8), st.randoms()
)
def test_the_result_depends_on_the_names_not_on_their_order(names: list[str], rng: object) -> None:
    mixed = list(names)
    rng.shuffle(mixed)  # type: ignore[attr-defined]

    def told(planned: list[str]) -> list[tuple[str, str, float, bool]]:
        return sorted((planned[m.planned], names[m.reported], m.score, m.sure) for m in match_names(planned, names))

    assert told(names) == told(mixed)
