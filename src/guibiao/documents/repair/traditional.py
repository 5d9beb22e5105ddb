"""Traditional to simplified characters, with phrases (乾燥 is 干燥, 乾隆 stays), one character for one."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

import opencc

from guibiao.expressions import expression

_HAN = expression("[\u3400-\u9fff]")
_SHARE = 0.003  # of all Han characters; a name in an otherwise simplified text stays as it was written
_ALSO_SIMPLIFIED = set("乾著瞭藉徵於鍾馀佇麽夥摺硃甦剋範託")  # stand in simplified texts as well (乾务镇)
_VARIANTS = tuple(zip("衞敍枱糭粧痺睪簷衹暱", "卫叙台粽妆痹睾檐只昵", strict=True))  # of Hong Kong and Taiwan
# Elsewhere the traditional 著 is 着. A pattern that begins with a plain character is found many times as fast.
_ZHU = expression("著(?<![显卓昭专原名论巨编土合所遗]著)(?![名作称述者录书])")


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; unchanged where it is not traditional."""
    if not _is_traditional(text):
        return text
    text = "\n".join(map(_converted, text.split("\n")))
    for variant, usual in _VARIANTS:
        text = text.replace(variant, usual)
    return _ZHU.sub("着", text)


def _is_traditional(text: str) -> bool:
    enough = int(_SHARE * len(text)) + 1
    found = sum(1 for _ in islice(_pattern().finditer(text), enough))  # no more need be counted
    if not found:
        return False
    return found == enough or found >= _SHARE * (len(_HAN.findall(text)) or 1)


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
def traditional_signs() -> str:
    """The characters that only traditional texts have."""
    return "".join(sorted(c for c in map(chr, _characters()) if c not in _ALSO_SIMPLIFIED))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[{traditional_signs()}]")
