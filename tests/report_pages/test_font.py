"""Chinese shows on a machine without any Chinese font: the page carries the characters it uses."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from guibiao.report.page.font import FONT, font_face, subset

COMMON = "地区生产总值年均增长8.1%，未达到进度要求；★●▲○—“”《》〔〕‰"


def characters(font: bytes) -> set[str]:
    return {chr(code) for code in TTFont(BytesIO(font)).getBestCmap()}


def test_the_subset_has_the_characters_asked_for_and_little_else() -> None:
    assert set(COMMON) <= characters(subset(COMMON))
    assert len(subset(COMMON)) < 20_000


def test_the_same_text_gives_the_same_bytes() -> None:
    assert subset(COMMON) == subset(COMMON[::-1])


@settings(max_examples=10)
@given(st.text(max_size=20))
def test_any_text_gives_a_rule(text: str) -> None:
    assert font_face(text).startswith("@font-face{")


def test_the_shipped_font_covers_gb2312() -> None:
    level_one = (bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA))
    assert set(level_one) <= characters(FONT.read_bytes())
