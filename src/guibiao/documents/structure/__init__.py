"""Structure: the tree of headings, what each section is about, tables and notes."""

from guibiao.documents.structure.headings import Heading, Hint, headings
from guibiao.documents.structure.notes import notes_in
from guibiao.documents.structure.sections import sections
from guibiao.documents.structure.tables import tables_in

__all__ = ["Heading", "Hint", "headings", "notes_in", "sections", "tables_in"]
