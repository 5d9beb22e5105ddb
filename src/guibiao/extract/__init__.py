"""Statements out of documents: who, what, when, how much; a fact, an estimate or a target.

Takes a `Document`, gives `Statement`s in document order. The definition is docs/statements.md.
"""

from guibiao.extract.statement import BOUNDS, MEASURES, ROLES, Statement

__all__ = ["BOUNDS", "MEASURES", "ROLES", "Statement"]
