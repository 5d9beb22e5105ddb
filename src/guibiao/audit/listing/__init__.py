"""Totals and the parts that a text lists under them: those that a word opens as lists, pairs, and amounts in a row."""

from guibiao.audit.listing.amounts_in_row import rows
from guibiao.audit.listing.listing import Listing
from guibiao.audit.listing.named_alike import named_alike
from guibiao.audit.listing.opened import listings
from guibiao.audit.listing.pairs_of_complements import pairs
from guibiao.audit.listing.records import records
from guibiao.audit.listing.remainders import Remainder, remainders
from guibiao.audit.listing.stretch import outside_brackets
from guibiao.audit.listing.totals import MOST_TOTALS

__all__ = [
    "MOST_TOTALS",
    "Listing",
    "Remainder",
    "listings",
    "named_alike",
    "outside_brackets",
    "pairs",
    "records",
    "remainders",
    "rows",
]
