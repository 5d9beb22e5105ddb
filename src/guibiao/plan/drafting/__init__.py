"""Drafting: from documents with their statements to a plan that a person corrects. How documents say things is data."""

from guibiao.plan.drafting.draft import draft_plan

__all__ = ["draft_plan"]
