"""`Listing`: a total and the parts that a text lists under it, down through its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, permutations

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import ANY, PERCENT, POINTS, comparable, factor, is_count
from guibiao.audit.wording import wording

# 按项目类型分, | 按性质划分： | 从类型看， | 分领域看，
_ASPECT = (
    r"从[^，。；：、\n（）()\d]{0,6}(?:类[别型]?|性质|属性|领域|行业|产业|区域|地区|结构|构成|来源|层级|阶段|用途)来?看"
)
_TOPIC = r"[^，。；：、\n（）()\d]"
_DIVIDED = (
    rf"(?:[按从]{_TOPIC}{{1,10}}?(?:划分|分类|来分|分)|按{_TOPIC}{{1,10}}?看|{_ASPECT}|从{_TOPIC}{{2,6}}状态看"
    rf"|分{_TOPIC}{{2,6}}(?:看|(?=[：:]))|(?<=[，,；;])分(?:行业|类型|类别|领域|地区|区域|产业|性质|层次|部门|板块){{1,2}}为)[，,：:]?"
)
_BRACKET = r"[（(](?:其中[:：，,]?|包含|包括|含|分别为|分别是)"
_LABEL, _REST = r"[^（()）\d\n。；;]{2,16}\d", r"[^（()）\n。；;]*"
_BARE = rf"[（(](?={_LABEL}{_REST}[、，,]{_LABEL}{_REST}[)）])"  # 58个（教育10个、卫生22个）
_COLON = rf"[：:](?={_LABEL}{_REST}[、，,；;]{_LABEL})"  # 96个：产业41个，民生55个
_AMONG = r"(?<=[，,])(?:主要)?用于|其中(?:包含|包括|含|有)?[:：，,]?"
_OF_THESE = r"(?<=\d)[项个家件条户所][^，,。；;\d]{0,8}中[，,：:]"
_COMPRISING = r"(?:包括|包含|分为|分别为|分别是)(?!的)[:：]?|分(?:为|成)?[两二三四五六七八九十]类[：:]"
_CUE = re.compile(
    f"(?P<bracket>{_BRACKET})|(?P<bare>{_BARE})|(?P<colon>{_COLON})|(?P<among>{_AMONG}|{_OF_THESE})|(?P<divided>{_DIVIDED})|(?P<comprising>{_COMPRISING})"
)

# a set first, by which plain text is passed over quickly; of the units only those behind a digit
_BEGINS = re.compile(r"[（(：:其包分按从用主项个家件条户所](?:(?<![项个家件条户所])|(?<=\d.))")

MARK = re.compile(r"[，,、；;：:。！？\n（()）]")  # what parts the words before a figure from others
_UP_TO_MARK = re.compile(f".*{MARK.pattern}", re.DOTALL)
_NEXT_CLAUSE = re.compile(r"[；;]")
_NEXT_CLAUSE_OR_MARK, _BREATH = re.compile(r"[，,；;]"), re.compile(r"[、和及与]")
_OF_PART = re.compile(r"\d[^，,。；;：:、\d]{1,14}中(?:已|共|现)?有?\Z")

_ROW = re.compile(
    r"(?:[（(][^（）()]*[）)])?[^，,。；;：:\d]{0,2}[，,、；;。：:][^，,。；;：:\d（(]{1,12}(?:（[^（）]*）)?"
)
_THEN, _TIME_LONG = (
    re.compile(r"(?:上年|去年|前年|同期|[年期]初|上期|基期|年末?)\Z"),
    3,
)  # 上年分别为: no parts, but what was
_OPEN, _CLOSE = "（(", "）)"
_LEFT = ("其余", "剩余", "余下")
_AND_SO_ON = re.compile(r"等[^级]")
_OVER = re.compile(r"等[^级，,。；;\d]{0,8}[；;]")
_CHANGED = re.compile(r"(?:同比|[较比][^，,。；;]{0,4}?)?(?:净?增加?(?!值)|减少?|上升|下降|回落|提高)")
_PER_HEAD = re.compile(r"每|人均|平均|户均|亩均|(?:万元|单位)(?:GDP|地区|国内|生产|工业|面积|产[品值])")
_BOUND = re.compile(r"(?:及?以[上下内])(?=[^，,。；;、）)])|[—–~～-]\s?\d")  # 10亿元以上项目: a class, no count
_COMPARED = re.compile(r"[较比][^重例]|同比|净增|与|完成|占|达到目标")  # the list is over, and its total is compared
_ADDED_UP = re.compile(
    r"(?:上述|以上|这)?(?:[两三四五六七八九十\d]{1,2}[项个类者笔])?[^，,。；;\d]{0,4}(?:合计|共计|总计|小计)"
)  # 三项合计28.2亿元: what was listed before it
_YEAR = re.compile(r"20\d\d年")
_VERBS = re.compile(r"\A(?:其中|全年|完成|实现)+|(?:为|达到?|完成|实现|有|共)+\Z")
_ABOVE, _BELOW = re.compile(r"\d[^，、]{0,4}(?:以上|及以上)"), re.compile(r"\d[^，、]{0,4}(?:以下|及以下|以内)")
_BAND = re.compile(
    r"(?<![\d.])(?P<low>\d{1,4})[^\d、，—–~～-]{0,4}(?:[—–~～至到-]{1,2}(?P<high>\d{1,4})(?![\d.])|(?P<above>及?以上)|(?P<below>及?以下))"
)
_SIZE = re.compile(r"\d")  # of a class by size or age
MOST_TOTALS = 3  # figures before 其中 that its list may divide
_FARTHEST = 40  # characters between a total and the bracket or 包括 that opens its list


@dataclass(frozen=True, slots=True)
class Listing:
    """`parts` of one of `totals`, the likeliest first; `complete` where the wording says that nothing is left out."""

    totals: tuple[Figure, ...]
    parts: tuple[Figure, ...]
    labels: tuple[str, ...]
    complete: bool
    cue: str
    kind: str  # bracket, bare, colon, among, divided, comprising: how the list is opened


def listings(ledger: Ledger) -> Iterator[Listing]:
    """Every list of parts whose total the text states before it, in the order of the text.

    Of a list of two kinds (产业41个、投资68亿元) each has its own; where one adds up, so must the other.
    """
    spent: set[int] = set()  # parts of lists already read: no total of the next one
    for cue in ledger.scan(_CUE, _BEGINS):
        kind = cue.lastgroup or ""
        if kind == "comprising" and _THEN.search(ledger.text, max(cue.start() - _TIME_LONG, 0), cue.start()):
            continue
        end = _end_of_list(ledger, cue.end(), inside=kind in ("bracket", "bare"))
        parts = _parts(ledger, cue.end(), end)
        found = [f for first in _first_of_each(parts, kind) if (f := _listing(ledger, cue, end, parts, first, spent))]
        in_turn = _first_of_each(parts, kind)
        whole = len(found) > 1 and any(_adds_up(listing) for listing in found)
        whole = whole or (len(in_turn) > len(found) > 0 and _is_known_sum(ledger, cue.start(), parts[::2]))
        for listing in found:
            if kind != "among" or len(listing.parts) > 1:
                spent.update(p.start for p in listing.parts)
            if kind != "colon" or whole or listing.complete:
                yield replace(listing, complete=listing.complete or whole)


def pairs(ledger: Ledger) -> Iterator[Listing]:
    """Two figures that no word opens as a list, though their names make up a whole, with a total before them."""
    for first, second in _neighbours(ledger):
        start = ledger.sentence(first.start)[0]
        labels = tuple(label_before(ledger.text, f.start, start) for f in (first, second))
        if not _are_complements(labels) or _CUE.search(ledger.text, start, first.start):
            continue
        floor = max(ledger.reach(first.start), ledger.sentence(max(start - 1, 0))[0])
        before = [f for f in ledger.numbers(floor, first.start) if _is_total_of(f, (first, second))]
        if before and not _is_third(_label(ledger, before[-1], floor), labels):
            said = ledger.numbers(ledger.reach(first.start), first.start)
            exact = [f for f in said if _is_sum(f, (first, second))][-1:]  # told first of all, with others between
            yield Listing((*_in_turn(before), *exact), (first, second), labels, complete=False, cue="", kind="pair")


def _in_turn(before: Sequence[Figure]) -> Iterator[Figure]:
    """The last of some totals, and those of the same thing that its sentence tells with it: 2022年、2021年分别完成…."""
    yield before[-1]
    last = statement_of(before[-1])
    for other in before[-2:-1]:
        said = statement_of(other)
        if last and said and (said.indicator, said.measure) == (last.indicator, last.measure):
            yield other


def rows(ledger: Ledger) -> Iterator[Listing]:
    """Three amounts or more of one unit, a short name each, behind a larger one, that no word opens as a list."""
    run: list[Figure] = []
    for figure in [*ledger.numbers(0, len(ledger.text)), None]:
        if (
            figure
            and run
            and figure.unit == run[-1].unit
            and _ROW.fullmatch(ledger.text, run[-1].end, figure.start)
            and not _is_told_again(ledger, run[-1], figure)
        ):
            run.append(figure)
            continue
        if len(run) > len("甲乙丙") and run[0].unit not in (*PERCENT, ""):
            total, parts = run[0], run[1:]
            start = ledger.sentence(total.start)[0]
            labels = tuple(label_before(ledger.text, p.start, start) for p in parts)
            changed = any(_PER_HEAD.search(label) or _CHANGED.match(label) for label in labels)
            is_part = changed or "其中" in label_before(ledger.text, total.start, start)
            listed = _CUE.search(ledger.text, total.end, parts[-1].start)
            if not is_part and not listed and _is_total_of(total, parts):
                yield Listing((total,), tuple(parts), labels, complete=False, cue="", kind="row")
        run = [figure] if figure else []


def _is_told_again(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether the next sentence speaks of the figure before: 滞后的10个。滞后的10个项目中，…."""
    labels = [label_before(ledger.text, f.start, ledger.sentence(f.start)[0]) for f in (last, figure)]
    return figure.value == last.value and labels[0] == labels[1]


def _neighbours(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Two amounts of one unit in one sentence with nothing but their own shares and growth between them."""
    last: Figure | None = None
    for figure in ledger.figures:
        if figure.unit in (*PERCENT, *POINTS):
            continue
        alike = last is not None and last.unit == figure.unit and _same_measure(figure, last)
        if last and alike and ledger.sentence(last.start) == ledger.sentence(figure.start):
            yield last, figure
        last = figure


def _is_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    added = sum(Fraction(p.value) * factor(p.unit, total.unit) for p in parts if comparable(p.unit, total.unit))
    return _is_total_of(total, parts) and added == Fraction(total.value)


def _is_total_of(total: Figure, parts: Sequence[Figure]) -> bool:
    return all(
        comparable(total.unit, p.unit) and Fraction(total.value) * factor(total.unit, p.unit) > p.value for p in parts
    )


def _first_of_each(parts: Sequence[Figure], kind: str) -> list[Figure]:
    """The first part of each kind that a list goes through in turn, of two at most; else the first part."""
    first = parts[:1]
    other = next((p for p in parts[1:2] if not _one_kind(p.unit, parts[0].unit)), None)
    in_turn = [_one_kind(p.unit, parts[i % 2].unit) for i, p in enumerate(parts)]
    rated = any(p.unit in (*PERCENT, *POINTS) for p in parts)  # 35.57亿元，增长28.8%；105.35亿元，增长15.7%
    both = (
        other is not None
        and not rated
        and kind != "divided"
        and len(parts) > 3
        and len(parts) % 2 == 0
        and all(in_turn)
    )
    return [*first, other] if both and other else list(first)


def _is_known_sum(ledger: Ledger, at: int, parts: Sequence[Figure]) -> bool:
    """Whether the passage states the very sum of the parts before: 项目86个……其中，交通22个、…亿元，……"""
    added = sum((Fraction(p.value) for p in parts), Fraction(0))
    return any(f.unit == parts[0].unit and Fraction(f.value) == added for f in ledger.numbers(ledger.reach(at), at))


def _adds_up(listing: Listing) -> bool:
    """Whether the parts as printed make up the total exactly."""
    total = listing.totals[0]
    added = sum((Fraction(p.value) * factor(p.unit, total.unit) for p in listing.parts), Fraction(0))
    return len(listing.parts) > 1 and added == Fraction(total.value)


def _listing(
    ledger: Ledger, cue: re.Match[str], end: int, parts: Sequence[Figure], first: Figure, spent: set[int]
) -> Listing | None:
    """The parts of one kind behind a cue with the totals that they may be of."""
    kind = cue.lastgroup or ""
    if first.unit in (*PERCENT, *POINTS):
        return None  # shares make up a hundred, not another share, and a distance has no parts
    ordered = [first, *(p for p in parts if p is not first)]
    totals = _totals(ledger, cue.start(), kind, ordered, spent)
    totals = [t for t in totals if not _PER_HEAD.search(_label(ledger, t, ledger.sentence(t.start)[0]))]
    same = [p for p in parts if totals and _one_kind(p.unit, totals[0].unit) and _same_measure(p, totals[0])]
    if not same:
        return None
    labels = tuple(_label(ledger, p, cue.end()) for p in same)
    if labels[0].startswith(_LEFT):
        return None  # 包括高速公路里程等；其余11项: the rest of what was told before
    rest = next((i + 1 for i, label in enumerate(labels) if i and label.startswith(_LEFT)), len(labels))
    same, labels = same[:rest], labels[:rest]  # 其余27项已完成19项: what follows is of the rest
    if kind == "among" and not is_whole(labels) and (many := _whole_at_first(ledger, same, labels)):
        whole = Listing(tuple(totals), tuple(same[:many]), labels[:many], complete=False, cue=cue.group(), kind="pair")
        if not _adds_up(replace(whole, parts=tuple(same))):
            return whole
    if kind == "comprising" and _OVER.search(ledger.text, cue.end(), same[0].start):
        return None  # 达到的4项，包括甲、乙等；超过的14项: what follows is beside them
    sentence = ledger.sentence(cue.start())[0]
    told = (_label(ledger, f, sentence) for f in ledger.numbers(sentence, cue.start()))
    if kind == "among" and is_whole(labels) and any(_is_named_as_one(name, labels) for name in told):
        return None  # 出口9.8亿元，其中机电产品出口4.1亿元；进口2.6亿元: 出口 is one of the two itself
    tail = ledger.text[same[-1].end : end]
    complete = not _AND_SO_ON.search(tail) and _is_complete(kind, labels)
    if kind == "bare" and not (len(same) > 1 and _is_plain(same, parts, totals[0]) and len(same) == len(parts)):
        return None
    if kind == "divided" and not (complete and _is_plain(same, parts, totals[0])):
        return None
    if kind == "colon" and complete and not (len(same) == len(parts) and _is_plain(same, parts, totals[0])):
        complete = False
    if kind == "among" and len(same) > len("甲乙"):  # 28个项目……已开工26个。其中工业11个、…: of the first
        before = ledger.numbers(ledger.reach(cue.start()), cue.start())
        totals = [*totals, *(f for f in before if f.unit == same[0].unit and f not in totals and _is_sum(f, same))]
    return Listing(tuple(totals), tuple(same), labels, complete, cue.group(), kind)


def _whole_at_first(ledger: Ledger, parts: Sequence[Figure], labels: Sequence[str]) -> int:
    """How many parts at the head of a list are all members of a set, told in one breath, before it goes on to others.

    其中税收43.9亿元、非税21.4亿元，政府性基金收入28.4亿元 moves on behind the second.
    """
    for many in range(2, len(parts)):
        between = [ledger.text[a.end : b.start] for a, b in pairwise(parts[: many + 1])]
        if _NEXT_CLAUSE_OR_MARK.match(between[-1]) and all(map(_BREATH.match, between[:-1])):
            return many if _are_complements(labels[:many]) else 0
    return 0


def label_before(text: str, figure_start: int, floor: int) -> str:
    """The words that lead up to a figure, from the last separator before it."""
    found = _UP_TO_MARK.match(text, floor, figure_start)
    return text[found.end() if found else floor : figure_start].strip()


def _end_of_list(ledger: Ledger, at: int, inside: bool) -> int:
    """Where a list ends: at the bracket that closes it, else with the sentence or the next 其中 at its level."""
    end = ledger.sentence(at)[1]
    depth = 0
    for i in range(at, end):
        c = ledger.text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth -= 1
            if depth < 0:
                return i
        elif (
            depth == 0
            and not inside
            and ledger.text.startswith("其中", i)
            and _NEXT_CLAUSE.search(ledger.text, i, end) is None
        ):
            return i
    return end


def outside_brackets(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The figures between two offsets that stand in no bracket."""
    return [f for f in ledger.numbers(start, end) if _depth(ledger.text, start, f.start) == 0]


def _parts(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The figures of a stretch that stand outside its brackets."""
    outside = [f for f in outside_brackets(ledger, start, end) if f.unit]
    outside = [f for f in outside if not _within_part(ledger, start, f)]
    outside = [f for f in outside if not _BOUND.match(ledger.text, f.end)]
    outside = list(_uncompared(ledger, start, outside))
    added_up = (i for i, f in enumerate(outside) if i > 1 and _ADDED_UP.match(_label(ledger, f, start)))
    outside = outside[: next(added_up, len(outside))]
    return [f for f in outside if not _PER_HEAD.search(_label(ledger, f, start))]


def _uncompared(ledger: Ledger, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures up to the first that compares the total (…，较上年增加3亿元), or without those that compare a part.

    Where clauses end with semicolons, each part's own comparison ends with its clause.
    """
    compared = -1
    for i, figure in enumerate(figures):
        if figure.unit not in (*PERCENT, *POINTS) and i and _COMPARED.match(_label(ledger, figure, start)):
            compared = figure.end
        if compared >= 0 and not _NEXT_CLAUSE.search(ledger.text, compared, figure.start):
            if not _NEXT_CLAUSE.search(ledger.text, start, figure.start) and i > 1:
                return
            continue
        yield figure


def _within_part(ledger: Ledger, start: int, figure: Figure) -> bool:
    """Whether a figure is told of the part before it: 税务41.26亿元，其中增值税19.04亿元；…, 23项指标中已有7项."""
    lead = ledger.text[start : figure.start]
    return "其中" in _NEXT_CLAUSE.split(lead)[-1] or bool(_OF_PART.search(lead))


def _depth(text: str, start: int, at: int) -> int:
    stretch = text[start:at]
    return sum(stretch.count(c) for c in _OPEN) - sum(stretch.count(c) for c in _CLOSE)


def _totals(ledger: Ledger, at: int, kind: str, parts: Sequence[Figure], spent: set[int]) -> list[Figure]:
    """The figures that a list may divide, the nearest first.

    The one right before its bracket; after 其中 the last of its unit; for 按…分 every one of the paragraph.
    """
    if not parts:
        return []
    start = ledger.reach(at)
    if kind == "divided" and not ledger.text[start:at].strip():
        start = ledger.paragraph(max(start - 1, 0))[0]  # the paragraph before tells what this one divides
    sentence = ledger.sentence(at)[0]
    if kind != "divided" and not ledger.text[sentence:at].strip():
        sentence = ledger.sentence(max(sentence - 1, start))[0]
    before = ledger.numbers(start if kind == "divided" else sentence, at)
    if kind in ("bracket", "bare", "comprising", "colon"):
        last = [f for f in before[-2:] if comparable(f.unit, parts[0].unit)] if kind == "colon" else before
        near = [f for f in last[-1:] if at - f.end <= _FARTHEST and "。" not in ledger.text[f.end : at]]
        return near if near and comparable(near[0].unit, parts[0].unit) else []
    same = [f for f in before if _one_kind(f.unit, parts[0].unit) and f.start not in spent]
    clause = max(ledger.text.rfind(c, sentence, at) for c in "；;")
    told = [f for f in same if f.start > clause >= 0]
    same = [f for f in same if _same_measure(parts[0], f) and (not told or f.start > clause)]
    same = [f for f in same if _depth(ledger.text, start, f.start) == _depth(ledger.text, start, at)]
    return same[::-1] if kind == "divided" else _large_enough(same, parts)[-MOST_TOTALS:][::-1]


def _large_enough(totals: Sequence[Figure], parts: Sequence[Figure]) -> list[Figure]:
    """The totals from which the first part may be taken, or the last one where a text has no other."""
    first = parts[0]
    able = [t for t in totals if Fraction(t.value) >= Fraction(first.value) * factor(first.unit, t.unit)]
    return able or list(totals[-1:])


def _one_kind(unit: str, other: str) -> bool:
    """Whether figures of these units may be parts of one total: schools are no parts of places in them."""
    if is_count(unit) and is_count(other):
        return unit == other or {unit, other} <= ANY
    return comparable(unit, other)


def _same_measure(part: Figure, total: Figure) -> bool:
    """A stock has no part that is a flow's growth: measures must agree where both are known."""
    p, t = statement_of(part), statement_of(total)
    if p is None or t is None:
        return part.unit not in ("%", "％", "‰", "个百分点")
    return p.measure == t.measure and p.measure in ("level", "change")


def _is_plain(listed: Sequence[Figure], parts: Sequence[Figure], total: Figure) -> bool:
    """Whether a stretch is a list and nothing else: 从进度看，应达到1.40件，实际为1.21件，低0.19件 does not."""
    return len(listed) == sum(comparable(p.unit, total.unit) for p in parts)


def _label(ledger: Ledger, part: Figure, floor: int) -> str:
    return label_before(ledger.text, part.start, floor)


def _is_complete(kind: str, labels: Sequence[str]) -> bool:
    if len(labels) < 2:
        return False
    if kind in ("divided", "bare") or is_whole(labels) or labels[-1].startswith(wording().remainders):
        return True
    return kind in ("comprising", "colon") and len(labels) > 2


def is_whole(labels: Sequence[str]) -> bool:
    """Whether the labels are years, or all members of one set of complements, each once (城镇…, 农村…)."""
    if all(_YEAR.search(label) for label in labels):
        return True
    if any(_ABOVE.search(label) for label in labels) and any(_BELOW.search(label) for label in labels):
        return all(map(_SIZE.search, labels))  # 10亿元以上3个、5—10亿元8个、5亿元以下30个
    return _are_complements(labels) or _are_bands(labels)


def _are_bands(labels: Sequence[str]) -> bool:
    """Whether labels are bands that follow each other from the lowest to the highest: 0—14岁, 15—59岁, 60岁及以上."""
    bands = [found for label in labels if (found := _BAND.search(label))]
    if len(bands) < len(labels) or len(bands) < len("低高"):
        return False
    open_below, open_above = bands[0]["low"] == "0" or bands[0]["below"], bands[-1]["above"]
    joined = (int(b["low"]) - int(a["high"] or a["low"]) in (0, 1) for a, b in pairwise(bands))
    return bool(open_below and open_above) and all(joined)


def _are_complements(labels: Sequence[str]) -> bool:
    sets = _complements(len(labels))
    if not sets or not all(map(_members(len(labels)).search, labels)):
        return False
    return any(_one_each(labels, members) for members in sets)


def _is_named_as_one(label: str, labels: Sequence[str]) -> bool:
    """Whether a total is one of the members that its parts are thought to be: 出口 of 机电产品出口 and 进口."""
    name = _VERBS.sub("", label)
    return any(name in members and _one_each(labels, members) for members in _complements(len(labels)))


def _is_third(label: str, labels: Sequence[str]) -> bool:
    """Whether a figure is named as another member of a larger set than two others: 小学 before 初中 and 高中."""
    for members in wording().complements:
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
    return tuple(members for members in wording().complements if len(members) == many)


def _one_each(labels: Sequence[str], members: Sequence[str]) -> bool:
    """Whether each label names another one of the members (非税收入 holds 税收 as well)."""
    said = "，".join(labels)
    if not all(m in said for m in members):
        return False
    return any(all(m in label for m, label in zip(members, order, strict=True)) for order in permutations(labels))
