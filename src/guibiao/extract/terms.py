"""What a statement's fields, measures, roles and bounds are called."""

from __future__ import annotations

from guibiao.messages import _


def field_name(field: str) -> str:
    """The name of a field of `Statement`."""
    return {
        "doc": _("文件"), "place": _("位置"), "indicator": _("指标"), "region": _("地区"), "period": _("时期"),
        "value": _("数值"), "value_max": _("数值上限"), "unit": _("单位"), "measure": _("口径"), "role": _("性质"),
        "bound": _("界限"), "base": _("对比基期"), "text": _("原文"), "code": _("指标代码"), "start": _("起"),
        "end": _("止"),
    }[field]  # fmt: skip


def term_name(term: str) -> str:
    """The name of a measure, role or bound."""
    return {
        "level": _("水平"), "growth": _("增速"), "growth_avg": _("年均增速"), "change": _("增减量"),
        "change_avg": _("年均增减量"), "multiple": _("倍数"), "rank": _("位次"),
        "actual": _("实际"), "estimate": _("预计"), "target": _("目标"),
        "eq": _("等于"), "ge": _("不低于"), "le": _("不高于"), "approx": _("约"),
    }[term]  # fmt: skip
