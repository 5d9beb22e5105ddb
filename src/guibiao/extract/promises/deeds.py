"""A clause as deeds: verb, objects one by one where each could be done or missed by itself, and the state to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guibiao.expressions import expression
from guibiao.extract.promises.clauses import Span, clauses, listed
from guibiao.extract.promises.names import is_name
from guibiao.extract.promises.words import PromiseWords, promise_words
from guibiao.extract.times import time_at

_ETC = expression(r"等(?:一批)?(?P<kind>[^、，等]{0,16})$")
_JOINED = expression("[及和与]")
_SAID_BEFORE = expression(
    r"(?:[的之]|并|和|与|及|以及)+|(?:计划|估算)?(?:总投资|投资|占地|全长|建筑面积)[^的、]{1,20}的"
)
_BEFORE = expression(r"(?:月|年|季度|日)?底?[之以]?前|[，,]")
_ALSO = expression(
    r"(?:今年|年内|年底前?|[上下]半年|[一二三四]季度|[春夏秋冬]季(?:学期)?|早日|尽快|如期|全部|全面|顺利|全容量|正式|实质性|加快|的|尽早"
    r"|力争|实现|[0-9]+月(?:份|底)?前?)+$"
)
_NAMED_FIGURE = expression(r"[^0-9]{2,}[0-9]|[0-9.,]+[\u4e00-\u9fff]{2,}")
_DENIED = ("未", "没有", "尚未", "难以", "无法")  # what was not done is told, not promised
_LEAST_OBJECT = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """What one clause commits to for one object; offsets in the clean text.

    `object` is the thing or things it is done to, without the state that they come to and the kind they are of;
    `named` where that is one thing with a name of its own; `stage` is what the deed brings such a thing to.
    """

    start: int
    end: int
    verb: str
    object: Span
    state: str
    category: str
    named: bool
    stage: str | None = None
    works: str = ""  # what is done to each of a list, as part of its name: 甲、乙等6所学校改造


Counts = Callable[[int, int], bool]  # whether a stretch of the clean text says a figure that is promised


def deeds(text: str, start: int, end: int, counts: Counts) -> list[Deed]:
    """The deeds of a sentence, in order; a clause without a verb goes on with the list before it."""
    found: list[Deed] = []
    for clause in clauses(text, start, end):
        before = found[-1] if found and found[-1].named else None
        found += _of_clause(text, *clause, before, counts)
    return found


def _of_clause(text: str, start: int, end: int, before: Deed | None, counts: Counts) -> list[Deed]:
    words = promise_words()
    if words.describing.at(text, start, end):
        return []
    at, hedge = _without_hedges(text, start, end, words)
    if text[at:end].startswith(_DENIED):
        return []
    verb, verb_at, object_at = _verb(text, at, end, words)
    if not verb:
        verb, verb_at, object_at = hedge or _led(text, at, end, words)
    object_end, state, stage = _state(text, object_at, end, words)
    list_end, category, works = _category(text, object_at, object_end, words)
    category = category or _shared(text, object_at, list_end, words)
    ended = stage not in ("", "续建")
    carried = verb in words.carries or ended if verb else bool(stage) or before is not None
    items = _items(text, object_at, list_end, category) if carried else []
    named = [is_name(text[s:e], category) for s, e in items]
    if not (items and sum(named) * 3 >= len(items) * 2 and any(named)):
        if not (verb or state or counts(start, end) or words.complete.search(text, start, end)):
            return []
        parts = _counted_apart(text, verb_at, end, counts)
        if len(parts) == 1:
            return [Deed(verb_at, end, verb, (object_at, object_end), state, "", False)]
        return [Deed(s, e, "", (s, e), "", "", False) for s, e in parts]
    if not verb and not stage and before is not None:
        verb, stage = before.verb, before.stage or ""
    reached = _stage(verb, stage, words)
    return [
        Deed(
            verb_at if i == 0 else s,
            end if i == len(items) - 1 else e,
            verb,
            (s, e),
            state,
            category,
            name,
            reached,
            works,
        )
        for i, ((s, e), name) in enumerate(zip(items, named, strict=True))
    ]


def _counted_apart(text: str, start: int, end: int, counts: Counts) -> list[Span]:
    """The parts of a clause that each promise a figure of their own, else the clause whole."""
    parts = listed(text, start, end, joined=False)
    if len(parts) > 1 and all(counts(*part) and _NAMED_FIGURE.match(text, *part) for part in parts):
        return parts
    return [(start, end)]


def _without_hedges(text: str, start: int, end: int, words: PromiseWords) -> tuple[int, tuple[str, int, int] | None]:
    """Where the deed itself begins, after when and how; and the last such word that may stand for the verb."""
    at, verb = start, None
    while at < end:
        if (time := time_at(text, at)) and time.end() <= end:
            at = time.end()
            if before := _BEFORE.match(text, at, end):
                at = before.end()
            continue
        if not (word := words.hedges.at(text, at, end)):
            break
        if len(longer := words.verbs.at(text, at, end)) > len(word):
            break  # 加快建设 is a hedge and a verb; 统筹推进 is a verb
        if longer == word:
            verb = (word, at, at + len(word))
        at += len(word)
    return at, verb


def _verb(text: str, at: int, end: int, words: PromiseWords) -> tuple[str, int, int]:
    """The verb that a deed begins with; of several in a row (推动建成) the last that has an object."""
    verb = words.verbs.at(text, at, end)
    object_at = at + len(verb)
    while verb in words.light:
        inner = object_at
        while (hedge := words.hedges.at(text, inner, end)) and not words.verbs.at(text, inner, end):
            inner += len(hedge)
        following = words.verbs.at(text, inner, end)
        after = inner + len(following)
        if not following or end - after < _LEAST_OBJECT or words.heads.at(text, inner, end):
            break
        verb, object_at = following, after
    return verb, at, object_at


def _led(text: str, at: int, end: int, words: PromiseWords) -> tuple[str, int, int]:
    """The verb after where or for whom: 在全县推开…, 按照…调整…."""
    if not words.leading.at(text, at, end):
        return "", at, at
    for inner in range(at + _LEAST_OBJECT, end - _LEAST_OBJECT):
        verb = words.verbs.at(text, inner, end)
        if len(verb) > 1 and verb in words.finishing | words.adjusts:
            return verb, at, inner + len(verb)
    return "", at, at


def _shared(text: str, start: int, end: int, words: PromiseWords) -> str:
    """What the last of a list is called, for those before it: 甲至乙、丙至丁高速公路."""
    last = text.rfind("、", start, end)
    last = max(last, text.rfind("和", start, end), text.rfind("及", start, end))
    head = words.heads.before(text, end, last + 1) if last >= 0 else ""
    return head if head in words.built else ""


def _state(text: str, start: int, end: int, words: PromiseWords) -> tuple[int, str, str]:
    """Where the objects end, the state that they come to, and the stage that it means."""
    at, stage, state = end, "", ""
    while word := words.states.before(text, at, start + 1):
        if words.heads.before(text, at, start) and len(words.heads.before(text, at, start)) > len(word):
            break  # 南岳机场扩建, 航道整治: part of the name
        stage = stage or words.states.words[word]
        at, state = at - len(word), word + state
        if also := _ALSO.search(text, start, at):
            at = also.start()
    return at, state, stage


def _category(text: str, start: int, end: int, words: PromiseWords) -> tuple[int, str, str]:
    """Where a list ends before 等…项目, what that calls its items, and the works on each."""
    etc = _ETC.search(text, start, end)
    if etc is None or etc.start() - start < _LEAST_OBJECT:
        return end, "", ""
    kind = etc["kind"]
    works = words.works.before(kind, len(kind), 0) if kind else ""
    kind = kind[: len(kind) - len(works)]
    return etc.start(), words.categories.before(kind, len(kind), 0) if kind else "", works


def _items(text: str, start: int, end: int, category: str) -> list[Span]:
    """The objects one by one; 和 and 及 part two only where both sides are names."""
    found: list[Span] = []
    for item in listed(text, start, end, joined=False):
        whole, parts = [item], listed(text, *item, joined=True) if _JOINED.search(text, *item) else []
        if len(parts) > 1 and all(is_name(text[s:e], category) for s, e in parts):
            whole = parts
        found += whole
    return [(s + len(lead[0]) if (lead := _SAID_BEFORE.match(text[s:e])) else s, e) for s, e in found]


def _stage(verb: str, stage: str, words: PromiseWords) -> str | None:
    """The stage that a deed brings a project to: 开工建设 begins what 建设 at the end of the clause goes on with."""
    told = words.verb_stages.get(verb)
    if stage in ("", "续建"):
        return told if told or verb else stage or None
    return stage
