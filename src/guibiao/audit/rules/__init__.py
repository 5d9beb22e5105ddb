"""The rules of the audit, each a small module: a name and a `check` that reads a ledger and gives findings."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules import (
    attainment,
    between_parts,
    by_definition,
    cagr,
    change_of_levels,
    contribution,
    course_of_series,
    direction,
    from_neighbours,
    gap,
    gaps_in_turn,
    growth_of_levels,
    item_verdicts,
    items_behind,
    kinds_counted,
    limits,
    listed_items,
    marks_passed,
    mean_growth,
    multiple,
    multiple_of_means,
    one_above_other,
    outcome_parts,
    outcomes,
    outlier,
    pace_of_year,
    paragraph_parts,
    parts_below,
    ranks_moved,
    rate_of_items,
    said_of_figure,
    same_figure,
    share,
    shares_in_turn,
    shares_moved,
    shares_to_100,
    signs_of_growth,
    structure_of_amounts,
    sum_of_parts,
    table_growth,
    table_items,
    table_means,
    table_pattern,
    table_rows,
    table_shares,
    table_tallies,
    table_totals,
    table_verdicts,
    target_consistency,
    total_behind,
    ups_and_downs,
    yearly_amount,
)

_MODULES = (
    mean_growth,
    cagr,
    growth_of_levels,
    change_of_levels,
    sum_of_parts,
    total_behind,
    paragraph_parts,
    parts_below,
    table_totals,
    table_growth,
    yearly_amount,
    outcome_parts,
    outcomes,
    listed_items,
    items_behind,
    kinds_counted,
    table_items,
    table_tallies,
    item_verdicts,
    share,
    shares_in_turn,
    rate_of_items,
    shares_to_100,
    table_shares,
    shares_moved,
    structure_of_amounts,
    attainment,
    gap,
    pace_of_year,
    gaps_in_turn,
    multiple,
    multiple_of_means,
    target_consistency,
    said_of_figure,
    limits,
    marks_passed,
    signs_of_growth,
    table_verdicts,
    one_above_other,
    course_of_series,
    direction,
    ranks_moved,
    ups_and_downs,
    contribution,
    same_figure,
    outlier,
    between_parts,
)


class Rule(NamedTuple):
    """What a module checks, by the names of the rules that its findings belong to."""

    names: tuple[str, ...]
    check: Callable[[Ledger], Iterator[Finding]]


RULES = (
    *(Rule((m.NAME,), m.check) for m in _MODULES),
    Rule(by_definition.NAMES, by_definition.check),
    Rule(table_rows.NAMES, table_rows.check),
    Rule(table_means.NAMES, table_means.check),
)

__all__ = ["RULES", "Rule", "from_neighbours", "table_pattern"]
