"""`target-consistency`: a pace between the level that it starts from and the end that it leads to, in one sentence.

2020年完成18.6亿元，今后五年年均增长8%，到2025年达到27.3亿元; 增长7%，在上年42.3亿元的基础上，达到45.3亿元. The end
stands behind the pace, and the base before it, between the two, or in brackets behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import only_joins
from guibiao.audit.joints.years import year_beside
from guibiao.audit.judgement import Reading, fits_any
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal, subject_of
from guibiao.audit.levels import level_of
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.audit.prices import at_other_prices, caveat_of, real
from guibiao.audit.rules.cagr import mean_rate
from guibiao.audit.rules.growth_of_levels import growth
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "target-consistency"
_THEN = (
    r"(?:(?:[两三四五六十]年[之以]?[后内]的?)?[到至]?(?P<year>20\d\d)年(?:末|底)?|[到至]?“?十[一二三四五六]五”?(?:期?末|时期)|[到至]?(?:规划)?期末|届时|全年|年[末底]"
    r"|[今明本]年|[两三四五六十]年[之以]?[后内])"
)
_TO = (
    r"(?:达到?|[增升降减][至到为]|(?:增加|增长|扩大|提高|提升|下降|降低|减少|压减|压降|压缩|缩减)[到至为]"
    r"|控制[到在]?|完成|实现|突破|超过|为)了?约?"
)
_END = (
    rf"{_THEN}?[，,]?(?:的|全[县市区省])?(?P<name>[^，,。；;：:\d（()）已]{{0,18}}?)"
    rf"(?:力争|预计|确保|将|可|计划|预期|总[额量数]|总?规模|余额|也)*{_TO}"
)
_LEADS_TO = expression(
    r"(?:以上|左右|以内)?(?:的(?:速度|目标|要求|增速|幅度|增幅|降幅)[^，,。；;\d]{0,8})?(?:[，,、；;：:]|[（(](?=[即到至达相]))(?:即|也就是|相当于)?"
    + _END
)
_GROWN_TO = expression("[，,]?" + _END)
_NAMELESS = expression("(?:力争|预计|确保|总[额量数]|总?规模|余额|收入|数量|将|要|也|可)*")
# ，在上年|42.3亿元|的基础上
_FROM = expression(
    r"(?:以上|左右)?(?:(?:[^。；;：:\d]|(?<!\d)20\d\d(?=年)){0,24}(?P<from>[从由])|[，,（(]?即?[在以比])[^，,。；;：:\d]{0,6}(?:(?:19|20)\d\d年|[上去]年)[^，,。；;：:\d]{0,14}"
)
_BASE = expression(r"的?(?:水平)?(?:基础上|为?基数|为?基准)|起步")
_SINCE = expression(r"(?:[^。；;\d]|(?<!\d)20\d\d(?=年)){0,44}")  # words between a base and a pace
_LATER = expression(r"(?:19|20)\d\d年|[明次今本]年|下一?年|今后|未来|基础上|为基数|为基准|每年|年均")
_FROM_OTHER = expression(r"[较比与](?:上年|去年|前一年|同期|(?P<year>(?:19|20)\d\d)年)")
_ALL = expression("累计|合计|共|基础上|基数|基准|比|较")
_COUNTED = expression(r"(?<![〇○零一二三四五六七八九十第])([两二三四五六七八九十])年")
_YEAR = expression(r"(?<!\d)20\d\d(?=年)")
_PLAN, _PLAN_YEARS = expression("十[一二三四五六]五|规划期"), 5
_BEHIND = expression(r"(?:以上|左右|以内)?[（(](?:20\d\d年|上年|去年|基期)(?:末|底)?[^，,。；;：:\d]{0,10}")
_OPENS = tuple("，,、；;：:（(以左的")  # what follows a pace before its end is told
_NO_LEVEL = (*PERCENT, *POINTS)
_PART_OF_YEAR, _SUM = expression("半年|季度|月"), expression("累计|合计")  # which no yearly pace leads to, or from
_NEED, _NEED_NEAR = expression("[需须]"), 10  # characters before a pace in which such a word stands
_FAR = 60  # characters from a pace to the end that it leads to
_ALIKE = Fraction(3, 5)  # of the characters of a name, and it may name the same thing
_MOST = 6  # times that an end may be its base, else they are of two things
_PASSED = expression("突破|超过|超")
MORE = Fraction(108, 100)  # of an end that is only to be passed: what a pace may lead to that is set with it


def towards(ledger: Ledger, figure: Cited) -> Finding | None:
    """The finding for a pace behind which its end stands, and whose base its sentence tells."""
    if not ledger.text.startswith(_OPENS, figure.end):
        return None
    start, stop = ledger.sentence(figure.start)
    behind = ledger.numbers(figure.end, min(stop, figure.end + _FAR))[:3]
    if all(f.unit in _NO_LEVEL for f in behind[:2]) or real(figure):
        return None
    for base, end, then in _ends(ledger, figure, behind, start):
        readings = [r for n in _years(ledger, figure, base, end, then) if (r := _reading(base, end, n, figure))]
        readings = [r for r in readings if not _is_passed(ledger, figure, end, r)]
        if readings and not at_other_prices(ledger, figure):
            caveat = caveat_of(ledger, figure) or _("与同时提出的期末值不一致，请确认以哪一个为准")
            name = _("{name}目标").format(name=named(figure.statement))
            meant = replace(figure, bound="eq") if figure.bound == "ge" else figure
            return recomputed(ledger, Claim(NAME, meant, name, figure.unit, "warning", caveat), readings)
    return None


def needed(ledger: Ledger, figure: Cited) -> Iterator[Reading]:
    """The pace from a level to an end that are both told before it: 到2027年达到50亿元，四年间年均需增长15.2%.

    Both are dated, as many years apart as the pace's own words count.
    """
    start, floor = ledger.sentence(figure.start)[0], ledger.reach(figure.start)
    if figure.statement.measure != "growth_avg" or not _NEED.search(
        ledger.text, figure.start - _NEED_NEAR, figure.start
    ):
        return
    told = [f for f in ledger.numbers(floor, figure.start) if f.unit and f.unit not in _NO_LEVEL]
    counted = _COUNTED.findall(ledger.text, told[-1].end if told else start, figure.start)
    bases = [f for f in told[:-1] if isinstance(f, Cited) and subject_of(f.statement) == subject_of(figure.statement)]
    bases = [f for f in bases if f.statement.measure == "level" and comparable(f.unit, told[-1].unit)]
    if len(counted) != 1 or not bases or ledger.sentence(told[-1].end)[1] < start - 1:
        return
    end, base, years = told[-1], bases[0], int(read_number(counted[0]))
    first, last = year_beside(ledger, base, floor), year_beside(ledger, end, base.end)
    in_time = first and last and last - first == years and not is_goal(ledger, base)
    of_other = isinstance(end, Cited) and subject_of(end.statement) != subject_of(figure.statement)
    reading = _reading(base, end, years, figure) if in_time and not of_other else None
    if reading:
        yield reading


def _ends(
    ledger: Ledger, figure: Cited, behind: list[Figure], start: int
) -> Iterator[tuple[Figure, Figure, re.Match[str]]]:
    """The base and the end of a pace, with the words that lead to the end."""
    for at, end in enumerate(behind[:2]):
        base: Figure | None = behind[0] if at else None
        if not end.unit or end.unit in _NO_LEVEL or (base is not None and not comparable(base.unit, end.unit)):
            continue
        if base is not None and not _is_base(ledger, figure, base):
            continue
        begins = _past_base(ledger, base) if base is not None else figure.end
        then = (_LEADS_TO if base is None else _GROWN_TO).fullmatch(ledger.text, begins, end.start)
        if then is None:
            continue
        base = base or _before(ledger, figure, end, start) or _aside(ledger, end, behind[1:2])
        if base is None or not comparable(base.unit, end.unit) or not base.value:
            continue
        of_size = _is_of_size(base, end) or end.value == figure.value  # which is then copied
        of_size = of_size or _has_point_elsewhere(ledger, figure, base, end, then)
        if of_size and _is_of_one(ledger, figure, base, end, then, start):
            yield base, end, then


def _is_base(ledger: Ledger, figure: Cited, base: Figure) -> bool:
    """Whether the words around a level behind a pace make it a base: 在上年|42亿元|的基础上; 由去年的|88亿元|增至."""
    before = _FROM.fullmatch(ledger.text, figure.end, base.start)
    return before is not None and bool(before["from"] or _BASE.match(ledger.text, base.end))


def _past_base(ledger: Ledger, base: Figure) -> int:
    found = _BASE.match(ledger.text, base.end)
    return found.end() if found else base.end


def _before(ledger: Ledger, figure: Cited, end: Figure, start: int) -> Figure | None:
    """The level right before a pace: 以2015年8120元为基数，按照年均增长|13%."""
    base = next(iter(ledger.numbers(start, figure.start)[-1:]), None)
    if base is None:
        return _told_before(ledger, figure, end, start)
    if base.unit in PERCENT or not comparable(base.unit, end.unit):
        return None
    words = ledger.text[base.end : figure.start]
    if not _SINCE.fullmatch(words) or not _LATER.search(words) or _SUM.search(label_in_sentence(ledger, base)):
        return None
    if (since := _FROM_OTHER.search(words)) and since["year"] != str(year_beside(ledger, base, start)):
        return None  # 达到172吨，比2020年下降10.7%: what is told first is the end
    told = isinstance(base, Cited) and base.statement.measure == "level" and subject_of(base.statement)
    others = (f.statement for f in (figure, end) if isinstance(f, Cited))
    same = any(told == subject_of(s) for s in others) or _BASE.match(ledger.text, base.end)
    return base if same or only_joins(ledger, base, figure, ledger.numbers(start, figure.start)) else None


def _told_before(ledger: Ledger, figure: Cited, end: Figure, start: int) -> Figure | None:
    """The level that the sentences before tell of the same thing, of the year that they name: 2020年…420万人次，为最低.

    It is the only one of its kind there, since the pace need not bear its name.
    """
    paragraph = ledger.paragraph(start)[0]
    pace = figure.statement.measure == "growth_avg" or figure.statement.role == "target"
    if not pace or ledger.numbers(start, figure.start):
        return None
    told = [f for f in ledger.within(paragraph, start) if comparable(f.unit, end.unit) and f.unit not in _NO_LEVEL]
    if len(told) != 1 or told[0].statement.measure != "level" or is_goal(ledger, told[0]):
        return None
    base = told[0]
    same = subject_of(base.statement) == subject_of(figure.statement)
    named = same or _is_called_alike(figure.statement.indicator, base.statement.indicator)
    return base if named and year_beside(ledger, base, paragraph) else None


def _is_called_alike(name: str, other: str) -> bool:
    """Whether most of the characters of a name stand in the other, in whatever order: 游客接待量, 接待游客."""
    return len(set(name) & set(other)) >= _ALIKE * len(set(name))


def _aside(ledger: Ledger, end: Figure, after: list[Figure]) -> Figure | None:
    """The base in brackets behind an end: 到2025年达到73.5亿元（2020年|50亿元）."""
    told = after and _BEHIND.fullmatch(ledger.text, end.end, after[0].start)
    return after[0] if told else None


def _is_of_one(ledger: Ledger, figure: Cited, base: Figure, end: Figure, then: re.Match[str], start: int) -> bool:
    """Whether an end is told of the same thing as its pace, by its name or because it bears none."""
    name = then["name"]
    if _PART_OF_YEAR.search(name):
        return False
    if _NAMELESS.fullmatch(name) or name in ledger.text[start : figure.start]:
        return True
    return isinstance(end, Cited) and subject_of(end.statement) == subject_of(figure.statement)


def _is_of_size(base: Figure, end: Figure) -> bool:
    return 1 <= _MOST * abs(end.value / base.value) <= _MOST * _MOST


def _has_point_elsewhere(ledger: Ledger, figure: Cited, base: Figure, end: Figure, then: re.Match[str]) -> bool:
    """Whether the pace leads to the end with its point in another place: 42.30亿元增长7%，达到452.6亿元."""
    others = [replace(end, value=end.value.scaleb(by)) for by in (1, -1)]
    years = _years(ledger, figure, base, end, then)
    readings = [r for other in others for n in years if (r := _reading(base, other, n, figure))]
    return fits_any(figure, readings)


def _years(ledger: Ledger, figure: Cited, base: Figure, end: Figure, then: re.Match[str]) -> set[int]:
    """Over how many years the end comes of the base: none where a growth is of another year than that."""
    words = ledger.text[min(base.end, figure.start) : max(figure.start, base.start)]
    first = year_beside(ledger, base, ledger.sentence(base.start)[0]) or _year_of(base)
    last = int(then["year"]) if then["year"] else max(map(int, _YEAR.findall(words)), default=None)
    if first and last and last < first:
        return set()  # 期末达到26500元，年均增长8%，2020年为18035元
    if figure.statement.measure != "growth_avg":
        return {1} if not (first and last) or last - first <= 1 or _ALL.search(words) else set()
    last = last or _year_of(end)
    apart = {last - first} if first and last and last > first else set()
    counted = _COUNTED.findall(ledger.text, min(base.end, figure.start), end.start)
    told = {int(read_number(n)) for n in counted}
    if not apart and not told and _PLAN.search(ledger.text, ledger.sentence(figure.start)[0], end.start):
        return {_PLAN_YEARS}
    return apart | told


def _year_of(figure: Figure) -> int | None:
    return int(figure.statement.period) if isinstance(figure, Cited) and figure.statement.period.isdigit() else None


def _reading(base: Figure, end: Figure, years: int, figure: Cited) -> Reading | None:
    to = level_of(end if end.bound == "approx" else replace(end, bound="eq"), "target")
    if figure.statement.measure == "growth_avg":
        return mean_rate(level_of(base, "base"), to, years)
    return growth(level_of(base, "base"), to)


def _is_passed(ledger: Ledger, figure: Cited, end: Figure, reading: Reading) -> bool:
    """Whether a faster pace leads past an end that is only to be passed: 增长25%，突破90亿元."""
    passed = end.bound == "ge" or _PASSED.search(ledger.text, max(end.start - 4, 0), end.start)
    if not passed or Fraction(figure.value) < reading.value:
        return False
    return (100 + Fraction(figure.value)) / (100 + reading.value) <= MORE
