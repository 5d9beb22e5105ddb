"""`sum-of-parts`: totals whose parts are the paragraphs below them, one measure or several of each.

…完成71328万元。其中：⏎1．税收收入…⏎2．非税收入…; 发生事故24起、死亡31人。⏎1.道路交通14起、死亡18人。⏎2.工矿商贸….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.items import items_under, mark_of, plain_under
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import outside_brackets
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.audit.misprint import SWAPPED_SHORT, slip_in_sum
from guibiao.audit.sums import added, total_name
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "sum-of-parts"
_OPENS = expression(r"其中[：:][ \t]*\n")
_FIRST_ITEM = expression(r"\n[ \t]*(?:1[.．、](?!\d)|[（(]1[）)]|①|[—―－–]{1,2})")
_COMPARED = expression(r"同比|环比|[较比](?:上|去|年|同|\d)|其中|每|人均|平均")
_SAID = expression(r"(?:为|达到?|完成|实现|共有|共|有|合计|发生|\s)+\Z")
_NOUN, _MOST = 2, 12  # characters of a name that tell what is counted; figures of a paragraph looked at


class _Sum(NamedTuple):
    """A total with a part of each item."""

    total: Figure
    parts: Sequence[Figure]


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such total whose parts are all, or would be but for one slip."""
    told: set[int] = set()
    for match in _OPENS.finditer(ledger.text):
        start = ledger.paragraph(match.start())[0]
        items = items_under(ledger, match.start()) or plain_under(ledger, match.start())
        totals = ledger.numbers(start, match.start())
        parts = [f for bounds in items if (f := _first(ledger, bounds, totals[:1]))]
        if len(items) > 1 and len(parts) == len(items):
            told.add(totals[0].start)
            yield from _of_items(ledger, totals[0], parts)
    for first in _FIRST_ITEM.finditer(ledger.text):
        if mark_of(ledger, ledger.paragraph(first.start())[0]) != mark_of(ledger, first.start() + 1):
            yield from _of_several(ledger, first.start(), told)


def _first(ledger: Ledger, bounds: tuple[int, int], totals: list[Figure]) -> Figure | None:
    """The first amount of an item, where it is of the total's kind."""
    amounts = ledger.numbers(*bounds)[:1]
    return amounts[0] if amounts and totals and comparable(amounts[0].unit, totals[0].unit) else None


def _of_items(ledger: Ledger, total: Figure, parts: list[Figure]) -> Iterator[Finding]:
    reading = added(parts, total.unit)
    labels = [label_before(ledger.text, p.start, ledger.paragraph(p.start)[0]) for p in parts]
    claim = Claim(NAME, total, total_name(ledger, total), total.unit)
    if is_whole(labels) or judge(total, reading) in FITTING or is_one_slip(total, parts):
        yield recomputed(ledger, claim, [reading])


def _of_several(ledger: Ledger, at: int, told: set[int]) -> Iterator[Finding]:
    """The measures of a paragraph that its items tell as well, where they are known to make up at least one of them.

    Then another one that misses its sum by one slip is one. Three items that one slip explains need no other measure.
    """
    totals = _levels(ledger, *ledger.paragraph(at))
    items = items_under(ledger, at) if len(totals) > 1 else []
    if len(items) < len("甲乙"):
        return
    levels = [_levels(ledger, *ledger.paragraph(start)) for start, _end in items]
    sums = [s for total in totals if total.start not in told and (s := _sum(ledger, total, levels))]
    fitting = [s for s in sums if judge(s.total, added(s.parts, s.total.unit)) in FITTING]
    for total, parts in sums:
        reading = added(parts, total.unit)
        claim = Claim(NAME, total, total_name(ledger, total), total.unit)
        if (total, parts) in fitting:
            yield recomputed(ledger, claim, [reading])
        elif fitting and (len(fitting) > 1 or len(parts) > len("甲乙")) and _is_slip(total, parts):
            caveat = _("改动一个数字即相符（如各部分没有列全则不算错）")
            yield recomputed(ledger, replace(claim, severity="warning", caveat=caveat, sure=True), [reading])


def _is_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts that are known to be all miss their total by one slip of the pen."""
    values = [p.value for p in parts]
    return is_one_slip(total, parts) or slip_in_sum(total.value, values, SWAPPED_SHORT)


def _levels(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The amounts of a paragraph that are no changes, rates or parts of others."""
    found = []
    for figure in outside_brackets(ledger, start, end)[:_MOST]:
        said = statement_of(figure)
        if not figure.unit or figure.unit in (*PERCENT, *POINTS) or (said is not None and said.measure != "level"):
            continue
        clause = max(start, *(ledger.text.rfind(mark, start, figure.start) for mark in "；;。"))
        if not _COMPARED.search(ledger.text, clause, figure.start):
            found.append(figure)
    return found


def _sum(ledger: Ledger, total: Figure, levels: Sequence[Sequence[Figure]]) -> _Sum | None:
    """A part of each item: the one of the total's noun, the only one of its unit, or the one without a name."""
    noun = _noun(ledger, total)
    parts = []
    for told in levels:
        alike = [f for f in told if f.unit == total.unit]
        named = [f for f in alike if _noun(ledger, f) == noun] or (alike if len(alike) == 1 else [])
        named = named or [f for f in alike if not _noun(ledger, f)]  # 共62个，……，开工48个
        if not named:
            return None
        parts.append(named[0])
    return _Sum(total, tuple(parts))


def _noun(ledger: Ledger, figure: Figure) -> str:
    return _SAID.sub("", label_in_sentence(ledger, figure))[-_NOUN:]
