"""The rules of the audit, each a small module: a name and a `check` that reads a ledger and gives findings."""

from guibiao.audit.rules import gap, mean_growth, outcomes, share, sum_of_parts

RULES = (mean_growth, sum_of_parts, outcomes, share, gap)

__all__ = ["RULES"]
