"""Half-width punctuation in Chinese becomes full-width, one for one; numbers (1,097; 9.7:47.3) keep theirs."""

from __future__ import annotations

import re

from guibiao.documents.repair.chars import WIDE

_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
_SIGN = re.compile(rf"(?<=[{WIDE}])[,;:!?]|[,;:!?](?=[{WIDE}])|(?<=[%\d])[;!?](?=[\d\n])|(?<=[%A-Za-z]),(?=\d)")
_PAIR = re.compile(
    rf"(?<=[{WIDE}])\(([^()（）\n]*)\)|\(([^()（）\n]*)\)(?=[{WIDE}])|\(([^()（）\n]*[{WIDE}][^()（）\n]*)\)"
)


def widened(text: str) -> str:
    """The text with Chinese punctuation where Chinese stands on either side.

    >>> widened("完成12.5亿元,增长8%;(一)结构为:9.7:47.3:43")
    '完成12.5亿元，增长8%；（一）结构为：9.7:47.3:43'
    """
    if "(" in text:
        text = _PAIR.sub(lambda m: f"（{m[0][1:-1]}）", text)
    return _SIGN.sub(lambda m: _FULL[m[0]], text)
