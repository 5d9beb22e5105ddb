"""What became of last year's promises: figures by intervals, deeds by words of completion, doubts for people."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
import yaml
from track_promises import PAIRS, keepings_of, outcome

from guibiao.documents import document_of_text
from guibiao.extract import Found, extract
from guibiao.plan import AnnualTarget, Indicator, Plan, Target, Task
from guibiao.quantity import Period
from guibiao.track.keeping import Figure, Keeping, keep_plan, keepings_jsonl
from guibiao.track.keeping.figures import verdict

CASES = [pytest.param(path, id=path.stem) for path in sorted(Path(PAIRS).glob("*.yaml"))]


@pytest.mark.parametrize("path", CASES)
def test_a_pair_of_reports_with_known_answers(path: Path) -> None:
    pair = yaml.safe_load(path.read_text(encoding="utf-8"))
    keepings = keepings_of(pair)
    came = [outcome(keepings, *answer) for answer in pair["answers"]]
    assert came.count("wrong") == 0, [a for a, c in zip(pair["answers"], came, strict=True) if c == "wrong"]
    assert came.count("right") >= 0.5 * len(came)


def test_over_all_pairs_nineteen_of_twenty_sure_answers_are_right_and_most_are_found() -> None:
    pairs = [yaml.safe_load(p.values[0].read_text(encoding="utf-8")) for p in CASES]  # type: ignore[union-attr]
    came = [outcome(keepings_of(pair), *answer) for pair in pairs for answer in pair["answers"]]
    assert came.count("right") >= 0.95 * (came.count("right") + came.count("wrong"))
    assert came.count("right") >= 0.85 * len(came)


@pytest.mark.parametrize(
    ("goal", "bound", "fact", "told", "expected"),
    [
        ("6", "ge", "6.0", "eq", "kept"),
        ("6", "ge", "5.96", "eq", "short"),
        ("6", "ge", "6.1", "eq", "exceeded"),
        ("6.0", "eq", "6", "eq", "kept"),
        ("6", "approx", "5.8", "eq", "kept"),
        ("6", "approx", "5.1", "eq", "short"),
        ("4.5", "le", "3.9", "eq", "exceeded"),
        ("4.5", "le", "4.5", "eq", "kept"),
        ("4.5", "le", "4.7", "eq", "short"),
        ("-2.5", "eq", "-2.7", "eq", "exceeded"),
        ("-2.5", "ge", "-2.1", "eq", "short"),
        ("220", "ge", "220", "ge", "kept"),
        ("230", "ge", "220", "ge", "unclear"),
        ("200", "ge", "220", "ge", "exceeded"),
        ("200", "ge", "190", "le", "short"),
    ],
)
def test_a_printed_figure_is_every_value_that_rounds_to_it(
    goal: str, bound: str, fact: str, told: str, expected: str
) -> None:
    assert verdict(Figure(Decimal(goal), "%", bound), Figure(Decimal(fact), "%", told), None) == expected


def test_figures_are_compared_across_units_of_one_family() -> None:
    assert verdict(Figure(Decimal("1.2"), "亿元"), Figure(Decimal(11800), "万元"), None) == "short"


def test_less_is_better_where_the_indicator_is_meant_so() -> None:
    assert verdict(Figure(Decimal(35), "微克/立方米"), Figure(Decimal(29), "微克/立方米"), "pm25") == "exceeded"


REPORT = """云河县2023年政府工作报告
一、2022年工作回顾
一年来，金沙角码头竣工验收。改造老旧小区26个。
二、2023年工作安排
建成县图书馆。
"""


def report() -> Found:
    """A report that looks back on 2022."""
    document = document_of_text(REPORT, "2023")
    return Found(document, extract(document))


def of_tasks(*tasks: Task) -> list[Keeping]:
    """What the report says of tasks."""
    plan = Plan("云河县重点工作", "云河县", 2021, Period("2022"), tasks=tasks)
    return keep_plan(plan, "任务.yaml", report())


def test_tasks_of_a_plan_file_are_held_against_a_report() -> None:
    done, missing = of_tasks(Task("1", "建成金沙角码头", due="2022"), Task("2", "建成县图书馆", due="2022"))
    assert (done.verdict, done.sure, done.promise.document) == ("kept", True, "任务.yaml")
    assert missing.verdict == "not_mentioned"  # the part about the time to come is no answer


def test_targets_of_a_plan_file_are_held_against_a_report() -> None:
    text = REPORT.replace("一年来，", "一年来，地区生产总值88.0亿元，增长6.4%，细颗粒物浓度27微克/立方米。")
    document = document_of_text(text, "2023")
    gdp = Indicator("gdp", "地区生产总值", Target("level", Decimal(120)), unit="亿元",
                    annual={2022: AnnualTarget("growth", Decimal(7))})  # fmt: skip
    air = Indicator("pm25", "细颗粒物浓度", Target("ceiling", Decimal(30)), unit="微克/立方米", direction="down")
    plan = Plan("云河县规划", "云河县", 2020, Period("2021/2025"), indicators=(gdp, air))
    told = keep_plan(plan, "规划.yaml", Found(document, extract(document)))
    assert [(k.name, k.deadline, k.verdict) for k in told] == [
        ("地区生产总值", "2022", "short"),
        ("地区生产总值", "2025", "not_due"),
        ("细颗粒物浓度", "2025", "exceeded"),
    ]


def test_every_answer_points_at_the_characters_that_say_so() -> None:
    (done,) = of_tasks(Task("1", "建成金沙角码头", due="2022"))
    assert done.answer is not None
    assert REPORT[done.answer.quote.start : done.answer.quote.end] == done.answer.quote.text


def test_lines_for_programs_hold_every_field() -> None:
    (line,) = keepings_jsonl(of_tasks(Task("1", "建成金沙角码头", due="2022"))).splitlines()
    told = msgspec.json.decode(line)
    assert set(told) == set(Keeping.__dataclass_fields__)
    assert told["answer"]["quote"]["document"] == "2023"


def test_an_empty_report_answers_nothing() -> None:
    nothing = document_of_text("无", "空")
    plan = Plan("云河县重点工作", "云河县", 2021, Period("2022"), tasks=(Task("1", "建成县图书馆"),))
    assert [k.verdict for k in keep_plan(plan, "任务", Found(nothing, extract(nothing)))] == ["not_mentioned"]
