"""Writing the whole report: the document, the annexes, the page, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.files import written_aside
from guibiao.messages import _
from guibiao.report.content import Chart, Content
from guibiao.report.editions import Edition
from guibiao.report.writing.file_names import file_name

DEFAULT = Edition()


def write_report(
    result: PlanAssessment, findings: Sequence[Finding], directory: Path, name: str | None = None,
    edition: Edition = DEFAULT,
) -> list[Path]:  # fmt: skip
    """Write the evaluation report into a folder: Word, annex 1 in Excel, the web page. Gives their paths.

    `name` is the files' stem, by default the report's title. All are made before the first is written.
    Raises InputError where the folder cannot be written.
    """
    content = edition.content(result, findings)
    return write_together(directory, report_files(content, result, findings, name, edition))


def report_files(
    content: Content, result: PlanAssessment, findings: Sequence[Finding], name: str | None = None,
    edition: Edition = DEFAULT, begin: Callable[[], None] = lambda: None,
) -> dict[str, bytes]:  # fmt: skip
    """The files of a report by name; `begin` is called before each of the three kinds: workbook, page, document.

    While LibreOffice looks for the document's page numbers, the other two are made.

    Raises InputError for a template or wording that cannot be used, also where a PDF is asked for and there is no
    LibreOffice.
    """
    from guibiao.report.page.evaluation import evaluation_page
    from guibiao.report.word.paged import page_finder, report_pdf
    from guibiao.report.word.report import word_report
    from guibiao.report.workbook.alone import drawings
    from guibiao.report.workbook.annexes import workbook_bytes

    with edition.speaking():
        result = edition.judged(edition.named(result))
        stem = file_name(name or content.title)
        named = content.annexes[0].title if content.annexes else content.title
        annex = file_name(_("附件{number}").format(number=1) + f" {named}")
        with ThreadPoolExecutor(1) as aside:
            words = edition.words(result)
            drawn = drawings(result, (b.key for s in content.walk() for b in s.blocks if isinstance(b, Chart)), words)
            paging = None
            if edition.paged:
                paging = aside.submit(copy_context().run, page_finder(content, edition.dress, drawn))
            begin()
            workbook = workbook_bytes(result, words)
            begin()
            page = evaluation_page(result, findings, content, words).encode()
            begin()
            pages = paging.result() if paging is not None else None
        files = {f"{stem}.docx": word_report(content, edition.dress, pages, drawn)}
        if edition.pdf:
            untraced = replace(edition.dress, trace=False)
            files[f"{stem}.pdf"] = report_pdf(word_report(content, untraced, pages, drawn), f"{stem}.pdf")
    return files | {f"{annex}.xlsx": workbook, f"{stem}.html": page}


def write_together(directory: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, all of them or none: they take their names only after the last is on the disk.

    Raises InputError where the folder cannot be written or the disk is full.
    """
    paths = [directory / name for name in files]
    with ExitStack() as stack:
        asides = [stack.enter_context(written_aside(path)) for path in paths]
        for aside, data in zip(asides, files.values(), strict=True):
            aside.write_bytes(data)
    return paths
