"""How findings are told to people: the kind of each with its name and mark, and what follows from one slip together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from guibiao.audit.finding import Finding
from guibiao.messages import _

KINDS = ("error", "warning", "note", "holds", "open")  # open: an input is missing
MARKS = {"error": "▲", "warning": "◆", "note": "●", "holds": "✓", "open": "○"}  # read without colour


class Group(Struct, frozen=True):
    """A slip and the failures that follow from it."""

    root: Finding
    others: tuple[Finding, ...]


def kind_of(finding: Finding) -> str:
    """One of KINDS: how bad a failure is, or what else became of the claim."""
    if finding.verdict == "fails":
        return finding.severity
    return "open" if finding.verdict == "not_recomputable" else "holds"


def kind_name(kind: str) -> str:
    """A kind for people."""
    return {
        "error": _("错误"),
        "warning": _("存疑"),
        "note": _("提示"),
        "holds": _("成立"),
        "open": _("无法重算"),
    }[kind]


def by_root(findings: Iterable[Finding]) -> list[Group]:
    """The findings by the slip that they follow from, slips in the order of the text.

    Where no failure of a group is known to be the slip itself, the first one stands for it.
    """
    ordered = sorted(findings, key=lambda f: (f.spans[0].start, f.spans[0].end))
    together: dict[tuple[str, str | int], list[Finding]] = {}
    for n, finding in enumerate(ordered):
        together.setdefault((finding.doc, finding.group or n), []).append(finding)
    return [_group(members) for members in together.values()]


def _group(members: Sequence[Finding]) -> Group:
    root = next((f for f in members if f.root), members[0])
    return Group(root, tuple(f for f in members if f is not root))
