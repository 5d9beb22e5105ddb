"""From a document to its promises and to the projects that it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract.promises.deeds import Deed, deeds
from guibiao.extract.promises.judging import is_checkable
from guibiao.extract.promises.passages import Passage, passages
from guibiao.extract.promises.promise import NamedProject, Promise
from guibiao.extract.promises.rows import Row, deadline_of, project_rows, stage_of, task_rows
from guibiao.extract.promises.units import UnitMentions, lead_and_supporting
from guibiao.extract.promises.words import promise_words
from guibiao.extract.statement import Statement

_BOUND = "(?:以上|以内|以下|左右|上下|的目标)?"
_CAP = expression(
    r"(?:控制|稳定|保持|维持)?在?(?:不低于|不少于|不高于|不超过|达到|达|超过|突破|增长|提高|下降|降低|力争|约|近|超|至少|年均)*$"
)


def promises(document: Document, statements: Sequence[Statement], *, slogans: bool = False) -> list[Promise]:
    """The deeds that a document commits to, in its order; with `slogans` what nobody could check too.

    `statements` are the document's own, from `extract`.
    """
    figures, units = _Figures(statements), UnitMentions(document.text)
    found = [
        _promise(document, at, deed, figures, units, checkable)
        for at in passages(document)
        if at.may_look_ahead
        for deed in _deeds(document.text, at, figures, units)
        if at.looks_ahead(deed.end) and ((checkable := _is_checkable(document.text, at, deed, figures)) or slogans)
    ]
    found += [_of_row(document, row, figures) for row in task_rows(document)]
    return sorted(found, key=lambda p: (p.clean_start, p.clean_end))


def named_projects(document: Document, statements: Sequence[Statement]) -> list[NamedProject]:
    """The projects that a document names, in its order, each time that it names them.

    `statements` are the document's own, from `extract`.
    """
    figures, units = _Figures(statements), UnitMentions(document.text)
    found = [
        _project(document, deed, figures, at.deadline(deed.end))
        for at in passages(document)
        for deed in _deeds(document.text, at, figures, units)
        if deed.named
    ]
    for row in task_rows(document):
        due = _due(document, row)
        found += [
            _project(document, deed, figures, due)
            for start, end in row.prose
            for deed in deeds(document.text, start, end, figures.promised)
            if deed.named
        ]
    found += [_project_of_row(document, row, figures) for row in project_rows(document)]
    return sorted(found, key=lambda p: (p.clean_start, p.clean_end))


class _Figures:
    """The document's statements by their place in the clean text."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = sorted(statements, key=lambda s: s.clean_start)
        self._starts = [s.clean_start for s in self._statements]

    def within(self, start: int, end: int) -> list[Statement]:
        """Those that begin in a stretch of the clean text."""
        return self._statements[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def said(self, start: int, end: int) -> bool:
        """Whether any figure is said in a stretch of the clean text."""
        return bool(self.within(start, end))

    def promised(self, start: int, end: int) -> bool:
        """Whether a target is said in a stretch of the clean text."""
        return any(s.role == "target" for s in self.within(start, end))


def _deeds(text: str, passage: Passage, figures: _Figures, units: UnitMentions) -> list[Deed]:
    counts = figures.said if passage.ahead else figures.promised
    return deeds(text, passage.start, units.cut(passage.start, passage.end), counts)


def _is_checkable(text: str, passage: Passage, deed: Deed, figures: _Figures) -> bool:
    return is_checkable(text, deed, (figures.said if passage.ahead else figures.promised)(deed.start, deed.end))


def _promise(
    document: Document, passage: Passage, deed: Deed, figures: _Figures, units: UnitMentions, checkable: bool
) -> Promise:
    text, named = document.text, units.after(deed.end, passage.paragraph_end)
    lead, supporting = lead_and_supporting(named.lead, named.supporting)
    start, end = document.offsets.to_source(deed.start, deed.end)
    return Promise(
        doc=document.name,
        start=start,
        end=end,
        text=document.source[start:end],
        deed=_words(text, deed, figures),
        quantities=[s.start for s in figures.within(deed.start, deed.end)],
        deadline=passage.deadline(deed.end),
        lead=lead,
        supporting=supporting,
        field=passage.heading,
        checkable=checkable,
        clean_start=deed.start,
        clean_end=deed.end,
    )


def _of_row(document: Document, row: Row, figures: _Figures) -> Promise:
    first = next(iter(deeds(document.text, row.start, row.end, figures.promised)), None)
    lead, supporting = lead_and_supporting(row.cells.get("lead", ""), row.cells.get("supporting", ""))
    start, end = document.offsets.to_source(row.start, row.end)
    title = row.cells.get("title")
    section = document.section_at(row.start)
    return Promise(
        doc=document.name,
        start=start,
        end=end,
        text=document.source[start:end],
        deed=_words(document.text, first, figures) if first else title or row.cells.get("content", ""),
        quantities=[s.start for s in figures.within(row.start, row.end)],
        deadline=_due(document, row),
        lead=lead,
        supporting=supporting,
        field=row.table.caption or (section.heading if section else ""),
        checkable=True,
        clean_start=row.start,
        clean_end=row.end,
        title=title,
        content=row.cells["content"] if title and "content" in row.cells else None,
        leader=row.cells.get("leader"),
    )


def _due(document: Document, row: Row) -> str:
    section = document.section_at(row.start)
    period = section.period if section and section.period else None
    year = int(period[-4:]) if period and period[-4:].isdigit() else document.plans or (document.reviews or 0) + 1
    return deadline_of(row.cells.get("deadline", ""), year)


def _project(document: Document, deed: Deed, figures: _Figures, period: str) -> NamedProject:
    start, end = document.offsets.to_source(*deed.object)
    return NamedProject(
        doc=document.name,
        start=start,
        end=end,
        text=document.source[start:end],
        name=_name(document.text, deed),
        stage=deed.stage,
        quantities=[s.start for s in figures.within(deed.object[0], deed.end)],
        period=period,
        clean_start=deed.object[0],
        clean_end=deed.object[1],
    )


def _project_of_row(document: Document, row: Row, figures: _Figures) -> NamedProject:
    start, end = document.offsets.to_source(row.start, row.end)
    return NamedProject(
        doc=document.name,
        start=start,
        end=end,
        text=document.source[start:end],
        name=row.cells["project"],
        stage=stage_of(row.cells.get("stage", "")),
        quantities=[s.start for s in figures.within(row.start, row.end)],
        period=_due(document, row)[:4],
        clean_start=row.start,
        clean_end=row.end,
    )


def _name(text: str, deed: Deed) -> str:
    """The name of the thing that a deed is done to: 甲至乙 in a list of 高速公路 is 甲至乙高速公路."""
    name = text[slice(*deed.object)]
    if deed.works:
        return name if name.endswith(deed.works) else name + deed.works
    if not deed.category or promise_words().heads.before(name, len(name), 0):
        return name
    return name + deed.category


def _words(text: str, deed: Deed, figures: _Figures) -> str:
    """Verb and object without hedges and amounts."""
    if deed.named:
        state = deed.state if deed.stage != "续建" or not deed.verb else ""
        return deed.verb + _name(text, deed) + state
    targets = [s for s in figures.within(deed.start, deed.end) if s.role == "target"]
    if targets and not deed.verb:
        return targets[0].indicator
    start = deed.object[0]
    kept = deed.verb
    for target in targets:
        kept += _CAP.sub("", text[start : target.clean_start])
        start = target.clean_end + len(re.match(_BOUND, text[target.clean_end : deed.end])[0])  # type: ignore[index]
    return (kept + text[start : deed.end]).strip()
