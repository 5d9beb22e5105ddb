"""The baseline: what a person has accepted stays silent while it is the same, and comes back when it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.audit import Accepted, accept, audit, failures, finding_id, read_baseline, unmatched, write_baseline
from guibiao.documents import document_of_text
from guibiao.errors import InputError
from guibiao.extract import extract

TEXT = (
    "云河县“十四五”规划纲要中期评估报告\n\n"
    "地区生产总值：2021年增长7.9%，2022年增长2.1%，2021-2022年年均增长5.6%，低于目标7.5%。\n"
    "全县规划实施重大项目96个。按项目类型分，基础设施项目31个，产业项目66个。\n"
)


def ids(text: str) -> list[str]:
    """The ids of what fails in a text."""
    document = document_of_text(text, "云河")
    return [finding_id(f, document.source) for f in failures(audit(document, extract(document)))]


def test_each_finding_has_an_id_of_its_own() -> None:
    assert len(set(ids(TEXT))) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("中期评估报告\n", "中期评估报告\n\n新加的一段，没有数据。\n"),
        ("低于目标7.5%", "没有达到目标"),
        ("2021-2022年年均增长5.6%", "2021-2022年 年均增长5.6%"),
    ],
    ids=["a paragraph before", "the clause behind", "a blank"],
)
def test_an_edit_elsewhere_leaves_the_ids_as_they_are(old: str, new: str) -> None:
    assert old in TEXT
    assert ids(TEXT.replace(old, new)) == ids(TEXT)


@pytest.mark.parametrize(
    ("old", "new"), [("5.6%", "5.7%"), ("7.9%", "6.9%")], ids=["the claim", "a figure it rests on"]
)
def test_an_edit_of_the_claim_or_of_what_it_rests_on_gives_another_id(old: str, new: str) -> None:
    changed = ids(TEXT.replace(old, new))
    assert changed[0] != ids(TEXT)[0]
    assert changed[1] == ids(TEXT)[1]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    document = document_of_text(TEXT, "云河")
    entries = [accept(f, document.source, "口径：已核") for f in failures(audit(document, extract(document)))]
    assert entries[0].quote == "2021-2022年年均增长5.6%"
    write_baseline(tmp_path / "认可.yaml", entries)
    assert read_baseline(tmp_path / "认可.yaml") == entries
    write_baseline(tmp_path / "空.yaml", [])
    assert read_baseline(tmp_path / "空.yaml") == []


def test_entries_that_silence_nothing_are_told_for_the_documents_at_hand() -> None:
    entries = [Accepted(i, doc, "share", "", "", "已核") for i, doc in (("1", "云河"), ("2", "云河"), ("3", "示例"))]
    assert [e.id for e in unmatched(entries, {"1"}, {"云河"})] == ["2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- id: 1\n  reason: 已核\n- id: 2\n  reason: ''\n", "第3行：这一条没有写理由"),
        ("- reason: 已核\n", "第1行：这一条没有 id"),
        ("- id: 1\n  reason: 已核\n  who: 甲\n", "第1行：不认识的键“who”"),
        ("id: 1\n", "不是认可清单"),
        ("- [1\n", "YAML 写法有误"),
        ("- 1\n", "第1行：这一条不是“键: 值”"),
    ],
)
def test_a_wrong_file_is_said_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "认可.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_baseline(path)
    assert said in str(error.value)


def test_a_file_that_is_no_text_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_baseline(tmp_path / "没有.yaml")
    (tmp_path / "图.yaml").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(InputError):
        read_baseline(tmp_path / "图.yaml")
