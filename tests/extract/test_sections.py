"""What a section is about holds for every figure in it, wherever in a sentence it begins."""

from __future__ import annotations

from guibiao.documents import document_of_text
from guibiao.extract import extract

NEWS = (
    "2022年政府工作报告\n去年全县生产总值增长6%。"
    "县长在政府工作报告中提出，今年发展主要预期目标是：生产总值增长7%；城镇调查失业率全年控制在5.5%以内；粮食产量8万吨以上。\n"
)


def test_a_turn_inside_a_sentence_holds_to_its_end() -> None:
    found = extract(document_of_text(NEWS, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("6%", "2021", "actual"),
        ("7%", "2022", "target"),
        ("5.5%", "2022", "target"),
        ("8万吨", "2022", "target"),
    ]


DRAFT = (
    "2026年政府工作报告\n市长向大会作政府工作报告。纲要草案细化提出20项指标，研发经费年均增长7%以上。"
    "“十五五”规划提出，森林覆盖率达到60%。\n"
)


def test_what_the_draft_of_a_plan_puts_forward_is_a_target_of_its_years() -> None:
    found = extract(document_of_text(DRAFT, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("20项", "2026/2030", "target"),
        ("7%", "2026/2030", "target"),
        ("60%", "2030", "target"),
    ]
