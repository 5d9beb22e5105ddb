"""Signs inside and behind numbers, and beside one another, as a person would type them.

A decimal point that is another sign (4·91亿元), a full-width sign between thousands (1，097户), a point that ends a
sentence, doubled and stray commas (16,%，，增长。，).
"""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.headmarks import NUMERAL
from guibiao.expressions import expression

PRIVATE = "\ue000-\uf8ff"  # signs of a font of its own
_UNIT = r"(?:[%‰]|个百分点|[千万亿]|元|人|户|家|个|名|吨|亩|倍|件|项|平方|公里|公顷|米)"
_SURE_UNIT = r"(?:[%‰]|个百分点|亿元(?!以上)|元(?!旦)|万(?:[吨人亩户]|元(?![地G产工增单以])))"  # 第5，万元产值能耗
_IN_NUMBER = r"(?<=\d.)(?<!第\d.)(?<!第\d\d.)"
_NO_YEAR = r"(?<!(?:19|20)\d\d.)"
_THOUSANDS = r"\d{3}(?!\d)(?:\.\d+)?" + _UNIT
_DECIMAL = rf"(?<=\d.){_NO_YEAR}(?=\d{{1,4}}{_UNIT})"
# Each begins with one character, which is found many times as fast as one of a class; most commas are told from
# stray ones by one look to either side. Named groups say what to write.
_PATTERNS = [
    (sign, expression(sign + pattern))
    for sign, pattern in {
        "，": (
            r"(?:(?<=[，。；：！\d].)|(?=[。！、；]))(?:(?=[。！、；])|(?<=[，。；：！].)"
            rf"|{_IN_NUMBER}(?:(?={_SURE_UNIT})|(?P<comma>(?=(?:\d{{3}}，)*{_THOUSANDS}))))"
        ),
        "、": r"(?:(?<=[。；：！\d].)|(?=[，。！]))(?:(?=[，。！])|(?<=[。；：！].)|(?<=\d.)(?=[%‰]))",
        "；": "(?=[。！])",
        "。": rf"(?<=\d.)(?:(?=[%‰])|(?P<point>{_DECIMAL}))",
        "·": rf"(?P<point>{_DECIMAL})",
        "•": rf"(?P<point>{_DECIMAL})",
        "∙": rf"(?P<point>{_DECIMAL})",
        "'": rf"(?<=\d.)(?P<comma>(?=(?:\d{{3}}')*{_THOUSANDS}))",
        "’": rf"(?<=\d.)(?P<comma>(?=(?:\d{{3}}’)*{_THOUSANDS}))",
        ",": rf"{_IN_NUMBER}(?={_SURE_UNIT})",
        r"\?": r"(?<=[，。；、：].)",
        "？": r"(?<=[，。；、：].)",
        r"\.": r"(?=[%‰])(?<=\d.)",
    }.items()
]
_GROUP = expression(r"(?<![\d.,第前列居位])[1-9]\d{0,2}(?:[,，’']\d{3})*\Z")  # of 1,097, but not 第3，100户
_LONGEST = 16  # characters before a sign that such groups take
_HEAD = expression(rf"\s*(?:第?{NUMERAL}|[(（]{NUMERAL}[)）]|[(（]?\d{{1,2}}[)）]?)\Z")  # 一.
_PRIVATE = expression(rf"[{PRIVATE}](?:(?<=[，。；、：].)|(?=[，。；、：]))")
_INSTEAD = {"point": ".", "comma": ","}
_STOP = expression(
    rf"\.(?:(?<=[{HAN}”\"）)》].)(?:(?=[{HAN}“”\"（(《\r\n]|(?:19|20)\d\d年)|(?= +\r?\n)|\Z)|(?<=%.)(?![%.]))"
)


def stopped(text: str) -> str:
    """The text with full stops behind Chinese where points of half width ended sentences, one for one."""
    return _STOP.sub(_stop, text)


def pointed(text: str) -> list[Edit]:
    """Edits that give the usual signs, or none."""
    edits: list[Edit] = []
    for sign, pattern in _PATTERNS:
        if sign[-1] in text:
            edits += [
                (match.start(), match.end(), _INSTEAD.get(match.lastgroup or "", ""))
                for match in pattern.finditer(text)
                if _is_meant(match)
            ]
    return sorted(edits)


def without_private(text: str) -> list[Edit]:
    """Edits that drop signs beside full-width ones that only a font of its own shows."""
    return [(m.start(), m.end(), "") for m in _PRIVATE.finditer(text)]


def _is_meant(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    if match.lastgroup == "comma":
        return _GROUP.search(text, max(at - _LONGEST, 0), at) is not None
    return True


def _stop(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    return "." if _HEAD.match(text, text.rfind("\n", 0, at) + 1, at) else "。"
