"""What the styles of Word bring to their paragraphs: a heading’s level, a list."""

from __future__ import annotations

import re

from lxml import etree

from guibiao.documents.formats.numbering import W
from guibiao.expressions import expression

_HEADING = expression(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_CONTENTS = expression(r"(?:toc|目录) ?(?:[1-9]|heading)$", re.IGNORECASE)
_DEEPEST = 20  # styles based on one another

Listed = tuple[str, int]  # the list and the depth in it


class Styles:
    """Heading levels and lists of paragraph styles, also those of the style that one is based on."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, int] = {}
        self._lists: dict[str, Listed] = {}
        self._bases: dict[str, str] = {}
        self._contents: set[str] = set()
        for style in part.iter(f"{W}style") if part is not None else ():
            key = style.get(f"{W}styleId") or ""
            properties = style.find(f"{W}pPr")
            if level := _level(_value(style.find(f"{W}name")), _value(style.find(f"{W}pPr/{W}outlineLvl"))):
                self._levels[key] = level
            if _CONTENTS.match(_value(style.find(f"{W}name"))):
                self._contents.add(key)
            if listed := _listed(properties):
                self._lists[key] = listed
            self._bases[key] = _value(style.find(f"{W}basedOn"))

    def of(self, paragraph: etree._Element) -> tuple[int, Listed | None]:
        """The heading level of a paragraph (0: none) and its list with the depth in it."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return 0, None
        keys = self._with_bases(_value(properties.find(f"{W}pStyle")))
        outline = _value(properties.find(f"{W}outlineLvl"))
        level = int(outline) + 1 if outline in _OUTLINES else next((n for k in keys if (n := self._levels.get(k))), 0)
        return level, _listed(properties) or next((found for k in keys if (found := self._lists.get(k))), None)

    def lists_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph belongs to a table of contents: it says again what the headings say."""
        return _value(paragraph.find(f"{W}pPr/{W}pStyle")) in self._contents

    def _with_bases(self, key: str) -> list[str]:
        keys: list[str] = []
        while key and key not in keys and len(keys) < _DEEPEST:
            keys.append(key)
            key = self._bases.get(key, "")
        return keys


_OUTLINES = frozenset("01234567")


def _level(name: str, outline: str) -> int:
    match = _HEADING.match(name)
    if match:
        return int(match[1])
    return int(outline) + 1 if outline in _OUTLINES else 0


def _listed(properties: etree._Element | None) -> Listed | None:
    number = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
    if properties is None or number is None:
        return None
    depth = _value(properties.find(f"{W}numPr/{W}ilvl"))
    return _value(number), int(depth) if depth.isdecimal() and len(depth) < 3 else 0


def _value(element: etree._Element | None) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""
