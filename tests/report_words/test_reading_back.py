"""An edited report read back: people's words are recovered, its numbers are held against the data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from guibiao.assess import PlanAssessment
from guibiao.errors import InputError
from guibiao.report import ReadBack, accept_words, read_back, rebuild_report
from guibiao.report.narrative import read_narratives
from tests.report_words.conftest import write

CAUSES = """原因有**两个方面**。

1. 市场需求不足。
2. 要素保障滞后。

表：分行业增速

| 行业 | 增速 |
| --- | --- |
| 工业 | 5.1% |
"""
Edit = Callable[[Any], None]


@pytest.fixture
def edited(result: PlanAssessment, words: Path, tmp_path: Path) -> Callable[[Edit], ReadBack]:
    """Write the report, change it as a person would in Word, read it back."""
    write(words, "causes", CAUSES)
    paths = rebuild_report(result, [], tmp_path / "报告", words).written

    def after(edit: Edit) -> ReadBack:
        document = docx.Document(str(next(p for p in paths if p.suffix == ".docx")))
        edit(document)
        document.save(str(tmp_path / "改.docx"))
        return read_back(tmp_path / "改.docx", result, words)

    return after


def line(document: Any, beginning: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(beginning))


def replace_in(paragraph: Any, old: str, new: str) -> None:
    text = paragraph.text.replace(old, new, 1)
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def test_a_report_that_nobody_touched_comes_back_without_a_difference(edited: Callable[[Edit], ReadBack]) -> None:
    assert edited(lambda document: None) == ReadBack((), ())


def test_a_changed_paragraph_is_recovered_and_accepted(edited: Callable[[Edit], ReadBack], words: Path) -> None:
    back = edited(lambda document: replace_in(line(document, "（1）市场"), "不足", "明显不足"))
    [changed] = back.words
    assert changed.section == "causes"
    assert changed.difference == ("-1. 市场需求不足。", "+1. 市场需求明显不足。")
    accept_words(back, words)
    assert "1. 市场需求明显不足。" in (words / "causes.md").read_text(encoding="utf-8")
    assert "**两个方面**" in (words / "causes.md").read_text(encoding="utf-8")


def test_words_instead_of_a_prompt_get_a_file(edited: Callable[[Edit], ReadBack], words: Path) -> None:
    back = edited(
        lambda document: replace_in(
            line(document, "【请在此撰写分领域"), line(document, "【请在此撰写分领域").text, "抓项目。"
        )
    )
    [changed] = back.words
    assert (changed.section, changed.markdown) == ("work", "抓项目。\n")
    accept_words(back, words)
    assert [n.blocks[0].text for n in read_narratives(words) if n.section == "work"] == ["抓项目。"]  # type: ignore[union-attr]


def test_a_paragraph_added_between_computed_ones_is_people_s_own(edited: Callable[[Edit], ReadBack]) -> None:
    def edit(document: Any) -> None:
        line(document, "——常住人口城镇化率").insert_paragraph_before("县城吸纳人口的能力持续增强。")

    [changed] = edited(edit).words
    assert (changed.section, changed.markdown) == ("category:经济发展", "县城吸纳人口的能力持续增强。\n")


def test_a_changed_number_is_named_with_its_place_and_its_source(edited: Callable[[Edit], ReadBack]) -> None:
    back = edited(lambda document: replace_in(line(document, "——地区生产总值"), "增长6.2%", "增长6.8%"))
    [slip] = back.slips
    assert (slip.told, slip.data) == ("6.8", "6.2")
    assert "经济发展指标·地区生产总值" in str(slip)
    assert "来源：云河县统计公报（综合）" in str(slip)
    assert back.words == ()


def test_a_changed_cell_of_a_table_is_named(edited: Callable[[Edit], ReadBack]) -> None:
    def edit(document: Any) -> None:
        table = next(t for t in document.tables if t.rows[0].cells[0].text == "类别")
        table.rows[1].cells[1].paragraphs[0].runs[0].text = "9"

    [slip] = edited(edit).slips
    assert (slip.told, slip.data) == ("9", "3")
    assert "经济发展 指标数" in str(slip)


def test_reworded_text_with_the_same_numbers_is_no_slip(edited: Callable[[Edit], ReadBack]) -> None:
    back = edited(lambda document: replace_in(line(document, "——地区生产总值"), "难以如期实现目标", "如期实现难度大"))
    assert back == ReadBack((), ())


def test_pictures_of_the_old_words_are_kept(edited: Callable[[Edit], ReadBack], words: Path) -> None:
    (words / "图.png").write_bytes(_PNG)
    write(words, "causes", CAUSES + "\n![现场](图.png)")
    back = edited(lambda document: replace_in(line(document, "（1）市场"), "不足", "明显不足"))
    accept_words(back, words)
    assert "![现场](图.png)" in (words / "causes.md").read_text(encoding="utf-8")


def test_what_is_no_word_file_is_refused(result: PlanAssessment, words: Path, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_text("不是 Word", encoding="utf-8")
    with pytest.raises(InputError, match="读不了这个 Word 文件"):
        read_back(path, result, words)
    with pytest.raises(InputError, match="找不到文件"):
        read_back(tmp_path / "没有.docx", result, words)


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)


def test_figures_in_peoples_own_words_are_held_against_the_data(edited: Callable[[Edit], ReadBack]) -> None:
    def edit(document: Any) -> None:
        replace_in(line(document, "原因有"), "原因有", "2022年全县地区生产总值增长9.9%。原因有")

    [doubt] = edited(edit).doubts
    assert doubt.section == "原因分析"
    assert "地区生产总值" in doubt.why
    assert "9.9%" in doubt.quote
    assert "数据是“2022年增长" in str(doubt)


def test_figures_of_the_data_in_peoples_own_words_raise_no_doubt(
    edited: Callable[[Edit], ReadBack], result: PlanAssessment
) -> None:
    observed = next(o for o in result.indicators[0].indicator.observations if o.measure == "growth")

    def edit(document: Any) -> None:
        told = f"{observed.period.text}年全县地区生产总值增长{observed.value}%。"
        replace_in(line(document, "原因有"), "原因有", f"{told}原因有")

    assert edited(edit).doubts == ()


def test_own_words_that_contradict_themselves_are_told(edited: Callable[[Edit], ReadBack]) -> None:
    def edit(document: Any) -> None:
        told = "2021年粮食产量20.0万吨，2022年粮食产量22.0万吨，比上年增长5.0%。"
        replace_in(line(document, "原因有"), "原因有", f"{told}原因有")

    [doubt] = edited(edit).doubts
    assert "10.0%" in doubt.why
