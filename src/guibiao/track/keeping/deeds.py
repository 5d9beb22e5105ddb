"""A deed against the clauses of a later document: which speak of it, and how far they say it has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from guibiao.track.keeping.told import Clause
from guibiao.track.keeping.words import patterns, words
from guibiao.track.matching import Name, Rarity, conflicts, likeness, read_name

BEGUN, GOING_ON, FINISHED = 2, 3, 4  # stages of words.yaml
MOST = 3  # places of a document that are offered for one deed
LEAST = 2  # pairs of characters that a name must have to be looked for
SAME_NAME = 0.70  # likeness from which what a clause names is a deed's thing under a shorter name
AGAINST = 0.6  # what a score is multiplied by where phases, amounts, ranks or places differ


@dataclass(frozen=True, slots=True)
class Progress:
    """How far words say that something has come; `stage` None: they do not say. `vague`: only that it is going on."""

    stage: int | None = None
    failed: bool = False
    vague: bool = False

    @property
    def tells(self) -> bool:
        """Whether anything is said at all."""
        return self.failed or self.stage is not None


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that may speak of a deed, with a score from 0 to 1, and how far it says that the deed has come."""

    clause: Clause
    score: float
    telling: Progress


class Clauses:
    """The clauses of a document, found by the pairs of characters that they share with a deed."""

    def __init__(self, clauses: Sequence[Clause], deeds: Sequence[str]) -> None:
        self._clauses = clauses
        self._names = [read_name(c.text) for c in clauses]
        self._where: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._names):
            for gram in name.grams:
                self._where[gram].append(at)
        self._rarity = Rarity([*self._names, *(read_name(thing_of(d)) for d in deeds)])

    def mentions(self, deed: str) -> list[Mention]:
        """The clauses that share most of a deed's name, the best first."""
        name = read_name(thing_of(deed))
        whole = self._rarity.weight(name.grams)
        if len(name.grams) < LEAST or not whole:
            return []
        shared: dict[int, set[str]] = defaultdict(set)
        for gram in name.grams:
            for at in self._where.get(gram, ()):
                shared[at].add(gram)
        scored = [(self._score(name, at, self._rarity.weight(found) / whole), at) for at, found in shared.items()]
        best = sorted(((s, at) for s, at in scored if s >= words().decide), key=lambda p: (-p[0], p[1]))[:MOST]
        return [self._mention(round(score, 4), at) for score, at in best]

    def _score(self, name: Name, at: int, share: float) -> float:
        """The share of a name in a clause; what its clause names itself counts as the matcher of names has it."""
        if conflicts(name, self._names[at]):
            return share * AGAINST
        if words().decide <= share < words().sure:
            alike = likeness(name, read_name(named_in(self._clauses[at].text)), self._rarity)
            return max(share, words().sure) if alike.score >= SAME_NAME and not alike.conflicts else share
        return share

    def _mention(self, score: float, at: int) -> Mention:
        clause = self._clauses[at]
        telling, following = progress(clause.text), at + 1
        while not telling.tells and following < len(self._clauses) and self._clauses[following].rest == clause.rest:
            telling = progress(self._clauses[following].text)
            following += 1
        return Mention(clause, score, telling)


def named_in(clause: str) -> str:
    """What a clause is about: the words before the first that says how far it has come, else those behind it."""
    bare = without_verb(clause)
    told = patterns().progress.search(bare)
    return bare[: told.start()] if told and told.start() >= LEAST else bare


def without_verb(deed: str) -> str:
    """A deed without the words before it that say what is done."""
    before = patterns().before.match(deed)
    return deed[before.end() :] if before else deed


def thing_of(deed: str) -> str:
    """What a deed is done to, without the words before and behind it that say what is done."""
    bare = without_verb(deed)
    behind = patterns().behind.search(bare)
    if behind and behind.start() > 1:
        bare = bare[: behind.start()]
    return bare if len(bare) > 1 else deed


def progress(text: str) -> Progress:
    """How far a clause says that something has come.

    完成 is the end, unless a step is named behind it: 完成选址.
    """
    known = patterns()
    if known.failed.search(text):
        return Progress(failed=True)
    if known.ahead.search(text):
        return Progress()
    found = [m[0] for m in known.stage.finditer(text)]
    stages = [known.stage_of[word] for word in found]
    done = known.done.search(text)
    if done and not known.step.search(text, done.end()):
        stages.append(FINISHED)
    stage = max(stages, default=None)
    return Progress(stage, vague=stage == GOING_ON and set(found) <= set(words().going))


def asked_stage(deed: str, over_plan: bool) -> int:
    """How far a deed is to come: 建成 to its end, 推进 to be going on; over a plan's years, 建设 is to the end too."""
    known = patterns()
    if known.ends.match(deed) or (over_plan and deed.startswith(words().built)):
        return FINISHED
    behind, before = known.behind.search(deed), known.stage.match(deed)
    told = [known.stage_of[word] for word in known.stage.findall(behind[0])] if behind and behind.start() else []
    if told:
        return max(told)
    if before:
        return known.stage_of[before[0]]
    return FINISHED if known.done.match(deed) else GOING_ON


def verdict(deed: str, mention: Mention, over_plan: bool) -> str:
    """kept, short or unclear, from what a clause tells of a deed; `over_plan`: it was promised for a plan's years."""
    told = mention.telling
    if told.failed:
        return "short"
    if told.stage is None:
        return "unclear"
    asked = asked_stage(deed, over_plan)
    if told.stage >= (BEGUN if asked == GOING_ON else asked):
        return "kept"
    return "unclear" if told.vague or told.stage == FINISHED else "short"  # built, but is it in use?
