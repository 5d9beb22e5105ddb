"""What is known of an indicator besides its figures: its direction, real or nominal growth, flow or stock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from guibiao.expressions import expression
from guibiao.plan import Indicator, Observation, Target
from guibiao.vocabulary import IndicatorEntry, vocabulary

_DIRECTED = (
    "level",
    "reach_and_keep",
    "level_and_growth",
    "mean_growth",
    "cumulative_change",
    "cumulative",
    "multiple",
)
WORDS = Path(__file__).with_name("flows.yaml")
_BRACKETS = expression(r"[（(][^（）()]*[）)]")
_LISTS = (
    "rate_words", "share_units", "growth_words", "ratio_starts", "share_words", "stock_words", "flow_words",
    "money_units", "flow_units",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """`flow`: its part-year figures are amounts; `real`: its growth is in constant prices, its levels are not."""

    direction: str | None
    real: bool
    flow: bool


def known(indicator: Indicator) -> Known:
    """What the registry of indicators says; what it leaves open, the name and unit say."""
    entry = _entry(indicator.code, indicator.name)
    if entry is None:
        return Known(None, False, _flow_by_words(indicator))
    return Known(entry.direction, entry.valued == "real", entry.additive or _flow_by_words(indicator))


def is_flow(indicator: Indicator, target: Target, observation: Observation, of: Known) -> bool:
    """Whether a part-year figure is a flow, which never decides a verdict."""
    if observation.measure not in ("level", "rank", "multiple") or target.form == "cumulative":
        return True  # a growth or change of part of a year is one against the same part of the year before
    return observation.measure == "level" and of.flow


def is_share(indicator: Indicator) -> bool:
    """Whether an indicator counted in percent is a part of a whole, and not growth, which has no whole."""
    return indicator.unit in _words()["share_units"] and not _has(indicator.name, _words()["rate_words"])


def bound_of(indicator: Indicator, target: Target, of: Known) -> str:
    """`ge` or `le`: as the target says, else as the indicator's direction says, else as its numbers imply.

    A target in the place of the first, approved or proposed, means the same direction as that.
    """
    if target.bound is not None:
        return target.bound
    if indicator.direction is not None:
        return "le" if indicator.direction == "down" else "ge"
    first = indicator.target
    if target is not first and first.form in _DIRECTED and first.value is not None:
        return bound_of(indicator, first, of)
    if target.form in ("mean_growth", "mean_change", "cumulative_change") and target.value is not None:
        return "le" if target.value < 0 else "ge"
    if of.direction is not None:
        return "le" if of.direction == "down" else "ge"
    falls = indicator.base is not None and target.value is not None and target.value < indicator.base
    return "le" if falls and target.form in ("level", "level_and_growth") else "ge"


@cache
def _entry(code: str | None, name: str) -> IndicatorEntry | None:
    words = vocabulary()
    bare = _BRACKETS.sub("", name)  # 地区生产总值（GDP）
    return (words.indicator(code) if code else None) or words.indicator(name) or words.indicator(bare)


def _flow_by_words(indicator: Indicator) -> bool:
    words = _words()
    unit, name = indicator.unit, indicator.name
    if unit in words["share_units"]:
        return _has(name, words["growth_words"])
    if unit.partition("/")[0] in words["money_units"] or unit in words["flow_units"]:
        return not _has(name, words["stock_words"])
    if "/" in unit or name.startswith(tuple(words["ratio_starts"])):
        return False
    if _has(name, words["share_words"]) or _has(name, words["stock_words"]):
        return False
    return _has(name, words["flow_words"])


def _has(name: str, words: list[str]) -> bool:
    return any(word in name for word in words)


@cache
def _words() -> dict[str, list[str]]:
    raw: dict[str, list[str]] = msgspec.yaml.decode(WORDS.read_bytes())
    if tuple(raw) != _LISTS or not all(isinstance(w, str) for words in raw.values() for w in words):
        raise ValueError(f"{WORDS.name} must hold the lists {_LISTS}")
    return raw
