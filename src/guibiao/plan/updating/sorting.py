"""Which of the files given to an update are filled forms, which copies of the plan, and which documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guibiao.documents import ARCHIVE, SUFFIXES
from guibiao.errors import InputError
from guibiao.plan.changes import Change, with_changes
from guibiao.plan.collecting import is_form, read_form
from guibiao.plan.model import Plan
from guibiao.plan.reading import WORKBOOK_SUFFIXES, YAML_SUFFIXES, read_plan
from guibiao.plan.updating.plans import changes_in_plan
from guibiao.plan.workbook.grid import sheet_names
from guibiao.plan.workbook.layout import layout

Say = Callable[[InputError], None]


def changes_in_files(plan: Plan, files: Iterable[Path], say: Say) -> tuple[list[Change], list[Path]]:
    """What filled forms and copies of the plan say, and the files that are neither: documents.

    Folders are looked through for forms. Errors are told to `say`, all of every file; good cells count none the less.
    """
    found: list[Change] = []
    documents: list[Path] = []
    for path in _spread(files):
        grown = with_changes(plan, found)
        try:
            if path.suffix.lower() in WORKBOOK_SUFFIXES and is_form(path):
                changes, errors = read_form(path, grown)
                found += changes
                for error in errors:
                    say(error)
            elif _is_plan(path):
                found += changes_in_plan(grown, read_plan(path), path)
            else:
                documents.append(path)
        except InputError as error:
            say(error)
    return found, documents


def _spread(files: Iterable[Path]) -> Iterator[Path]:
    """Files as given; of a folder, those of a kind that can be read, in the order of their names."""
    kinds = {*SUFFIXES, ARCHIVE, *YAML_SUFFIXES, *WORKBOOK_SUFFIXES}
    for path in files:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
            yield from sorted(p for p in inside if p.suffix.lower() in kinds)
        else:
            yield path


def _is_plan(path: Path) -> bool:
    """Whether a file is a plan: YAML, or a workbook with a plan's two sheets."""
    suffix = path.suffix.lower()
    if suffix in YAML_SUFFIXES:
        return True
    return suffix in WORKBOOK_SUFFIXES and {layout().sheet(kind).name for kind in ("plan", "indicators")} <= {
        *sheet_names(path)
    }
