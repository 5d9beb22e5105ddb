"""Files become clean text with structure; every later result points at the exact characters of the source.

Takes bytes, gives `Document`s. Owns formats, encodings, repair with its offset map, sections, tables, identification.
"""

from guibiao.documents.describing import describe
from guibiao.documents.document import Document, Note, Place, Section, Table
from guibiao.documents.formats import ARCHIVE, SUFFIXES, Anchor, word_anchors
from guibiao.documents.naming import fact_name, kind_name
from guibiao.documents.offsets import OffsetMap, Run
from guibiao.documents.reading import document_of_text, documents_in, read_documents

__all__ = [
    "ARCHIVE",
    "SUFFIXES",
    "Anchor",
    "Document",
    "Note",
    "OffsetMap",
    "Place",
    "Run",
    "Section",
    "Table",
    "describe",
    "document_of_text",
    "documents_in",
    "fact_name",
    "kind_name",
    "read_documents",
    "word_anchors",
]
