"""Drafting: from documents with their statements to a plan that a person corrects. How documents say things is data."""

from guibiao.plan.drafting.draft import Read, draft_plan, told_by, told_in, with_own_ids
from guibiao.plan.drafting.totals import read_totals

__all__ = ["Read", "draft_plan", "read_totals", "told_by", "told_in", "with_own_ids"]
