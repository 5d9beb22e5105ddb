"""Our extraction beside JioNLP and Recognizers-Text on the same text in the same run, in MB of UTF-8 a second.

Usage: python benchmarks/extract_peers.py [FOLDER_OR_FILE…]     without any: the sample county's reports

The others give less (JioNLP: amounts of money; Recognizers-Text: numbers, percentages and amounts with a unit; neither
an indicator, a period or a role), and are not dependencies: what is not installed is said with how to get it.
Everybody reads the same paragraphs in turn; who is slow stops after a while, and its speed is that of what it read.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from guibiao.documents import document_of_text, read_documents
from guibiao.extract import extract

SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"
LONGEST = 20.0  # seconds of processor time that one may take
PASSES = 3  # ours; the others are slow enough for one

Reader = Callable[[str], int]
"""Reads a text and says how many quantities it found there."""


def main() -> None:
    """Print one line for each extractor."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[SAMPLE])
    paths = arguments.parse_args().paths
    files = sorted(f for p in paths for f in (p.rglob("*.txt") if p.is_dir() else [p]))
    texts = [document.text for file in files for document in read_documents(file)]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    print(f"{len(texts)} documents, {len(paragraphs)} paragraphs, {_size(texts):.2f} MB")
    _ours(texts)
    for name, package, load in (
        ("JioNLP, money", "jionlp", _jionlp),
        ("Recognizers-Text, three models", "recognizers-text-suite 'emoji<2'", _recognizers),
    ):
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # JioNLP greets
                reader = load()
        except ImportError as error:
            print(f"{name:34s} not installed ({error}): pip install {package}, in an environment of its own")
            continue
        _theirs(name, reader, paragraphs)


def _size(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def _ours(texts: Sequence[str]) -> None:
    """Extraction alone from documents that were read, then with repair, structure and identification before it."""
    documents = [document_of_text(text, "") for text in texts]
    found = sum(len(extract(document)) for document in documents)  # also loads the data

    def best(work: Callable[[], object]) -> float:
        return min(_seconds(work) for _ in range(PASSES))

    alone = best(lambda: [extract(document) for document in documents])
    whole = best(lambda: [extract(document_of_text(text, "")) for text in texts])
    _say("Guibiao, statements", _size(texts), alone, found)
    _say("Guibiao, with reading the text", _size(texts), whole, found)


def _theirs(name: str, reader: Reader, paragraphs: Sequence[str]) -> None:
    reader("全年生产总值90.5亿元，增长3.2%。")  # loads its data
    read, found, spent = 0, 0, 0.0
    start = time.process_time()
    for paragraph in paragraphs:
        found += reader(paragraph)
        read += 1
        spent = time.process_time() - start
        if spent > LONGEST:
            break
    _say(name, _size(paragraphs[:read]), spent, found)


def _jionlp() -> Reader:
    import jionlp

    return lambda text: len(jionlp.ner.extract_money(text) or ())


def _recognizers() -> Reader:
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_dimension

    models = (recognize_number, recognize_percentage, recognize_dimension)
    return lambda text: sum(len(model(text, Culture.Chinese)) for model in models)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _say(name: str, size: float, seconds: float, found: int) -> None:
    print(f"{name:34s} {size / seconds:8.2f} MB/s   {size:.2f} MB read, {found} found")


if __name__ == "__main__":
    main()
