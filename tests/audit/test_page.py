"""The page with findings in the margin: self-contained, linked both ways."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from guibiao.audit import audit, checked
from guibiao.documents import document_of_text
from guibiao.extract import extract
from guibiao.report.findings_page import findings_page

TEXT = (
    "云河县“十四五”规划纲要中期评估报告\n\n"
    "地区生产总值：2021年增长7.9%，2022年增长2.1%，2021-2022年年均增长5.6%，低于目标<7.5%>。\n"
    "全县规划实施重大项目96个。按项目类型分，基础设施项目31个，产业项目66个。\n"
)


def _page(every: bool = False) -> str:
    document = document_of_text(TEXT, "云河")
    claims = audit(document, extract(document))
    return findings_page(checked([document], claims, every=every))


def test_each_claim_links_to_its_note_and_back() -> None:
    page = _page()
    notes = re.findall(r'id="n(\d+)"', page)
    assert notes == ["1", "2"]
    for n in notes:
        assert f'id="c{n}" href="#n{n}"' in page
        assert f'href="#c{n}"' in page


def test_every_link_leads_somewhere_and_every_id_is_there_once() -> None:
    page = _page(every=True)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_page_loads_nothing_from_elsewhere_and_text_is_escaped() -> None:
    page = _page()
    assert not re.search(r'(?:src|href)="(?!#)|url\((?!data:)|<script|@import', page)
    assert "&lt;7.5%&gt;" in page


def test_a_document_without_findings_says_so() -> None:
    document = document_of_text("云河县工作总结\n\n全年新建公园3个。\n", "云河")
    assert "没有发现算术问题" in findings_page(checked([document], []))


def test_the_page_fits_a_narrow_screen(chromium: str, tmp_path: Path) -> None:
    page = _page().replace(
        "</body>",
        "<script>document.title=document.documentElement.scrollWidth>innerWidth?'wide':'fits'</script></body>",
    )
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [
        chromium,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=360,800",
        "--dump-dom",
        str(file),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert "<title>fits</title>" in shown
