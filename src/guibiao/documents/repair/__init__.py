"""Repair: small steps, each of which says what it changes; their offset maps are composed into one."""

from guibiao.documents.repair.draft import Draft, Edit
from guibiao.documents.repair.steps import repaired

__all__ = ["Draft", "Edit", "repaired"]
