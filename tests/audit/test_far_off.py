"""A figure far off what others give, with no slip that explains it, is of other figures: it cannot be recomputed."""

from __future__ import annotations

import pytest

from guibiao.audit import audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

TITLE = "云河县2023年国民经济和社会发展统计公报\n"
SUM = "全年实施重点项目{total}个，其中产业项目41个、民生项目55个、基础设施项目26个。"


def severities(sentence: str) -> set[str]:
    document = document_of_text(TITLE + sentence, "示例")
    return {f.severity for f in failures(audit(document, extract(document)))}


@pytest.mark.parametrize("total", [112, 212, 1220])  # less than its parts, digits turned, ten times
def test_a_sum_that_a_slip_explains_is_an_alarm(total: int) -> None:
    assert severities(SUM.format(total=total)) & {"error", "warning"}


@pytest.mark.parametrize(
    ("total", "last"), [("18.64", "92.8"), ("1864", "92.8"), ("986.4", "92.8"), ("168.4", "92.8"), ("186.4", "928")]
)
def test_a_total_of_industries_is_an_alarm_however_far_off_one_slip_makes_it(total: str, last: str) -> None:
    industries = f"分产业看，第一产业增加值22.1亿元，增长3%；第二产业增加值71.5亿元；第三产业增加值{last}亿元。"
    assert severities(f"全县地区生产总值{total}亿元，增长6.1%。{industries}") & {"error", "warning"}


@pytest.mark.parametrize(
    "sentence",
    [
        "全市A级景区42家，其中5A级1家、4A级13家、3A级24家，景区门票收入4.86亿元。",
        "全市进出口总额286.4亿元，增长9.2%。其中出口198.7亿元，进口87.7亿元。按贸易方式分，一般贸易进出口214.8亿元，占75.0%；加工贸易52.3亿元，占18.3%。",
        "全年实施重点项目124个，其中产业项目41个、民生项目55个、基础设施项目26个。",
        "全县共有村级集体经济组织238个，其中年收入10万元以上的186个、50万元以上的42个、100万元以上的11个。",
        "全年查处环境违法案件246起，其中大气类86起、水类42起、固废类38起、建设项目类54起，移送公安12起，涉嫌犯罪7起。",
        "安全检查发现隐患1642项，整改1618项，其中重大隐患6项全部整改。",
        "全县工业企业124家，其中产值超亿元的57家，亿元以下的67家；国有控股企业9家，高新技术企业46家，专精特新企业21家。",
        "给予党纪政务处分372人，其中党纪处分318人，政务处分76人（双重处分22人）。",
        "全年社会消费品零售总额920.55亿元，增长12.9%。按经营地统计，城镇消费品零售额841.82亿元，增长12.9%；乡村消费品零售额78.73亿元，增长13.5%。按消费形态统计，商品零售额816.59亿元，增长13.6%；餐饮收入额103.96亿元，增长8.3%。",
        "截至2023年末，全县累计建成高标准农田38.6万亩，其中2023年新建4.2万亩，2022年新建5.1万亩，2021年新建4.8万亩。",
        "规划实施的122个重大建设项目中，已开工项目34个，占计划的27.9%，其中已完工13个；累计启动推进项目58个（含已开工项目），未开展前期工作项目有64个。",
        "纳入监测的34项规划指标中，26项达到或超过时序进度，占76.5%；5项接近进度要求，占14.7%；3项进展滞后，占8.8%。其中12项约束性指标全部达到时序进度。",
        "全年保险费收入预算数318.61亿元，决算数308.33亿元，完成预算的96.8%；基金收入决算数589.67亿元。其中，保险费收入预算数318.61亿元，决算数308.33亿元；财政补贴收入预算数352.90亿元，决算数274.87亿元。",
    ],
)
def test_parts_of_another_total_or_not_all_of_one_are_no_alarm(sentence: str) -> None:
    assert severities(sentence) <= {"note"}


@pytest.mark.parametrize("total", [258, 365])
def test_a_sum_that_lies_far_off_raises_no_alarm(total: int) -> None:
    assert severities(SUM.format(total=total)) <= {"note"}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年完成财政收入41.8亿元，比上年的37.2亿元增加37.2亿元。",  # what it follows from, once more
        "全县有规模以上工业企业86家、建筑业企业47家，建筑业企业比上年的31家增加47家。",
        "固定资产投资由2018年的36.5亿元增加到2023年的57.7亿元，年均增长9.6%，累计增长9.6%。",
    ],
)
def test_a_figure_that_repeats_its_neighbour_is_an_alarm_however_far_off_it_lies(sentence: str) -> None:
    assert severities(sentence) & {"error", "warning"}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年末城镇化率为36.18%，上年末为62.35%，提高0.83个百分点。",  # 63.18
        "2023年森林面积186.4万亩，比2018年的1724万亩增加14.0万亩。",  # 172.4
        "财政支出20.42亿元，比上年的78.51亿元增长10.3%。",  # 18.51
        "一般公共预算收入由2018年的15.62亿元增加到2023年的432.1亿元，年均增长22.6%。",  # 43.21
        "森林面积186.4万亩，其中公益林61.2万亩，占78.4%。",  # 146.2
    ],
)
def test_a_claim_is_an_alarm_where_one_slip_in_what_it_follows_from_explains_it(sentence: str) -> None:
    assert severities(sentence) & {"error", "warning"}


@pytest.mark.parametrize(
    "sentence",
    [
        "城镇新增就业年度目标任务3200人，实际完成3785人，比目标任务多378人，完成目标任务的111.8%。",  # 3578
        "2021年，全镇实现税收收入1060万元。2022年，全镇实现税收收入3366万元，增长10.0%。",  # 3060
        "全社会研发经费支出2017年为4.86亿元，2022年为4.12亿元，5年年均增长17.2%。",  # 1.86
        "到2022年底，11项约束性指标中有7项达到序时进度，占81.8%。",  # 9
        "第三产业增加值占GDP比重为45.0%，增加值为340亿元，GDP为1200亿元。",  # 540, of the only two amounts
        "项目计划实施152个，已开工143个、开工率94.1%，已完工118个、完工率87.6%。",  # 77.6
        "接待旅游人次2020年下降28.5%，2021年增长16.4%，两年平均下降6.1%。",  # 8.8
    ],
)
def test_a_claim_is_an_alarm_where_one_slip_explains_it_hardly_by_chance(sentence: str) -> None:
    assert severities(sentence) & {"error", "warning"}


@pytest.mark.parametrize(
    "sentence",
    [
        "商品零售额增长6.1%，餐饮收入增长17.5%，住宿业营业额增长8.2%，餐饮收入快于全省3.4个百分点。",
        "全县共有行政村120个，已通公交的85个，还有12个未通光纤。",
        "城乡居民医保参保率104.2%，项目竣工率132.5%，超计划竣工。",
        "重点项目126个，年度计划投资180亿元，其中新开工项目42个，开工率93.3%。",  # no 33.3%, of those planned
    ],
)
def test_a_slip_that_chance_explains_as_well_is_no_alarm(sentence: str) -> None:
    assert severities(sentence) <= {"note"}


def test_a_claim_far_off_that_no_slip_explains_is_not_recomputable() -> None:
    assert not severities("2022年末城镇化率为62.35%。2023年新建公园3个，年末城镇化率为36.18%，提高7.41个百分点。")


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年末城镇化率为36.18%，上年末为62.35%，提高7.41个百分点。",
        "2022年城镇化率为62.35%，2023年末城镇化率为36.18%，提高7.41个百分点。",
        "进出口总额2022年为101.15亿元，2023年为140.06亿元，比上年增加21.34亿元。",
    ],
)
def test_a_claim_far_off_is_an_alarm_where_the_words_tell_what_it_is_from(sentence: str) -> None:
    assert severities(sentence) & {"error", "warning"}


@pytest.mark.parametrize(
    "sentence",
    [
        "规划共设置指标152项，分为经济发展类35项、创新驱动类4项、民生福祉类57项、绿色生态类48项。",
        "社会民生项目129个（教育项目57个，卫生项目42个，文化项目19个）。",
        "全县常住人口46.8万人，其中城镇人口35.8万人，乡村人口14.3万人。",
    ],
)
def test_parts_that_are_told_to_be_all_are_an_alarm_whatever_slip_it_was(sentence: str) -> None:
    assert "error" in severities(sentence)
