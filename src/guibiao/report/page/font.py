"""Chinese on any machine: the characters that a page uses, cut from the font in this package (Noto Sans SC, OFL)."""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

FONT = files("guibiao.report") / "fonts" / "noto-sans-sc.woff2"
FAMILY = "Guibiao Sans"
_UPRIGHT_ONLY = ["vhea", "vmtx", "VORG"]  # tables for text that runs downwards


def font_face(text: str) -> str:
    """A CSS rule that brings the font for these characters inside the file. Characters the font lacks are left out."""
    content = base64.b64encode(subset(text)).decode("ascii")
    return f'@font-face{{font-family:"{FAMILY}";src:url(data:font/woff;base64,{content}) format("woff")}}'


def subset(text: str) -> bytes:
    """The font cut down to the characters of a text, as WOFF; the same characters give the same bytes.

    WOFF2 would be a tenth smaller and take four times as long.
    """
    return _cut(frozenset(text))


@lru_cache(maxsize=16)
def _cut(characters: frozenset[str]) -> bytes:
    """As `subset`; pages written one after the other often have the same characters."""
    from fontTools import subset as tool
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(FONT.read_bytes()), recalcTimestamp=False, recalcBBoxes=False)
    options = tool.Options(flavor="woff", layout_features=[], notdef_outline=True)
    options.drop_tables += _UPRIGHT_ONLY
    cutter = tool.Subsetter(options)
    cutter.populate(unicodes=sorted(map(ord, characters)))
    cutter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
