"""Writing the report again: with people's words from beside the plan, and with what changed since the last time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.report.content import Content
from guibiao.report.editions import Edition
from guibiao.report.narrative import create_files, place_narratives, read_narratives
from guibiao.report.writing.files import DEFAULT, report_files, write_together
from guibiao.report.writing.record import (
    CHANGES,
    RECORD,
    Changed,
    changes_since,
    changes_text,
    read_record,
    record_text,
)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was written: the files, those made for people to write in, the changed numbers (None: nothing to compare
    with), and what is to be told to the person at the keyboard."""

    written: tuple[Path, ...]
    to_write_in: tuple[Path, ...]
    changes: tuple[Changed, ...] | None
    notices: tuple[str, ...] = ()


def rebuild_report(  # noqa: PLR0913 - one call writes the report, each part of it may be told
    result: PlanAssessment, findings: Sequence[Finding], directory: Path, words: Path,
    issuer: str = "", issued: date | None = None, edition: Edition = DEFAULT,
    *, begin: Callable[[], None] = lambda: None,
) -> Rebuilt:  # fmt: skip
    """Write the report into `directory` with people's words from the folder `words`, making what files lack there.

    `begin` is called before each of the three kinds of files.

    Raises InputError for words or an earlier record that cannot be used, and where the directory cannot be written;
    then nothing is written. A folder for words that cannot be written is only told.
    """
    plain, content, notices = told_content(result, findings, words, issuer, issued, edition)
    before = read_record(directory / RECORD)
    changes = None if before is None else changes_since(before, content.figures)
    files = report_files(content, result, findings, edition=edition, begin=begin)
    files[RECORD] = record_text(content).encode()
    if changes:
        files[CHANGES] = changes_text(changes, content).encode()
    written = write_together(directory, files)
    made: list[Path] = []
    try:
        made = create_files(words, plain, read_narratives(words))
    except InputError as error:
        notices += (_("文字稿没有建立：{error}").format(error=error),)
    return Rebuilt(tuple(written), tuple(made), changes, notices)


def told_content(
    result: PlanAssessment, findings: Sequence[Finding], words: Path, issuer: str = "", issued: date | None = None,
    edition: Edition = DEFAULT,
) -> tuple[Content, Content, tuple[str, ...]]:  # fmt: skip
    """The report without people's words, with them, and a notice for every file of words that found no place."""
    plain = edition.content(result, findings, issuer or result.plan.issuer, issued)
    content, homeless = place_narratives(plain, read_narratives(words))
    notice = _("{name}：本次报告没有“{section}”一节，文字没有放进去（文件保留）")
    return plain, content, tuple(notice.format(name=n.path.name, section=n.section) for n in homeless)
