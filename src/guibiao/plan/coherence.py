"""What can only be judged once all of a plan is read: ids, references, years, the schedule."""

from __future__ import annotations

from itertools import pairwise

from guibiao.messages import _
from guibiao.plan.model import Plan
from guibiao.plan.scope import Scope, nearest
from guibiao.plan.tree import Mapping, Node, Place
from guibiao.quantity import Period


def note_incoherence(plan: Plan | None, root: Node, scope: Scope) -> None:
    """Note what the parts of a plan say against each other. `plan` is None where its own data could not be read."""
    _note_repeated_ids(scope)
    _note_dangling_references(scope)
    _note_circles(scope)
    _note_ledgers(scope)
    if plan is not None and _span_is_sound(plan, root, scope):
        _note_foreign_periods(plan, scope)
        _note_schedule(plan, root, scope)


def _note_repeated_ids(scope: Scope) -> None:
    first: dict[str, Place] = {}
    for name, place in scope.noted.ids:
        if name in first:
            what = _("编号“{id}”重复，已在 {place} 用过").format(id=name, place=first[name])
            scope.note_error(place, what, _("每个指标（含下级指标）的编号只能用一次"))
        first.setdefault(name, place)


def _note_dangling_references(scope: Scope) -> None:
    known = list(dict.fromkeys(name for name, _place in scope.noted.ids))
    named = [(name, place) for _owner, name, place in scope.noted.references]
    for name, place in (*named, *scope.noted.settings):
        if name not in known:
            scope.note_error(place, _("没有编号为“{id}”的指标").format(id=name), nearest(name, known))


def _note_circles(scope: Scope) -> None:
    """Targets that are held against each other in a circle can never be judged."""
    named = {owner: (name, place) for owner, name, place in scope.noted.references}
    done: set[str] = set()
    for start in named:
        walked: list[str] = []
        here = start
        while here in named and here not in done and here not in walked:
            walked.append(here)
            here = named[here][0]
        if here in walked:
            circle = "→".join([*walked[walked.index(here) :], here])
            scope.note_error(
                named[here][1], _("相对目标绕成了圈：{circle}").format(circle=circle), _("请改为与圈外的指标或数列相比")
            )
        done.update(walked)


def _note_ledgers(scope: Scope) -> None:
    """Ids of projects and tasks that stand twice, parents that are not there or go round in a circle."""
    first: dict[tuple[str, str], Place] = {}
    for kind, name, place in scope.noted.rows:
        if (kind, name) in first:
            what = _("序号“{id}”重复，已在 {place} 用过").format(id=name, place=first[kind, name])
            scope.note_error(place, what, _("每个项目、每项任务的序号只能用一次"))
        first.setdefault((kind, name), place)
    above = {(kind, name): (parent, place) for kind, name, parent, place in scope.noted.parents}
    for kind, name, parent, place in scope.noted.parents:
        if (kind, parent) not in first:
            known = [other for of_kind, other in first if of_kind == kind]
            scope.note_error(place, _("没有序号为“{id}”的上级").format(id=parent), nearest(parent, known))
        elif _leads_back(kind, name, above):
            scope.note_error(place, _("上级绕成了圈"), _("请让其中一行的上级为空"))


def _leads_back(kind: str, name: str, above: dict[tuple[str, str], tuple[str, Place]]) -> bool:
    """Whether a row is above itself."""
    seen: set[str] = set()
    here = name
    while (kind, here) in above and here not in seen:
        seen.add(here)
        here = above[kind, here][0]
    return here == name and bool(seen)


def _span_is_sound(plan: Plan, root: Node, scope: Scope) -> bool:
    place = _place_of(root, "period")
    years = Period(f"{plan.period.start.year}/{plan.period.end.year}")
    if (years.start, years.end) != (plan.period.start, plan.period.end):
        scope.note_error(place, _("规划期应从年初到年末"), _("请写 2021/2025 的样子"))
        return False
    if plan.base >= plan.period.start.year:
        what = _("基期年 {base} 应早于规划期 {period}").format(base=plan.base, period=plan.period)
        scope.note_error(_place_of(root, "base"), what, _("十四五的基期年是 2020，规划期是 2021/2025"))
        return False
    return True


def _note_foreign_periods(plan: Plan, scope: Scope) -> None:
    last = plan.period.end.year
    cure = _("这份规划只收 {first} 年至 {last} 年的数据").format(first=plan.base, last=last)
    for period, place in scope.noted.observed:
        if period.start.year < plan.base:
            scope.note_error(place, _("期间 {period} 早于基期年 {base}").format(period=period, base=plan.base), cure)
        elif period.year > last:
            scope.note_error(place, _("期间 {period} 晚于规划期末 {last}").format(period=period, last=last), cure)
    for year, place in scope.noted.years:
        if not plan.base <= year <= last:
            scope.note_error(place, _("{year} 年不在规划期内").format(year=year), cure)


def _note_schedule(plan: Plan, root: Node, scope: Scope) -> None:
    points = sorted(plan.schedule.items(), key=lambda point: Period(point[0]).end)
    for (earlier, less), (later, more) in pairwise(points):
        if more < less:
            what = _("进度安排倒退：{earlier} 为 {less}，{later} 为 {more}").format(
                earlier=earlier, less=less, later=later, more=more
            )
            scope.note_error(_place_of(root, "schedule"), what, _("应完成的份额只会随时间增加"))


def _place_of(root: Node, key: str) -> Place:
    """Where a key of the plan's own data stands."""
    own = root.entries.get("plan") if isinstance(root, Mapping) else None
    if own is None or not isinstance(own.node, Mapping):
        return root.place
    entry = own.node.entries.get(key)
    return entry.node.place if entry else own.place
