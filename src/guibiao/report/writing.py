"""Writing the whole report: the document, annex 1 and the page, each whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.files import write_bytes, write_text
from guibiao.messages import _
from guibiao.report.evaluation import evaluation_content
from guibiao.report.wording import shipped_wording

_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 240  # bytes, with room for an ending: what every file system takes


def write_report(
    result: PlanAssessment, findings: Sequence[Finding], directory: Path, name: str | None = None
) -> list[Path]:
    """Write the evaluation report into a folder: Word, annex 1 in Excel, the web page. Gives their paths.

    `name` is the files' stem, by default the report's title. All three are made before the first is written.
    Raises InputError where the folder cannot be written.
    """
    from guibiao.report.page import evaluation_page
    from guibiao.report.word import word_report
    from guibiao.report.workbook import workbook_bytes

    content = evaluation_content(result, findings)
    stem = file_name(name or content.title)
    annex = file_name(_("附件{number}").format(number=1) + f" {content.annexes[0].title}")
    document = word_report(content)
    workbook = workbook_bytes(result, shipped_wording())
    page = evaluation_page(result, findings)
    paths = [directory / f"{stem}.docx", directory / f"{annex}.xlsx", directory / f"{stem}.html"]
    write_bytes(paths[0], document)
    write_bytes(paths[1], workbook)
    write_text(paths[2], page)
    return paths


def file_name(text: str) -> str:
    """A text as a file's stem: no slashes, control characters or what Windows forbids; never empty, never hidden.

    >>> file_name("云河县/“十四五”\\n规划"), file_name("../..")
    ('云河县_“十四五”_规划', '_')
    """
    cleaned = _UNFIT.sub("_", text).strip(" .").encode("utf-8", "ignore")[:_LONGEST]
    return cleaned.decode("utf-8", "ignore").strip(" .") or "_"
