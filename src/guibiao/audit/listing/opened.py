"""Lists of parts that a word or a bracket opens, down through their brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from msgspec.structs import replace

from guibiao.audit.complements import YEAR, are_complements, is_named_as_one, is_whole, may_have_more
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_sum, may_be_of_some_years, one_kind, same_measure
from guibiao.audit.listing.cues import BEGINS, CUE
from guibiao.audit.listing.in_sentences import others_behind
from guibiao.audit.listing.listing import Listing, adds_up
from guibiao.audit.listing.stretch import PER_HEAD, end_of_list, parts_within
from guibiao.audit.listing.totals import totals_before
from guibiao.audit.measures import PERCENT, POINTS, comparable, is_count, is_mean
from guibiao.audit.tally import outcome_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.quantity import read_number

_DIVIDED_AGAIN = expression(r"[；;](?=[按从分][^，,。；;\d]{2,10}[，,：:])")
_MARK = expression(r"[、和及与，,]")
_NEXT_CLAUSE_OR_MARK, _BREATH = expression(r"[，,；;]"), expression(r"[、和及与]")
_THEN, _TIME_LONG = (
    expression(r"(?:上年|去年|前年|同期|[年期]初|上期|基期|年末?)\Z"),
    3,
)  # 上年分别为: no parts, but what was
_OF_MONTH, _SO_FAR = expression("[当本单][月季]"), expression("累计")
_LEFT = ("其余", "剩余", "余下")
_SAID = expression(r"(?:为|达到?|完成|实现|有|共)+\Z")
# what is left of anything: 其他项目, 其他人员
_ANYTHING = expression(
    r"项目|领域|方面|类|行业|产业|人员|资金|收入|支出|地区|来源|方式|企业|单位|原因|费用|用途|部门|机构|问题|事项|指标|品种|[各项]"
)
_IN_TURN = expression(
    r"(?P<names>[^，,。；;：:\n\d、和]{1,10}(?:[、和][^，,。；;：:\n\d、和]{1,10}){1,5}?)(?:分别|依次)(?:为|达到?|完成|实现|是)?\Z"
)
_JOINS, _NAME, _INDUSTRIES = (
    expression("[、和]"),
    expression(r"(?:[县市区旗镇乡][（(][^（()）\d]{1,6}[)）])?(?P<name>[^，,。；;：:\n、\d（()）]{2,8})"),
    ("第一产业", "第二产业", "第三产业"),
)
_PAIR = 2  # characters
_SO_MANY = expression(
    r"(?:\A|(?<=[^\d第]))(?P<many>[两二三四五六七八九]|(?<!\d)\d(?!\d))(?:大|[个家类座所]|[县市区镇乡](?![级域]))(?!百分|月|季|以上|[级届])"
)  # 三大港口集团完成, 四个园区实现
_AND_SO_ON = expression(r"等[^级]")
_OVER = expression(r"等[^级，,。；;\d]{0,8}[；;]")


def listings(ledger: Ledger) -> Iterator[Listing]:
    """Every list of parts whose total the text states before it, in the order of the text.

    Of a list of two kinds (产业41个、投资68亿元) each has its own; where one adds up, so must the other.
    """
    spent: set[int] = set()  # parts of lists already read: no total of the next one
    for cue in ledger.scan(CUE, BEGINS):
        kind = cue.lastgroup or ""
        if kind == "comprising" and _THEN.search(ledger.text, max(cue.start() - _TIME_LONG, 0), cue.start()):
            continue
        end = end_of_list(ledger, cue.end(), inside=kind in ("bracket", "bare"))
        again = _DIVIDED_AGAIN.search(ledger.text, cue.end(), end) if kind == "divided" else None
        parts = parts_within(ledger, cue.end(), again.start() if again else end)
        named = [label_before(ledger.text, p.start, cue.end()) for p in parts] if again else []
        behind = parts_within(ledger, again.end(), end) if again else []
        if again and (is_whole(named) or (behind and _is_known_sum(ledger, cue.start(), behind))):
            end = again.start()  # 按城乡分，城镇…，乡村…；按性别分，…
        elif again:
            parts = parts_within(ledger, cue.end(), end)
        in_turn = _first_of_each(parts, kind)
        found = [f for first in in_turn if (f := _listing(ledger, cue, end, parts, first, spent))]
        whole = len(found) > 1 and any(adds_up(listing) for listing in found)
        whole = whole or (len(in_turn) > len(found) > 0 and _is_known_sum(ledger, cue.start(), parts[::2]))
        for listing in found:
            if kind != "among" or len(listing.parts) > 1:
                spent.update(p.start for p in listing.parts)
            if kind != "colon" or whole or listing.complete:
                yield replace(listing, complete=listing.complete or whole)


def _listing(
    ledger: Ledger, cue: re.Match[str], end: int, parts: Sequence[Figure], first: Figure, spent: set[int]
) -> Listing | None:
    """The parts of one kind behind a cue with the totals that they may be of."""
    kind = cue.lastgroup or ""
    if first.unit in (*PERCENT, *POINTS) or is_mean(first.unit):
        return None  # shares make up a hundred, not another share; a distance and a mean have no parts
    ordered = [first, *(p for p in parts if p is not first)]
    totals = totals_before(ledger, cue.start(), kind, ordered, spent)
    sums = [t for t in totals if not PER_HEAD.search(label_in_sentence(ledger, t))]
    if len(sums) < len(totals) and not _are_whole(ledger, cue.end(), parts):
        totals = sums
    fallen_behind = (_as_count(ledger, p) for p in parts if totals)
    same = [p for p in fallen_behind if one_kind(p.unit, totals[0].unit) and same_measure(p, totals[0])]
    if not same:
        return None
    labels = _labels(ledger, cue.end(), same)
    if kind == "among" and len(same) == 1 and (more := others_behind(ledger, same[0], labels[0])):
        labels = (*labels, *(label_in_sentence(ledger, p) for p in more))
        return Listing(tuple(totals), (*same, *more), labels, complete=False, cue=cue.group(), kind="pair")
    if _are_of_two_times(labels):
        return None
    if labels[0].startswith(_LEFT):
        return None  # 包括高速公路里程等；其余11项: the rest of what was told before
    rest = next((i + 1 for i, label in enumerate(labels) if i and label.startswith(_LEFT)), len(labels))
    same, labels = same[:rest], labels[:rest]  # 其余27项已完成19项: what follows is of the rest
    if kind == "among" and not is_whole(labels) and (many := _whole_at_first(ledger, same, labels)):
        whole = Listing(tuple(totals), tuple(same[:many]), labels[:many], complete=False, cue=cue.group(), kind="pair")
        if not adds_up(replace(whole, parts=tuple(same))):
            return whole
    if kind == "comprising" and _OVER.search(ledger.text, cue.end(), same[0].start):
        return None  # 达到的4项，包括甲、乙等；超过的14项: what follows is beside them
    sentence = ledger.sentence(cue.start())[0]
    clause = max((ledger.text.rfind(mark, sentence, totals[0].start) for mark in "；;"), default=-1)
    told_since = ledger.numbers(max(sentence, clause), cue.start())
    before = [f for f in told_since if comparable(f.unit, same[0].unit)]
    told = (label_before(ledger.text, f.start, sentence) for f in before)
    if kind == "among" and is_whole(labels) and any(is_named_as_one(name, labels) for name in told):
        return None  # 出口9.8亿元，其中机电产品出口4.1亿元；进口2.6亿元: 出口 is one of the two itself
    tail = ledger.text[same[-1].end : end]
    whole_name = label_in_sentence(ledger, totals[0])
    complete = not _AND_SO_ON.search(tail) and (
        _is_complete(kind, labels, whole_name) or _counts_its_parts(whole_name, labels)
    )
    complete = complete and not (all(map(YEAR.search, labels)) and may_be_of_some_years(ledger, totals[0], same))
    if kind == "bare" and not (len(same) > 1 and _is_plain(same, parts, totals[0]) and len(same) == len(parts)):
        return None
    if kind == "divided" and not (complete and _is_plain(same, parts, totals[0])):
        return None
    if kind == "colon" and complete and not (len(same) == len(parts) and _is_plain(same, parts, totals[0])):
        complete = False
    if kind == "among" and (
        len(same) > len("甲乙") or is_whole(labels)
    ):  # 28个项目……已开工26个。其中工业11个、…: of the first
        before = ledger.numbers(ledger.reach(cue.start()), cue.start())
        totals = [*totals, *(f for f in before if f.unit == same[0].unit and f not in totals and is_sum(f, same))]
    return Listing(tuple(totals), tuple(same), labels, complete, cue.group(), kind)


def _are_whole(ledger: Ledger, start: int, parts: Sequence[Figure]) -> bool:
    """Whether more than two parts are by their names all that there are."""
    return len(parts) > len("甲乙") and is_whole([label_before(ledger.text, p.start, start) for p in parts])


def _are_of_two_times(labels: Sequence[str]) -> bool:
    """Whether amounts are of a month and of the year up to it, of one thing: 当月完成11.1亿元；累计完成137.4亿元."""
    return any(map(_OF_MONTH.search, labels)) and any(map(_SO_FAR.search, labels))


def _labels(ledger: Ledger, start: int, parts: Sequence[Figure]) -> tuple[str, ...]:
    """The names of parts: the words before each; those told in turn before the first, or behind each, if they are all.

    其中一、二、三产业增加值分别为9.2亿元、…; 24项指标中，9项约束性指标完成，15项预期性指标….
    """
    labels = tuple(label_before(ledger.text, p.start, start) for p in parts)
    if len(parts) > 1 and not any(labels[1:]):
        turn = _IN_TURN.search(ledger.text, start, parts[0].start)
        names = tuple(_JOINS.split(turn["names"])) if turn else ()
        names = _INDUSTRIES if names and names[0] in ("一", "第一") and len(names) == len(_INDUSTRIES) else names
        behind = tuple(found["name"] if (found := _NAME.match(ledger.text, p.end)) else "" for p in parts)
        return next((n for n in (names, behind) if len(n) == len(parts) and is_whole(n)), labels)
    return labels


def _as_count(ledger: Ledger, part: Figure) -> Figure:
    """A part, as so many items where it counts those that fell behind, which is read as a change: 滞后的有2项."""
    if part.value >= 0 or not is_count(part.unit) or not outcome_of(label_in_sentence(ledger, part)):
        return part
    return Figure(start=part.start, end=part.end, value=abs(part.value), unit=part.unit)


def _first_of_each(parts: Sequence[Figure], kind: str) -> list[Figure]:
    """The first part of each kind that a list goes through in turn, of two at most; else the first part."""
    if kind == "divided" or len(parts) <= 3 or len(parts) % 2 or one_kind(parts[1].unit, parts[0].unit):
        return list(parts[:1])
    in_turn = all(one_kind(p.unit, parts[i % 2].unit) for i, p in enumerate(parts))
    rated = any(p.unit in (*PERCENT, *POINTS) for p in parts)  # 35.57亿元，增长28.8%；105.35亿元，增长15.7%
    return list(parts[:2] if in_turn and not rated else parts[:1])


def _is_known_sum(ledger: Ledger, at: int, parts: Sequence[Figure]) -> bool:
    """Whether the passage states the very sum of the parts before: 项目86个……其中，交通22个、…亿元，……"""
    added = sum((Fraction(p.value) for p in parts), Fraction(0))
    return any(f.unit == parts[0].unit and Fraction(f.value) == added for f in ledger.numbers(ledger.reach(at), at))


def _whole_at_first(ledger: Ledger, parts: Sequence[Figure], labels: Sequence[str]) -> int:
    """How many parts at the head of a list are all members of a set, told in one breath, before it goes on to others.

    其中税收43.9亿元、非税21.4亿元，政府性基金收入28.4亿元 moves on behind the second.
    """
    for many in range(2, len(parts)):
        between = [ledger.text[a.end : b.start] for a, b in pairwise(parts[: many + 1])]
        breath = _MARK if between[-1].startswith(("；", ";")) else _BREATH
        if _NEXT_CLAUSE_OR_MARK.match(between[-1]) and all(map(breath.match, between[:-1])):
            return many if are_complements(labels[:many]) else 0
    return 0


def _is_plain(listed: Sequence[Figure], parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a stretch is a list and nothing else: 从进度看，应达到1.40件，实际为1.21件，低0.19件 does not."""
    return len(listed) == sum(comparable(p.unit, total.unit) for p in parts)


def _is_complete(kind: str, labels: Sequence[str], total: str) -> bool:
    if len(labels) < 2:
        return False
    if kind == "among" and "以上" not in total and may_have_more(labels):  # of 市级以上项目 three levels are all
        return False
    if kind in ("divided", "bare") or is_whole(labels) or _is_all_that_is_left(labels[-1], total):
        return True
    return kind in ("comprising", "colon") and len(labels) > 2


def _counts_its_parts(total: str, labels: Sequence[str]) -> bool:
    """Whether a total's name says of how many it is, and as many are listed by names of their own: 三大港口完成….

    Of 2个县区 each of which grew, and of two of three, the count tells nothing.
    """
    told = _SO_MANY.search(total)
    if not told or len(set(labels)) < len(labels) or not all(labels):
        return False
    many = int(read_number(told["many"]))
    crossing = (*wording().crossing, *wording().overlapping)
    alike = len({_SAID.sub("", label)[-1:] for label in labels}) == 1  # 高新区, 经开区; not 甲产业链, 出口
    return many == len(labels) and alike and not any(word in label for label in labels for word in crossing)


def _is_all_that_is_left(label: str, total: str) -> bool:
    """Whether the last part is the rest of a total: 其他, 其他项目; 其他谷物 are but a kind of 粮食作物."""
    rest = next((word for word in wording().remainders if label.startswith(word)), None)
    if rest is None:
        return False
    noun = _SAID.sub("", label[len(rest) :])
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(noun), reversed(total), strict=False))
    own = noun[: len(noun) - len(list(alike))]  # without the measure: 谷|物播种面积
    shared = own in total or any(own[i : i + _PAIR] in total for i in range(len(own) - 1))
    return len(noun) < _PAIR or rest in _LEFT or _ANYTHING.search(noun) is not None or shared
