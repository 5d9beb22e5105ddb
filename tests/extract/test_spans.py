"""Where a statement stands, whose it is, and in which order."""

from __future__ import annotations

from dataclasses import replace

from guibiao.documents import OffsetMap, Place, Run
from guibiao.extract import extract
from tests.extract.sentences import document

TEXT = "全县粮食产量8.2万吨，增长3%。旅游收入12亿元。"


def test_statements_come_in_document_order_and_cite_the_source() -> None:
    statements = extract(document(TEXT))
    assert [s.text for s in statements] == ["8.2万吨", "3%", "12亿元"]
    assert all(TEXT[s.start : s.end] == s.text for s in statements)


def test_spans_point_into_the_source_where_the_clean_text_was_cut_out_of_it() -> None:
    source = "  封面\n" + TEXT
    cut = replace(document(TEXT), source=source, offsets=OffsetMap.identity(len(TEXT), 5))
    assert [source[s.start : s.end] for s in extract(cut)] == ["8.2万吨", "3%", "12亿元"]


def test_a_reading_aid_after_the_unit_belongs_to_it() -> None:
    source, text = "旅游收入12亿元(yuán)。", "旅游收入12亿元。"
    repaired = replace(document(text), source=source, offsets=OffsetMap([Run(0, 0, 9, 9), Run(9, 15, 1, 1)]))
    assert [s.text for s in extract(repaired)] == ["12亿元(yuán)"]


def test_the_documents_region_is_the_statements_and_no_part_of_the_name() -> None:
    statements = extract(replace(document("云河县实现地区生产总值50亿元。"), region="云河县"))
    assert [(s.region, s.indicator, s.code) for s in statements] == [("云河县", "地区生产总值", "gdp")]


def test_a_figure_may_be_about_the_inner_city_or_a_division_below_or_above() -> None:
    city = replace(
        document(
            "全市森林覆盖率达到60%，市区公园面积2000公顷，增加50公顷；其中：金城江区粮食产量8万吨。"
            "河池市人民医院门诊量达到8万人次。"
        ),
        region="河池市",
        code="451200",
    )
    assert [(s.indicator, s.region) for s in extract(city)] == [
        ("森林覆盖率", "河池市"),
        ("公园面积", "河池市区"),
        ("公园面积", "河池市区"),
        ("粮食产量", "金城江区"),
        ("人民医院门诊量", "河池市"),
    ]


def test_a_figure_beside_another_may_be_about_the_larger_area() -> None:
    text = document("地区生产总值增长5%（全市增长6%，全省平均4.2%，全国平均3.0%），粮食产量8万吨。")
    district = replace(text, region="金城江区", code="451202")
    assert [(s.text, s.region, s.measure) for s in extract(district)] == [
        ("5%", "金城江区", "growth"),
        ("6%", "河池市", "growth"),
        ("4.2%", "广西壮族自治区", "growth"),
        ("3.0%", "全国", "growth"),
        ("8万吨", "金城江区", "level"),
    ]


def test_a_place_tells_where_a_person_finds_it() -> None:
    placed = replace(document(TEXT), places=(Place(0, "p1"), Place(18, "p2")))
    assert [s.place for s in extract(placed)] == ["p1", "p1", "p2"]


def test_a_passage_that_opens_with_a_year_is_about_that_year() -> None:
    text = "2022年，我们克难奋进。粮食产量8万吨。"
    assert [s.period for s in extract(document(text, year=2023, plans=2024))] == ["2022"]


def test_a_passage_that_opens_with_several_years_looks_over_them() -> None:
    text = "五年来，我们克难奋进。累计建成公园5座，森林覆盖率达到60%。"
    assert [s.period for s in extract(document(text, year=2020, plans=2021))] == ["2016/2020", "2020"]
