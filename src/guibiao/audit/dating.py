"""Figures that their own words give for the year before the one that the text speaks of: 上年为7.39‰, 上年新建750个."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.expressions import expression
from guibiao.extract import Statement

_FARTHEST = 24  # characters between the word and the figure
_APART = expression(r"[，,。；;：:（(\n]")
_STOP = expression(r"[。！？\n]")
_YEAR = expression(r"\d{4}")
_BEFORE = expression(
    r"\A\s*(?:(?:而|但|其中)?上年(?:同期|末|底|全年)?(?!基数|结[转余]|度?相比)|[比较由从](?:上年|去年)(?:同期|末|底)?的?\Z)"
)
_COMPARED = expression(r"[比较](?P<year>(?:19|20)\d\d)年(?:末|底)?的\Z")  # 比2020年的61.92%提高
_IN_BRACKET = expression(r"[（(](?P<year>(?:19|20)\d\d)年[^（）()]*\Z")  # 209.8亿元（2022年核实数为200.4亿元）；
_OTHER_TIME = expression(r"20\d\d年|[今去前]年|[。！？\n]")  # and the end of a sentence


def dated(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order; what a clause gives for 上年 is a year before the figure that stands before it.

    Left as it is where the figure has another period than the one before: its year was understood. It is not the year
    of what the sentence then tells of another thing: 收入215亿元，上年为198亿元；利润12.8亿元.
    """
    before: Cited | None = None
    aside: _Aside | None = None
    for figure in figures:
        said = figure.statement
        if aside and before and _OTHER_TIME.search(text, before.end, figure.start):
            aside = None
        if before is not None and said.period == before.statement.period and _is_before(text, figure):
            yield replace(figure, statement=_a_year_before(said))
        elif earlier := _year_compared(text, figure):
            yield replace(figure, statement=msgspec.structs.replace(said, period=earlier))
        elif before is not None and aside and aside.still_holds(text, before, figure):
            before = replace(figure, statement=msgspec.structs.replace(said, period=aside.period))
            yield before
            continue
        else:
            aside = _aside(text, before, figure) or aside
            yield figure
        before = figure


def _year_compared(text: str, figure: Cited) -> str:
    """The year that the words right before a level give it where they compare with it, and it was given another."""
    if text[figure.start - 1 : figure.start] != "的" or figure.statement.measure != "level":
        return ""
    if figure.statement.role == "target":
        return ""
    found = _COMPARED.search(text, max(figure.start - len("比2020年末的"), 0), figure.start)
    return found["year"] if found and found["year"] != figure.statement.period else ""


class _Aside(Struct, frozen=True):
    """What a sentence told of another year than the `period` that it is about: of which indicator, and which year."""

    indicator: str
    year: str
    period: str

    def still_holds(self, text: str, before: Cited, figure: Cited) -> bool:
        """Whether a figure was given the year of what was told aside, though it is of something else."""
        said = figure.statement
        if said.period != self.year or said.indicator == self.indicator or said.role == "target":
            return False
        return said.measure != "level" or text.find("上年", before.end, figure.start) < 0


def _aside(text: str, before: Cited | None, figure: Cited) -> _Aside | None:
    said = figure.statement
    if before is None or said.period == before.statement.period or _STOP.search(text, before.end, figure.start):
        return None
    bracket = _IN_BRACKET.search(text, before.end, figure.start)
    if not (bracket and bracket["year"] == said.period) and not _is_year_before(text, before, figure):
        return None
    return _Aside(said.indicator, said.period, before.statement.period)


def _is_year_before(text: str, before: Cited, figure: Cited) -> bool:
    return _is_before(text, figure) and _a_year_before(before.statement).period == figure.statement.period


def _is_before(text: str, figure: Cited) -> bool:
    if figure.statement.measure not in ("level", "growth") or figure.statement.role == "target":
        return False
    start = max(figure.start - _FARTHEST, 0)
    if text.find("上年", start, figure.start) < 0:
        return False
    clause = _APART.split(text[start : figure.start])[-1]
    return _BEFORE.match(clause) is not None


def _a_year_before(said: Statement) -> Statement:
    if len(set(_YEAR.findall(said.period))) != 1:
        return said
    earlier = _YEAR.sub(lambda m: str(int(m.group()) - 1), said.period)
    return msgspec.structs.replace(said, period=earlier)
