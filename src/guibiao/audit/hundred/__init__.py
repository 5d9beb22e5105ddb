"""Percentages that a text tells as all of a whole, as a ratio or one after another, which come to a hundred."""

from guibiao.audit.hundred.all_told import are_all
from guibiao.audit.hundred.ratios import ratios_of_shares
from guibiao.audit.hundred.runs import runs

__all__ = ["are_all", "ratios_of_shares", "runs"]
