"""An example plan that a person overwrites with a plan of their own."""

from __future__ import annotations

from pathlib import Path

from guibiao.files import write_text
from guibiao.plan.reading import YAML_SUFFIXES, read_plan
from guibiao.plan.writing import write_plan

TEMPLATE = Path(__file__).with_name("template.yaml")


def write_template(path: Path) -> None:
    """Write the template: as a workbook, or as YAML with comments, by the path's suffix.

    Raises InputError for another suffix and where the file cannot be written.
    """
    if path.suffix.lower() in YAML_SUFFIXES:
        write_text(path, TEMPLATE.read_text(encoding="utf-8"))
    else:
        write_plan(read_plan(TEMPLATE), path)
