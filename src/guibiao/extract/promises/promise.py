"""`Promise` (承诺) and `NamedProject` (项目): what a document commits to, and the projects that it names."""

from __future__ import annotations

import msgspec


class Promise(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One deed that a government says it will do; the fields are defined in docs/promises.md.

    `start`, `end` are the deed's offsets in the source; `clean_start`, `clean_end` those in the clean text.
    """

    doc: str
    start: int
    end: int
    text: str
    deed: str
    quantities: list[int]
    deadline: str | None
    lead: str | None
    supporting: list[str]
    field: str
    checkable: bool
    clean_start: int = 0
    clean_end: int = 0
    title: str | None = None  # of a row of a task table
    content: str | None = None  # … its cell of what is to be done, repaired
    leader: str | None = None  # 分管领导, where a table names one


class NamedProject(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A thing with a name of its own that is built, bought or carried out once, and how far it is to come."""

    doc: str
    start: int
    end: int
    text: str
    name: str
    stage: str | None
    quantities: list[int]
    period: str
    clean_start: int = 0
    clean_end: int = 0


_LINES = msgspec.json.Encoder()
_INNER = ("clean_start", "clean_end")


def json_line(one: Promise | NamedProject) -> bytes:
    """A promise or project as a line of JSON, without the offsets that only serve the other rooms."""
    fields = {key: value for key, value in msgspec.structs.asdict(one).items() if key not in _INNER}
    return _LINES.encode(fields) + b"\n"
