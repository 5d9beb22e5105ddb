"""What verdicts and kinds of promises are called, and their marks, which are read without colour."""

from __future__ import annotations

from guibiao.messages import _

MARKS = {"kept": "●", "exceeded": "★", "short": "▲", "not_due": "◔", "unclear": "？", "not_mentioned": "○"}


def keeping_name(verdict: str) -> str:
    """A verdict in words."""
    return {
        "kept": _("兑现"),
        "exceeded": _("超额兑现"),
        "short": _("没有兑现"),
        "not_due": _("未到期"),
        "unclear": _("请人判断"),
        "not_mentioned": _("没有提到"),
    }[verdict]


def promise_kind(kind: str) -> str:
    """A kind of promise in words."""
    return {"target": _("指标"), "deed": _("事项"), "task": _("任务")}[kind]
