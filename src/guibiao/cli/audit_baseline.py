"""The baseline of `guibiao audit`: what is in it, what is added, what no longer matches."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.audit import Accepted, Checked


def accepted_in(baseline: Path | None, reason: str | None) -> list[Accepted]:
    """What the baseline says; one that is yet to be made is empty."""
    from guibiao.audit import read_baseline

    if reason is not None:
        if baseline is None:
            raise click.UsageError(_("--accept 要用 --baseline 指明清单文件。"))
        if not reason.strip():
            raise click.UsageError(_("请在 --accept 后写明理由。"))
        if not baseline.exists():
            return []
    return read_baseline(baseline) if baseline else []


def with_new(accepted: list[Accepted], done: Sequence[Checked], baseline: Path, reason: str) -> list[Accepted]:
    """The baseline with all that is reported now, written to its file."""
    from guibiao.audit import accept, write_baseline
    from guibiao.cli.console import say

    now = [accept(f, one.document.source, reason) for one in done for f in one.shown if f.verdict == "fails"]
    new = {a.id: a for a in reversed(now)}
    every = [*accepted, *reversed(new.values())]
    write_baseline(baseline, every)
    say(_("已把 {n} 处记入 {path}").format(n=len(new), path=baseline))
    return every


def say_unmatched(accepted: Sequence[Accepted], done: Sequence[Checked], baseline: Path) -> None:
    """Say which entries for the documents at hand silence nothing any more."""
    from guibiao.audit import finding_id, unmatched
    from guibiao.cli.console import say

    matched = {finding_id(f, one.document.source) for one in done for f in one.claims if f.verdict == "fails"}
    left = unmatched(accepted, matched, {one.document.name for one in done})
    if left:
        say(
            _("{path} 中有 {n} 条不再对应任何问题（已改正，或文字、数据已变动），可以删去：").format(
                path=baseline, n=len(left)
            )
        )
    for entry in left:
        say(f"  {entry.id}  {entry.document}  {entry.quote}  （{entry.reason}）")
