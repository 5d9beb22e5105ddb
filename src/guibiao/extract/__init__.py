"""Statements out of documents: who, what, when, how much; a fact, an estimate or a target.

Takes a `Document`, gives `Statement`s in document order. The definition is docs/statements.md.
"""

from guibiao.extract.extraction import explain, extract
from guibiao.extract.grounds import Ground, Grounds
from guibiao.extract.sheet import quote, write_sheet
from guibiao.extract.statement import BOUNDS, MEASURES, ROLES, Statement
from guibiao.extract.terms import field_name, ground_text, term_name
from guibiao.extract.writing import Found, statements_csv, statements_jsonl

__all__ = [
    "BOUNDS",
    "MEASURES",
    "ROLES",
    "Found",
    "Ground",
    "Grounds",
    "Statement",
    "explain",
    "extract",
    "field_name",
    "ground_text",
    "quote",
    "statements_csv",
    "statements_jsonl",
    "term_name",
    "write_sheet",
]
