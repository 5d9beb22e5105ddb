"""Texts that every kind of file can hold."""

from __future__ import annotations

from guibiao.expressions import expression

_NOT_XML = expression(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
