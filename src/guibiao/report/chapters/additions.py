"""补充纳入规划的内容: projects that are to be added to the plan (附件3), and people's words on what else is new."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from guibiao.assess import PlanAssessment
from guibiao.plan import Project
from guibiao.report.content import Block, Place, Section
from guibiao.report.content.citing import paragraph
from guibiao.report.phrases.kinds import kinds_words
from guibiao.report.phrases.money import money_words
from guibiao.report.wording import Wording
from guibiao.track import is_added


def added_projects(result: PlanAssessment) -> list[Project]:
    """The projects to be added, in the plan's order."""
    return [p for p in result.plan.projects if is_added(p)]


def additions_section(result: PlanAssessment, wording: Wording) -> Section:
    """The section on what is new; the place for people's words is always there."""
    added = added_projects(result)
    blocks: list[Block] = []
    if added:
        total = sum((p.total for p in added if p.total is not None), Decimal(0))
        money = wording.say("additions.money", money=money_words(total, wording, "additions.total")) if total else ""
        kinds = Counter(p.type or "" for p in added)
        told = kinds_words("type", kinds, "additions", wording)
        count = wording.cite(len(added), "additions.count")
        blocks.append(paragraph(wording.say("additions.projects", count=count, money=money) + told))
    blocks.append(Place("additions", wording.say("place.additions")))
    return Section("additions", "", wording.say("heading.additions"), 2, tuple(blocks))
