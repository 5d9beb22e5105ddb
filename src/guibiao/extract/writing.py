"""Statements as JSON lines and CSV, piece by piece as they come; with their grounds where these are asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from guibiao.documents import Document
from guibiao.extract.grounds import Ground, Grounds
from guibiao.extract.statement import Statement
from guibiao.extract.terms import field_name, ground_text

FIELDS = ("doc", "start", "end", "text", "place", "indicator", "code", "region", "period", "value", "value_max", "unit",
          "measure", "role", "bound", "base")  # fmt: skip
BOM = b"\xef\xbb\xbf"  # Excel takes a CSV file without one for GBK
_encoder = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Found:
    """A document with its statements; and their grounds, one for each, where these were asked for."""

    document: Document
    statements: Sequence[Statement]
    grounds: Sequence[Grounds] = ()


def statements_jsonl(statements: Iterable[Statement], grounds: Sequence[Grounds] = ()) -> bytes:
    """One JSON object a line, UTF-8, with the printed digits of every value; `why` holds the grounds by field."""
    lines = []
    for number, statement in enumerate(statements):
        row = {name: getattr(statement, name) for name in FIELDS}
        if grounds:
            row["why"] = {field: _said(ground) for field, ground in grounds[number].items()}
        lines.append(_encoder.encode(row))
    return b"\n".join(lines) + b"\n" if lines else b""


def statements_csv(found: Iterable[Found], explained: bool = False) -> Iterator[bytes]:
    """A CSV table (RFC 4180, UTF-8, with a byte order mark), one piece a document.

    The heads are the specification's field names; `explained` adds a column `why`.
    """
    yield BOM + _csv_rows([(*FIELDS, "why") if explained else FIELDS])
    for one in found:
        yield _csv_rows(_cells(one, number, explained) for number in range(len(one.statements)))


def why(grounds: Grounds) -> str:
    """The grounds of a statement in one line."""
    return "；".join(f"{field_name(field)}：{ground_text(ground)}" for field, ground in grounds.items())


def _said(ground: Ground) -> dict[str, object]:
    filled = {"words": ground.words, "start": ground.start, "end": ground.end, "note": ground.note,
              "within": ground.within}  # fmt: skip
    return {"how": ground.how} | {name: value for name, value in filled.items() if value not in ("", None)}


def _cells(found: Found, number: int, explained: bool) -> list[object]:
    statement = found.statements[number]
    cells = ["" if (v := getattr(statement, name)) is None else _plain(v) for name in FIELDS]
    return [*cells, why(found.grounds[number])] if explained else cells


def _csv_rows(rows: Iterable[Sequence[object]]) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table).writerows(rows)
    return table.getvalue().encode("utf-8")


def _plain(value: object) -> object:
    return format(value, "f") if isinstance(value, Decimal) else value
