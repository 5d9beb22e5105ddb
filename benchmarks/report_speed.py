"""How long a large report takes, and how much memory: 500 indicators, 2,000 projects, 300 tasks, all files.

Run: python benchmarks/report_speed.py [indicators] [projects] [tasks] [folder]
Processor time of our own and, in brackets, with LibreOffice's; then the time on the clock. Every fiftieth project is
to be added, so that the report has all three annexes. The folder, where one is named, keeps the files.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time

from guibiao.assess import PlanAssessment, assess_plan
from guibiao.cli.console import steps
from guibiao.plan import Indicator, Milestone, Move, Observation, Plan, Project, RelativeTo, Source, Target, Task
from guibiao.quantity import Period
from guibiao.report import Dress, Edition, evaluation_content, evaluation_page, write_report
from guibiao.report.word.report import word_report
from guibiao.report.wording import shipped_wording
from guibiao.report.workbook.annexes import workbook_bytes

BASE, AS_OF = 2020, date(2023, 6, 30)
CLASSES = ("经济发展", "创新驱动", "民生福祉", "绿色生态", "安全保障")
UNITS = ("县发展和改革局", "县统计局", "县工业和信息化局", "县教育局", "县住房和城乡建设局", "县交通运输局")
FORMS = (
    ("mean_growth", "7.0"), ("level", "140"), ("cumulative_change", "30"), ("level_and_growth", "140"),
    ("cumulative", "600"), ("floor", "95"), ("reach_and_keep", "130"), ("relative", None),
)  # fmt: skip
TYPES = ("基础设施", "产业发展", "社会民生", "生态环保", "乡村振兴")
STAGES = ("前期", "新开工", "续建", "竣工", "停缓建")
SOURCE = Source(document="示例县统计公报", section="综合")


def plan_of(indicators: int, projects: int, tasks: int) -> Plan:
    """A plan of that size; the same numbers give the same plan."""
    return Plan(
        "示例县国民经济和社会发展第十四个五年规划纲要", "示例县", BASE, Period("2021/2025"),
        indicators=tuple(map(indicator, range(indicators))),
        projects=tuple(map(project, range(projects))),
        tasks=tuple(map(task, range(tasks))),
    )  # fmt: skip


def indicator(n: int) -> Indicator:
    """One of every form in turn, with a level and a growth for the first two years."""
    form, value = FORMS[n % len(FORMS)]
    target = Target(
        form, None if value is None else Decimal(value), "ge",
        growth=Decimal("6.5") if form == "level_and_growth" else None,
        to=RelativeTo(indicator="i0") if form == "relative" else None, source=SOURCE,
    )  # fmt: skip
    figures, level = [], Decimal(100)
    for year in (2021, 2022):
        rate = Decimal((n * 7 + year * 13) % 97) / 10
        level = (level * (1 + rate / 100)).quantize(Decimal("0.01"))
        figures += [Observation(Period(str(year)), level, source=SOURCE),
                    Observation(Period(str(year)), rate, "growth", source=SOURCE)]  # fmt: skip
    return Indicator(
        f"i{n}", f"主要指标第{n + 1}项", target, CLASSES[n * len(CLASSES) // 500 % len(CLASSES)], "亿元",
        "binding" if n % 5 == 0 else "expected", "up", Decimal(100), UNITS[n % len(UNITS)], tuple(figures),
    )  # fmt: skip


def project(n: int) -> Project:
    """A project at one of the stages, with money; every fortieth is a package of the ten after it."""
    package, total = n % 40 == 0, Decimal(1000 + n * 37 % 9000)
    stage = STAGES[n % len(STAGES)]
    return Project(
        f"x{n}", f"示例项目第{n + 1}号建设工程", parent=f"x{n - n % 40}" if 0 < n % 40 <= 10 else None,
        nature="拟新增" if n % 50 == 49 else "规划" if n % 3 else "在建", type=TYPES[n % len(TYPES)],
        content="新建厂房、道路和配套设施。",
        place="示例镇", total=total * 12 if package else total, planned=total, yearly={2023: total / 4},
        done=total * (n % 9) / 10, done_yearly={2023: total * (n % 7) / 20}, as_of=AS_OF,
        moves=(Move(stage, date(2022, 1 + n % 12, 15), "资金未落实" if stage == "停缓建" else None),),
        start=Milestone("2022-06", "2022-07"), finish=Milestone(f"{2023 + n % 3}-12"),
        lead=UNITS[n % len(UNITS)], owner="示例公司", source=SOURCE,
    )  # fmt: skip


def task(n: int) -> Task:
    """A task with an amount and a deadline."""
    return Task(
        f"t{n}", f"重点工作第{n + 1}项", kind="重点工作", target="按时完成", amount=Decimal(100), done=Decimal(n % 101),
        unit="个", leader="某副县长", lead=UNITS[n % len(UNITS)], due=("2023-06", "2023", "2023-Q3")[n % 3],
        progress="正在推进。", source=SOURCE,
    )  # fmt: skip


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the processor time of a piece of work, and the most memory so far."""
    started, others, clock = process_time(), children(), perf_counter()
    work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    own = process_time() - started
    print(
        f"{name:<12}{own:6.2f} s ({own + children() - others:6.2f} s)   {perf_counter() - clock:6.2f} s on the clock"
        f"   {memory:4.0f} MB at most so far"
    )


def children() -> float:
    """The processor time of the programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Time every file by itself, then all of them as the command writes them."""
    given = sys.argv[1:]
    sizes = [int(a) for a in (*given[:3], *("500", "2000", "300")[len(given[:3]) :])]
    print("{} indicators, {} projects, {} tasks".format(*sizes))
    found: list[PlanAssessment] = []
    timed("assess", lambda: found.append(assess_plan(plan_of(*sizes), AS_OF)))
    result = found[0]
    timed("content", lambda: evaluation_content(result, []))
    timed("Word", lambda: word_report(evaluation_content(result, [])))
    timed("Excel", lambda: workbook_bytes(result, shipped_wording()))
    timed("HTML", lambda: evaluation_page(result, []))
    traced = Edition(paged=True, dress=Dress(trace=True))
    with tempfile.TemporaryDirectory() as folder, steps("写报告") as step:
        step()
        kept = Path(given[3] if len(given) > 3 else folder)
        timed("all", lambda: write_report(result, [], kept, edition=Edition(paged=True)))
        timed("all, traced", lambda: write_report(result, [], kept, edition=traced))


if __name__ == "__main__":
    main()
