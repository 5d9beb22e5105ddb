"""Who may do what: the table of roles.yaml as look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from guibiao.messages import _, language

PUBLIC = "public"  # the role of who is not signed in
REACHES = ("all", "own", "accepted")


@dataclass(frozen=True, slots=True)
class Roles:
    """`names`: role to its name by language; `actions`: action to {role: one of `REACHES`}."""

    names: dict[str, dict[str, str]]
    actions: dict[str, dict[str, str]]

    @property
    def assignable(self) -> list[str]:
        """The roles that an account may have: all but that of the public."""
        return [name for name in self.names if name != PUBLIC]

    def reach(self, role: str, action: str) -> str:
        """ "all", "own" (the person's own department), "accepted" (all, once it is) or "" where the role may not.

        Raises KeyError for an action that the table lacks.
        """
        return self.actions[action].get(role, "")


@cache
def roles() -> Roles:
    """The table, read once. Raises ValueError where it names a role or a reach that is not there."""
    data = msgspec.yaml.decode((files("guibiao.desk") / "roles.yaml").read_bytes())
    for action, reaches in data["actions"].items():
        for role, reach in reaches.items():
            if role not in data["roles"] or reach not in REACHES:
                raise ValueError(f"roles.yaml: {action}: {role}: {reach}")
    return Roles(data["roles"], data["actions"])


def role_name(role: str) -> str:
    """What people call a role; "" is that of nobody yet."""
    if not role:
        return _("尚无角色")
    return str(roles().names[role][language()])
