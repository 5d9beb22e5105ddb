"""Statements out of documents: who, what, when, how much; a fact, an estimate or a target.

Takes a `Document`, gives `Statement`s in document order. The definition is docs/statements.md.
"""

from guibiao.extract.extraction import extract
from guibiao.extract.statement import BOUNDS, MEASURES, ROLES, Statement
from guibiao.extract.terms import field_name, term_name
from guibiao.extract.writing import statements_csv, statements_jsonl, write_statements

__all__ = [
    "BOUNDS",
    "MEASURES",
    "ROLES",
    "Statement",
    "extract",
    "field_name",
    "statements_csv",
    "statements_jsonl",
    "term_name",
    "write_statements",
]
