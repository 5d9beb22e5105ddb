"""The few things of Markdown that people's words may use, and how mistakes are told."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.errors import InputError
from guibiao.report.content import Picture, Prose, Run, Table
from guibiao.report.narrative import markdown_blocks, markdown_text

FILE = Path("正文") / "原因分析.md"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\x00" * 16


def read(text: str, path: Path = FILE) -> list[object]:
    return list(markdown_blocks(text, "causes", path))


def test_lines_of_a_paragraph_are_joined_without_a_space_between_chinese_words() -> None:
    assert read("需求不足，\n价格下行。\n\nGDP\nCPI") == [
        Prose("causes", (Run("需求不足，价格下行。"),)),
        Prose("causes", (Run("GDP CPI"),)),
    ]


def test_bold_words_are_runs_of_their_own() -> None:
    [prose] = read("原因有**三个方面**。")
    assert prose == Prose("causes", (Run("原因有"), Run("三个方面", True), Run("。")))


def test_lists_have_marks_and_go_on_in_indented_lines() -> None:
    found = read("1. 市场需求不足，\n  订单减少。\n2. 要素紧张。\n\n- 用地\n- 资金")
    assert [(b.mark, b.text) for b in found if isinstance(b, Prose)] == [
        ("（1）", "市场需求不足，订单减少。"), ("（2）", "要素紧张。"), ("· ", "用地"), ("· ", "资金"),
    ]  # fmt: skip


def test_a_number_with_decimals_begins_no_list() -> None:
    [prose] = read("3.5%的增速低于预期。")
    assert isinstance(prose, Prose)
    assert prose.look == "text"


def test_a_table_has_a_caption_and_cells() -> None:
    [table] = read("表：分行业增速\n\n| 行业 | 增速 |\n| --- | --: |\n| 工业 | 5.1% |\n| 建筑业 |")
    assert isinstance(table, Table)
    assert (table.caption, table.head) == ("分行业增速", ("行业", "增速"))
    assert table.rows == (("工业", "5.1%"), ("建筑业", ""))


def test_comments_are_not_printed_and_html_is_text() -> None:
    [prose] = read("<!-- 提示\n两行 -->\n<script>alert(1)</script>")
    assert isinstance(prose, Prose)
    assert prose.text == "<script>alert(1)</script>"


def test_a_picture_stands_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(PIXEL)
    [picture] = read("![项目现场](图.png)", tmp_path / "原因分析.md")
    assert picture == Picture("causes", PIXEL, "image/png", "项目现场")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("好\n\n![图](没有.png)", "第 3 行.*找不到图片"),
        ("见![图](没有.png)右图", "单独成段"),
        ("<!-- 没有结尾", "没有结尾"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |", "第 3 行.*有3格"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(text)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_text("不是图片", encoding="utf-8")
    with pytest.raises(InputError, match="不是 PNG 或 JPEG"):
        read("![图](图.png)", tmp_path / "原因分析.md")


LETTERS = "县增长5.1%（）**|#-`\\<>![]()表：1. 项"
TEXTS = st.text(LETTERS, min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)
PROSE = st.builds(lambda t: Prose("causes", (Run(t),)), TEXTS)


@given(st.lists(PROSE, min_size=1, max_size=4))
def test_words_written_as_markdown_are_read_as_the_same_words(blocks: list[Prose]) -> None:
    assert [b.text for b in markdown_blocks(markdown_text(blocks), "causes", FILE) if isinstance(b, Prose)] == [
        b.text for b in blocks
    ]


@given(st.text(max_size=80))
def test_any_text_is_words_or_a_mistake_that_is_told(text: str) -> None:
    with suppress(InputError):
        read(text)
