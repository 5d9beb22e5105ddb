"""`change-of-levels`: points by which a rate changed since a time whose own rate is told behind, by the same words.

降幅比1—8月收窄1.8个百分点，1—8月下降5.4%: which way it changed another rule tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held, indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import joints
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal, is_quoted_goal, is_required
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression

NAME = "change-of-levels"
_CLAIM = expression(
    r"[比较](?P<when>[^，,。；;%％（()）]{2,10}?)(?:同期)?(?:的)?"
    r"(?:提高|提升|上升|加快|加大|扩大|加深|回升|增加|回落|放缓|下降|降低|减缓|减少|收窄|缩小)了?(?=\d+(?:\.\d+)?\s?个?百分点)"
)
_FELL = expression(r"(?:下降|降|减少|下跌|负增长|-|－)\Z")
_IN_BRACKETS = expression(r"[（(][^（()）]*\Z")
_AGAINST = expression(r"(?:[高低快慢好优]于|超过|不及)[^，,。；;\d]*\Z")
# what is said of a rate and is no name
_SAID = expression("增长|增速|增幅|下降|降幅|上涨|下跌|回落|提高|负|占比|比重|占|同比|累计|仅|只|约|达到?|[为是的-]")
_NEAR = 24  # characters from the change to the words of its time


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such change before which its sentence tells the rate itself."""
    for match in ledger.scan(_CLAIM, "比 较"):
        change = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if change is None or change.unit not in POINTS or change.start in ledger.once(joints):
            continue
        start = ledger.sentence(match.start())[0]
        base, name = _told_behind(ledger, change, match["when"])
        rates = [f for f in ledger.numbers(start, match.start()) if f.unit in PERCENT]
        rates = [f for f in rates if not _is_held_against(ledger, f, start)]
        if rates and name not in label_in_sentence(ledger, rates[-1]):
            continue  # 工业投资增长12.6%，比1—11月提高0.8个百分点，1—11月固定资产投资增长8.0%
        if base is not None and rates:
            claim = replace(change, value=abs(change.value))
            called = indicator_of(rates[-1]) or label_in_sentence(ledger, rates[-1])
            readings = [_apart(_signed(ledger, rate), _signed(ledger, base)) for rate in reversed(rates)]
            finding = held(ledger, Claim(NAME, claim, called, claim.unit), readings[:1], readings[1:])
            if finding:
                yield finding


def _told_behind(ledger: Ledger, change: Figure, when: str) -> tuple[Figure | None, str]:
    """The first rate behind a change, where the words of its time open the clause or the bracket that it stands in.

    With the name that it has there, if any: 1—8月固定资产投资下降5.4%.
    """
    told = ledger.numbers(change.end, min(change.end + _NEAR, ledger.sentence(change.end)[1]))
    after = [f for f in told if f.unit in PERCENT][:1]
    if not after:
        return None, ""
    opened = re.compile(rf"[，,；;（(]\s?(?:而)?{re.escape(when)}(?:同期)?(?P<name>[^，,。；;（(）)\d]{{0,12}})")
    found = opened.fullmatch(ledger.text, change.end, after[0].start)
    return (after[0], _SAID.sub("", found["name"])) if found else (None, "")


def _is_held_against(ledger: Ledger, figure: Figure, start: int) -> bool:
    """Whether a rate is told in brackets, or as what others are held against: 低于3%的控制目标."""
    if is_goal(ledger, figure) or is_quoted_goal(ledger, figure) or is_required(ledger, figure):
        return True
    told = _AGAINST.search(ledger.text, start, figure.start) or _IN_BRACKETS.search(ledger.text, start, figure.start)
    return told is not None


def _signed(ledger: Ledger, figure: Figure) -> Figure:
    fell = figure.value > 0 and _FELL.search(ledger.text, max(figure.start - 4, 0), figure.start)
    return replace(figure, value=-figure.value) if fell else figure


def _apart(end: Figure, base: Figure) -> Reading:
    """How many points two rates lie apart."""
    one, other = (end, base) if end.value >= base.value else (base, end)
    value = Fraction(one.value) - Fraction(other.value)
    inputs = (Input(base, "base"), Input(end, "end"))
    how = f"{base.value}%→{end.value}%"
    return Reading(value, lambda: stands_for(one) - stands_for(other), inputs, how)
