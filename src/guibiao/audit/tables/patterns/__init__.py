"""How the columns of a table give each other though no head says so, and which rows break what others bear out."""

from guibiao.audit.tables.patterns.column import FEWEST, Column, columns_of
from guibiao.audit.tables.patterns.increases import increases
from guibiao.audit.tables.patterns.pattern import Pattern
from guibiao.audit.tables.patterns.progresses import progresses
from guibiao.audit.tables.patterns.quotients import power_of, quotients
from guibiao.audit.tables.patterns.signed import signed_sums, taken_of
from guibiao.audit.tables.patterns.sums import moved_of, sums
from guibiao.audit.tables.patterns.words import GROWN, RATE, SHORT

__all__ = [
    "FEWEST",
    "GROWN",
    "RATE",
    "SHORT",
    "Column",
    "Pattern",
    "columns_of",
    "increases",
    "moved_of",
    "power_of",
    "progresses",
    "quotients",
    "signed_sums",
    "sums",
    "taken_of",
]
