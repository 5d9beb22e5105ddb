"""The audit of a document, and of many: every rule over each one's ledger, then what they say of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from guibiao.audit.across import Account, account_of, linked
from guibiao.audit.finding import Finding
from guibiao.audit.grouping import grouped
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules import RULES, from_neighbours, from_structure, opposed, table_pattern
from guibiao.documents import Document
from guibiao.extract import Statement


def audit(document: Document, statements: Sequence[Statement]) -> list[Finding]:
    """Every claim of a document that a rule can recompute, or lacks one input for, in the order of the text.

    Takes the document's own statements, as `extract` gives them. Claims that hold are findings as well.
    """
    return _audited(Ledger(document, statements))


def audit_documents(
    documents: Iterable[tuple[Document, Sequence[Statement]]],
    failed: Callable[[Document, Exception], None] | None = None,
) -> list[Finding]:
    """The claims of each document, and those that another one of its area lets one recompute.

    Takes documents with their own statements, one after another (a generator will do: no text is kept). Gives the
    findings document by document as they came, each in the order of its text. Documents of one area are linked by
    year, in time that grows with their number. A document on which the audit breaks down is told to `failed` and passed
    over; without that, what went wrong is raised.
    """
    found: dict[str, list[Finding]] = {}
    accounts: list[Account] = []
    for document, statements in documents:
        try:
            ledger = Ledger(document, statements)
            own, account = _audited(ledger), account_of(ledger)
        except Exception as error:
            if failed is None:
                raise
            failed(document, error)
            continue
        found.setdefault(document.name, []).extend(own)
        accounts.append(account)
    for finding in linked(accounts):
        found[finding.doc].append(finding)
    return [finding for name in found for finding in _in_order(found[name])]


def failures(findings: Iterable[Finding]) -> list[Finding]:
    """The claims that no reading of the text's own figures can give."""
    return [f for f in findings if f.verdict == "fails"]


def _audited(ledger: Ledger) -> list[Finding]:
    return grouped(ledger, _by_rules(ledger), _by_rules)


def _by_rules(ledger: Ledger, names: frozenset[str] = frozenset()) -> list[Finding]:
    """The findings of every rule, or of those named."""
    chosen = [rule for rule in RULES if not names or names.intersection(rule.names)]
    found = [finding for rule in chosen for finding in rule.check(ledger)]
    for last in (table_pattern, from_neighbours, from_structure, opposed):  # each told what those before it found
        if not names or names.intersection(last.NAMES):
            found += last.check(ledger, tuple(found))
    return list(_once(_in_order(found)))


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without failures that a rule has told before of the same figures, as of a cell and its statement."""
    told: set[tuple[object, ...]] = set()
    for finding in findings:
        if finding.verdict == "fails":
            about = finding.rule, finding.spans[0].start, frozenset(s.start for s in finding.spans[1:])
            if about in told:
                continue
            told.add(about)
        yield finding


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.spans[0].start, f.spans[0].end, f.rule))
