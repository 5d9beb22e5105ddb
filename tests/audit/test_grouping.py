"""Failures that follow from one slip are one group with its root; two slips are two."""

from __future__ import annotations

from guibiao.audit import Finding, audit, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

FRAME = "云河县“十四五”规划纲要中期评估报告\n\n2023年12月\n\n一、规划实施情况\n\n"


def _failing(text: str) -> list[Finding]:
    document = document_of_text(FRAME + text, "云河")
    return failures(audit(document, extract(document)))


def test_a_share_of_a_wrong_total_follows_from_the_total() -> None:
    total, share = _failing(
        "全县规划实施重大建设项目97个，按类型分，产业项目50个，民生项目40个。已开工项目41个，占计划的45.6%。"
    )
    assert (total.rule, share.rule) == ("sum-of-parts", "share")
    assert total.group == share.group is not None
    assert (total.root, share.root) == (True, False)


def test_a_mean_of_a_wrong_rate_follows_from_the_rate() -> None:
    rate, mean = _failing(
        "一般公共预算收入：2021年完成6.25亿元，增长4.2%，2022年完成5.75亿元，下降3.1%，2021-2022年年均下降2.1%。"
    )
    assert (rate.root, mean.root) == (True, False)
    assert rate.group == mean.group


def test_two_slips_side_by_side_are_no_group() -> None:
    first, second = _failing(
        "社会消费品零售总额：2021年完成41.2亿元，2022年完成43.6亿元，增长8.5%。\n"
        "一般公共预算收入：2021年完成6.25亿元，2022年完成5.75亿元，下降9.2%。"
    )
    assert first.group is second.group is None
    assert not first.root
    assert not second.root


def test_what_rests_on_one_wrong_level_is_one_group() -> None:
    growth, attained = _failing(
        "社会消费品零售总额：2021年完成41.2亿元，2022年完成34.6亿元，增长5.8%，达到目标50.0亿元的87.2%。"
    )
    assert growth.group == attained.group is not None
    assert [growth.root, attained.root] == [True, False]
