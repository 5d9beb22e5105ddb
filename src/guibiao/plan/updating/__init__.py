"""Bringing a plan up to date: what documents and filled forms add, accepted by a person, written to its file."""

from guibiao.plan.updating.documents import changes_in_documents, changes_in_statements
from guibiao.plan.updating.files import write_update
from guibiao.plan.updating.sorting import changes_in_files

__all__ = ["changes_in_documents", "changes_in_files", "changes_in_statements", "write_update"]
