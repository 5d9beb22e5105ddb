"""Full-width digits, letters and signs become half-width, odd spaces, dashes and look-alikes usual. One for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from guibiao.expressions import expression

# Radicals that PDF files give for characters, and that Unicode does not decompose.
_RADICALS = dict(
    zip(
        "⺁⺊⺌⺍⺕⺝⺟⺠⺫⺬⺷⺻⻁⻄⻅⻆⻈⻉⻋⻌⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂卜小小彐月母民目示羊聿虎西见角讠贝车辶長長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_ALIKE = {
    char: usual
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFAD9), *range(0xFE50, 0xFE6C))
    if len(usual := normalize("NFKC", char := chr(code))) == 1 and usual != char
} | _RADICALS
_WIDTHS = {
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    **dict(zip("％﹪℅＋．－／＝＊＃｜＆−", "%%%+.-/=*#|&-", strict=True)),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    "\ufffd": "□",  # what could not be read
    "―": "—",  # U+2015, as in ――地区生产总值
    "─": "—",
    **dict(zip("「」『』", "“”‘’", strict=True)),
    "｡": "。",
    "､": "、",
}
WIDE_FORMS = re.escape("".join(_WIDTHS))
LOOK_ALIKES = re.escape("".join(_ALIKE))
_WIDE = expression(f"[{WIDE_FORMS}]")
_LOOKING_ALIKE = expression(f"[{LOOK_ALIKES}]")


def narrowed(text: str) -> str:
    """The text with full-width digits, letters, percent signs and blanks made half-width."""
    return _replaced(text, _WIDE, _WIDTHS)


def unmasked(text: str) -> str:
    """The text with the characters themselves where others look like them."""
    return _replaced(text, _LOOKING_ALIKE, _ALIKE)


def _replaced(text: str, signs: re.Pattern[str], pairs: Mapping[str, str]) -> str:
    at = 0
    while sign := signs.search(text, at):  # all of one sign at a time: many times as fast as a translation table
        at = sign.end()
        text = text.replace(sign[0], pairs[sign[0]])
    return text
