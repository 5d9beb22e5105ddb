"""Projects that documents name, brought together with the plan's: sure, for a person, new, or not reported.

Names that documents give are matched with planned ones; planned ones that find none are looked for in the clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from guibiao.extract import Found
from guibiao.extract.promises import NamedProject, named_projects
from guibiao.messages import _
from guibiao.plan import Plan, Project
from guibiao.track.keeping import Quote
from guibiao.track.keeping.asked import quote
from guibiao.track.keeping.deeds import Clauses
from guibiao.track.keeping.told import told_by
from guibiao.track.keeping.words import words
from guibiao.track.matching import match_names

REPORTED_STATES = ("sure", "person", "new", "not_reported")
STAGES = {1: "前期", 2: "新开工", 3: "续建", 4: "竣工", 5: "投产"}  # of the words that clauses tell stages by


@dataclass(frozen=True, slots=True)
class Reported:
    """A planned project, and what a document says of it; one of the two is missing where there is no partner.

    `state` is one of REPORTED_STATES; `name` is what the document calls it, `stage` how far it says that it is.
    `conflicts` are the kinds of evidence that speak against the pair.
    """

    state: str
    project: Project | None = None
    name: str | None = None
    stage: str | None = None
    quote: Quote | None = None
    score: float = 0.0
    conflicts: tuple[str, ...] = ()


def reported_projects(plan: Plan, reports: Sequence[Found]) -> list[Reported]:
    """The plan's projects in their order with what documents say of them, then what documents name beyond them.

    Of a project that a document names several times the last mention counts. A planned project may have several
    partners (its phases), and the other way round (merged projects).
    """
    mentions = [pair for report in reports for pair in _last_mentions(report)]
    matches = match_names([p.name for p in plan.projects], [n.name for n, _at in mentions])
    found = [
        _pair("sure" if m.sure else "person", plan.projects[m.planned], *mentions[m.reported], m.score, m.conflicts)
        for m in matches
    ]
    known = {plan.projects[m.planned].id for m in matches if m.sure}
    found += _in_clauses([p for p in plan.projects if p.id not in known], plan, reports)
    told = {r.project.id for r in found if r.project}
    found += [Reported("not_reported", p) for p in plan.projects if p.id not in told]
    order = {p.id: place for place, p in enumerate(plan.projects)}
    found.sort(key=lambda r: (order[r.project.id], -r.score) if r.project else (0, 0))
    spoken = {m.reported for m in matches}
    return found + [_pair("new", None, *pair) for place, pair in enumerate(mentions) if place not in spoken]


def reported_name(state: str) -> str:
    """A state in words."""
    return {
        "sure": _("同一项目"),
        "person": _("请人判断"),
        "new": _("规划中没有"),
        "not_reported": _("没有报告"),
    }[state]


def reported_jsonl(found: Sequence[Reported]) -> bytes:
    """One JSON object a line, UTF-8."""
    return b"".join(msgspec.json.encode(_line(one)) + b"\n" for one in found)


def _last_mentions(report: Found) -> list[tuple[NamedProject, Quote]]:
    last = {n.name: n for n in named_projects(report.document, report.statements)}
    return [(n, quote(report.document, n.clean_start, n.clean_end)) for n in last.values()]


def _pair(
    state: str, project: Project | None, named: NamedProject, at: Quote,
    score: float = 0.0, conflicts: tuple[str, ...] = (),
) -> Reported:  # fmt: skip
    return Reported(state, project, named.name, named.stage, at, score, conflicts)


def _in_clauses(projects: Sequence[Project], plan: Plan, reports: Sequence[Found]) -> Iterator[Reported]:
    """The planned projects that a clause speaks of by most of their names.

    A clause that speaks of a planned project whose name is longer (产业园二期道路) is no word on the shorter one.
    """
    for report in reports:
        clauses = Clauses(told_by(report.document, report.statements).clauses, [p.name for p in plan.projects])
        best = {p.id: m for p in plan.projects for m in clauses.mentions(p.name)[:1]}
        spoken: dict[int, list[str]] = defaultdict(list)
        for project in plan.projects:
            if project.id in best:
                spoken[best[project.id].clause.start].append(project.name)
        for project in projects:
            if mention := best.get(project.id):
                at = quote(report.document, mention.clause.start, mention.clause.end)
                names = spoken[mention.clause.start]
                longer = any(project.name in name and name != project.name for name in names)
                state = "sure" if mention.score >= words().sure and not longer else "person"
                stage = STAGES.get(mention.telling.stage or 0)
                yield Reported(state, project, at.text.strip(), stage, at, mention.score)


def _line(one: Reported) -> dict[str, object]:
    return {
        "state": one.state,
        "id": one.project.id if one.project else None,
        "name": one.project.name if one.project else None,
        "reported": one.name,
        "stage": one.stage,
        "doc": one.quote.document if one.quote else None,
        "start": one.quote.start if one.quote else None,
        "end": one.quote.end if one.quote else None,
        "score": one.score,
        "conflicts": one.conflicts,
    }
