"""Whether names make up a whole: years, bands that follow each other, or the members of a set, each once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise, permutations

from guibiao.audit.wording import wording
from guibiao.expressions import expression

YEAR = expression(r"20\d\d年")
_VERBS = expression(r"\A(?:其中|全年|完成|实现)+|(?:为|达到?|完成|实现|有|共)+\Z")
_ABOVE, _BELOW = (
    expression(r"\d[^，、]{0,4}(?:以上|及以上)|(?:超过|大于|高于|多于)\d"),
    expression(r"\d[^，、]{0,4}(?:以下|及以下|以内)|(?:不足|少于|低于|小于|不到|未满)\d"),
)
_BAND = expression(
    r"(?<![\d.])(?P<low>\d{1,4})[^\d、，—–~～-]{0,4}(?:[—–~～至到-]{1,2}(?P<high>\d{1,4})(?![\d.])|(?P<above>及?以上)|(?P<below>及?以下))"
)
_BETWEEN = expression(r"[国省市州]内[省市州县区]外|[省市州县区]外[国省市州]内")  # 省内县外 and 省外 are not all
_NOT, _WORD = "非", 2  # characters
_BARE, _BOTH_BARE = 3, 4  # characters that a member may have besides of its own, and each of two: 人大代表, 政协委员
_SIDE = expression(r"(?P<limit>[十百千万亿]+元)及?以(?P<side>[上下])")
_SIZE, _LIMIT = expression(r"\d"), expression(r"\d+(?:\.\d+)?")  # of a class by size or age


def is_whole(labels: Sequence[str]) -> bool:
    """Whether the labels are years, or all members of one set of complements, each once (城镇…, 农村…)."""
    if all(YEAR.search(label) for label in labels):
        return True
    if any(_ABOVE.search(label) for label in labels) and any(_BELOW.search(label) for label in labels):
        return all(map(_SIZE.search, labels)) and _adjoin(labels)  # 10亿元以上3个、5—10亿元8个、5亿元以下30个
    return are_complements(labels) or _are_bands(labels) or _meet_at_one_limit(labels)


def _adjoin(labels: Sequence[str]) -> bool:
    """Whether classes by size leave no gap, so that each begins where another one ends, as far as they tell it."""
    begin: list[Decimal] = []
    end: list[Decimal] = []
    for label in labels:
        sizes = [Decimal(size) for size in _LIMIT.findall(label)]
        above, below = _ABOVE.search(label), _BELOW.search(label)
        if len(sizes) == len("起止"):
            begin, end = [*begin, sizes[0]], [*end, sizes[1]]
        elif len(sizes) != 1 or bool(above) == bool(below):
            return True
        elif above:
            begin.append(sizes[0])
        else:
            end.append(sizes[0])
    met = [(a, b) for a in begin for b in end if abs(a - b) <= 1]
    return {a for a, _b in met} == set(begin) and {b for _a, b in met} == set(end)


def _meet_at_one_limit(labels: Sequence[str]) -> bool:
    """Whether one of two labels is of what is above a limit and the other of what is below: 亿元以上, 亿元以下."""
    found = [(m["limit"], m["side"]) for label in labels if (m := _SIDE.search(label))]
    return len(labels) == len(found) == len("上下") and found[0][0] == found[1][0] and found[0][1] != found[1][1]


def _are_bands(labels: Sequence[str]) -> bool:
    """Whether labels are bands that follow each other from the lowest to the highest: 0—14岁, 15—59岁, 60岁及以上."""
    bands = [found for label in labels if (found := _BAND.search(label))]
    if len(bands) < len(labels) or len(bands) < len("低高"):
        return False
    open_below, open_above = bands[0]["low"] == "0" or bands[0]["below"], bands[-1]["above"]
    joined = (int(b["low"]) - int(a["high"] or a["low"]) in (0, 1) for a, b in pairwise(bands))
    return bool(open_below and open_above) and all(joined)


def are_complements(labels: Sequence[str]) -> bool:
    """Whether the labels name all members of one set of complements, each once."""
    if _is_one_and_its_negation(labels):
        return True
    sets = _complements(len(labels))
    if not sets or not all(map(_members(len(labels)).search, labels)):
        return False
    if len(labels) == len("内外") and any(map(_BETWEEN.search, labels)):
        return False
    said = "，".join(labels)
    told = (members for members in sets if members[0] in said and members[-1] in said)
    return any(_one_each(labels, members) for members in told)


def _is_one_and_its_negation(labels: Sequence[str]) -> bool:
    """Whether one of two names is the other with a 非 before a word of it: 粮食作物, 非粮食作物."""
    if len(labels) != len("甲乙") or (_NOT in labels[0]) == (_NOT in labels[1]):
        return False
    plain, negated = sorted(labels, key=lambda label: _NOT in label)
    word = negated.partition(_NOT)[2][:_WORD]
    return len(word) == _WORD and word in plain


def may_have_more(labels: Sequence[str]) -> bool:
    """Whether labels name a set of which a text that tells some of its total often leaves a member out."""
    named = (members for members in wording().seldom_all if len(members) == len(labels))
    return any(_one_each(labels, members) for members in named)


def is_named_as_one(label: str, labels: Sequence[str]) -> bool:
    """Whether a total is one of the members that its parts are thought to be: 出口 of 机电产品出口 and 进口."""
    name = _VERBS.sub("", label)
    return any(name in members and _one_each(labels, members) for members in _complements(len(labels)))


def is_third(label: str, labels: Sequence[str]) -> bool:
    """Whether a figure is named as another member of a larger set than two others: 小学 before 初中 and 高中."""
    for members in (*wording().complements, *wording().seldom_all):
        if len(members) > len(labels) and all(any(m in told for m in members) for told in labels):
            others = (m for m in members if not any(m in told for told in labels))
            if any(m in label for m in others):
                return True
    return False


@cache
def _members(many: int) -> re.Pattern[str]:
    """Any member of a set of so many complements."""
    return re.compile("|".join(re.escape(m) for members in _complements(many) for m in members))


@cache
def _complements(many: int) -> tuple[tuple[str, ...], ...]:
    """The sets of so many complements."""
    return tuple(m for m in (*wording().complements, *wording().seldom_all) if len(m) == many)


def _are_of_one_thing(labels: Sequence[str], members: Sequence[str]) -> bool:
    """Whether what two names say besides the members is alike: not 中央预算内投资, 地方政府专项债券."""
    rest = [re.sub("|".join(map(re.escape, members)), "", _VERBS.sub("", label)) for label in labels]
    if min(map(len, rest)) <= _BARE or max(map(len, rest)) <= _BOTH_BARE:
        return True
    return any(a + b in rest[1] for a, b in pairwise(rest[0]))


def _one_each(labels: Sequence[str], members: Sequence[str]) -> bool:
    """Whether each label names another one of the members (非税收入 holds 税收 as well)."""
    said = "，".join(labels)
    if not all(m in said for m in members):
        return False
    if len(members) == len("甲乙") and not _are_of_one_thing(labels, members):
        return False
    return any(all(m in label for m, label in zip(members, order, strict=True)) for order in permutations(labels))
