"""What the audit costs beside what reading and extraction cost, in milliseconds of processor time.

Each figure is the best of several rounds, each document audited by itself. Linking: `audit_across.py`.

Usage: python benchmarks/audit_speed.py [FOLDER_OR_FILE…] [--rules]; without files, the sample county's reports.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from guibiao.audit import audit
from guibiao.audit.ledger import Ledger
from guibiao.audit.rules import RULES
from guibiao.documents import Document, read_documents
from guibiao.extract import Statement, extract

ROUNDS = 9
SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"


def main() -> None:
    """Print what each step costs, and how the audit's compares; with --rules also what each rule does."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    arguments.add_argument("--rules", action="store_true", help="say what each rule costs")
    options = arguments.parse_args()
    files = sorted(f for p in options.paths for f in (p.rglob("*.txt") if p.is_dir() else [p]))
    documents = [document for file in files for document in read_documents(file)]
    read = [(document, extract(document)) for document in documents]
    steps = {
        "read": lambda: [list(read_documents(file)) for file in files],
        "extract": lambda: [extract(document) for document in documents],
        "audit": lambda: [audit(document, statements) for document, statements in read],
    }
    cost = _best(steps)
    print(f"{len(documents)} documents, {sum(len(s) for _, s in read)} statements")
    print(", ".join(f"{name} {ms:.0f} ms" for name, ms in cost.items()))
    ratios = cost["audit"] / cost["extract"], cost["audit"] / (cost["read"] + cost["extract"])
    print(f"audit / extract {ratios[0]:.2f}, audit / (read + extract) {ratios[1]:.2f}")
    if options.rules:
        for name, ms in _by_rule(read).most_common():
            print(f"{ms:8.2f} {name}")


def _best(steps: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least that each step took, the steps one after another in each round: a machine has slow minutes."""
    rounds = [{name: _milliseconds(step) for name, step in steps.items()} for _ in range(ROUNDS)]
    return {name: min(taken[name] for taken in rounds) for name in steps}


def _by_rule(read: Sequence[tuple[Document, Sequence[Statement]]]) -> Counter[str]:
    """What making the ledgers and each rule cost; what several rules ask for counts for the first of them."""
    least: Counter[str] = Counter()
    for _ in range(ROUNDS):
        ledgers = [Ledger(document, statements) for document, statements in read]
        cost = Counter({"ledger": _milliseconds(lambda: [Ledger(d, s) for d, s in read])})
        for rule in RULES:
            name = rule.check.__module__.rpartition(".")[2]
            cost[name] += _milliseconds(
                lambda check=rule.check, ledgers=ledgers: [list(check(each)) for each in ledgers]
            )
        least = Counter({name: min(ms, least.get(name, ms)) for name, ms in cost.items()})
    return least


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
