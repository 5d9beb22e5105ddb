"""`shares-to-100`: by how much the shares of the three industries moved: what some gain the others lose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import POINTS
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "shares-to-100"
_INDUSTRIES = ("第一产业", "第二产业", "第三产业")
_SHARES = expression("比重|占比|结构|构成")
_OTHER = expression("拉动|贡献|高于|低于|快于|慢于|增速")
_MOVED = r"(?:上升|下降|提高|降低|增加|减少|回落|提升)了?\d+(?:\.\d+)?个?百分点"
_CHANGES = expression(rf"(?:比重|占比|的比例)分别{_MOVED}(?:[、，,和及与]{{1,2}}{_MOVED}){{2,}}")
_FELL = expression("下降|降低|减少|回落")
_AND = expression("[\x1f和与]|及(?!以)")
_EVEN = Fraction(1, 10)  # points by which shares are made larger or smaller so that they add up


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every sentence that tells the change of all three shares, or of all classes in turn, in points."""
    yield from _in_turn(ledger)
    run: list[Cited] = []
    for figure in ledger.figures:
        if figure.unit not in POINTS or not figure.statement.indicator.startswith(_INDUSTRIES):
            continue
        if run and ledger.sentence(run[0].start) != ledger.sentence(figure.start):
            run = []
        run.append(figure)
        if tuple(f.statement.indicator[: len(_INDUSTRIES[0])] for f in run) == _INDUSTRIES:
            start = ledger.sentence(run[0].start)[0]
            words = ledger.text[start : figure.end]
            if _SHARES.search(words) and not _OTHER.search(words):
                yield _of_all(ledger, run)
            run = []


def _in_turn(ledger: Ledger) -> Iterator[Finding]:
    """For shares of classes that make up a whole: 0—14岁、15—59岁、60岁及以上的比重分别上升1.4、下降6.8、上升5.4."""
    for match in ledger.scan(_CHANGES, "比重分别 占比分别 的比例分别"):
        start = ledger.sentence(match.start())[0]
        names = _AND.split(
            label_before(ledger.text[start : match.start()].replace("、", "\x1f"), match.start() - start, 0)
        )
        changes = [f for f in ledger.numbers(match.start(), match.end()) if f.unit in POINTS]
        if len(names) == len(changes) > len("此彼") and is_whole(names):
            yield _of_all(ledger, [_signed(ledger, f) for f in changes])


def _signed(ledger: Ledger, change: Figure) -> Figure:
    """A change with the sign that the word right before it gives."""
    fell = _FELL.search(ledger.text, max(change.start - len("下降了"), 0), change.start)
    return replace(change, value=-abs(change.value) if fell else abs(change.value))


def _of_all(ledger: Ledger, changes: Sequence[Figure]) -> Finding:
    """The last change against what the others leave for it."""
    *others, last = changes
    value = -sum((Fraction(f.value) for f in others), Fraction(0))
    possible = -sum((stands_for(f) for f in others), Interval(-_EVEN, _EVEN))
    how = _("各部分比重此升彼降")
    reading = Reading(value, possible, tuple(Input(f, "change") for f in others), how)
    return recomputed(ledger, Claim(NAME, last, _("比重的变化"), last.unit), [reading])
