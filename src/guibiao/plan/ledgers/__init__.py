"""Ledgers out of documents: the tasks that they hand out and the projects that they name."""

from guibiao.plan.ledgers.drafting import draft_projects, draft_tasks

__all__ = ["draft_projects", "draft_tasks"]
