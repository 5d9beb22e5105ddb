"""The rules of the audit, each a small module: a name and a `check` that reads a ledger and gives findings."""

from guibiao.audit.rules import (
    attainment,
    cagr,
    change_of_levels,
    gap,
    growth_of_levels,
    item_verdicts,
    listed_items,
    mean_growth,
    multiple,
    outcome_parts,
    outcomes,
    outlier,
    said_of_figure,
    same_figure,
    share,
    shares_to_100,
    sum_of_parts,
    table_totals,
    target_consistency,
)

RULES = (
    mean_growth,
    cagr,
    growth_of_levels,
    change_of_levels,
    sum_of_parts,
    table_totals,
    outcome_parts,
    outcomes,
    listed_items,
    item_verdicts,
    share,
    shares_to_100,
    attainment,
    gap,
    multiple,
    target_consistency,
    said_of_figure,
    same_figure,
    outlier,
)

__all__ = ["RULES"]
