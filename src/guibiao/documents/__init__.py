"""Files become clean text with structure; every later result points at the exact characters of the source.

Takes bytes, gives `Document`s. Owns formats, encodings, repair with its offset map, sections, tables, identification.
"""

from guibiao.documents.document import Document, Note, OffsetMap, Place, Run, Section, Table
from guibiao.documents.reading import document_of_text, read_documents

__all__ = [
    "Document",
    "Note",
    "OffsetMap",
    "Place",
    "Run",
    "Section",
    "Table",
    "document_of_text",
    "read_documents",
]
