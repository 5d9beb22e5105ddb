"""HTML that was left in a text: tags go, entities become their characters, superscript note marks go whole."""

from __future__ import annotations

import html
import re

from guibiao.documents.repair.draft import Edit
from guibiao.documents.repair.unseen import seen
from guibiao.documents.repair.width import narrowed, unmasked
from guibiao.expressions import expression

_NAMES = (
    "sup|sub|br|p|b|i|u|s|em|strong|span|font|div|a|img|td|tr|th|table|tbody|thead|ul|ol|li|dl|dt|dd|h[1-6]|hr|center"
    "|small|big|del|ins|mark|section|article|main|header|footer|nav|html|body|wbr|nobr|strike|tt|label|pre|blockquote"
    "|ruby|rb|rt|rp|figure|figcaption|col|colgroup|caption|tfoot|(?:o|v|w|st1):[a-z]+"
)
_NOTE_MARK = r"(?<![A-Za-z]<)sup>\s*[\[［(（]?[\d①-⑳*]{1,3}[\]］)）]?\s*</sup>"  # but m<sup>2</sup> is a unit
_TAG = rf"/?(?:{_NAMES})(?:\s[^<>]*)?/?>"
_ENTITY = r"(?:[a-zA-Z]{2,31}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
_WHOLE = r"!--[^>]{0,400}?-->|(?P<code>script|style)\b[^<>]*>[^<]{0,4000}</(?P=code)>"  # with what stands inside
_TAGS = expression(rf"<(?:{_NOTE_MARK}|{_WHOLE}|(?P<tag>{_TAG}))", re.IGNORECASE)
_ENTITIES = expression(f"&{_ENTITY}", re.IGNORECASE)
# It begins with one class of signs, which is found many times as fast as alternatives are.
_ANY = expression(rf"[<&](?:(?<=<)(?:{_NOTE_MARK}|{_WHOLE}|(?P<tag>{_TAG}))|(?<=&){_ENTITY})", re.IGNORECASE)
_BREAKS = expression(r"</?(?:br|p|div|tr|li|d[ltd]|h[1-6]|hr|table|section|article)\b", re.IGNORECASE)


def without_markup(text: str) -> list[Edit]:
    """Edits that take HTML out; a tag that ends a line becomes a line break."""
    tags, entities = "<" in text and ">" in text, "&" in text and ";" in text
    if not tags and not entities:
        return []
    pattern = _ANY if tags and entities else _TAGS if tags else _ENTITIES
    return [(m.start(), m.end(), _instead(m)) for m in pattern.finditer(text)]


def _instead(match: re.Match[str]) -> str:
    if match[0][0] == "&":
        return seen(unmasked(narrowed(html.unescape(match[0]))))
    return "\n" if match.lastgroup == "tag" and _BREAKS.match(match[0]) else ""
