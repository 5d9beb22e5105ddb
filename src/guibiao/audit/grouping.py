"""Failures that follow from one slip become one group, with the slip as its root.

Whether one follows from another is tried out: with the first claim put right, does the second one hold?
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.quantity import decimals, shown

Audit = Callable[[Ledger, frozenset[str]], Sequence[Finding]]
MOST_TRIED = 12  # claims put right in one document; a text with more slips than that is a draft


def grouped(ledger: Ledger, findings: Sequence[Finding], audit: Audit) -> list[Finding]:
    """The same findings; failures of one slip have its `group`, and it is the `root`.

    `audit` gives the findings of a ledger by the rules named, by which it is tried out what a correction would mend.
    """
    failed = [f for f in findings if f.verdict == "fails"]
    roots = {id(f): f for f in failed}  # every failure is its own root until it is found to follow from another
    for root, other in [*_followers(ledger, failed, audit), *_of_one_rule(failed), *_of_one_input(findings, failed)]:
        _join(roots, root, other)
    members = Counter(id(root) for root in roots.values())
    return [_named(f, roots[id(f)], members) if id(f) in roots else f for f in findings]


def _followers(ledger: Ledger, failed: Sequence[Finding], audit: Audit) -> Iterator[tuple[Finding, Finding]]:
    """Pairs of a slip and a failure that its correction mends."""
    by_input: dict[int, list[Finding]] = defaultdict(list)
    for finding in failed:
        for span in finding.spans[1:]:
            by_input[span.start].append(finding)
    suspects = [f for f in failed if any(o is not f for o in by_input[f.spans[0].start])]
    for slip in suspects[:MOST_TRIED]:
        others = [f for f in by_input[slip.spans[0].start] if f is not slip]
        corrected = _corrected(ledger, slip, others)
        if corrected is None:
            continue
        rules = frozenset(f.rule for f in (slip, *others))
        still = {_claim(f) for f in audit(corrected, rules) if f.verdict == "fails"}
        if _claim(slip) not in still:
            yield from ((slip, f) for f in others if _claim(f) not in still)


def _corrected(ledger: Ledger, slip: Finding, others: Sequence[Finding]) -> Ledger | None:
    """The ledger with one claim put right, where the claim is an extracted figure; only what the failures rest on."""
    quoted = {s.start for f in (slip, *others) for s in f.spans}
    rests_on = {f.statement.start: f for f in ledger.figures if f.statement.start in quoted}
    cited = rests_on.get(slip.spans[0].start)
    if cited is None or slip.recomputed is None:
        return None
    right: Mapping[int, Decimal] = {cited.start: Decimal(shown(slip.recomputed, decimals(cited.value)))}
    return ledger.corrected(right, (f.start for f in rests_on.values()))


def _of_one_rule(failed: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Failures that their rule already knows to belong together, and those about one figure."""
    first: dict[object, Finding] = {}
    for finding in failed:
        for key in (finding.group, finding.spans[0].start):
            if key is not None:
                yield first.setdefault(key, finding), finding


def _of_one_input(findings: Sequence[Finding], failed: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Failures that rest on one figure with which nothing holds: it is the figure that is wrong."""
    sound = {s.start for f in findings if f.verdict.startswith("holds") for s in f.spans}
    claims = {f.spans[0].start for f in failed}
    first: dict[int, Finding] = {}
    for finding in failed:
        for span in finding.spans[1:]:
            if span.role in ("base", "end", "part", "whole", "actual") and span.start not in sound | claims:
                yield first.setdefault(span.start, finding), finding


def _join(roots: dict[int, Finding], root: Finding, other: Finding) -> None:
    """Let one failure follow from another, with all that follow from it."""
    old, new = roots[id(other)], roots[id(root)]
    for key, value in roots.items():
        if value is old:
            roots[key] = new


def _named(finding: Finding, root: Finding, members: Counter[int]) -> Finding:
    if members[id(root)] == 1:
        return replace(finding, group=None)
    return replace(finding, group=f"{root.rule}@{root.spans[0].start}", root=finding is root)


def _claim(finding: Finding) -> tuple[str, int]:
    return finding.rule, finding.spans[0].start
