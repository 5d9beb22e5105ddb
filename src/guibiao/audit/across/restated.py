"""`same-figure` across documents: one figure with two values, and a target quoted otherwise than the plan has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.across.account import Account, Kept, is_known
from guibiao.audit.across.chronicle import MOST, Chronicle, Key, key_of, of_any_period
from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Quoted
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import period_of
from guibiao.audit.measures import PERCENT, comparable, factor, is_count
from guibiao.audit.misprint import swapped
from guibiao.audit.precision import stands_for
from guibiao.audit.rules import same_figure
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.quantity import Interval


def check(chronicle: Chronicle) -> Iterator[Finding]:
    """A finding for every fact stated before in another document, and every target quoted from one."""
    yield from _of_turned(chronicle.accounts)
    for at, account in enumerate(chronicle.accounts):
        seen = set()
        for figure in account.figures:
            key = key_of(figure)
            if key in seen:
                continue
            seen.add(key)
            if same_figure.is_leading(figure):
                if account.revises:
                    continue
                yield from _of_fact(chronicle, at, account, figure)
            elif is_known(figure) and is_count(figure.unit) and figure.statement.role == "actual":
                yield from _of_count(chronicle, at, account, figure)
            elif figure.statement.role == "target" and figure.quoted:
                yield from _of_target(chronicle, at, account, figure)


def _of_turned(accounts: Sequence[Account]) -> Iterator[Finding]:
    """A finding for every count of a thing by a long name that all documents before have with two digits turned."""
    told: dict[tuple[Key, str], list[Quoted]] = defaultdict(list)
    for account in accounts:
        for figure in account.counts:
            others = [f for f in told[key_of(figure), figure.unit][-MOST:] if f.doc != account.name]
            if others and all(swapped(figure.value, Fraction(f.value)) for f in others):
                yield _turned(account, figure, others)
        for figure in account.counts:
            told[key_of(figure), figure.unit].append(figure)


def _turned(account: Account, figure: Quoted, others: Sequence[Quoted]) -> Finding:
    caveat = _("两位数字可能写颠倒了，如另有所指则不算错")
    claim = Claim(same_figure.NAME, figure, named(figure.statement), figure.unit, "warning", caveat)
    return recomputed(account, claim, [_as_in(f, figure, stands_for(f)) for f in others])


def _of_fact(chronicle: Chronicle, at: int, account: Account, figure: Kept) -> Iterator[Finding]:
    others = [f for f in chronicle.earlier(at, key_of(figure)) if same_figure.is_leading(f)]
    others = [f for f in others if same_figure.is_near(f, figure)]
    if others:
        caveat = _("如后来有修订请注明，否则请确认以哪一个为准")
        turned = any(swapped(figure.value, Fraction(f.value), short=True) for f in others)
        severity = "note" if figure.unit in PERCENT and not turned else "warning"  # shares and rates are revised often
        claim = Claim(same_figure.NAME, figure, named(figure.statement), figure.unit, severity, caveat)
        yield recomputed(account, claim, [_as_in(f, figure, stands_for(f)) for f in others])


def _of_count(chronicle: Chronicle, at: int, account: Account, figure: Kept) -> Iterator[Finding]:
    """Counts of one thing differ often; two digits in each other's place are a slip: 126家, 162家."""
    others = [f for f in chronicle.earlier(at, key_of(figure)) if f.unit == figure.unit]
    turned = [f for f in others if swapped(figure.value, Fraction(f.value), short=True)]
    if turned and len(turned) == len(others):
        yield _turned(account, figure, turned)


def _of_target(chronicle: Chronicle, at: int, account: Account, figure: Kept) -> Iterator[Finding]:
    key = key_of(figure)
    told = chronicle.earlier(at, of_any_period(key) if figure.of_plan else key)
    set_ = [f for f in told if not f.quoted and comparable(f.unit, figure.unit)]
    if figure.of_plan:
        set_ = [f for f in set_ if f.of_plan]
    elif not set_ and account.kind == "evaluation":  # the plan's own, of its last year
        aims = [f for f in chronicle.earlier(at, of_any_period(key)) if not f.quoted and f.unit == figure.unit]
        aims = [f for f in aims if period_of(f.statement.period).year >= period_of(figure.statement.period).year]
        set_ = aims if all(period_of(f.statement.period).year > (account.reviews or 0) for f in aims) else []
    if set_:
        caveat = _("如目标已调整请注明")
        name = _("{name}目标").format(name=named(figure.statement))
        claim = Claim(same_figure.NAME, replace(figure, bound="eq"), name, figure.unit, "warning", caveat)
        yield recomputed(account, claim, [_as_in(f, figure, Interval(f.value)) for f in set_])


def _as_in(other: Quoted, figure: Quoted, meant: Interval) -> Reading:
    by = factor(other.unit, figure.unit)
    how = _("《{doc}》的“{text}”").format(doc=other.doc, text=other.span.text)
    return Reading(Fraction(other.value) * by, meant * by, (Input(other, "same"),), how, stated=True)
