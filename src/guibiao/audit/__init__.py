"""Does what a text claims follow from what it says? Takes statements, gives `Finding`s.

A printed figure is an interval; a claim fails only where no rounding of the text's own figures can give it.
"""

from guibiao.audit.explanation import rule_examples
from guibiao.audit.finding import Finding, Span
from guibiao.audit.output import findings_jsonl
from guibiao.audit.run import audit, audit_documents, failures
from guibiao.audit.telling import KINDS, MARKS, Group, grouped, kind_name, kind_of

__all__ = [
    "KINDS",
    "MARKS",
    "Finding",
    "Group",
    "Span",
    "audit",
    "audit_documents",
    "failures",
    "findings_jsonl",
    "grouped",
    "kind_name",
    "kind_of",
    "rule_examples",
]
