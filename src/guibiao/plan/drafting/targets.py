"""An indicator's target: its form, from the target figures of the passage and the words about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan.changes import no_target_found
from guibiao.plan.drafting.figures import is_foreign
from guibiao.plan.drafting.passage import Passage, source_of
from guibiao.plan.drafting.wording import named, wording
from guibiao.plan.model import RelativeTo, StandIn, Target
from guibiao.plan.terms import term
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

GROWTH = "gdp"  # the registry's code of what 经济增长 is the growth of


@dataclass(frozen=True, slots=True)
class Goals:
    """The target figures of a passage, each the first of its kind; proposals for a change are not among them.

    `level` is a number to be reached or kept, `growth` and `change` yearly means, `total_change` a relative change
    from the base year to the end, `yearly` the numbers of single years, `other` a rank or a multiple.
    """

    level: Statement | None = None
    growth: Statement | None = None
    change: Statement | None = None
    total_change: Statement | None = None
    yearly: tuple[Statement, ...] = ()
    other: Statement | None = None

    @property
    def any(self) -> bool:
        """Whether there is a number at all."""
        return bool(self.level or self.growth or self.change or self.total_change or self.yearly or self.other)


def read_goals(passage: Passage, name: str) -> Goals:
    """The target figures of a passage."""
    found = [s for s in passage.statements if s.role == "target" and not passage.proposes(s)]
    own = [s for s in found if not is_foreign(s, name)]
    ends = [s for s in own if _is_of_plan(s, passage)]
    whole = [s for s in ends if Period(s.period).start <= passage.span.start]  # what is needed from here is no target
    return Goals(
        level=_first(ends, "level"),
        growth=_first(whole, "growth_avg"),
        change=_first(whole, "change_avg"),
        total_change=next((s for s in ends if s.measure == "growth" and _is_total(s, passage)), None),
        yearly=tuple(s for s in own if s not in ends and s.measure == "level" and _is_single_year(s, passage)),
        other=_first(ends, "rank") or _first(ends, "multiple"),
    )


def direction_of(name: str, goals: Goals) -> str:
    """`down` where less is better: by the registry, by the name, or by a target that falls or is an upper limit."""
    falling = [s for s in (goals.growth, goals.change, goals.total_change) if s is not None and s.value < 0]
    limits = [s for s in (goals.level, *goals.yearly) if s is not None and s.bound == "le"]
    return "down" if falling or limits else direction_of_name(name)


def direction_of_name(name: str) -> str:
    """`down` where an indicator's name says that less is better: by the registry, else by its words."""
    entry = vocabulary().indicator(name)
    return "down" if (entry is not None and entry.direction == "down") or wording().falls.search(name) else "up"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an indicator beside its target: direction, the base year's level, the earliest level."""

    direction: str
    base: Decimal | None = None
    start: Decimal | None = None

    def meets(self, level: Decimal | None, target: Decimal) -> bool | None:
        """Whether a level meets a target; None where there is no level."""
        if level is None:
            return None
        return level <= target if self.direction == "down" else level >= target


def read_target(passage: Passage, name: str, goals: Goals, known: Known) -> tuple[Target, tuple[str, ...]]:
    """The target of an indicator and what is doubtful about it."""
    words, direction = wording(), known.direction
    text = passage.text
    if words.assigned.search(text) and (not goals.any or _stands_in(passage, goals)):
        number = goals.total_change or goals.growth or goals.level
        return _assigned(text, name, direction, number, passage.before(number) if number else "")
    if goals.yearly and not goals.growth and (goals.level is None or _every_year(passage, goals)):
        stated = (*goals.yearly, *([goals.level] if goals.level else ()))
        values = {Period(s.period).year: s.value for s in reversed(stated)}
        return Target("yearly", values=dict(sorted(values.items())), source=source_of(goals.yearly[0])), ()
    if goals.level and goals.level.unit == "%" and words.growth_name.search(name):
        return _valued("mean_growth", goals.level, direction), ()
    if goals.level:
        return _levelled(passage, name, goals, goals.level, known), ()
    if goals.growth:
        return _valued("mean_growth", goals.growth, direction), ()
    if goals.total_change:
        return _valued("cumulative_change", goals.total_change, direction), ()
    if goals.other:
        return _valued("rank" if goals.other.measure == "rank" else "multiple", goals.other, direction), ()
    return _without_number(passage, goals, known.base)


def _every_year(passage: Passage, goals: Goals) -> bool:
    """Whether every year of the plan has a number of its own, its last year like the others."""
    last = goals.level and Period(goals.level.period)
    told = {Period(s.period).year for s in goals.yearly} | ({last.year} if last and last.is_year else set())
    return told == set(range(passage.span.start.year, passage.span.end.year + 1))


def _levelled(passage: Passage, name: str, goals: Goals, level: Statement, known: Known) -> Target:
    """The target of a level, with a pace beside it where the text gives one."""
    if pace := goals.growth or goals.change:
        return _with_pace(level, pace, known.direction)
    return _valued(_form_of_level(passage, name, level, known), level, known.direction)


def _form_of_level(passage: Passage, name: str, level: Statement, known: Known) -> str:
    """Added up over the plan, reached by its end, reached and kept, or kept throughout."""
    words, sentence = wording(), passage.before(level)
    at_end = words.at_the_end.search(sentence) is not None or str(passage.span.end.year) in sentence
    share = level.unit in ("%", "‰", "")
    if not share and (words.judged_as_cumulative.search(name) or (not at_end and words.counted_up.search(sentence))):
        return "cumulative"
    throughout = "ceiling" if known.direction == "down" else "floor"
    if at_end:
        stays = words.and_kept.search(passage.clause(level)) or words.reached_and_kept.search(name)
        return "reach_and_keep" if stays else "level"
    if words.kept.search(passage.clause(level)):
        return "reach_and_keep" if known.meets(known.base, level.value) is False else throughout
    return throughout if share and known.meets(known.start, level.value) else "level"


def read_unnumbered(text: str, name: str, direction: str) -> tuple[Target, tuple[str, ...]] | None:
    """The target that words without a number set, and what is doubtful about it; None where they set none.

    完成上级下达指标 is `assigned`, 与经济增长基本同步 and 高于全市平均 are `relative`.
    """
    words = wording()
    if words.assigned.search(text):
        return _assigned(text, name, direction)
    entry = vocabulary().indicator(name)
    if entry is not None and entry.code == GROWTH:
        return None  # nothing keeps pace with itself
    by = words.relative_margin.search(text)
    margin = Decimal(named(by)) if by else Decimal(0)
    if words.relative_to_growth.search(text):
        return Target("relative", to=RelativeTo(indicator=GROWTH), margin=margin), (
            _("目标是与经济增长比较，请核对比较对象"),
        )
    if match := words.relative_to_mean.search(text):
        return Target("relative", to=RelativeTo(name=named(match)), margin=margin), (
            _("目标是与平均水平比较，请补上对方的逐年数值"),
        )
    return None


def _assigned(
    text: str, name: str, direction: str, number: Statement | None = None, before: str = ""
) -> tuple[Target, tuple[str, ...]]:
    """A target that is handed down, with the upper plan's number where the text judges by it meanwhile.

    `number` is that number, `before` the words up to it.
    """
    words = wording()
    giver = words.assigned_by.search(text)
    stand_in = None
    if number is not None:
        origin = words.stand_in_origin.search(before)
        stand_in = StandIn(number.value, named(origin) if origin else None)
    if number is not None and number.measure == "growth_avg":
        form = "mean_growth"
    elif words.judged_as_cumulative_change.search(name):
        form = "cumulative_change"
    elif words.judged_as_cumulative.search(name):
        form = "cumulative"
    else:
        form = "ceiling" if direction == "down" else "floor"
    target = Target(
        "assigned",
        bound="le" if form == "cumulative" and direction == "down" else None,
        judged_as=form,
        assigned_by=_giver(named(giver)) if giver else None,
        stand_in=stand_in,
    )
    label = term("form").labels[form]
    return target, (_("目标由上级下达，评价方式暂定为“{form}”，请核对").format(form=label),)


def _giver(words: str) -> str:
    """Who hands the number down: what stands behind the last 在, 由 or 按 of the words before 下达."""
    return re.split(r"在|由|按照?|因|达到|完成", words)[-1] or words


def _stands_in(passage: Passage, goals: Goals) -> bool:
    """Whether the only number is the upper plan's, used for want of an own one."""
    number = goals.total_change or goals.growth or goals.level
    return number is not None and wording().stand_in.search(passage.before(number)) is not None


def _without_number(passage: Passage, goals: Goals, base: Decimal | None) -> tuple[Target, tuple[str, ...]]:
    """A target in words only, or a yearly change without a level."""
    if (asked := read_unnumbered(passage.text, passage.item.name, "up")) and asked[0].form == "relative":
        return asked
    if is_to_be_done(passage):
        return Target("yes_no", True), ()
    if goals.change and base is not None:
        years = passage.span.end.year - passage.base
        target = Target("level", base + goals.change.value * years, source=source_of(goals.change))
        return target, (_("期末目标由基期值与年均变化推得，请核对"),)
    return Target("level"), (no_target_found(),)


def is_to_be_done(passage: Passage) -> bool:
    """Whether the target is that something be done by a year, without a number: 到2025年建成."""
    words = wording()
    cued = (text for _start, text in passage.sentences() if words.target_cue.search(text))
    return any(words.to_be_done.search(text) for text in cued)


def _with_pace(level: Statement, pace: Statement, direction: str) -> Target:
    """A level with a mean growth, or a mean change in the unit, beside it."""
    bound = _bound(level, direction) or _bound(pace, direction)
    growth = pace.value if pace.measure == "growth_avg" else None
    change = pace.value if pace.measure == "change_avg" else None
    return Target("level_and_growth", level.value, bound, growth, change, source=source_of(level))


def _valued(form: str, statement: Statement, direction: str) -> Target:
    return Target(form, statement.value, _bound(statement, direction), source=source_of(statement))


def _bound(statement: Statement, direction: str) -> str | None:
    """The bound that the words give, where it does not contradict the direction (降低13%以上 is a fall of more)."""
    return statement.bound if statement.bound == {"up": "ge", "down": "le"}[direction] else None


def _first(statements: Sequence[Statement], measure: str) -> Statement | None:
    return next((s for s in statements if s.measure == measure), None)


def _is_of_plan(statement: Statement, passage: Passage) -> bool:
    """Whether a target is the whole plan's: by its period, or because the sentence up to it names no year."""
    ends = Period(statement.period).end == passage.span.end
    return ends or wording().a_year.search(passage.before(statement)) is None


def _is_total(statement: Statement, passage: Passage) -> bool:
    """Whether a relative change is meant from the base year to the plan's end."""
    told = statement.base == str(passage.base) or Period(statement.period).years == passage.span.years
    return told or wording().counted_up.search(passage.before(statement)) is not None


def _is_single_year(statement: Statement, passage: Passage) -> bool:
    period = Period(statement.period)
    return period.is_year and passage.span.start <= period.start and period.end < passage.span.end
