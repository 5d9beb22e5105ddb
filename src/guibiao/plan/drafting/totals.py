"""Projects' totals where a document gives them without a list."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.passage import Passage, passage_of
from guibiao.plan.drafting.wording import named, wording
from guibiao.plan.model import ProjectTotals
from guibiao.quantity import Period, read_number

_T = TypeVar("_T")
_COUNTED = frozenset("个项")
_KIND = expression(r"(?P<kind>[一-龥]{2,12}?)(?:类)?项目(?P<count>\d+|[一二三四五六七八九十百]+)(?:个|项)")
_BRACKETS = expression(r"[（(][^（）()]*[）)]")
_DATE = expression(r"(20\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_AMOUNTS = (
    ("planned_investment", "planned_investment"),
    ("done", "done_investment"),
    ("total", "total_investment"),
)
_COUNTS = (
    ("finished", "finished_projects"),
    ("started", "started_projects"),
    ("planned", "planned_projects"),
)


def read_totals(document: Document, statements: Sequence[Statement], span: Period) -> ProjectTotals | None:
    """The totals of the planned projects in a document's part on projects, or None where it has no such part."""
    item = _part(document)
    if item is None:
        return None
    passage = passage_of(document, item, span, statements)
    found: dict[str, int] = {}
    money: dict[str, Statement] = {}
    for s in passage.statements:
        before = passage.up_to(s)
        if s.unit in _COUNTED:
            _take(found, _COUNTS, before, int(s.value))
        elif s.unit.endswith("元"):
            _take(money, _AMOUNTS, before, s)
    if "planned" not in found:
        return None
    return ProjectTotals(
        as_of=_as_of(document, passage.text, span),
        planned=found["planned"],
        started=found.get("started"),
        finished=found.get("finished"),
        **{field: s.value for field, s in money.items()},
        unit=next(iter(money.values())).unit if money else "亿元",
        by_nature=_kinds(passage, wording().by_nature),
        by_type=_kinds(passage, wording().by_type),
        source=passage.source(item.start, item.end),
    )


def _part(document: Document) -> Item | None:
    """The part on the plan's projects, up to the next heading of its level."""
    words = wording()
    for s in document.sections:
        if words.project_part.search(s.heading) and not words.added_projects.search(s.heading):
            return Item(s.heading, "", s.start, s.end)
    return None


def _take(found: dict[str, _T], table: Sequence[tuple[str, str]], before: str, value: _T) -> None:
    """File a figure under the first field whose words stand before it in the clause, unless the field is taken."""
    words = wording()
    if words.not_projects_total.search(before):
        return
    for field, group in table:
        pattern: re.Pattern[str] = getattr(words, group)
        if pattern.search(before):
            found.setdefault(field, value)
            return


def _kinds(passage: Passage, head: re.Pattern[str]) -> dict[str, int]:
    """Kind and number of each, from the sentence that divides the projects by something; kinds in brackets left out."""
    for _start, sentence in passage.sentences():
        if match := head.search(sentence):
            listed = _BRACKETS.sub("", sentence[match.end() :])
            return {m["kind"]: int(read_number(m["count"])) for m in _KIND.finditer(listed)}
    return {}


def _as_of(document: Document, part: str, span: Period) -> date:
    """The day to which the part's figures run, else the document's, else the end of the last year that it reviews."""
    until = wording().data_until
    told = until.search(part) or until.search(document.text)
    match = _DATE.search(named(told)) if told else None
    if match:
        year, month = int(match[1]), int(match[2] or 12)
        return date(year, month, int(match[3]) if match[3] else calendar.monthrange(year, month)[1])
    return date(document.reviews or span.end.year, 12, 31)
