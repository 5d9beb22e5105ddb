"""A list that words or brackets open, against the total before it: 其中 need not tell all, 分为 does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import are_complements, is_whole
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import MOST_TOTALS, Listing, listings, pairs
from guibiao.audit.listing.belonging import is_sum
from guibiao.audit.listing.slip import CLOSE, is_copied, is_one_slip
from guibiao.audit.listing.stretch import is_start
from guibiao.audit.measures import PERCENT, comparable, factor, is_count
from guibiao.audit.misprint import SURE_DIGITS, SWAPPED, SWAPPED_SHORT, slip_in_sum, swapped, telling_digits
from guibiao.audit.precision import stands_for
from guibiao.audit.sums.added import added, adds_up
from guibiao.audit.sums.chance import is_hardly_chance
from guibiao.audit.sums.claimed import NAME, all_but_for_a_slip, claimed, total_name
from guibiao.audit.sums.explained import is_misprinted, is_pair_misprinted
from guibiao.audit.sums.possible import is_told_to_overlap
from guibiao.audit.sums.units import of_another_unit
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import decimals

_CHANGE_NEAR = 12  # characters behind an amount in which its change is told
_OVERLAP = Fraction(11, 10)  # parts after 其中 that add up to more than this times the total overlap on purpose
_FAR = Fraction(3, 10)  # of the sum: a total with a name of its own that is farther off is of something else
_DIVIDES = ("分为", "分成", "（", "(")  # 129个，分为…; 129个（教育57个，卫生42个，文化30个）
_MAY_BE_PARTIAL = ("divided", "bare", "colon", "comprising")
_TWICE = 2  # lists of the same names that add up, by which another one is known to be whole
_OPENS = "：:，,"  # marks with which a list begins
_ALL = Fraction(2)  # what is said of so many items in all (15个县中) seldom overlaps
_ITS_WHOLE = expression(r"[，,]?占(?:全部|全[县市区省]|同期)?[^，,。；;\d]{4,16}(?:的|比重|比例|总[量额数])")
_TENFOLD = 10
_CHANCE = 1 / 20  # of all differences that two digits turned may explain where clauses part what is listed
_NOUN, _OWN_WHOLE = 2, expression("总|累计|计划|规划|投资")  # characters of a name
_IN_TIME, _LATE = (
    expression("(?:超|快于|高于|领先|按|达到?|符合)[^，,。；;\\d]{0,4}(?:序时|时序)"),
    expression("滞后|落后|慢于|未|低于|缓慢|不及|其余|其他|剩余"),
)
_PLACES = Fraction(13, 10)  # parts of places that come to more than this times the total are of something else
_SOURCE = expression(
    r"\A(?!.*(?:到位|使用|拨付|支付|完成|支出|下达|落实|整合|重点)).*(?:资金|债券|贷款|自筹|配套|补助|拨款)\Z"
)
_GROWN, _NEW = expression("(?:增|提|扩)[加升长高大展]*[到至]"), expression("新|增")
_PLACE = expression(r"[县镇乡](?:完成|实现|达到?|为|有)*\Z")
_REST = expression("[，,。；;、]其[他它余]")
_IN_ALL, _BEHIND = expression("合计|共计|总计"), 6  # characters between parts and the total behind them
LISTED = expression(r"[^，,。；;：:\n、\d]{0,8}[、，,和及][^，,。；;：:\n、\d]{0,16}")


def sums_listed(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total with a list of its parts, and for every pair that makes one up."""
    told = list(listings(ledger))
    whole = _wholly_told(told)
    for listing in told:
        if not is_told_to_overlap(ledger, listing) and not _is_of_other_total(ledger, listing):
            yield from _of_listing(ledger, replace(listing, complete=listing.complete or _names(listing) in whole))
    for pair in pairs(ledger):
        if not _is_of_other_total(ledger, pair):
            yield from _of_pair(ledger, pair)


def _is_of_other_total(ledger: Ledger, listing: Listing) -> bool:
    """Whether parts have a total of their own behind them, in their unit, or the total is itself like one of two.

    研究议题186个，办理建议94件、提案113件，合计207件; 税收收入675.8亿元，其中地方级税收…，非税收入…. What has a third
    behind them is no list of two: 地表水…，地下水…，其他水源….
    """
    last, total = listing.parts[-1], listing.totals[0]
    behind = ledger.numbers(last.end, last.end + _BEHIND)[:1] if total.unit != last.unit else []
    if any(_IN_ALL.search(ledger.text, last.end, f.start) and is_sum(f, listing.parts) for f in behind):
        return True
    if len(listing.parts) != len("甲乙"):
        return False
    name = total_name(ledger, total)
    if listing.labels[0].endswith(name) and are_complements((name, listing.labels[1])):
        return True
    rest = [f for f in ledger.numbers(last.end, ledger.sentence(last.start)[1]) if f.unit == last.unit][:1]
    return any(_REST.search(ledger.text, last.end, f.start) for f in rest)


def _wholly_told(told: Sequence[Listing]) -> set[frozenset[str]]:
    """Sets of names that are all of their totals: 其中省考核5项、市考核2项 adds up wherever they are told but once."""
    fitting: Counter[frozenset[str]] = Counter()
    failing: Counter[frozenset[str]] = Counter()
    often = Counter(map(_names, told))
    for listing in told:
        if len(names := _names(listing)) > 1 and often[names] >= _TWICE:
            fits = any(adds_up(total, listing.parts) for total in listing.totals)
            (fitting if fits else failing)[names] += 1
    return {names for names, n in fitting.items() if n > max(failing[names], _TWICE - 1)}


def _names(listing: Listing) -> frozenset[str]:
    return frozenset(listing.labels) if len(set(listing.labels)) == len(listing.parts) else frozenset()


def _of_listing(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    if listing.kind == "pair":
        yield from _of_pair(ledger, listing)
        return
    if misprinted := of_another_unit(ledger, listing):
        yield misprinted
        return
    if listing.complete:
        yield from _of_all(ledger, listing)
        return
    total = next((t for t in listing.totals if adds_up(t, listing.parts)), listing.totals[0])
    claim = claimed(ledger, total)
    reading = added(listing.parts, total.unit)
    if len(listing.parts) > 1 and judge(total, reading) in FITTING:
        yield recomputed(ledger, claim, [reading])
        return
    first = _surely_parts(ledger, listing)
    some = added(first, total.unit)
    at_first = _of_first_ones(listing.parts, total, reading)
    if at_first and len(total.value.as_tuple().digits) >= SURE_DIGITS:  # 收案1268件，其中旧存86件、新收1182件，未结54件
        yield recomputed(ledger, claim, [at_first])
        return
    if slipped := _all_but_for_one_slip(ledger, listing, first):
        partial = listing.cue.startswith("其中")  # not 25项指标中，
        yield all_but_for_a_slip(ledger, total, added(slipped, total.unit), partial=partial)
        return
    if some.possible.low <= stands_for(total).high:
        return
    if at_first:
        yield recomputed(ledger, claim, [at_first])  # 优良36天，其中优18天，良18天，轻度污染26天
        return
    finer = listing.cue.startswith("分")  # 将25项指标划分为33项: a finer count is no part
    if len(first) == 1 and (finer or _is_of_another(ledger, first[0]) or _is_many_times(total, some)):
        return
    beyond = len(first) > 1 and _is_beyond_copy(ledger, total, first[0])
    alone = len(first) == 1 and ledger.are_alone(first, total)  # one of the only two of their kind
    if len(first) == 1 or beyond:
        severity, caveat = "error" if is_count(total.unit) else "warning", _("其中的一部分大于总数")
    elif _is_somewhat_more(ledger, listing, first, some):
        severity, caveat = "warning", _("各部分之和超过总数（如各部分有交叉则不算错）")
    else:
        return
    sure = beyond or (len(first) == 1 and _is_called_alike(ledger, first[0], total))
    severity, sure = ("warning", True) if alone and not sure else (severity, sure)
    by_slip = len(first) > 1 or (not sure and _has_larger(ledger, listing))
    yield recomputed(ledger, replace(claim, severity=severity, caveat=caveat, sure=sure, by_slip=by_slip), [some])


def _of_all(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    """A list that is thought to be all of a total."""
    total, reading = _meant(listing)
    if at_first := _of_first_ones(listing.parts, total, reading):
        yield recomputed(ledger, claimed(ledger, total), [at_first])
        return
    named = _is_named(ledger, listing)
    more = listing.kind == "divided" and reading.possible.low > stands_for(total).high  # then none is left out
    divided = more or listing.cue.startswith(_DIVIDES)
    by_slip = not named and (not divided or len(listing.totals) > 1)
    claim = replace(claimed(ledger, total), sure=named, by_slip=by_slip)
    if grown := _of_growth(ledger, total, listing):
        yield recomputed(ledger, claim, [grown])
        return
    if (
        named
        or listing.kind not in _MAY_BE_PARTIAL
        or not (_is_far(total, reading) or _is_looked_at(listing, total, reading))
        or is_misprinted(claim, listing, reading)
    ):
        yield recomputed(ledger, claim, [reading])
        yield from _of_changes(ledger, total, listing.parts, reading)


def _of_growth(ledger: Ledger, total: Figure, listing: Listing) -> Reading | None:
    """What parts that are new make of what there was: 由2600个增加到5000个，其中2023年新建700个、2024年新建….."""
    before = ledger.numbers(ledger.sentence(total.start)[0], total.start)[-1:]
    was = [f for f in before if f.unit == total.unit and _GROWN.fullmatch(ledger.text, f.end, total.start)]
    new = bool(was) and all(_NEW.search(label) for label in listing.labels)
    reading = added([*was, *listing.parts], total.unit) if new else None
    near = reading and abs(reading.value - Fraction(total.value)) <= Fraction(1, 2 * 10 ** decimals(total.value))
    return reading if near else None


def _is_looked_at(listing: Listing, total: Figure, reading: Reading) -> bool:
    """Whether parts are gone through (分部门看), of which a small one may be left out, and no slip makes them fit."""
    seen = listing.kind == "divided" and listing.cue.rstrip("，,：:").endswith("看")
    seen = seen and not listing.labels[-1].startswith(wording().remainders)
    return seen and reading.possible.high < stands_for(total).low and not is_one_slip(total, listing.parts)


def _is_named(ledger: Ledger, listing: Listing) -> bool:
    """Whether names tell that parts are all of the one total before them, however far off they are.

    Not where they make up another figure of the sentence: 乡镇20个、街道8个，其中乡镇包括建制镇12个、乡8个.
    """
    if len(listing.parts) < len("甲乙") or not is_whole(listing.labels):
        return False
    if listing.kind == "divided" and len(listing.totals) > 1:
        return False  # 从层级看 may be said of any figure before
    start = ledger.sentence(listing.parts[0].start)[0]
    before = ledger.numbers(start, listing.parts[0].start)
    if listing.kind == "comprising":
        return sum(comparable(f.unit, listing.parts[0].unit) for f in before) == 1
    return not any(is_sum(f, listing.parts) for f in before)


def _is_turned_pair(ledger: Ledger, listing: Listing) -> bool:
    """Whether two that a total is told to comprise, in one breath, are all of it with two digits turned."""
    parts, total = listing.parts, listing.totals[0]
    if listing.kind != "comprising" or len(parts) != len("甲乙") or not is_count(total.unit):
        return False
    one_breath = LISTED.fullmatch(ledger.text, parts[0].end, parts[1].start) is not None
    return one_breath and slip_in_sum(total.value, [p.value for p in parts], SWAPPED_SHORT)


def _all_but_for_one_slip(ledger: Ledger, listing: Listing, first: Sequence[Figure]) -> Sequence[Figure]:
    """The parts that would be all of a total but for one slip: those told in the first clause, or all; or none."""
    total = listing.totals[0]
    if _leaves_out_late_ones(ledger, listing):
        return ()
    if len(first) == len(listing.parts) > 1 and (is_one_slip(total, first) or _is_turned_pair(ledger, listing)):
        return first
    if _of_many_kinds(listing.labels):
        return ()
    values = [p.value for p in listing.parts if p.unit == total.unit]
    if len(values) == len(listing.parts) > 1 and max(values) > total.value and not _overlapping(listing.labels):
        return listing.parts if slip_in_sum(total.value, values, SWAPPED_SHORT) else ()
    if len(first) < len(listing.parts) == len(values):  # clauses that may have moved on: two digits turned tell
        some = (listing.parts, first) if len(first) > 1 else (listing.parts,)
        turned = (p for p in some if is_hardly_chance(total.value, [f.value for f in p], _CHANCE, other=False))
        return next(turned, ())
    return ()


def _leaves_out_late_ones(ledger: Ledger, listing: Listing) -> bool:
    """Whether only items that keep pace are counted, so that late ones may be left: 7个超序时进度，26个按序时推进.

    Two digits turned are a slip all the same.
    """
    values = [p.value for p in listing.parts]
    total = listing.totals[0]
    told = ledger.text[listing.parts[0].end : ledger.sentence(listing.parts[-1].end)[1]]
    if sum(values) > total.value or not _IN_TIME.search(told) or _LATE.search(told):
        return False
    return not slip_in_sum(total.value, values, SWAPPED_SHORT)


def _is_of_another(ledger: Ledger, part: Figure) -> bool:
    """Whether the words behind a part name what it is part of: 其中，三项支出138620万元，占一般公共预算支出的48.4%."""
    return _ITS_WHOLE.match(ledger.text, part.end) is not None


def _is_beyond_copy(ledger: Ledger, total: Figure, part: Figure) -> bool:
    """Whether a total repeats a figure before it and is less than its first part: 运动员45人，其中一级运动员284人."""
    return Fraction(part.value) * factor(part.unit, total.unit) > total.value and is_copied(ledger, total)


def _has_larger(ledger: Ledger, listing: Listing) -> bool:
    """Whether the passage tells another amount that a part may be of: 34项中26项达到，3项滞后。其中12项约束性…."""
    total, part = listing.totals[0], listing.parts[0]
    told = ledger.numbers(ledger.reach(total.start), part.start)
    return any(f is not total and f.unit == part.unit and f.value > part.value for f in told)


def _is_called_alike(ledger: Ledger, part: Figure, total: Figure) -> bool:
    """Whether a part bears its total's name with a word more: 接待游客862万人次，其中省外游客….

    Not where the name is as much that of the part's own whole: 完成投资, 其中甲项目总投资.
    """
    name, whole = label_in_sentence(ledger, part), label_in_sentence(ledger, total)
    return len(name) > _NOUN and whole.endswith(name[-_NOUN:]) and _OWN_WHOLE.search(name) is None


def _is_many_times(total: Figure, part: Reading) -> bool:
    """Whether a part is more times its total than a shifted point makes it: it is one of something else."""
    return part.value > _TENFOLD * Fraction(total.value)


def _of_first_ones(parts: Sequence[Figure], total: Figure, reading: Reading) -> Reading | None:
    """The sum of the first parts that are all of a total already: 其中续建56个、新开工82个，竣工49个 are of both."""
    if judge(total, reading) in FITTING:
        return None
    sums = [parts[:many] for many in range(len(parts) - 1, 1, -1)]
    sums += [parts[-many:] for many in range(len(parts) - 1, len("甲乙"), -1)]  # divided again: 按措施分…
    return next((r for some in sums if judge(total, r := added(some, total.unit)) in FITTING), None)


def _is_somewhat_more(ledger: Ledger, listing: Listing, parts: Sequence[Figure], sum_: Reading) -> bool:
    """Whether parts come to more than their total by so little that they hardly overlap on purpose.

    Two things named of one total must stand in one breath: 门诊148.6万人次、住院9.6万人次.
    """
    if _overlapping(listing.labels) or _of_many_kinds(listing.labels):
        return False
    if listing.kind != "among":
        return sum_.value <= Fraction(listing.totals[0].value) * _ALL
    if len(parts) > len("甲乙") and any(all(map(kind.search, listing.labels)) for kind in (_PLACE, _SOURCE)):
        return sum_.value <= Fraction(listing.totals[0].value) * _PLACES  # no two are in one another
    beside = len(parts) > len("甲乙") or LISTED.fullmatch(ledger.text, parts[0].end, parts[1].start) is not None
    return beside and sum_.value <= Fraction(listing.totals[0].value) * _OVERLAP


def _of_changes(ledger: Ledger, total: Figure, parts: Sequence[Figure], reading: Reading) -> Iterator[Finding]:
    """What a total changed by against what its parts did, where each tells it right behind: 5000亿元，增加1000亿元."""
    changes = [c for f in (total, *parts) if (c := _change_behind(ledger, f))]
    if len(changes) == len(parts) + 1 and judge(total, reading) in FITTING:
        claim = Claim(NAME, changes[0], total_name(ledger, changes[0]), changes[0].unit)
        yield recomputed(ledger, claim, [added(changes[1:], changes[0].unit)])


def _change_behind(ledger: Ledger, figure: Figure) -> Figure | None:
    """The change of an amount that stands right behind it."""
    beside = ledger.numbers(figure.end, figure.end + _CHANGE_NEAR)[:1]
    told = [f for f in beside if (said := statement_of(f)) and said.measure == "change"]
    return next((f for f in told if comparable(f.unit, figure.unit) and f.unit not in PERCENT), None)


def _of_pair(ledger: Ledger, pair: Listing) -> Iterator[Finding]:
    """Two that are all of what the text told just before, where they come so near to it that they are meant to be."""
    total = next((t for t in pair.totals if adds_up(t, pair.parts)), None) or _turned(pair) or pair.totals[0]
    if is_start(ledger, ledger.sentence(total.start)[0], total):
        return  # 乡镇由23个调整为18个，新设街道2个
    reading = added(pair.parts, total.unit)
    last = pair.parts[-1].end
    behind = ledger.numbers(last, ledger.sentence(last)[1])
    if not adds_up(total, pair.parts) and any(f.unit == total.unit and f.value == reading.value for f in behind):
        return  # 监测361天，其中优125天、良205天，优良天数330天
    near = abs(reading.value - Fraction(total.value)) <= CLOSE * abs(Fraction(total.value))
    again = any(p.value == total.value and len(telling_digits(p.value)) >= SURE_DIGITS for p in pair.parts)
    copied = (again or is_copied(ledger, total)) and is_whole(pair.labels)
    claim = replace(claimed(ledger, total), sure=copied)
    if (
        near
        or copied
        or swapped(total.value, reading.value)
        or is_one_slip(total, pair.parts)
        or is_pair_misprinted(claim, pair.parts, reading)
    ):
        yield recomputed(ledger, claim, [reading])


def _turned(pair: Listing) -> Figure | None:
    """The total that two make up with two digits of one of the three in each other's place."""
    values = [p.value for p in pair.parts]
    alike = (t for t in pair.totals if all(p.unit == t.unit for p in pair.parts))
    return next((t for t in alike if slip_in_sum(t.value, values, SWAPPED)), None)


def _meant(listing: Listing) -> tuple[Figure, Reading]:
    """The total that the parts are of, with their sum: one that fits, else the nearest; of many the closest."""
    readings = [(t, added(listing.parts, t.unit)) for t in listing.totals]
    fitting = [r for r in readings if judge(*r) in FITTING]
    if not fitting and listing.kind == "divided":
        fitting = [r for r in readings if is_one_slip(r[0], listing.parts)]
    if fitting or len(readings) <= MOST_TOTALS:
        return (fitting or readings)[0]
    return min(readings, key=lambda r: abs(r[1].value / Fraction(r[0].value) - 1) if r[0].value else r[1].value)


def _is_far(total: Figure, reading: Reading) -> bool:
    """Whether a sum is so far from a total that the parts are hardly all of it."""
    return abs(reading.value - Fraction(total.value)) > _FAR * abs(Fraction(total.value))


def _surely_parts(ledger: Ledger, listing: Listing) -> list[Figure]:
    """The parts up to the first semicolon, behind which a list that need not be complete has most often moved on.

    A list of three or more that is opened with a mark (其中：) may have a clause for each.
    """
    parts = listing.parts
    clauses = re.split(r"[；;]", ledger.text[parts[0].start : parts[-1].end])
    if len(clauses) == len(parts) > len("甲乙") and listing.cue.startswith("其中") and listing.cue[-1] in _OPENS:
        return list(parts)
    end = min((i for c in "；;" if (i := ledger.text.find(c, parts[0].end, parts[-1].end)) >= 0), default=parts[-1].end)
    return [p for p in parts if p.start < end]


def _overlapping(labels: Sequence[str]) -> bool:
    return len(labels) > 1 and any(word in label for label in labels for word in wording().overlapping)


def _of_many_kinds(labels: Sequence[str]) -> bool:
    """Whether one of the parts may be another one as well: what is finished was begun."""
    return any(word in label for label in labels for word in wording().crossing)
