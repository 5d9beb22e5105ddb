"""The three industries, and what households use beside them, against a total that stands paragraphs before them.

全社会用电量累计438.54亿千瓦时，增长8.3%。⏎一、分产业用电⏎第一产业用电量…；第二产业…；第三产业…；城乡居民生活用电量…。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import outside_brackets
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.sums.added import added
from guibiao.audit.sums.chance import is_hardly_chance
from guibiao.audit.sums.claimed import claimed
from guibiao.expressions import expression
from guibiao.messages import _

_FIRST = expression(r"第?一产业?(?!、)[^，,。；;：:\n、\d（()）]{0,12}(?=\d)")
_MEMBER = expression(r"(?:第?[二三]产业?|[^，,。；;：:\n、\d（()）]{0,6}居民)[^，,。；;：:\n、\d（()）]{0,12}\Z")
_TOTAL = expression(r"全社会|总[量额值]|全[省市县区国州]")
_BACK, _FORTH = 500, 220  # characters before the first industry, and behind it
_CHANCE = 1 / 20  # of all differences that one slip may explain


def sums_of_industries(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total in a paragraph before, that fits or would but for one slip."""
    for match in ledger.scan(_FIRST, "第一产 一产"):
        parts = _members(ledger, match)
        if not parts:
            continue
        floor = max(match.start() - _BACK, 0)
        start = ledger.paragraph(match.start())[0]
        before = [f for f in ledger.numbers(floor, start) if f.unit == parts[0].unit and _is_total(ledger, f)][::-1]
        sums = added(parts, parts[0].unit)
        fitting = next((f for f in before if judge(f, sums) in FITTING), None)
        values = [p.value for p in parts]
        slip = next((f for f in before if is_hardly_chance(f.value, values, _CHANCE)), None)
        if fitting:
            yield recomputed(ledger, claimed(ledger, fitting), [sums])
        elif slip:
            caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
            yield recomputed(
                ledger, replace(claimed(ledger, slip), severity="warning", caveat=caveat, sure=True), [sums]
            )


def _members(ledger: Ledger, match: re.Match[str]) -> Sequence[Figure]:
    """The amounts of the industries in a paragraph, and of households behind them; none where one lacks."""
    stop = min(ledger.paragraph(match.start())[1], match.end() + _FORTH)
    found: list[Figure] = []
    labels: list[str] = []
    for figure in outside_brackets(ledger, match.start(), stop):
        if figure.unit in (*PERCENT, *POINTS) or (found and figure.unit != found[0].unit):
            continue
        label = label_before(ledger.text, figure.start, match.start())
        if found and not _MEMBER.fullmatch(label):
            continue
        found, labels = [*found, figure], [*labels, label]
    return found if len(found) > len("一二") and (is_whole(labels) or is_whole(labels[:3])) else ()


def _is_total(ledger: Ledger, figure: Figure) -> bool:
    said = statement_of(figure)
    label = label_in_sentence(ledger, figure)
    return (said is None or said.measure == "level") and _TOTAL.search(label) is not None
