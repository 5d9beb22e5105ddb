"""A walk over one sentence: each number with the words before and after it, and a small state carried along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from guibiao.extract.lexicon import Lexicon
from guibiao.extract.measuring import bound_of, measure_of
from guibiao.extract.naming import clause_start, clean, coordinated, last_act, merged, noun_after
from guibiao.extract.peeling import Cues, peel
from guibiao.extract.quantities import Quantity
from guibiao.extract.times import Frame, Time

_JOIN = re.compile(r"[\s*]*(?:、|和|及|与|以及|或|，和|：)?[\s*]*\Z")
_OF_TARGET = re.compile(r"[*\s]{0,3}(?:以上|以内|左右)?的?(?:[\u4e00-\u9fff]{0,4})(?:目标|要求|任务|计划|预期)")
_FACT = re.compile(r"(?:据|经)?(?:初步)?统计|已(?:提前)?(?:完成|达|实现)")


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
class Sentence:
    """A stretch of text with its tokens; `topic` is what the paragraph is about, where its lead says so."""

    start: int
    end: int
    quantities: list[Quantity]
    times: list[Time]
    roles: list[tuple[int, str]]
    frame: Frame
    topic: str = ""


@dataclass(slots=True)
class _State:
    """What is carried from number to number within a sentence."""

    subjects: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)  # every indicator named in the sentence, in order
    time: Time | None = None
    base: Time | None = None
    start_of_move: str | None = None
    role: str = ""
    stock: bool = True
    average: bool = False


def walk(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[Reading]:
    """The readings of a sentence's quantities, in order."""
    state = _State(subjects=[sentence.topic] if sentence.topic else [], role=sentence.frame.role)
    floor = sentence.start
    for run in _runs(text, sentence.quantities):
        ceiling = _next_start(sentence, run)
        yield from _read_run(text, sentence, run, (floor, ceiling), state, lex)
        floor = run[-1].noun_at if run[-1].kind != "bare" else run[-1].end


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
    """Whether two figures may stand in one list; counters may be followed by their noun first."""
    return one.kind == other.kind and one.unit == other.unit and one.kind != "multiple"


def _next_start(sentence: Sentence, run: list[Quantity]) -> int:
    return next((q.start for q in sentence.quantities if q.start >= run[-1].end), sentence.end)


def _read_run(
    text: str, sentence: Sentence, run: list[Quantity], space: tuple[int, int], state: _State, lex: Lexicon
) -> Iterator[Reading]:
    floor, ceiling = space
    first = run[0]
    times = [t for t in sentence.times if floor <= t.start and t.end <= first.start]
    ranked = first.kind == "rank"
    cues = peel(text, floor, first.start, lex.rank if ranked else lex.tail, times)
    if ranked:
        if not _is_rank(text, first, cues, lex):
            return
        more = peel(text, floor, cues.at, lex.tail, times)
        more.kinds += cues.kinds
        cues = more
    clause = clause_start(text, floor, cues.at)
    _follow_times(text, times, cues, clause, state, sentence)
    _follow_roles(text, sentence, first, state)
    phrase = _without_times(text, clause, cues.at, times)
    names, growing, done = _names(text, run, phrase, cues, ceiling, state, sentence, lex)
    if not names:
        return
    for quantity, name in _paired(run, names):
        measure, sign = measure_of(quantity, cues, growing)
        role = _role(text, quantity, state)
        period = _period(measure, role, done, cues, state, sentence)
        yield Reading(
            quantity, name, period, sign * quantity.value if sign < 0 else quantity.value, measure, role,
            bound_of(quantity, cues), _base(state, cues, clause, sentence, period),
        )  # fmt: skip
    state.start_of_move = "from" if cues.has("from") else None


def _paired(run: list[Quantity], names: list[str]) -> list[tuple[Quantity, str]]:
    if len(run) == 1:
        return [(run[0], name) for name in names]
    if len(names) == len(run):
        return list(zip(run, names, strict=True))
    return [(quantity, names[min(i, len(names) - 1)]) for i, quantity in enumerate(run)]


def _is_rank(text: str, quantity: Quantity, cues: Cues, lex: Lexicon) -> bool:
    """第二 is a rank after 居, 排名全省 and the like; else it is an ordinal."""
    after = text[quantity.end : quantity.end + 2]
    if "\u4e00" <= after[:1] <= "\u9fff" and after[:1] not in "的和及与，" and text[quantity.end - 1] not in "位名":
        return False
    return bool(cues.kinds)


def _without_times(text: str, start: int, end: int, times: list[Time]) -> str:
    """The text between two offsets without the times in it."""
    parts, at = [], start
    for time in times:
        if time.start >= at and time.end <= end:
            parts.append(text[at : time.start])
            at = time.end
    parts.append(text[at:end])
    return "".join(parts)


def _follow_times(text: str, times: list[Time], cues: Cues, clause: int, state: _State, sentence: Sentence) -> None:
    """Times since the number before set the period of the numbers to come, or what they are compared with."""
    state.base = None
    for time in times:
        if time.base or time.before and not cues.has("from"):
            state.base = time if time.start >= clause or time in cues.times else None
        else:
            state.time = time


def _follow_roles(text: str, sentence: Sentence, quantity: Quantity, state: _State) -> None:
    state.role = sentence.frame.role
    for at, role in sentence.roles:
        if at >= quantity.start:
            break
        state.role = role


def _role(text: str, quantity: Quantity, state: _State) -> str:
    if _OF_TARGET.match(text, quantity.end):
        return "target"
    return state.role


def _names(
    text: str,
    run: list[Quantity],
    phrase: str,
    cues: Cues,
    ceiling: int,
    state: _State,
    sentence: Sentence,
    lex: Lexicon,
) -> tuple[list[str], bool, bool]:
    """The names of what is measured; whether the name itself says growth; whether it is something done."""
    first, last = run[0], run[-1]
    name = clean(phrase, lex)
    growing = name in lex.growth_heads
    if first.kind == "part":
        return [f"第{order}产业比重" for order in "一二三四五六七八九十"[: len(run)]], False, False
    if first.kind == "rank":
        return _rank_names(name, cues, state, lex), False, False
    noun = noun_after(text, last.noun_at, ceiling, lex) if last.kind in ("counter", "bare") or not name else ""
    if noun and (last.kind in ("counter", "bare")) and not cues.has("rise", "fall", "reach"):
        act = _act_of(name, lex)
        verb = "" if act else next((w for w in cues.words if w in lex.acts.words and w not in ("完成", "实现")), "")
        state.subjects = [act + verb + noun]
        state.named += state.subjects
        return state.subjects, False, True
    if not name or growing or name in lex.same_heads:
        names = list(state.subjects)
        if len(run) == 1 and len(names) > 1 and not cues.has("all", "respectively"):
            names = names[-1:]
        if not names:
            names = [noun or _act_word(cues, lex)]
        return [n for n in names if n], growing, not sentence.topic and cues.has("skip")
    share = name.startswith("占") and (state.subjects or sentence.topic)
    if share:
        return [_share(state.subjects[-1] if state.subjects else sentence.topic, name)], False, False
    name = _in_topic(name, sentence.topic, state, first, lex)
    done = bool(lex.acts.at(name, 0, len(name)))
    name = last_act(_after_verb_clause(name, lex), lex)
    spread = cues.has("all") and len(run) == 1
    names = coordinated(name, len(run), spread)
    if cues.has("respectively") and len(names) == 1 and len(run) == 1:
        names = coordinated(name, 2, False)
    growing = any(
        names[-1].endswith(head) and len(names[-1]) > len(head) for head in ("增速", "增幅", "增长率", "增长速度")
    )
    if growing:
        names = [re.sub("(?:年均)?(?:增速|增幅|增长率|增长速度)$", "", n) for n in names]
    state.subjects = names
    state.named += names
    return names, growing, done


def _after_verb_clause(name: str, lex: Lexicon) -> str:
    """研发能力提升、完成产量 is about 产量: a listed part that begins with a verb begins a new clause."""
    head, mark, tail = name.rpartition("、")
    return (
        tail
        if mark and len(tail) > 3 and lex.acts.at(tail, 0, len(tail)) and not lex.acts.at(head, 0, len(head))
        else name
    )


def _act_of(name: str, lex: Lexicon) -> str:
    """The verb that says what was done, out of the words before a counted noun."""
    if not name:
        return ""
    if name.endswith("等"):
        return ""
    return last_act(name, lex) if len(name) <= 12 else last_act(name, lex)[-12:]


def _act_word(cues: Cues, lex: Lexicon) -> str:
    """Where only verbs stand before the number, they name what was done: 减负, 新增."""
    return next((word for word in cues.words if len(word) > 1 and word in lex.acts.words), "")


def _rank_names(name: str, cues: Cues, state: _State, lex: Lexicon) -> list[str]:
    if (not name or name in lex.growth_heads or re.match("[两三四二0-9]项", name)) and state.named:
        wanted = {"两": 2, "二": 2, "三": 3, "四": 4}.get(name[:1], 0) or (len(state.named) if cues.has("all") else 1)
        tail = "增速" if "增速" in name else ""
        unique = list(dict.fromkeys(state.named))
        return [n + tail for n in unique[-wanted:]]
    if not name:
        return []
    names = coordinated(name, 1, True)
    state.named += names
    return names


def _share(subject: str, phrase: str) -> str:
    """园区经济总量 + 占全市 is 园区经济总量占全市比重."""
    phrase = phrase.rstrip("的")
    if "占" in subject:
        return subject
    return subject + phrase if phrase.endswith(("比重", "比例", "份额")) else subject + phrase + "比重"


def _in_topic(name: str, topic: str, state: _State, quantity: Quantity, lex: Lexicon) -> str:
    """A head that needs its topic gets it: 氨氮排放 … 排放量; 新能源汽车产量 … 产值."""
    if topic:
        if name in topic or name.startswith("占") and "占" in topic:
            if quantity.kind != "ratio" and "占" in topic:
                return topic.partition("占")[0]
            return topic
        if name in lex.part_heads:
            return merged(topic, name)
    if name in lex.part_heads and state.subjects:
        before = state.subjects[-1]
        tail = lex.measured_tails.before(before, len(before), 2)
        return merged(before[: len(before) - len(tail)] if tail else before, name)
    return name


def _period(measure: str, role: str, done: bool, cues: Cues, state: _State, sentence: Sentence) -> str:
    frame, time = sentence.frame, state.time
    average = measure in ("growth_avg", "change_avg")
    if time is not None:
        if time.span and not average and (measure == "rank" or role != "target" and not done and cues.has("reach")):
            return str(time.span[1])
        if average and time.span is None and frame.span and len(time.period) >= 4:
            return f"{frame.span[0]}/{time.period}" if str(frame.span[0]) < time.period[:4] else time.period
        return time.period
    if role == "target" and frame.role != "target" and frame.span:
        return f"{frame.span[0]}/{frame.span[1]}" if average else str(frame.span[1])
    if frame.span and (frame.over_span or average):
        first, last = frame.span
        if cues.has("from"):
            return str(first - 1)
        if average or done and not cues.has("reach") and measure != "rank":
            return f"{first}/{last}"
        return str(last)
    if cues.has("from"):
        return str(frame.year - 1)
    return str(frame.year)


def _base(state: _State, cues: Cues, clause: int, sentence: Sentence, period: str) -> str | None:
    base = state.base
    if base is None or base.before:
        return None
    year = period[-4:] if "/" in period else period[:4]
    return None if base.period == str(int(year) - 1) and "/" not in period else base.period
