"""Does what a text claims follow from what it says? Takes statements, gives `Finding`s.

A printed figure is an interval; a claim fails only where no rounding of the text's own figures can give it.
"""

from guibiao.audit.explanation import rule_examples
from guibiao.audit.finding import Finding, Span
from guibiao.audit.output import findings_jsonl
from guibiao.audit.run import audit, failures

__all__ = ["Finding", "Span", "audit", "failures", "findings_jsonl", "rule_examples"]
