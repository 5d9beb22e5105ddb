"""Findings for people at a terminal: document by document, what follows from one slip below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from guibiao.audit import KINDS, MARKS, Checked, Finding, by_root, kind_name, kind_of
from guibiao.messages import _

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue", "holds": "green", "open": "bright_black"}


def audit_text(checked: Sequence[Checked]) -> str:
    """The findings as text, styled for a terminal; of several documents those with findings, and a line that counts."""
    if len(checked) == 1:
        return "\n".join(_document(checked[0]))
    blocks = ["\n".join(_document(one)) for one in checked if one.shown]
    return "\n".join([*blocks, _total(checked)])


def _document(checked: Checked) -> Iterator[str]:
    yield f"{click.style(checked.document.name, bold=True)}  {checked.summary()}"
    for group in by_root(checked.shown):
        yield from _finding(checked, group.root, "  ")
        for other in group.others:
            yield from _finding(checked, other, "    ↳ ")


def _finding(checked: Checked, finding: Finding, indent: str) -> Iterator[str]:
    """Kind, place, sentence and rule; below, the computation."""
    kind = kind_of(finding)
    mark = click.style(f"{MARKS[kind]} {kind_name(kind)}", fg=_COLOURS[kind], bold=True)
    decisive = click.style(_("【更正后是否达标会改变】"), fg="magenta", bold=True) if finding.decisive else ""
    rule = click.style(f"〔{finding.rule}〕", dim=True)
    yield f"{indent}{mark} {checked.place_of(finding)}  {decisive}{finding.message}{rule}"
    if finding.working:
        yield " " * len(indent) + "  " + click.style(_("算式：{working}").format(working=finding.working), dim=True)


def _total(checked: Sequence[Checked]) -> str:
    counted = Counter(kind_of(f) for one in checked for f in one.shown)
    parts = [f"{kind_name(kind)} {counted[kind]}" for kind in KINDS if counted[kind]]
    if silent := sum(len(one.accepted) for one in checked):
        parts.append(_("已认可 {n}").format(n=silent))
    if silent_files := sum(not one.shown for one in checked):
        parts.append(_("没有问题的文件 {n} 份").format(n=silent_files))
    said = _("共 {n} 份文件，核对了 {claims} 处说法：{counts}").format(
        n=len(checked), claims=sum(len(one.claims) for one in checked), counts=_("，").join(parts)
    )
    return click.style(said, bold=True)
