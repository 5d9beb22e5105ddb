"""What the columns of a table are, which of them a cell rests on, and what they give for it."""

from guibiao.audit.tables.cells import Cell, Told
from guibiao.audit.tables.columns import columns_of
from guibiao.audit.tables.counted_otherwise import is_real, may_differ, told_otherwise
from guibiao.audit.tables.ratios import progress, ratio
from guibiao.audit.tables.told import told_in
from guibiao.audit.tables.words import IN_BRACKETS

__all__ = [
    "IN_BRACKETS",
    "Cell",
    "Told",
    "columns_of",
    "is_real",
    "may_differ",
    "progress",
    "ratio",
    "told_in",
    "told_otherwise",
]
