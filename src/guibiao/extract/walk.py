"""A walk over one sentence: each number with the words before and after it, and a small state carried along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from guibiao.extract.lexicon import Lexicon
from guibiao.extract.measuring import bound_of, measure_of, without_mover
from guibiao.extract.naming import clause_start, clean
from guibiao.extract.peeling import Cues, peel
from guibiao.extract.quantities import Quantity
from guibiao.extract.ranking import rank_cues, rank_names
from guibiao.extract.subjects import Names, Run, names_of
from guibiao.extract.times import Frame, Time
from guibiao.extract.timing import base_of, period_of, since_base

_JOIN = re.compile(r"[\s*]*(?:、|和|及|与|以及|或|，和|[:：∶︰比])?[\s*]*\Z")
_OF_TARGET = re.compile(r"[*\s]{0,3}(?:以上|以内|左右)?的[\u4e00-\u9fff]{0,4}(?:目标|要求)")
_ESTIMATED = re.compile(r"[*\s]{0,3}(?:以上|以内|左右)?（预计")
_JOINED = re.compile("(?:、|和|以及|及|与)\\s?\\Z")
_ASIDE = ("由", "从", "按")  # a year that only begins a movement, or whose prices are used
_SUMMED = frozenset(("达", "达到", "达到了", "已达", "突破"))  # say how much there is, not what was done
_COMPARED = re.compile(r"(?:低于|高于|超过|差距|达到|完成|完成了|达|占|于|较|比)$")


@dataclass(slots=True)
class RoleCue:
    """A cue for the role of the figures after it; one that quotes a plan (《纲要》) brings the plan's time."""

    start: int
    end: int
    role: str
    quotes_plan: bool = False
    lasting: bool = False  # 力争: holds to the end of the sentence, whatever years are named
    until: int | None = None  # where its scope ends, if before the sentence does


@dataclass(slots=True)
class Sentence:
    """A stretch of text with its tokens; `topic` is what the paragraph is about, where its lead says so."""

    start: int
    end: int
    quantities: list[Quantity]
    times: list[Time]
    roles: list[RoleCue]
    frame: Frame
    topic: str = ""


@dataclass(slots=True)
class Reading:
    """A quantity as the walk has read it; extraction makes statements of it."""

    quantity: Quantity
    indicator: str
    period: str
    value: Decimal
    measure: str
    role: str
    bound: str
    base: str | None


@dataclass(slots=True)
class _State:
    """What is carried from number to number within a sentence."""

    names: Names
    role: str
    used: int  # where the text not yet read begins
    time: Time | None = None
    time_before_move: Time | None = None  # the time before 由 … 提高到 …
    moving: bool = False
    by_plan: bool = False  # the role is that of a plan that is quoted
    gap: int = 1
    until: int | None = None  # where the scope of the role ends
    base_year: int | None = None  # the year that the figures before were held against: 是2007年的1.7倍
    counted_from: Time | None = None  # the time before 两年平均, which comes back with the next subject
    in_count: bool = False
    summed: bool = False  # 累计 was said: what follows is a sum as well
    times_read: int = 0
    roles_read: int = 0


@dataclass(slots=True)
class _Moment:
    """The time and role that hold for one run of numbers."""

    time: Time | None
    base: Time | None
    role: str
    gap: int = 1  # -1 after 低于…目标: the figure is what is missing


def walk(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[Reading]:
    """The readings of a sentence's quantities, in order."""
    topic = [sentence.topic] if sentence.topic else []
    state = _State(Names(topic), sentence.frame.role, sentence.start)
    runs = list(_runs(text, sentence.quantities))
    for numbers, after in zip(runs, [*runs[1:], None], strict=True):
        floor, state.used = state.used, numbers[-1].noun_at
        yield from _read_run(text, sentence, numbers, after[0] if after else None, floor, state, lex)


def _runs(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Numbers with only a joining mark between them are read together: 36712元、19263元."""
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not (_alike(run[-1], quantity) and _JOIN.match(text, run[-1].noun_at, quantity.start)):
            yield run
            run = []
        run.append(quantity)
    if run:
        yield run


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit == other.unit and one.kind not in ("multiple", "rank")


def _read_run(
    text: str,
    sentence: Sentence,
    numbers: list[Quantity],
    following: Quantity | None,
    floor: int,
    state: _State,
    lex: Lexicon,
) -> Iterator[Reading]:
    first = numbers[0]
    times, state.times_read = _between(sentence.times, state.times_read, floor, first.start)
    roles, state.roles_read = _between(sentence.roles, state.roles_read, floor, first.start)
    if first.kind == "rank":
        cues = rank_cues(text, floor, first, times, lex)
        if cues is None:
            state.used = floor
            return
    else:
        before = first.start - (first.bound == "ge" and text[first.start - 1 : first.start] == "上")  # 上百万人
        cues = peel(text, floor, before, lex.tail, times, lex.not_tail)
    if cues.times and "平均" in cues.words and any(t.counted for t in cues.times):
        cues.kinds.append("avg")
    clause, moved = clause_start(text, floor, cues.at), state.moving
    if first.kind == "counter" and not cues.words and (joined := _JOINED.search(text, clause, cues.at)):
        clause = joined.end()  # 甲修复和2个乙修复: what stands before belongs to another figure or to none
    phrase = _without_times(text, clause, cues.at, times)
    if state.in_count and clean(phrase, lex):
        state.time, state.in_count = state.counted_from, False
    moment = _moment(text, sentence, times, roles, cues, clause, state)
    compared = any(t.base and t.end <= cues.at and not text[t.end : cues.at].strip(phrase) for t in times)
    run = Run(
        text,
        numbers,
        cues,
        clause,
        phrase,
        sentence.topic,
        following,
        sentence.start,
        sentence.end,
        moved,
        compared,
        lex,
    )
    if first.kind == "rank":
        names, growing, done = rank_names(run, floor, state.names), False, False
    else:
        names, growing, done, state.used = names_of(run, state.names)
    if cues.has("respectively") and first.bound == "eq":
        for quantity in numbers[:-1]:
            quantity.bound = numbers[-1].bound  # 分别在98%、97%以上
    state.summed = state.summed or "累计" in cues.words or "累计" in phrase
    done = done or (state.summed and first.kind == "measure" and not cues.has("reach") and not _SUMMED & {*cues.words})
    own = _own_times(times, cues, len(numbers))
    for index, (quantity, name) in enumerate(_paired(numbers, names)):
        measure, sign = measure_of(quantity, cues, growing, "" if run.counted else phrase.strip(), lex)
        if measure == "change" and not cues.kinds:
            sign *= moment.gap
        role = _role_of(text, quantity, cues, moment.role)
        time = own[index] if own else moment.time
        period = period_of(measure, role, done, cues, time, moment.base, sentence.frame)
        period = since_base(period, measure, state.base_year)
        told = time.period if time is not None and time.span is None else period
        if role == "actual" and int(told[:4]) > sentence.frame.now and not sentence.frame.evaluates:
            role = "target"  # 到2030年，…: nobody knows yet; an evaluation marks what it quotes of its plan
        yield Reading(
            quantity,
            without_mover(name, measure, lex),
            period,
            -quantity.value if sign < 0 else quantity.value,
            measure,
            role,
            bound_of(quantity, cues),
            base_of(moment.base, period, measure),
        )


def _role_of(text: str, quantity: Quantity, cues: Cues, role: str) -> str:
    """The role of one figure in a run: what stands right after it may say more than the passage."""
    if _OF_TARGET.match(text, quantity.end):
        role = "target"
    elif role == "actual" and _ESTIMATED.match(text, quantity.end):
        role = "estimate"
    return "actual" if cues.has("from") and role == "target" else role  # where a movement starts is how things are


_Token = TypeVar("_Token", Time, RoleCue)


def _between(tokens: list[_Token], read: int, start: int, end: int) -> tuple[list[_Token], int]:
    """The tokens from number `read` on that lie between two offsets, and how many are read then."""
    found = []
    while read < len(tokens) and tokens[read].start < end:
        if tokens[read].start >= start and tokens[read].end <= end:
            found.append(tokens[read])
        read += 1
    return found, read


def _own_times(times: list[Time], cues: Cues, count: int) -> list[Time]:
    """2021年、2022年分别增长8%和5%: each figure has its own time."""
    own = [t for t in times if not t.base]
    return own if len(own) == count > 1 and cues.has("respectively") and all(t in cues.times for t in own) else []


def _paired(run: list[Quantity], names: list[str]) -> list[tuple[Quantity, str]]:
    """Each number with its name: one number may have several, several numbers may share one."""
    if not names:
        return []
    if len(run) == 1:
        return [(run[0], name) for name in names]
    return [(quantity, names[min(i, len(names) - 1)]) for i, quantity in enumerate(run)]


def _without_times(text: str, start: int, end: int, times: list[Time]) -> str:
    """The text between two offsets without the times in it."""
    parts, at = [], start
    for time in times:
        if time.start >= at and time.end <= end:
            parts.append(text[at : time.start])
            at = time.end
    parts.append(text[at:end])
    return "".join(parts)


def _counted_back(time: Time, before: Time | None) -> Time:
    """两年累计 after a figure of 2022 are the two years that end with it."""
    if not time.counted or before is None or not before.period.isdigit():
        return time
    last = int(before.period)
    span = last - time.counted + 1, last
    return replace(time, period=f"{span[0]}/{span[1]}", span=span)


def _moment(
    text: str,
    sentence: Sentence,
    times: list[Time],
    roles: list[RoleCue],
    cues: Cues,
    clause: int,
    state: _State,
) -> _Moment:
    """The time and role of a run, from the times and cues since the number before; carries them on in the state."""
    moves = cues.has("from")
    times_over = "的" in cues.words and "是" in cues.words and bool(cues.times)  # 是…时期的1.61倍
    base: Time | None = None
    if moves:
        state.time_before_move = state.time
    elif state.moving and not times:
        state.time = state.time_before_move
    state.moving = moves
    if state.until is not None and clause > state.until:
        state.role, state.until = sentence.frame.role, None
    once, plan_time = "", False
    gap, state.gap = state.gap, 1
    events: list[Time | RoleCue] = [*times, *roles]
    for event in sorted(events, key=lambda token: token.end):
        if isinstance(event, RoleCue):
            if event.quotes_plan and _COMPARED.search(text, max(event.start - 3, sentence.start), event.start):
                once, plan_time = event.role, True
                state.gap = -1 if text[max(event.start - 2, 0) : event.start] in ("低于", "差距") else 1
            else:
                state.role, state.by_plan, once = event.role, event.role == "target" and not event.lasting, ""
                state.until = event.until
                if event.quotes_plan:
                    state.time = None
        elif event.base or (event.before and not moves) or (times_over and event is times[-1]):
            base = event if event.start >= clause else None
            state.base_year = int(event.period) if base and event.period.isdigit() else state.base_year
        elif not moves and text[event.start - 1 : event.start] in _ASIDE:
            continue
        else:
            if event.counted and not state.in_count:
                state.counted_from, state.in_count = state.time, True
            state.time, plan_time = _counted_back(event, state.time), False
            if (
                state.by_plan
                and state.role == "target" != sentence.frame.role
                and event.period[-4:] <= str(sentence.frame.year)
            ):
                state.role = sentence.frame.role
    return _Moment(None if plan_time else state.time, base, once or state.role, gap)
