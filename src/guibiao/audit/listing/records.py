"""Parts that are told by the same measures in turn as their total: 186个，总投资…。其中，产业98个，总投资…；…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_total_of
from guibiao.audit.listing.listing import Listing, adds_up
from guibiao.audit.listing.stretch import depth
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.expressions import expression

_CUE = expression(r"其中[：:，,]?|中[：:，,]")  # 发生的较大事故中，建筑业发生…起、死亡…人；…
_END = expression(r"[；;。]|\Z")
_COMPARED = expression(r"[，,。；;：:](?:同比|环比|[较比](?:上|去|年|同))[^，,。；;：:]*\Z")  # 同比减少6起、|56人
_CHANGED = expression(r"(?:同比|[较比](?![大重好]))|(?:净|新)?(?:增加?(?!值)|减少?)\Z")
_FEWEST, _MEASURES = 2, 2  # records, and measures of each
_CLAUSE = 30  # characters of a clause before a figure


def records(ledger: Ledger) -> Iterator[Listing]:
    """The total of each measure with its parts, where there are two measures or more and one of them adds up."""
    for cue in ledger.scan(_CUE, "其中 中： 中: 中， 中,"):
        stop = ledger.sentence(cue.end())[1]
        told: list[list[Figure]] = []
        at = cue.end()
        while at < stop and not (told and len(told[0]) < _MEASURES):
            found = _END.search(ledger.text, at, stop)
            end = found.end() if found else stop
            record = _levels(ledger, at, end)
            told += [record] if record else []
            at = max(end, at + 1)
        if len(told) < _FEWEST or len({_units(record) for record in told}) > 1 or len(told[0]) < _MEASURES:
            continue
        start = ledger.sentence(cue.start())[0]
        if not ledger.numbers(start, cue.start()):
            start = ledger.sentence(max(start - 1, 0))[0]
        start = max(ledger.reach(cue.start()), start)
        totals = _levels(ledger, start, cue.start())[-len(told[0]) :]
        if _units(totals) == _units(told[0]):
            yield from _of_records(ledger, totals, told)


def _of_records(ledger: Ledger, totals: Sequence[Figure], told: Sequence[Sequence[Figure]]) -> Iterator[Listing]:
    found = [
        Listing(
            (total,),
            parts,
            tuple(label_in_sentence(ledger, p) for p in parts),
            complete=True,
            cue="其中",
            kind="record",
        )
        for total, *parts_of in zip(totals, *told, strict=True)
        if is_total_of(total, parts := tuple(parts_of))
    ]
    if len(found) == len(totals) and any(map(adds_up, found)):
        yield from found


def _units(record: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(f.unit for f in record)


def _levels(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The levels between two offsets, without shares, rates and changes, and what stands in brackets."""
    found = []
    for figure in ledger.numbers(start, end):
        said = statement_of(figure)
        if not figure.unit or figure.unit in (*PERCENT, *POINTS) or (said is not None and said.measure != "level"):
            continue
        label = label_before(ledger.text, figure.start, start)
        if _COMPARED.search(ledger.text, max(start, figure.start - _CLAUSE), figure.start):
            continue
        if not _CHANGED.search(label) and not depth(ledger.text, start, figure.start):
            found.append(figure)
    return found
