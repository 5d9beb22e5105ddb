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
