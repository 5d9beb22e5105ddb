"""Collects the messages of the code into locale/en/…/guibiao.po and compiles the catalogue. A test holds both current.

What is missing stays empty in the .po file and falls back to Chinese; `missing()` names it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "guibiao"
FOLDER = SOURCE / "locale" / "en" / "LC_MESSAGES"
METHODS = [("**.py", "python"), ("**.j2", "jinja2"), ("desk/templates/*.html", "jinja2")]
FIXED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # no dates of the day: the same messages, the same file


def messages() -> Iterator[str]:
    """Every text inside `_()`, in the order of the files."""
    seen: set[str] = set()
    found = extract_from_dir(SOURCE, METHODS, keywords={"_": None})
    for _file, _line, message, _comments, _context in sorted(found, key=lambda f: (f[0], f[1])):
        if isinstance(message, str) and message and message not in seen:
            seen.add(message)
            yield message


def catalogue() -> Catalog:
    """The English catalogue with exactly the code's messages, translations kept."""
    old = read_po((FOLDER / "guibiao.po").open("rb"), locale="en") if (FOLDER / "guibiao.po").exists() else Catalog()
    new = Catalog(locale="en", project="Guibiao", fuzzy=False, creation_date=FIXED, revision_date=FIXED)
    new.header_comment = "# The English of Guibiao's messages; `make translations` collects and compiles."
    for message in messages():
        known = old.get(message)
        new.add(message, known.string if known else "")
    return new


def missing() -> list[str]:
    """Messages without English."""
    return [str(m.id) for m in catalogue() if m.id and not m.string]


def compiled(catalogue: Catalog) -> bytes:
    """The binary catalogue that gettext reads."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The text catalogue that people edit."""
    out = BytesIO()
    write_po(out, catalogue, width=110)
    return out.getvalue()


if __name__ == "__main__":
    current = catalogue()
    (FOLDER / "guibiao.po").write_bytes(written(current))
    (FOLDER / "guibiao.mo").write_bytes(compiled(current))
    print(f"{len(list(messages()))} messages, {len(missing())} without English")
