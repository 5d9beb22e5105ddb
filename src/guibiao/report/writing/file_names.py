"""Texts as names of files that every system takes."""

from __future__ import annotations

from guibiao.expressions import expression

_UNFIT = expression(r"[\x00-\x1f\x7f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 240  # bytes, with room for an ending: what every file system takes


def file_name(text: str) -> str:
    """A text as a file's stem: no slashes, control characters or what Windows forbids; never empty, never hidden.

    >>> file_name("云河县/“十四五”\\n规划"), file_name("../..")
    ('云河县_“十四五”_规划', '_')
    """
    cleaned = _UNFIT.sub("_", text).strip(" .").encode("utf-8", "ignore")[:_LONGEST]
    return cleaned.decode("utf-8", "ignore").strip(" .") or "_"
