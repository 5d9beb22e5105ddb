"""Where a figure was read, in one cell: a document's name, or 文档=…；起=1206；止=1213."""

from __future__ import annotations

from typing import Any

from guibiao.plan.tree import Entry, Mapping, Node, Place, Scalar
from guibiao.plan.workbook.compact import read_pairs, write_pairs

WORDS = {
    "document": "文档",
    "start": "起",
    "end": "止",
    "section": "章节",
    "workbook": "工作簿",
    "sheet": "工作表",
    "cell": "单元格",
    "person": "填报人",
    "at": "时间",
    "quote": "原文",
}
_KEYS = {word: key for key, word in WORDS.items()}


def source_node(text: str, place: Place) -> Node:
    """The source that a cell names; a text that is made of none of the words is a document's name."""
    try:
        pairs = read_pairs(text)
    except ValueError:
        pairs = []
    if not pairs or any(value is None or key not in _KEYS for key, value in pairs):
        return Scalar(text, place)
    return Mapping({_KEYS[key]: Entry(Scalar(value or "", place), place) for key, value in pairs}, place)


def source_text(source: dict[str, Any]) -> str:
    """The cell's text for a plain source."""
    if list(source) == ["document"]:
        name: str = source["document"]
        if name == name.strip() and isinstance(source_node(name, ""), Scalar):
            return name
    return write_pairs([(WORDS[key], str(value)) for key, value in source.items()])
