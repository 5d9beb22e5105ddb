"""`sum-of-parts`: parts that a text lists against the total that it states, down through the brackets.

28 + 12 + 75 + 3 + 4 = 122. A list after 其中 need not be complete: there only a sum beyond the total is questioned.
Yearly amounts are the parts of what a text adds up over years (2021-2022年累计).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import prod

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held, not_recomputable, recomputed
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Input, Reading, judge
from guibiao.audit.labels import MARK, label_before
from guibiao.audit.ledger import Ledger, in_whole_years, nearest, period_of
from guibiao.audit.listing import MOST_TOTALS, Listing, listings, named_alike, outside_brackets, pairs, records, rows
from guibiao.audit.listing.slip import CLOSE, is_one_slip
from guibiao.audit.measures import PERCENT, comparable, factor, is_count, is_money
from guibiao.audit.misprint import swapped
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.wording import wording
from guibiao.messages import _
from guibiao.quantity import Interval, exact_sum, read_number

NAME = "sum-of-parts"
_CHANGE_NEAR = 12  # characters behind an amount in which its change is told
_OVERLAP = Fraction(11, 10)  # parts after 其中 that add up to more than this times the total overlap on purpose
# 建议86件、提案94件，共180件 | 小学52所、初中18所，各类学校共70所
_IN_ALL = re.compile(r"(?:共计?|合计|总计|总共|(?<=[收支财][入出力])总[量额])(?:有|为|达到?)?\s*(?=\d)")
_IN_ALL_NAMED = re.compile(
    r"(?<=[，,、；;])(?:[两三四五]项|[两三四]者)?(?:(?:合计|总计|共计|共)(?=[^\d])|(?:(?P<years>[两三四五六])年|上半年|前三季度)(?:累计|合计|共))[^，,。；;：:\n、\d（(]{0,10}(?=\d)"
)  # 合计完成货运量3740万吨 | 三年累计建成16.1万亩
_ABOVE_ALL = re.compile(
    r"(?:上述|以上|这)(?P<many>[两三四五六七八九])(?:大|个|项|类)[^，,。；;\d]{0,8}(?:合计|共计|总计|共)[^，,。；;\d]{0,6}(?=\d)"
)
_OWN = re.compile(r"(?:各类|各级|上述|以上|所有|全部|[两三四五六][项者类]).*")  # names of all that was told before
_TOGETHER = "两 三 四 五 六 合计 总计 共 上半年 前三季度"
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_NAMED = re.compile(r"[，,、](?P<label>[^，,。；;：:\n、\d]{0,12})\Z")
_LISTED = re.compile(r"[^，,。；;：:\n、\d]{0,8}[、，,和及][^，,。；;：:\n、\d]{0,16}")
_CLASS = re.compile(r"\d+\s?[—–~～至到-]\s?\d+岁?|\d+岁")  # 15—59岁人口24.16万人
_FAR = Fraction(3, 10)  # of the sum: a total with a name of its own that is farther off is of something else
_MAY_BE_PARTIAL = ("divided", "bare", "colon", "comprising")
_TWICE = 2  # lists of the same names that add up, by which another one is known to be whole
_OPENS = "：:，,"  # marks with which a list begins
_OVERLAPPING = re.compile(
    r"(?:剔除|扣除|存在|有|含|去除|不含)[^，,。；;\d]{0,6}(?:重复|交叉|重叠)|(?:重复|交叉|重叠)[^，,。；;\d]{0,4}(?:计算|统计|申报)"
    r"|重复[^，,。；;]{0,10}(?:剔除|扣除|去除)"
)
_OVERLAP_NEAR = 30  # characters
_ALL = Fraction(2)  # what is said of so many items in all (15个县中) seldom overlaps
_ON_TOP = re.compile(r"\A(?:再?加(?![工快大强密])|连同)")  # 收入安排9.1亿元；加上级补助38.1亿元、…，收入总计
# 完成15.39亿元，比上年决算数14.94亿元增长3.0%；加上…
_BASE, _MOST_BEFORE = re.compile(r"\A[较比]|同比|上年|去年|预算数|[年期]初|决算数|其中"), 6
_PARTS_OF_YEAR = re.compile("季度|月|半年")
_CUMULATED = re.compile(r"累计[^，,。；;\d]{0,6}(?:增长|下降|上涨|提高|降低)")
_ITS_WHOLE = re.compile(r"[，,]?占(?:全部|全[县市区省]|同期)?[^，,。；;\d]{4,16}(?:的|比重|比例|总[量额数])")
_TENFOLD = 10
_SUM = re.compile(r"累计|合计|总计|[两三四五]年共")
_ONE_YEAR = re.compile(r"(?:其中)?[：:]?((?:19|20)\d\d)年(?!以来|[—~～至-])")
_SPAN = "/"  # of periods: 2021/2022
_ADDED_UP = re.compile(r"累计|合计|总量|共|两年|三年|四年|五年")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every total with a list of its parts, and for every sum over years.

    What may be the parts of a total is no slip where the total is told to be made up of others, and is.
    """
    found = list(_all(ledger))
    held = {f.spans[0].start for f in found if f.verdict in FITTING}
    for finding in found:
        if finding.severity != "warning" or finding.spans[0].start not in held:
            yield finding


def _all(ledger: Ledger) -> Iterator[Finding]:
    told = list(listings(ledger))
    whole = _wholly_told(told)
    for listing in told:
        if not _is_told_to_overlap(ledger, listing):
            yield from _of_listing(ledger, replace(listing, complete=listing.complete or _names(listing) in whole))
    for row in rows(ledger):
        yield from _of_possible_parts(ledger, row)
    for pair in pairs(ledger):
        yield from _of_pair(ledger, pair)
    for listing in records(ledger):
        total, reading = listing.totals[0], added(listing.parts, listing.totals[0].unit)
        if judge(total, reading) in FITTING or is_one_slip(total, listing.parts):
            yield recomputed(ledger, _claim(ledger, total), [reading])
    for listing in named_alike(ledger):
        yield from _of_possible_parts(ledger, listing)
    for match in ledger.scan(_IN_ALL, "共 合计 总计 总共 总量 总额"):
        label = _NAMED.search(ledger.text, max(match.start() - 14, 0), match.start())
        if label:
            yield from _after_parts(ledger, match.end(), own_name=bool(_OWN.sub("", label["label"].strip())))
    for match in ledger.scan(_ABOVE_ALL, "上述 以上 这"):
        yield from _of_clauses_before(ledger, match)
    for match in ledger.scan(_IN_ALL_NAMED, _TOGETHER):
        many = int(read_number(match["years"])) if match["years"] else None
        yield from _after_parts(ledger, match.end(), own_name=True, many=many)
    sums = _called_sums(ledger)
    for figure in ledger.figures:
        found = list(_of_named_years(ledger, figure)) if figure.start in sums else []
        if not found and _SPAN in figure.statement.period:
            found = list(_over_years(ledger, figure))
        yield from found


def _of_possible_parts(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    """Of amounts that no word tells to be all of a total: that they are, or would be but for one slip."""
    total = listing.totals[0]
    if _is_told_to_overlap(ledger, listing):
        return
    reading = added(listing.parts, total.unit)
    if judge(total, reading) in FITTING:
        yield recomputed(ledger, _claim(ledger, total), [reading])
    elif not _are_scattered(ledger, listing) and is_one_slip(total, listing.parts):
        caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
        yield recomputed(ledger, replace(_claim(ledger, total), severity="warning", caveat=caveat), [reading])


def _are_scattered(ledger: Ledger, listing: Listing) -> bool:
    """Whether parts stand in three sentences or more, where alike names are of things that nobody adds up."""
    return len({ledger.sentence(part.start) for part in listing.parts}) > len("甲乙")


def added(parts: Sequence[Figure], unit: str, how: str = "") -> Reading:
    """The sum of figures in `unit`."""
    by_unit = {u: exact_sum(f.value for f in parts if f.unit == u) for u in {f.unit for f in parts}}
    if by_unit.keys() == {unit}:
        value = Fraction(by_unit[unit])
    else:
        value = sum((Fraction(amount) * factor(u, unit) for u, amount in by_unit.items()), Fraction(0))

    def possible() -> Interval:
        each = [times(stands_for(f), factor(f.unit, unit)) for f in parts]
        return Interval(sum(i.low for i in each), sum(i.high for i in each))

    def words() -> str:
        return how or _("{sum}相加").format(sum="+".join(str(f.value) for f in parts))

    return Reading(value, possible, tuple(Input(f, "part") for f in parts), words)


def _wholly_told(told: Sequence[Listing]) -> set[frozenset[str]]:
    """Sets of names that are all of their totals: 其中省考核5项、市考核2项 adds up wherever they are told but once."""
    fitting: Counter[frozenset[str]] = Counter()
    failing: Counter[frozenset[str]] = Counter()
    for listing in told:
        if len(names := _names(listing)) > 1:
            fits = any(_fits(total, listing.parts) for total in listing.totals)
            (fitting if fits else failing)[names] += 1
    return {names for names, n in fitting.items() if n > max(failing[names], _TWICE - 1)}


def _names(listing: Listing) -> frozenset[str]:
    return frozenset(listing.labels) if len(set(listing.labels)) == len(listing.parts) else frozenset()


def addable(unit: str, other: str) -> bool:
    """Whether a list may add up amounts in both units: money in 万元 and 亿元; of items it counts only one kind."""
    return unit == other or (is_money(unit) and is_money(other))


def _of_listing(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    if listing.kind == "pair":
        yield from _of_pair(ledger, listing)
        return
    if listing.complete:
        total, reading = _meant(listing)
        if at_first := _of_first_ones(listing.parts, total, reading):
            yield recomputed(ledger, _claim(ledger, total), [at_first])
            return
        turned = listing.kind == "divided" and swapped(total.value, reading.value, short=True)
        if turned or not (listing.kind in _MAY_BE_PARTIAL and _is_far(total, reading)):
            yield recomputed(ledger, _claim(ledger, total), [reading])
            yield from _of_changes(ledger, total, listing.parts, reading)
        return
    total = next((t for t in listing.totals if _fits(t, listing.parts)), listing.totals[0])
    claim = _claim(ledger, total)
    reading = added(listing.parts, total.unit)
    if len(listing.parts) > 1 and judge(total, reading) in FITTING:
        yield recomputed(ledger, claim, [reading])
        return
    first = _surely_parts(ledger, listing)
    some = added(first, total.unit)
    if len(first) == len(listing.parts) > 1 and is_one_slip(total, first):
        caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
        yield recomputed(ledger, replace(claim, severity="warning", caveat=caveat), [some])
        return
    if some.possible.low <= stands_for(total).high:
        return
    if at_first := _of_first_ones(listing.parts, total, reading):
        yield recomputed(ledger, claim, [at_first])  # 优良336天，其中优168天，良168天，轻度污染26天
        return
    if len(first) == 1 and (_is_of_another(ledger, first[0]) or _is_many_times(total, some)):
        return
    if len(first) == 1:
        severity, caveat = "error" if is_count(total.unit) else "warning", _("其中的一部分大于总数")
    elif _is_somewhat_more(ledger, listing, first, some):
        severity, caveat = "warning", _("各部分之和超过总数（如各部分有交叉则不算错）")
    else:
        return
    yield recomputed(ledger, replace(claim, severity=severity, caveat=caveat), [some])


def _is_of_another(ledger: Ledger, part: Figure) -> bool:
    """Whether the words behind a part name what it is part of: 其中，三项支出138620万元，占一般公共预算支出的48.4%."""
    return _ITS_WHOLE.match(ledger.text, part.end) is not None


def _is_many_times(total: Figure, part: Reading) -> bool:
    """Whether a part is more times its total than a shifted point makes it: it is one of something else."""
    return part.value > _TENFOLD * Fraction(total.value)


def _is_told_to_overlap(ledger: Ledger, listing: Listing) -> bool:
    """Whether the words behind a list say that its parts overlap: 省级18个、市级42个、县级86个（已剔除重复）."""
    start = listing.parts[0].end
    end = min(ledger.sentence(start)[1], listing.parts[-1].end + _OVERLAP_NEAR)
    return _OVERLAPPING.search(ledger.text, start, end) is not None


def _of_first_ones(parts: Sequence[Figure], total: Figure, reading: Reading) -> Reading | None:
    """The sum of the first parts that are all of a total already: 其中续建56个、新开工82个，竣工49个 are of both."""
    if judge(total, reading) in FITTING:
        return None
    sums = (added(parts[:many], total.unit) for many in range(len(parts) - 1, 1, -1))
    return next((r for r in sums if judge(total, r) in FITTING), None)


def _fits(total: Figure, parts: Sequence[Figure]) -> bool:
    return len(parts) > 1 and judge(total, added(parts, total.unit)) in FITTING


def _is_somewhat_more(ledger: Ledger, listing: Listing, parts: Sequence[Figure], sum_: Reading) -> bool:
    """Whether parts come to more than their total by so little that they hardly overlap on purpose.

    Two things named of one total must stand in one breath: 门诊148.6万人次、住院9.6万人次.
    """
    if _overlapping(listing.labels) or _of_many_kinds(listing.labels):
        return False
    if listing.kind != "among":
        return sum_.value <= Fraction(listing.totals[0].value) * _ALL
    beside = len(parts) > len("甲乙") or _LISTED.fullmatch(ledger.text, parts[0].end, parts[1].start) is not None
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
    total = next((t for t in pair.totals if _fits(t, pair.parts)), pair.totals[0])
    reading = added(pair.parts, total.unit)
    last = pair.parts[-1].end
    behind = ledger.numbers(last, ledger.sentence(last)[1])
    if not _fits(total, pair.parts) and any(f.unit == total.unit and f.value == reading.value for f in behind):
        return  # 监测361天，其中优125天、良205天，优良天数330天
    near = abs(reading.value - Fraction(total.value)) <= CLOSE * abs(Fraction(total.value))
    if near or swapped(total.value, reading.value) or is_one_slip(total, pair.parts):
        yield recomputed(ledger, _claim(ledger, total), [reading])


def _after_parts(ledger: Ledger, at: int, own_name: bool, many: int | None = None) -> Iterator[Finding]:
    """A total behind the parts that it adds up, `many` where the text counts them; any of them may be the first."""
    found = [f for f in ledger.numbers(at, at + 2) if f.start == at]
    start = ledger.sentence(at)[0]
    parts: list[Figure] = []
    for figure in reversed(outside_brackets(ledger, start, at)):
        if _CLASS.match(ledger.text, figure.start):
            continue
        if not found or not addable(figure.unit, found[0].unit):
            break
        between = _BRACKETED.sub("", ledger.text[figure.end : parts[0].start]) if parts else ""
        between = _CLASS.sub("", between)
        if parts and not _LISTED.fullmatch(between):
            break
        parts.insert(0, replace(figure, value=abs(figure.value)))  # 滞后6项 is six items
    if many and len(parts) > many and "分别" in label_before(ledger.text, parts[-many].start, start):
        parts = parts[-many:]  # 每年超过5000人，分别为5216人、…，三年累计
    if len(parts) < 2 or many not in (None, len(parts)):
        return
    sums = [added(parts[i:], found[0].unit) for i in range(len(parts) - 1)]
    if _ON_TOP.search(label_before(ledger.text, parts[0].start, start)):
        reach = ledger.reach(at)
        told = outside_brackets(ledger, reach, parts[0].start)
        before = [f for f in told if addable(f.unit, found[0].unit)][-_MOST_BEFORE:]
        own = [f for f in before if not _BASE.search(label_before(ledger.text, f.start, reach))]
        with_one = [added([f, *parts], found[0].unit) for f in [*own[-1:], *before[::-1]]]
        finding = held(ledger, _claim(ledger, found[0]), with_one[:1], [*with_one[1:], *sums])
        if finding:
            yield finding
        return
    if found[0].unit in PERCENT and _CUMULATED.search(label_before(ledger.text, at, start)):
        if _PARTS_OF_YEAR.search(ledger.text, start, at):
            return  # growth on a year before, by quarters, is not one upon another
        said = statement_of(found[0])
        fell = found[0].value < 0 or (said is not None and said.value < 0)
        together = replace(found[0], value=abs(found[0].value))
        finding = held(ledger, _claim(ledger, together), [_compounded(parts, fell=fell), sums[0]])
        if finding:
            yield finding
        return
    far = own_name and many is None and abs(sums[0].value - Fraction(found[0].value)) > _FAR * sums[0].value
    if own_name and label_before(ledger.text, parts[0].start, start).startswith("其中"):
        far = not is_one_slip(found[0], parts)  # 其中教育支出…、卫生支出…，民生支出合计… may be of more
    finding = held(ledger, _claim(ledger, found[0]), [] if far else sums[:1], sums[1:])
    if finding:
        yield finding


def _compounded(rates: Sequence[Figure], *, fell: bool) -> Reading:
    """What yearly rates come to one upon another: falls of 3.4% and 3.1% are 6.4% in all."""
    sign = -1 if fell else 1

    def together(values: Iterable[Fraction]) -> Fraction:
        left = prod((1 + sign * v / 100 for v in values), start=Fraction(1))
        return 100 * sign * (left - 1)

    meant = [stands_for(r) for r in rates]
    bounds = Interval(together(m.low for m in meant), together(m.high for m in meant))
    how = "×".join(f"(1{'−' if fell else '+'}{r.value}%)" for r in rates)
    return Reading(together(Fraction(r.value) for r in rates), bounds, tuple(Input(r, "part") for r in rates), how)


def _of_clauses_before(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """A sum of what the clauses of the sentence before tell, as many as it says: 上述四大板块合计60.2亿元."""
    start = ledger.sentence(match.start())[0]
    found = [f for f in ledger.numbers(match.end(), match.end() + 2) if f.start == match.end()]
    if not found or start <= ledger.paragraph(start)[0]:
        return
    before = ledger.sentence(start - 1)
    parts: list[Figure] = []
    at = before[0]
    for end in [*(m.start() for m in re.finditer("[；;]", ledger.text[: before[1]]) if m.start() >= at), before[1]]:
        told = [f for f in ledger.numbers(at, end) if comparable(f.unit, found[0].unit)]
        parts, at = [*parts, *told[:1]], end
    if len(parts) == read_number(match["many"]):
        yield recomputed(ledger, _claim(ledger, found[0]), [added(parts, found[0].unit)])


def _claim(ledger: Ledger, total: Figure) -> Claim:
    return Claim(NAME, total, total_name(ledger, total), total.unit, threshold=threshold_of(ledger, total))


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


def total_name(ledger: Ledger, total: Figure) -> str:
    """How a message calls a total: its indicator, else the words before it."""
    said = statement_of(total)
    if said:
        return said.indicator.lstrip("、，")
    return label_before(ledger.text, total.start, ledger.sentence(total.start)[0]) or _("总数")


def _overlapping(labels: Sequence[str]) -> bool:
    return len(labels) > 1 and any(word in label for label in labels for word in wording().overlapping)


def _called_sums(ledger: Ledger) -> set[int]:
    """Where the figures begin that the words up to them, with no mark between, call sums."""
    found: set[int] = set()
    for word in ledger.scan(_SUM, "累计 合计 总计 两年共 三年共 四年共 五年共"):
        mark = MARK.search(ledger.text, word.end())
        found.update(f.start for f in ledger.within(word.end(), mark.start() if mark else len(ledger.text)))
    return found


def _of_many_kinds(labels: Sequence[str]) -> bool:
    """Whether one of the parts may be another one as well: what is finished was begun."""
    return any(word in label for label in labels for word in wording().crossing)


def _of_named_years(ledger: Ledger, figure: Figure) -> Iterator[Finding]:
    """A sum in a sentence that also gives the amounts of years, one after another, by their numbers."""
    start, end = ledger.sentence(figure.start)
    yearly: dict[int, Figure] = {}
    for other in ledger.numbers(start, end):
        found = _ONE_YEAR.match(label_before(ledger.text, other.start, start))
        if other is not figure and found and comparable(other.unit, figure.unit) and other.unit != "%":
            yearly.setdefault(int(found[1]), other)
    years = sorted(yearly)
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        claim = Claim(NAME, figure, total_name(ledger, figure), figure.unit)
        yield recomputed(ledger, claim, [added([yearly[y] for y in years], figure.unit)])


def _over_years(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """A sum over whole years (累计) against the yearly amounts."""
    said = figure.statement
    period = period_of(said.period)
    if said.measure != "level" or said.role == "target" or not in_whole_years(period):
        return
    if not _ADDED_UP.search(_lead(ledger, figure)):
        return
    years = range(period.start.year, period.end.year + 1)
    amounts = [_amounts(ledger, figure, year) for year in years]
    name = _("{name}累计").format(name=named(said))
    claim = Claim(NAME, figure, name, figure.unit, threshold=threshold_of(ledger, figure))
    if all(amounts):
        yield recomputed(ledger, claim, [added([a[0] for a in amounts], figure.unit)])
    elif any(amounts):
        missing = _("、").join(str(y) for y, a in zip(years, amounts, strict=True) if not a)
        inputs = [Input(a[0], "part") for a in amounts if a]
        yield not_recomputable(ledger, claim, _("文中没有{years}年的数").format(years=missing), inputs)


def _amounts(ledger: Ledger, claim: Cited, year: int) -> list[Cited]:
    found = ledger.stated(claim.statement, "level", facts=True, period=str(year))
    return nearest([f for f in found if comparable(f.unit, claim.unit)], claim.start)


def _lead(ledger: Ledger, figure: Figure) -> str:
    return ledger.text[max(ledger.sentence(figure.start)[0], figure.start - 20) : figure.start]
