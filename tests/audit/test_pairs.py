"""Sentences in many styles: silent with the right figure, found with the wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from guibiao.audit import Finding, audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
PAIRS: list[str] = yaml.safe_load(Path(__file__).with_name("pairs.yaml").read_text(encoding="utf-8"))
BY_RULE: list[dict[str, list[str]]] = [
    yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in (
        "pairs_by_rule.yaml",
        "pairs_in_prose.yaml",
        "pairs_told_otherwise.yaml",
        "pairs_of_other_things.yaml",
        "pairs_of_reports.yaml",
        "pairs_told_again.yaml",
        "pairs_hardly_possible.yaml",
        "pairs_beside_others.yaml",
        "pairs_from_base.yaml",
        "pairs_of_wholes.yaml",
        "pairs_of_sums.yaml",
        "pairs_of_shares.yaml",
        "pairs_of_rates.yaml",
        "pairs_of_growth.yaml",
        "pairs_told_before.yaml",
        "pairs_of_levels.yaml",
    )
]
HEADS = {
    "evaluation": "江岭市“十四五”规划纲要实施情况中期评估报告\n\n2023年12月\n\n一、规划实施情况\n\n",
    "speech": "江岭市人民政府工作报告\n\n——2023年1月9日在江岭市第五届人民代表大会上\n\n一、2022年工作回顾\n\n",
}


def _failing(head: str, text: str) -> list[Finding]:
    document = document_of_text(HEADS[head] + text + "\n\n二、下一步工作\n\n抓好落实。", "江岭")
    return failures(audit(document, extract(document)))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: MARK.sub(r"\2", p)[:16])
def test_the_right_figure_is_silent_and_the_wrong_one_is_found(pair: str, head: str) -> None:
    assert [f.message for f in _failing(head, MARK.sub(r"\1", pair))] == []
    assert _failing(head, MARK.sub(r"\2", pair))


@pytest.mark.parametrize(
    "pair", [p for rules in BY_RULE for pairs in rules.values() for p in pairs], ids=lambda p: MARK.sub(r"\2", p)[:16]
)
def test_a_relation_is_recognised_however_it_is_told(pair: str) -> None:
    assert [f.message for f in _failing("evaluation", MARK.sub(r"\1", pair))] == []
    assert _failing("evaluation", MARK.sub(r"\2", pair))
