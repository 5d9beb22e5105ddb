"""How fast statements are extracted: MB of clean text (UTF-8) a second of processor time, reading left out.

Usage: python benchmarks/extract_speed.py [FOLDER_OR_FILE…] [--profile]; without files, the sample county's reports.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from pathlib import Path

from guibiao.documents import Document, read_documents
from guibiao.extract import extract

ROUNDS = 5
SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"


def main() -> None:
    """Print documents, statements and the best of several rounds."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    arguments.add_argument("--profile", action="store_true", help="say where the time goes")
    options = arguments.parse_args()
    files = sorted(f for p in options.paths for f in (p.rglob("*.txt") if p.is_dir() else [p]))
    documents = [document for file in files for document in read_documents(file)]
    size = sum(len(d.text.encode()) for d in documents) / 1e6
    found = sum(len(extract(d)) for d in documents)
    best = min(_seconds(documents) for _ in range(ROUNDS))
    print(f"{len(documents)} documents, {size:.2f} MB, {found} statements")
    print(f"{size / best:.2f} MB/s, {best / found * 1e6:.0f} µs a statement")
    if options.profile:
        with cProfile.Profile() as profile:
            _seconds(documents)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def _seconds(documents: list[Document]) -> float:
    gc.collect()
    start = time.process_time()
    for document in documents:
        extract(document)
    return time.process_time() - start


if __name__ == "__main__":
    main()
