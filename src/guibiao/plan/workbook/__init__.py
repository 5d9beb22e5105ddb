"""A plan's workbook: read to the same tree as the YAML file, written from the same plain form, changed in place."""

from guibiao.plan.workbook.editing import edit_tree
from guibiao.plan.workbook.reading import read_tree
from guibiao.plan.workbook.writing import write_tree

__all__ = ["edit_tree", "read_tree", "write_tree"]
