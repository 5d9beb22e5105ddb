"""The ledger of projects as a workbook: 附件2 the table of progress, 附件3 the projects to be added, rates, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from guibiao.messages import _
from guibiao.plan import Plan, Project
from guibiao.report.figures import neat
from guibiao.report.ledger_sheets import FILLS, Cell, Column, Line, Sheet, ledger_workbook
from guibiao.report.ledger_words import milestone_words, move_words
from guibiao.report.naming import date_name, source_name
from guibiao.track import ProjectStats, Split, is_added, light_name, project_light, project_stats


def projects_workbook(plan: Plan, as_of: date, changes: Mapping[str, Sequence[Split]] | None = None) -> bytes:
    """The bytes of an .xlsx file. `changes` since another day, by ledger, get a sheet of their own."""
    told = project_stats(plan, as_of)
    added = [p for p in plan.projects if is_added(p)]
    rows = [p for p in plan.projects if not is_added(p)]
    sheets = [_progress(plan, [p for p in rows if (p.ledger or "") == one.ledger], one, as_of) for one in told]
    if added:
        sheets.append(_to_be_added(plan, added, as_of))
    sheets.append(_rates(plan, told, as_of))
    if changes:
        sheets.append(_changes(plan, changes, as_of))
    return ledger_workbook(sheets, datetime.combine(as_of, time()))


def _clock(as_of: date) -> str:
    return _("截至{day}　单位：万元").format(day=date_name(as_of))


def _progress(plan: Plan, rows: Sequence[Project], told: ProjectStats, as_of: date) -> Sheet:
    columns = (
        Column(_("序号"), 7, True), Column(_("项目名称"), 25), Column(_("性质"), 6, True), Column(_("类型"), 8, True),
        Column(_("建设内容及规模"), 25), Column(_("地点"), 9), Column(_("总投资"), 10),
        Column(_("规划期计划投资"), 10), Column(_("年度计划投资"), 10), Column(_("年度完成投资"), 10),
        Column(_("累计完成投资"), 10), Column(_("进展"), 20), Column(_("计划与实际开竣工"), 22),
        Column(_("牵头单位"), 11), Column(_("责任单位"), 12), Column(_("业主"), 11), Column(_("要素"), 10),
        Column(_("问题"), 14), Column(_("情况说明"), 14), Column(_("灯色"), 6, True), Column(_("复核评级"), 7, True),
        Column(_("备注"), 10), Column(_("来源"), 13),
    )  # fmt: skip
    packages = {p.parent for p in rows}
    lines = (*(_project(p, as_of, p.id in packages) for p in rows), _sum(told, len(columns)))
    title = _("附件2　{plan}重大项目进展情况表").format(plan=plan.name)
    if told.ledger:
        title = _("{plan}{ledger}项目进展情况表").format(plan=plan.name, ledger=told.ledger)
    return Sheet(told.ledger or _("附件2"), title, _clock(as_of), columns, lines)


def _project(project: Project, as_of: date, package: bool) -> Line:
    light = project_light(project, as_of)
    year = as_of.year
    cells: tuple[Cell, ...] = (
        project.id, ("　" if project.parent else "") + project.name, project.nature, project.type, project.content,
        project.place, project.total, project.planned, project.yearly.get(year), project.done_yearly.get(year),
        project.done, "\n".join(map(move_words, project.moves)),
        _milestones(project), project.lead, "、".join(project.supporting), project.owner, project.factors,
        project.problems, project.explanation, None if package else light_name(light), project.rating, project.note,
        source_name(project.source) if project.source else None,
    )  # fmt: skip
    return Line(cells, {} if package else {19: FILLS[light]}, strong=package)


def _milestones(project: Project) -> str:
    return "\n".join(name + told for name, told in milestone_words(project))


def _sum(one: ProjectStats, width: int) -> Line:
    """Sums in which a package and its parts count once."""
    cells: list[Cell] = [None] * width
    cells[1] = _("合计（{count} 个，项目包不重复计）").format(count=one.count)
    cells[6], cells[7], cells[10] = one.total, one.planned, one.done
    return Line(tuple(cells), strong=True)


def _to_be_added(plan: Plan, rows: Sequence[Project], as_of: date) -> Sheet:
    columns = (
        Column(_("序号"), 8, True), Column(_("项目名称"), 30), Column(_("类型"), 10, True),
        Column(_("建设内容及规模"), 40), Column(_("地点"), 14), Column(_("总投资"), 12),
        Column(_("规划期计划投资"), 12), Column(_("计划开竣工"), 24), Column(_("牵头单位"), 14),
        Column(_("责任单位"), 16),
        Column(_("业主"), 14), Column(_("要素"), 16), Column(_("理由及备注"), 26),
    )  # fmt: skip
    lines = tuple(
        Line((p.id, p.name, p.type, p.content, p.place, p.total, p.planned, _milestones(p), p.lead,
              "、".join(p.supporting), p.owner, p.factors, "；".join(filter(None, (p.explanation, p.note)))))
        for p in rows
    )  # fmt: skip
    title = _("附件3　{plan}拟新增重大项目表").format(plan=plan.name)
    return Sheet(_("附件3"), title, _clock(as_of), columns, lines)


def _rates(plan: Plan, told: Sequence[ProjectStats], as_of: date) -> Sheet:
    columns = (
        Column(_("台账"), 14), Column(_("比率"), 34), Column(_("分子"), 14), Column(_("分母"), 14),
        Column(_("计量单位"), 10, True), Column(_("未报的项目"), 12, True), Column(_("结果（%）"), 12),
        Column(_("时间进度（%）"), 14), Column(_("比时间进度（百分点）"), 20),
    )  # fmt: skip
    lines = [
        Line((one.ledger, t.rate.name, t.rate.numerator, t.rate.denominator, t.rate.unit, t.rate.missing or None,
              _share(t.rate.value), _share(t.time), _points(t.ahead)))
        for one in told
        for t in one.rates
    ]  # fmt: skip
    title = _("{plan}项目统计").format(plan=plan.name)
    return Sheet(_("统计"), title, _clock(as_of), columns, tuple(lines))


def _share(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(neat(value * 100, 2))


def _points(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(neat(value, 2))


def _changes(plan: Plan, changes: Mapping[str, Sequence[Split]], as_of: date) -> Sheet:
    parts = (("before", _("期初")), ("moved_in", _("移入")), ("moved_out", _("移出")), ("entered", _("新增")),
             ("left", _("退出")), ("revised", _("调整")), ("after", _("期末")))  # fmt: skip
    columns = [Column(_("台账"), 14), Column(_("阶段"), 14)]
    for _key, name in parts:
        columns += [Column(_("{name}个数").format(name=name), 11), Column(_("{name}总投资").format(name=name), 14)]
    lines = []
    for ledger, splits in changes.items():
        for split in splits:
            cells: list[Cell] = [ledger, _("合计") if split.kind is None else split.kind or _("未填")]
            for key, _name in parts:
                part = getattr(split, key)
                cells += [part.count, part.amount]
            lines.append(Line(tuple(cells), strong=split.kind is None))
    title = _("{plan}项目总数变动").format(plan=plan.name)
    return Sheet(_("变动"), title, _clock(as_of), tuple(columns), tuple(lines), frozen=1)
