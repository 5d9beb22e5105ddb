"""The real documents that stand beside the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from guibiao.documents import Document, read_documents

KNOWN = {  # name: kind, region, reviews, plans, span
    "000-rongan-midterm-2023": ("evaluation", "融安县", 2023, None, "2021/2025"),
    "001-rongan-gwr-2024": ("work_report", "融安县", 2023, 2024, "2021/2025"),
    "002-liuzhou-gwr-2021": ("work_report", "柳州市", 2020, 2021, "2021/2025"),
    "004-collection-2021#1": ("work_report", "宝兴县", 2020, 2021, "2021/2025"),
    "004-collection-2021#2": ("work_report", "斗门区", 2020, 2021, "2021/2025"),
    "004-collection-2021#3": ("work_report", "克拉玛依区", 2020, 2021, "2021/2025"),
    "004-collection-2021#4": ("work_report", "衡阳市", 2020, 2021, "2021/2025"),
    "004-collection-2021#5": ("work_report", "中站区", 2020, 2021, "2021/2025"),
    "national-2009": ("work_report", "全国", 2008, 2009, None),
    "national-2012": ("work_report", "全国", 2011, 2012, "2011/2015"),
    "national-2015": ("work_report", "全国", 2014, 2015, "2011/2015"),
    "national-2018": ("work_report", "全国", 2017, 2018, "2016/2020"),
    "national-2021": ("work_report", "全国", 2020, 2021, "2021/2025"),
}
PINYIN = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


@pytest.fixture(scope="module")
def corpus(shared: Path) -> dict[str, Document]:
    files = sorted((shared / "corpus").rglob("*.txt"))
    return {d.name: d for path in files for d in read_documents(path)}


def test_every_document_is_known(corpus: dict[str, Document]) -> None:
    said = {n: (d.kind, d.region, d.reviews, d.plans, d.span) for n, d in corpus.items()}
    assert said == KNOWN


def test_offsets_lead_to_the_annotated_quantities(corpus: dict[str, Document], shared: Path) -> None:
    for gold in map(_loaded, sorted((shared / "gold").glob("*.json"))):
        documents = [d for n, d in corpus.items() if n.split("#")[0] == gold["doc"]]
        for statement in gold["statements"]:
            start, end = statement["start"], statement["end"]
            assert documents[0].source[start:end] == statement["text"]
            owner = next(d for d in documents if _holds(d, start))
            clean = _clean_span(owner, start, end)
            assert owner.offsets.to_source(*clean) == (start, end)


def test_annotated_regions_are_the_documents_own(corpus: dict[str, Document], shared: Path) -> None:
    for gold in map(_loaded, sorted((shared / "gold").glob("*.json"))):
        documents = [d for n, d in corpus.items() if n.split("#")[0] == gold["doc"]]
        for statement in gold["statements"]:
            owner = next(d for d in documents if _holds(d, statement["start"]))
            assert statement["region"] in {owner.region, *_elsewhere(statement, owner)}


def test_no_pinyin_markup_or_furniture_is_left(corpus: dict[str, Document]) -> None:
    for document in corpus.values():
        assert not PINYIN.search(document.text)
        assert not re.search(r"\*\*|<sup>|^#|^---|电子公文打印版|\n\n|^ | $", document.text, re.MULTILINE)
    assert not re.search("[①-⑳]", corpus["001-rongan-gwr-2024"].text)


def test_sentences_cut_by_pages_are_whole_again(corpus: dict[str, Document]) -> None:
    text = corpus["002-liuzhou-gwr-2021"].text
    assert "规规模以上" not in text
    assert "嗓子子" not in text
    assert "18.7万辆、增长198.2%" in text
    body = text[text.index("一、") : text.index("附注")]
    assert all(line[-1] in "。！：；" or len(line) < 60 for line in body.splitlines())


def test_the_ten_tasks_of_an_annex_have_six_fields(corpus: dict[str, Document]) -> None:
    (table,) = corpus["002-liuzhou-gwr-2021"].tables
    head, *rows = table.rows
    assert len(head) == 6
    assert [row[0] for row in rows] == [str(n) for n in range(1, 11)]
    assert rows[2][4] == ""
    assert all(cell for row in rows for i, cell in enumerate(row) if (row[0], i) != ("3", 4))
    assert {row[5] for row in rows} == {"12月31日"}


def test_glossaries_come_out_as_notes(corpus: dict[str, Document]) -> None:
    assert len(corpus["002-liuzhou-gwr-2021"].notes) == 24
    marks = [note.mark for note in corpus["001-rongan-gwr-2024"].notes]
    assert marks == [str(n) for n in range(1, 14)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("001-rongan-gwr-2024", ["review 2023", "plan 2024", "note None"]),
        (
            "002-liuzhou-gwr-2021",
            [
                "review 2020",
                "five_year_review 2016/2020",
                "five_year_plan 2021/2025",
                "plan 2021",
                "note None",
                "plan 2021",
            ],
        ),
        (
            "004-collection-2021#2",
            ["five_year_review 2016/2020", "review 2020", "five_year_plan 2021/2025", "plan 2021"],
        ),
        (
            "004-collection-2021#3",
            ["review 2020", "five_year_review 2016/2020", "five_year_plan 2021/2025", "plan 2021"],
        ),
        (
            "004-collection-2021#4",
            ["five_year_review 2016/2020", "review 2020", "five_year_plan 2021/2025", "plan 2021"],
        ),
        (
            "004-collection-2021#5",
            ["review 2020", "five_year_review 2016/2020", "five_year_plan 2021/2025", "plan 2021"],
        ),
        ("national-2009", ["review 2008", "plan 2009"]),
        ("national-2015", ["review 2014", "plan 2015"]),
        ("national-2018", ["five_year_review 2013/2017", "review 2017", "five_year_review 2013/2017", "plan 2018"]),
        (
            "national-2021",
            ["review 2020", "five_year_review 2016/2020", "five_year_plan 2021/2025", "plan 2021"],
        ),
    ],
)
def test_parts_follow_one_another(corpus: dict[str, Document], name: str, expected: list[str]) -> None:
    """Subjects and periods of the parts in their order, repetitions and subjects told by level 2 aside."""
    document = corpus[name]
    parts = [f"{s.subject} {s.period}" for s in document.sections if s.level == 1]
    assert [p for p, before in zip(parts, ["", *parts], strict=False) if p != before] == expected


def _loaded(path: Path) -> dict[str, object] | object:
    return json.loads(path.read_text(encoding="utf-8"))


def _holds(document: Document, at: int) -> bool:
    start, end = document.offsets.to_source(0, len(document.text))
    return start <= at < end


def _clean_span(document: Document, start: int, end: int) -> tuple[int, int]:
    inside = [
        at
        for run in document.offsets.runs
        if run.source < end and run.source + run.source_length > start
        for at in range(run.clean, run.clean + run.length)
        if start <= document.offsets.to_source(at, at + 1)[0] < end
    ]
    return inside[0], inside[-1] + 1


def _elsewhere(statement: dict[str, str], owner: Document) -> set[str | None]:
    """A statement may be about another area that its sentence names."""
    named = statement["region"]
    return {named} if named and named[:2] in owner.text and named != owner.region else set()
