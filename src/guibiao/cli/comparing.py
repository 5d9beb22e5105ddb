"""Tables for the screen that hold one assessment against another: suppositions, others' methods, other scales."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from guibiao.assess import METHODS, Assessment, PlanAssessment, WhatIf, compared, grade, grade_name, method_title
from guibiao.messages import _
from guibiao.plan import VERDICTS
from guibiao.report import screen_table, verdict_name


@dataclass(frozen=True, slots=True)
class Shown:
    """A table for the console."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str


def what_if_table(result: WhatIf) -> Shown:
    """The rows that the suppositions change, each changed cell as 前 → 后; the caption says what is supposed."""
    before, after = screen_table(result.before), screen_table(result.after)
    settings = "，".join(f"{key} = {value}" for key, value in result.settings.items())
    counts = "　".join(
        f"{verdict_name(v)} {_arrow(str(result.before.count(v)), str(result.after.count(v)))}" for v in VERDICTS
    )
    caption = _("{name}（{settings}）　{date}　{counts}").format(
        name=result.name, settings=settings, date=result.after.as_of.isoformat(), counts=counts
    )
    rows = list(_changed(before.rows, after.rows))
    return Shown(before.head, rows, caption if rows else caption + _("：各项结果没有变化"))


def _changed(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The rows that differ; above a part's, its whole's."""
    whole: list[str] | None = None
    for b, a in zip(before, after, strict=True):
        row = [_arrow(*cells) for cells in zip(b, a, strict=True)]
        if b[0]:  # parts have no number of their own
            whole = row
        if b != a:
            if whole is not None and whole is not row:
                yield whole
            whole = None
            yield row


def compared_table(result: PlanAssessment, methods: bool, tolerance: Fraction | None) -> Shown:
    """Each indicator's own verdict beside its grade on the national scale and what others' methods make of it."""
    head = [_("指标"), _("评价")]
    if tolerance is not None:
        head.append(_("国家四级（容差{share}%）").format(share=f"{float(tolerance * 100):g}"))
    if methods:
        head += [method_title(method) for method in METHODS]
    rows = [row for a in result.indicators for row in _rows(a, methods, tolerance, 0)]
    return Shown(head, rows, f"{result.plan.name}　{result.as_of.isoformat()}")


def _rows(a: Assessment, methods: bool, tolerance: Fraction | None, depth: int) -> Iterator[list[str]]:
    row = ["　" * depth + a.indicator.name, verdict_name(a.verdict)]
    if tolerance is not None:
        row.append(grade_name(grade(a, tolerance)))
    if methods:
        row += [
            _("不适用")
            if c.category is None
            else f"{c.category}（{round(c.value, 2) + 0.0:.2f}）"
            if c.value is not None
            else c.category
            for c in compared(a)
        ]
    yield row
    for part in a.parts:
        yield from _rows(part, methods, tolerance, depth + 1)


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before or '—'} → {after or '—'}"
