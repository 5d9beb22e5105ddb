"""`outlier`: what is hardly possible.

A rate past 100% whose kind has no more than all; a jump of an order of magnitude; an amount that may be in the wrong
unit. All are notes: nothing else in the text contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.levels import year_before
from guibiao.audit.listing.belonging import may_be_of_some_years
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, shown

NAME = "outlier"
JUMP = 10  # times the year before, or a tenth of it
MOVED = (Fraction(10), Fraction(1, 10), Fraction(100), Fraction(1, 100))
_CELLS = expression(r"[|\t]")
_NEARLY = Fraction(85, 100), Fraction(6, 5)  # times a level of which the next year's is with its point moved
INCOMES_APART = 6  # times that incomes in town are of those in the country, at most
INCOMES_ALIKE = 4  # times that they are with the point of one in its place
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
_INCOME = "收入"
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


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note for every figure that is hardly possible."""
    for figure in ledger.figures:
        if figure.statement.measure == "level" and figure.unit in PERCENT and figure.value > 100:
            yield from _past_all(ledger, figure)
        elif figure.statement.measure == "level" and _is_income_of_country(figure.statement.indicator):
            yield from _above_town(ledger, figure)
    yield from _jumps(ledger)


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


def _jumps(ledger: Ledger) -> Iterator[Finding]:
    """The yearly levels ten times those of the year before, or a tenth of them, in one sentence."""
    end = 0
    told: list[Cited] = []
    periods: set[str] = set()
    for figure in ledger.figures:
        said = figure.statement
        if figure.start >= end:
            start, end = ledger.sentence(figure.start)
            told = ledger.within(start, end)
            periods = {f.statement.period for f in told}
        if len(periods) > 1 and said.measure == "level" and figure.unit not in PERCENT:
            before = year_before(said.period)
            if before in periods and not is_goal(ledger, figure):
                yield from _jump(ledger, figure, before, told)


def _jump(ledger: Ledger, figure: Cited, before: str, told: Sequence[Cited]) -> Iterator[Finding]:
    """A level ten times that of the year `before` among those `told` in its sentence, or a tenth of it."""
    stated = ledger.stated(figure.statement, "level", facts=True, period=before)
    earlier = [c for c in stated if told[0].start <= c.start <= told[-1].start and comparable(c.unit, figure.unit)]
    if not earlier or earlier[-1].value <= 0 or figure.value <= 0 or may_be_of_some_years(ledger, figure, earlier):
        return
    value, base = min(
        ((Fraction(c.value) * factor(c.unit, figure.unit), c) for c in reversed(earlier)),
        key=lambda told: abs(told[0] - Fraction(figure.value)),  # 由186个增加到260个，其中2024年新增24个
    )
    ratio = Fraction(figure.value) / value
    if 1 / ratio < JUMP > ratio or max(Fraction(figure.value), value) < SMALL or is_many_times(ledger, figure):
        return
    message = _("{name}为{value}，而上年为{base}，相差{times}倍以上，小数点或单位可能有误，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", base=f"{base.value}{base.unit}",
        times=int(max(ratio, 1 / ratio)),
    )  # fmt: skip
    moved = any(_NEARLY[0] <= ratio * times <= _NEARLY[1] for times in MOVED)
    between = ledger.text[min(base.start, figure.start) : figure.end]
    sure = moved and not _CELLS.search(between)  # cells of a row may be of anything
    sure = sure and not any(f.unit in PERCENT for f in ledger.numbers(figure.end, ledger.sentence(figure.end)[1])[:1])
    yield replace(noted(ledger, figure, within(value, JUMP, base), message), severity="warning" if sure else "note")


def is_many_times(ledger: Ledger, figure: Cited) -> bool:
    """Whether the text says itself that a level is many times what it was: 增长4653倍."""
    behind = ledger.numbers(figure.end, ledger.sentence(figure.end)[1])[:1]
    return any(f.unit == "倍" and f.value > JUMP for f in behind)


def _is_income_of_country(name: str) -> bool:
    return name.endswith(_INCOME) and _COUNTRY.match(name) is not None


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
        finding = noted(ledger, figure, within(Fraction(town[0].value), INCOMES_APART, town[0]), message)
        moved = Fraction(town[0].value) / Fraction(figure.value) / JUMP
        yield replace(finding, severity="warning" if 1 <= moved <= INCOMES_ALIKE else "note")


def _as(town: Cited, country: Cited) -> bool:
    """Whether two incomes are of one year, measure and unit."""
    said, other = town.statement, country.statement
    return (said.period, said.measure, town.unit) == (other.period, other.measure, country.unit)


def within(value: Fraction, times: int, *others: Figure) -> Reading:
    """What is believable beside a value: up to so many times more or less."""
    inputs = tuple(Input(f, "other") for f in others)
    return Reading(value, Interval(value / times, value * times), inputs)


def called(figure: Figure) -> str:
    said = statement_of(figure)
    return named(said) if said else _("其中一个数")


def noted(ledger: Ledger, figure: Figure, reading: Reading, message: str) -> Finding:
    """The note that a figure is hardly possible: `reading` is what would be, `message` what to say."""
    claim = Claim(NAME, replace(figure, bound="eq"), called(figure), figure.unit, "note")
    finding = recomputed(ledger, claim, [reading])  # what is believable is no computation to show
    return replace(finding, verdict="fails", severity="note", message=message, working="")
