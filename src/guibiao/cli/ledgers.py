"""How the drafts of ledgers are written: lines for programs, a plan file for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.console import put_all, say
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.documents import Document
    from guibiao.extract import Statement
    from guibiao.extract.promises import NamedProject, Promise
    from guibiao.plan import Plan

Read = tuple["Document", "Sequence[Statement]"]
_PLANS = {".yaml": "yaml", ".yml": "yaml", ".xlsx": "xlsx"}


def wants_lines(form: str | None, output: Path | None) -> bool:
    """Whether lines are asked for, by the format or else by the output's suffix."""
    suffix = _PLANS.get(output.suffix.lower()) if output else None
    if form in ("yaml", "xlsx") and form != suffix:
        raise click.UsageError(_("写成 {form} 要用 -o 指明一个以 .{form} 结尾的文件。").format(form=form))
    return (form or suffix or "jsonl") == "jsonl"


def lines_of(found: Iterable[Promise | NamedProject], output: Path | None) -> None:
    """Write one JSON object a line, as they come."""
    from guibiao.extract.promises import json_line

    put_all((json_line(one) for one in found), output)


def put_ledger(draft: Callable[[Sequence[Read]], Plan], read: Sequence[Read], output: Path | None) -> None:
    """Write the plan drafted from what was read, and say how many rows it has."""
    from guibiao.plan import write_plan

    if not read or output is None:
        return
    plan = draft(read)
    write_plan(plan, output)
    say(_("已写入 {path}：{n} 条").format(path=output, n=len(plan.tasks) + len(plan.projects)))
