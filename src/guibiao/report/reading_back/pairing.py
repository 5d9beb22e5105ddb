"""Which line of the edited file is which block of the report; what is neither is people's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report.content import Block, Content, Paragraph, Picture, Place, Section, Table
from guibiao.report.reading_back.lines import Grid, Line

_ALIKE = 0.6  # how much of a paragraph is left, its figures apart, where it is the same paragraph edited
_FIGURE = expression(r"[\d.]+")
_SPACE = expression(r"\s+")
CAPTION = expression(r"^\s*[表图]\s*\d+[\s　:：.．、]\s*")  # the number of a table or chart before its caption
_NUMBERING = expression(r"^\s*(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[．.、])\s*")


@dataclass(slots=True)
class Pairs:
    """A section as it came back: blocks of the report beside what they became, and the lines that are people's own."""

    section: Section | None
    paragraphs: list[tuple[Paragraph, str]] = field(default_factory=list)
    tables: list[tuple[Table, Grid]] = field(default_factory=list)
    own: list[Line | Grid] = field(default_factory=list)


def paired(
    content: Content, lines: Sequence[Line | Grid], prompts: frozenset[str], charts: frozenset[str]
) -> list[Pairs]:  # fmt: skip
    """The sections of a report as they came back, the part before the first heading as one without a section.

    `prompts` are what a report without people's words asks for, `charts` the captions of charts.
    """
    asked = {_key(f"【{text}】") for text in prompts}
    drawn = {_key(caption) for caption in charts}
    parts = [_pair(section, blocks, found, asked, drawn) for section, blocks, found in _parts(content, lines)]
    annexes = [a.table for a in content.annexes]
    grids = [line for line in lines if isinstance(line, Grid)]
    behind = [(table, grid) for table in annexes for grid in grids if _same_table(table, grid)]
    return [*parts, Pairs(None, tables=behind)]


def running(paragraph: Paragraph) -> str:
    """A paragraph's text as it stands in Word."""
    return f"{paragraph.lead}：{paragraph.text}" if paragraph.lead else paragraph.text


def _parts(
    content: Content, lines: Sequence[Line | Grid]
) -> Iterator[tuple[Section | None, Sequence[Block], list[Line | Grid]]]:
    """The lines of every section: a heading begins one, wherever it was moved to; the list of annexes ends the last."""
    headings = _headings(content, lines)
    section: Section | None = None
    found: list[Line | Grid] = []
    for at, line in enumerate(lines):
        if headings and at > max(headings) and isinstance(line, Line) and _ends(line.text, content):
            break
        if at in headings:
            yield section, section.blocks if section else content.introduction, found
            section, found = headings[at], []
        else:
            found.append(line)
    yield section, section.blocks if section else content.introduction, found


def _headings(content: Content, lines: Sequence[Line | Grid]) -> dict[int, Section]:
    """The lines that are headings: of those that read alike the last, since a table of contents stands before."""
    sections = {_key(s.heading): s for s in reversed(list(content.walk()))}
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        text = line.text if isinstance(line, Line) else ""
        key = _key(_NUMBERING.sub("", text))
        if key in sections and _NUMBERING.match(text):
            last[key] = at
    return {at: sections[key] for key, at in last.items()}


def _ends(text: str, content: Content) -> bool:
    return text.startswith(_("附件：")) or _is_signature(text, content)


def _is_signature(text: str, content: Content) -> bool:
    texts = (c.text if isinstance(c, Place) else c for c in (content.issuer, content.issued))
    return text.strip() in set(texts)


def _pair(
    section: Section | None, blocks: Sequence[Block], lines: Sequence[Line | Grid], prompts: set[str], charts: set[str]
) -> Pairs:  # fmt: skip
    pairs = Pairs(section)
    left = [b for b in blocks if isinstance(b, Paragraph)]
    captions = charts | {_key(b.caption) for b in blocks if isinstance(b, Table)}
    tables = [b for b in blocks if isinstance(b, Table) and not b.own]
    shown = {_key(b.text) for b in blocks if isinstance(b, Picture)}
    for line in lines:
        if isinstance(line, Grid):
            table = next((t for t in tables if _same_table(t, line)), None)
            if table is None:
                pairs.own.append(line)
            else:
                tables.remove(table)
                pairs.tables.append((table, line))
            continue
        key = _key(line.text)
        if key in prompts or key in (captions | shown) - {""} or _key(CAPTION.sub("", line.text)) in captions - {""}:
            continue
        block = _like(line.text, left)
        if block is None:
            pairs.own.append(line)
        else:
            left.remove(block)
            pairs.paragraphs.append((block, line.text))
    return pairs


def _like(text: str, left: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph that a line was: the same one, else one of the same indicator, else the one most like it."""
    words = _bare(text)
    for paragraph in left:
        if _bare(running(paragraph)) == words:
            return paragraph
    for paragraph in left:
        if paragraph.lead and words.startswith(_bare(f"{paragraph.lead}：")):
            return paragraph
    best, found = _ALIKE, None
    for paragraph in left:
        matcher = SequenceMatcher(None, words, _bare(running(paragraph)), autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, paragraph
    return found


def _same_table(table: Table, grid: Grid) -> bool:
    return bool(grid.rows) and [_key(c) for c in grid.rows[0]] == [_key(c) for c in table.head]


def _bare(text: str) -> str:
    """Words without figures, spaces and the dash before an indicator."""
    return _FIGURE.sub("0", _key(text).removeprefix("——"))


def _key(text: str) -> str:
    return _SPACE.sub("", text)
