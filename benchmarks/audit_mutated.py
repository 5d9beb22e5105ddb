"""How many slips of the pen the audit finds in texts that are right: every claim that holds, once misprinted.

Each text is audited as it is; then one figure of a claim that holds is misprinted, its own or (--inputs) one that it
follows from: two digits turned, the point moved, a digit wrong, or the figure before it copied. A slip is found where
an error or a warning quotes it. A claim misprinted within rounding is passed over; other slips that nobody could find
are not (超过60%, misprinted as 超过50%). What the audit does not recognise is not measured: see `audit_slips.py`.

Usage: python benchmarks/audit_mutated.py [FOLDER_OR_FILE…] [--inputs] [--rule RULE] [--slips N] [--seed N] [--missed]
Without files, the right sentences of the audit's own tests.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from guibiao.audit import Finding, audit, failures
from guibiao.audit.finding import Span
from guibiao.documents import Document, document_of_text, read_documents
from guibiao.extract import extract

EXAMPLES = Path(__file__).parent.parent / "tests" / "audit"
TITLE = "云河县2022年国民经济和社会发展统计公报\n\n"
PAIR = re.compile(r"⟦([^|⟧]*)\|[^⟧]*⟧")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
STATED_AGAIN = ("same-figure", "outlier")  # claims of no computation
OF_EACH_TEXT = 3
NEAR = 80  # characters before a figure from which one is copied


class Slip(NamedTuple):
    """A text with one figure misprinted, and where that stands."""

    kind: str
    name: str
    text: str
    start: int
    end: int


def main() -> None:
    """Print by rule and by kind of slip how many were made and found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--inputs", action="store_true", help="misprint what claims follow from")
    parser.add_argument("--rule", help="claims of one rule only")
    parser.add_argument("--slips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="print the slips that were not found")
    options = parser.parse_args()
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for claim, slip in _planted(options):
        is_found = _is_found(slip)
        for counted in ("all", claim.rule, f"by {slip.kind}"):
            made[counted] += 1
            found[counted] += is_found
        if options.missed and not is_found:
            before = slip.text[max(slip.start - NEAR, 0) : slip.start]
            print(claim.rule, slip.kind, claim.doc, f"{before}⟦{slip.text[slip.start : slip.end]}⟧", sep=" | ")
    for counted in sorted(made):
        print(f"{counted:22} {made[counted]:5} slips, {100 * found[counted] / made[counted]:5.1f} % found")


def _planted(options: argparse.Namespace) -> Iterator[tuple[Finding, Slip]]:
    """So many slips, each with the claim that it spoils."""
    draw = random.Random(options.seed)
    documents = _documents(options.paths)
    draw.shuffle(documents)
    slips = (
        (claim, slip)
        for document in documents
        for claim in _claims(document, options.rule, draw)
        if (slip := _misprinted(document, claim, draw, inputs=options.inputs))
    )
    return islice(slips, options.slips)


def _documents(paths: Sequence[Path]) -> list[Document]:
    files = sorted(f for p in paths for f in (p.rglob("*.txt") if p.is_dir() else [p]))
    if files:
        return [document for file in files for document in read_documents(file)]
    sentences = [s for file in sorted(EXAMPLES.glob("pairs*.yaml")) for s in _sentences(yaml.safe_load(file.open()))]
    return [document_of_text(TITLE + PAIR.sub(r"\1", s), f"{at}") for at, s in enumerate(sentences)]


def _sentences(data: object) -> Iterator[str]:
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from [value] if isinstance(value, str) else _sentences(value)


def _claims(document: Document, rule: str | None, draw: random.Random) -> list[Finding]:
    """A few of the claims that hold."""
    told = audit(document, extract(document))
    held = [f for f in told if f.verdict.startswith("holds") and f.rule not in STATED_AGAIN and rule in (None, f.rule)]
    return draw.sample(held, min(OF_EACH_TEXT, len(held)))


def _misprinted(document: Document, claim: Finding, draw: random.Random, *, inputs: bool) -> Slip | None:
    """The text with a slip; nothing where there is no figure to misprint or the claim stays what it was."""
    spans: Sequence[Span] = [s for s in claim.spans[1:] if not s.doc] if inputs else claim.spans[:1]
    text, span = document.source, draw.choice(spans) if spans else None
    figure = NUMBER.search(text, span.start, span.end) if span else None
    if figure is None:
        return None
    kind, wrong = draw.choice(list(_slips(figure[0], text, figure.start(), draw)))
    if _value(wrong) == _value(figure[0]) or (not inputs and _may_be_rounded(claim, figure[0], wrong)):
        return None
    start = figure.start()
    return Slip(kind, document.name, text[:start] + wrong + text[figure.end() :], start, start + len(wrong))


def _slips(figure: str, text: str, start: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    places = [i for i, c in enumerate(figure) if c.isdigit()]
    turnable = [(i, j) for i, j in pairwise(places) if figure[i] != figure[j] and (i or figure[j] != "0")]
    if turnable:
        i, j = draw.choice(turnable)
        yield "turned", figure[:i] + figure[j] + figure[i + 1 : j] + figure[i] + figure[j + 1 :]
    whole, point, decimals = figure.partition(".")
    if point and "," not in whole:
        yield "point", f"{whole}{decimals[0]}.{decimals[1:]}".rstrip(".").lstrip("0") or "0"
        if len(whole) > 1:
            yield "point", f"{whole[:-1]}.{whole[-1]}{decimals}"
    i = draw.choice(places[:3])
    yield "digit", figure[:i] + draw.choice([d for d in "123456789" if d != figure[i]]) + figure[i + 1 :]
    before = [m[0] for m in NUMBER.finditer(text, max(start - NEAR, 0), start) if text[m.end()] not in "年月日"]
    alike = [n for n in before if len(n) > 1 and n != figure and ("." in n) == bool(point)]
    if alike:
        yield "copied", alike[-1]


def _value(figure: str) -> Fraction:
    return Fraction(figure.replace(",", ""))


def _may_be_rounded(claim: Finding, figure: str, wrong: str) -> bool:
    """Whether what a claim may be lies within one unit of the misprint's last digit."""
    if claim.low is None or claim.high is None or not claim.claimed:
        return False
    scale = abs(Fraction(claim.claimed)) / _value(figure)
    last = scale / 10 ** len(wrong.partition(".")[2])
    low, high = sorted((abs(claim.low), abs(claim.high)))
    return low - last <= _value(wrong) * scale <= high + last


def _is_found(slip: Slip) -> bool:
    document = document_of_text(slip.text, slip.name)
    alarms = [f for f in failures(audit(document, extract(document))) if f.severity != "note"]
    return any(s.start <= slip.end and slip.start <= s.end for f in alarms for s in f.spans)


if __name__ == "__main__":
    main()
