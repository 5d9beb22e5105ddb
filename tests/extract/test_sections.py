"""What a section is about holds for every figure in it, wherever in a sentence it begins."""

from __future__ import annotations

import pytest

from guibiao.documents import document_of_text
from guibiao.extract import extract
from tests.extract.sentences import bare

NEWS = (
    "2022年政府工作报告\n去年全县生产总值增长6%。"
    "县长在政府工作报告中提出，今年发展主要预期目标是：生产总值增长7%；城镇调查失业率全年控制在5.5%以内；粮食产量8万吨以上。\n"
)


def test_a_turn_inside_a_sentence_holds_to_its_end() -> None:
    found = extract(document_of_text(NEWS, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("6%", "2021", "actual"),
        ("7%", "2022", "target"),
        ("5.5%", "2022", "target"),
        ("8万吨", "2022", "target"),
    ]


DRAFT = (
    "2026年政府工作报告\n市长向大会作政府工作报告。纲要草案细化提出20项指标，研发经费年均增长7%以上。"
    "“十五五”规划提出，森林覆盖率达到60%。\n"
)


def test_what_the_draft_of_a_plan_puts_forward_is_a_target_of_its_years() -> None:
    found = extract(document_of_text(DRAFT, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("20项", "2026/2030", "target"),
        ("7%", "2026/2030", "target"),
        ("60%", "2030", "target"),
    ]


HALF = (
    "关于云河县2022年上半年国民经济和社会发展计划执行情况的报告\n"
    "一、上半年计划执行情况\n地区生产总值45亿元，增长3%。\n二、下半年主要工作\n力争全年地区生产总值增长5%。\n"
)


def test_a_report_on_half_a_year_is_about_it_and_plans_for_the_year() -> None:
    found = extract(document_of_text(HALF, "half"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("45亿元", "2022-H1", "actual"),
        ("3%", "2022-H1", "actual"),
        ("5%", "2022", "target"),
    ]


QUARTERS = (
    "云河县2022年经济运行情况\n初步核算，前三季度全县地区生产总值60亿元，增长3%。分季度看，一季度增长2%，二季度增长4%。"
    "分产业看，第一产业增加值10亿元。\n"
)


def test_a_sentence_that_goes_on_takes_up_time_and_subject_of_the_one_before() -> None:
    found = extract(document_of_text(QUARTERS, "quarters"))
    assert [(s.text, s.indicator, s.period) for s in found] == [
        ("60亿元", "地区生产总值", "2022-Q1/2022-Q3"),
        ("3%", "地区生产总值", "2022-Q1/2022-Q3"),
        ("2%", "地区生产总值", "2022-Q1"),
        ("4%", "地区生产总值", "2022-Q2"),
        ("10亿元", "第一产业增加值", "2022-Q1/2022-Q3"),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年3月6日\n粮食产量8万吨。", "2022"),
        ("2023年9月6日\n粮食产量8万吨。", "2023"),
        ("2021年以来，产业发展加快。粮食产量8万吨。", "2021"),
        ("粮食产量8万吨。", "2020"),
        ("2011年贫困人口9万人，2014年减少到2万人。脱贫7万人。", "2014"),
    ],
)
def test_a_text_of_which_nothing_else_is_known_is_about_the_year_that_it_speaks_of(text: str, period: str) -> None:
    assert extract(bare(text))[-1].period == period


def test_a_title_that_names_a_plan_without_looking_ahead_tells_what_became_of_it() -> None:
    found = extract(bare("新修梯田3万亩。", title="“十二五”扶贫开发成效"))
    assert [(s.period, s.role) for s in found] == [("2015", "actual")]


def test_aims_that_are_announced_hold_for_the_paragraphs_after_it() -> None:
    text = "“十四五”时期主要目标是：\n粮食产量8万吨。\n累计植树3万亩。\n"
    assert [(s.period, s.role) for s in extract(bare(text))] == [("2025", "target"), ("2021/2025", "target")]


def test_an_evaluation_takes_its_plan_from_its_first_words() -> None:
    text = "“十二五”规划实施情况中期评估\n粮食产量8万吨，规划期末达到9万吨。\n"
    found = extract(bare(text, title="“十二五”规划中期评估", reviews=2013))
    assert [(s.period, s.role) for s in found] == [("2013", "actual"), ("2015", "target")]


def test_a_text_of_demands_without_a_heading_is_about_what_is_to_be_done() -> None:
    said = (
        "云河县2018年政府工作报告解读\n看看身边将有哪些变化？\n加快建设环城路，推进桥梁改造，实施棚户区改造300套。"
        "\n完善公园，新建停车场6个，打造绿道。\n支持河东镇发展旅游，强化服务。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [("300套", "2018", "target"), ("6个", "2018", "target")]
    told = "2018年启动老城改造，2018年加快新建小学2所。\n"
    found = extract(document_of_text(said.replace("2018", "2017") + told, "news"))
    assert {(s.period, s.role) for s in found} == {("2018", "target")}  # a report named after the year before


def test_a_title_that_names_a_part_of_the_report_says_what_the_text_is_about() -> None:
    said = "解读云河县政府工作报告要点之一：2022年工作回顾\n2022年，全县上下真抓实干。\n地区生产总值达到80亿元。"
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [("80亿元", "2022", "actual")]


def test_a_briefing_on_a_part_of_a_year_is_about_that_part() -> None:
    said = (
        "前三季度全县工业增长3%，投资增长5%\n10月15日，县统计局介绍2022年前三季度经济运行情况。\n"
        "分门类看，采矿业增加值增长5%。\n今年以来，投资增长4%。"
    )
    found = extract(document_of_text(said, "news"))
    assert {s.period for s in found} == {"2022-Q1/2022-Q3"}


def test_a_page_that_names_no_year_tells_of_the_last_whole_one_before_it() -> None:
    said = (
        "云河县十年来收入大增\n发布时间：2022-06-27 10:20:00 来源：云河日报\n"
        "全县收入由2011年的6000元增加到2021年的1.3万元，年均增长8%。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("6000元", "2011", "actual"),
        ("1.3万元", "2021", "actual"),
        ("8%", "2012/2021", "actual"),
    ]


def test_an_evaluation_looks_at_years_that_are_over() -> None:
    said = (
        "云河县“十四五”规划实施情况评估报告\n2023年全县生产总值达到80亿元；2024年上半年完成42亿元。"
        "\n居民人均可支配收入3万元。"
    )
    found = extract(document_of_text(said, "evaluation"))
    assert [(s.text, s.period) for s in found] == [("80亿元", "2023"), ("42亿元", "2024-H1"), ("3万元", "2023")]


def test_sections_after_announced_aims_are_about_the_plan_as_well() -> None:
    said = (
        "云河市政府工作报告提出今年主要目标\n今年全市经济社会发展的主要预期目标是：生产总值增长12%。\n"
        "要重点抓好以下工作：\n一、做强工业。新增规模以上企业50家。\n二、改善民生。今年新建学校2所。"
    )
    assert {s.role for s in extract(document_of_text(said, "news"))} == {"target"}
    titled = "2009年云河市政府工作报告（摘要）\n今年经济社会发展的主要目标\n生产总值增长12%。\n"
    titled += "工作重点\n（一）扩大内需。完成固定资产投资4800亿元。\n"
    found = extract(document_of_text(titled, "summary"))
    assert [(s.text, s.period, s.role) for s in found] == [("12%", "2009", "target"), ("4800亿元", "2009", "target")]


def test_a_report_without_headings_turns_from_the_past_year_to_this_one_and_not_back() -> None:
    said = (
        "云河市2022年政府工作报告\n过去一年，我们坚持稳字当头，生产总值增长5%。\n"
        "今年，我们将坚持稳中求进。生产总值增长6%。\n一要抓项目。实施重点项目100个。\n"
    )
    found = extract(document_of_text(said, "report"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("5%", "2021", "actual"),
        ("6%", "2022", "target"),
        ("100个", "2022", "target"),
    ]


def test_a_text_that_speaks_of_a_part_of_a_year_alone_is_about_that_part() -> None:
    said = (
        "云河县经济稳中向好\n发布时间：2021-10-25 来源：云河日报\n记者从县统计局获悉，前三季度，全县生产总值60亿元。"
        "\n工业生产回升。规模以上工业增加值增长5%，两年平均增长4%。高技术、装备制造业两年平均分别增长9%、8%。\n"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("60亿元", "2021-Q1/2021-Q3"),
        ("5%", "2021-Q1/2021-Q3"),
        ("4%", "2020/2021"),
        ("9%", "2020/2021"),
        ("8%", "2020/2021"),
    ]
    yearly = extract(document_of_text(said.replace("生产总值60亿元", "生产总值60亿元，全年有望增长6%"), "news"))
    assert {s.period for s in yearly if s.text == "5%"} == {"2021"}


def test_means_go_on_over_the_years_that_the_first_was_taken_over() -> None:
    said = "2016年政府工作报告\n预计2015年全市生产总值450亿元，五年年均增长8%；财政收入、税收年均分别增长13%和15%。"
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("450亿元", "2015"),
        ("8%", "2011/2015"),
        ("13%", "2011/2015"),
        ("15%", "2011/2015"),
    ]


def test_a_headline_says_nothing_of_the_text_below_it() -> None:
    said = (
        "云河市人大会议昨日开幕，市长作《政府工作报告》\n今年经济预期增长7%左右\n云河日报讯 记者报道：大会今天开幕。"
        "\n报告首先回顾了2017年工作。市长介绍，2017年，全市稳中向好。完成投资600亿元。"
        "\n市长表示，今年主要预期目标是：投资增长11%。\n据介绍，2017年全市税收稳步增长。税收达到30亿元。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("7%", "2018", "target"),
        ("600亿元", "2017", "actual"),
        ("11%", "2018", "target"),
        ("30亿元", "2017", "actual"),
    ]


def test_short_lines_that_name_this_year_are_headings() -> None:
    said = (
        "2022年政府工作报告\n去年工作回顾\n新增就业5万人\n今年预期目标\n■生产总值增长6%，失业率4%"
        "\n今年重点工作\n新增就业6万人"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("5万人", "2021", "actual"),
        ("6%", "2022", "target"),
        ("4%", "2022", "target"),
        ("6万人", "2022", "target"),
    ]


def test_news_at_the_end_of_a_plan_means_its_years_by_five_years() -> None:
    said = (
        "云河市“十四五”成绩单\n8月12日，市政府召开发布会。\n五年里，全市生产总值从2020年的40亿元增长至2024年的57亿元。"
        "\n产业集群由3个增加到4个。\n前4年投资年均增长7%。\n新增企业五年间年均增长30%。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("40亿元", "2020"),
        ("57亿元", "2024"),
        ("3个", "2020"),
        ("4个", "2025"),
        ("7%", "2021/2024"),
        ("30%", "2021/2025"),
    ]


def test_a_review_of_a_term_begins_where_its_first_words_say() -> None:
    said = (
        "2022年云河旗人民政府工作报告\n各位代表：\n一、第十五届人民政府工作回顾\n2018年以来，全旗上下真抓实干。"
        "\n（一）产业\n累计实施项目79项，投资年均增长3%。产值从2017年的18亿元提高至2021年的21亿元，累计完成81亿元。"
    )
    found = extract(document_of_text(said, "report"))
    assert [(s.text, s.period) for s in found] == [
        ("79项", "2018/2021"),
        ("3%", "2018/2021"),
        ("18亿元", "2017"),
        ("21亿元", "2021"),
        ("81亿元", "2018/2021"),
    ]


def test_a_movement_in_a_review_of_five_years_starts_before_them() -> None:
    said = (
        "云河县“十三五”发展成就\n过去五年极不平凡。2020年全县生产总值达到156亿元。三次产业结构由18:45:37调整为13:42:45。"
        "五年累计完成投资560亿元，招商引资到位资金320亿元。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("156亿元", "2020"),
        *((part, "2015") for part in ("18", "45", "37")),
        *((part, "2020") for part in ("13", "42", "45")),
        ("560亿元", "2016/2020"),
        ("320亿元", "2016/2020"),
    ]


def test_a_part_of_a_year_in_passing_is_not_what_a_plan_is_about() -> None:
    said = (
        "2019年要突出抓好以下工作：\n一是实施项目120个。去年结转的23个项目上半年全部复工。"
        "\n二是办好民生实事。新建幼儿园5所。"
    )
    found = extract(document_of_text(said, "part"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("120个", "2019", "target"),
        ("23个", "2018", "actual"),
        ("5所", "2019", "target"),
    ]


def test_a_year_that_is_only_compared_with_is_not_what_a_text_is_about() -> None:
    found = extract(bare("工业增加值增长13%，比2020年同期增长14%。粮食产量8万吨。"))
    assert [(s.text, s.period) for s in found] == [("13%", "2021"), ("14%", "2021"), ("8万吨", "2021")]


def test_the_report_of_a_congress_may_begin_with_the_call_to_its_deputies() -> None:
    said = (
        "各位代表，过去的一年，我们同心协力。全区生产总值完成286亿元。回首2018年，我们新建道路22条。"
        "\n各位代表，2019年是新中国成立70周年。今年主要预期目标是：生产总值增长7%左右。"
    )
    found = extract(document_of_text(said, "part"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("286亿元", "2018", "actual"),
        ("22条", "2018", "actual"),
        ("7%", "2019", "target"),
    ]


def test_figures_of_a_list_of_areas_are_each_about_its_own() -> None:
    said = (
        "柳州市2023年经济运行情况\n全市产值90亿元。分县区看，融安、鹿寨和柳城三个县分别实现产值8亿元、9亿元和7亿元，"
        "分别增长3%、4%和5%。融安县、鹿寨县产业投资分别下降1%、2%。城镇、农村居民收入分别增长5%、6%。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.indicator, s.region) for s in found] == [
        ("90亿元", "产值", "柳州市"),
        ("8亿元", "产值", "融安县"),
        ("9亿元", "产值", "鹿寨县"),
        ("7亿元", "产值", "柳城县"),
        ("3%", "产值", "融安县"),
        ("4%", "产值", "鹿寨县"),
        ("5%", "产值", "柳城县"),
        ("1%", "产业投资", "融安县"),
        ("2%", "产业投资", "鹿寨县"),
        ("5%", "城镇居民收入", "柳州市"),
        ("6%", "农村居民收入", "柳州市"),
    ]


def test_a_review_that_goes_on_to_this_year_tells_of_it_as_of_its_own() -> None:
    said = (
        "2020年云河县人民政府工作报告\n一、2019年和今年上半年工作回顾\n2019年，全县生产总值增长7.5%。新建厂房2万平方米。"
        "\n今年上半年，全县生产总值下降1.2%。工业增加值增长2%。\n今年以来，我们统筹推进。复工企业320家。"
        "\n二、下半年工作安排\n确保全年生产总值增长4%以上。"
    )
    found = extract(document_of_text(said, "report"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("7.5%", "2019", "actual"),
        ("2万平方米", "2019", "actual"),
        ("1.2%", "2020-H1", "actual"),
        ("2%", "2020-H1", "actual"),
        ("320家", "2020", "actual"),
        ("4%", "2020", "target"),
    ]


def test_a_passage_on_a_plan_s_years_counts_and_moves_over_them() -> None:
    said = (
        "市长指出，“十一五”时期，是云河极不平凡的五年。2010年全市生产总值27亿元，五年平均增长11%。"
        "研发投入强度由1.22%提高到1.82%。化学需氧量累计下降16%。"
    )
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("27亿元", "2010"),
        ("11%", "2006/2010"),
        ("1.22%", "2005"),
        ("1.82%", "2010"),
        ("16%", "2006/2010"),
    ]


def test_a_mean_runs_from_the_first_level_that_was_told() -> None:
    found = extract(bare("1983年，全市财政收入0.4亿元，到2012年达到50亿元，年均递增18%。"))
    assert [(s.text, s.period) for s in found] == [("0.4亿元", "1983"), ("50亿元", "2012"), ("18%", "1984/2012")]


def test_five_years_held_against_a_year_run_from_it() -> None:
    said = "数说云河五年成绩\n五年来，投资年均增长17%，税收是2011年的1.9倍。城乡收入比由1.93缩小到1.86。"
    found = extract(document_of_text(said, "news"))
    assert [(s.text, s.period) for s in found] == [
        ("17%", "2012/2016"),
        ("1.9倍", "2016"),
        ("1.93", "2011"),
        ("1.86", "2016"),
    ]


def test_what_was_done_of_what_is_planned_says_nothing_of_the_rest_of_the_plan() -> None:
    said = (
        "2024年云河市政府工作报告\n一、2024年工作安排\n主要预期目标：生产总值增长5%左右，去年增长2%。2025年前建成桥梁3座。"
        "\n2023年已开工的15个项目全部竣工。实施项目80个。"
    )
    found = extract(document_of_text(said, "report"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("5%", "2024", "target"),
        ("2%", "2023", "actual"),
        ("3座", "2025", "target"),
        ("15个", "2023", "actual"),
        ("80个", "2024", "target"),
    ]


def test_a_part_of_a_year_below_the_title_is_what_a_bulletin_is_about() -> None:
    said = "云河市经济运行简报\n2023年1—11月\n投资下降2%。11月当月，零售额12亿元。全年预计生产总值增长4.8%。"
    found = extract(document_of_text(said, "bulletin"))
    assert [(s.text, s.period) for s in found] == [
        ("2%", "2023-01/2023-11"),
        ("12亿元", "2023-11"),
        ("4.8%", "2023"),
    ]


def test_what_an_outline_of_no_five_years_aims_at_is_of_the_year_that_it_names() -> None:
    text = (
        "云河流域一体化发展规划纲要\n三、发展目标\n到2025年，示范区基本建成。居民收入差距控制在2.2：1以内，城镇化率达到70%。\n"
        "到2035年，现代化经济体系建成。人均生产总值达到20万元。\n——科创融合。研发投入强度达到3%以上。\n"
    )
    found = extract(document_of_text(text, "outline"))
    assert [(s.text, s.period, s.role) for s in found] == [
        ("2.2：1", "2025", "target"),
        ("70%", "2025", "target"),
        ("20万元", "2035", "target"),
        ("3%", "2025", "target"),
    ]


def test_a_report_on_half_a_year_is_of_that_half_where_only_its_first_heading_says_so() -> None:
    text = (
        "关于云河县2023年国民经济和社会发展计划执行情况的报告\n——2023年8月25日在云河县第十八届人大常委会第十次会议上\n"
        "一、上半年计划执行情况\n生产总值增长6%。\n二、下半年工作安排\n全年生产总值增长6.5%。\n"
    )
    found = extract(document_of_text(text, "plan"))
    assert [(s.text, s.period, s.role) for s in found] == [("6%", "2023-H1", "actual"), ("6.5%", "2023", "target")]


def test_an_indicator_at_the_end_of_a_headline_is_all_of_its_name() -> None:
    text = "云河县第十六届人民代表大会第一次会议开幕 今年生产总值预期增长8%\n县长作《政府工作报告》（2023年）。\n"
    assert [s.indicator for s in extract(document_of_text(text, "news"))] == ["生产总值"]


def test_a_year_that_is_a_sentence_by_itself_is_that_of_its_paragraph() -> None:
    said = (
        "云河市“十四五”规划实施情况中期评估报告（2022年）\n二、分年度情况\n"
        "（一）2021年。全市生产总值增长8.1%。固定资产投资增长9.2%。\n（二）2022年。全市生产总值增长4.4%。\n"
    )
    found = extract(document_of_text(said, "evaluation"))
    assert [(s.text, s.period) for s in found] == [("8.1%", "2021"), ("9.2%", "2021"), ("4.4%", "2022")]


def test_what_became_of_a_report_is_told_as_done_where_no_item_says_how_it_stands() -> None:
    text = "云河县2020年政府工作报告目标任务完成情况\n一、工业稳步壮大。新培育企业12户，道路由300公里增加到340公里。"
    rows = [(s.text, s.period, s.role) for s in extract(document_of_text(text, "例"))]
    assert rows == [("12户", "2020", "actual"), ("300公里", "2019", "actual"), ("340公里", "2020", "actual")]


def test_a_passage_out_of_a_plan_that_begins_with_its_aims_goes_on_with_them() -> None:
    text = (
        "云河县情\n的基础上，力争到2010年，生产总值年均增长12%，人均生产总值超过3万元。\n"
        "产业更加优化：工业增加值达到60亿元。\n生态更加优美：单位能耗比“十五”期末降低13%。\n"
    )
    assert [(s.text, s.period, s.role, s.base) for s in extract(document_of_text(text, "例"))] == [
        ("12%", "2006/2010", "target", None),
        ("3万元", "2010", "target", None),
        ("60亿元", "2010", "target", None),
        ("13%", "2010", "target", "2005"),
    ]


def test_the_review_of_an_outline_counts_and_moves_over_the_five_years_before_its_plan() -> None:
    text = (
        "云河县国民经济和社会发展第十三个五年规划纲要\n第一章 发展基础\n"
        "城乡面貌改善。累计新增就业9万人，累计建成公路60公里，人均绿地由8.1平方米增加到10.4平方米。\n"
        "第二章 发展目标\n到2020年，城镇化率达到60%。\n"
    )
    assert [(s.text, s.period, s.role) for s in extract(document_of_text(text, "例"))] == [
        ("9万人", "2011/2015", "actual"),
        ("60公里", "2011/2015", "actual"),
        ("8.1平方米", "2010", "actual"),
        ("10.4平方米", "2015", "actual"),
        ("60%", "2020", "target"),
    ]
