"""`change-of-levels` and `cagr`: the yearly means that a sentence tells of the growth over years in the one before.

十年共增加604.3万人，增长44.5%。平均每年增加60.4万人，年平均增长率为3.8%. In one sentence other rules know them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.joints import joints
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, compound_growth, printed, read_number

NAMES = ("change-of-levels", "cagr")
_MEAN = expression(
    r"(?:平均每年|年平均|每年平均|年均)(?:人口)?(?:净|约)?(?:增加|增长|减少|下降|净增|递增|增速|增幅|增)率?(?:了|为|达到?|约)*(?=\d)"
)
_BEGINS = "平均每年 年平均 每年平均 年均"
_OVER = expression(
    r"(?<![〇○零一二三四五六七八九十第\d])(?P<years>[两二三四五六七八九十]|\d{1,2})年(?:间|来|里|内|时间)?(?:共|累计|总共|合计|总|净)*"
    r"(?:增加|增长|减少|下降|净增|净减)了?(?=\d)"
)
_THEN = expression(r"[，,、]?(?:累计|共|总)?(?:增长|下降|增幅|降幅|减少)(?:率)?(?:了|为|达到?)?")
_LONGEST = 20  # years


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every yearly mean whose whole the sentence before tells with the years that it is over."""
    for match in ledger.scan(_MEAN, _BEGINS):
        start = ledger.sentence(match.start())[0]
        claim = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if claim is None or claim.unit in POINTS or claim.start in ledger.once(joints):
            continue
        if start == ledger.paragraph(start)[0] or _OVER.search(ledger.text, start, match.start()):
            continue
        told = [*_OVER.finditer(ledger.text, ledger.sentence(start - 1)[0], start)][-1:]
        for over in told:
            finding = _of_whole(ledger, claim, over)
            if finding:
                yield finding


def _of_whole(ledger: Ledger, claim: Figure, over: re.Match[str]) -> Finding | None:
    years = int(read_number(over["years"]))
    figures = ledger.numbers(over.end(), ledger.sentence(over.end())[1])[:2]
    if not figures or figures[0].start != over.end() or not 1 < years <= _LONGEST:
        return None
    if len(figures) > 1 and not _THEN.fullmatch(ledger.text, figures[0].end, figures[1].start):
        figures = figures[:1]
    like = [f for f in figures if (f.unit in PERCENT if claim.unit in PERCENT else comparable(f.unit, claim.unit))]
    if not like or (claim.unit in PERCENT and stands_for(like[0]).low <= -100):
        return None
    mean = replace(claim, value=abs(claim.value) * (-1 if like[0].value < 0 else 1))
    reading = _rate(like[0], years) if claim.unit in PERCENT else _share(like[0], claim, years)
    name = label_before(ledger.text, over.start(), ledger.sentence(over.start())[0])
    return recomputed(ledger, Claim(NAMES[claim.unit in PERCENT], mean, name, claim.unit), [reading])


def _rate(whole: Figure, years: int) -> Reading:
    factors = Interval(1 + Fraction(whole.value) / 100), times(stands_for(whole), Fraction(1, 100)) + 1
    value, possible = (compound_growth(Interval(1), by, years) for by in factors)
    how = _("{rate}的{years}年复合增长").format(rate=f"{whole.value}%", years=years)
    return Reading(value.low, possible, (Input(whole, "rate"),), how)


def _share(whole: Figure, claim: Figure, years: int) -> Reading:
    size = factor(whole.unit, claim.unit) / years
    possible = times(stands_for(whole), size) + printed(claim.value) - Fraction(claim.value)  # a mean is rounded
    how = f"{whole.value}{whole.unit}÷{years}"
    return Reading(Fraction(whole.value) * size, possible, (Input(whole, "change"),), how)
