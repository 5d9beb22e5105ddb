"""Which words name one thing that is built, bought or carried out once, and which only a kind of things."""

from __future__ import annotations

import re
from functools import lru_cache

from guibiao.expressions import expression
from guibiao.extract.promises.words import promise_words

_COUNTED = expression(
    r"^(?:[0-9.,]+[万千百]?|[一二两三四五六七八九十百千万]+)(?:余|多)?[户个所座条项家处批栋套台块片宗](?!路)"
)
_SCALED = expression(
    r"[0-9][0-9.]*(?:万|亿)?(?:千瓦|兆瓦|GW|GWH|MW|吨|立方米|平方米|米|公里|套|台|头|羽|亩|只|件|辆|片|张|kV|千伏)",
    re.I,
)
_BETWEEN = expression(r"[\u4e00-\u9fff]{1,6}(?:至|到|—|－|-|经)[\u4e00-\u9fff]{1,8}")
_SOMEBODY = expression(r"公司|集团|[股份有限]{4}")
_QUOTED = expression(r"“[^”]*”")
_CAMPAIGNS = ("项目", "工程", "改造", "整治", "搬迁")  # “…”工程 is mostly a programme
_TOLD = expression("的|列入|纳入")  # 带动性强的项目: what a name does not say
_BRACKETED = expression(r"（[^（）]*）")
_LEAST = 2  # characters that a name has besides what every such thing is called
_LONGEST = 45


@lru_cache(maxsize=1 << 14)
def is_name(words: str, category: str = "") -> bool:
    """Whether the words name one thing; `category` is what a list that holds them calls its items (等项目)."""
    if not _LEAST < len(words) + bool(category) <= _LONGEST or _COUNTED.match(words):
        return False
    lexicon = promise_words()
    plain = _BRACKETED.sub("", words)
    if plain.endswith(lexicon.not_heads) or _TOLD.search(_QUOTED.sub("", plain)) or _is_loose(plain):
        return False
    head = lexicon.heads.before(plain, len(plain), 0)
    if not head and category not in lexicon.built:
        return False
    if _SCALED.match(words) or _SOMEBODY.search(plain) or (_BETWEEN.search(plain) and (head or category)):
        return True
    own = plain[: len(plain) - len(head)] if head else plain
    if category in lexicon.built and len(head) > _LEAST and plain not in lexicon.generic.words:
        return True
    return _own_part(_QUOTED.sub("", own) if head in _CAMPAIGNS else own) >= _LEAST


def _is_loose(words: str) -> bool:
    return promise_words().loose.search(words) is not None


def _own_part(words: str) -> int:
    """How many characters are left of words when those that every such thing may carry are taken away."""
    generic, at, left = promise_words().generic, 0, 0
    while at < len(words):
        word = generic.at(words, at, len(words))
        left += not word and words[at] not in "“”（）·、"
        at += len(word) or 1
    return left
