"""`verdict`: the one of several figures of a sentence that is said to be the highest or the lowest: 二产增速最快."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.naming import SURE, closest_named
from guibiao.audit.sides import apart, on_side
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
_MOST = expression(r"最(?:[快高大多]|(?P<least>[慢低小少]))(?=[，,。；;\n])")
# ，增速最快的是第三产业
_MOST_OF = expression(
    r"(?P<of>增速|增幅|增长|占比|比重|总量|规模|数量|产值|贡献)?最(?:[快高大多]|(?P<least>[慢低小少]))的(?:产业|行业|县|区|是|为|依次|当属|主要|仍|依然|地区|部门|领域)*(?:是|为|当属)(?P<name>[^，,。；;、\n\d（(]{2,14})"
)
_CLAUSE = expression(
    r"(?:\A|(?<=[，,；;。\n]))(?:其中|从增速看|从占比看)?[，,]?(?P<name>[^，,。；;\n\d]{2,14}?)(?:的)?(?P<of>增速|增幅|增长|占比|比重|总量|规模)?\Z"
)
_GROWTH = ("growth", "growth_avg")
_FEWEST = 3
_LONGEST = 24  # characters of a clause


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word whose name stands before just one of three figures or more of its kind."""
    for match in ledger.scan(_MOST_OF, "增 占比 比重 总量 规模 数量 产值 贡献 最"):
        told = ledger.numbers(ledger.sentence(match.start())[0], match.start())
        yield from _of_named(ledger, match, match, told)
    for match in ledger.scan(_MOST, "最"):
        start = ledger.sentence(match.start())[0]
        clause = _CLAUSE.search(ledger.text, max(match.start() - _LONGEST, start), match.start())
        if clause:
            yield from _of_named(ledger, match, clause, ledger.numbers(start, clause.start()))


def _of_named(ledger: Ledger, match: re.Match[str], clause: re.Match[str], told: Sequence[Figure]) -> Iterator[Finding]:
    kind = [f for f in told if _is_of(f, clause["of"] or "", match.group())]
    if len(kind) < _FEWEST or len({f.unit for f in kind}) > 1:
        return
    named = [f for score, f in closest_named(clause["name"], ledger, kind) if score >= SURE]
    if len(named) == 1:
        yield _of_extreme(ledger, match, clause, named[0], kind)


def _is_of(figure: Figure, of: str, word: str) -> bool:
    """Whether a figure is of what the words compare: growth, a share, or an amount."""
    said = statement_of(figure)
    if of.startswith("增") or "最快" in word or "最慢" in word:
        return said is not None and said.measure in _GROWTH
    level = said is not None and said.measure == "level"
    return level and bool(of) and (figure.unit in PERCENT) == (of in ("占比", "比重"))


def _of_extreme(
    ledger: Ledger, match: re.Match[str], clause: re.Match[str], own: Figure, kind: Sequence[Figure]
) -> Finding:
    sign = -1 if match["least"] else 1
    rival = max((f for f in kind if f is not own), key=lambda f: sign * f.value)
    reading = Reading(
        sign * (Fraction(own.value) - Fraction(rival.value)),
        apart(own, rival) * sign,
        (Input(own, "first"), Input(rival, "second")),
        f"{own.value}{own.unit}−{rival.value}{rival.unit}",
    )
    start, end = min(clause.start("name"), match.start()), match.end()
    words = ledger.text[start:end]
    finding = on_side(ledger, (start, end), reading, own.unit, above=True)
    said = (
        _("文中说“{words}”，而前面的数是{first}和{second}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，与前面的{first}和{second}相符。")
    )
    shown = {n: f"{f.value}{f.unit}" for n, f in (("first", own), ("second", rival))}
    return replace(finding, message=said.format(words=words, **shown))
