"""How people call a statement's fields and what stands in them."""

from __future__ import annotations

from guibiao.extract import Statement
from guibiao.messages import _


def field_names() -> dict[str, str]:
    """The fields in the order in which a person reads them, each with its name."""
    return {
        "indicator": _("指标"), "region": _("地区"), "period": _("时期"), "value": _("数值"), "unit": _("单位"),
        "measure": _("口径"), "role": _("性质"), "bound": _("界限"), "base": _("对比基期"), "code": _("指标代码"),
        "place": _("位置"), "text": _("原文"),
    }  # fmt: skip


def roles() -> dict[str, tuple[str, str]]:
    """Every role with its letter, read without colour, and its name."""
    return {
        "actual": (_("实"), _("实际")),
        "estimate": (_("预"), _("预计")),
        "target": (_("目"), _("目标")),
    }


def measures() -> dict[str, str]:
    """Every measure with its name."""
    return {
        "level": _("水平"), "growth": _("增速"), "growth_avg": _("年均增速"), "change": _("增减量"),
        "change_avg": _("年均增减量"), "multiple": _("倍数"), "rank": _("位次"),
    }  # fmt: skip


def field_values(statement: Statement) -> dict[str, str]:
    """What stands in each field, as people say it; "" where there is nothing."""
    value = format(statement.value, "f")
    words = {
        "value": value if statement.value_max is None else f"{value}—{statement.value_max:f}",
        "measure": measures()[statement.measure],
        "role": roles()[statement.role][1],
        "bound": {"eq": _("等于"), "ge": _("不低于"), "le": _("不高于"), "approx": _("约")}[statement.bound],
    }
    return {name: words[name] if name in words else getattr(statement, name) or "" for name in field_names()}
