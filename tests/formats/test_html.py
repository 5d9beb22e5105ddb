"""Saved web pages: the text without the site round it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import read_documents
from guibiao.documents.formats.html import read
from guibiao.errors import InputError

HERE = Path(__file__).parent
PAGES: list[dict[str, Any]] = yaml.safe_load((HERE / "pages.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=[page["page"] for page in PAGES])
def test_a_page_gives_its_text_only(page: dict[str, Any]) -> None:
    content = read((HERE / "pages" / page["page"]).read_text(encoding="utf-8").encode(page["encoding"]), page["page"])
    assert content.source.splitlines() == page["lines"]
    assert {content.source[m.start : m.end]: m.level for m in content.marks} == page["marks"]
    assert content.paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_the_page_declares_about_its_encoding_is_not_believed(encoding: str) -> None:
    head = '<?xml version="1.0" encoding="big5"?><html><head><meta charset="big5"></head>'
    page = f"{head}<p>云河县镕基，增长8%。</p></html>"
    assert read(page.encode(encoding), "page.htm").source == "云河县镕基，增长8%。\n"


def test_places_count_the_paragraphs() -> None:
    content = read("<p>云河县</p><p>第一段，增长。</p>".encode(), "page.html")
    assert [(content.source[p.start : p.start + 3], p.name) for p in content.places] == [
        ("云河县", "para 1"),
        ("第一段", "para 2"),
    ]


def test_a_note_mark_leaves_the_clean_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>全年地区生产总值<sup>[2]</sup>120.5亿元，比上年增长6.1%。</p>", encoding="utf-8")
    assert read_documents(path)[0].text == "全年地区生产总值120.5亿元，比上年增长6.1%。"


def test_a_page_of_links_only_still_says_something_or_is_refused() -> None:
    page = "".join(f'<li><a href="/{n}">第{n}条新闻标题</a></li>' for n in range(20))
    with pytest.raises(InputError, match="没有文字"):
        read(f"<ul>{page}</ul>".encode(), "list.html")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "空"),
        ("<html></html>", "没有文字"),
        ("<script>云河县，增长。</script>", "没有文字"),
        ("<table>" + ("<tr>" + "<td rowspan=9999 colspan=1000>云</td>" * 90 + "</tr>") * 90, "太大"),
        ("云河县，茶园面积。<em>" * 1500, "太深"),
    ],
)
def test_a_page_that_cannot_be_read_is_said_so(page: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(page.encode(), "page.html")
    assert caught.value.where == "page.html"
    assert caught.value.cure


def test_ten_thousand_merged_cells_are_laid_out() -> None:
    row = "<tr>" + "<td rowspan=2 colspan=2>茶</td>" * 50 + "</tr><tr></tr>"
    content = read(f"<table>{row * 200}</table>".encode(), "page.html")
    lines = content.source.splitlines()
    assert len(lines) == 200
    assert all(line.count("茶") >= 50 for line in lines)
