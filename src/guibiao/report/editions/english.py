"""An English report: names from the vocabulary, and what comes in Chinese from plan and code put into English.

The sentences are in `wording/evaluation.en.yaml`. Names of places, plans and bodies stay as they are, and so do
indicators that the vocabulary does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from guibiao.assess import Assessment, PlanAssessment
from guibiao.expressions import expression
from guibiao.plan import Indicator, ProjectTotals
from guibiao.report.content import Annex, Block, Chart, Cited, Content, Paragraph, Place, Section, Table
from guibiao.vocabulary import vocabulary

_DATA = Path(__file__).parent.parent / "wording" / "english.yaml"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_QUARTERS = "一二三四"
_PUNCTUATION = {
    "。": ". ", "，": ", ", "；": "; ", "：": ": ", "、": ", ", "（": " (", "）": ") ", "—": "–", "　": " ", "．": ". ",
}  # fmt: skip
Say = Callable[[re.Match[str]], str]


def in_english(result: PlanAssessment) -> PlanAssessment:
    """The assessments with English names of indicators, classes and kinds, as far as there are any."""
    indicators = tuple(map(_assessment, result.indicators))
    plan = replace(
        result.plan,
        indicators=tuple(a.indicator for a in indicators),
        project_totals=tuple(map(_totals, result.plan.project_totals)),
    )
    return replace(result, plan=plan, indicators=indicators)


def english_content(content: Content) -> Content:
    """The content of English sentences without Chinese numbering, punctuation, dates and units."""
    return replace(
        content,
        title=_text(content.title),
        title_lines=(_text(content.title),),
        introduction=tuple(map(_block, content.introduction)),
        sections=tuple(_section(s, str(n)) for n, s in enumerate(content.sections, 1)),
        annexes=tuple(map(_annex, content.annexes)),
        issuer=_named(content.issuer),
        issued=_named(content.issued),
        figures={k: replace(f, name=_text(f.name), source=_text(f.source)) for k, f in content.figures.items()},
    )


def _assessment(assessment: Assessment) -> Assessment:
    return replace(
        assessment, indicator=_indicator(assessment.indicator), parts=tuple(map(_assessment, assessment.parts))
    )


def _indicator(indicator: Indicator) -> Indicator:
    entry = vocabulary().indicator(indicator.name)
    return replace(
        indicator,
        name=entry.en if entry is not None and entry.en else indicator.name,
        category=_words()["categories"].get(indicator.category, indicator.category),
        parts=tuple(map(_indicator, indicator.parts)),
    )


def _totals(totals: ProjectTotals) -> ProjectTotals:
    kinds = _words()["kinds"]
    by_nature, by_type = ({kinds.get(k, k): n for k, n in d.items()} for d in (totals.by_nature, totals.by_type))
    return replace(totals, by_nature=by_nature, by_type=by_type)


def _section(section: Section, number: str) -> Section:
    return replace(
        section,
        number=f"{number} ",
        heading=_text(section.heading),
        blocks=tuple(map(_block, section.blocks)),
        sections=tuple(_section(s, f"{number}.{n}") for n, s in enumerate(section.sections, 1)),
    )


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        text, cited = _said(block.text, block.cited, sentences=True)
        return replace(block, text=text, cited=cited, lead=_text(block.lead))
    if isinstance(block, Table) and not block.own:
        return _table(block)
    if isinstance(block, Chart):
        return replace(block, caption=_text(block.caption))
    return replace(block, text=_text(block.text)) if isinstance(block, Place) else block


def _table(table: Table) -> Table:
    rows: list[tuple[str, ...]] = []
    cited: dict[tuple[int, int], tuple[Cited, ...]] = {}
    for at, row in enumerate(table.rows):
        cells = [_said(text, table.cited.get((at, n), ())) for n, text in enumerate(row)]
        rows.append(tuple(text for text, _found in cells))
        cited |= {(at, n): found for n, (_text_, found) in enumerate(cells) if found}
    return replace(
        table, caption=_text(table.caption), head=tuple(map(_text, table.head)), rows=tuple(rows), cited=cited
    )


def _annex(annex: Annex) -> Annex:
    return replace(annex, title=_text(annex.title), table=_table(annex.table))


def _named(name: str | Place) -> str | Place:
    return _text(name) if isinstance(name, str) else replace(name, text=_text(name.text))


def _text(text: str) -> str:
    return _said(text, ())[0]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text, and for each of its characters the cited number that it belongs to, if any."""

    text: str
    marks: tuple[Cited | None, ...]

    def put(self, pattern: re.Pattern[str], say: Say) -> _Marked:
        """With what `say` makes of each match; the marks of all other characters go with them."""
        text, marks, at = "", list[Cited | None](), 0
        for match in pattern.finditer(self.text):
            said = say(match)
            text += self.text[at : match.start()] + said
            marks += [*self.marks[at : match.start()], *[None] * len(said)]
            at = match.end()
        return _Marked(text + self.text[at:], (*marks, *self.marks[at:]))


def _said(text: str, cited: tuple[Cited, ...], sentences: bool = False) -> tuple[str, tuple[Cited, ...]]:
    """A text in English, and where its cited numbers stand in it."""
    marks: list[Cited | None] = [None] * len(text)
    for one in cited:
        marks[one.start : one.end] = [one] * (one.end - one.start)
    marked = _Marked(text, tuple(marks))
    for pattern, say in _rules():
        marked = marked.put(pattern, say)
    if sentences:
        marked = marked.put(_BEGINNING, lambda found: found[0].upper())
    return marked.text, tuple(
        replace(one, start=marked.marks.index(one), end=len(marked.marks) - marked.marks[::-1].index(one))
        for one in cited
        if one in marked.marks
    )


_BEGINNING = expression(r"(?:^|(?<=\. ))[a-z]")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Say], ...]:
    """What is replaced by what, one after the other: dates, words, units, punctuation, spaces."""
    words, units = _words()["words"], _words()["units"]
    by_length = "|".join(re.escape(u) for u in sorted(units, key=len, reverse=True))
    return (
        (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"), lambda m: f"{m[3]} {_month(m[2])} {m[1]}"),
        (
            re.compile(r"(\d{4})年(\d{1,2})月—(\d{4})年(\d{1,2})月"),
            lambda m: f"{_month(m[2])} {m[1]}–{_month(m[4])} {m[3]}",
        ),
        (re.compile(r"(\d{4})年(\d{1,2})—(\d{1,2})月"), lambda m: f"{_month(m[2])}–{_month(m[3])} {m[1]}"),
        (re.compile(r"(\d{4})年(\d{1,2})月"), lambda m: f"{_month(m[2])} {m[1]}"),
        (re.compile(r"(\d{4})年([上下])半年"), lambda m: f"{'first' if m[2] == '上' else 'second'} half of {m[1]}"),
        (re.compile(r"(\d{4})年([一二三四])季度"), lambda m: f"Q{_QUARTERS.index(m[2]) + 1} {m[1]}"),
        (re.compile(r"(\d{4})—(\d{4})年"), lambda m: f"{m[1]}–{m[2]}"),
        (re.compile(r"(\d{4})年"), lambda m: m[1]),
        (re.compile("|".join(map(re.escape, words))), lambda m: words[m[0]]),
        (re.compile(rf"(?<=\d) ?(?:{by_length})(?![\u4e00-\u9fff])"), lambda m: f" {units[m[0].strip()]}".rstrip()),
        (re.compile(rf"(?:^|(?<=（))(?:{by_length})(?=$|）)"), lambda m: units[m[0]]),
        (re.compile("|".join(_PUNCTUATION)), lambda m: _PUNCTUATION[m[0]]),
        (re.compile(r" {2,}"), lambda m: " "),
        (re.compile(r" +(?=[.,;:)])|(?<=\() +|^ +| +$"), lambda m: ""),
    )


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= len(_MONTHS) else number


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = msgspec.yaml.decode(_DATA.read_bytes())
    return words
