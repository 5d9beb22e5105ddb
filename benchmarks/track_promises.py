"""Keeping of promises over pairs of documents with known answers: precision and recall of what is called sure.

    python -m benchmarks.track_promises [FOLDER]

FOLDER (tests/track/pairs) holds YAML files with `earlier`, `later` and `answers`: words of the promise, the verdict,
words of the sentence that says so or null. A person's question counts as found by nobody: it costs recall, not
precision.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from guibiao.documents import document_of_text
from guibiao.extract import Found, extract
from guibiao.track.keeping import Keeping, keep_promises

PAIRS = Path(__file__).parent.parent / "tests" / "track" / "pairs"


def keepings_of(pair: dict[str, Any]) -> list[Keeping]:
    """What comes of a pair's two texts."""
    texts = [document_of_text(pair[key], key) for key in ("earlier", "later")]
    earlier, later = (Found(text, extract(text)) for text in texts)
    return keep_promises(earlier, later)


def outcome(keepings: list[Keeping], words: str, verdict: str, answer: str | None) -> str:
    """right, wrong, person or lost, for one known answer."""
    keeping = next((k for k in keepings if words in k.promise.text or k.promise.text in words), None)
    if keeping is None:
        return "lost"
    if not keeping.sure:
        return "person"
    said = keeping.answer.quote.sentence if keeping.answer else ""
    return "right" if keeping.verdict == verdict and (answer is None or answer in said) else "wrong"


def main(folder: Path = PAIRS) -> None:
    """Print what came of every pair, and the figures."""
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.yaml")):
        pair = yaml.safe_load(path.read_text(encoding="utf-8"))
        keepings = keepings_of(pair)
        found = [(words, outcome(keepings, words, verdict, answer)) for words, verdict, answer in pair["answers"]]
        total.update(came for _, came in found)
        print(path.stem, dict(Counter(came for _, came in found)))
        for words, came in found:
            if came != "right":
                print(f"  {came}: {words}")
    precision = total["right"] / max(total["right"] + total["wrong"], 1)
    print(f"{dict(total)}: precision {precision:.3f} recall {total['right'] / max(total.total(), 1):.3f}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
