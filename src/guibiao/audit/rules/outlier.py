"""`outlier`: what is hardly possible.

A rate past 100% whose kind has no more than all; a jump of an order of magnitude; an amount that may be in the wrong
unit. All are notes: nothing else in the text contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, permutations
from statistics import median

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.levels import year_before
from guibiao.audit.listing.belonging import may_be_of_some_years
from guibiao.audit.measures import PERCENT, comparable, factor, is_money
from guibiao.audit.misprint import SURE_DIGITS, telling_digits
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, shown

NAME = "outlier"
JUMP = 10  # times the year before, or a tenth of it
APART = 200  # times smaller than its fellows: most often 亿元 was meant, or 万 was lost
SURELY_APART = 1000  # times more or less than its fellows: no amount of one kind is
LIST_APART = 50  # times more or less than all others of a plain list
_MANY = "万亿"
_LONG = 10  # years in which an amount may have become any number of times as much
_AND = expression(r"\s*[、，,和及][^、，,。；;：:\d（(]{0,6}")
WITHIN = 50  # times that numbers of one unit lie apart
_BESIDE, _CLOSE = 5, Fraction(3, 2)  # times that a year is far from the others; that it may be and is among them
_MOVED = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100))
_CELLS = expression(r"[|\t]")
_NEARLY = Fraction(85, 100), Fraction(6, 5)  # times a level of which the next year's is with its point moved
_LEAD, _IN_TURN, _YEARS = (
    48,
    expression("分别|依次|逐年"),
    expression(r"20\d\d年?\s*[—–~～至到、-]+\s*20\d\d|[三四五六]年|历年|各年"),
)
# from one place of a list to the next: 北坡乡17655元，石门乡
_PLACE_LONG = 12
_NEXT_PLACE = expression(
    r"[，,、；;和]\s*[\u4e00-\u9fff]{1,6}(?:[乡镇区县市村州盟旗]|街道|农场|平均)(?:水平)?(?:[为是]|达到?)?"
)
FEW = 3  # amounts of one kind in a sentence that show what their size is
INCOMES_APART = 6  # times that incomes in town are of those in the country, at most
INCOMES_ALIKE = 4  # times that they are with the point of one in its place
LOST = (10_000, 100_000_000)  # what 万 or 亿 makes more
ALIKE = 3  # times that two numbers of one thing lie apart, at most
SMALL = 10  # of things counted: from 1 to 12 is no jump
_AT_MOST_ALL = expression(
    r"(?:参保|巩固|普及|合格|优良|达标|覆盖|绿化|城镇化|满意|办结|处理|就业|接种|入户|入园|净入学|处置|利用|治愈|整改|回收|脱贫|签约|建档)率\Z"
    r"|(?:辍学|入学|升学|缺勤|失业|死亡|发生|亏损|空置|闲置|治理|收集|受益|通达|通畅|硬化|占有)率\Z"
    r"|(?:分娩|访视|管理|上线|就诊|参与|知晓|通车|通过|入住|开工|竣工|办理|答复|建成|机械化|完好|成活|保存|准确|及时|录取|毕业|可靠|中签|兑现|化解)率\Z"
    r"|天数比[率例]\Z|占比\Z|比重\Z"
)
# of which there can be no more than all, however they are counted
_NEVER_MORE = expression(
    r"(?:普及|合格|优良|达标|绿化|绿化覆盖|森林覆盖|城镇化|满意|办结|硬化|通达|整改|收集|入户|利用|净入学|[适学]龄儿童入学|处置|处理|就诊|知晓|市场占有)率\Z|天数比[率例]\Z|占比\Z|比重\Z"
)
_RATE, _NO_SCALE = expression(r"率\Z"), 300  # percent that hardly any rate comes to which is no growth
_MAY_BE_ANY = expression(
    r"增长率|增速|完成率|达成率|实现率|收益率|回报率|利润率|报酬率|拨备|偿付|覆盖率|充足率|比率|负债率|计划|任务|目标|预算|换手率|杠杆率|贡献率"
)
_SMALL_SPENDING = expression(
    r"(?:贴息|补贴|补助|低保金?|救助金?|津贴|奖补|奖励|慰问金?|抚恤金?|资助|奖金)(?:支出|资金|金|款)?\Z"
)
_COUNTRY = expression(r"(?:农村|农民|农牧民|牧民|乡村)[^，,]{0,4}人均(?:可支配|纯)收入\Z")
_TENTH_OF_ALL = 1000  # percent: one of which a tenth is no more than all has its point in a wrong place
_MOST_BEFORE = 4  # amounts before a rate
_ONE_PLACE = (10, 20, 30, 100)  # percent that one wrong digit makes of a rate, with what it carries
_FAR_PAST = 120  # percent that no part counted otherwise than its whole comes to: 参保率104.2%
# rates of a plan as often as of all
_MAY_PASS = expression(r"(?:开工|竣工|签约|接种|治理|参保|就业|入库|回收|兑现|建成|利用|处置|处理|招生|录取)率\Z")
_ROSE_TO = expression(r"[，,]?(?:逐步|稳步|进一步)?(?:提高|提升|上升|增加|增长|升)[到至为]")
_POINTS = 6  # percentage points by which such a rate moves in a few years
# rates of what covers another amount, or of a plan
_OWN_SCALE = expression(
    r"拨备|偿付|毛入|计划|任务|目标|预算"
    r"|(?:流动性?|利息|偿债|偿还|资金|现金流?|本息|债务|收益|抵押|担保|风险|贷款|资本|准备金?|净稳定)[^，,]{0,4}覆盖率"
)
_EACH, _EACH_NEAR = expression("[每均]|标准"), 16  # characters before an amount for each
_PLACE = expression(r"(?<=.)[乡镇县区](?<![城小片])\Z")
_WIDER = expression(
    r"[全我本][国省市]|国[家内际]|世界|[省市]级|总|合计|共|占|各"
)  # what holds far more than the others
_KIND = 2  # characters at the end of a label that say what an amount is: 资金, 支出
_HEDGE = expression(r"(?:[超达约近共计]|超过|达到|完成|合计|分别|为|了)+\Z")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note for every figure that is hardly possible."""
    for figure in ledger.figures:
        if figure.statement.measure == "level" and figure.unit in PERCENT and figure.value > 100:
            yield from _past_all(ledger, figure)
        elif figure.statement.measure == "level" and not is_goal(ledger, figure):
            yield from _jump(ledger, figure)
        if _COUNTRY.match(figure.statement.indicator) and figure.statement.measure == "level":
            yield from _above_town(ledger, figure)
    yield from _of_lost_unit(ledger)
    yield from _of_another_size(ledger)
    yield from _of_list(ledger)


def _past_all(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    name = figure.statement.indicator
    if _AT_MOST_ALL.search(name) and not _OWN_SCALE.search(name):
        message = _("{name}为{value}%，超过100%，请核对分子、分母的口径。").format(
            name=named(figure.statement), value=figure.value
        )
        past = noted(ledger, figure, Reading(Fraction(100), Interval(0, 100), (), _("最多100%")), message)
        sure = _NEVER_MORE.search(name) or _is_slip(ledger, figure)
        sure = sure or (figure.value >= _FAR_PAST and not _MAY_PASS.search(name))
        yield replace(past, severity="warning" if sure else "note")
    elif figure.value > _NO_SCALE and _RATE.search(name) and not _MAY_BE_ANY.search(name):
        message = _("{name}为{value}%，小数点可能有误，请核对。").format(
            name=named(figure.statement), value=figure.value
        )
        past = noted(ledger, figure, Reading(Fraction(100), Interval(0, _NO_SCALE), ()), message)
        yield replace(past, severity="warning" if figure.value <= _TENTH_OF_ALL else "note")


def _is_slip(ledger: Ledger, figure: Cited) -> bool:
    """Whether a rate past all is one with its point moved, or differs in one digit from that of two amounts before it.

    应参保42.6万人, 实际参保42.0万人, 参保率108.6%: 98.6%.
    """
    if _NO_SCALE < figure.value <= _TENTH_OF_ALL:
        return True
    told = ledger.numbers(ledger.sentence(figure.start)[0], figure.start)[-_MOST_BEFORE:]
    if told and _is_all_more(ledger, told[-1], figure):
        return True
    for part, whole in permutations(told, len(("part", "whole"))):
        if part.unit in PERCENT or not comparable(part.unit, whole.unit) or part.value <= 0:
            continue
        share = 100 * Fraction(part.value) * factor(part.unit, whole.unit) / Fraction(whole.value or 1)
        off = Fraction(str(figure.value)) - Fraction(shown(share, decimals(figure.value)))
        if share <= 100 and off in _ONE_PLACE:
            return True
    return False


def _is_all_more(ledger: Ledger, base: Figure, figure: Cited) -> bool:
    """Whether a rate is near the one that it rose from but for a digit too many: 由98.2%提高到198.6%."""
    rose = _ROSE_TO.fullmatch(ledger.text, base.end, figure.start) is not None
    return rose and base.unit in PERCENT and abs(figure.value - 100 - base.value) <= _POINTS


def _jump(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """A yearly level ten times that of the year before, or a tenth of it, in one sentence."""
    before = year_before(figure.statement.period)
    if before is None or figure.unit in PERCENT:
        return
    told = ledger.within(*ledger.sentence(figure.start))
    if not any(c.statement.period == before for c in told):
        return
    stated = ledger.stated(figure.statement, "level", facts=True, period=before)
    earlier = [c for c in stated if told[0].start <= c.start <= told[-1].start and comparable(c.unit, figure.unit)]
    if not earlier or earlier[-1].value <= 0 or figure.value <= 0 or may_be_of_some_years(ledger, figure, earlier):
        return
    value, base = min(
        ((Fraction(c.value) * factor(c.unit, figure.unit), c) for c in reversed(earlier)),
        key=lambda told: abs(told[0] - Fraction(figure.value)),  # 由186个增加到260个，其中2024年新增24个
    )
    ratio = Fraction(figure.value) / value
    if 1 / ratio < JUMP > ratio or max(Fraction(figure.value), value) < SMALL or _is_many_times(ledger, figure):
        return
    message = _("{name}为{value}，而上年为{base}，相差{times}倍以上，小数点或单位可能有误，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", base=f"{base.value}{base.unit}",
        times=int(max(ratio, 1 / ratio)),
    )  # fmt: skip
    moved = any(_NEARLY[0] <= ratio * times <= _NEARLY[1] for times in _MOVED)
    between = ledger.text[min(base.start, figure.start) : figure.end]
    sure = moved and not _CELLS.search(between)  # cells of a row may be of anything
    sure = sure and not any(f.unit in PERCENT for f in ledger.numbers(figure.end, ledger.sentence(figure.end)[1])[:1])
    yield replace(noted(ledger, figure, _within(value, JUMP, base), message), severity="warning" if sure else "note")


def _of_lost_unit(ledger: Ledger) -> Iterator[Finding]:
    """A level beside another of the same thing that is one with 万 or 亿 lost: 跨越1000万标箱，2011年达1030标箱."""
    for first, second in pairwise(ledger.figures):
        if first.unit == second.unit or not _of_one_unit(first.unit, second.unit):
            continue
        said, other = first.statement, second.statement
        if not said.measure == other.measure == "level" or said.indicator != other.indicator or first.value <= 0:
            continue
        if _is_long_since(ledger, first, second):
            continue
        times = factor(first.unit, second.unit)
        alike = 1 <= ALIKE * second.value / first.value <= ALIKE * ALIKE
        if alike and max(times, 1 / times) in LOST and ledger.sentence(first.start) == ledger.sentence(second.start):
            odd, others = (second, [first]) if times > 1 else (first, [second])
            usual = Fraction(others[0].value) * factor(others[0].unit, odd.unit)
            yield replace(_odd(ledger, odd, others, usual), severity="warning")


def _of_one_unit(unit: str, other: str) -> bool:
    """Whether two units are one but for ten thousands: 万起 counts what 起 does, and not what 个 does."""
    bare = (u.lstrip(_MANY) for u in (unit, other))
    return comparable(unit, other) and (is_money(unit) or len(set(bare)) == 1)


def _is_long_since(ledger: Ledger, first: Cited, second: Cited) -> bool:
    """Whether two levels are of years long apart, or the second is told to be many times the first."""
    years = [f.statement.period[-4:] for f in (first, second)]
    if all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) >= _LONG:
        return True
    return _is_many_times(ledger, second)


def _is_many_times(ledger: Ledger, figure: Cited) -> bool:
    """Whether the text says itself that a level is many times what it was: 增长4653倍."""
    behind = ledger.numbers(figure.end, ledger.sentence(figure.end)[1])[:1]
    return any(f.unit == "倍" and f.value > JUMP for f in behind)


def _above_town(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """An income of the country above that of the town in the same sentence, or far below it."""
    start, end = ledger.sentence(figure.start)
    town = [f for f in ledger.within(start, end) if f.statement.code == "income_urban" and _as(f, figure)]
    if len(town) == 1 and town[0].value < figure.value:
        message = _("{name}为{value}，高于城镇的{town}，请核对。").format(
            name=named(figure.statement), value=f"{figure.value}{figure.unit}", town=f"{town[0].value}{town[0].unit}"
        )
        reading = Reading(Fraction(town[0].value), Interval(0, town[0].value), (Input(town[0], "other"),))
        yield noted(ledger, figure, reading, message)
    elif len(town) == 1 and 0 < figure.value * INCOMES_APART < town[0].value:
        message = _("{name}为{value}，与城镇的{town}相差{times}倍以上，小数点或单位可能有误，请核对。").format(
            name=named(figure.statement), value=f"{figure.value}{figure.unit}",
            town=f"{town[0].value}{town[0].unit}", times=INCOMES_APART,
        )  # fmt: skip
        finding = noted(ledger, figure, _within(Fraction(town[0].value), INCOMES_APART, town[0]), message)
        moved = Fraction(town[0].value) / Fraction(figure.value) / JUMP
        yield replace(finding, severity="warning" if 1 <= moved <= INCOMES_ALIKE else "note")


def _as(town: Cited, country: Cited) -> bool:
    """Whether two incomes are of one year, measure and unit."""
    said, other = town.statement, country.statement
    return (said.period, said.measure, town.unit) == (other.period, other.measure, country.unit)


def _of_another_size(ledger: Ledger) -> Iterator[Finding]:
    """An amount hundreds of times smaller than the others of its kind that its sentence lists in one unit."""
    end = 0
    for figure in ledger.figures:
        if figure.start < end or not is_money(figure.unit):
            continue
        start, end = ledger.sentence(figure.start)
        money = [f for f in ledger.within(start, end) if is_money(f.unit) and f.statement.measure == "level"]
        for odd in _of_another_unit(ledger, money, start):
            others = [f for f in money if f is not odd]
            usual = Fraction(median(f.value for f in others)) * factor(others[0].unit, odd.unit)
            yield replace(_odd(ledger, odd, others, usual), severity="warning")
        alike = [f for f in money if f.unit == figure.unit and _kind(ledger, f, start) == _kind(ledger, figure, start)]
        if len(alike) < FEW:
            continue
        usual = Fraction(median(f.value for f in alike))
        for odd in alike:
            others = [f for f in alike if f is not odd]
            wider = odd is money[0] or _WIDER.search(label_before(ledger.text, odd.start, start))
            if not wider and _is_in_wrong_unit(odd, others):
                yield replace(_odd(ledger, odd, others, usual), severity="warning")
            elif 0 < odd.value * APART < usual:
                yield _odd(ledger, odd, others, usual)


def _is_in_wrong_unit(odd: Figure, others: Sequence[Figure]) -> bool:
    """Whether an amount is of the others' size but for ten thousand times, and alone is whole or has a fraction.

    教育支出12.4亿元，卫生健康支出6.8亿元，文化旅游支出5420亿元; 3264万元、1875万元、0.34万元.
    """
    least, most = min(f.value for f in others), max(f.value for f in others)
    if not (odd.value > most * APART or 0 < odd.value * APART < least):
        return False
    meant = odd.value * LOST[0] if odd.value < least else odd.value / LOST[0]
    apart = {decimals(f.value) > 0 for f in others} == {not decimals(odd.value)}
    return apart and least <= meant * WITHIN and meant <= most * WITHIN


def _of_another_unit(ledger: Ledger, money: Sequence[Cited], floor: int) -> Iterator[Cited]:
    """The amounts of a sentence that are of the others' size but for their unit: 低保支出7316亿元 beside 8642万元.

    One behind another in the others' unit, of whose kind at least two more are, or which is of a kind that is never
    so much: a first amount, or one of its own kind, may be the whole of which the others tell.
    """
    for before, odd in pairwise(money):
        others = [f for f in money if f.unit == before.unit]
        besides = [f for f in money[1:] if f is not odd]  # the first one may be all of them
        if odd.unit == before.unit or any(f.unit != before.unit for f in besides):
            continue
        if any(_EACH.search(ledger.text, max(f.start - _EACH_NEAR, floor), f.start) for f in (odd, *others)):
            continue  # 低保标准每人每月780元，发放救助资金1236万元
        times = factor(odd.unit, before.unit)
        least, most = min(f.value for f in others), max(f.value for f in others)
        if max(times, 1 / times) not in LOST or not least <= odd.value * WITHIN or not odd.value <= most * WITHIN:
            continue
        size = Fraction(odd.value) * times
        beyond = size > APART * most if times > 1 else size * APART < least
        kind = _kind(ledger, odd, floor)
        same = len([f for f in others if _kind(ledger, f, floor) == kind]) >= len("甲乙")
        told = label_before(ledger.text, odd.start, floor)
        if beyond and (same or (times > 1 and _SMALL_SPENDING.search(told))):
            yield odd


def _of_list(ledger: Ledger) -> Iterator[Finding]:
    """A figure far from all others of a plain list: 2130万元、2486万元、28.05亿元、2922万元."""
    listed: list[Figure] = []
    yield from _of_places(ledger)
    for figure in [*ledger.numbers(0, len(ledger.text)), None]:
        if figure and listed and _goes_on(ledger, listed[-1], figure):
            listed.append(figure)
            continue
        if len(listed) >= FEW:
            yield from _odd_of(ledger, listed)
        listed = [figure] if figure else []


def _of_places(ledger: Ledger) -> Iterator[Finding]:
    """A figure far from those of all other places of a list, and like them with its point moved: 石门乡169480元."""
    listed: list[Figure] = []
    numbers = ledger.numbers(0, len(ledger.text))
    for last, figure in pairwise(numbers):
        alike = figure.unit == last.unit and figure.unit not in (*PERCENT, "")
        if alike and figure.start - last.end <= _PLACE_LONG and _is_next_place(ledger, last, figure):
            listed = [*(listed or [last]), figure]
        elif listed:
            yield from _odd_of_places(ledger, listed)
            listed = []
    yield from _odd_of_places(ledger, listed)


def _is_next_place(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    return _NEXT_PLACE.fullmatch(ledger.text, last.end, figure.start) is not None


def _odd_of_places(ledger: Ledger, listed: Sequence[Figure]) -> Iterator[Finding]:
    for odd in listed if len(listed) > FEW else ():
        beside = [f for f in listed if f is not odd]
        others = [Fraction(f.value) for f in beside]
        told = len(telling_digits(odd.value)) >= SURE_DIGITS and min(others) > 0
        if told and max(others) < ALIKE * min(others) and _has_point_elsewhere(Fraction(odd.value), others):
            message = _("{name}为{value}，而其余各地为{others}，移动小数点才与之相当，请核对。").format(
                name=_called(odd),
                value=f"{odd.value}{odd.unit}",
                others=_("、").join(f"{f.value}{f.unit}" for f in beside),
            )
            yield replace(noted(ledger, odd, _within(median(others), ALIKE, *beside), message), severity="warning")


def _goes_on(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether nothing but 、 or 和 stands between two amounts."""
    if not _of_one_unit(figure.unit, last.unit) or figure.unit in (*PERCENT, ""):
        return False
    if any(said and said.measure != "level" for said in map(statement_of, (last, figure))):
        return False
    told = _AND.fullmatch(ledger.text, last.end, figure.start)
    return told is not None and not _EACH.search(told[0])  # 资金480万元，亩均投资2412元


def _odd_of(ledger: Ledger, listed: Sequence[Figure]) -> Iterator[Finding]:
    lead = ledger.text[max(listed[0].start - _LEAD, 0) : listed[0].start]
    of_years = _IN_TURN.search(lead) is not None and _YEARS.search(lead) is not None
    sizes = [Fraction(f.value) * factor(f.unit, listed[0].unit) for f in listed]
    for odd, size in zip(listed, sizes, strict=True):
        others = [s for s in sizes if s is not size]
        ratio = size / median(others) if median(others) > 0 else Fraction(0)
        if (
            len(listed) > FEW
            and min(others) * JUMP > max(others)
            and (ratio > LIST_APART or 0 < ratio * LIST_APART < 1)
        ):
            beside = [f for f in listed if f is not odd]
            finding = _odd(ledger, odd, beside, median(others) * factor(listed[0].unit, odd.unit))
            sure = ratio > SURELY_APART or ratio * SURELY_APART < 1 or _is_in_wrong_unit(odd, beside)
            yield replace(finding, severity="warning") if sure else finding
        elif (
            of_years
            and (len(odd.value.as_tuple().digits) >= SURE_DIGITS or _has_lost_point(odd, listed))
            and min(others) > 0
            and max(others) < ALIKE * min(others)
            and _has_point_elsewhere(size, others)
        ):
            beside = [f for f in listed if f is not odd]
            message = _("{name}为{value}，而前后各年为{others}，移动小数点才与之相当，请核对。").format(
                name=_called(odd),
                value=f"{odd.value}{odd.unit}",
                others=_("、").join(f"{f.value}{f.unit}" for f in beside),
            )
            usual = median(others) * factor(listed[0].unit, odd.unit)
            yield replace(noted(ledger, odd, _within(usual, ALIKE, *beside), message), severity="warning")


def _has_lost_point(odd: Figure, listed: Sequence[Figure]) -> bool:
    """Whether a figure is the only whole one of a series: 8.9、94、10.1亿元."""
    return not decimals(odd.value) and all(decimals(f.value) for f in listed if f is not odd)


def _has_point_elsewhere(size: Fraction, others: Sequence[Fraction]) -> bool:
    """Whether a figure is far from all others of its series, and among them with its point moved."""
    if min(others) <= size * _BESIDE and size <= max(others) * _BESIDE:
        return False
    return any(min(others) <= size * times * _CLOSE and size * times <= max(others) * _CLOSE for times in _MOVED)


def _odd(ledger: Ledger, odd: Figure, others: Sequence[Figure], usual: Fraction) -> Finding:
    message = _("{name}为{value}，而同一句里的同类数额为{others}，差了两个数量级以上，单位可能有误，请核对。").format(
        name=_called(odd), value=f"{odd.value}{odd.unit}",
        others=_("、").join(f"{f.value}{f.unit}" for f in others),
    )  # fmt: skip
    return noted(ledger, odd, _within(usual, APART, *others), message)


def _kind(ledger: Ledger, figure: Figure, floor: int) -> str:
    label = _HEDGE.sub("", label_before(ledger.text, figure.start, floor))
    return label[-1] if _PLACE.search(label) else label[-_KIND:]


def _within(value: Fraction, times: int, *others: Figure) -> Reading:
    """What is believable beside a value: up to so many times more or less."""
    inputs = tuple(Input(f, "other") for f in others)
    return Reading(value, Interval(value / times, value * times), inputs)


def _called(figure: Figure) -> str:
    said = statement_of(figure)
    return named(said) if said else _("其中一个数")


def noted(ledger: Ledger, figure: Figure, reading: Reading, message: str) -> Finding:
    """The note that a figure is hardly possible: `reading` is what would be, `message` what to say."""
    claim = Claim(NAME, replace(figure, bound="eq"), _called(figure), figure.unit, "note")
    finding = recomputed(ledger, claim, [reading])  # what is believable is no computation to show
    return replace(finding, verdict="fails", severity="note", message=message, working="")
