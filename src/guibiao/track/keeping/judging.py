"""From what was promised and what a later document tells to a verdict for every promise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guibiao.extract import Found, Statement
from guibiao.plan import Plan
from guibiao.quantity import Period
from guibiao.track.keeping.asked import Asked, asked_in, asked_of, quote
from guibiao.track.keeping.deeds import Clauses, Mention, thing_of, without_verb
from guibiao.track.keeping.deeds import verdict as deed_verdict
from guibiao.track.keeping.figures import answers, comparable_facts
from guibiao.track.keeping.figures import verdict as figure_verdict
from guibiao.track.keeping.model import Figure, Keeping, Telling
from guibiao.track.keeping.told import Told, told_by
from guibiao.track.keeping.words import words
from guibiao.track.matching import Rarity, likeness, read_name

SURE_NAME, LIKELY_NAME = 0.70, 0.20  # likeness of the names of counted things
SAME_FIGURE = 0.3  # the score of a place that has little more in common than the number
MOST = 3  # places that are offered to a person
LEAST = 3  # characters of a name that may be likened to another


def keep_promises(earlier: Found, later: Found) -> list[Keeping]:
    """What the later document says of every promise and target of the earlier one, in its order."""
    return _judged(asked_in(earlier.document, earlier.statements), told_by(later.document, later.statements))


def keep_plan(plan: Plan, name: str, later: Found) -> list[Keeping]:
    """What a report says of every target and task of a plan file, which is called `name`."""
    return _judged(list(asked_of(plan, name)), told_by(later.document, later.statements))


def _judged(asked: Sequence[Asked], told: Told) -> list[Keeping]:
    clauses = Clauses(told.clauses, [a.name for a in asked])
    facts = _Facts(told, asked)
    return [_of_target(a, told, clauses, facts) if a.goal else _of_deed(a, told, clauses) for a in asked]


class _Facts:
    """The facts of a document by the likeness of their names to a target's."""

    def __init__(self, told: Told, asked: Iterable[Asked]) -> None:
        self._names = [read_name(thing_of(f.indicator)) for f in told.facts]
        self._rarity = Rarity([*self._names, *(read_name(thing_of(a.name)) for a in asked)])
        self._told = told

    def like(self, asked: Asked) -> list[tuple[float, Statement, bool]]:
        """Score, fact, and whether it is for a person: hard evidence speaks against it, or the name says too little."""
        if asked.target is None:
            return []
        name, own, found = read_name(thing_of(asked.name)), len(without_verb(asked.name)), []
        for place in comparable_facts(asked.target, self._told.facts, self._told.year):
            other = self._names[place]
            shorter = min(own, len(without_verb(self._told.facts[place].indicator)))
            too_little = name.grams != other.grams and shorter < LEAST
            alike = likeness(name, other, self._rarity)
            if alike.score >= LIKELY_NAME:
                found.append((alike.score, self._told.facts[place], too_little or bool(alike.conflicts)))
        return sorted(found, key=lambda f: (-f[0], f[1].clean_start))[:MOST]

    def with_same_figure(self, asked: Asked) -> list[Telling]:
        """The facts with a target's very number that share some of its name, or quote what was aimed at: for people."""
        if asked.target is None:
            return []
        name, found = read_name(thing_of(asked.name)), []
        for place in comparable_facts(asked.target, self._told.facts, self._told.year):
            fact = self._told.facts[place]
            if (fact.value, fact.unit) == (asked.target.value, asked.target.unit):
                telling = _telling(self._told, fact, SAME_FIGURE)
                quotes_aim = any(word in telling.quote.sentence for word in words().aimed)
                if quotes_aim or name.grams & self._names[place].grams:
                    found.append(telling)
        return found[:MOST]


def _of_target(asked: Asked, told: Told, clauses: Clauses, facts: _Facts) -> Keeping:
    """By the same indicator, else by one with a name like it, else by a clause that speaks of it, for a person."""
    fact = next(answers(asked.target, told.facts, told.year), None) if asked.target else None
    if fact is not None:
        return _by_figure(asked, told, fact, 1.0)
    like = facts.like(asked)
    if like and like[0][0] >= SURE_NAME and not like[0][2]:
        return _by_figure(asked, told, like[0][1], like[0][0])
    candidates = [_telling(told, f, score) for score, f, _ in like]
    candidates += facts.with_same_figure(asked) if not candidates else []
    candidates += [_mentioned(told, m) for m in clauses.mentions(asked.name) if not told.has_figure(m.clause)]
    return _keeping(asked, "unclear" if candidates else "not_mentioned", candidates)


def _by_figure(asked: Asked, told: Told, fact: Statement, score: float) -> Keeping:
    goal, code = asked.goal, asked.target.code if asked.target else None
    verdict = figure_verdict(goal, _figure(fact), code) if goal else "unclear"
    if verdict == "short" and not _is_due(asked, told):
        verdict = "not_due"
    return _keeping(asked, verdict, [_telling(told, fact, score)], sure=verdict != "unclear", score=score)


def _of_deed(asked: Asked, told: Told, clauses: Clauses) -> Keeping:
    mentions = clauses.mentions(asked.name)
    candidates = [_mentioned(told, m) for m in mentions]
    if not mentions:
        return _keeping(asked, "not_mentioned", [])
    best = mentions[0]
    if best.score < words().sure:
        return _keeping(asked, "unclear", candidates, score=best.score)
    telling = [m for m in mentions if m.score >= words().sure and m.telling.tells]
    answer = max(telling, key=lambda m: (m.score, m.telling.stage or 0)) if telling else best
    verdict = deed_verdict(asked.said, answer, "/" in (asked.deadline or ""))
    if verdict == "short" and not _is_due(asked, told):
        verdict = "not_due"
    ordered = [_mentioned(told, answer), *(c for m, c in zip(mentions, candidates, strict=True) if m is not answer)]
    return _keeping(asked, verdict, ordered, sure=verdict != "unclear", score=answer.score)


def _is_due(asked: Asked, told: Told) -> bool:
    try:
        return asked.deadline is None or Period(asked.deadline).end.year <= told.year
    except ValueError:
        return False


def _keeping(
    asked: Asked, verdict: str, places: Sequence[Telling], *, sure: bool | None = None, score: float = 0.0
) -> Keeping:
    """Where nothing is sure, all places are for people, and none is the answer."""
    is_sure = verdict == "not_mentioned" if sure is None else sure
    return Keeping(
        kind=asked.kind, name=asked.name, promise=asked.quote, deadline=asked.deadline, verdict=verdict, sure=is_sure,
        score=round(score or max((p.score for p in places), default=0.0), 4), goal=asked.goal,
        measure=asked.target.measure if asked.target else None, lead=asked.lead, field=asked.field,
        answer=places[0] if is_sure and places else None,
        candidates=() if is_sure else tuple(sorted(places, key=lambda p: -p.score)[:MOST]),
    )  # fmt: skip


def _figure(fact: Statement) -> Figure:
    return Figure(fact.value, fact.unit, fact.bound, fact.value_max)


def _telling(told: Told, fact: Statement, score: float) -> Telling:
    at = quote(told.document, fact.clean_start, fact.clean_end)
    return Telling(at, round(score, 4), _figure(fact), fact.period)


def _mentioned(told: Told, mention: Mention) -> Telling:
    return Telling(quote(told.document, mention.clause.start, mention.clause.end), mention.score)
