"""Parts and what a text says that they come to: lists, rows of amounts, sums behind their parts and over years."""

from guibiao.audit.sums.added import addable, added
from guibiao.audit.sums.behind import sums_behind
from guibiao.audit.sums.claimed import NAME, total_name
from guibiao.audit.sums.left import what_is_left
from guibiao.audit.sums.listed import sums_listed
from guibiao.audit.sums.over_years import sums_over_years
from guibiao.audit.sums.possible import sums_of_possible_parts

__all__ = [
    "NAME",
    "addable",
    "added",
    "sums_behind",
    "sums_listed",
    "sums_of_possible_parts",
    "sums_over_years",
    "total_name",
    "what_is_left",
]
