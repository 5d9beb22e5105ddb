"""A plan's workbook: read to the same tree as the YAML file, and written from the same plain form."""

from guibiao.plan.workbook.reading import read_tree
from guibiao.plan.workbook.writing import write_tree

__all__ = ["read_tree", "write_tree"]
