"""Light normalisation of names, so that one thing written in several ways is looked up under one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_FULL_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_DROPPED = dict.fromkeys(map(ord, "的“”‘’\"'「」『』《》〈〉 \t\r\n\u00a0\u3000"))
_KEY = _FULL_WIDTH | _DROPPED
_UNIT = _FULL_WIDTH | dict.fromkeys(map(ord, " \t\r\n\u00a0\u3000"))


def name_key(name: str) -> str:
    """The key of an indicator's name: no quotes, spaces or 的, half-width signs, lower-case letters.

    >>> name_key("“四上”企业"), name_key("细颗粒物（ＰＭ2.5）浓度")
    ('四上企业', '细颗粒物(pm2.5)浓度')
    >>> name_key("研发经费占GDP的比重")
    '研发经费占gdp比重'
    """
    return name.translate(_KEY).lower()


def unit_key(name: str) -> str:
    """The key of a unit's name: no spaces, half-width signs; letters keep their case, for MW is not mW.

    >>> unit_key("％"), unit_key("微克／立方米")
    ('%', '微克/立方米')
    """
    return name.translate(_UNIT)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may stand around a name without changing what it names: area words before it, tails behind it."""

    area_words: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()

    def candidates(self, key: str) -> Iterator[str]:
        """The key and what is left of it without its surroundings, the longest first."""
        yield key
        bare = key
        if key.startswith(self.area_words):
            bare = key.removeprefix(max(filter(key.startswith, self.area_words), key=len)) or key
            yield bare
        for whole in dict.fromkeys((key, bare)):
            if whole.endswith(self.tails):
                yield whole.removesuffix(max(filter(whole.endswith, self.tails), key=len))
