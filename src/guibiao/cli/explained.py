"""Statements for people at a terminal: each with its sentence, its fields, and what gave each of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import click

from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.extract import Found, Grounds, Statement

_COLOURS = {"actual": "blue", "estimate": "yellow", "target": "magenta"}
_FIELDS = ("indicator", "code", "region", "period", "value", "measure", "role", "bound", "base")
_TERMS = ("measure", "role", "bound")
_NAMES, _VALUES = 10, 22  # columns of the terminal that names and values take


def explained_text(found: Found) -> str:
    """The statements of a document as text, styled for a terminal; roles have the colours of the page."""
    head = click.style(f"{found.document.title or found.document.name}", bold=True)
    count = _("共 {n} 条").format(n=len(found.statements))
    blocks = [f"{head}  {count}\n"]
    for number, statement in enumerate(found.statements):
        blocks.append(_block(found, statement, found.grounds[number]))
    return "\n".join(blocks) + "\n"


def _block(found: Found, statement: Statement, grounds: Grounds) -> str:
    from guibiao.extract import field_name, ground_text, quote

    before, figure, after = (" ".join(part.split()) for part in quote(found.document, statement))
    marked = click.style(figure, fg=_COLOURS[statement.role], bold=True)
    place = f"（{statement.place}）" if statement.place else ""
    lines = [before + marked + after + place]
    for field in _FIELDS:
        value = _value(statement, field)
        if value and (field != "bound" or statement.bound != "eq"):
            reason = ground_text(grounds[field]) if field in grounds else ""
            lines.append(f"  {_padded(field_name(field), _NAMES)}{_padded(value, _VALUES)}{_dim(reason)}".rstrip())
    return "\n".join(lines) + "\n"


def _value(statement: Statement, field: str) -> str:
    from guibiao.extract import term_name

    if field in _TERMS:
        return term_name(getattr(statement, field))
    if field == "value":
        most = f"—{statement.value_max:f}" if statement.value_max is not None else ""
        return f"{statement.value:f}{most} {statement.unit}".rstrip()
    return getattr(statement, field) or ""


def _dim(reason: str) -> str:
    return click.style("← " + reason, dim=True) if reason else ""


def _padded(text: str, width: int) -> str:
    """A text with spaces up to a width and at least one; Chinese characters take two columns."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
    return text + " " * max(width - taken, 2)
