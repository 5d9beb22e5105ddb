"""Numbers of an edited report that are not those of the data, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report.content import Cited, Content, Figure, Paragraph, Table
from guibiao.report.reading_back.lines import Grid
from guibiao.report.reading_back.pairing import Pairs

_PIECE = expression(r"\d+(?:\.\d+)?|\D")
_NUMBER = expression(r"\d+(?:\.\d+)?")
_AROUND = 12  # characters shown before a number


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that was changed: where, what stands there (`told` "" where it was deleted), what the data say."""

    section: str
    told: str
    data: str
    around: str
    figure: Figure | None = None

    def __str__(self) -> str:
        """One line for people."""
        named = (
            _("（{name}，来源：{source}）").format(name=self.figure.name, source=self.figure.source)
            if self.figure
            else ""
        )
        if not self.told:
            words = _("{section}：“{around}”处删去了数据“{data}”{named}")
        elif not self.data:
            words = _("{section}：“{around}”处添了数据中没有的“{told}”{named}")
        else:
            words = _("{section}：“{around}”处写的是“{told}”，数据是“{data}”{named}")
        return words.format(section=self.section, around=self.around, told=self.told, data=self.data, named=named)


def slips(pairs: Sequence[Pairs], content: Content) -> tuple[Slip, ...]:
    """Every number that differs, section by section, in paragraphs and in tables."""
    return tuple(slip for part in pairs for slip in _of_section(part, content))


def _of_section(part: Pairs, content: Content) -> Iterator[Slip]:
    heading = part.section.heading if part.section else _("附件") if part.tables else _("引言")
    for paragraph, text in part.paragraphs:
        place = f"{heading}·{paragraph.lead}" if paragraph.lead else heading
        yield from _of_text(place, paragraph, text, content)
    for table, grid in part.tables:
        yield from _of_table(heading, table, grid, content)


def _of_text(place: str, paragraph: Paragraph, text: str, content: Content) -> Iterator[Slip]:
    told = text.removeprefix("——").removeprefix(f"{paragraph.lead}：") if paragraph.lead else text
    if told == paragraph.text:
        return
    before, after = _PIECE.findall(paragraph.text), _PIECE.findall(told)
    starts = _starts(before)
    for kind, i, end, j, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        olds = [(n, before[n]) for n in range(i, end) if _NUMBER.fullmatch(before[n])]
        news = [after[n] for n in range(j, until) if _NUMBER.fullmatch(after[n])]
        around = "".join(after[:j])[-_AROUND:]
        for number in range(max(len(olds), len(news))):
            at, data = olds[number] if number < len(olds) else (None, "")
            said = news[number] if number < len(news) else ""
            if said != data:
                figure = _figure(starts[at], paragraph.cited, content) if at is not None else None
                yield Slip(place, said, data, around, figure)


def _starts(pieces: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    return starts


def _figure(at: int, cited: Sequence[Cited], content: Content) -> Figure | None:
    return next((content.figures.get(c.key) for c in cited if c.start <= at < c.end), None)


def _of_table(heading: str, table: Table, grid: Grid, content: Content) -> Iterator[Slip]:
    """Cells beside cells: a row is known by its words, else by its place."""
    left = dict(enumerate(table.rows))
    for at, told in enumerate(grid.rows[1:]):
        words = _words(told)
        number = next((n for n, row in left.items() if _words(row) == words), at if at in left else None)
        if number is None or len(told) != len(left[number]):
            continue
        row = left.pop(number)
        for column, (said, data) in enumerate(zip(told, row, strict=True)):
            if _NUMBER.findall(said) != _NUMBER.findall(data):
                cited = table.cited.get((number, column), ())
                figure = content.figures.get(cited[0].key) if cited else None
                around = f"{row[0]} {table.head[column]}"
                yield Slip(f"{heading} {table.caption}".strip(), said, data, around, figure)


def _words(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(_NUMBER.sub("0", cell).strip() for cell in row)
