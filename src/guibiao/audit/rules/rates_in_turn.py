"""`verdict`: how a rate is said to have turned since the one told right before it: 下降5.7%，前三季度降幅收窄至1.4%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression

NAME = "verdict"
_TIME = (
    r"(?:(?:(?:19|20)\d\d年|上年|去年|今年|当年|本年|前年|同年)?的?"
    r"(?:[一二三四]季度末?|前[一二三]季度|[上下]半年|前?\d{1,2}(?:[-—–~～至到]\d{1,2})?个?月份?|全年|年末|年底|年内|期末)"
    r"|(?:19|20)\d\d年|上年|去年|今年|前年)"
)
_FALL, _RISE = "降幅|跌幅|减幅|下降幅度", "增幅|涨幅|升幅|增速|增长率|增长速度"
_LARGER, _SMALLER = "扩大|加深|加大", "收窄|缩小|缩窄"
_FASTER, _SLOWER = "加快|回升|提高|上升|提升|提速|攀升", "放缓|回落|趋缓|减缓|下滑|走低|下降|减慢|降低"
_TURN = rf"(?:(?P<larger>{_LARGER})|(?P<smaller>{_SMALLER})|(?P<faster>{_FASTER})|(?P<slower>{_SLOWER}))"
_BEGINS = " ".join((_LARGER, _SMALLER, _FASTER, _SLOWER)).replace("|", " ")
_WORD = expression(rf"{_TURN}了?(?:(?P<to>到了?|至|为)|(?:\d+(?:\.\d+)?个百分点)?(?=[，,。；;（(\n]))")
# the clause of the word has no name of its own but that of the rate, so that it goes on with what was told
_LEAD = expression(
    rf"[，,；;：:](?:而|但|到|至|随后|此后|其后|截至)?(?P<time>{_TIME})?(?:累计|同比|则|的|，)*(?P<rate>(?P<fall>{_FALL})|{_RISE})?"
    rf"(?:[较比与](?P<when>{_TIME}|上月|上季度|上期)(?:同期|末)?的?(?:[（(]?[^，,。；;（）()\d]{{0,4}}\d+(?:\.\d+)?[%％][）)]?)?)?"
    r"(?:分别|又|也|再|再次|已|继续|进一步|明显|大幅|小幅|略有|略|有所|逐步|逐渐|快速|迅速|持续|稳步|较快)*\Z"
)
_BASE_BEHIND = expression(
    rf"[，,（(](?P<when>{_TIME}|上月|上季度|上期)(?:同期|末)?(?:[^，,。；;：:\d]{{0,6}}?)(?:增长|下降|上涨|下跌|为|是|{_FALL}|{_RISE})+"
)
_LEAD_LONG, _BETWEEN_LONG = 40, 44  # characters
_TIMED = expression(_TIME)
_GOES_ON = expression(
    rf"[，,；;：:](?:而|但|到|至)?{_TIME}(?:累计|同比|则|的)*(?:{_FALL}|{_RISE})?[^，,。；;：:\d]{{0,6}}\Z"
)
_FELL, _ROSE = expression(rf"下降|下跌|减少|降低|负增长|{_FALL}|[-−－]\Z"), expression(rf"增长|上涨|上升|提高|{_RISE}")
_OTHERS = expression("其中|全[国省市]|平均|目标|预期|计划")  # whose rate is another one's
_LAST_YEAR = expression("上年|去年|前年|同期")
_CLAUSE = expression(r"[，,。；;：:、（(\n]")
_TWO = 2


class _Rate(Struct, frozen=True):
    """A rate with whether the words before it say that it is one of a fall."""

    figure: Figure
    falls: bool


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word between two rates of one thing, or right behind two of them."""
    for match in ledger.scan(_WORD, _BEGINS):
        start, end = ledger.sentence(match.start())
        lead = _LEAD.search(ledger.text, max(match.start() - _LEAD_LONG, start), match.start())
        if lead is None or is_ahead(clause(ledger, match.start(), match.end())):
            continue
        told = _rates(ledger, start, lead.start(), match.start() if lead["when"] else lead.start())
        if match["to"]:
            reached = [f for f in ledger.numbers(match.end(), min(end, match.end() + 1)) if f.unit in PERCENT]
            told = [*told[-1:], *(_Rate(f, told[-1].falls) for f in reached if told)]
            given = (lead["time"] or lead["rate"]) and told and _is_timed(ledger, start, told[0].figure)
        elif lead["when"]:
            given = told = _held_against(ledger, match, lead, told)
        else:
            told = told[-_TWO:]
            given = lead["rate"] and len(told) == _TWO and _go_on(ledger, told[0], told[1], lead.start())
            timed = given and _TIMED.search(ledger.text, start, told[0].figure.start)
            if given and (not timed or _LAST_YEAR.search(ledger.text, told[0].figure.end, told[1].figure.start)):
                told.reverse()  # 下降4.2%，上年为下降9.8%
        if given and len(told) == _TWO and not _OTHERS.search(ledger.text, _first_end(told), match.start()):
            up = _is_more(match, lead, told[0])
            if up is not None:
                yield _of_turn(ledger, match, lead, told[0], told[1], up=up)


def _rates(ledger: Ledger, start: int, lead: int, end: int) -> list[_Rate]:
    """The last percentages before an offset, if nothing else but points stands behind them; those behind `lead` are
    named by its words."""
    found: list[_Rate] = []
    for figure in reversed(ledger.numbers(max(start, end - 2 * _BETWEEN_LONG), end)):
        if figure.unit in (*POINTS, ""):
            continue  # 1—5月
        if figure.unit not in PERCENT or len(found) == _TWO:
            break
        words = _CLAUSE.split(ledger.text[start : figure.start].rstrip("（("))[-1]
        falls = _FELL.search(words) is not None or figure.value < 0
        if not falls and not _ROSE.search(words) and figure.start < lead:
            break
        found.insert(0, _Rate(figure, falls))
    return found if found and end - found[-1].figure.end <= _BETWEEN_LONG else []


def _is_timed(ledger: Ledger, start: int, figure: Figure) -> bool:
    """Whether the clause of a rate tells its time, as what turns later must."""
    clauses = re.split("[，,；;。]", ledger.text[start : figure.start])
    return any(_TIMED.search(words) for words in clauses[-_TWO:])


def _first_end(told: list[_Rate]) -> int:
    return min(rate.figure.end for rate in told)


def _held_against(ledger: Ledger, match: re.Match[str], lead: re.Match[str], told: list[_Rate]) -> list[_Rate]:
    """The rate of the time that the words name, in brackets or right behind them, and the last one before them."""
    inside = [r for r in told if r.figure.start > lead.start()]
    own = [r for r in told if r.figure.end <= lead.start()][-1:]
    told_behind = _BASE_BEHIND.match(ledger.text, match.end())
    if not own or ledger.text[own[0].figure.end : lead.start()].strip("）)"):
        return []
    if inside and inside[-1].falls and not own[0].falls:
        return []  # a fall turned into a rise
    if inside:
        return [replace(inside[-1], falls=own[0].falls), *own]
    if told_behind is None or told_behind["when"] != lead["when"]:
        return []
    base = [f for f in ledger.numbers(told_behind.end(), told_behind.end() + 1) if f.unit in PERCENT]
    falls = _FELL.search(told_behind.group()) is not None
    rising = _ROSE.search(told_behind.group()) is not None
    return [_Rate(base[0], falls), *own] if base and (falls == own[0].falls or not (falls or rising)) else []


def _go_on(ledger: Ledger, first: _Rate, second: _Rate, end: int) -> bool:
    """Whether the second of two rates is that of the first at another time, and the words stand right behind it."""
    if ledger.text[second.figure.end : end].strip("）)") or first.falls != second.falls:
        return False
    return _GOES_ON.search(ledger.text, first.figure.end, second.figure.start) is not None


def _is_more(match: re.Match[str], lead: re.Match[str], before: _Rate) -> bool | None:
    """Whether the later rate is said to be the greater one by its size; None where the words fit no such rates."""
    if lead["fall"] and not before.falls:
        return None
    if before.falls and not lead["fall"] and (match["faster"] or match["slower"]):
        return None  # 增速回升 of a fall may be to a rise
    if before.falls and lead["rate"] and not lead["fall"]:
        return None
    return bool(match["larger"] or match["faster"])


def _of_turn(
    ledger: Ledger, match: re.Match[str], lead: re.Match[str], first: _Rate, last: _Rate, *, up: bool
) -> Finding:
    a, b = (replace(r.figure, value=abs(r.figure.value)) for r in (first, last))
    reading = Reading(
        Fraction(b.value) - Fraction(a.value),
        apart(b, a),
        (Input(b, "end"), Input(a, "base")),
        f"{a.value}{a.unit}→{b.value}{b.unit}",
    )
    start = lead.start("rate") if lead["rate"] else match.start()
    words = ledger.text[start : match.end()]
    finding = on_side(ledger, match.span(), reading, a.unit, above=up, words=words)
    return replace(said_otherwise(finding, words, reading.how), indicator=indicator_of(a))
