"""Does what a text claims follow from what it says? Takes statements, gives `Finding`s.

A printed figure is an interval; a claim fails only where no rounding of the text's own figures can give it.
"""

from guibiao.audit.baseline import Accepted, accept, clause, finding_id, read_baseline, unmatched, write_baseline
from guibiao.audit.checked import Checked, checked
from guibiao.audit.explanation import Words, explanations, like_rule, rule_examples, rule_words
from guibiao.audit.finding import Finding, Span
from guibiao.audit.output import findings_jsonl
from guibiao.audit.run import audit, audit_documents, failures
from guibiao.audit.telling import KINDS, MARKS, Group, by_root, kind_name, kind_of

__all__ = [
    "KINDS",
    "MARKS",
    "Accepted",
    "Checked",
    "Finding",
    "Group",
    "Span",
    "Words",
    "accept",
    "audit",
    "audit_documents",
    "by_root",
    "checked",
    "clause",
    "explanations",
    "failures",
    "finding_id",
    "findings_jsonl",
    "kind_name",
    "kind_of",
    "like_rule",
    "read_baseline",
    "rule_examples",
    "rule_words",
    "unmatched",
    "write_baseline",
]
