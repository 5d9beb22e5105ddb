"""How alike two figures are called, by their names and by the nouns behind them."""

from __future__ import annotations

from fractions import Fraction

from guibiao.audit.naming import core_of, overlap
from guibiao.audit.retelling.told import Told
from guibiao.expressions import expression

NO_NAME, RELATED, HOLDS, SAME = range(4)  # how two names are alike
_SHARED = Fraction(2, 3)  # of the shorter name's characters, for two to be related
_NOUN, SHORT = 3, 2  # characters of a noun that names what is counted, and of a name
_NEW = expression(r"\A(?:新增|新建|栽植|补植|开展|下达)+")


def likeness(one: Told, other: Told) -> int:
    """How alike two figures are called: the same, one holding the other's characters in order, related or not."""
    found = _alike(one.name, other.name)
    if found == HOLDS and any(_is_left_out(a, b) for a, b in ((one, other), (other, one))):
        return SAME
    for a, b in ((one, other), (other, one)):
        noun = a.noun
        begins = noun and (noun[:_NOUN] in b.name or (len(noun) >= _NOUN and noun[:_NOUN] == b.noun[:_NOUN]))
        if begins or (len(b.name) >= SHORT and b.name in noun):
            found = max(found, HOLDS)
        elif noun and noun[:SHORT] in b.name + b.noun:
            found = max(found, HOLDS if a.definite else RELATED)
    return found


def shared(one: Told, other: Told) -> int:
    """How many characters of the names or nouns of two figures are one's and the other's as they stand."""
    runs = (_run(a.noun, b.name + "," + b.noun) for a, b in ((one, other), (other, one)))
    names = sorted((_thing(one.name), _thing(other.name)), key=len)
    return max(*runs, len(names[0]) if overlap(*names) == 1 else 0)


def _run(noun: str, name: str) -> int:
    """How many characters a noun begins with that a name has as they stand."""
    return next((k for k in range(len(noun), 0, -1) if noun[:k] in name), 0)


def are_of_a_kind(one: str, other: str) -> bool:
    """Whether two names are of two things of one kind: 小麦面积 and 玉米面积, 各项存款余额 and 各项贷款余额."""
    one, other = _thing(one), _thing(other)
    if len(one) != len(other) or len(one) <= SHORT or sorted(one) == sorted(other):
        return False
    ends = one[-SHORT:] == other[-SHORT:] and one[0] != other[0]
    return ends or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_left_out(short: Told, long: Told) -> bool:
    """Whether one name leaves out what its sentence said before: 园区规划面积…，已开发…, and 园区已开发…."""
    if not long.name.endswith(short.name):
        return False
    left = long.name.removesuffix(short.name).rstrip("已的")
    return len(left) >= SHORT and left in short.lead


def _alike(one: str, other: str) -> int:
    short, long = sorted(map(_thing, (one, other)), key=len)
    if len(short) < SHORT:
        return NO_NAME
    if sorted(short) == sorted(long):
        return SAME  # 整治背街小巷, 背街小巷整治
    share = overlap(short, long)
    if share == 1:
        return HOLDS
    return RELATED if share >= _SHARED or short[-SHORT:] == long[-SHORT:] else NO_NAME


def _thing(name: str) -> str:
    """A name without what was done, once or for the first time: 新增高标准农田, 高标准农田建设."""
    return core_of(_NEW.sub("", name))
