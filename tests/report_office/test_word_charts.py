"""Charts in the Word file: its own kind, with their data inside, where a writer would put them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree
from report_speed import AS_OF, plan_of

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.report import Dress, Edition, read_back, write_report
from guibiao.report.content import Chart, Content

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def assessed() -> PlanAssessment:
    """Sixteen indicators in two classes, two of every form, and forty projects."""
    plan = plan_of(16, 40, 3)
    classes = (replace(i, category=("经济发展", "民生福祉")[n // 8]) for n, i in enumerate(plan.indicators))
    return assess_plan(replace(plan, indicators=tuple(classes)), AS_OF)


def written(folder: Path, charts: str) -> Path:
    return write_report(assessed(), [], folder, edition=Edition(dress=Dress(charts=charts)))[0]


def charts(content: Content) -> list[tuple[str, str]]:
    """The key of every chart with that of its section."""
    return [(s.key, b.key) for s in content.walk() for b in s.blocks if isinstance(b, Chart)]


def told(choice: str) -> Content:
    return Edition(dress=Dress(charts=choice)).content(assessed(), [])


def parts(path: Path, folder: str) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith(folder)}


def test_the_main_charts_are_the_classes_the_projects_and_what_is_furthest_behind() -> None:
    found = charts(told("main"))
    assert found[0] == ("overview", "verdicts")
    assert [section for section, _key in found[1:]] == ["projects"] + ["behind"] * (len(found) - 2)
    assert 0 < len(found) - 2 <= Dress().layout.charts_behind


def test_all_charts_stand_below_the_paragraphs_of_their_indicators() -> None:
    found = charts(told("all"))
    trends = [section for section, key in found if key.startswith("trend:")]
    assert len(trends) > 5
    assert all(section.startswith("category:") for section in trends)


def test_none_on_request(tmp_path: Path) -> None:
    assert charts(told("none")) == []
    assert not parts(written(tmp_path, "none"), "word/charts/")


def test_every_chart_has_a_caption_a_text_for_those_who_do_not_see_it_and_its_data(tmp_path: Path) -> None:
    path = written(tmp_path, "main")
    document = docx.Document(str(path))
    count = len(parts(path, "word/charts/chart"))
    captions = [p for p in document.paragraphs if p.style.name == "Caption" and p._p.xpath(".//w:fldSimple")]
    numbered = [p for p in captions if "SEQ 图" in p._p.xpath("string(.//w:fldSimple/@w:instr)")]
    assert len(numbered) == count > 2
    described = document.element.body.xpath("//wp:docPr/@descr")
    assert len(described) == count
    assert all(len(text) > 10 for text in described)
    for data in parts(path, "word/embeddings/").values():
        rows = list(openpyxl.load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True))
        assert len(rows) > 1


def test_what_only_excel_takes_for_granted_is_said(tmp_path: Path) -> None:
    for chart in parts(written(tmp_path, "all"), "word/charts/chart").values():
        root = etree.fromstring(chart)
        assert root.find(f"{C}externalData") is not None
        for series in root.iterfind(f".//{C}scatterChart/{C}ser"):
            assert series.find(f"{C}smooth").get("val") == "0"
        for labels in root.iter(f"{C}dLbls"):
            assert labels.find(f"{C}showSerName").get("val") == "0"
        lengths = {p.get("val") for p in root.iterfind(f".//{C}scatterChart//{C}ptCount")}
        assert len(lengths) <= 1


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name, "all") for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_an_unchanged_report_with_charts_reads_back_without_a_word_of_people(tmp_path: Path) -> None:
    path = written(tmp_path, "main")
    back = read_back(path, assessed(), tmp_path / "正文", Edition(dress=Dress(charts="none")))
    assert [w.markdown for w in back.words if "图" in w.markdown] == []


@pytest.mark.parametrize("choice", ["main", "all"])
def test_libreoffice_sets_the_charts(tmp_path: Path, soffice: str, choice: str) -> None:
    from guibiao.report.word.paged import report_pdf

    assert report_pdf(written(tmp_path, choice).read_bytes(), "报告.pdf").startswith(b"%PDF")
