"""Planned and reported projects side by side as a workbook, with a column for a person's decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from guibiao.messages import _
from guibiao.report.promises.page import place_name
from guibiao.report.workbook.ledger_sheets import Cell, Column, Line, Sheet, ledger_workbook
from guibiao.track import Reported, reported_name

_FILLS = {"sure": "#C6E0B4", "person": "#FFE699", "new": "#BDD7EE", "not_reported": "#EDEDED"}
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time, so that the same matches give the same bytes


def reported_workbook(found: Sequence[Reported], name: str) -> bytes:
    """The bytes of an .xlsx file; `name` is the plan's."""
    columns = (
        Column(_("序号"), 8, True), Column(_("规划项目"), 34),
        Column(_("结论"), 12, True, {reported_name(state): fill for state, fill in _FILLS.items()}),
        Column(_("相似度"), 9, True),
        Column(_("报告项目"), 34), Column(_("报告阶段"), 10, True), Column(_("出处"), 26), Column(_("不一致之处"), 14),
        Column(_("人工判断"), 14), Column(_("说明"), 20),
    )  # fmt: skip
    title = _("{plan}与报告的项目对照表").format(plan=name)
    clock = _("相似度 0 至 1；“请人判断”的不会自动合并")
    return ledger_workbook([Sheet(_("项目对照"), title, clock, columns, tuple(map(_line, found)))], _MADE)


def conflict_names(conflicts: Sequence[str]) -> str:
    """Kinds of evidence in words: 期数, 地名, 年份 …; others are amounts."""
    names = {"place": _("地名"), "side": _("方位"), "year": _("年份"), "road": _("路线"), "rank": _("级别")}
    counted = {"期": _("期数"), "标段": _("标段"), "第": _("序数")}
    return "、".join(dict.fromkeys((names | counted).get(c, _("数量")) for c in conflicts))


def _line(one: Reported) -> Line:
    cells: tuple[Cell, ...] = (
        one.project.id if one.project else None, one.project.name if one.project else None, reported_name(one.state),
        f"{one.score:.2f}" if one.score else None, one.name, one.stage, place_name(one.quote) if one.quote else None,
        conflict_names(one.conflicts), None, None,
    )  # fmt: skip
    return Line(cells)
