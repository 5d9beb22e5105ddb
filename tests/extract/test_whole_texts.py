"""Whole texts of fictional places: what each is, and of which period and role its figures are.

A figure that matters stands in the text as [[98.6亿元|2023-H1]], with its role behind the period where it is no actual
one: t for a target, e for an estimate.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import document_of_text
from guibiao.extract import extract

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_ROLES = {"": "actual", "t": "target", "e": "estimate"}
_TEXTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("whole_texts.yaml").read_text(encoding="utf-8"))
_HEADINGS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("part_headings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("said", _TEXTS, ids=lambda said: said["title"])
def test_the_figures_of_a_text_have_their_periods_and_roles(said: dict[str, Any]) -> None:
    text, wanted = _unmarked(said["text"])
    document = document_of_text(text, "text")
    known = {key: said[key] for key in ("kind", "region", "reviews", "plans") if key in said}
    assert {key: getattr(document, key) for key in known} == known
    statements = extract(document)
    found = {}
    for start, (quantity, _, _) in wanted.items():
        over = (s for s in statements if s.start < start + len(quantity) and start < s.end)
        found[start] = next(((quantity, s.period, s.role) for s in over), None)
    assert found == wanted


@pytest.mark.parametrize("numbers", [("一、", "二、", "三、"), ("", "", "")], ids=("numbered", "bare"))
@pytest.mark.parametrize("side", ["review", "plan", "five_year_review", "five_year_plan"])
def test_a_part_is_known_by_its_heading(side: str, numbers: tuple[str, str, str]) -> None:
    headings = next(h[side] for h in _HEADINGS if side in h)
    assert {heading: _of_report(side, heading, numbers) for heading in headings} == dict.fromkeys(
        headings, _WANTED[side]
    )


_REVIEW, _PLAN = [("2022", "actual")] * 3, [("2023", "target")] * 3
_TERM = [("2022", "actual"), ("2022", "actual"), ("2018/2022", "actual")]
_WANTED = {
    "review": _REVIEW + _PLAN,
    "plan": _REVIEW + _PLAN,
    "five_year_review": _TERM + _PLAN,
    "five_year_plan": [*_TERM, ("2023/2027", "target"), ("2027", "target"), *_PLAN],
}


def _of_report(side: str, heading: str, numbers: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Periods and roles of the figures of a report of January 2023, one of the parts of which has the heading."""
    back = {"review": heading, "five_year_review": heading, "five_year_plan": "过去五年工作回顾"}.get(
        side, "2022年工作回顾"
    )
    ahead = heading if side == "plan" else "2023年工作安排"
    between = (
        f"{numbers[1]}{heading}\n我们将坚持稳中求进。地区生产总值年均增长6%，城镇化率达到60%。\n"
        if side == "five_year_plan"
        else ""
    )
    text = (
        "政府工作报告\n（2023年1月10日在云河县第十八届人民代表大会第三次会议上）\n县长 王平\n各位代表：\n"
        "现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"{numbers[0]}{back}\n我们团结依靠全县人民，扎实推进各项工作。地区生产总值增长5.1%，规上工业企业达到56家。\n"
        f"（一）做强产业。建成标准厂房8万平方米。\n{between}"
        f"{numbers[2 if between else 1]}{ahead}\n坚持稳中求进工作总基调。地区生产总值增长6%，居民收入增长7%。\n"
        "（一）做大总量。新建学校6所。\n"
    )
    return [(s.period, s.role) for s in extract(document_of_text(text, "report"))]


def _unmarked(marked: str) -> tuple[str, dict[int, tuple[str, str, str]]]:
    """A text without the marks, and what they say of the figure at each offset."""
    text, wanted, at = "", {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        period, _, role = mark[2].partition(" ")
        wanted[len(text)] = (mark[1], period, _ROLES[role])
        text, at = text + mark[1], mark.end()
    return text + marked[at:], wanted


_OPENINGS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("paragraph_openings.yaml").read_text(encoding="utf-8")
)
_BACK = [("2022", "actual"), ("2022", "actual"), ("2022", "actual")]
_AHEAD = [("2023", "target")] * 4


@pytest.mark.parametrize("side", ["plan", "review", "five_year_review"])
def test_a_paragraph_without_a_heading_tells_by_its_first_words_what_it_is_about(side: str) -> None:
    back = [*_BACK[:2], ("2018/2022", "actual")] if side == "five_year_review" else _BACK
    found = {
        words: _of_paragraphs(words, "2023年工作的主要目标是：")
        if side != "plan"
        else _of_paragraphs("2022年，", words)
        for words in _OPENINGS[side]
    }
    assert found == {words: [*back, *_AHEAD] for words in _OPENINGS[side]}


def _of_paragraphs(back: str, ahead: str) -> list[tuple[str, str]]:
    """Periods and roles of the figures of a report of January 2023 without headings."""
    text = (
        "政府工作报告\n（2023年1月10日在云河县第十八届人民代表大会第三次会议上）\n县长 王平\n各位代表：\n"
        "现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"{back}地区生产总值增长5.1%，规上工业企业达到56家。新建公园3个。\n"
        f"{ahead}地区生产总值增长6%，居民收入增长7%。新建学校6所，改造道路12公里。\n"
    )
    return [(s.period, s.role) for s in extract(document_of_text(text, "report"))]
