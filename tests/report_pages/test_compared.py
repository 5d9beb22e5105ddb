"""A text beside its source: nothing of either is lost, and only what repair changed is called changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.documents import document_of_text
from guibiao.report.source.compared import Piece, compared
from guibiao.report.source.passages import passages

NOISED = (
    "云河縣(xiàn)2023年政府工作報(bào)告\n\n一、回顾\n全年投資 ２８．６ 億元,增长８％,其中工\n\n业投资3亿元。\n"
    "二、安排\n增长9%。\n"
)


def changes(source: str) -> list[Piece]:
    document = document_of_text(source, "云河")
    return [p for passage in passages(document) for p in compared(document, passage.start, passage.end) if p.changed]


def test_an_untouched_text_has_no_changes() -> None:
    assert changes("云河县工作总结\n\n全年新建公园3个，增长5%。\n") == []


def test_each_kind_of_repair_shows_as_what_it_was_and_what_it_became() -> None:
    found = {(p.source, p.text) for p in changes(NOISED)}
    assert ("縣(xiàn)", "县") in found
    assert ("２８．６", "28.6") in found


@settings(max_examples=60)
@given(st.text(st.sampled_from("云河县縣報(bào)，,。 \n\u3000１２3%亿億元*#一、（）"), max_size=80))
def test_the_pieces_of_a_passage_make_its_text_and_its_source(source: str) -> None:
    document = document_of_text(source, "甲")
    for passage in passages(document):
        pieces = compared(document, passage.start, passage.end)
        assert "".join(p.text for p in pieces) == document.text[passage.start : passage.end]
        start, end = document.offsets.to_source(passage.start, passage.end)
        assert "".join(p.source for p in pieces) == document.source[start:end]


@settings(max_examples=60)
@given(st.text(st.sampled_from("云河县\n 一、（）1."), max_size=60))
def test_passages_hold_every_character_but_white_space(source: str) -> None:
    document = document_of_text(source, "甲")
    kept = "".join(document.text[p.start : p.end] for p in passages(document))
    assert "".join(kept.split()) == "".join(document.text.split())
