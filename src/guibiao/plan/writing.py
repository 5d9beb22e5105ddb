"""From a `Plan` to a file."""

from __future__ import annotations

from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import yaml_file
from guibiao.plan.model import Plan
from guibiao.plan.reading import YAML_SUFFIXES
from guibiao.plan.schema import PLAN


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan as YAML or as a workbook, by the path's suffix (.yaml, .yml, .xlsx), whole or not at all.

    Raises InputError for another suffix and where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix in YAML_SUFFIXES:
        yaml_file.write_tree(PLAN.write(plan), path)
    elif suffix == ".xlsx":
        from guibiao.plan import workbook

        workbook.write_tree(PLAN.write(plan), path)
    else:
        raise InputError(_("不能写成这种文件"), str(path), _("文件名请以 .yaml 或 .xlsx 结尾"))
