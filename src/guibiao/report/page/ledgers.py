"""Projects and tasks as the evaluation page lists them: a row each, what else is known behind a click."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from guibiao.assess import PlanAssessment
from guibiao.messages import _
from guibiao.plan import Project
from guibiao.report.phrases.figures import neat
from guibiao.report.phrases.ledger_words import milestone_words, move_words, node_words, task_target_words, when_words
from guibiao.report.phrases.naming import source_words
from guibiao.track import TaskStatus, light_name, project_light, standing, state_name, task_status

LIGHTS = ("red", "yellow", "green")
MARKS = {"red": "▲", "yellow": "◆", "green": "●"}  # read without colour


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its cells in the order of the heads, what a click shows, what it is filtered, sorted and found by."""

    name: str
    light: str
    cells: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    filters: dict[str, str]
    order: dict[str, float]
    words: str
    share: float | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries with its heads, what it can be narrowed and sorted by.

    `numeric` are the places of numbers, `bar` that of the share.
    """

    title: str
    heads: tuple[str, ...]
    numeric: frozenset[int]
    bar: int
    entries: tuple[Entry, ...]
    filters: tuple[tuple[str, str, tuple[str, ...]], ...]
    orders: tuple[tuple[str, str], ...]

    @property
    def lights(self) -> list[tuple[str, str, str, int]]:
        """Each light that is there: its key, mark, name and how many entries have it."""
        counts = {light: sum(e.light == light for e in self.entries) for light in LIGHTS}
        return [(light, MARKS[light], light_name(light), n) for light, n in counts.items() if n]


def project_lists(result: PlanAssessment) -> list[Listing]:
    """A list for every ledger of projects, in the order in which the ledgers appear."""
    rows = result.plan.projects
    ledgers = dict.fromkeys(p.ledger or "" for p in rows)
    return [_projects(name, [p for p in rows if (p.ledger or "") == name], result.as_of) for name in ledgers]


def _projects(ledger: str, rows: Sequence[Project], as_of: date) -> Listing:
    packages = {p.parent for p in rows}
    entries = tuple(_project(p, as_of, p.id in packages) for p in rows)
    heads = (_("阶段"), _("类型"), _("总投资（万元）"), _("累计完成（万元）"), _("完成"), _("牵头单位"))
    choices = (("type", _("类型")), ("nature", _("性质")), ("stage", _("阶段")), ("lead", _("牵头单位")))
    orders = (("share", _("完成比例，低的在前")), ("total", _("总投资，大的在前")))
    title = ledger or _("重大项目")
    return Listing(title, heads, frozenset({2, 3, 4}), 4, entries, _choices(entries, choices), orders)


def _project(project: Project, as_of: date, package: bool) -> Entry:
    stood = standing(project, as_of)
    whole = project.planned or project.total
    share = Fraction(project.done) / Fraction(whole) if whole and project.done is not None else None
    light = "" if package else project_light(project, as_of)
    cells = (
        stood.stage or "", project.type or "", _plain(project.total), _plain(project.done),
        f"{neat(share * 100, 1)}%" if share is not None else "", project.lead or "",
    )  # fmt: skip
    details = (
        (_("建设内容及规模"), project.content), (_("地点"), project.place),
        (_("规划期计划投资（万元）"), _plain(project.planned)), *_years(project),
        (_("进展"), "；".join(map(move_words, project.moves))), *milestone_words(project),
        (_("责任单位"), "、".join(project.supporting)), (_("业主"), project.owner), (_("要素"), project.factors),
        (_("问题"), project.problems), (_("情况说明"), project.explanation),
        (_("佐证材料"), "、".join(project.evidence)), (_("复核评级"), project.rating), (_("备注"), project.note),
        (_("来源"), source_words(project.source) if project.source else None),
    )  # fmt: skip
    filters = {"type": project.type, "nature": project.nature, "stage": stood.stage, "lead": project.lead}
    return Entry(
        name=project.name,
        light=light,
        cells=cells,
        details=_told(details),
        filters={k: v or "" for k, v in filters.items()},
        order={"share": float(share) if share is not None else 9e9, "total": -float(project.total or 0)},
        words=_words(project.name, project.id, project.content, project.place, project.owner, *cells),
        share=min(float(share), 1.0) if share is not None else None,
        depth=1 if project.parent else 0,
    )


def _years(project: Project) -> Iterator[tuple[str, str]]:
    """Planned and spent in every year that has either."""
    for year in sorted({*project.yearly, *project.done_yearly}):
        planned, done = project.yearly.get(year), project.done_yearly.get(year)
        told = (_("计划 {n}").format(n=planned) if planned is not None else "",
                _("完成 {n}").format(n=done) if done is not None else "")  # fmt: skip
        yield _("{year}年投资（万元）").format(year=year), "，".join(filter(None, told))


def task_list(result: PlanAssessment) -> Listing | None:
    """The list of tasks; None where the plan has none."""
    told = task_status(result.plan, result.as_of)
    if not told:
        return None
    entries = tuple(_task(t) for t in told)
    heads = (_("状态"), _("完成时限"), _("剩余天数"), _("完成"), _("牵头单位"))
    choices = (("state", _("状态")), ("kind", _("分类")), ("lead", _("牵头单位")))
    orders = (("left", _("剩余天数，少的在前")), ("share", _("完成比例，低的在前")))
    return Listing(_("任务"), heads, frozenset({2, 3}), 3, entries, _choices(entries, choices), orders)


def _task(told: TaskStatus) -> Entry:
    task, share = told.task, told.share
    left = None if told.state == "done" else told.days_left
    cells = (
        state_name(told.state), when_words(task.due) or "", str(left) if left is not None else "",
        f"{neat(share * 100, 1)}%" if share is not None else "", task.lead or "",
    )  # fmt: skip
    target = (task_target_words(task) or "").replace("\n", "；")
    details = (
        (_("量化目标"), target), (_("分管领导"), task.leader), (_("责任单位"), "、".join(task.supporting)),
        (_("季度节点"), "；".join(node_words(p, g) for p, g in task.nodes.items())),
        (_("办理过程"), "；".join(map(move_words, task.moves))), (_("进展"), task.progress), (_("问题"), task.problems),
        (_("下一步"), task.next), (_("滞后原因"), task.explanation), (_("佐证材料"), "、".join(task.evidence)),
        (_("备注"), task.note), (_("来源"), source_words(task.source) if task.source else None),
    )  # fmt: skip
    return Entry(
        name=task.task,
        light=told.light,
        cells=cells,
        details=_told(details),
        filters={"state": cells[0], "kind": task.kind or "", "lead": task.lead or ""},
        order={"left": float(left) if left is not None else 9e9, "share": float(share) if share is not None else 9e9},
        words=_words(task.task, task.id, task.target, task.leader, *cells),
        share=min(float(share), 1.0) if share is not None else None,
        depth=1 if task.parent else 0,
    )


def _choices(
    entries: Sequence[Entry], named: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What the list can be narrowed by: the attributes with more than one value."""
    found = ((key, name, tuple(v for v in dict.fromkeys(e.filters[key] for e in entries) if v)) for key, name in named)
    return tuple(choice for choice in found if len(choice[2]) > 1)


def _told(details: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in details if text)


def _words(*texts: str | None) -> str:
    return " ".join(filter(None, texts)).lower()


def _plain(amount: object) -> str:
    return "" if amount is None else f"{amount:,}"
