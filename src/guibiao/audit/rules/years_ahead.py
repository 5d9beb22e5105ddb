"""`gap`: by how many years an aim is said to be reached early against its year: 2022年…，提前三年实现2025年的目标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import one_digit, swapped
from guibiao.audit.said import clause, is_ahead
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "gap"
_AHEAD = expression(r"提前了?(?P<years>[一二两三四五六七八九]|\d)年(?![半多零度])")
_YEAR = expression(
    r"(?<!\d)(?P<year>20\d\d|2[1-9][0-3]\d|[13-9]0[0-3]\d)年|(?P<plan>十[二三四五六]五)”?(?:规划|时期|期末|末)?"
)
_PLAN_ENDS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_AIM = expression(r"目标|规划|任务|计划|要求|原定|预定|既定|承诺|约定|时限")
_CENTURY = 2000
_NEAR = 20  # characters of a clause in which a year is called that of an aim
_FROM = expression("[由从自比较与]|[早晚先快对]于")  # before a year to which others are compared
_OF_IT = expression(  # behind the claim: an aim that was told before
    r"(?:就|即)?(?:完成|实现|达到?)了?(?:规划|既定|预定|原定|预期|约定)?(?:的)?(?:目标|任务|要求|计划)(?=[，,。；;\n])"
)
_APART = expression("[，,。；;（）()\n]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such claim whose sentence tells the year in which the aim came before it.

    The year of the aim stands in the same sentence, or in those before.
    """
    for match in ledger.scan_all(_AHEAD, "提前"):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        start, end = ledger.sentence(match.start())
        years = [_figure(m) for m in _YEAR.finditer(ledger.text, start, end) if m["year"] or m["plan"] in _PLAN_ENDS]
        aims = [f for f in years if _is_of_aim(ledger, f, match)]
        due = next((f for f in aims if f.unit), None) or next(iter(aims), None) or _due_before(ledger, match)
        came = [f for f in years if f.unit and f.end <= match.start() and f not in aims]
        came = [f for f in came if not _FROM.search(ledger.text, max(f.start - 2, 0), f.start)][-1:]
        if due is not None and came and (_in_time(came[0], due) or _is_slip(match, came[0], due)):
            yield _of_years(ledger, match, came[0], due)


def _in_time(came: Figure, due: Figure) -> bool:
    """Whether an aim came before its year, both of this century."""
    return _CENTURY <= came.value < due.value < _CENTURY + 100


def _is_slip(match: re.Match[str], came: Figure, due: Figure) -> bool:
    """Whether one of two years would be so many before the other but for a slip of the pen: 2523年底, 提前两年."""
    years = int(read_number(match["years"]))
    rights = ((came, Fraction(due.value) - years), (due, Fraction(came.value) + years))
    return any(
        f.unit and _CENTURY <= right < _CENTURY + 100 and (swapped(f.value, right) or one_digit(f.value, right))
        for f, right in rights
    )


def _due_before(ledger: Ledger, match: re.Match[str]) -> Figure | None:
    """The one year of an aim in the sentences before words that name an aim: 要求2026年底完工。…，比要求提前两年."""
    named = _AIM.search(clause(ledger, match.start(), match.end()))
    if not named and not _OF_IT.match(ledger.text, match.end()):
        return None
    floor, start = ledger.reach(match.start()), ledger.sentence(match.start())[0]
    years = [_figure(m) for m in _YEAR.finditer(ledger.text, floor, start) if m["year"]]
    aims = [f for f in years if _is_of_aim(ledger, f, match)]
    return aims[0] if len({f.value for f in aims}) == 1 else None


def _figure(match: re.Match[str]) -> Figure:
    """A year; that of a plan's name is the plan's last."""
    year = int(match["year"] or _PLAN_ENDS[match["plan"]])
    return Figure(start=match.start(), end=match.end(), value=Decimal(year), unit="年" if match["year"] else "")


def _is_of_aim(ledger: Ledger, year: Figure, match: re.Match[str]) -> bool:
    """Whether the words beside a year, in its clause, call it that of an aim; behind the claim those before it may."""
    before = _APART.split(ledger.text[max(year.start - _NEAR, 0) : year.start])[-1]
    behind = _APART.split(ledger.text[year.end : year.end + _NEAR])[0]
    if year.start > match.end():
        return _AIM.search(ledger.text, match.end(), year.end + len(behind)) is not None
    told = _AIM.search(behind) if year.unit and "提前" not in behind else _AIM.search(behind.partition("提前")[0])
    return bool(told or _AIM.search(before) or not year.unit)


def _of_years(ledger: Ledger, match: re.Match[str], came: Figure, due: Figure) -> Finding:
    years = Decimal(int(read_number(match["years"])))
    claimed = Figure(start=match.start("years"), end=match.end("years") + 1, value=years, unit="年")
    ahead = Fraction(due.value) - Fraction(came.value)
    reading = Reading(
        ahead, Interval(ahead), (Input(came, "actual"), Input(due, "target")), f"{due.value}−{came.value}"
    )
    caveat = _("如按月份或批准时间计算则不算错")
    return recomputed(ledger, Claim(NAME, claimed, _("提前的年数"), "年", "warning", caveat), [reading])
