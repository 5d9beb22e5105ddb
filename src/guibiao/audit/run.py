"""The audit of one document: every rule over its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules import RULES
from guibiao.documents import Document
from guibiao.extract import Statement


def audit(document: Document, statements: Sequence[Statement]) -> list[Finding]:
    """Every claim of a document that a rule can recompute, or lacks one input for, in the order of the text.

    Takes the document's own statements, as `extract` gives them. Claims that hold are findings as well.
    """
    ledger = Ledger(document, statements)
    found = [finding for rule in RULES for finding in rule.check(ledger)]
    return sorted(found, key=lambda f: (f.spans[0].start, f.spans[0].end, f.rule))


def failures(findings: Iterable[Finding]) -> list[Finding]:
    """The claims that no reading of the text's own figures can give."""
    return [f for f in findings if f.verdict == "fails"]
