"""Why an indicator cannot be assessed, and what would cure it, in words."""

from __future__ import annotations

from guibiao.messages import _


def cure(reason: str) -> str:
    """One sentence: the reason and its cure."""
    return {
        "target_not_assigned": _("上级尚未下达目标；请商上级主管部门尽快下达，或指明以上级规划的数代替"),
        "target_not_set": _("规划没有给出目标数值；请由牵头部门明确目标值"),
        "no_data": _("没有可用于评价的统计数据；请由牵头部门补报年度数据"),
        "definition_changed": _("统计口径已改变，前后不能相比；请按新口径补算基期和历年数据"),
        "no_base": _("缺少基期值；请补充基期年的数据"),
        "too_few_data": _("数据不全，中间有缺年；请补齐各年数据"),
        "part_not_assessable": _("有组成部分未能评估；请先解决各部分的问题"),
    }[reason]
