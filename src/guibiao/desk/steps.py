"""The steps of something handed in, 填报 → 审核 → 接受, as look-ups of steps.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from guibiao.desk.models import Chapter, Entry, Progress, User
from guibiao.desk.roles import roles
from guibiao.messages import _

Item = Entry | Chapter | Progress
KINDS = ("figure", "text", "task", "project")  # of what is handed in


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step; see steps.yaml."""

    action: str
    start: dict[str, tuple[str, ...]] = msgspec.field(name="from")
    to: str
    of: tuple[str, ...] = KINDS
    reason: bool = False
    plan: bool = False


@cache
def steps() -> dict[str, Step]:
    """All steps by name, read once. Raises ValueError where one names an action that the table of roles lacks."""
    found = msgspec.yaml.decode((files("guibiao.desk") / "steps.yaml").read_bytes(), type=dict[str, Step])
    for name, step in found.items():
        if not {f"{kind}.{step.action}" for kind in step.of} <= roles().actions.keys():
            raise ValueError(f"steps.yaml: {name}: {step.action}")
    return found


def kind_of(item: Item) -> str:
    """What something handed in is: one of KINDS."""
    if isinstance(item, Progress):
        return "task" if item.task_id else "project"
    return "figure" if isinstance(item, Entry) else "text"


def is_within(person: User, item: Item, action: str) -> bool:
    """Whether the person's role reaches this item for an action."""
    reach = person.reach(f"{kind_of(item)}.{action}")
    if reach == "accepted":
        return bool(item.state == "accepted")
    return reach == "all" or (reach == "own" and item.department_id == person.department_id)


def may_take(person: User, item: Item, step: Step) -> bool:
    """Whether the person may take the step with the item as it is now."""
    kind = kind_of(item)
    if kind not in step.of or not is_within(person, item, step.action):
        return False
    return item.state in step.start.get(person.reach(f"{kind}.{step.action}"), ())


def offered(person: User, item: Item) -> list[str]:
    """The steps that the person may take now."""
    return [name for name, step in steps().items() if may_take(person, item, step)]


def step_name(name: str) -> str:
    """What people call a step."""
    return {
        "submit": _("提交"),
        "approve": _("审核通过"),
        "return": _("退回"),
        "accept": _("接受"),
        "reopen": _("重新打开"),
    }[name]


def state_name(state: str) -> str:
    """What people call a state."""
    return {
        "missing": _("未填"),
        "draft": _("草稿"),
        "submitted": _("待审核"),
        "approved": _("待接受"),
        "accepted": _("已接受"),
        "returned": _("已退回"),
    }[state]
