"""What a sentence of a plan promises, which projects it names; and that every span points into the source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guibiao.documents import document_of_text
from guibiao.extract import extract
from guibiao.extract.promises import NamedProject, Promise, named_projects, promises

_CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
_BEFORE = "2024年云河县人民政府工作报告\n二、2024年工作安排\n"


def _read(text: str) -> tuple[list[Promise], list[NamedProject]]:
    document = document_of_text(_BEFORE + text, "报告")
    statements = extract(document)
    return promises(document, statements, slogans=True), named_projects(document, statements)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_a_sentence_makes_these_promises(case: dict[str, Any]) -> None:
    found, _projects = _read(case["text"])
    wanted = [(w, "2024") if isinstance(w, str) else tuple(w) for w in case.get("promises", [])]
    assert [(p.deed, p.deadline) for p in found if p.checkable] == wanted
    assert [p.deed for p in found if not p.checkable] == case.get("slogans", [])


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_a_sentence_names_these_projects(case: dict[str, Any]) -> None:
    _promises, found = _read(case["text"])
    assert {p.name: p.stage for p in found} == case.get("projects", {})


@pytest.mark.parametrize("case", [c for c in _CASES if "lead" in c], ids=lambda case: case["name"])
def test_the_first_unit_named_leads(case: dict[str, Any]) -> None:
    found, _projects = _read(case["text"])
    assert {(p.lead, tuple(p.supporting)) for p in found} == {(case["lead"], tuple(case["supporting"]))}


def test_what_was_done_is_no_promise_but_its_projects_are_named() -> None:
    document = document_of_text(
        "2024年云河县人民政府工作报告\n一、2023年工作回顾\n建成云河大桥。\n" + "二、2024年工作安排\n", "报告"
    )
    statements = extract(document)
    assert promises(document, statements) == []
    assert [(p.name, p.stage, p.period) for p in named_projects(document, statements)] == [("云河大桥", "竣工", "2023")]


def test_a_report_without_headings_is_read_by_what_it_speaks_of() -> None:
    text = (
        "云河县2024年政府工作报告解读\n"
        "去年，全县累计完成投资60亿元，同比增长8%，建成了南湖隧道，城乡面貌显著改善。\n"
        "加快推进云河大桥建设，力争年内开工建设东山水库。\n"
    )
    document = document_of_text(text, "解读")
    found = promises(document, extract(document))
    assert [(p.deed, p.deadline) for p in found] == [("推进云河大桥", "2024"), ("开工建设东山水库", "2024")]


def test_a_numbered_line_that_is_all_of_its_section_is_an_item() -> None:
    document = document_of_text(_BEFORE + "1.建成云河大桥。\n2.开工建设南湖隧道。\n", "报告")
    assert [p.deed for p in promises(document, extract(document))] == ["建成云河大桥", "开工建设南湖隧道"]


_PIECES = st.sampled_from(
    [c["text"] for c in _CASES] + ["、", "，", "“", "（", "等项目建设", "和", "推动", "2024年", "力争"]
)


@given(st.lists(_PIECES, max_size=6).map("".join))
def test_every_span_lies_in_the_source_and_comes_in_its_order(text: str) -> None:
    document = document_of_text(_BEFORE + text, "报告")
    statements = extract(document)
    for found in (promises(document, statements, slogans=True), named_projects(document, statements)):
        assert [p.clean_start for p in found] == sorted(p.clean_start for p in found)
        for one in found:
            assert one.text == document.source[one.start : one.end] != ""
            assert set(one.quantities) <= {s.start for s in statements}


def test_a_task_table_gives_a_promise_for_each_row(tmp_path: Path) -> None:
    rows = [
        "序号\t标题\t实事内容\t牵头单位\t责任单位\t完成时间",
        "1\t建设一批幼儿园\t新建3所公办幼儿园。\t县教育局 县住房城乡建设局\t县财政局，云河镇、南湖镇人民政府\t12月31日",
        "2\t改造老旧小区\t改造老旧小区8个。\t县住房城乡建设局\t\t9月底",
    ]
    document = document_of_text(_BEFORE + "附表\n2024年为民办实事项目\n" + "\n".join(rows) + "\n", "报告")
    found = promises(document, extract(document))
    assert [(p.deed, p.deadline, p.lead, p.supporting) for p in found] == [
        (
            "新建公办幼儿园",
            "2024-12-31",
            "县教育局",
            ["县住房城乡建设局", "县财政局", "云河镇人民政府", "南湖镇人民政府"],
        ),
        ("改造老旧小区", "2024-09", "县住房城乡建设局", []),
    ]
    assert [p.title for p in found] == ["建设一批幼儿园", "改造老旧小区"]


def test_a_table_of_projects_names_each_with_its_stage() -> None:
    rows = [
        "序号\t项目名称\t建设性质\t建设内容及规模\t总投资（万元）\t责任单位",
        "1\t云河大桥\t续建\t全长1.2公里\t12000\t县交通运输局",
        "2\t南湖水厂二期\t新建\t日供水5万吨\t8600\t县水利局",
    ]
    text = _BEFORE + "附表\n2024年重大项目表\n" + "\n".join(rows) + "\n"
    document = document_of_text(text, "报告")
    found = named_projects(document, extract(document))
    assert [(p.name, p.stage, p.period) for p in found] == [
        ("云河大桥", "续建", "2024"),
        ("南湖水厂二期", "新开工", "2024"),
    ]
    assert promises(document, extract(document)) == []


def test_a_task_row_names_the_projects_of_all_its_cells() -> None:
    rows = [
        "序号\t目标任务\t工作举措\t责任单位\t完成时间",
        "1\t交通投资增长10%\t开工建设云河大桥，建成南湖至北岭公路。\t县交通运输局\t12月31日",
    ]
    document = document_of_text(_BEFORE + "附表\n2024年重点工作\n" + "\n".join(rows) + "\n", "报告")
    found = named_projects(document, extract(document))
    assert [(p.name, p.stage, p.period) for p in found] == [
        ("云河大桥", "新开工", "2024-12-31"),
        ("南湖至北岭公路", "竣工", "2024-12-31"),
    ]


def test_a_clause_of_a_million_characters_is_read_in_time() -> None:
    found, _projects = _read("建成" + "云河大桥、" * 50_000 + "南湖隧道。")
    assert len(found) == 50_001
    assert not re.search("、", found[-1].deed)
