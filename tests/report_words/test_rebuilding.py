"""A report built again: people's words stay, only what depends on a changed number changes, and the change is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import unified_diff
from pathlib import Path

import pytest

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.errors import InputError
from guibiao.plan import Plan, read_plan
from guibiao.report import Edition, evaluation_content, rebuild_report
from guibiao.report.content import Content, Paragraph, Place, Prose, Table
from guibiao.report.narrative import place_narratives, read_narratives
from tests.report_words.conftest import write

FORMS = Path(__file__).parents[1] / "report_office" / "forms.yaml"
DAY = date(2023, 6, 30)


def section_blocks(content: Content, key: str) -> tuple[object, ...]:
    return next(s for s in content.walk() if s.key == key).blocks


def placed(result: PlanAssessment, folder: Path) -> Content:
    return place_narratives(evaluation_content(result, []), read_narratives(folder))[0]


# words


def test_the_first_report_makes_a_file_with_the_prompt_for_every_place(result: PlanAssessment, tmp_path: Path) -> None:
    done = rebuild_report(result, [], tmp_path / "报告", tmp_path / "正文")
    assert [p.name for p in done.to_write_in] == [
        "1 规划实施总体情况.md", "2 主要任务落实情况.md", "3 重大项目实施情况.md", "4 原因分析.md", "5 工作措施.md",
        "6 补充完善规划内容.md",
    ]  # fmt: skip
    assert "section: causes" in done.to_write_in[3].read_text(encoding="utf-8")


def test_words_are_never_overwritten(result: PlanAssessment, tmp_path: Path, words: Path) -> None:
    mine = write(words, "causes", "市场需求不足。")
    before = mine.read_bytes()
    done = rebuild_report(result, [], tmp_path / "报告", words)
    assert mine.read_bytes() == before
    assert all("原因分析" not in p.name for p in done.to_write_in)


def test_words_stand_where_the_report_asked_for_them(result: PlanAssessment, words: Path) -> None:
    write(words, "causes", "市场**需求**不足。")
    [prose] = section_blocks(placed(result, words), "causes")
    assert isinstance(prose, Prose)
    assert prose.text == "市场需求不足。"


def test_words_for_a_section_without_a_place_stand_at_its_end(result: PlanAssessment, words: Path) -> None:
    write(words, "category:经济发展", "全县经济稳中有进。")
    *computed, last = section_blocks(placed(result, words), "category:经济发展")
    assert isinstance(last, Prose)
    assert computed


def test_a_prompt_stands_until_it_is_deleted(result: PlanAssessment, words: Path) -> None:
    path = write(words, "work", "<!-- 请写 -->")
    assert isinstance(section_blocks(placed(result, words), "work")[0], Place)
    write(words, "work", "")
    assert section_blocks(placed(result, words), "work") == ()
    assert path.exists()


def test_words_of_a_section_that_this_report_has_not_are_kept_and_told(
    result: PlanAssessment, tmp_path: Path, words: Path
) -> None:
    write(words, "figures", "数据已核实。")
    done = rebuild_report(result, [], tmp_path / "报告", words)
    assert any("figures.md" in notice for notice in done.notices)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没有开头\n", "没有写明放在哪一节"),
        ("---\nsection: [坏\n---\n", "写坏了"),
        ("---\nsection: 没有这一节\n---\n字\n", "没有“没有这一节”这一节.*causes"),
        ("---\nsection: causes\ncolour: red\n---\n", "不认识的项：colour"),
        ("---\nheading: causes\n---\n", "没有写明放在哪一节"),
    ],
)
def test_a_head_that_cannot_be_used_is_told_with_its_file(
    result: PlanAssessment, tmp_path: Path, words: Path, text: str, told: str
) -> None:
    (words / "坏.md").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as caught:
        rebuild_report(result, [], tmp_path / "报告", words)
    assert "坏.md" in str(caught.value)
    assert not (tmp_path / "报告").exists()


def test_words_cannot_put_a_script_into_the_page(result: PlanAssessment, tmp_path: Path, words: Path) -> None:
    write(words, "causes", "<img src=x onerror=alert(1)>")
    done = rebuild_report(result, [], tmp_path / "报告", words)
    page = next(p for p in done.written if p.suffix == ".html").read_text(encoding="utf-8")
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


# numbers


def changed(plan: Plan, indicator: str, value: str) -> Plan:
    """The plan with another value for an indicator's last observation."""

    def told(i: object) -> object:
        if i.id != indicator:  # type: ignore[attr-defined]
            return i
        *before, last = i.observations  # type: ignore[attr-defined]
        return replace(i, observations=(*before, replace(last, value=Decimal(value))))  # type: ignore[type-var]

    return replace(plan, indicators=tuple(map(told, plan.indicators)))  # type: ignore[arg-type]


def texts(content: Content) -> list[str]:
    blocks = [*content.introduction, *(b for s in content.walk() for b in s.blocks)]
    told = [f"{b.lead}：{b.text}" for b in blocks if isinstance(b, Paragraph)]
    tables = [b for b in blocks if isinstance(b, Table)] + [a.table for a in content.annexes]
    return told + ["｜".join(row) for table in tables for row in table.rows]


def test_a_changed_observation_changes_only_what_depends_on_it() -> None:
    plan = read_plan(FORMS)
    before, after = (texts(evaluation_content(assess_plan(p, DAY), [])) for p in (plan, changed(plan, "g", "6.4")))
    lines = [x for x in unified_diff(before, after, lineterm="", n=0) if x[0] in "+-" and x[:3] not in ("+++", "---")]
    assert lines
    assert [
        x for x in lines if "地区生产总值" not in x and "居民收入" not in x
    ] == []  # 居民收入 is to keep pace with it


def test_what_changed_since_the_last_report_is_told(tmp_path: Path) -> None:
    plan = read_plan(FORMS)
    first = rebuild_report(assess_plan(plan, DAY), [], tmp_path, tmp_path / "正文")
    again = rebuild_report(assess_plan(plan, DAY), [], tmp_path, tmp_path / "正文")
    third = rebuild_report(assess_plan(changed(plan, "a", "91.2"), DAY), [], tmp_path, tmp_path / "正文")
    assert (first.changes, again.changes) == (None, ())
    assert next(str(c) for c in third.changes or ()) == "参保率 2022年：92.2 → 91.2"
    assert {c.key.split(".")[0] for c in third.changes or ()} == {"a"}
    assert "- 参保率 2022年：92.2 → 91.2" in (tmp_path / "变动.md").read_text(encoding="utf-8")


def test_the_same_report_twice_is_the_same_to_the_byte(result: PlanAssessment, tmp_path: Path, words: Path) -> None:
    write(words, "causes", "市场需求不足。")
    files = [rebuild_report(result, [], tmp_path / name, words).written for name in ("一", "二")]
    assert [p.read_bytes() for p in files[0]] == [p.read_bytes() for p in files[1]]


def test_every_number_in_the_record_has_a_name_and_a_source(result: PlanAssessment, tmp_path: Path) -> None:
    rebuild_report(result, [], tmp_path, tmp_path / "正文")
    figures = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["figures"]
    assert figures["gdp.data.2021.growth"] == {
        "name": "地区生产总值 2021年增速", "value": "6.2", "source": "云河县统计公报（综合）",
    }  # fmt: skip
    assert [key for key, told in figures.items() if not told["name"] or not told["source"]] == []


def test_a_record_that_cannot_be_read_is_told_and_nothing_is_written(result: PlanAssessment, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("坏", encoding="utf-8")
    with pytest.raises(InputError, match="数据记录读不了"):
        rebuild_report(result, [], tmp_path, tmp_path / "正文")
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_issuer_and_date_are_printed_where_they_are_given(result: PlanAssessment) -> None:
    signed = evaluation_content(result, [], issuer="云河县发展和改革局", issued=date(2023, 8, 5))
    assert (signed.issuer, signed.issued) == ("云河县发展和改革局", "2023年8月5日")
    assert isinstance(evaluation_content(result, []).issuer, Place)


def test_a_folder_that_cannot_hold_words_does_not_keep_the_report_from_being_written(
    result: PlanAssessment, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    done = rebuild_report(result, [], tmp_path / "报告", tmp_path / "文件" / "正文")
    assert done.written
    assert done.notices


def test_words_for_a_class_that_has_no_indicators_any_more_are_kept_and_told(
    result: PlanAssessment, tmp_path: Path, words: Path
) -> None:
    path = words / "文化.md"
    path.write_text("---\nsection: category:文化繁荣\n---\n\n新建文化馆。\n", encoding="utf-8")
    rebuilt = rebuild_report(result, [], tmp_path / "报告", words)
    assert "“category:文化繁荣”" in "".join(rebuilt.notices)
    assert path.exists()


def test_words_of_a_report_of_another_kind_are_kept_and_told(
    result: PlanAssessment, tmp_path: Path, words: Path
) -> None:
    write(words, "additions", "拟新建县域养老服务中心。")
    rebuilt = rebuild_report(result, [], tmp_path / "报告", words, edition=Edition(kind="final"))
    assert "“additions”" in "".join(rebuilt.notices)
    assert (words / "additions.md").exists()
