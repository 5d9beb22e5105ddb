"""Bytes of every encoding, damaged and mixed: read where that is exact, marked where it is not, never guessed."""

from __future__ import annotations

import opencc
import pytest

from guibiao.documents import document_of_text
from guibiao.documents.encoding import decoded
from guibiao.errors import InputError

TEXT = "云河县2023年政府工作报告\n一、2023年工作回顾\n全县茶园面积达到5万亩，增长8.5%；引进“三类”企业12家。\n" * 3
FULL = opencc.OpenCC("s2tw").convert(TEXT)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312"],
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "report") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_texts_too(encoding: str) -> None:
    assert decoded(FULL.encode(encoding), "report") == FULL


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_one_short_line_is_enough(encoding: str) -> None:
    assert decoded("政府工作报告".encode(encoding), "report") == "政府工作报告"


@pytest.mark.parametrize(("was", "read_as"), [("utf-8", "latin-1"), ("gb18030", "latin-1"), ("gb18030", "cp1252")])
def test_text_that_was_decoded_wrongly_once_is_read_again(was: str, read_as: str) -> None:
    text = TEXT if read_as == "latin-1" else "茶园面积达到五万亩"
    try:
        wrong = text.encode(was).decode(read_as)
    except UnicodeDecodeError:
        pytest.skip("the encoding has no sign for a byte")
    assert decoded(wrong.encode(), "report") == text


def test_utf8_opened_as_gb18030_is_read_again_and_what_was_lost_is_marked() -> None:
    lines = ["全县茶园面积达到5万亩，增长8.5%。", "县政府，"]
    wrong = "\n".join(line.encode().decode("gb18030", "replace") for line in lines)
    again = decoded(wrong.encode(), "report")
    assert "茶园面积达到5万亩" in again
    assert set(again) <= {*"".join(lines), "\n", "\ufffd"}


def test_what_is_lost_stays_marked_in_the_clean_text() -> None:
    assert document_of_text("全县茶园面\ufffd达到5万亩。", "report").text == "全县茶园面□达到5万亩。"


def test_a_text_that_breaks_off_inside_a_character_keeps_the_rest() -> None:
    for text in (TEXT.rstrip(), TEXT.replace("\n", "")):
        cut = (text + "省").encode()[:-1]
        assert decoded(cut, "report") == text + "\ufffd"


def test_lines_of_two_encodings_are_each_read() -> None:
    first, second = "全县茶园面积达到5万亩。\n", "引进企业12家，增长8.5%。\n"
    assert decoded(first.encode() + second.encode("gb18030"), "report") == first + second
    assert decoded(second.encode("gb18030") + first.encode(), "report") == second + first


def test_a_spoiled_byte_is_marked_and_nothing_else_changes() -> None:
    for encoding in ("utf-8", "gb18030"):
        content = TEXT.encode(encoding)
        middle = content.index("引进".encode(encoding))
        spoiled = decoded(content[:middle] + b"\xff" + content[middle:], "report")
        assert spoiled.replace("\ufffd", "") == TEXT


def test_foreign_words_are_not_mistaken_for_a_wrong_reading() -> None:
    text = "Café Müller – “naïve” façade, 全县引进 Société Générale 1家。"
    assert decoded(text.encode(), "report") == text
    assert decoded("Ça va très bien, señor. Über Öl.".encode(), "report") == "Ça va très bien, señor. Über Öl."


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\xff" * 500, b"\x80\x81\x82" * 300, b"\x00" * 64])
def test_what_is_no_text_is_said_so(content: bytes) -> None:
    with pytest.raises(InputError, match="不是文本"):
        decoded(content, "report")
