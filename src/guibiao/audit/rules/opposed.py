"""`verdict`: words that say the opposite of the two figures beside them, where no other rule knows the words.

35.2万头，上年出栏38.6万头，同比增长8.8%: what makes two figures a pair, and which of them the other is held against, is
told by what stands right beside them; so any word for more or less, for reached or missed is held against the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, entry_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.opposed import Pair, Said, asked_before, pairs, said_of
from guibiao.audit.opposed.asked import is_meant
from guibiao.audit.opposed.kinds import AIM, LIMIT, PAST
from guibiao.audit.opposed.words import is_about
from guibiao.audit.precision import stands_for
from guibiao.audit.prices import is_adjusted, real
from guibiao.audit.said import better_up, clause, is_ahead
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAMES = ("verdict",)
_MINUS = expression("[-−－]")
_LESS_IS_BETTER = expression("浓度|[能水电煤]耗|失业|死亡|事故|排放|不良|漏损|投诉|贫困")
_MORE_IS_BETTER = expression("优良|达标率|合格率|满意|覆盖率|及格率|优秀率")


def check(ledger: Ledger, found: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for every such word that nothing of what other rules `found` speaks of."""
    spoken = {f.spans[0].start for f in found}
    before: list[Pair] = []  # those of the same sentence
    for pair in chain(pairs(ledger), asked_before(ledger)):
        before = [p for p in before if ledger.sentence(p.start) == ledger.sentence(pair.start)] + [pair]
        for said in said_of(ledger, pair):
            finding = _of_all(ledger, before, said) if said.of_all else _held(ledger, pair, said)
            if finding is None or finding.verdict != "fails":
                continue
            if said.by and ledger.source_start(said.by) in spoken:
                continue
            if any(f.spans[0].start < finding.spans[0].end and finding.spans[0].start < f.spans[0].end for f in found):
                continue
            yield finding
            break


def _of_all(ledger: Ledger, told: Sequence[Pair], said: Said) -> Finding | None:
    """The finding for words on all pairs of a sentence: 增长6.8%（目标6.5%），增长7.4%（目标8%），均完成目标."""
    found = [f for pair in told if pair.kind == told[-1].kind and (f := _held(ledger, pair, said))]
    return next((f for f in found if f.verdict == "fails"), None)


def _held(ledger: Ledger, pair: Pair, said: Said) -> Finding | None:
    """The finding for words on one pair, where they are surely of it: by what they name, or by what it comes to."""
    sign = _sign(pair, said)
    if (
        sign is None
        or (pair.apart and not is_meant(ledger, pair, said))
        or is_ahead(clause(ledger, said.start, said.end))
    ):
        return None
    own, other = _meant(ledger, pair, said)
    if said.how == "turned" and own.value * other.value >= 0:
        return None
    reading = _apart(pair, own, other)
    if not (_comes_to(reading, own, other, said.by) if said.by else _is_plain(ledger, pair, said)):
        return None
    at = said.start, said.by.end if said.by else said.end
    finding = on_side(ledger, at, reading, own.unit, above=sign > 0)
    return replace(said_otherwise(finding, ledger.text[slice(*at)], reading.how), indicator=indicator_of(pair.own))


def _apart(pair: Pair, own: Figure, other: Figure) -> Reading:
    """The first less the second of two figures; an aim is just what it says, but for 左右."""
    by = factor(other.unit, own.unit)
    exact = pair.kind in (AIM, LIMIT) and other.bound != "approx"

    def possible() -> Interval:
        return stands_for(own) - Interval(Fraction(other.value) * by) if exact else apart(own, other, by)

    def how() -> str:
        return _("{own}（所比的是{other}）").format(own=f"{own.value}{own.unit}", other=f"{other.value}{other.unit}")

    value = Fraction(own.value) - Fraction(other.value) * by
    return Reading(value, possible, (Input(own, "own"), Input(other, "other")), how)


def _meant(ledger: Ledger, pair: Pair, said: Said) -> tuple[Figure, Figure]:
    """The two figures as the words take them: falls by their size, what was lost below nought."""
    own, other = pair.own, pair.other
    if said.how == "turned":
        return _gained(ledger, own), _gained(ledger, other)
    of_falls = pair.kind in (AIM, LIMIT) and min(own.value, other.value) < 0
    if said.of_sizes or (of_falls and (max(own.value, other.value) < 0 or _is_asked_for(ledger, pair))):
        return replace(own, value=abs(own.value)), replace(other, value=abs(other.value))
    return own, other


def _gained(ledger: Ledger, figure: Figure) -> Figure:
    """A profit with its sign, which its words may tell: 亏损0.8亿元."""
    lost = "亏" in ledger.text[max(figure.start - 3, 0) : figure.start]
    return replace(figure, value=-abs(figure.value)) if lost else figure


def _is_asked_for(ledger: Ledger, pair: Pair) -> bool:
    """Whether of a fall and its aim one is told without a sign, as their words tell it: 减排4.6%，任务4.2%."""
    if "增" in ledger.text[max(pair.other.start - 6, 0) : pair.other.start]:
        return False
    return not any(_MINUS.search(ledger.text, max(f.start - 1, 0), f.start + 1) for f in (pair.own, pair.other))


def _sign(pair: Pair, said: Said) -> int | None:
    """1 where the words say that the figure is the greater one, by which way is better where they say no more."""
    if said.how in ("greater", "turned"):
        return said.sign
    known = [f for f in (pair.own, pair.other) if isinstance(f, Cited)]
    if not known:
        return None
    if said.how == "better":
        ways = [way for f in known if f is pair.own or pair.kind == AIM if (way := _is_better_up(f)) is not None]
        up = ways[0] if len(set(ways)) == 1 else None
    else:
        fell = pair.other.value < 0 and (pair.own.value < 0 or known[0] is pair.other)  # of which more is meant
        up = fell or (pair.kind != LIMIT and all(better_up(f, pair.other) for f in known))
    return None if up is None else said.sign if up else -said.sign


def _is_plain(ledger: Ledger, pair: Pair, said: Said) -> bool:
    """Whether words without a figure of their own can be of nothing but the pair."""
    start, end = ledger.sentence(pair.own.start)
    if pair.kind == PAST and (is_adjusted(ledger.text[start:end]) or (isinstance(pair.own, Cited) and real(pair.own))):
        return False
    said_own, said_other = statement_of(pair.own), statement_of(pair.other)
    if said_own and said_other and pair.kind == PAST and said_own.measure != said_other.measure:
        return False
    return is_about(ledger, pair, said)


def _comes_to(reading: Reading, own: Figure, other: Figure, by: Figure) -> bool:
    """Whether a figure is what two others differ by, whichever of them is the greater one."""
    size = stands_for(replace(by, value=abs(by.value)))
    if by.unit in POINTS or comparable(by.unit, own.unit):
        if by.unit in PERCENT or (by.unit in POINTS) != (own.unit in PERCENT):
            return False
        scale = Fraction(1) if by.unit in POINTS else factor(own.unit, by.unit)
        return abs(reading.value) * scale in size
    if by.unit in PERCENT and own.unit not in PERCENT and other.value > 0:
        base = Fraction(other.value) * factor(other.unit, own.unit)
        return abs(reading.value) / base * 100 in size
    return False


def _is_better_up(figure: Cited) -> bool | None:
    """Which way is better, by the figure's name: None where that does not tell."""
    name = figure.statement.indicator
    if _LESS_IS_BETTER.search(name):
        return False
    entry = entry_of(figure.statement.code or name)
    if entry is not None and entry.direction in ("up", "down"):
        return entry.direction == "up"
    return True if _MORE_IS_BETTER.search(name) else None
