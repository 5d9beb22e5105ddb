"""Matching of reported project names to planned ones: precision, recall and time over ledgers with known answers.

    python -m benchmarks.track_names [SEEDS] [SIZE]

Ledgers are made up from the pieces in track_names.yaml: planned names, and of these reported ones that are renamed,
split, merged or dropped, with others that are new. Prints figures over the seeds at 200 by 200, then the time for
SIZE by SIZE (5000).
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guibiao.track.matching import Match, match_names

PIECES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("track_names.yaml").read_text(encoding="utf-8"))
BLOCK = 200
MOVING = (*PIECES["towns"], *PIECES["sites"], *PIECES["firms"])
FATES = (("renamed", 56), ("same", 10), ("split", 10), ("merged", 10), ("dropped", 14))


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Planned and reported names, the pairs that are one thing, and what became of each planned name."""

    planned: tuple[str, ...]
    reported: tuple[str, ...]
    links: frozenset[tuple[int, int]]
    fates: tuple[str, ...]


def ledgers(seed: int, size: int = 200) -> Ledgers:
    """`size` planned names and as many reported ones."""
    rng = random.Random(seed)
    fresh = _Fresh(rng)
    planned, fates, reported, links = [], [], [], []
    while len(planned) < size:
        fate = rng.choices([f for f, _ in FATES], [n for _, n in FATES])[0]
        if fate == "merged":
            if len(planned) + 2 > size:
                continue
            names, merged = fresh.merging()
            links += [(len(planned) + k, len(reported)) for k in range(len(names))]
            planned += names
            fates += ["merged"] * len(names)
            reported.append(merged)
            continue
        name = fresh.name()
        told = {"dropped": [], "same": [name], "renamed": [renamed(rng, name)], "split": _split(rng, name)}[fate]
        links += [(len(planned), len(reported) + k) for k in range(len(told))]
        planned.append(name)
        fates.append(fate)
        reported += told
    while len(reported) < size:
        reported.append(fresh.name())
    order = list(range(len(reported)))
    rng.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    return Ledgers(
        tuple(planned), tuple(reported[old] for old in order), frozenset((i, place[j]) for i, j in links), tuple(fates)
    )


def many_ledgers(seed: int, size: int) -> Ledgers:
    """The same for ledgers of any size: blocks of 200, in each of which places and firms have other names."""
    planned, fates, reported, links = [], [], [], set()
    for block in range(-(-size // BLOCK)):
        made, rng = ledgers(seed + block), random.Random(seed + block)
        own = {old: "".join(rng.sample(PIECES["syllables"], 2)) + old[2:] for old in MOVING}
        moving = re.compile("|".join(map(re.escape, own)))
        links |= {(i + len(planned), j + len(reported)) for i, j in made.links}
        planned += [moving.sub(lambda m: own[m[0]], n) for n in made.planned]  # noqa: B023
        reported += [moving.sub(lambda m: own[m[0]], n) for n in made.reported]  # noqa: B023
        fates += made.fates
    return Ledgers(tuple(planned), tuple(reported), frozenset(links), tuple(fates))


class _Fresh:
    """Names that were not given before, nor any that differs only by words that say nothing."""

    def __init__(self, rng: random.Random) -> None:
        self._rng, self._seen = rng, dict[str, set[str]]()

    def name(self) -> str:
        """One new name of any kind."""
        while True:
            name = self._rng.choice(KINDS)(self._rng)
            if self._is_new(name):
                return name + self._rng.choice(("项目", "工程", "建设项目", ""))

    def merging(self) -> tuple[list[str], str]:
        """Two planned names of one kind, and the one under which both are reported."""
        while True:
            thing, work = self._rng.choice(PIECES["facilities"]), self._rng.choice(PIECES["works"])
            towns = [t + e for t, e in (_town(self._rng), _town(self._rng))]
            names = [f"{PIECES['county']}{t}{thing}{work}工程" for t in towns]
            if towns[0] != towns[1] and all(self._is_new(f"{t}{thing}{work}") for t in towns):
                return names, f"{towns[0]}、{towns[1]}{thing}{work}项目"

    def _is_new(self, name: str) -> bool:
        """Whether a reader could tell it from all names before: of one thing there is either the whole or its phases,
        and at one facility of a town one work."""
        key = name.replace(PIECES["county"], "").replace("改扩建", "扩建").replace("年产", "")
        phase = next((p for p in PIECES["phases"] if p in key), "")
        for work in PIECES["works"]:
            key = key.removesuffix(work)
        stem = key.replace(f"（{phase}）", "").replace(phase, "") if phase else key
        known = self._seen.setdefault(stem, set())
        if known and (not phase or "" in known or phase in known):
            return False
        known.add(phase)
        return True


def renamed(rng: random.Random, name: str) -> str:
    """The name as another office writes it: one to three of the ways in which names change, always another name."""
    for _ in range(20):
        changed = name
        for way in rng.sample(WAYS, rng.choice((1, 2, 2, 3))):
            changed = way(rng, changed)
        if changed != name:
            return changed
    return name + "（续建）"


def _split(rng: random.Random, name: str) -> list[str]:
    stem = name.removesuffix("建设项目").removesuffix("项目").removesuffix("工程")
    if any(p in stem for p in PIECES["phases"]):
        return [f"{stem}{part}" for part in rng.sample(PIECES["parts"], 2)]
    if rng.random() < 0.7:
        return [f"{stem}{rng.choice(('（{}）', '{}', '{}工程')).format(p)}" for p in PIECES["phases"][:2]]
    return [f"{renamed(rng, stem)}{part}" for part in rng.sample(PIECES["parts"], 2)]


def _town(rng: random.Random) -> tuple[str, str]:
    """A town with its kind, which is always the same for one town."""
    town = rng.choice(PIECES["towns"])
    return town, PIECES["ends"][PIECES["towns"].index(town) % len(PIECES["ends"])]


def _of_town(rng: random.Random) -> str:
    town = "".join(_town(rng))
    county = PIECES["county"] if rng.random() < 0.6 else ""
    return f"{county}{town}{rng.choice(PIECES['facilities'])}{rng.choice(PIECES['works'])}"


def _of_firm(rng: random.Random) -> str:
    amount = rng.choice(("年产{}", "{}")).format(rng.choice(PIECES["amounts"]))
    return f"{rng.choice(PIECES['firms'])}有限公司{amount}{rng.choice(PIECES['products'])}生产线"


def _of_park(rng: random.Random) -> str:
    phase = rng.choice(("", "", *PIECES["phases"]))
    park, tail = rng.choice(PIECES["parks"]), rng.choice(("", "标准厂房", "道路", "污水处理厂", "综合服务中心"))
    return f"{PIECES['county']}{park}{phase}{tail}"


def _of_county(rng: random.Random) -> str:
    work = rng.choice(("新院区", "扩建", "迁建", "改扩建", "综合楼", "智能化改造"))
    return f"{PIECES['county']}{rng.choice(PIECES['county_things'])}{work}"


def _of_site(rng: random.Random) -> str:
    phase = rng.choice(("", "", "", *PIECES["phases"]))
    return f"{rng.choice(PIECES['sites'])}{rng.choice(PIECES['sites_things'])}{phase}"


def _of_side(rng: random.Random) -> str:
    return (
        f"{rng.choice(PIECES['wider'])}{rng.choice(PIECES['wider_things'])}{rng.choice(('', '（一期）', '（二期）'))}"
    )


def _of_road(rng: random.Random) -> str:
    start, end = rng.sample(PIECES["towns"], 2)
    kind = rng.choice(("二级公路改扩建", "三级公路", "高速公路", "段路面改造", "段改线"))
    road = rng.choice(PIECES["roads"]) + "线" if "段" in kind else ""
    return f"{road}{start}至{end}{kind}"


def _of_power(rng: random.Random) -> str:
    what = rng.choice(("农光互补光伏电站", "屋顶分布式光伏发电", "储能电站", "风电场"))
    return f"{rng.choice(PIECES['firms'])}{''.join(_town(rng))}{rng.choice(PIECES['powers'])}{what}"


def _of_grid(rng: random.Random) -> str:
    return f"{rng.choice(PIECES['voltages'])}{rng.choice(PIECES['sites'])}输变电"


KINDS: tuple[Callable[[random.Random], str], ...] = (
    _of_town, _of_firm, _of_park, _of_county, _of_site, _of_site, _of_side, _of_road, _of_power, _of_grid,
)  # fmt: skip
_WORDS = (
    ("污水处理厂", "污水厂"), ("高速公路", "高速"), ("产业园", "产业园区"), ("中心卫生院", "卫生院"),
    ("提标改造", "提质改造"), ("改扩建", "扩建"), ("综合整治", "综合治理"), ("生产线", "生产基地"),
    ("风电场", "风力发电"),
    ("农贸市场", "集贸市场"), ("标准厂房", "标准化厂房"), ("储能电站", "集中式储能电站"), ("森林公园", "省级森林公园"),
    ("老旧小区改造", "老旧小区配套基础设施改造"), ("防洪堤", "防洪护岸"), ("旅游度假区", "旅游度假区开发"),
    ("停车场", "公共停车场"), ("路网", "路网完善"), ("输变电", "输变电站"), ("养老", "康养"),
    ("人民医院", "医院"), ("第三中学", "三中"), ("第一中学", "一中"), ("敬老院", "养老院"), ("段改线", "段改线公路"),
    ("MW", "兆瓦"), ("千伏", "kV"), ("屋顶分布式光伏发电", "分布式光伏"), ("棚户区改造", "棚改"),
    ("垃圾中转站", "垃圾转运站"),
)  # fmt: skip


def _reworded(rng: random.Random, name: str) -> str:
    fitting = [pair for pair in _WORDS if pair[0] in name]
    return name.replace(*rng.choice(fitting), 1) if fitting else name


def _without_county(_rng: random.Random, name: str) -> str:
    county = PIECES["county"]
    return name.removeprefix(county) if name.startswith(county) else county + name


def _other_tail(rng: random.Random, name: str) -> str:
    stem = name.removesuffix("建设项目").removesuffix("项目").removesuffix("工程")
    return stem + rng.choice(("项目", "工程", "建设工程", "项目建设", "配套设施建设项目", ""))


def _phase_elsewhere(_rng: random.Random, name: str) -> str:
    for phase in PIECES["phases"]:
        if f"（{phase}）" in name:
            return name.replace(f"（{phase}）", "") + phase
        if phase in name:
            return name.replace(phase, "") + f"（{phase}）"
    return name


def _without_firm(_rng: random.Random, name: str) -> str:
    return name.replace("有限公司", "").replace("年产", "")


def _more_said(rng: random.Random, name: str) -> str:
    return rng.choice(("{}（续建）", "2023年{}", "{}及附属设施", "重点推进{}")).format(name)


def _without_work(_rng: random.Random, name: str) -> str:
    for work in PIECES["works"]:
        if work in name:
            return name.replace(work, "建设")
    return name


def _other_site(rng: random.Random, name: str) -> str:
    """The site gets another name; everything else stays."""
    for site in PIECES["sites"]:
        if name.startswith(site):
            return name.replace(site, site[:2] + rng.choice("坪村湾岭"), 1)
    return name


WAYS: tuple[Callable[[random.Random, str], str], ...] = (
    _reworded, _reworded, _without_county, _other_tail, _phase_elsewhere, _without_firm, _more_said, _without_work,
    _other_site,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were sure and right, sure, and asked for; and the asked ones that a person would see."""

    right: int
    sure: int
    asked: int
    shown: int

    @property
    def precision(self) -> float:
        """Of the sure pairs, the right ones."""
        return self.right / max(self.sure, 1)

    @property
    def recall(self) -> float:
        """Of the pairs asked for, the sure ones."""
        return self.right / max(self.asked, 1)


def score(made: Ledgers, matches: list[Match]) -> Score:
    """The matches held against the answers."""
    sure = {(m.planned, m.reported) for m in matches if m.sure}
    every = {(m.planned, m.reported) for m in matches}
    return Score(len(sure & made.links), len(sure), len(made.links), len(every & made.links))


def main(seeds: int = 10, size: int = 5000) -> None:
    """Print the figures."""
    total = [0, 0, 0, 0]
    for seed in range(seeds):
        made = ledgers(seed)
        got = score(made, match_names(made.planned, made.reported))
        total = [a + b for a, b in zip(total, (got.right, got.sure, got.asked, got.shown), strict=True)]
        print(f"seed {seed}: precision {got.precision:.3f} recall {got.recall:.3f}")
    all_ = Score(*total)
    print(f"all: precision {all_.precision:.3f} recall {all_.recall:.3f}, with people {all_.shown / all_.asked:.3f}")
    made = many_ledgers(0, size)
    start = time.process_time()
    matches = match_names(made.planned, made.reported)
    took = time.process_time() - start
    print(f"{size} x {size}: {took:.1f} s CPU, {len(matches)} pairs")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
