"""`share`: a rate named after what was done, against the items and those of them with which it was done.

共排查隐患1260处，整改1198处，整改率95.1%: the only two counts of the sentence, one beside the rate's own word.
Where the sentence has but that one (已开工68个，开工率70.8%), the sentence before tells the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, held, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import label_before
from guibiao.audit.measures import PERCENT, alike, factor, is_count
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named, threshold_of

NAME = "share"
_RATE = re.compile(
    r"(开工|竣工|完工|完成|投产|整改|办结|办复|销号|达标|合格|签约|履约|落地|入库|兑现|化解|调解成功|建成|通过|就业|安置|覆盖|普及|到位|结案|破案|亏损|入住|入学|参保|检测|抽检|验收)[率面]\Z"
)
_AMONG = re.compile(r"\A(?:其中|共|有|共有)+")
_NEAR = 10  # characters around a count in which the rate's own word stands


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such rate whose sentence has two counts of one kind."""
    for figure in ledger.figures:
        found = _RATE.search(figure.statement.indicator) if figure.unit in PERCENT else None
        if found and figure.statement.measure == "level" and figure.bound == "eq":
            yield from _of_rate(ledger, figure, found[1])


def _of_rate(ledger: Ledger, figure: Cited, word: str) -> Iterator[Finding]:
    said = [f for f in ledger.numbers(*ledger.sentence(figure.start)) if f.unit not in PERCENT]
    counts = [f for f in said if is_count(f.unit)]
    if len(counts) == 1:
        counts = [*_whole_before(ledger, counts[0]), *counts]
        said = counts
    if len(counts) == 1 and len(said) == 1 and _is_beside(ledger, counts[0], word):
        yield from _of_sentence_before(ledger, figure, counts[0])
        return
    if len(counts) != 2 or len([f for f in said if counts[0].start <= f.start <= counts[1].start]) > 2:
        return
    if not alike(counts[0].unit, counts[1].unit) or counts[0].unit != counts[1].unit:
        return
    part, whole = sorted(counts, key=lambda f: f.value)
    apart = ledger.sentence(part.start) != ledger.sentence(whole.start)
    if (
        whole.value == part.value
        or not _is_beside(ledger, part, word)
        or (not apart and _is_beside(ledger, whole, word))
    ):
        return
    yield recomputed(ledger, _claim(ledger, figure), [_ratio(part, whole)])


def _of_sentence_before(ledger: Ledger, figure: Cited, part: Figure) -> Iterator[Finding]:
    """The whole is the first number of the sentence before; any later one there may be meant as well."""
    start = ledger.sentence(figure.start)[0]
    if start <= ledger.paragraph(figure.start)[0]:
        return
    before = ledger.numbers(*ledger.sentence(start - 1))
    wholes = [f for f in before if f.unit == part.unit and f.value > part.value]
    sure = [_ratio(part, w) for w in wholes[:1] if w is before[0]]
    finding = held(ledger, _claim(ledger, figure), sure, (_ratio(part, w) for w in wholes))
    if finding:
        yield finding


def _claim(ledger: Ledger, figure: Cited) -> Claim:
    return Claim(NAME, figure, named(figure.statement), "%", threshold=threshold_of(ledger, figure))


def _ratio(part: Figure, whole: Figure) -> Reading:
    size = 100 * factor(part.unit, whole.unit)
    return Reading(
        Fraction(part.value) * size / Fraction(whole.value),
        times(stands_for(part), size) / stands_for(whole),
        (Input(part, "part"), Input(whole, "whole")),
        f"{part.value}{part.unit}÷{whole.value}{whole.unit}",
    )


def _whole_before(ledger: Ledger, part: Figure) -> list[Figure]:
    """The count of the sentence before whose name the part's words begin with: 新开工60个。……新开工项目已开工57个."""
    start = ledger.sentence(part.start)[0]
    called = label_before(ledger.text, part.start, start)
    floor = ledger.sentence(max(start - 1, 0))[0]
    said = [f for f in ledger.numbers(floor, start) if f.unit == part.unit and f.value > part.value]
    names = [_AMONG.sub("", label_before(ledger.text, f.start, floor)) for f in said]
    found = [f for f, name in zip(said, names, strict=True) if len(name) > 1 and called.startswith(name)]
    return found[-1:]


def _is_beside(ledger: Ledger, figure: Figure, word: str) -> bool:
    around = ledger.text[max(figure.start - _NEAR, 0) : figure.start], ledger.text[figure.end : figure.end + _NEAR]
    before, behind = re.split(r"[，,。；;]", around[0])[-1], re.split(r"[，,。；;]", around[1])[0]
    return word in before or word in behind
