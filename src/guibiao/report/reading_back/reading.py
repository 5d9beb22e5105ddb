"""Reading an edited report back, and taking over the words that people changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.expressions import expression
from guibiao.files import write_text
from guibiao.report.content import Block, Chart, Place, Prose, Run, Section, Table
from guibiao.report.editions import Edition
from guibiao.report.narrative import BULLET, Narrative, file_text, markdown_text, read_narratives
from guibiao.report.reading_back.doubts import Doubt, doubts
from guibiao.report.reading_back.lines import Grid, Line, word_lines
from guibiao.report.reading_back.pairing import CAPTION, Pairs, paired
from guibiao.report.reading_back.slips import Slip, slips
from guibiao.report.word.dress import CHARTS
from guibiao.report.writing.file_names import file_name
from guibiao.report.writing.files import DEFAULT
from guibiao.report.writing.rebuilding import told_content

_ITEM = expression(r"(（\d+）|· ?)(.*)", re.DOTALL)
_PICTURE = expression(r"!\[[^\]]*\]\([^)]*\)\s*")


@dataclass(frozen=True, slots=True)
class Recovered:
    """A section whose words are not those of its files: its key and heading, the new words, how they differ."""

    section: str
    heading: str
    markdown: str
    difference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What an edited report holds: words that changed, numbers that are not those of the data.

    `slips` are in what the report says by itself, `doubts` in people's own words.
    """

    words: tuple[Recovered, ...]
    slips: tuple[Slip, ...]
    doubts: tuple[Doubt, ...] = ()


def read_back(edited: Path, result: PlanAssessment, folder: Path, edition: Edition = DEFAULT) -> ReadBack:
    """Read an edited .docx of the report on a plan; `folder` has people's words.

    Raises InputError for a file that is no .docx, and for words that cannot be used.
    """
    narratives = read_narratives(folder)
    plain, content, _notices = told_content(result, [], folder, edition=edition)
    prompts = frozenset(b.text for s in plain.walk() for b in s.blocks if isinstance(b, Place))
    pairs = paired(content, word_lines(edited), prompts, _captions(result, edition))
    words = (_recovered(part, narratives) for part in pairs if part.section is not None)
    found = (d for part in pairs for d in _doubts(part, result, edition))
    return ReadBack(tuple(w for w in words if w is not None), slips(pairs, content), tuple(found))


def _captions(result: PlanAssessment, edition: Edition) -> frozenset[str]:
    """The captions of all charts that the report may have been written with."""
    choices = (replace(edition, dress=replace(edition.dress, charts=choice)) for choice in CHARTS)
    told = (chosen.content(result, []) for chosen in choices)
    return frozenset(b.caption for content in told for s in content.walk() for b in s.blocks if isinstance(b, Chart))


def accept_words(back: ReadBack, folder: Path) -> list[Path]:
    """Write the changed words into their files, the first of a section's files where it has several.

    Pictures of the old text are kept at its end. Gives the paths. Raises InputError where they cannot be written.
    """
    there = {n.section: n for n in reversed(read_narratives(folder))}
    written = []
    for words in back.words:
        known = there.get(words.section)
        path = known.path if known else folder / f"{file_name(words.heading)}.md"
        kept = _pictures(path) if known else ""
        write_text(path, file_text(words.section, words.markdown + kept))
        for other in read_narratives(folder):
            if other.section == words.section and other.path != path:
                write_text(other.path, file_text(words.section, ""))
        written.append(path)
    return written


def _pictures(path: Path) -> str:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return "".join(f"\n{line.strip()}\n" for line in lines if _PICTURE.fullmatch(line.strip()))


def _recovered(part: Pairs, narratives: Sequence[Narrative]) -> Recovered | None:
    section = part.section
    if section is None:
        return None
    before = markdown_text([b for n in narratives if n.section == section.key for b in n.blocks])
    after = markdown_text(list(_blocks(part.own, section)))
    if before == after:
        return None
    difference = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    told = tuple(line for line in difference if not line.startswith("@@") and line.strip("+- "))
    return Recovered(section.key, section.heading, after, told)


def _doubts(part: Pairs, result: PlanAssessment, edition: Edition) -> Iterator[Doubt]:
    """What is to be doubted in people's own words of a section."""
    if part.section is not None:
        text = markdown_text(list(_blocks(part.own, part.section)))
        yield from doubts(part.section.heading, text, edition.named(result), edition.words(result))


def _blocks(own: Sequence[Line | Grid], section: Section) -> Iterator[Block]:
    headings = {b.text for b in section.blocks if isinstance(b, Prose) and b.look == "heading"}
    caption = ""
    for at, line in enumerate(own):
        if isinstance(line, Grid):
            yield _table(line, caption or _caption(line, section))
            caption = ""
        elif CAPTION.match(line.text) and at + 1 < len(own) and isinstance(own[at + 1], Grid):
            caption = CAPTION.sub("", line.text).strip()
        elif item := _ITEM.fullmatch(line.text):
            yield Prose(section.key, _stripped(_without(line.runs, len(item[1]))), "item", item[1])
        else:
            look = "heading" if line.text.strip() in headings else "item" if line.listed else "text"
            yield Prose(section.key, _stripped(line.runs), look, BULLET if line.listed else "")


def _table(grid: Grid, caption: str) -> Table:
    head, *rows = grid.rows or (("",),)
    wide = tuple((*row, *[""] * (len(head) - len(row)))[: len(head)] for row in rows)
    return Table("", caption, head, wide)


def _caption(grid: Grid, section: Section) -> str:
    own = (b for b in section.blocks if isinstance(b, Table) and b.own)
    return next((b.caption for b in own if grid.rows and b.head == grid.rows[0]), "")


def _without(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """The runs without their first characters."""
    left = []
    for run in runs:
        left.append(Run(run.text[length:], run.bold))
        length = max(length - len(run.text), 0)
    return tuple(r for r in left if r.text)


def _stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs in one line, without space at both ends."""
    texts = [Run(r.text.replace("\n", "").replace("\t", " "), r.bold) for r in runs]
    if texts:
        texts[0] = Run(texts[0].text.lstrip(), texts[0].bold)
        texts[-1] = Run(texts[-1].text.rstrip(), texts[-1].bold)
    return tuple(r for r in texts if r.text)
