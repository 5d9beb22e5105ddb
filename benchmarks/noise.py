"""How much noise changes: statements of clean documents, of the same with each kind of noise, and with several.

usage: python benchmarks/noise.py [FILE_OR_FOLDER…] [--seed N] [--show KIND]
       without a file: the documents of $GUIBIAO_SHARED/corpus, else the examples

A statement counts as the same where all its fields agree and its span in the noised source covers the quantity that
it was read from. The share is of the clean statements, or of the noised ones where these are more.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from noise_files import make
from noises import KINDS, PRINTED, TOGETHER, Text

from guibiao.documents import Document, document_of_text, read_documents
from guibiao.errors import InputError
from guibiao.extract import Statement, extract

ROOT = Path(__file__).parent.parent
FIELDS = ("indicator", "period", "value", "unit", "measure", "role", "bound", "region", "base", "value_max")
PLAIN = ("txt", "md")
NEAR = 6  # characters beside a quantity that tell which one it is

Hits = Callable[[Statement, Statement], bool]


def main() -> None:
    """Print the share that stays for each kind of noise."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", help="print what this kind changed")
    options = arguments.parse_args()
    documents = [clean(d) for file in _files(options.paths) for d in read_documents(file)]
    chosen = {name: kinds for name, kinds in _all().items() if options.show in (None, name)}
    print(f"{len(documents)} documents, {sum(len(extract(d)) for d in documents)} statements")
    with tempfile.TemporaryDirectory() as folder:
        for name, kinds in chosen.items():
            same = whole = 0
            for n, document in enumerate(documents):
                try:
                    kept, more, changed = share(document, kinds, options.seed * 1000 + n, Path(folder))
                except RuntimeError as absent:
                    print(f"{name}: {absent}")
                    break
                same, whole = same + kept, whole + more
                if options.show:
                    print(*(f"{document.name}: {line}" for line in changed), sep="\n")
            print(f"{name:30s} {same:6d} of {whole:6d}  {same / max(whole, 1):8.2%}", flush=True)


def clean(document: Document) -> Document:
    """The clean text of a document as a document of its own."""
    return document_of_text(document.text, document.name.replace("#", "-"))


def share(document: Document, kinds: tuple[str, ...], seed: int, folder: Path) -> tuple[int, int, list[str]]:
    """Statements that stay the same under noise, out of how many, and a line for each that does not."""
    rnd, text = random.Random(seed), Text(tuple(document.source), {})
    for kind in kinds:
        text = (KINDS | PRINTED)[kind](text, rnd)
    expected = extract(document)
    try:
        path = _write(folder / document.name, text, rnd)
        found = [(s, d) for d in read_documents(path) for s in extract(d)]
    except (UnicodeError, LookupError):  # the encoding cannot hold this text, nor the form its tables
        return 0, 0, []
    except InputError as error:
        return 0, len(expected), [str(error)]
    hits = _at_spans(text) if text.form in PLAIN else _beside_same_words(text, [d for _, d in found])
    left, missed = [s for s, _ in found], []
    for statement in expected:
        near = [f for f in left if hits(statement, f)]
        same = next((f for f in near if _fields(f) == _fields(statement)), None)
        if same:
            left.remove(same)
        else:
            missed.append(_difference(statement, near[0] if near else None, _context(document, statement)))
    return len(expected) - len(missed), max(len(expected), len(found)), missed


def _all() -> dict[str, tuple[str, ...]]:
    return {kind: (kind,) for kind in (KINDS | PRINTED)} | TOGETHER


def _write(path: Path, text: Text, rnd: random.Random) -> Path:
    source, _ = text.written()
    if text.form not in PLAIN:
        return make(source, text.form, path, rnd)
    path = path.with_suffix(f".{text.form}")
    if "+" in text.encoding:
        first, second = text.encoding.split("+")
        lines = (f"{line}\n".encode(rnd.choice((first, second))) for line in source.split("\n"))
        path.write_bytes(b"".join(lines).removesuffix(b"\n"))
    elif ">" in text.encoding:
        path.write_bytes(_misread(source, *text.encoding.split(">")).encode())
    else:
        path.write_bytes(source.encode(text.encoding))
    return path


def _misread(source: str, encoding: str, as_if: str) -> str:
    """What an editor shows of one encoding opened as another; bytes without a character stay what they are."""
    if as_if == "cp1252":
        content = source.encode(encoding)
        return "".join(bytes([b]).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for b in content)
    return source.encode(encoding).decode(as_if)


def _at_spans(text: Text) -> Hits:
    """Whether a statement of the noised text covers the quantity of a clean one, told by where that was written."""
    _, spans = text.written()

    def hits(clean: Statement, noised: Statement) -> bool:
        first, last = spans[clean.start][0], spans[clean.end - 1][1]
        common = max(0, min(noised.end, last) - max(noised.start, first))
        return common * 2 >= max(noised.end - noised.start, last - first)

    return hits


def _beside_same_words(text: Text, noised: Iterable[Document]) -> Hits:
    """The same in a file whose source has other lines: told by the quantity and the words beside it, blanks aside."""
    written, spans = text.written()
    sources = {d.name: d.source for d in noised}

    def hits(clean: Statement, other: Statement) -> bool:
        source, start, end = sources[other.doc], spans[clean.start][0], spans[clean.end - 1][1]
        if _squeezed(source[other.start : other.end]) != _squeezed(written[start:end]):
            return False
        mine = _beside(written, start, end)
        return any(a and a == b for a, b in zip(mine, _beside(source, other.start, other.end), strict=True))

    return hits


def _beside(source: str, start: int, end: int) -> tuple[str, str]:
    return _squeezed(source[max(start - 40, 0) : start])[-NEAR:], _squeezed(source[end : end + 40])[:NEAR]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _fields(statement: Statement) -> tuple[object, ...]:
    return tuple(getattr(statement, field) for field in FIELDS)


def _context(document: Document, statement: Statement) -> str:
    return document.source[max(statement.start - 25, 0) : statement.end + 12]


def _difference(expected: Statement, found: Statement | None, source: str) -> str:
    if found is None:
        return f"lost {expected.text} ({expected.indicator})  in {source!r}"
    changes = (f"{f}: {a} → {b}" for f, a, b in zip(FIELDS, _fields(expected), _fields(found), strict=True) if a != b)
    return f"{expected.text} {'; '.join(changes) or 'span'}  in {source!r}"


def _files(paths: list[Path]) -> list[Path]:
    shared = Path(os.environ.get("GUIBIAO_SHARED", ROOT.parent / "shared")) / "corpus"
    folders = paths or [shared if shared.is_dir() else ROOT / "examples"]
    return sorted(f for p in folders for f in (p.rglob("*.txt") if p.is_dir() else [p]))


if __name__ == "__main__":
    main()
