"""`promise`: what was set as a target for a year against what a later document says of it.

That a target was missed is no slip (a note); that a text calls a missed target met is one. A target of which the next
report of its kind says nothing cannot be recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.across.account import Account, Kept, is_known
from guibiao.audit.across.chronicle import Chronicle, key_of, of_any_period
from guibiao.audit.claims import Claim, not_recomputable, recomputed
from guibiao.audit.figure import Quoted
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import period_of, subject_of
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval
from guibiao.vocabulary import vocabulary

NAME = "promise"
FOLLOWS = {"work_report": "work_report", "plan_report": "plan_report", "outline": "evaluation"}

_OF_YEAR = expression("全年|年度|年初|预期")
_ABOUT = Fraction(1, 2)  # points of growth that still count as so much
_LESS = expression(r"事故|死亡|发案|浓度|能耗|排放|债务|控制")  # of which less is better


def check(chronicle: Chronicle) -> Iterator[Finding]:
    """A finding for every fact whose target an earlier document set, and every target left without a word."""
    for at, account in enumerate(chronicle.accounts):
        for figure in account.figures:
            if figure.statement.role != "target":
                yield from _of_result(chronicle, at, account, figure)
    yield from _left_out(chronicle)


def _of_result(chronicle: Chronicle, at: int, account: Account, figure: Kept) -> Iterator[Finding]:
    key = key_of(figure, fact=False)
    targets = chronicle.earlier(at, of_any_period(key) if figure.of_plan else key)
    if not targets and figure.said and _OF_YEAR.search(figure.said.text) and figure.statement.measure == "growth":
        year = str(period_of(figure.statement.period).year)  # 上半年增长5.2%，低于全年目标1.3个百分点
        targets = chronicle.earlier(at, key_of(figure, fact=False, period=year))
    if figure.of_plan:
        targets = [t for t in targets if t.unit == figure.unit and _is_later(t, figure)]
    elif not is_known(figure):
        targets = [t for t in targets if not t.of_plan]
    target = next((t for t in targets if not t.quoted and comparable(t.unit, figure.unit)), None)
    if target and figure.by and figure.side in ("attained", "beyond"):
        yield _of_share(account, figure, figure.by, target)
        return
    if target and figure.by:
        yield _of_distance(account, figure, figure.by, target)
    up = _is_better_up(target) if target else None
    if (
        target is None
        or up is None
        or figure.side in ("off", "attained", "beyond")
        or (figure.said is None and not is_known(figure))
    ):
        return
    by = factor(target.unit, figure.unit)
    goal = _goal(target, up, figure) * by
    gap = Reading(
        Fraction(figure.value) - goal, stands_for(figure) - goal, (Input(figure, "actual"), Input(target, "target"))
    )
    side = figure.side or "met"
    least = side in ("above", "met" if up else "missed")
    words = replace(figure, value=Decimal(0), unit="个", bound="ge" if least else "le")  # nought is meant exactly
    if figure.said:
        words = replace(words, span=figure.said)
    finding = recomputed(account, Claim(NAME, words, "", figure.unit, "warning" if figure.said else "note"), [gap])
    yield replace(
        finding,
        indicator=figure.statement.indicator,
        claimed=figure.value,
        message=_message(figure, target, finding.verdict == "fails"),
        decisive=finding.verdict == "fails" and figure.said is not None,
    )


def _is_later(target: Kept, figure: Kept) -> bool:
    """Whether a target is one of a plan that still runs in a fact's year."""
    return period_of(target.statement.period).year >= period_of(figure.statement.period).year


def _of_share(account: Account, figure: Kept, by: Quoted, target: Kept) -> Finding:
    """The finding for how much of its target a figure is said to be, or is more: 完成年初计划的84%, 超额完成10%."""
    of, less = factor(target.unit, figure.unit), 100 if figure.side == "beyond" else 0
    value = 100 * Fraction(figure.value) / (Fraction(target.value) * of) - less
    possible = times(stands_for(figure), Fraction(100)) / times(stands_for(target), of) - less
    how = _("{actual}÷《{doc}》的目标{target}").format(actual=figure.span.text, doc=target.doc, target=target.span.text)
    inputs = (Input(figure, "actual"), Input(target, "target"))
    caveat = _("如目标已调整请注明")
    name = _("{name}的目标完成率").format(name=named(figure.statement))
    claim = Claim("attainment", by, name, "%", "warning", caveat)
    return recomputed(account, claim, [Reading(value, possible, inputs, how)])


def _of_distance(account: Account, figure: Kept, by: Quoted, target: Kept) -> Finding:
    """The finding for how far a figure is said to be from its target: 低于年初计划1.7个百分点."""
    set_ = stands_for(target) if target.bound == "approx" else Interval(target.value)  # an aim is meant exactly
    to = factor(figure.unit, by.unit) if comparable(figure.unit, by.unit) else Fraction(1)  # % in points
    of = factor(target.unit, figure.unit) * to
    apart = times(stands_for(figure), to) - times(set_, of)
    value = Fraction(figure.value) * to - Fraction(target.value) * of
    how = _("{actual}与《{doc}》的目标{target}之差").format(
        actual=figure.span.text, doc=target.doc, target=target.span.text
    )
    inputs = (Input(figure, "actual"), Input(target, "target"))
    reading = Reading(abs(value), apart if value > 0 else -apart, inputs, how)
    caveat = _("如目标已调整请注明")
    name = _("{name}与目标的差距").format(name=named(figure.statement))
    return recomputed(account, Claim(NAME, by, name, by.unit, "warning", caveat), [reading])


def _is_better_up(target: Kept) -> bool | None:
    """Whether a target is a floor: as its bound says, else as its indicator is meant; None where neither tells."""
    if target.bound in ("ge", "le"):
        return target.bound == "ge"
    if not is_known(target):
        return not _LESS.search(target.statement.indicator)
    entry = vocabulary().indicator(target.statement.code or target.statement.indicator)
    return entry.direction == "up" if entry else None


def _goal(target: Kept, up: bool, figure: Kept) -> Fraction:
    """What must be reached; 6%左右 is reached by what still counts as about 6%, and missed by what is below 6%."""
    if target.bound != "approx" or figure.side in ("missed", "above", "below"):
        return Fraction(target.value)
    if target.statement.measure.startswith("growth"):
        return Fraction(target.value) - (_ABOUT if up else -_ABOUT)
    meant = stands_for(target)
    return meant.low if up else meant.high


def _message(figure: Kept, target: Kept, missed: bool) -> str:
    parts = {
        "doc": target.doc,
        "name": named(figure.statement),
        "target": target.span.text,
        "actual": figure.span.text,
        "words": figure.said.text if figure.said else "",
    }
    if missed and figure.side == "met":
        return _("《{doc}》提出{name}目标为{target}，结果为{actual}，并未达到，与文中“{words}”不符。").format(**parts)
    if figure.side:
        said = (
            _("《{doc}》提出{name}目标为{target}，结果为{actual}，与文中“{words}”不符。")
            if missed
            else _("《{doc}》提出{name}目标为{target}，结果为{actual}，与文中“{words}”相符。")
        )
        return said.format(**parts)
    if missed:
        return _("《{doc}》提出{name}目标为{target}，结果为{actual}，没有达到。").format(**parts)
    return _("《{doc}》提出{name}目标为{target}，结果为{actual}，已经达到。").format(**parts)


def _left_out(chronicle: Chronicle) -> Iterator[Finding]:
    """The indicators with a target of which the next document of the kind that reports on it has no figure at all."""
    for at, account in enumerate(chronicle.accounts):
        later = _next(chronicle, at, account)
        if later is None:
            continue
        spoken = {subject_of(f.statement)[0] for f in later.figures}
        for figure in account.figures:
            subject = subject_of(figure.statement)[0]
            is_set = figure.statement.role == "target" and not figure.quoted and is_known(figure)
            if is_set and subject not in spoken:
                spoken.add(subject)
                claim = Claim(NAME, figure, _("{name}目标").format(name=named(figure.statement)), figure.unit)
                missing = _("《{doc}》没有提到这项指标").format(doc=later.name)
                yield not_recomputable(account, claim, missing)


def _next(chronicle: Chronicle, at: int, account: Account) -> Account | None:
    kind = FOLLOWS.get(account.kind)
    for other in chronicle.accounts[at + 1 : at + 1 + 12]:
        if other.kind != kind or other.name == account.name:
            continue
        if kind == "evaluation" or (account.plans is not None and other.reviews == account.plans):
            return other
    return None
