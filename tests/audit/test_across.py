"""Documents of one area, linked by year: levels and growth, promises, figures and targets quoted otherwise."""

from __future__ import annotations

from pathlib import Path

from guibiao.audit import Finding, audit_documents, failures
from guibiao.documents import Document, document_of_text, read_documents
from guibiao.extract import extract

OUTLINE = (
    "云河县国民经济和社会发展第十四个五年规划纲要\n\n一、发展目标\n\n"
    "到2025年，常住人口城镇化率达到58%，地区生产总值年均增长7%，森林覆盖率达到62%。\n"
)
MIDTERM = (
    "云河县“十四五”规划纲要中期评估报告\n\n2023年12月\n\n一、主要指标\n\n"
    "常住人口城镇化率：《纲要》提出2025年达到{target}。2022年为53.5%。\n"
)


def _report(year: int, review: str, plan: str = "", place: str = "云河县") -> Document:
    head = f"{place}人民政府工作报告\n\n——{year + 1}年1月10日在{place}第十届人民代表大会上\n\n"
    text = f"{head}一、{year}年工作回顾\n\n{review}\n\n二、{year + 1}年工作安排\n\n{plan or '抓好落实。'}\n"
    return document_of_text(text, f"{place}{year}")


def _audited(*documents: Document) -> list[Finding]:
    return audit_documents((d, extract(d)) for d in documents)


def test_a_growth_is_held_against_last_years_level_in_another_report() -> None:
    before, after = (
        _report(2021, "社会消费品零售总额41.2亿元。"),
        _report(2022, "社会消费品零售总额43.6亿元，增长8.5%。"),
    )
    (finding,) = failures(_audited(before, after))
    assert (finding.rule, finding.severity, finding.doc) == ("chain", "warning", "云河县2022")
    assert finding.spans[1].doc == "云河县2021"
    assert before.source[finding.spans[1].start : finding.spans[1].end] == "41.2亿元"


def test_the_order_of_the_files_makes_no_difference() -> None:
    reports = [_report(2021, "社会消费品零售总额41.2亿元。"), _report(2022, "社会消费品零售总额43.6亿元，增长8.5%。")]
    messages = [sorted(f.message for f in _audited(*order)) for order in (reports, reports[::-1])]
    assert messages[0] == messages[1]


def test_reports_of_two_counties_are_not_linked() -> None:
    reports = [
        _report(2021, "社会消费品零售总额41.2亿元。", place="平澜县"),
        _report(2022, "社会消费品零售总额43.6亿元，增长8.5%。"),
    ]
    assert failures(_audited(*reports)) == []


def test_growth_at_constant_prices_is_not_held_against_nominal_levels() -> None:
    reports = [_report(2021, "地区生产总值126.5亿元。"), _report(2022, "地区生产总值132.4亿元，增长2.1%。")]
    assert failures(_audited(*reports)) == []


def test_one_figure_with_two_values_in_two_documents_is_a_warning() -> None:
    reports = [_report(2021, "社会消费品零售总额41.2亿元。"), _report(2022, "2021年社会消费品零售总额42.1亿元。")]
    (finding,) = failures(_audited(*reports))
    assert (finding.rule, finding.severity) == ("same-figure", "warning")


def test_a_missed_target_is_a_note_and_one_called_met_a_decisive_warning() -> None:
    before = _report(2021, "地区生产总值增长6.1%。", "地区生产总值增长6.5%以上。")
    (note,) = failures(_audited(before, _report(2022, "地区生产总值增长4.2%。")))
    assert (note.rule, note.severity, note.decisive) == ("promise", "note", False)
    (warning,) = failures(_audited(before, _report(2022, "地区生产总值增长4.2%，超额完成预期目标。")))
    assert (warning.severity, warning.decisive, warning.spans[0].text) == ("warning", True, "超额完成预期目标")


def test_a_target_quoted_otherwise_than_the_plan_has_it_is_a_warning() -> None:
    plan = document_of_text(OUTLINE, "纲要")
    right, wrong = (document_of_text(MIDTERM.format(target=t), "中期") for t in ("58%", "56%"))
    assert failures(_audited(plan, right)) == []
    (finding,) = failures(_audited(plan, wrong))
    assert (finding.rule, finding.spans[0].text, finding.spans[1].text) == ("same-figure", "56%", "58%")


def test_an_indicator_of_which_the_evaluation_says_nothing_is_listed() -> None:
    plan, midterm = document_of_text(OUTLINE, "纲要"), document_of_text(MIDTERM.format(target="58%"), "中期")
    silent = [f for f in _audited(plan, midterm) if f.rule == "promise" and f.verdict == "not_recomputable"]
    assert {f.indicator for f in silent} == {"地区生产总值", "森林覆盖率"}
    assert {f.doc for f in silent} == {"纲要"}


def test_one_document_by_itself_gives_what_the_audit_gives() -> None:
    report = _report(2022, "一般公共预算收入6.25亿元，比上年的5.97亿元增长9.2%。")
    assert [f.rule for f in failures(_audited(report))] == ["growth-of-levels"]


def test_the_county_of_the_corpus_is_linked(shared: Path) -> None:
    names = ("000-rongan-midterm-2023", "001-rongan-gwr-2024")
    documents = [d for name in names for d in read_documents(shared / "corpus" / f"{name}.txt")]
    chained = {(f.indicator, f.verdict, f.severity) for f in _audited(*documents) if f.rule == "chain"}
    assert ("固定资产投资", "fails", "warning") in chained
    assert ("社会消费品零售总额", "holds", "note") in chained
