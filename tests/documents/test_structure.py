"""Headings, what sections are about, tables and notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import Document, Section, document_of_text
from guibiao.documents.structure.subjects import Years, topics

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "structure.yaml").read_text(encoding="utf-8"))
COPIED_TABLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "structure_tables.yaml").read_text(encoding="utf-8")
)

REPORT = """2021年云河县政府工作报告
——2021年1月8日在云河县第十五届人民代表大会第六次会议上
县长 林清源
各位代表：
一、2020年和“十三五”发展总结
2020年，全县上下齐心协力，生产总值增长3%。
（一）产业稳步壮大。茶园面积达到5万亩。
各位代表！“十三五”时期，我们走过了不平凡的历程，生产总值年均增长7%。
——民生持续改善。累计建成学校12所。
二、“十四五”时期的主要目标
生产总值年均增长6%。
三、2021年重点工作
生产总值增长6%以上。
1.抓产业。新建茶园1万亩。
四、切实加强政府自身建设
依法行政。
附注
茶园倍增计划：用五年时间把茶园面积扩大一倍。
2.“一县一品”：每县一个主打产品。
附表
2021年为民办实事项目
序号\t事项\t牵头单位
1\t新建学校5所\t县教育局

序号\t事项\t牵头单位
2\t改造小区12个\t
"""


@pytest.fixture(scope="module")
def report() -> Document:
    return document_of_text(REPORT, "report")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["heading"])
def test_a_heading_tells_what_its_section_is_about(example: dict[str, Any]) -> None:
    found = topics(example["heading"], Years(*example["years"]))
    assert [[t.subject, t.period] for t in found] == example["topics"]


@pytest.mark.parametrize(
    ("words", "subject", "period"),
    [
        ("云河县政府工作报告", "", None),
        ("增长3%", "review", "2020"),
        ("5万亩", "review", "2020"),
        ("年均增长7%", "five_year_review", "2016/2020"),
        ("学校12所", "five_year_review", "2016/2020"),
        ("年均增长6%", "five_year_plan", "2021/2025"),
        ("6%以上", "plan", "2021"),
        ("1万亩", "plan", "2021"),
        ("依法行政", "plan", "2021"),
        ("扩大一倍", "note", None),
        ("学校5所", "plan", "2021"),
    ],
)
def test_every_figure_stands_in_a_section_of_the_right_subject(
    report: Document, words: str, subject: str, period: str | None
) -> None:
    section = _at(report, words)
    assert (section.subject, section.period) == (subject, period)


def test_headings_form_a_tree(report: Document) -> None:
    section = _at(report, "5万亩")
    assert section.heading == "（一）产业稳步壮大"
    assert section.level == 2
    assert section.parent is not None
    assert report.sections[section.parent].heading == "一、2020年和“十三五”发展总结"


def test_sections_cover_the_text_without_gaps(report: Document) -> None:
    assert report.sections[0].start == 0
    assert report.sections[-1].end == len(report.text)
    assert all(a.end == b.start for a, b in zip(report.sections, report.sections[1:], strict=False))
    assert all(s.start <= s.body <= s.end for s in report.sections)


def test_a_heading_that_names_nothing_goes_on_with_the_part_before_it(report: Document) -> None:
    assert _at(report, "切实加强").subject == "plan"


def test_a_table_cut_by_a_page_break_is_joined(report: Document) -> None:
    (table,) = report.tables
    assert table.rows == (
        ("序号", "事项", "牵头单位"),
        ("1", "新建学校5所", "县教育局"),
        ("2", "改造小区12个", ""),
    )
    assert table.heads == 1
    assert table.caption == "2021年为民办实事项目"
    for row, spans in zip(table.rows, table.cells, strict=True):
        assert [report.text[a:b] for a, b in spans] == list(row)


def test_a_glossary_becomes_notes(report: Document) -> None:
    assert [(n.mark, n.term) for n in report.notes] == [("", "茶园倍增计划"), ("2", "“一县一品”")]
    assert report.notes[0].text.startswith("用五年时间")


def test_a_markdown_table_is_a_table() -> None:
    document = document_of_text("主要指标\n\n| 指标 | 目标 |\n| --- | ---: |\n| 生产总值 | 6% |\n", "md")
    assert document.tables[0].rows == (("指标", "目标"), ("生产总值", "6%"))


def test_two_markdown_tables_in_a_row_are_two_and_repeated_heads_are_one() -> None:
    first = "| 指标 | 目标 |\n| --- | --- |\n| 生产总值 | 6% |\n"
    other = "| 乡镇 | 项目 | 投资 |\n| --- | --- | --- |\n| 河口镇 | 9 | 42 |\n| 合计 | 9 | 42 |\n"
    tables = document_of_text(f"主要指标\n\n{first}\n{other}", "md").tables
    assert [t.rows[0] for t in tables] == [("指标", "目标"), ("乡镇", "项目", "投资")]
    assert tables[1].rows[-1] == ("合计", "9", "42")
    (joined,) = document_of_text(f"主要指标\n\n{first}\n{first.replace('生产总值', '财政收入')}", "md").tables
    assert joined.rows == (("指标", "目标"), ("生产总值", "6%"), ("财政收入", "6%"))


def test_markdown_marks_headings_and_bold_leads() -> None:
    document = document_of_text(
        "# 云河县政府工作报告\n\n## 一、2023年工作回顾\n\n**产业稳步壮大。**茶园面积达到5万亩，茶农增收。\n", "md"
    )
    assert [(s.level, s.heading) for s in document.sections] == [
        (0, "云河县政府工作报告"),
        (1, "一、2023年工作回顾"),
        (5, "产业稳步壮大"),
    ]


def test_headings_that_lost_their_line_breaks_are_found() -> None:
    filler = "各项工作有序推进，群众生活不断改善，城乡面貌焕然一新。" * 80
    text = (
        f"各位代表:现在,我代表县人民政府向大会报告工作。2020年和“十三五”工作总结2020年是不平凡的一年。{filler} "
        f"(一)茶叶产业稳步壮大。茶园面积达到5万亩。{filler} 2021年工作安排2021年是“十四五”开局之年。{filler} "
        f"一、突出抓好茶叶产业。新建茶园1万亩。{filler}"
    )
    document = document_of_text(text, "scraped")
    assert [(s.level, s.heading, s.subject) for s in document.sections if s.heading] == [
        (1, "2020年和“十三五”工作总结", "review"),
        (2, "（一）茶叶产业稳步壮大", "review"),
        (1, "2021年工作安排", "plan"),
        (1, "一、突出抓好茶叶产业", "plan"),
    ]


def _at(document: Document, words: str) -> Section:
    section = document.section_at(document.text.index(words))
    assert section is not None
    return section


def test_rows_that_only_end_with_pipes_are_a_table_and_an_empty_first_head_is_a_column() -> None:
    said = "表1 生产总值\n| 绝对数 (亿元) | 比上年增长 (%) |\n生产总值 | 90.5 | 3.2 |\n第一产业 | 20.1 | 4.0 |\n"
    (table,) = document_of_text(said + "全年粮食增产。", "web").tables
    assert table.rows[0] == ("", "绝对数（亿元）", "比上年增长（%）")
    assert table.rows[2] == ("第一产业", "20.1", "4.0")


def test_the_heads_of_a_list_of_tasks_begin_a_table_under_what_a_site_tells_of_it() -> None:
    said = "索引号 | 00123/2022 |\n公开方式 | 主动公开 |\n序号 | 实事项目 | 责任单位 |\n1 | 新建小学2所 | 教育局 |\n"
    site, tasks = document_of_text(f"2022年实事项目分解表\n{said}2 | 新建公园1个 | 城管局 |\n", "web").tables
    assert site.rows[0][0] == "索引号"
    assert tasks.heads == 1
    assert tasks.rows[2] == ("2", "新建公园1个", "城管局")


def test_a_table_copied_one_cell_to_a_line_is_a_table_with_its_numbers_and_repeated_cells() -> None:
    cells = ["序号", "2022年目标", "责任单位"]
    for number, task in enumerate(("新建小学2所", "新建公园1个", "改造小区5个", "新增床位30张"), 1):
        cells += [str(number), task, "教育局" if number != 2 else "城管局"]
    (table,) = document_of_text("任务分解表\n\n" + "\n\n".join(cells), "web").tables
    assert table.rows[0] == ("序号", "2022年目标", "责任单位")
    assert table.rows[4] == ("4", "新增床位30张", "教育局")
    assert (table.heads, table.caption) == (1, "任务分解表")


@pytest.mark.parametrize("example", COPIED_TABLES, ids=lambda e: e["says"])
def test_figures_copied_without_their_table_are_a_table(example: dict[str, Any]) -> None:
    table = example.get("text") or "\n\n".join(example["lines"].split())
    document = document_of_text(f"云河县概况\n\n主要指标\n\n{table}\n\n全县粮食增产。", "web")
    rows = [list(row) for table in document.tables for row in table.rows]
    assert rows == example["rows"]
    assert [t.heads for t in document.tables] == [1][: len(rows)]
    assert document.text.endswith("\n全县粮食增产。")


def test_a_number_alone_on_its_line_is_a_page_s_where_no_such_table_is() -> None:
    assert document_of_text("序号见表。\n\n1\n\n粮食增产。\n\n2\n\n收入增加。", "text").tables == ()


def test_headings_that_the_format_marks_and_nobody_numbers_stand_below_the_title() -> None:
    source = (
        "# 云河县2023年统计公报\n\n## 综合\n\n全年增长5%。\n\n### 产业\n\n工业增长6%。\n\n## 农业\n\n粮食12万吨。\n"
    )
    found = document_of_text(source, "云河县").sections
    assert [(s.heading, s.level) for s in found] == [
        ("云河县2023年统计公报", 0),
        ("综合", 1),
        ("产业", 2),
        ("农业", 1),
    ]
    assert found[2].parent == 1
