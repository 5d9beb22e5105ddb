"""Findings as JSON lines, as docs/audit.md defines them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec

from guibiao.audit.finding import Finding, Span

PLACES = 6  # decimals of recomputed figures in the output


def findings_jsonl(findings: Iterable[Finding]) -> bytes:
    """One object a line, in UTF-8; offsets are in the source."""
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(_record(f)) + b"\n" for f in findings)


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "doc": finding.doc,
        "rule": finding.rule,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "decisive": finding.decisive,
        "indicator": finding.indicator,
        "claimed": _number(finding.claimed),
        "unit": finding.unit,
        "recomputed": _number(finding.recomputed),
        "low": _number(finding.low),
        "high": _number(finding.high),
        "working": finding.working,
        "message": finding.message,
        "spans": [_quotation(s) for s in finding.spans],
        "group": finding.group,
        "root": finding.root,
    }


def _quotation(span: Span) -> dict[str, Any]:
    quoted = {"start": span.start, "end": span.end, "text": span.text, "role": span.role}
    return quoted | ({"doc": span.doc} if span.doc else {})


def _number(value: Decimal | Fraction | None) -> int | float | None:
    if value is None:
        return None
    rounded = round(Fraction(value), PLACES)
    return int(rounded) if rounded.denominator == 1 else float(rounded)
