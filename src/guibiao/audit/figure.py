"""`Figure`: a number of the clean text as rules see it; `Cited`: one extracted; `Quoted`: one with its quotation."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from guibiao.audit.finding import Span
from guibiao.extract import Statement


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """A quantity between the offsets `start` and `end` of the clean text."""

    start: int
    end: int
    value: Decimal
    unit: str
    bound: str = "eq"


class Cited(Figure, frozen=True, kw_only=True, gc=False):
    """A quantity of which the text says what it measures, where and when."""

    statement: Statement


class Quoted(Cited, frozen=True, kw_only=True, gc=False):
    """A cited quantity with its quotation, for when its document is no longer at hand."""

    doc: str
    span: Span


def cite(statement: Statement) -> Cited:
    """The figure that a statement quotes."""
    return Cited(
        start=statement.clean_start,
        end=statement.clean_end or statement.clean_start + len(statement.text),
        value=statement.value,
        unit=statement.unit,
        bound=statement.bound,
        statement=statement,
    )


def statement_of(figure: Figure) -> Statement | None:
    """What is known of a figure, where it was extracted."""
    return figure.statement if isinstance(figure, Cited) else None


def measure_of(figure: Figure, unread: str = "level") -> str:
    """What a figure measures: level, change, growth…; `unread` where it was not extracted."""
    return figure.statement.measure if isinstance(figure, Cited) else unread
