"""What kinds of documents and the facts about them are called."""

from __future__ import annotations

from guibiao.messages import _


def kind_name(kind: str) -> str:
    """The name of a `Document.kind`."""
    return {
        "outline": _("规划纲要"),
        "work_report": _("政府工作报告"),
        "plan_report": _("计划报告"),
        "communique": _("统计公报"),
        "evaluation": _("评估报告"),
        "other": _("其他"),
    }[kind]


def fact_name(fact: str) -> str:
    """The name of a key of `Document.facts`."""
    return {
        "meeting": _("会议"),
        "date": _("成文日期"),
        "speaker": _("报告人"),
        "number": _("文号"),
        "comments": _("批注"),
        "confidence": _("识别把握（满分100）"),
        "unread": _("没有读的扫描页"),
    }[fact]
