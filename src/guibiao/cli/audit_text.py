"""Findings for people at a terminal: document by document, what follows from one slip below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from guibiao.audit import KINDS, MARKS, Checked, Finding, by_root, kind_name, kind_of
from guibiao.messages import _

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "holds": "green", "open": "bright_black"}


def audit_text(checked: Sequence[Checked]) -> str:
    """The findings as text, styled for a terminal, with a line that counts them where there are several documents."""
    blocks = ["\n".join(_document(one)) for one in checked]
    if len(checked) > 1:
        blocks.append(_total(checked))
    return "\n".join(blocks)


def _document(checked: Checked) -> Iterator[str]:
    yield f"{click.style(checked.document.name, bold=True)}  {checked.summary()}"
    for group in by_root(checked.shown):
        yield from _finding(checked, group.root, "  ")
        for other in group.others:
            yield from _finding(checked, other, "    ↳ ")


def _finding(checked: Checked, finding: Finding, indent: str) -> Iterator[str]:
    """Kind, place and sentence; below, the computation with the rule."""
    kind = kind_of(finding)
    mark = click.style(f"{MARKS[kind]} {kind_name(kind)}", fg=_COLOURS[kind], bold=True)
    decisive = click.style(_("【更正后是否达标会改变】"), fg="magenta", bold=True) if finding.decisive else ""
    yield f"{indent}{mark} {checked.place_of(finding)}  {decisive}{finding.message}"
    working = _("算式：{working}").format(working=finding.working) + "  " if finding.working else ""
    yield " " * len(indent) + "  " + click.style(f"{working}〔{finding.rule}〕", dim=True)


def _total(checked: Sequence[Checked]) -> str:
    counted = Counter(kind_of(f) for one in checked for f in one.shown)
    parts = [f"{kind_name(kind)} {counted[kind]}" for kind in KINDS if counted[kind]]
    if silent := sum(len(one.accepted) for one in checked):
        parts.append(_("已认可 {n}").format(n=silent))
    said = _("共 {n} 份文件：{counts}").format(n=len(checked), counts=_("，").join(parts) or _("没有发现算术问题。"))
    return click.style(said, bold=True)
