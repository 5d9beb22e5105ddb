"""Files become clean text with structure; every later result points at the exact characters of the source.

Takes bytes, gives `Document`s. Owns formats, encodings, repair with its offset map, sections, tables, identification.
"""

from guibiao.documents.describing import describe
from guibiao.documents.document import Document, Note, OffsetMap, Place, Run, Section, Table
from guibiao.documents.formats import SUFFIXES
from guibiao.documents.identity import FACT_NAMES, KIND_NAMES
from guibiao.documents.reading import document_of_text, read_documents

__all__ = [
    "FACT_NAMES",
    "KIND_NAMES",
    "SUFFIXES",
    "Document",
    "Note",
    "OffsetMap",
    "Place",
    "Run",
    "Section",
    "Table",
    "describe",
    "document_of_text",
    "read_documents",
]
