"""The three editions in a folder: whole or not at all, under names that every system takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.assess import assess_plan
from guibiao.errors import InputError
from guibiao.report import Dress, Edition, write_report
from guibiao.report.layout import read_layout
from guibiao.report.wording import own_wording, read_wording, shipped_text, shipped_wording
from guibiao.report.writing.file_names import file_name
from tests.report_office.yunhe import assessed, slips


def test_the_report_is_written_in_three_editions(tmp_path: Path) -> None:
    paths = write_report(assessed(), slips(), tmp_path / "报告")
    assert [p.name for p in paths] == [
        "云河县“十四五”规划纲要中期评估报告.docx",
        "附件1 云河县“十四五”规划主要指标完成情况及调整建议表.xlsx",
        "云河县“十四五”规划纲要中期评估报告.html",
    ]
    assert sorted(p.name for p in (tmp_path / "报告").iterdir()) == sorted(p.name for p in paths)


def test_the_same_report_written_twice_is_the_same(tmp_path: Path) -> None:
    first, second = (write_report(assessed(), slips(), tmp_path / n, "报告") for n in ("一", "二"))
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(InputError, match="写不了"):
        write_report(assessed(), [], tmp_path / "文件")
    assert [p.name for p in tmp_path.iterdir()] == ["文件"]


def test_a_full_disk_leaves_what_was_there_and_no_half_of_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {p.name: p.read_bytes() for p in write_report(assessed(), [], tmp_path, "报告")}
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.suffix == ".html":
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InputError, match="没能写完"):
        write_report(assessed(), slips(), tmp_path, "报告")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_names_with_slashes_and_control_characters_are_written_under_names_that_fit(tmp_path: Path) -> None:
    result = assessed()
    first, *more = result.plan.indicators
    odd = replace(first, name="产值/亩\x0b", category="经济/发展:*?[]")
    plan = replace(result.plan, name="示例县/“十四五”\\规划\n\x07纲要", region="示例县/\x01", indicators=(odd, *more))
    paths = write_report(
        assess_plan(plan, result.as_of), [], tmp_path / "报告", edition=Edition(dress=Dress(trace=True))
    )
    assert sorted((tmp_path / "报告").iterdir()) == sorted(paths)
    assert any("产值/亩" in p.text for p in docx.Document(str(paths[0])).paragraphs)
    assert openpyxl.load_workbook(paths[1]).sheetnames[0] == "附件1"


@given(st.text())
def test_any_name_becomes_one_that_a_file_can_have(name: str) -> None:
    cleaned = file_name(name)
    assert cleaned
    assert cleaned not in {".", ".."}
    assert not set(cleaned) & set('\x00\n\r\t/\\<>:"|?*')
    assert len(cleaned.encode()) <= 240


def test_a_wording_with_broken_syntax_names_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text('target:\n  level: "到{{ end }年"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"target\.level"):
        read_wording(path)


def test_a_wording_with_an_unknown_field_names_it_and_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text('reason: "因{{ cause }}未能评估"\n', encoding="utf-8")
    with pytest.raises(InputError, match="cause") as caught:
        read_wording(path).say("reason", name="某指标")
    assert "name" in caught.value.cure


def test_a_missing_sentence_is_named() -> None:
    with pytest.raises(InputError, match=r"target\.nonsense"):
        shipped_wording().say("target.nonsense")


def test_a_name_that_yaml_reads_as_a_truth_value_is_told(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text("feasible:\n  yes: 可行\n", encoding="utf-8")
    with pytest.raises(InputError, match="引号"):
        read_wording(path)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('verdict:\n  behind: 未达标\n  behnid: 未达标\n', "behnid", 3),
        ('verdict:\n  behind: 未达标\nverdict:\n  behind: 落后\n', "两次", 4),
        ('target:\n  sentence: "{{ shrot }}目标为{{ target }}。"\n', "shrot", 2),
        ('target:\n  level: "到{{ end }年"\n', "target.level", 2),
        ("verdict:\n  behind:\n", "应是一句话", 2),
        ('title:\n  midterm: "{{ 1 // 0 }}"\n', "算不出来", 2),
    ],
)  # fmt: skip
def test_a_users_wording_with_a_slip_is_told_with_its_line(tmp_path: Path, text: str, what: str, line: int) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what) as caught:
        own_wording(path).say("title.midterm")
    assert caught.value.where == f"措辞.yaml 第 {line} 行"


def test_a_slip_in_a_name_is_answered_with_the_name_that_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text("verdict:\n  behnid: 未达标\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        own_wording(path)
    assert "verdict.behind" in caught.value.cure


def test_a_users_wording_may_hold_one_sentence_only(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text("verdict:\n  behind: 滞后\n", encoding="utf-8")
    words = own_wording(path)
    assert (words.say("verdict.behind"), words.say("verdict.on_track")) == ("滞后", "达到进度要求")


def test_the_shipped_wording_copied_is_a_wording(tmp_path: Path) -> None:
    path = tmp_path / "措辞.yaml"
    path.write_text(shipped_text(), encoding="utf-8")
    assert own_wording(path).say("verdict.behind") == "未达到进度要求"


@pytest.mark.parametrize(
    ("text", "told"),
    [("lines: {value: 22}\n", "缺少"), ("- 22\n", "缺少"), ("lines: {value: [\n", "读不了")],
)
def test_a_layout_that_cannot_be_used_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "版式.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_layout(path)
