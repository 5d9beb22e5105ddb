"""How much memory extraction needs over 10,000 documents one after another: it should stay flat.

Usage: python benchmarks/extract_memory.py [FOLDER_OR_FILE…] [--documents N]

Without files it takes the sample county's reports. Every document is read and extracted anew, with other figures and
another place than the last, and let go.
Linux only: resident memory is read from /proc.
"""

from __future__ import annotations

import argparse
import gc
import re
from pathlib import Path

from guibiao.documents import document_of_text
from guibiao.extract import extract, statements_jsonl

SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"
STEPS = 10
MOST = 4_000  # characters of a document, so that ten thousand of them take minutes, not hours


def main() -> None:
    """Print resident memory after each tenth of the documents."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    arguments.add_argument("--documents", type=int, default=10_000)
    options = arguments.parse_args()
    files = sorted(f for p in options.paths for f in (p.rglob("*.txt") if p.is_dir() else [p]))
    texts = [file.read_text(encoding="utf-8-sig", errors="replace")[:MOST] for file in files]
    found = written = 0
    print(f"{'documents':>10s} {'statements':>11s} {'written':>11s} {'resident':>11s}")
    for number in range(1, options.documents + 1):
        statements = extract(document_of_text(_variant(texts[number % len(texts)], number), str(number)))
        found += len(statements)
        written += len(statements_jsonl(statements))
        if number % max(options.documents // STEPS, 1) == 0 or number == 1:
            gc.collect()
            print(f"{number:10d} {found:11d} {written / 1e6:8.1f} MB {_resident():8.1f} MB", flush=True)


def _variant(text: str, number: int) -> str:
    """The text with other figures and another place, as another document would have them."""
    name = "".join(chr(0x4E00 + int(digit) * 97) for digit in str(number))
    return re.sub(
        r"\.\d", lambda m: f".{(int(m[0][1]) + number) % 10}{number % 97}", text.replace("云河县", f"{name}县")
    )


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    match = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(match[1]) / 1024 if match else float("nan")


if __name__ == "__main__":
    main()
