"""`same-figure`: one quantity that a document states twice, with two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, entry_of, subject_of
from guibiao.audit.measures import PERCENT, alike, comparable, factor, is_count
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, telling_digits
from guibiao.audit.precision import stands_for
from guibiao.audit.retelling import are_apart, as_told_before, told
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_REACHES = expression(r"达到?(?:了)?\Z|(?:提高|增加|增长|上升|下降|降低|稳定|保持|控制)[到至在]\Z|突破\Z")
_RECKONED, _PART_OF_YEAR = expression("推算|测算|折算|外推|假设|情景"), expression("[一二三四]季度|半年|[1-9]月")
_OTHERWISE = expression(r"建议|调整|力争|争取|可达|预计|有望|预测|展望|能够|原")
# 市下达我县的减排量为：化学需氧量420吨、氨氮26吨
_ASSIGNED = expression(
    "(?:下达|分解|核定|分配)[给到]?(?:我|全|本)?[省市县区州旗]?[^，,。；;：:0-9]{0,24}(?:为|是)[：:]?(?=[^为是])"
)
_AIM_IS = expression(
    r"(?:目标值?(?:为|是|[：:])|(?:报告|纲要|规划|计划|方案)[》”]?(?:明确|提出|要求|确定|承诺))(?:(?!预计|预期|实际|已|截至|目前|完成)[^。；;])*\Z"
)
# what one of two figures of a sentence is of that bear one name
_OF_OTHERS = expression(r"[|\t]|[上去前]年|同期|计划|目标|预算|调整|[比较与和及由从原]")
_MARK = expression("[，,。；;：:、]")
_WHICH, _AND = "其中", expression("[、，,和及与]")
_SIDES = ("中央", "地方")
_CLOSE = 4  # characters
_SCOPE_WORD = expression(r"(?<![于比与较超居占和])全[国省市县区州旗]")
SCOPE = Fraction(3, 10)  # of the figure: what differs by more is something else
SAME = 8  # characters of a name that no two things share
_OF_EACH = ("项目投资", "总投资")  # of whichever projects a passage speaks of
LARGE, LONG = 20, 4  # a count, and characters of its name, from which what is called alike is one thing
_BRACKETS = expression(r"[（(][^）)]*[）)]")
POINTS = Fraction(3, 2)  # and for a rate so many points, if that is more


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every later statement of a figure that the document stated before, in other words or the same."""
    yield from _aims(ledger)
    yield from _stated_before(ledger)


def _stated_before(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every yearly fact of a known indicator, and every stock, that was told before."""
    facts: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
    stocks: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
    for figure in ledger.figures:
        said = figure.statement
        if is_leading(figure, ("actual", "estimate")):
            facts[subject_of(said), said.measure, said.period].append(figure)
        elif name := _stock(figure):
            stocks[name, said.region, said.period].append(figure)
    for told_often in (figures for figures in facts.values() if len(figures) > 1):
        yield from _of_facts(ledger, [f for f in told_often if not _is_no_fact(ledger, f)])
    for told_often in (figures for figures in stocks.values() if len(figures) > 1):
        yield from _of_stocks(ledger, told_often)


def _of_facts(ledger: Ledger, told_often: Sequence[Cited]) -> Iterator[Finding]:
    for figure in told_often[1:]:
        earlier = told_often[0]
        apart = ledger.sentence(earlier.start) != ledger.sentence(figure.start)
        apart = apart and _basis(ledger, earlier) == _basis(ledger, figure)
        twice = not apart and _is_told_twice(ledger, earlier, figure)
        if not (apart or twice) or not comparable(earlier.unit, figure.unit) or not is_near(earlier, figure):
            continue
        if (not twice and _tells_both(ledger, earlier, figure)) or _is_of_part(ledger, earlier, figure):
            continue
        if _is_of_another(ledger, earlier, figure) or _are_of_others(ledger, earlier, figure):
            continue
        if _are_of_two_parts(ledger, earlier, figure):
            continue
        if not are_apart(ledger, told(ledger, earlier), told(ledger, figure)):
            yield _compared(ledger, figure, earlier, "warning", _("请确认以哪一个为准"))


def _of_stocks(ledger: Ledger, told_often: Sequence[Cited]) -> Iterator[Finding]:
    for figure in told_often[1:]:
        earlier = told_often[0]
        apart = ledger.paragraph(earlier.start) != ledger.paragraph(figure.start)
        if apart and alike(earlier.unit, figure.unit):
            slip = swapped(figure.value, Fraction(earlier.value), short=True)
            yield _compared(ledger, figure, earlier, "warning" if slip else "note", _("如口径不同请注明"))


def _is_told_twice(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether two clauses of a sentence name one thing in full, and the later has two digits of the earlier turned.

    2022年城镇居民人均可支配收入38620元，增长4.9%；城镇居民人均可支配收入36820元，农村……
    """
    if figure is earlier or ledger.sentence(earlier.start) != ledger.sentence(figure.start):
        return False
    if earlier.unit != figure.unit or not swapped(figure.value, Fraction(earlier.value)):
        return False
    name = figure.statement.indicator
    labels = [label_in_sentence(ledger, f) for f in (earlier, figure)]
    areas = [set(_SCOPE_WORD.findall(label)) for label in labels]
    return areas[1] <= areas[0] and all(name in label and not _OF_OTHERS.search(label) for label in labels)


def _tells_both(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether a sentence or row that states one of two values states the other as well.

    They differ in what they are, as current and constant prices in two columns of a table do.
    """
    both = ((figure, earlier), (earlier, figure))
    return any(f.value == b.value for a, b in both for f in ledger.numbers(*ledger.sentence(a.start)))


def _is_of_another(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether two figures bear two names that the vocabulary takes for one, and no slip lies between them.

    民营经济增加值138.2亿元，增长2.3%。非公有制经济增加值112.4亿元，增长1.4%: a rate is of what its level is of.
    """
    if figure.statement.indicator == earlier.statement.indicator:
        return False
    level, before = _level_beside(ledger, figure), _level_beside(ledger, earlier)
    told = (level, before) if level and before and level.value != before.value else (figure, earlier)
    return not _is_slip(*told)


def _are_of_two_parts(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether two shares are each told behind an amount of its own: 税收28亿元，占57.4%。本级……税收16亿元，占58.3%."""
    if "占" not in figure.statement.indicator:
        return False
    before = [ledger.numbers(ledger.sentence(f.start)[0], f.start) for f in (earlier, figure)]
    amounts = [[n for n in told if n.unit and n.unit not in PERCENT][-1:] for told in before]
    if not all(amounts) or not comparable(amounts[0][0].unit, amounts[1][0].unit):
        return False
    one, other = amounts[0][0], amounts[1][0]
    return one.value != other.value and not _is_slip(other, one)


def _level_beside(ledger: Ledger, figure: Cited) -> Cited | None:
    """The level that the sentence of a rate tells of the same thing and time."""
    said, (start, end) = figure.statement, ledger.sentence(figure.start)
    told = ledger.stated(said, "level", facts=True, period=said.period) if said.measure != "level" else []
    return next((f for f in told if start <= f.start < end and f.statement.indicator == said.indicator), None)


def _is_slip(figure: Figure, earlier: Figure) -> bool:
    """Whether one slip of the pen lies between two figures."""
    other = Fraction(earlier.value) * factor(earlier.unit, figure.unit)
    alike_but_one = len(telling_digits(figure.value)) >= SURE_DIGITS and one_digit(figure.value, other)
    return alike_but_one or swapped(figure.value, other, short=True) or _is_shifted(other, figure)


def _is_of_part(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether a figure is of a part of what the earlier is of, or of one of several things told in turn.

    农林牧渔业增加值…。其中，农业增加值…: what the vocabulary calls by one name is two things there.
    甲、乙两地分别增长5.8%、8.1%: two values of one breath are of two places.
    """
    names = earlier.statement.indicator, figure.statement.indicator
    which = ledger.text.rfind(_WHICH, earlier.end, figure.start)
    if names[0] != names[1] and which >= 0 and ledger.paragraph(which) == ledger.paragraph(earlier.start):
        return True
    if names[0] != names[1] and (
        _of_one_side(ledger, earlier, figure) or _is_one_of_several(ledger, earlier, names[1])
    ):
        return True
    said = figure.statement
    start, end = ledger.sentence(figure.start)
    beside = [f for f in ledger.stated(said, said.measure, facts=True) if start <= f.start < end and f is not figure]
    return any(f.value != figure.value and _AND.fullmatch(ledger.text, *_between(f, figure)) for f in beside)


def _of_one_side(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether a passage divides a thing by whose it is, and one figure is a side's: 支出方面，中央…，地方…."""
    sides = [side for side in _SIDES if len({side in f.statement.indicator for f in (earlier, figure)}) > 1]
    first, last = ledger.sentence(min(earlier.start, figure.start))[0], ledger.sentence(figure.start)[1]
    others = (other for side in sides for other in _SIDES if other != side)
    return any(ledger.text.find(other, first, last) >= 0 for other in others)


def _is_one_of_several(ledger: Ledger, figure: Cited, name: str) -> bool:
    """Whether its sentence tells several values by names that end in one: 国控…比例100%，省控…比例83.3%."""
    said = figure.statement
    beside = (f for f in ledger.within(*ledger.sentence(figure.start)) if f.unit == figure.unit)
    told = [
        f for f in beside if f.statement.measure == said.measure and f.statement.indicator.endswith(name[-SAME // 2 :])
    ]
    return len({f.value for f in told}) > 1 and len({f.statement.indicator for f in told}) == len(told)


def _are_of_others(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether the clauses of two figures count those that they are of, and not the same: 74个城市…, 338个城市…."""
    one, other = _of_so_many(ledger, earlier), _of_so_many(ledger, figure)
    return one is not None and other is not None and one.value != other.value


def _of_so_many(ledger: Ledger, figure: Cited) -> Figure | None:
    before = ledger.numbers(ledger.sentence(figure.start)[0], figure.start)[-1:]
    counts = [f for f in before if is_count(f.unit) and not _MARK.search(ledger.text, f.end, figure.start)]
    return counts[0] if counts else None


def _between(one: Cited, other: Cited) -> tuple[int, int]:
    first, second = sorted((one, other), key=lambda f: f.start)
    return first.end, second.start


def _is_no_fact(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is what a way of reckoning would give, a mean of a part of a year, or an aim that is quoted."""
    told = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    if _AIM_IS.search(told) or _ASSIGNED.search(told):
        return True
    if figure.statement.role == "estimate":
        return _RECKONED.search(told) is not None
    return figure.statement.measure == "growth_avg" and _PART_OF_YEAR.search(told) is not None


def _aims(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every aim of a year that the document sets again otherwise: 森林覆盖率达到71.5%, then 75.1%."""
    first: dict[tuple[object, ...], Cited] = {}
    for figure in ledger.figures:
        said = figure.statement
        if said.role != "target" or said.measure != "level" or not said.period.isdigit() or not _is_called(figure):
            continue
        told = ledger.text[ledger.sentence(figure.start)[0] : figure.end]
        if not _REACHES.search(told[: figure.start - figure.end][-_CLOSE:]) or _OTHERWISE.search(told):
            continue
        earlier = first.setdefault((subject_of(said), said.indicator, said.period), figure)
        apart = ledger.sentence(earlier.start) != ledger.sentence(figure.start)
        apart = apart and _basis(ledger, earlier) == _basis(ledger, figure)
        if apart and comparable(earlier.unit, figure.unit) and is_near(earlier, figure):
            yield _compared(ledger, figure, earlier, "warning", _("请确认以哪一个为准"))


def _basis(ledger: Ledger, figure: Cited) -> set[str]:
    """On what a figure's sentence says that it is counted: 按户籍人口计算 gives another one than 按常住人口计算."""
    start, end = ledger.sentence(figure.start)
    words = {word for word in wording().bases if ledger.text.find(word, start, end) >= 0}
    own = (ledger.document.region or "")[-1:]
    wider = [word for word in _SCOPE_WORD.findall(ledger.text, start, figure.start) if word[-1] != own]
    return words | {wider[-1]} if own and wider else words


def _compared(ledger: Ledger, figure: Cited, earlier: Cited, severity: str, caveat: str) -> Finding:
    reading = as_told_before(earlier, figure)
    if not reading.possible.meets(stands_for(figure)):
        figure = replace(figure, bound="eq")  # 超过400家 is no way to say 749家
    threshold = threshold_of(ledger, figure)
    claim = Claim(NAME, figure, named(figure.statement), figure.unit, severity, caveat, threshold=threshold)
    return recomputed(ledger, claim, [reading])


def _stock(figure: Cited) -> str:
    """The name of what a count says how many of there are, without its brackets; nothing for counts of deeds."""
    said = figure.statement
    if said.role != "actual" or said.measure != "level" or not is_count(figure.unit) or figure.value < LARGE:
        return ""
    name = _BRACKETS.sub("", said.indicator)
    return "" if len(name) < LONG or name.startswith(wording().deeds) else name


def is_leading(figure: Cited, roles: Collection[str] = ("actual",)) -> bool:
    """Whether a figure is a yearly fact that the vocabulary knows by this very name, and no count of things done.

    Of those what is named alike in two places is seldom one and the same.
    """
    said = figure.statement
    if (
        said.role not in roles
        or said.measure not in ("level", "growth", "growth_avg")
        or figure.bound != "eq"
        or said.base
    ):
        return False
    if ("/" in said.period) != (said.measure == "growth_avg") or said.indicator.endswith(_OF_EACH):
        return False
    return _is_called(figure) and not is_count(figure.unit)


def _is_called(figure: Cited) -> bool:
    """Whether the vocabulary knows a figure by this very name."""
    entry = entry_of(figure.statement.indicator)
    return entry is not None and figure.statement.indicator in (entry.name, *entry.aliases)


def is_near(earlier: Cited, figure: Cited) -> bool:
    """Whether two values may be one quantity: figures far apart are of two scopes, which words did not keep apart."""
    other = Fraction(earlier.value) * factor(earlier.unit, figure.unit)
    slack = max(abs(other) * SCOPE, POINTS if figure.unit in PERCENT else Fraction(0))
    near = abs(other - Fraction(figure.value)) <= slack
    return near or _is_shifted(other, figure) or swapped(figure.value, other, short=True)


def _is_shifted(other: Fraction, figure: Figure) -> bool:
    """Whether a figure of three digits or more is the other one with its point elsewhere: 58.6 and 586."""
    if other <= 0 or figure.value <= 0 or len(telling_digits(figure.value)) < SURE_DIGITS:
        return False
    ratio = other / Fraction(figure.value)
    return any(ratio in (Fraction(power), Fraction(1, power)) for power in (10, 100, 1000, 10000))
