"""The ledger of projects as a workbook: 附件2 the table of progress, 附件3 the projects to be added, rates, changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction

from guibiao.messages import _
from guibiao.plan import Plan, Project
from guibiao.report.phrases.ledger_words import milestone_words, move_words
from guibiao.report.phrases.naming import date_name, source_name
from guibiao.report.workbook.ledger_sheets import (
    FIRST,
    Cell,
    Column,
    Formula,
    Line,
    Sheet,
    ledger_workbook,
    light_fills,
)
from guibiao.report.workbook.sheets import letters
from guibiao.track import (
    ProjectStats,
    Rate,
    Split,
    Timed,
    is_added,
    is_listed,
    light_name,
    parts_below,
    project_light,
    project_stats,
)

_TOTAL, _PLANNED, _DONE = 6, 7, 10  # columns of 附件2
_LONGEST, _MOST_TERMS = 8000, 200  # what a formula may have in Excel: 8,192 characters, 255 arguments


def projects_workbook(plan: Plan, as_of: date, changes: Mapping[str, Sequence[Split]] | None = None) -> bytes:
    """The bytes of an .xlsx file. `changes` since another day, by ledger, get a sheet of their own."""
    return ledger_workbook(project_sheets(plan, as_of, changes), datetime.combine(as_of, time()))


def project_sheets(plan: Plan, as_of: date, changes: Mapping[str, Sequence[Split]] | None = None) -> list[Sheet]:
    """附件2 of every ledger of projects, 附件3, their rates, and changes where these are told."""
    told = project_stats(plan, as_of)
    added = [p for p in plan.projects if is_added(p)]
    rows = [p for p in plan.projects if not is_added(p)]
    sheets = [_progress(plan, [p for p in rows if (p.ledger or "") == one.ledger], one, as_of) for one in told]
    if added:
        sheets.append(_to_be_added(plan, added, as_of))
    sheets.append(_rates(plan, told, as_of))
    if changes:
        sheets.append(_changes(plan, changes, as_of))
    return sheets


def _clock(as_of: date) -> str:
    return _("截至{day}　单位：万元").format(day=date_name(as_of))


def _progress(plan: Plan, rows: Sequence[Project], told: ProjectStats, as_of: date) -> Sheet:
    columns = (
        Column(_("序号"), 7, True), Column(_("项目名称"), 25), Column(_("性质"), 6, True), Column(_("类型"), 8, True),
        Column(_("建设内容及规模"), 25), Column(_("地点"), 9), Column(_("总投资"), 10),
        Column(_("规划期计划投资"), 10), Column(_("年度计划投资"), 10), Column(_("年度完成投资"), 10),
        Column(_("累计完成投资"), 10), Column(_("进展"), 20), Column(_("计划与实际开竣工"), 22),
        Column(_("牵头单位"), 11), Column(_("责任单位"), 12), Column(_("业主"), 11), Column(_("要素"), 10),
        Column(_("问题"), 14), Column(_("情况说明"), 14), Column(_("灯色"), 6, True, light_fills()),
        Column(_("复核评级"), 7, True),
        Column(_("备注"), 10), Column(_("来源"), 13),
    )  # fmt: skip
    packages = {p.parent for p in rows}
    lines = (*(_project(p, as_of, p.id in packages) for p in rows), _sum(told, rows, len(columns)))
    title = _("附件2　{plan}重大项目进展情况表").format(plan=plan.name)
    if told.ledger:
        title = _("{plan}{ledger}项目进展情况表").format(plan=plan.name, ledger=told.ledger)
    return Sheet(told.ledger or _("附件2"), title, _clock(as_of), columns, lines)


def _project(project: Project, as_of: date, package: bool) -> Line:
    light = None if package else light_name(project_light(project, as_of))
    year = as_of.year
    cells: tuple[Cell, ...] = (
        project.id, ("　" if project.parent else "") + project.name, project.nature, project.type, project.content,
        project.place, project.total, project.planned, project.yearly.get(year), project.done_yearly.get(year),
        project.done, "\n".join(map(move_words, project.moves)),
        _milestones(project), project.lead, "、".join(project.supporting), project.owner, project.factors,
        project.problems, project.explanation, light, project.rating, project.note,
        source_name(project.source) if project.source else None,
    )  # fmt: skip
    return Line(cells, strong=package)


def _milestones(project: Project) -> str:
    return "\n".join(name + told for name, told in milestone_words(project))


def _sum(one: ProjectStats, rows: Sequence[Project], width: int) -> Line:
    """Sums in which a package and its parts count once, and what has left the ledger does not."""
    cells: list[Cell] = [None] * width
    cells[1] = _("合计（{count} 个，项目包不重复计）").format(count=one.count)
    for at, value in ((_TOTAL, one.total), (_PLANNED, one.planned), (_DONE, one.done)):
        formula = _live_sum(rows, letters(at), one.as_of)
        cells[at] = Formula(formula, value) if len(formula) <= _LONGEST else value
    return Line(tuple(cells), strong=True)


def _live_sum(rows: Sequence[Project], column: str, as_of: date) -> str:
    """Rows that count by themselves in stretches; of a package the larger of its own amount and that of its parts."""
    listed = [p for p in rows if is_listed(p, as_of)]
    below, place = parts_below(listed), {p.id: at for at, p in enumerate(rows, FIRST + 1)}
    parts = {p.id for inside in below.values() for p in inside}

    def told(projects: Sequence[Project]) -> str:
        stretches: list[list[int]] = []
        for at in (place[p.id] for p in projects if p.id not in below):
            if stretches and stretches[-1][1] == at - 1:
                stretches[-1][1] = at
            else:
                stretches.append([at, at])
        terms = [f"{column}{a}:{column}{b}" if a < b else f"{column}{a}" for a, b in stretches]
        terms += [f"MAX({column}{place[p.id]},{told(below[p.id])})" for p in projects if p.id in below]
        groups = [terms[n : n + _MOST_TERMS] for n in range(0, len(terms), _MOST_TERMS)]
        return "+".join(f"SUM({','.join(group)})" for group in groups) or "0"

    return "=" + told([p for p in listed if p.id not in parts])


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
              _share(t.rate, row), _percent(t.time), _ahead(t, row)))
        for row, (one, t) in enumerate(((one, t) for one in told for t in one.rates), FIRST + 1)
    ]  # fmt: skip
    title = _("{plan}项目统计").format(plan=plan.name)
    return Sheet(_("项目统计"), title, _clock(as_of), columns, tuple(lines))


def _share(rate: Rate, row: int) -> Cell:
    """Numerator over denominator, in %."""
    return None if rate.value is None else Formula(f"=C{row}/D{row}*100", rate.value * 100)


def _ahead(timed: Timed, row: int) -> Cell:
    """The points between a rate and the time gone."""
    return None if timed.ahead is None else Formula(f"=G{row}-H{row}", timed.ahead)


def _percent(value: Fraction | None) -> Fraction | None:
    return None if value is None else value * 100


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
