"""附件2 and 附件3 in the report: the table of progress of all projects, and the projects to be added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.assess import PlanAssessment
from guibiao.plan import Milestone, Project
from guibiao.quantity import Period
from guibiao.report.chapters.additions import added_projects
from guibiao.report.chapters.annex import filled_table
from guibiao.report.content import Table
from guibiao.report.phrases.figures import neat
from guibiao.report.phrases.naming import date_name, period_name
from guibiao.report.wording import Wording
from guibiao.track import is_added, light_name, project_light, project_stats, standing

_PROGRESS = ("number", "name", "nature", "type", "content", "place", "total", "planned", "done", "rate", "stage",
             "light", "milestones", "lead", "problems")  # fmt: skip
_ADDED = ("number", "name", "type", "content", "place", "total", "planned", "milestones", "lead", "owner", "reason")


def progress_table(result: PlanAssessment, wording: Wording) -> Table | None:
    """Every project with its investment, stage and light, ledger by ledger with its sums; None without projects."""
    listed = [p for p in result.plan.projects if not is_added(p)]
    if not listed:
        return None
    stats = {s.ledger: s for s in project_stats(result.plan, result.as_of)}
    packages = {p.parent for p in listed}
    rows: list[tuple[str, ...]] = []
    for ledger, one in stats.items():
        if len(stats) > 1:
            rows.append((ledger or wording.say("projects.ledger"),))
        for project in (p for p in listed if (p.ledger or "") == ledger):
            cells = _shared(project, wording) | {
                "done": _amount(project.done, f"project.{project.id}.done", wording),
                "rate": _rate(project, wording),
                "stage": standing(project, result.as_of).stage or "",
                "light": "" if project.id in packages else light_name(project_light(project, result.as_of)),
                "problems": project.problems or "",
            }
            rows.append(tuple(cells.get(k, "") for k in _PROGRESS))
        sums = {k: _amount(v or None, f"projects.ledger:{ledger}.{k}", wording)
                for k, v in (("total", one.total), ("planned", one.planned), ("done", one.done))}  # fmt: skip
        sums["name"] = wording.say(
            "annex.projects.sum", count=wording.cite(one.count, f"projects.ledger:{ledger}.count")
        )
        rows.append(tuple(sums.get(k, "") for k in _PROGRESS))
    return filled_table("annex2", wording.say("annex.projects.clock", as_of=date_name(result.as_of)),
                        [wording.say(f"annex.projects.head.{k}") for k in _PROGRESS], rows)  # fmt: skip


def added_table(result: PlanAssessment, wording: Wording) -> Table | None:
    """The projects that are to be added to the plan; None where there are none."""
    rows = [
        tuple(
            (_shared(p, wording) | {"owner": p.owner or "", "reason": p.explanation or p.note or ""}).get(k, "")
            for k in _ADDED
        )
        for p in added_projects(result)
    ]
    if not rows:
        return None
    head = [wording.say(f"annex.projects.head.{k}") for k in _ADDED]
    return filled_table("annex3", wording.say("annex.projects.money"), head, rows)


def _shared(project: Project, wording: Wording) -> dict[str, str]:
    return {
        "number": project.id,
        "name": ("　" if project.parent else "") + project.name,
        "nature": project.nature or "",
        "type": project.type or "",
        "content": project.content or "",
        "place": project.place or "",
        "total": _amount(project.total, f"project.{project.id}.total", wording),
        "planned": _amount(project.planned, f"project.{project.id}.planned", wording),
        "milestones": "\n".join(_milestones(project, wording)),
        "lead": project.lead or "",
    }


def _amount(amount: Decimal | None, key: str, wording: Wording) -> str:
    return "" if amount is None else wording.cite(amount, key)


def _rate(project: Project, wording: Wording) -> str:
    """累计完成 of the plan period's investment, in %; of what no plan is given for, of the total."""
    below = project.planned or project.total
    if not below or project.done is None:
        return ""
    share = neat(Fraction(project.done) / Fraction(below) * 100, 1)
    return wording.cite(share, f"project.{project.id}.rate") + "%"


def _milestones(project: Project, wording: Wording) -> Iterator[str]:
    for key, milestone in (("start", project.start), ("finish", project.finish)):
        if milestone and (when := _when(milestone, wording)):
            yield wording.say(f"annex.projects.{key}", when=when)


def _when(milestone: Milestone, wording: Wording) -> str:
    told = (("planned", milestone.planned), ("actual", milestone.actual))
    return wording.say("list.clause").join(wording.say(f"annex.projects.{k}", when=_period(t)) for k, t in told if t)


def _period(text: str) -> str:
    try:
        return period_name(Period(text))
    except ValueError:
        return text
