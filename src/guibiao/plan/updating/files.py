"""Writing an updated plan: in place where the file's own lines and sheets can stay, else anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from guibiao.errors import InputError
from guibiao.files import written_aside
from guibiao.plan.model import Indicator, Plan
from guibiao.plan.reading import YAML_SUFFIXES, read_plan
from guibiao.plan.schema import PLAN
from guibiao.plan.tree import CannotEdit
from guibiao.plan.updating import yaml_edit
from guibiao.plan.writing import write_plan
from guibiao.plan.yaml_file import decoded


def write_update(path: Path, before: Plan, after: Plan, output: Path) -> bool:
    """Write what the plan at `path` became to `output`, which may be the same file, whole or not at all.

    True where comments, order and all else in the file stayed as they were; False where the file had to be written
    anew, for it is of another kind or holds what cannot be changed in place. Raises InputError where the file cannot
    be written.
    """
    kinds = [YAML_SUFFIXES if p.suffix.lower() in YAML_SUFFIXES else (p.suffix.lower(),) for p in (path, output)]
    if kinds[0] == kinds[1]:
        write = _write_edited if kinds[0] is YAML_SUFFIXES else _write_edited_workbook
        try:
            with written_aside(output) as aside:
                write(path, before, after, aside)
                if not _says(aside, after):
                    raise CannotEdit
        except CannotEdit:
            pass
        else:
            return True
    write_plan(after, output)
    return False


def _write_edited(path: Path, before: Plan, after: Plan, aside: Path) -> None:
    text, encoding = decoded(path)
    changed = yaml_edit.edited(text, PLAN.write(before), PLAN.write(after))
    try:
        aside.write_bytes(changed.encode(encoding))
    except UnicodeEncodeError:  # a character that the old encoding does not have
        aside.write_bytes(changed.encode("utf-8"))


def _write_edited_workbook(path: Path, before: Plan, after: Plan, aside: Path) -> None:
    from guibiao.plan import workbook

    workbook.edit_tree(path, aside, PLAN.write(before), PLAN.write(after))


def _says(path: Path, plan: Plan) -> bool:
    """Whether a file says the plan; the order of an indicator's figures and yearly targets is the file's own."""
    try:
        return repr(_ordered(read_plan(path))) == repr(_ordered(plan))
    except InputError:
        return False


def _ordered(plan: Plan) -> Plan:
    return replace(plan, indicators=tuple(map(_in_order, plan.indicators)))


def _in_order(indicator: Indicator) -> Indicator:
    observations = tuple(sorted(indicator.observations, key=repr))
    annual = dict(sorted(indicator.annual.items()))
    return replace(indicator, observations=observations, annual=annual, parts=tuple(map(_in_order, indicator.parts)))
