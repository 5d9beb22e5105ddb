"""Parts and what a text says that they come to: lists, rows of amounts, sums behind their parts and over years."""

from guibiao.audit.sums.added import addable, added, without
from guibiao.audit.sums.behind import sums_behind
from guibiao.audit.sums.by_periods import sums_by_periods, sums_of_quarters
from guibiao.audit.sums.claimed import NAME, total_name
from guibiao.audit.sums.counted_twice import sums_counted_twice
from guibiao.audit.sums.left import what_is_left
from guibiao.audit.sums.listed import sums_listed
from guibiao.audit.sums.of_industries import sums_of_industries
from guibiao.audit.sums.over_years import sums_over_years
from guibiao.audit.sums.possible import sums_of_possible_parts
from guibiao.audit.sums.rest import rest_of_total
from guibiao.audit.sums.with_shares import sums_with_shares

__all__ = [
    "NAME",
    "addable",
    "added",
    "rest_of_total",
    "sums_behind",
    "sums_by_periods",
    "sums_counted_twice",
    "sums_listed",
    "sums_of_industries",
    "sums_of_possible_parts",
    "sums_of_quarters",
    "sums_over_years",
    "sums_with_shares",
    "total_name",
    "what_is_left",
    "without",
]
