"""`same-figure`: an amount told again in another sentence, by whatever name and in whatever unit, but for a slip.

批复总投资3.6亿元…该项目批复总投资3600万元; 立案214件，处分197人…共立案214件；处分179人; 34项指标…34项指标中. What makes
two amounts one: that their names are one, or one holds the other's characters in their order, and that the figures
beside them are the same in both places; the fewer digits, the more of a name it takes. What makes them two: another
time, place, part or plan, or that either place tells both.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure, measure_of, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import PERCENT, POINTS, factor
from guibiao.audit.misprint import SURE_DIGITS, one_digit, swapped, telling_digits
from guibiao.audit.retelling import (
    HOLDS,
    RELATED,
    SAME,
    Told,
    are_apart,
    as_told_before,
    likeness,
    of_one_unit,
    same_beside,
    shared,
    told,
)
from guibiao.audit.subjects import named
from guibiao.audit.tally import is_outcome
from guibiao.audit.twins import alike_in_digits, told_twice
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "same-figure"
_FEWEST, _MOST = 2, 8  # digits of a figure that may be told twice; earlier ones looked at
_NO_AMOUNT = ("", *PERCENT, *POINTS)
_NEIGHBOURS = 40  # characters
_PASSAGE, _FARTHEST = 1500, 6000  # characters between two tellings
_TENFOLD = tuple(Fraction(10) ** k for k in (1, 2, 3, 4, 8))
_THIS = expression(r"(?:[该本此这]|上述)[^，,。；;\d]{1,12}(?=\d)")
_MANY_DIGITS = 5  # of which no two figures are alike by chance
_SHORT_NAME, _LONG_NAME = 2, 4  # characters of a name, and so many of a figure of few digits
_WHOLE = expression("共|总|合计|现有|确定|提出|明确|设|安排|梳理|列入")
_ALL_OF_THEM = expression(r"的?[^，,。；;、：:\n\d]{2,12}?(?:中(?=[，,])|均|都|全部|全面)")
_RATE = expression(
    r"(?:[（(]\S{0,12}[）)])?[，,、]?(?P<said>[^，,。；;、\d]{0,8}[增长降升减涨跌][^，,。；;、\d]{0,4})(?=[\d-])"
)
_SINCE = expression("同比|比上年|较上年")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure that is an earlier one of the same thing but for a slip of the pen."""
    found: set[int] = set()
    for earlier, figure in _pairs(ledger):
        if figure.start not in found and _is_told_again(ledger, earlier, figure):
            found.add(figure.start)
            yield _compared(ledger, figure, earlier)
    for earlier, figure, name in _rates(ledger):
        if swapped(figure.value, Fraction(earlier.value)):
            yield _compared(ledger, figure, earlier, name)


def _pairs(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two sentences that may be one but for a slip: by their digits, or beside figures told twice."""
    for same in alike_in_digits(ledger, _FEWEST):
        for i, figure in enumerate(same):
            for earlier in same[max(i - _MOST, 0) : i]:
                if earlier.value != figure.value or earlier.unit != figure.unit:
                    yield earlier, figure
    for one, other in told_twice(ledger, _FEWEST):
        yield from _neighbours(ledger, one, other)
    yield from _pointed(ledger)


def _pointed(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """What is told of this thing, with the last amount before that bears a name which holds its own."""
    for match in ledger.scan(_THIS, "该 本 此 上述 这"):
        figure = next((f for f in ledger.numbers(match.end(), match.end() + 1) if f.unit not in _NO_AMOUNT), None)
        if figure is None or measure_of(figure) != "level":
            continue
        about = told(ledger, figure)
        before = ledger.numbers(max(figure.start - _PASSAGE, 0), ledger.sentence(figure.start)[0])
        for earlier in reversed(before):
            alike = of_one_unit(earlier.unit, figure.unit) and measure_of(earlier) == "level"
            if alike and likeness(told(ledger, earlier), about) >= HOLDS:
                yield earlier, figure
                break


def _neighbours(ledger: Ledger, one: Figure, other: Figure) -> Iterator[tuple[Figure, Figure]]:
    """What stands beside a figure and beside the same one told again, in one unit."""
    for before in (True, False):
        here, there = (_beside(ledger, f, before=before) for f in (one, other))
        for earlier in here:
            for figure in there:
                if figure.start > earlier.start and figure.value != earlier.value and figure.unit == earlier.unit:
                    yield earlier, figure


def _beside(ledger: Ledger, figure: Figure, *, before: bool) -> list[Figure]:
    start, end = ledger.sentence(figure.start)
    if before:
        near = ledger.numbers(max(figure.start - _NEIGHBOURS, start), figure.start)[-2:]
    else:
        near = ledger.numbers(figure.end, min(figure.end + _NEIGHBOURS, end))[:2]
    return [f for f in near if f.unit not in _NO_AMOUNT and measure_of(f) == "level"]


def _rates(ledger: Ledger) -> Iterator[tuple[Figure, Figure, str]]:
    """Rates right behind one amount told in two places, with their name: 审结8462件，上升3.17%, and 3.71% behind it."""
    for one, other in told_twice(ledger, _FEWEST):
        earlier, again = _rate_behind(ledger, one), _rate_behind(ledger, other)
        if earlier and again and earlier[1].value != again[1].value and earlier[0] == again[0]:
            named = likeness(told(ledger, one), told(ledger, other))
            if named >= (SAME if len(telling_digits(one.value)) < SURE_DIGITS else RELATED):
                yield earlier[1], again[1], label_in_sentence(ledger, other) + again[0]


def _rate_behind(ledger: Ledger, amount: Figure) -> tuple[str, Figure] | None:
    """The rate at which an amount grew, told right behind it, with the words that say so."""
    said = _RATE.match(ledger.text, amount.end)
    rate = next(iter(ledger.numbers(said.end(), said.end() + 1)), None) if said else None
    return (_SINCE.sub("", said["said"]), rate) if said and rate and rate.unit in PERCENT else None


def _slip(earlier: Figure, figure: Figure) -> str:
    """Which slip makes one figure of the other: turned, tenfold, digit or none."""
    if earlier.value <= 0 or figure.value <= 0:
        return ""
    by, own = factor(earlier.unit, figure.unit), Fraction(figure.value)
    value = Fraction(earlier.value) * by
    if value == own:
        return ""
    if swapped(figure.value, value, short=True) or (by != 1 and swapped(earlier.value, own / by, short=True)):
        return "turned"
    if max(value, own) / min(value, own) in _TENFOLD:
        return "tenfold"
    return "digit" if by == 1 and one_digit(figure.value, value) else ""


def _is_told_again(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    if earlier.unit in _NO_AMOUNT or not of_one_unit(earlier.unit, figure.unit):
        return False
    if figure.start - earlier.end > _FARTHEST or ledger.sentence(earlier.start) == ledger.sentence(figure.start):
        return False
    tables = ledger.document.tables
    if tables and all(any(t.start <= f.start < t.end for t in tables) for f in (earlier, figure)):
        return False  # two cells of a column are of two rows
    slip = _slip(earlier, figure)
    if not slip or (slip != "turned" and is_outcome(ledger, figure)):
        return False  # 未达预期4项 of all classes is not 未达预期1项 of one
    one, other = told(ledger, earlier), told(ledger, figure)
    if one.required or other.required:
        return False
    if is_goal(ledger, earlier) != is_goal(ledger, figure) and not other.definite:
        return False
    alike = likeness(one, other)
    if slip != "turned" and alike < HOLDS and (one.name or other.name):
        return False  # whatever stands beside them
    beside = same_beside(ledger, one, other)
    if not _is_sure(ledger, slip, alike, beside, one, other):
        return False
    return not are_apart(ledger, one, other, beside) and not _is_told_before(ledger, earlier, figure)


def _is_sure(ledger: Ledger, slip: str, alike: int, beside: int, one: Told, other: Told) -> bool:
    """Whether the names, the figures beside them and the slip together make it sure that two figures are one."""
    digits = len(telling_digits(other.figure.value))
    if beside and not one.name and not other.name and one.figure.unit == other.figure.unit:
        alike = HOLDS  # 46个小区、5830户, and 46个小区、5380户
    if slip == "turned":
        return _is_surely_turned(ledger, digits, alike, beside, one, other)
    if alike < HOLDS:
        return False
    if slip == "tenfold" and other.points_back and min(len(one.name), len(other.name or other.noun)) >= _SHORT_NAME:
        return True
    return beside > 0 or (other.points_back and digits >= SURE_DIGITS)


def _is_surely_turned(ledger: Ledger, digits: int, alike: int, beside: int, one: Told, other: Told) -> bool:
    printed = len(other.figure.value.as_tuple().digits)  # 6300 for 3600 is no chance as 53 for 35 may be
    if beside and (alike >= HOLDS or digits >= SURE_DIGITS or (beside > 1 and printed >= SURE_DIGITS)):
        return True
    if alike < HOLDS:
        return alike == RELATED and digits >= _MANY_DIGITS
    pointed = other.points_back or other.definite
    if digits >= SURE_DIGITS:
        return pointed or alike == SAME or digits > SURE_DIGITS or shared(one, other) >= _LONG_NAME
    if shared(one, other) >= _LONG_NAME + (not pointed):
        return True
    all_of_them = other.definite and _ALL_OF_THEM.match(ledger.text, other.figure.end)
    return bool(all_of_them and _WHOLE.search(one.label))


def _is_told_before(ledger: Ledger, earlier: Figure, figure: Figure) -> bool:
    """Whether the later value was told before as well, so that both are known."""
    before = ledger.numbers(max(figure.start - _PASSAGE, 0), figure.start)
    return any(f.value == figure.value and f.unit == figure.unit for f in before)


def _compared(ledger: Ledger, figure: Figure, earlier: Figure, name: str = "") -> Finding:
    said = statement_of(earlier)
    name = name or (named(said) if said else told(ledger, earlier).name)
    value = Fraction(earlier.value) * factor(earlier.unit, figure.unit)
    turned = swapped(figure.value, value, short=True)
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错") if turned else _("请确认以哪一个为准")
    claim = Claim(NAME, figure, name, figure.unit, "warning", caveat)
    return recomputed(ledger, claim, [as_told_before(earlier, figure)])
