"""Automatic numbers of Word: what stands before a paragraph is not in its text but follows from its list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from guibiao.quantity import chinese_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str  # 第%1章, （%2）


class Numbering:
    """The lists of a document; counts on as its paragraphs come by."""

    def __init__(self, part: etree._Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if part is None:
            return
        for abstract in part.iter(f"{W}abstractNum"):
            levels = {int(_of(lvl, "ilvl")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}
            self._levels[_of(abstract, "abstractNumId")] = levels
        for num in part.iter(f"{W}num"):
            target = num.find(f"{W}abstractNumId")
            if target is not None:
                self._lists[_of(num, "numId")] = _of(target, "val")

    def label(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list at a depth from 0; "" for bullets and unknown lists."""
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        text = level.text
        for d, known in levels.items():
            text = text.replace(f"%{d + 1}", _written(counts.get(d, known.start), known.form))
        return text


def _written(number: int, form: str) -> str:
    if form in _CHINESE:
        return chinese_number(number) if 0 < number < 100 else str(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    return str(number)


def _level(lvl: etree._Element) -> _Level:
    def value(tag: str, otherwise: str) -> str:
        found = lvl.find(f"{W}{tag}")
        return otherwise if found is None else _of(found, "val")

    start = value("start", "1")
    return _Level(int(start) if start.isdigit() else 1, value("numFmt", "decimal"), value("lvlText", ""))


def _of(element: etree._Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "0")
