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
    "ideographDigital",
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
        self._restarts: dict[tuple[str, int], int] = {}  # by list and depth: where its first number starts anew
        if part is None:
            return
        for abstract in part.iter(f"{W}abstractNum"):
            levels = {_number(_of(lvl, "ilvl")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}
            self._levels[_of(abstract, "abstractNumId")] = levels
        for num in part.iter(f"{W}num"):
            target = num.find(f"{W}abstractNumId")
            if target is not None:
                self._lists[_of(num, "numId")] = _of(target, "val")
            for override in num.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None and _of(start, "val").isdecimal():
                    self._restarts[_of(num, "numId"), _number(_of(override, "ilvl"))] = int(_of(start, "val"))

    def label(self, list_id: str, depth: int) -> str:
        """The number of the next paragraph of a list at a depth from 0; "" for bullets and unknown lists."""
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[abstract]
        restart = self._restarts.pop((list_id, depth), None)
        counts[depth] = counts.get(depth, level.start - 1) + 1 if restart is None else restart
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
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form in ("ideographTraditional", "ideographZodiac"):
        signs = "甲乙丙丁戊己庚辛壬癸" if form == "ideographTraditional" else "子丑寅卯辰巳午未申酉戌亥"
        return signs[(number - 1) % len(signs)]
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        times, number = divmod(min(number, 400), value)
        out += sign * times
    return out


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 3 else 0


def _level(lvl: etree._Element) -> _Level:
    def value(tag: str, otherwise: str) -> str:
        found = lvl.find(f"{W}{tag}")
        return otherwise if found is None else _of(found, "val")

    start = value("start", "1")
    return _Level(
        int(start) if start.isdecimal() and len(start) < 7 else 1, value("numFmt", "decimal"), value("lvlText", "")
    )


def _of(element: etree._Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "0")
