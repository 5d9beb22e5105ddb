"""What and whose a document is, by example, and whose area a title names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.documents import document_of_text
from guibiao.documents.five_year import years_named
from guibiao.documents.region import Area, area_in

EXAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "identity.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"].split("\n")[0])
def test_the_first_lines_tell_what_and_whose_a_document_is(example: dict[str, Any]) -> None:
    document = document_of_text(example["text"], "report")
    said = {key: getattr(document, key) for key in example if key != "text"}
    assert said == {key: value for key, value in example.items() if key != "text"}


@pytest.mark.parametrize("name", ["yunhe-2019", "云河县2019年情况", "20190730_云河"])
def test_a_text_that_names_no_year_is_of_that_of_its_file_s_name(name: str) -> None:
    document = document_of_text("我县经济稳步前行\n全县生产总值增长5%，居民收入增长6%。\n", name)
    assert document.reviews == 2019


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("2023年云河县政府工作报告", "云河县"),
        ("（示例）2024年示例市云河县人民政府政府工作报告", "云河县"),
        ("示例市滨江新区政府工作报告", "滨江新区"),
        ("示例市市中区政府工作报告", "市中区"),
        ("某某族自治州政府工作报告", "某某族自治州"),
        ("示例自治区人民政府工作报告", "示例自治区"),
        ("云县区政府工作报告", "云县区"),
        ("云州市政府工作报告", "云州市"),
        ("云州区政府工作报告", "云州区"),
        ("云河林区政府工作报告", "云河林区"),
        ("锡东盟政府工作报告", "锡东盟"),
        ("东河旗“十四五”规划纲要中期评估报告", "东河旗"),
        ("中华人民共和国2023年国民经济和社会发展统计公报", "全国"),
        ("政府工作报告", None),
        ("云河县（浙江）2022年政府工作报告", "云河县"),
        ("2024年云河县（浙江）政府工作报告", "云河县"),
        ("示例市2024年财政预算安排", "示例市"),
        ("东河旗2021年农牧业生产情况", "东河旗"),
        ("云河县教育局2024年工作要点", "云河县"),
        ("大中城市2024年房价变动情况", None),
        ("示范区2024年建设情况", None),
    ],
)
def test_the_last_division_of_a_title_is_the_document_s_own(title: str, region: str | None) -> None:
    area = area_in(title, "", title)
    assert (area and area.name) == region


def test_the_national_congress_is_the_whole_country() -> None:
    area = area_in("政府工作报告", "第十三届全国人民代表大会第四次会议", "")
    assert area == Area("全国", None, "country")


@pytest.mark.parametrize(
    ("title", "code", "level"),
    [
        ("融安县政府工作报告", "450224", "county"),
        ("广西壮族自治区柳州市融安县政府工作报告", "450224", "county"),
        ("柳州市2021年政府工作报告", "450200", "prefecture"),
        ("2021年广西壮族自治区政府工作报告", "450000", "province"),
        ("凉山州政府工作报告", "513400", "prefecture"),
        ("襄樊市2008年政府工作报告", "420600", "prefecture"),  # 襄阳市 since 2010
        ("湖北省襄樊市保康县政府工作报告", "420626", "county"),
        ("四平市公主岭市政府工作报告", "220184", "county"),  # below 长春市 since 2020
        ("朝阳区政府工作报告", None, None),
        ("北京市朝阳区政府工作报告", "110105", "county"),
        ("长春市朝阳区政府工作报告", "220104", "county"),
        ("示例市朝阳区政府工作报告", None, None),
        ("示例市东河区政府工作报告", None, None),
        ("云河县政府工作报告", None, None),
    ],
)
def test_a_division_that_is_known_for_sure_has_its_code(title: str, code: str | None, level: str | None) -> None:
    area = area_in(title, "", title)
    assert area is not None
    assert (area.code, area.level) == (code, level)


def test_words_that_run_into_a_known_name_are_no_part_of_it() -> None:
    news = "代表们昨日齐聚礼堂，将参加柳州市第十五届人民代表大会第三次会议。\n市长向大会作政府工作报告。"
    assert area_in("两会开幕", "", news) == Area("柳州市", "450200", "prefecture")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("据柳州市统计局发布，全市增长5%。", "柳州市"),
        ("受柳州市人民政府委托，现报告如下。", "柳州市"),
        ("从柳州市政府工作报告看，开局良好。", "柳州市"),
        ("1-7月柳州市经济运行平稳。", "柳州市"),
        ("从化区人民政府召开会议。", "从化区"),
        ("和田地区2023年政府工作报告。", "和田地区"),
        ("第八次县政府常务会议确定的事项。", None),
        ("成为第二个地级市经济强市。", None),
        ("关于今年市政府工作报告的情况和市政府任务。", None),
    ],
)
def test_particles_and_numbers_before_a_division_are_no_part_of_its_name(said: str, name: str | None) -> None:
    area = area_in("", "", said)
    assert (area and area.name) == name


def test_a_province_that_only_appears_across_two_cities_is_none() -> None:
    said = "佛山东莞交出前三季度成绩单"
    assert area_in(said, "", said, said + "。全省增长5%。") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于2022年度区本级预算执行和其他财政收支的审计工作报告", "other"),
        ("云河县2022年审计结果公告", "other"),
        ("云河县高质量完成“十四五”规划新闻发布会", "other"),
        ("“高质量完成‘十四五’规划”系列主题新闻发布会", "other"),
        ("云河县“十四五”规划纲要", "outline"),
        ("云河县第十二个五年（2011—2015年）规划纲要", "outline"),
        ("云河县政府工作报告", "work_report"),
    ],
)
def test_audits_and_news_of_a_plan_s_end_are_of_no_kind_of_their_own(title: str, kind: str) -> None:
    assert document_of_text(f"{title}\n全县稳步发展。\n", "text").kind == kind


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("扬州提出今年目标", "全市生产总值增长6%。", "扬州市"),
        ("扬州提出今年目标", "生产总值增长6%。", None),
        ("融安明确今年目标", "全县生产总值增长6%。", "融安县"),
        ("市长作报告提出今年上海主要目标", "全市生产总值增长5%。", "上海市"),
        ("数说柳州五年成绩", "市长作政府工作报告。", "柳州市"),
        ("“十四五”发展看柳州", "我市新增企业600家。", "柳州市"),
        ("系列发布会首场举行", "今天，邀请市发展改革委副主任介绍。我市新增企业600家。", None),
        ("朝阳明确今年目标", "全区生产总值增长6%。", None),  # several
    ],
)
def test_a_short_name_in_a_title_needs_a_text_that_speaks_of_its_kind(title: str, text: str, name: str | None) -> None:
    area = area_in(title, "", title, text)
    assert (area and area.name) == name


def test_a_lead_that_names_the_province_tells_where_nothing_else_does() -> None:
    lead = "省长指出，“十一五”时期，是浙江发展史上极不平凡的五年。全省生产总值年均增长11%。"
    assert area_in("", "", lead, lead) == Area("浙江省", "330000", "province")


def test_a_name_of_several_divisions_needs_one_above_it_in_the_text() -> None:
    said = "政府工作报告\n——2021年1月8日在朝阳区第十七届人民代表大会第一次会议上\n一、2020年工作回顾\n"
    assert document_of_text(said + "增长5%。", "report").code is None
    assert document_of_text(said + "落实北京市部署，增长5%。", "report").code == "110105"
    assert document_of_text(said + "落实长春市部署，赴北京市招商，增长5%。", "report").code is None


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("“十四五”", (2021, 2025)),
        ("“十五”", (2001, 2005)),
        ("“九五”", (1996, 2000)),
        ("十五五", (2026, 2030)),
        ("第十三个五年规划", (2016, 2020)),
        ("第十二个五年（2011—2015年）规划", (2011, 2015)),
        ("‘十四五’", (2021, 2025)),
        ("五年", None),
    ],
)
def test_a_plan_is_known_by_its_name(name: str, years: tuple[int, int] | None) -> None:
    assert years_named(name) == years
