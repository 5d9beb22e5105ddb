"""Traditional to simplified characters, with phrases (乾燥 is 干燥, 乾隆 stays), one character for one."""

from __future__ import annotations

import re
from functools import cache

import opencc

_HAN = re.compile("[\u3400-\u9fff]")
_SHARE = 0.003  # of all Han characters; a name in an otherwise simplified text stays as it was written
_ALSO_SIMPLIFIED = set("乾著瞭藉徵於鍾馀佇麽夥摺硃甦剋範託")  # stand in simplified texts as well (乾务镇)
_VARIANTS = str.maketrans("衞敍枱糭粧痺睪簷衹暱", "卫叙台粽妆痹睾檐只昵")  # of Hong Kong and Taiwan
_ZHU = re.compile("(?<![显卓昭专原名论巨编土合所遗])著(?![名作称述者录书])")  # elsewhere the traditional 著 is 着


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; unchanged where it is not traditional."""
    share = len(_pattern().findall(text)) / (len(_HAN.findall(text)) or 1) if _pattern().search(text) else 0.0
    if share < _SHARE:
        return text
    lines = text.split("\n")
    return _ZHU.sub("着", "\n".join(map(_converted, lines)).translate(_VARIANTS))


def _converted(line: str) -> str:
    new: str = _converter().convert(line)
    return new if len(new) == len(line) else line.translate(_characters())


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _characters() -> dict[int, str]:
    """Each character with its simplified form alone, where it has another."""
    alone = [chr(code) for code in range(0x3400, 0xA000)]
    simple = _converter().convert("\n".join(alone)).split("\n")
    return {ord(a): s for a, s in zip(alone, simple, strict=True) if a != s and len(s) == 1}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(c for c in map(chr, _characters()) if c not in _ALSO_SIMPLIFIED)) + "]")
