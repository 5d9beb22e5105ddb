"""Random plans of counties that do not exist: every form of target, in any order, with any verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml

from guibiao.plan import Indicator, Observation, Plan, StandIn, Target
from guibiao.quantity import Period

NAMES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
BASE, FIRST, LAST = 2020, 2021, 2025
KINDS = [k for k in NAMES if k not in {"categories", "leads"}]


def random_plan(seed: int) -> Plan:
    """The plan of a number: the same number gives the same plan."""
    random = Random(seed)
    region = random.choice(["云河县", "示例县", "青川口县", "石门坎县"])
    kinds = random.sample(KINDS, random.randint(4, len(KINDS)))
    indicators: list[Indicator] = []
    years = random.choice([1, 2, 3])
    for kind in kinds:
        for name in random.sample(list(NAMES[kind]), min(len(NAMES[kind]), random.randint(1, 3))):
            indicators.append(_indicator(f"i{len(indicators) + 1}", kind, name, years, random))
    random.shuffle(indicators)
    categories = random.sample(NAMES["categories"], random.randint(1, 4))
    drawn = [replace(i, category=categories[n * len(categories) // len(indicators)]) for n, i in enumerate(indicators)]
    return Plan(
        f"{region}国民经济和社会发展第十四个五年规划纲要",
        region,
        BASE,
        Period(f"{FIRST}/{LAST}"),
        indicators=tuple(drawn),
    )


class _Maker:
    """The numbers of one indicator."""

    def __init__(self, random: Random, told: list[Any], years: int) -> None:
        self.random, self.years = random, list(range(FIRST, FIRST + years))
        self.unit, self.places, least, most = told
        self.base = self.round(random.uniform(least, most))

    def round(self, value: float | Decimal, places: int | None = None) -> Decimal:
        step = Decimal(1).scaleb(-(self.places if places is None else places))
        return abs(rounded) if not (rounded := Decimal(str(value)).quantize(step, ROUND_HALF_UP)) else rounded

    def pick(self, low: float, high: float) -> float:
        return self.random.uniform(low, high)

    def levels(self, pace: float, noise: float) -> list[Decimal]:
        """Levels year by year at about a pace in %."""
        value, found = float(self.base), []
        for _year in self.years:
            value *= 1 + (pace + self.pick(-noise, noise)) / 100
            found.append(self.round(value))
        return found

    def seen(self, values: list[Decimal], measure: str = "level") -> tuple[Observation, ...]:
        return tuple(Observation(Period(str(y)), v, measure) for y, v in zip(self.years, values, strict=True))


def _indicator(id: str, kind: str, name: str, years: int, random: Random) -> Indicator:
    if kind == "wholes":
        parts = tuple(
            replace(
                _plain(f"{id}-{n}", "kept_below" if "劣" in part else "kept_above", part, told, years, random),
                lead=None,
            )
            for n, (part, told) in enumerate(NAMES[kind][name].items(), 1)
        )
        return Indicator(id, name, Target("composite"), parts=parts, nature=_nature(random))
    return _plain(id, kind, name, NAMES[kind][name], years, random)


def _nature(random: Random) -> str | None:
    return random.choice(["expected", "binding"])


def _plain(id: str, kind: str, name: str, told: list[Any], years: int, random: Random) -> Indicator:
    maker = _Maker(random, told, years)
    target, base, direction, seen = _MAKERS[kind](maker)
    return Indicator(
        id, name, target, unit=maker.unit, nature=_nature(random), direction=direction, base=base,
        lead=random.choice([None, *NAMES["leads"]]), observations=seen,
    )  # fmt: skip


Made = tuple[Target, Decimal | None, str, tuple[Observation, ...]]


def _growing(m: _Maker) -> Made:
    asked = m.round(m.pick(4, 12), 1)
    growth = [m.round(m.pick(-2, float(asked) * 1.6), 1) for _ in m.years]
    form = m.random.choice(["mean_growth", "mean_growth", "level", "level_and_growth", "geometric"])
    levels = m.levels(float(asked) * m.pick(0, 1.5), 2)
    end = m.round(float(m.base) * (1 + float(asked) / 100) ** 5)
    bound = m.random.choice(["ge", None])
    if form == "mean_growth":
        base = m.random.choice([m.base, None])
        return Target("mean_growth", asked, bound), base, "up", m.seen(growth, "growth")
    if form == "level_and_growth":
        return Target("level_and_growth", end, bound, growth=asked), m.base, "up", m.seen(levels)
    return Target("level", end, bound), m.base, "up", m.seen(levels)


def _counted(m: _Maker) -> Made:
    end = m.round(float(m.base) * m.pick(1.05, 1.6))
    form = m.random.choice(["level", "level", "reach_and_keep"])
    pace = ((float(end) / float(m.base)) ** 0.2 - 1) * 100
    bound = None if m.unit == "岁" else m.random.choice(["ge", None])  # 79岁以上 is said of people of an age
    return Target(form, end, bound), m.base, "up", m.seen(m.levels(pace * m.pick(0, 1.6), 0.5))


def _shares(m: _Maker) -> Made:
    rise = min(m.pick(1, 8), (99.5 - float(m.base)))
    end = m.round(float(m.base) + rise)
    value, levels = float(m.base), []
    for _year in m.years:
        value = min(value + rise / 5 * m.pick(0.1, 1.6), 99.9)
        levels.append(m.round(value))
    if m.random.random() < 0.3:
        change = m.round(rise / 5, 2)
        return (
            Target("level_and_growth", m.round(m.base + 5 * change, 2), "ge", change=change),
            m.base,
            "up",
            m.seen(levels),
        )
    return Target("level", end, m.random.choice(["ge", None])), m.base, "up", m.seen(levels)


def _falling(m: _Maker) -> Made:
    end = m.round(float(m.base) * m.pick(0.7, 0.95))
    pace = ((float(end) / float(m.base)) ** 0.2 - 1) * 100
    return Target("level", end, "le"), m.base, "down", m.seen(m.levels(pace * m.pick(0, 1.6), 0.5))


def _kept_above(m: _Maker) -> Made:
    levels = [m.round(min(float(m.base) + m.pick(-2, 1.9), 99.9)) for _ in m.years]
    return Target("floor", m.base, "ge"), None, "up", m.seen(levels)


def _kept_below(m: _Maker) -> Made:
    levels = [m.round(max(float(m.base) * m.pick(0.6, 1.2), 0.1)) for _ in m.years]
    return Target("ceiling", m.base, "le"), None, "down", m.seen(levels)


def _added(m: _Maker) -> Made:
    amounts = [m.round(float(m.base) / 5 * m.pick(0.4, 1.5)) for _ in m.years]
    return Target("cumulative", m.base, "ge"), None, "up", m.seen(amounts)


def _changed(m: _Maker) -> Made:
    fall = [m.round(-float(m.base) / 5 * m.pick(0.2, 1.6)) for _ in m.years]
    return Target("cumulative_change", -m.base), None, "down", m.seen(fall, "growth")


def _yearly(m: _Maker) -> Made:
    step = float(m.base) * m.pick(0.01, 0.05)
    values = {y: m.round(float(m.base) - step * (y - BASE)) for y in range(FIRST, LAST + 1)}
    levels = [m.round(float(values[y]) * m.pick(0.9, 1.08)) for y in m.years]
    return Target("yearly", values=values), None, "down", m.seen(levels)


def _ranked(m: _Maker) -> Made:
    ranks = [m.round(max(float(m.base) + m.random.randint(-4, 5), 1)) for _ in m.years]
    return Target("rank", m.base), None, "up", m.seen(ranks, "rank")


def _times(m: _Maker) -> Made:
    return Target("multiple", Decimal(m.random.choice(["2", "1.5"]))), m.base, "up", m.seen(m.levels(m.pick(5, 20), 3))


def _done(m: _Maker) -> Made:
    done = [Decimal(0)] * len(m.years)
    told = tuple(replace(o, value=m.random.random() < 0.4) for o in m.seen(done)[-1:])
    return Target("yes_no", value=True), None, "up", told


def _handed_down(m: _Maker) -> Made:
    levels = m.seen(m.levels(0, 0.4))
    form = m.random.choice(["none", "stand_in", "value"])
    if form == "none":
        return Target("assigned", judged_as="floor", assigned_by="市"), None, "up", levels
    if form == "value":
        return Target("assigned", m.base, judged_as="floor", assigned_by="市"), None, "up", levels
    stand_in = StandIn(m.base, "全市规划")
    return Target("assigned", judged_as="floor", assigned_by="市", stand_in=stand_in), None, "up", levels


_MAKERS = {
    "growing": _growing, "counted": _counted, "shares": _shares, "falling": _falling, "kept_above": _kept_above,
    "kept_below": _kept_below, "added": _added, "changed": _changed, "yearly": _yearly, "ranked": _ranked,
    "times": _times, "done": _done, "handed_down": _handed_down,
}  # fmt: skip
