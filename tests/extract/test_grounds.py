"""Every field can say what gave it: a word, a heading, what was said before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import document_of_text
from guibiao.extract import Grounds, explain, extract, ground_text
from tests.extract.sentences import document, examples

CASES = yaml.safe_load((Path(__file__).parent / "grounds.yaml").read_text(encoding="utf-8"))
REPORT = (
    "云河县2023年政府工作报告\n\n一、2022年工作回顾\n过去一年，粮食产量8万吨。\n二、2023年主要工作\n粮食产量9万吨。\n"
)
PLAN = "云河县国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n第二节 主要目标\n"
TABLE = "| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n| 粮食产量 | 万吨 | 8 | 9 |\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_field_says_what_gave_it(case: dict[str, Any]) -> None:
    found = {s.text: grounds for s, grounds in explain(document(case["text"], **case["context"]))}
    for figure, fields in case["grounds"].items():
        told = {field: as_written(found[figure], field) for field in fields}
        assert told == {field: (*ground, "")[:3] for field, ground in fields.items()}


def as_written(grounds: Grounds, field: str) -> tuple[str, str, str]:
    ground = grounds[field]
    return ground.how, ground.words, ground.note


def test_what_a_section_says_is_told_by_its_heading() -> None:
    pairs = explain(document_of_text(REPORT, "report"))
    assert [ground_text(grounds["period"]) for _s, grounds in pairs] == ["承前文“过去一年”", "标题“二、2023年主要工作”"]
    assert [ground_text(grounds["role"]) for _s, grounds in pairs] == [
        "标题“一、2022年工作回顾”",
        "标题“二、2023年主要工作”",
    ]


def test_a_word_without_a_year_names_what_tells_the_year() -> None:
    text = "云河县2023年政府工作报告\n\n一、2022年工作回顾\n全年粮食产量8万吨。\n"
    (pair,) = explain(document_of_text(text, "report"))
    assert ground_text(pair[1]["period"]) == "词语“全年”，年份见“一、2022年工作回顾”"


def test_a_cell_is_told_by_its_row_and_column() -> None:
    pairs = explain(document_of_text(PLAN + TABLE, "plan"))
    assert [(g["indicator"].words, g["period"].words) for _s, g in pairs] == [
        ("粮食产量", "2020年"),
        ("粮食产量", "2025年"),
    ]


def test_words_are_quoted_from_where_they_stand() -> None:
    source = document_of_text(REPORT, "report")
    for _statement, grounds in explain(source):
        for ground in grounds.values():
            if ground.start is not None and ground.end is not None:
                assert source.source[ground.start : ground.end] == ground.words


def test_explaining_changes_nothing_and_every_ground_can_be_said() -> None:
    for _family, text, context, _gives in examples():
        pairs = explain(document(text, **context))
        assert [s for s, _grounds in pairs] == extract(document(text, **context))
        for statement, grounds in pairs:
            assert {"indicator", "period", "measure", "role"} <= grounds.keys()
            assert (statement.bound != "eq") == ("bound" in grounds)
            assert all(map(ground_text, grounds.values()))
