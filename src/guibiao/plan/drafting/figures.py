"""An indicator's figures: which statements of its passage are observations, in which unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan.changes import Conversion
from guibiao.plan.drafting.passage import Passage, source_of
from guibiao.plan.drafting.wording import named, wording
from guibiao.plan.model import Observation
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

_YEARLY = ("level", "growth", "change", "rank")
_MEANS = {"growth_avg": "growth", "change_avg": "change"}
_NOISE = expression(r"[（(][^（）()]*[）)]|[“”\"\s《》]|总量$|总额$|数值$")
_YEAR = expression(r"(20\d\d)年(上半年)?")


@dataclass(frozen=True, slots=True)
class Figures:
    """Observations of one indicator, its unit, the base year's level if stated, and what is doubtful."""

    observations: tuple[Observation, ...]
    unit: str
    base: Decimal | None = None
    estimate: Decimal | None = None  # the document's own figure for the plan's last year
    unsure: tuple[str, ...] = ()


def read_figures(passage: Passage, name: str, unit: str, rates_only: bool) -> Figures:
    """The observations of an indicator in its passage.

    `unit` is the target's, "" where it names none; where all figures are in another one of its kind (a target of
    1.8万人, 3510人 a year), they are counted in theirs. `rates_only` says that the target is a rate of growth, so that
    levels in % (a share told beside the amounts) are not its figures.
    """
    facts = [s for s in passage.statements if s.role != "target" and _is_plain(passage, s) and not passage.proposes(s)]
    levels = [s for s in facts if s.measure == "level"]
    unit = _own_unit(levels, unit, _main_unit(levels, name, rates_only))
    mine = _related([s for s in facts if s.measure != "level" or clean_unit(s.unit) == unit], name)
    base = next((s.value for s in mine if s.measure == "level" and s.period == str(passage.base)), None)
    estimate = next((s.value for s in mine if s.measure == "level" and _is_end(passage, s)), None)
    kept, unsure = _one_each(mine, passage)
    kept += _unchanged(passage, kept)
    kept += _means(passage, kept)
    ordered = sorted(kept, key=lambda o: (o.period.end, o.period.is_span, _order(o.measure)))
    return Figures(tuple(ordered), unit, base, estimate, unsure)


def read_deeds(passage: Passage) -> tuple[Observation, ...]:
    """Whether what is to be done was done, year by year: 2022年未完成, 2023年已建成."""
    found: dict[str, Observation] = {}
    for pattern, done in ((wording().not_done, False), (wording().was_done, True)):
        for match in pattern.finditer(passage.text):
            period = Period(named(match)[:4] + ("-H1" if "半" in named(match) else ""))
            place = passage.source(passage.item.start + match.start(), passage.item.start + match.end())
            if _in_plan(passage, period):
                found.setdefault(period.text, Observation(period, done, source=place))
    return tuple(sorted(found.values(), key=lambda o: o.period.end))


def clean_unit(unit: str) -> str:
    """A unit as plans write it: 微克/每立方米 is 微克/立方米."""
    return unit.replace("/每", "/")


def bare_name(name: str) -> str:
    """An indicator's name without brackets, quotation marks and the words that only say that it is an amount."""
    return _NOISE.sub("", name)


def relation(statement: Statement, name: str) -> int:
    """How surely a statement is about the indicator `name`: 3 the same, 2 one name holds the other, 1 alike, 0 not."""
    own, other = bare_name(statement.indicator), bare_name(name)
    entry = vocabulary().indicator(name)
    if own == other or (entry is not None and statement.code == entry.code):
        return 3
    if own and other and (own in other or other in own):
        return 2
    pairs, others = _pairs(own), _pairs(other)
    return int(bool(pairs and others) and 2 * len(pairs & others) >= min(len(pairs), len(others)))


def is_foreign(statement: Statement, name: str) -> bool:
    """Whether a statement is surely about another indicator: one of the registry, with no word of this one's name."""
    other = vocabulary().indicator(statement.indicator)
    return other is not None and relation(statement, name) == 0


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _is_plain(passage: Passage, statement: Statement) -> bool:
    """Whether a figure tells the indicator's own course, not its distance from a target or another plan."""
    if statement.base is not None and statement.base != str(Period(statement.period).year - 1):
        return False
    before, words = passage.up_to(statement), wording()
    if words.reckoned.search(passage.before(statement)) or _is_ahead(passage, statement):
        return False
    if words.over_years.search(before) and not Period(statement.period).is_span:
        return False
    return words.comparison.search(before) is None


def _is_ahead(passage: Passage, statement: Statement) -> bool:
    """Whether a figure told as a fact is of the plan's last year, though the document does not look back on it."""
    reviews = passage.document.reviews or 0
    return statement.role == "actual" and Period(statement.period).end == passage.span.end and (
        reviews < passage.span.end.year)  # fmt: skip


def _own_unit(levels: list[Statement], told: str, main: str) -> str:
    """The unit that is told for a target, unless all levels are in another one into which it can be turned."""
    turns = told and main and Conversion(told, main).factor is not None
    return main if not told or (turns and all(clean_unit(s.unit) != told for s in levels)) else told


def _main_unit(levels: list[Statement], name: str, rates_only: bool) -> str:
    """The unit of the levels: of those most surely about the indicator, amounts before shares for a growth target."""
    ranked = sorted(
        ((rates_only and s.unit == "%", -relation(s, name), n) for n, s in enumerate(levels)),
    )
    return clean_unit(levels[ranked[0][2]].unit) if ranked else ""


def _related(statements: list[Statement], name: str) -> list[Statement]:
    """Those about the indicator; where none is, all (the name was told once, at the head of the passage)."""
    mine: list[Statement] = []
    for measure in dict.fromkeys(s.measure for s in statements):
        same = [s for s in statements if s.measure == measure]
        mine += [s for s in same if relation(s, name)] or same
    return sorted(mine, key=lambda s: (-relation(s, name), s.clean_start))


def _one_each(statements: Iterable[Statement], passage: Passage) -> tuple[list[Observation], tuple[str, ...]]:
    """One observation for each period and measure, the surest first; others are named as doubtful."""
    kept: dict[tuple[str, str, str], Observation] = {}
    unsure: list[str] = []
    for s in statements:
        period = Period(s.period)
        if s.measure not in _YEARLY or period.years > 1 or not _in_plan(passage, period) or _is_end(passage, s):
            continue
        key = (s.period, s.measure, s.role)
        first = kept.get(key)
        if first is None:
            kept[key] = Observation(period, s.value, s.measure, s.role, s.bound, source_of(s))
        elif first.value != s.value:
            unsure.append(_("{period}另有数值{text}，未采用").format(period=s.period, text=s.text))
    return list(kept.values()), tuple(unsure)


def _in_plan(passage: Passage, period: Period) -> bool:
    return passage.base < period.start.year and period.end <= passage.span.end


def _is_end(passage: Passage, statement: Statement) -> bool:
    """Whether it is an outlook on the plan's last year rather than an observation."""
    return statement.role == "estimate" and Period(statement.period).end == passage.span.end


def _unchanged(passage: Passage, kept: list[Observation]) -> list[Observation]:
    """与上年持平: a growth (or change) of nothing, which is told without a number."""
    measure = "change" if any(o.measure == "change" for o in kept) else "growth"
    found: list[Observation] = []
    for match in wording().unchanged.finditer(passage.text):
        years = list(_YEAR.finditer(passage.text, 0, match.start()))
        if not years:
            continue
        period = Period(years[-1][1] + ("-H1" if years[-1][2] else ""))
        if _in_plan(passage, period) and not any((o.period, o.measure) == (period, measure) for o in kept):
            place = passage.source(passage.item.start + match.start(), passage.item.start + match.end())
            found.append(Observation(period, Decimal(0), measure, source=place))
    return found


def _means(passage: Passage, kept: list[Observation]) -> list[Observation]:
    """Means over a span whose years are not all told one by one."""
    found: dict[tuple[str, str], Observation] = {}
    for s in passage.statements:
        if s.measure not in _MEANS or s.role != "actual" or not _is_plain(passage, s):
            continue
        period = Period(s.period)
        single = {o.period.year for o in kept if o.measure == _MEANS[s.measure]}
        years = set(range(period.start.year, period.end.year + 1))
        if _in_plan(passage, period) and period.years > 1 and not years <= single:
            found.setdefault((s.period, s.measure), Observation(
                period, s.value, s.measure, s.role, s.bound, source_of(s)))  # fmt: skip
    return list(found.values())


def _order(measure: str) -> int:
    return (*_YEARLY, *_MEANS, "multiple").index(measure)
