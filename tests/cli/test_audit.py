"""`guibiao audit` as a proofreader has it: formats, folders, the baseline, rules explained."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from tests.cli.conftest import EVALUATION, Run, said

DOUBTFUL = "云河县工作总结\n\n2021年固定资产投资完成62.8亿元，2022年完成50.2亿元，下降12.4%。\n"
CLEAN = "云河县工作总结\n\n2021年2022年工业用电量分别为3.5亿千瓦时、3.6亿千瓦时。\n"


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The evaluation as a Word file, the claim parted into runs."""
    file = docx.Document()
    for line in filter(None, EVALUATION.split("\n")):
        before, found, after = line.partition("6.9%")
        paragraph = file.add_paragraph(before)
        if found:
            paragraph.add_run("6.").bold = True
            paragraph.add_run("9%" + after)
    path = tmp_path / "云河县中期评估.docx"
    file.save(str(path))
    return path


def test_the_users_own_word_file_comes_back_with_a_comment(run: Run, word: Path, tmp_path: Path) -> None:
    result = run("audit", word, "-o", tmp_path / "批注.docx")
    assert result.returncode == 1
    (comment,) = docx.Document(str(tmp_path / "批注.docx")).comments
    assert comment.author == "圭表"
    assert "5.8" in comment.text
    before, after = (docx.Document(str(p)) for p in (word, tmp_path / "批注.docx"))
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]


def test_a_word_file_without_findings_comes_back_as_it_is(run: Run, tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph(CLEAN)
    file.save(str(tmp_path / "好.docx"))
    assert run("audit", tmp_path / "好.docx", "-o", tmp_path / "出.docx").returncode == 0
    assert (tmp_path / "出.docx").read_bytes() == (tmp_path / "好.docx").read_bytes()


def test_several_word_files_go_into_a_folder_and_others_are_told(
    run: Run, word: Path, evaluation: Path, tmp_path: Path
) -> None:
    result = run("audit", word, evaluation, "--format", "docx", "-o", tmp_path / "批注")
    assert result.returncode == 2
    assert ".docx" in said(result)
    assert [p.name for p in (tmp_path / "批注").iterdir()] == ["云河县中期评估.docx"]


def test_what_somebody_wrote_is_never_written_over(run: Run, word: Path) -> None:
    content = word.read_bytes()
    result = run("audit", word, "-o", word)
    assert result.returncode == 2
    assert "不能写回" in said(result)
    assert word.read_bytes() == content


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_no_text_needs_a_file(run: Run, word: Path, form: str) -> None:
    result = run("audit", word, "--format", form)
    assert result.returncode == 2
    assert "-o" in said(result)


def test_a_list_to_tick_off(run: Run, evaluation: Path, tmp_path: Path) -> None:
    run("audit", evaluation, "-o", tmp_path / "清单.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "清单.xlsx").active
    assert sheet is not None
    heads = [c.value for c in sheet[3]]
    assert heads == ["序号", "文档", "位置", "规则", "严重程度", "问题", "计算", "原文", "处理", "说明"]
    row = dict(zip(heads, (c.value for c in sheet[4]), strict=True))
    assert (row["文档"], row["位置"], row["严重程度"], row["处理"]) == ("云河县中期评估", "第10行", "▲ 错误", "待核")
    assert "5.8%" in str(row["计算"])
    assert str(row["原文"]) == "2021—2022年年均增长6.9%"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"待核,已改,不改"'
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:J4"
    assert sheet.print_title_rows == "$3:$3"


def test_the_same_input_gives_the_same_bytes(run: Run, word: Path, tmp_path: Path) -> None:
    for name in ("批注.docx", "清单.xlsx", "页.html"):
        made = []
        for n in (1, 2):
            run("audit", word, "-o", tmp_path / str(n) / name)
            made.append((tmp_path / str(n) / name).read_bytes())
        assert made[0] == made[1], name


def test_doubtful_claims_are_no_errors_unless_one_is_strict(run: Run, tmp_path: Path) -> None:
    (tmp_path / "总结.txt").write_text(DOUBTFUL, encoding="utf-8")
    assert run("audit", tmp_path / "总结.txt").returncode == 0
    assert "存疑" in run("audit", tmp_path / "总结.txt").stdout.decode()
    assert run("audit", tmp_path / "总结.txt", "--strict").returncode == 1


def test_a_folder_with_an_archive_and_a_broken_file(run: Run, evaluation: Path, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    (folder / "下").mkdir(parents=True)
    (folder / "好.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 not a zip")
    with ZipFile(folder / "下" / "包.zip", "w") as archive:
        archive.write(evaluation, evaluation.name)
    result = run("audit", folder)
    assert result.returncode == 2
    assert "坏.docx" in said(result)
    told = result.stdout.decode()
    assert "6.9" in told
    assert "共 2 份文件" in told


def test_documents_of_one_area_are_held_against_each_other(run: Run, tmp_path: Path) -> None:
    for year, text in (
        (2023, "2022年全县社会消费品零售总额完成41.2亿元，增长4.5%。"),
        (2024, "2023年全县社会消费品零售总额完成43.6亿元，增长8.5%。"),
    ):
        head = f"{year}年云河县人民政府工作报告\n\n一、{year - 1}年工作回顾\n"
        (tmp_path / f"云河县{year}.txt").write_text(head + text + "\n", encoding="utf-8")
    findings = [json.loads(line) for line in run("audit", tmp_path, "--format", "jsonl").stdout.splitlines()]
    assert [(f["doc"], f["rule"]) for f in findings] == [("云河县2024", "chain")]
    assert "云河县2023" in {s.get("doc") for s in findings[0]["spans"]}
    run("audit", tmp_path, "-o", tmp_path / "页.html")
    page = (tmp_path / "页.html").read_text(encoding="utf-8")
    assert 'href="#d1"' in page
    assert 'href="#d2"' in page


def test_a_folder_of_pages_has_a_list(run: Run, evaluation: Path, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(CLEAN, encoding="utf-8")
    run("audit", evaluation, tmp_path / "好.txt", "--format", "html", "-o", tmp_path / "页")
    assert {p.name for p in (tmp_path / "页").iterdir()} == {"云河县中期评估.html", "好.html", "index.html"}
    listed = (tmp_path / "页" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}.html"' in listed for name in ("云河县中期评估", "好"))


def test_what_is_accepted_with_a_reason_is_silent_until_it_changes(run: Run, evaluation: Path, tmp_path: Path) -> None:
    listed = tmp_path / "认可.yaml"
    accepting = run("audit", evaluation, "--baseline", listed, "--accept", "已与统计局核实")
    assert accepting.returncode == 0
    assert "已与统计局核实" in listed.read_text(encoding="utf-8")
    again = run("audit", evaluation, "--baseline", listed)
    assert again.returncode == 0
    assert "1 处已认可" in again.stdout.decode()
    evaluation.write_text(EVALUATION.replace("6.9%", "7.9%"), encoding="utf-8")
    changed = run("audit", evaluation, "--baseline", listed)
    assert changed.returncode == 1
    assert "不再对应" in said(changed)


def test_accepting_keeps_what_was_accepted_before(run: Run, evaluation: Path, tmp_path: Path) -> None:
    listed = tmp_path / "认可.yaml"
    run("audit", evaluation, "--baseline", listed, "--accept", "甲")
    (tmp_path / "总结.txt").write_text(DOUBTFUL, encoding="utf-8")
    run("audit", evaluation, tmp_path / "总结.txt", "--baseline", listed, "--accept", "乙")
    text = listed.read_text(encoding="utf-8")
    assert text.count("reason: 甲") == 1
    assert text.count("reason: 乙") == 1


@pytest.mark.parametrize("arguments", [["--accept", "理由"], ["--baseline", "没有.yaml"], ["--baseline", "坏.yaml"]])
def test_a_baseline_that_cannot_be_used(run: Run, evaluation: Path, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "坏.yaml").write_text("- id: 1\n", encoding="utf-8")
    result = run("audit", evaluation, *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert said(result)


def test_a_rule_is_explained_with_its_formula_and_examples(run: Run) -> None:
    told = run("audit", "--explain", "share").stdout.decode()
    assert all(word in told for word in ("占比", "÷", "✗", "✓"))
    assert "share" in run("audit", "--explain").stdout.decode()
    assert "formula" in run("--lang", "en", "audit", "--explain", "share").stdout.decode().lower()


def test_an_unknown_rule_leads_to_those_like_it(run: Run) -> None:
    result = run("audit", "--explain", "chian")
    assert result.returncode == 2
    assert "chain" in said(result)


def test_in_english_each_finding_is_a_sentence(run: Run, evaluation: Path) -> None:
    told = run("--lang", "en", "audit", evaluation).stdout.decode()
    assert "The text gives mean growth of 地区生产总值 in 2021–2022 as 6.9%; by compounding" in told


def test_a_commented_file_is_a_whole_package(run: Run, word: Path, tmp_path: Path) -> None:
    run("audit", word, "-o", tmp_path / "批注.docx")
    with ZipFile(BytesIO((tmp_path / "批注.docx").read_bytes())) as package:
        assert package.testzip() is None


def test_the_list_links_to_documents_of_one_file(run: Run, tmp_path: Path) -> None:
    heads = [f"{year}年云河县人民政府工作报告\n\n各位代表：\n\n一、{year - 1}年工作回顾\n" for year in (2022, 2023)]
    body = "全年新建公园3个，道路5公里。\n" * 60
    (tmp_path / "集.txt").write_text("\n\n".join(head + body for head in heads), encoding="utf-8")
    (tmp_path / "夹").mkdir()
    run("audit", tmp_path / "集.txt", "--format", "html", "-o", tmp_path / "夹")
    assert (tmp_path / "夹" / "集#1.html").is_file()
    assert 'href="集%231.html"' in (tmp_path / "夹" / "index.html").read_text(encoding="utf-8")
