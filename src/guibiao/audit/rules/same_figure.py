"""`same-figure`: one quantity that a document states twice, with two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, entry_of, is_required, subject_of
from guibiao.audit.measures import PERCENT, alike, comparable, factor, is_count
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, telling_digits
from guibiao.audit.precision import stands_for
from guibiao.audit.retelling import are_apart, as_told_before, told
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.twins import cited_twins
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
_SEVERAL = 3  # values
_WHICH, _AND = "其中", expression("[、，,和及与]")
_SIDES = ("中央", "地方")
_CLOSE = 4  # characters
_CELL = expression(r"[|\t]\s*\Z")
_SCOPE_WORD = expression(r"(?<![于比与较超居占和])全[国省市县区州旗]")
SCOPE = Fraction(3, 10)  # of the figure: what differs by more is something else
SAME = 8  # characters of a name that no two things share
CALLED = 6  # the same where both figures are called by just that name
_OF_ONE = expression(
    "(?<![城乡])镇(?!级)|乡(?![村镇级])|街道|(?<![农乡困])村(?!级)|园区|学校|公司|医院"
)  # of one of several places
_OF_EACH = ("项目投资", "总投资")  # of whichever projects a passage speaks of
NOUN = 3  # characters of a noun by which two counts are thought to be of one thing
_AMONG = expression(r"中[有近超约]?|(?:总数|总量|数量|数)\Z")
_DONE = expression(
    r"\A(?:累计|共|全年|计划|规划|新?建成|实施|抓好|推进|完成|建设|谋划|安排|发放|投入|争取)+|(?:建设|完成|累计|实施)+\Z"
)
_COUNTED = expression(r"(?P<noun>(?:中小学)?[^\s，,。；;：:、（()）\d的中和与及]{0,14})")
_IN_OTHER_UNIT = expression(r"[（(](?:约合?|合|折合|折|即|相当于)?(?=\d)")
_WIDEST = 24  # characters of a figure with its unit
_OF_MANY_YEARS = expression("历年|历史|累计|以来|期间|往年|[历上]一?[轮期]")  # 历年建成的7.2万亩高标准农田
_DEFINITE = expression(r"(?:[对将的]|全[县市区省州]|我[县市区省州]|现有|[，,。；;：:、\n])\Z")
_PLACE = expression(r"\A(?:全[国省市县区州旗]|我[省市县区州]|[现共已]有|目前|现|共)+")
_DEED, _TAIL = (
    expression(r"\A(?:新?建成|新增|新建|完成|建设|实施|累计)+"),
    expression(r"(?<=..)(?:总数|总量|数量|个数|数)\Z"),
)
_SHORTEST = 5  # characters of a name that is left of another
_TIME = expression(r"\d年|[今去上明本当前]年|[季月]|同期|年初|年末|累计|[计规]划|目标|力争|预计")
LARGE, LONG = 20, 4  # a count, and characters of its name, from which what is called alike is one thing
_BRACKETS = expression(r"[（(][^）)]*[）)]")
POINTS = Fraction(3, 2)  # and for a rate so many points, if that is more


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every later statement of a figure that the document stated before, in other words or the same."""
    found = [*_turned(ledger), *_aims(ledger), *_stated_before(ledger), *_converted(ledger)]
    yield from found
    yield from _told_again(ledger, {finding.spans[0].start for finding in found})


def _stated_before(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every yearly fact of a known indicator, and every stock, that was told before."""
    first: dict[tuple[object, ...], Cited] = {}
    for figure in ledger.figures:
        said = figure.statement
        if is_leading(figure, ("actual", "estimate")) and not _is_no_fact(ledger, figure):
            earlier = first.setdefault((subject_of(said), said.measure, said.period), figure)
            apart = ledger.sentence(earlier.start) != ledger.sentence(figure.start)
            apart = apart and _basis(ledger, earlier) == _basis(ledger, figure)
            twice = not apart and _is_told_twice(ledger, earlier, figure)
            if (apart or twice) and comparable(earlier.unit, figure.unit) and is_near(earlier, figure):
                if (not twice and _tells_both(ledger, earlier, figure)) or _is_of_part(ledger, earlier, figure):
                    continue
                if _is_of_another(ledger, earlier, figure):
                    continue
                if _are_of_others(ledger, earlier, figure) or are_apart(
                    ledger, told(ledger, earlier), told(ledger, figure)
                ):
                    continue
                caveat = _("请确认以哪一个为准")
                yield _compared(ledger, figure, earlier, "warning", caveat)
        elif name := _stock(figure):
            earlier = first.setdefault((name, said.region, said.period), figure)
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


def _level_beside(ledger: Ledger, figure: Cited) -> Cited | None:
    """The level that the sentence of a rate tells of the same thing and time."""
    said, (start, end) = figure.statement, ledger.sentence(figure.start)
    told = ledger.stated(said, "level", facts=True, period=said.period) if said.measure != "level" else []
    return next((f for f in told if start <= f.start < end and f.statement.indicator == said.indicator), None)


def _is_slip(figure: Cited, earlier: Cited) -> bool:
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


def _turned(ledger: Ledger) -> Iterator[Finding]:
    """Two counts of one noun in two sentences, one with two digits of the other in each other's place: 462个, 426个."""
    seen: dict[tuple[str, str, str], Cited] = {}
    for figure in ledger.once(cited_twins):
        said = figure.statement
        if said.role == "target":
            continue
        noun = _noun(said.indicator) if is_count(figure.unit) else core_of(said.indicator)
        if len(noun) < NOUN or is_leading(figure) or is_required(ledger, figure):
            continue
        earlier = seen.setdefault((noun, figure.unit, said.period[-4:]), figure)
        apart = ledger.sentence(earlier.start) != ledger.sentence(figure.start)
        if not apart or earlier.statement.region != said.region:
            continue
        named_alike = core_of(said.indicator) == core_of(earlier.statement.indicator)
        if _is_column(ledger, figure) or (_is_cell(ledger, earlier) and _is_cell(ledger, figure)):
            continue
        short = len(said.indicator) >= (CALLED if named_alike else SAME) and not _OF_ONE.search(_lead(ledger, figure))
        if are_apart(ledger, told(ledger, earlier), told(ledger, figure)):
            continue
        shifted = named_alike and _is_shifted(Fraction(earlier.value), figure)
        if shifted or swapped(figure.value, Fraction(earlier.value), short=short):
            again = named_alike or _is_told_again(ledger, earlier, figure)
            severity = "warning" if again else "note"
            caveat = _("请确认以哪一个为准") if shifted else _("两位数字可能写颠倒了，如另有所指则不算错")
            yield _compared(ledger, figure, earlier, severity, caveat)


def _converted(ledger: Ledger) -> Iterator[Finding]:
    """A figure told once more in another unit in the bracket right behind it, but for a slip: 6180万吨（1236亿斤）."""
    for match in ledger.scan(_IN_OTHER_UNIT, "（ ("):
        before = [f for f in ledger.numbers(max(match.start() - _WIDEST, 0), match.start()) if f.end == match.start()]
        inside = [f for f in ledger.numbers(match.end(), match.end() + 1) if f.start == match.end()]
        for one, other in zip(before, inside, strict=False):
            closed = ledger.text[other.end : other.end + 1] in ("）", ")")
            if not closed or not other.unit or is_count(one.unit) or not comparable(one.unit, other.unit):
                continue
            by = factor(one.unit, other.unit)
            value = abs(Fraction(one.value)) * by
            slip = swapped(abs(other.value), value) or swapped(abs(one.value), abs(Fraction(other.value)) / by)
            if by == 1 or one.unit in PERCENT or not slip:
                continue
            how = _("前文的“{text}”").format(text=f"{one.value}{one.unit}")
            reading = Reading(value, stands_for(one) * by, (Input(one, "same"),), how, stated=True)
            caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
            name = label_in_sentence(ledger, one)
            yield recomputed(ledger, Claim(NAME, other, name, other.unit, "warning", caveat), [reading])


def _told_again(ledger: Ledger, taken: Collection[int]) -> Iterator[Finding]:
    """Two figures of one thing by its name or by the noun behind them, with two digits in each other's place.

    农村电商服务站点达到186个, and 全县168个农村电商服务站点中; 3.42万名贫困人口脱贫, and 脱贫的4.32万名贫困人口.
    """
    seen: dict[tuple[str, str], list[Cited]] = defaultdict(list)
    for figure in ledger.once(cited_twins):
        if not figure.unit or figure.unit in PERCENT:
            continue
        alike_ones = seen["".join(sorted(str(figure.value))), figure.unit]
        for earlier in alike_ones:
            again = earlier.value != figure.value and _is_told_again(ledger, earlier, figure)
            if again and ledger.source_start(figure) not in taken:
                yield _compared(ledger, figure, earlier, "warning", _("两位数字可能写颠倒了，如另有所指则不算错"))
                break
        alike_ones.append(figure)


def _is_told_again(ledger: Ledger, earlier: Cited, figure: Cited) -> bool:
    """Whether a figure is the earlier one but for two digits, told in another sentence of the same thing."""
    if ledger.sentence(earlier.start) == ledger.sentence(figure.start):
        return False
    if earlier.statement.region != figure.statement.region or is_required(ledger, figure):
        return False
    if any(_OF_ONE.search(_lead(ledger, f).replace(f.statement.indicator, "")) for f in (earlier, figure)):
        return False
    if not swapped(figure.value, Fraction(earlier.value), short=True):
        return False
    if are_apart(ledger, told(ledger, earlier), told(ledger, figure)):
        return False
    digits = len(telling_digits(figure.value))
    behind = _noun_behind(ledger, figure), _noun_behind(ledger, earlier)
    said, before = figure.statement, earlier.statement
    definite = bool(behind[0]) and _is_definite(ledger, figure)
    of_time = said.period[-4:] == before.period[-4:] or (digits > SURE_DIGITS and _tells_no_time(ledger, figure))
    if (said.role != before.role or not of_time) and not definite:
        return False
    names = _thing(figure), _thing(earlier)
    if all(behind):
        return behind[0][:NOUN] == behind[1][:NOUN] and digits >= SURE_DIGITS
    if not any(behind):
        short, long = sorted(names, key=len)
        place = long[: -len(short)] if long.endswith(short) else ""
        ends = place and (place[-1] == "的" or len(short) >= _SHORTEST or (said.region or "").startswith(place))
        one = short.replace("的", "") == long.replace("的", "")  # 发放的小额信贷
        same, sure = one or ends, short == long or digits >= SURE_DIGITS
        return bool(same) and sure and len(short) >= LONG and _deed(figure) == _deed(earlier)
    noun, name = (behind[0], names[1]) if behind[0] else (behind[1], names[0])
    least = max(LONG - max(digits - len("十个"), 0), len("隐患")) if definite else LONG
    if definite and len(name) >= NOUN and noun.startswith(name) and not _deed(earlier):
        return True  # 现有中小学86所, and 全县68所中小学全部完成改造
    return any(name.endswith(noun[:many]) for many in range(least, len(noun) + 1))


def _tells_no_time(ledger: Ledger, figure: Cited) -> bool:
    """Whether the sentence up to a figure says of no time that it is of, so that it tells again what was told."""
    return _TIME.search(ledger.text, ledger.sentence(figure.start)[0], figure.start) is None


def _noun_behind(ledger: Ledger, figure: Cited) -> str:
    """What a figure at the head of its clause counts, told right behind it: 168个农村电商服务站点中."""
    is_land = figure.unit.endswith("亩") and not _OF_MANY_YEARS.search(_lead(ledger, figure))
    named_behind = is_count(figure.unit) or figure.unit.endswith("名") or is_land
    found = _COUNTED.match(ledger.text, figure.end) if named_behind else None
    return _in_full(found["noun"]) if found and len(found["noun"]) >= NOUN else ""


def _is_definite(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure stands for things told of before: 对238个村卫生室开展……, not 新建238个村卫生室."""
    return _DEFINITE.search(ledger.text, max(figure.start - _CLOSE, 0), figure.start) is not None


def _thing(figure: Cited) -> str:
    """The name of what a figure is of, without where it is and what was done about it in the year."""
    name = _PLACE.sub("", _BRACKETS.sub("", figure.statement.indicator))
    return _in_full(_TAIL.sub("", _DEED.sub("", name)))


def _in_full(name: str) -> str:
    return name.replace("规上", "规模以上")


def _deed(figure: Cited) -> bool:
    return _DEED.match(_PLACE.sub("", figure.statement.indicator)) is not None


def _is_column(ledger: Ledger, figure: Cited) -> bool:
    """Whether a paragraph tells a thing of one name so many times that it is of several: 第八次…完成率90%；第九次…."""
    said = figure.statement
    start, end = ledger.paragraph(figure.start)
    same = {f.value for f in ledger.stated(said, said.measure, facts=True) if start <= f.start < end}
    return len(same) >= _SEVERAL


def _is_cell(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure stands at the head of a cell: two of a column are of two rows, 120.3 and 130.2."""
    return _CELL.search(ledger.text, max(figure.start - _CLOSE, 0), figure.start) is not None


def _lead(ledger: Ledger, figure: Cited) -> str:
    """The clause that leads up to a figure."""
    return label_in_sentence(ledger, figure)


@lru_cache(maxsize=4096)
def _noun(name: str) -> str:
    """The last characters of a name, up to where it says that of its things some are meant."""
    return _AMONG.split(_BRACKETS.sub("", name))[0][-NOUN:]


@lru_cache(maxsize=4096)
def core_of(name: str) -> str:
    """A name without its brackets and the words of what was done: 建成高标准农田, 高标准农田建设."""
    bare = _BRACKETS.sub("", name)
    core = _DONE.sub("", bare)
    return core if len(core) >= _SHORTEST else bare


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
    name = _BRACKETS.sub("", said.indicator)
    if said.role != "actual" or said.measure != "level" or not is_count(figure.unit) or figure.value < LARGE:
        return ""
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


def _is_shifted(other: Fraction, figure: Cited) -> bool:
    """Whether a figure of three digits or more is the other one with its point elsewhere: 58.6 and 586."""
    if other <= 0 or figure.value <= 0 or len(telling_digits(figure.value)) < SURE_DIGITS:
        return False
    ratio = other / Fraction(figure.value)
    return any(ratio in (Fraction(power), Fraction(1, power)) for power in (10, 100, 1000, 10000))
