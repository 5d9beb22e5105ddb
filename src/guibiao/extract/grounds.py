"""`Grounds`: which words, heading or place gave each field of a statement.

Told after the fact from what the walk kept of its decisions, so that extraction alone pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guibiao.documents import Document, Section
from guibiao.extract.measuring import RATES
from guibiao.extract.runs import Run
from guibiao.extract.statement import Statement
from guibiao.extract.times import Told
from guibiao.extract.walk import Reading

_MOVES = {
    "level": ("level", "reach", "added"),
    "growth": ("rise", "fall"),
    "growth_avg": ("avg", "rise", "fall"),
    "change": ("rise", "fall"),
    "change_avg": ("avg", "rise", "fall"),
    "multiple": ("multiple", "level"),
    "rank": ("rank", "order", "reach", "rank_scope"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field is what it is: `how` it was found (see `ground_text`), and the `words` that say so.

    `start`, `end` are the words' offsets in the source; None where they stand in no one place. `note` tells how a
    period came of the words where it is another: last of a span, start of a movement, mean since a year before.
    `within` are the words that tell the year of 全年 or 上半年.
    """

    how: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    within: str = ""


Grounds = dict[str, Ground]  # by field, in the order in which people ask


def grounds_of(document: Document, statement: Statement, reading: Reading) -> Grounds:
    """The grounds of the fields of a statement; of those alone that something in the text decided."""
    teller = _Teller(document, statement, reading)
    if reading.run is None:
        return dict(teller.of_cell())
    return dict(teller.of_run(reading.run))


class _Teller:
    """Tells the grounds of one statement."""

    def __init__(self, document: Document, statement: Statement, reading: Reading) -> None:
        self.document, self.statement, self.reading = document, statement, reading

    def of_cell(self) -> Iterator[tuple[str, Ground]]:
        """Of a figure in a table: its row and column tell."""
        row, head = self.reading.cells
        yield "indicator", Ground("row", row)
        yield from self._code()
        yield from self._region()
        for field in ("period", "measure", "role"):
            yield field, Ground("column", head)

    def of_run(self, run: Run) -> Iterator[tuple[str, Ground]]:
        """Of a figure in a sentence."""
        yield "indicator", self._indicator(run)
        yield from self._code()
        yield from self._region()
        yield "period", self._period(run)
        yield "measure", self._measure(run)
        yield "role", self._role()
        if self.statement.bound != "eq":
            yield "bound", self._bound(run)
        moment = self.reading.moment
        if self.statement.base and moment and moment.base:
            yield "base", self._words("word", moment.base.start, moment.base.end)

    def _indicator(self, run: Run) -> Ground:
        how, quantity = run.named_by, self.reading.quantity
        if how == "before":
            if run.topic and run.topic in self.statement.indicator and run.topic not in run.phrase:
                return Ground("topic", run.topic)
            if "respectively" in run.cues.kinds and len(run.numbers) > 1:
                how = "listed"
            elif "其中" in run.text[max(run.clause - 3, run.start) : run.cues.at]:
                how = "part"
            return self._words(how, run.clause, run.cues.at)
        if how == "after":
            return self._words(how, run.numbers[-1].noun_at, max(run.named_to, quantity.noun_at))
        if how == "carried" and self.statement.indicator == run.topic:
            return Ground("topic", run.topic)
        return Ground(how, self.statement.indicator)

    def _code(self) -> Iterator[tuple[str, Ground]]:
        if self.statement.code:
            yield "code", Ground("registry", self.statement.indicator)

    def _region(self) -> Iterator[tuple[str, Ground]]:
        if self.reading.area:
            yield "region", Ground("word", self.reading.area)
        elif self.statement.region:
            yield "region", Ground("document")

    def _period(self, run: Run) -> Ground:
        moment, frame = self.reading.moment, self.reading.frame
        if moment is None or frame is None:
            return Ground("document")
        time = moment.time
        if time is None:
            return self._noted(self._passage(frame.period_by), run, frame.span if frame.over_span else None)
        how = "word" if time.start >= run.clause or time.end >= run.cues.at else "carried"
        ground = self._noted(self._words(how, time.start, time.end), run, time.span)
        year = self._passage(frame.period_by) if time.loose else None
        return replace(ground, within=year.words) if year and year.how != "document" else ground

    def _noted(self, ground: Ground, run: Run, span: tuple[int, int] | None) -> Ground:
        """A period's ground, with what was done with the words' own period."""
        period = self.statement.period
        if "from" in run.cues.kinds:
            return replace(ground, note="start")
        if "/" in period and self.statement.measure.endswith("_avg") and span is None:
            return replace(ground, note="mean")
        return replace(ground, note="last") if span and period == str(span[1]) else ground

    def _role(self) -> Ground:
        reading, quantity = self.reading, self.reading.quantity
        if reading.role_by == "after":
            text = self.document.text
            end = next((i for i, c in enumerate(text[quantity.end :], quantity.end) if c in "，。；、）\n"), len(text))
            return self._words("after", quantity.end, end)
        if reading.role_by:
            return Ground(reading.role_by)
        if reading.moment and (cue := reading.moment.role_cue):
            return self._words("word", cue.start, cue.end)
        return self._passage(reading.frame.role_by) if reading.frame else Ground("document")

    def _passage(self, told: Told) -> Ground:
        if told.how == "document":
            return Ground("document", self.document.title)
        how, start, end = told
        section = self.document.section_at(start)
        if section and start < section.body:  # also where a year opens a heading
            above = self._first_to_say(section) if how == "heading" else section
            how, start, end = "heading", above.start, above.body
        found = self._words(how, start, end)
        return found if found.words else Ground("document", self.document.title)  # what stands before any heading

    def _first_to_say(self, section: Section) -> Section:
        """The highest heading that says the same of subject and period: those below only inherit it."""
        above = self.document.sections[section.parent] if section.parent is not None else None
        same = above and (above.subject, above.period) == (section.subject, section.period)
        return self._first_to_say(above) if above and same else section

    def _measure(self, run: Run) -> Ground:
        statement, quantity = self.statement, self.reading.quantity
        if quantity.kind in ("multiple", "part"):
            return Ground("form", statement.text)
        wanted = _MOVES[statement.measure]
        said = [word for word, kind in zip(run.cues.words, run.cues.kinds, strict=False) if kind in wanted]
        if said:
            return self._found(said[-1] + said[0] if "avg" in run.cues.kinds and len(said) > 1 else said[0], run)
        if statement.measure in ("change", "change_avg") and quantity.unit in RATES:
            return Ground("unit", quantity.unit)
        if statement.measure == "level":
            return Ground("plain")
        return Ground("name", run.phrase.strip()) if run.phrase.strip() else Ground("form", statement.text)

    def _bound(self, run: Run) -> Ground:
        quantity = self.reading.quantity
        said = next((w for w, k in zip(run.cues.words, run.cues.kinds, strict=False) if k == self.statement.bound), "")
        if said and quantity.bound != self.statement.bound:
            return self._found(said, run)
        if quantity.noun_at > quantity.end:
            return self._words("after", quantity.end, quantity.noun_at)
        last = run.numbers[-1]
        if last.noun_at > last.end:
            return self._words("after", last.end, last.noun_at)
        return Ground("form", self.statement.text)

    def _found(self, word: str, run: Run) -> Ground:
        """A word peeled off before the numbers, with its place where it stands there as one."""
        at = run.text.rfind(word, run.cues.at, run.numbers[0].start)
        return self._words("word", at, at + len(word)) if at >= 0 else Ground("word", word)

    def _words(self, how: str, start: int, end: int) -> Ground:
        text = self.document.text[start:end]
        inner = text.strip(" \t\r\n#*|，。；：、")
        if not inner:
            return Ground(how)
        start += text.find(inner)
        return Ground(how, inner, *self.document.offsets.to_source(start, start + len(inner)))
