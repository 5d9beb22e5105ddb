"""How long the assessment of a large plan takes, and how much memory: 500 indicators of every form over 20 years.

Run: python benchmarks/assess_speed.py [indicators] [years]
"""

from __future__ import annotations

import resource
import sys
from datetime import date
from decimal import Decimal
from time import process_time

from guibiao.assess import assess_plan, assessment_json
from guibiao.plan import Indicator, Observation, Plan, RelativeTo, Target
from guibiao.quantity import Period

BASE = 2015
FORMS = (
    ("mean_growth", "8.0"), ("level", "250"), ("cumulative_change", "60"), ("level_and_growth", "250"),
    ("cumulative", "3000"), ("floor", "90"), ("reach_and_keep", "240"), ("yearly", None), ("relative", None),
    ("multiple", "2.5"),
)  # fmt: skip


def plan_of(indicators: int, years: int) -> Plan:
    """A plan whose indicators have a level and a growth for every year but the last two."""
    return Plan(
        "测速规划", "示例县", BASE, Period(f"{BASE + 1}/{BASE + years}"),
        indicators=tuple(indicator(n, years) for n in range(indicators)),
    )  # fmt: skip


def indicator(n: int, years: int) -> Indicator:
    form, value = FORMS[n % len(FORMS)]
    target = Target(
        form, None if value is None else Decimal(value), "ge",
        growth=Decimal("4.5") if form == "level_and_growth" else None,
        path="geometric" if n % 3 == 0 else "linear",
        values={BASE + t: Decimal(100 + t) for t in range(1, years + 1)} if form == "yearly" else {},
        to=RelativeTo(indicator="i0") if form == "relative" else None,
    )  # fmt: skip
    figures = []
    level = Decimal(100)
    for t in range(1, years - 1):
        rate = Decimal((n * 7 + t * 13) % 97) / 10
        level = (level * (1 + rate / 100)).quantize(Decimal("0.01"))
        figures.append(Observation(Period(str(BASE + t)), level))
        figures.append(Observation(Period(str(BASE + t)), rate, "growth"))
    return Indicator(
        f"i{n}",
        f"指标{n}",
        target,
        "经济发展",
        "亿元",
        direction="up",
        base=Decimal("100"),
        observations=tuple(figures),
    )  # fmt: skip


def main() -> None:
    indicators, years = (int(a) for a in (*sys.argv[1:], *("500", "20")[len(sys.argv) - 1 :]))
    plan = plan_of(indicators, years)
    assess_plan(plan_of(1, years))  # the vocabulary is read once
    started = process_time()
    result = assess_plan(plan, date(BASE + years - 2, 12, 31))
    assessed = process_time()
    text = assessment_json(result)
    written = process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    verdicts = {v: result.count(v) for v in ("met_early", "on_track", "behind", "not_assessable")}
    print(f"{indicators} indicators, {years} years")
    print(f"processor time: {assessed - started:.2f} s to assess, {written - assessed:.2f} s for the JSON")
    print(f"{len(text) / 1e6:.1f} MB JSON, {memory:.0f} MB at most, verdicts {verdicts}")


if __name__ == "__main__":
    main()
