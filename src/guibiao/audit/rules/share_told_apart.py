"""`share`: a share before which its sentence tells no amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.claims import held, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable
from guibiao.audit.naming import LIKELY, SURE, closest_named
from guibiao.audit.precision import stands_for
from guibiao.audit.shares import NAME, Share, ratio, shares_told
from guibiao.audit.shares.amounts import amounts_of_sentence_before, can_hold, holds_all, is_amount
from guibiao.audit.shares.any_whole import is_any_whole, is_generic, is_total
from guibiao.audit.shares.claimed import claim_of
from guibiao.audit.shares.part import SAID_AGAIN
from guibiao.audit.shares.wholes import whole_of
from guibiao.audit.sums import added
from guibiao.expressions import expression

__all__ = ["NAME", "check"]


# 其次为牧业，产值占比35.3%: of what a share is told in the clause before
_OF_WHOM = expression(r"(?:\A|[，,；;。])[^，,。；;\d]{0,8}?(?:是|为|属)(?P<whom>[^，,。；;\d]{2,12})[，,]\Z")
# 从园区看: of another whole than what was divided before
_OTHERWISE = expression(r"\s*[从按](?![^，,]*(?:结构|构成|比重|占比|产业|行业|类别))[^，,。；;\d]{2,10}[看分][，,]")
_ALL = expression("总|合计|全部|共")
_NOUN = 2  # characters at the end of a name that say what is counted: 产值, 投资, 人口


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such share whose part and whole the text tells behind it, or in the sentence before."""
    for share in ledger.once(shares_told):
        if share.parts or _OTHERWISE.match(ledger.text, share.sentence):
            continue
        finding = _told_behind(ledger, share) or _told_before(ledger, share) or _told_in_passage(ledger, share)
        if finding:
            yield finding


def _told_behind(ledger: Ledger, share: Share) -> Finding | None:
    """The finding for a share whose part and whole its sentence names only behind it."""
    after = [f for f in ledger.numbers(share.figure.end, ledger.sentence(share.start)[1]) if is_amount(f)]
    names = label_before(ledger.text, share.start, share.sentence), share.whole
    part, of = (next((f for s, f in closest_named(n, ledger, after) if s >= SURE), None) for n in names)
    if of and len(after) == len(("part", "whole")):  # called in short: 战略性新兴产业31.1亿元
        part = part or next((f for s, f in closest_named(names[0], ledger, after) if s >= LIKELY and f is not of), None)
    if part is None or of is None or part is of or not can_hold(of, part):
        return None
    reading = ratio(part, of)
    return recomputed(ledger, claim_of(ledger, share, part), [reading]) if reading else None


def _told_before(ledger: Ledger, share: Share) -> Finding | None:
    """The finding for a share whose part the sentence before tells by its name, and whose whole is its total."""
    before = amounts_of_sentence_before(ledger, share.sentence)
    name = share.own or SAID_AGAIN.sub("", label_before(ledger.text, share.start, share.sentence))
    part = _called(ledger, name, before) if len(name) > 1 else None
    if part is None:
        return None
    if is_generic(share.whole):
        wholes = [f for f in before if can_hold(f, part) and is_total(ledger, f)]
    else:  # which the passage may have told before it told its parts
        said = ledger.numbers(ledger.reach(share.sentence), share.sentence)
        amounts = [f for f in said if is_amount(f) and can_hold(f, part)]
        wholes = [f for score, f in closest_named(share.whole, ledger, amounts) if score >= SURE]
        wholes = wholes or whole_of(ledger, share.whole, [part], share.start)[0]  # in a paragraph of its own
    readings = [r for w in wholes if (r := ratio(part, w))]
    return held(ledger, claim_of(ledger, share, part), readings[:1], readings)  # of 82500万元 budgeted, 86420 came in


def _told_in_passage(ledger: Ledger, share: Share) -> Finding | None:
    """The finding for a share by its part's name, whose part and total are told of one noun before: 产值, 总产值."""
    name = share.own or SAID_AGAIN.sub("", label_before(ledger.text, share.start, share.sentence))
    if len(name) <= _NOUN and (whom := _OF_WHOM.search(ledger.text, share.sentence, share.start)):
        name = whom["whom"] + name
    if len(name) <= _NOUN or not is_any_whole(share.whole):
        return None
    said = [f for f in ledger.numbers(ledger.reach(share.sentence), share.sentence) if is_amount(f)]
    same = [f for f in said if label_in_sentence(ledger, f).endswith(name[-_NOUN:])]
    part = _called(ledger, name, same)
    if part is None:
        return None
    totals = [
        f for f in same if can_hold(f, part) and holds_all(f, [part]) and _ALL.search(label_in_sentence(ledger, f))
    ]
    if len({(f.value, f.unit) for f in totals}) != 1:
        return None
    whole = totals[0]
    parts = [f for f in same if f not in totals and comparable(f.unit, whole.unit)]
    divided = stands_for(whole).meets(added(parts, whole.unit).possible)
    readings = [r for r in [ratio(part, whole)] if r]
    return held(ledger, claim_of(ledger, share, part), readings if divided else [], readings)


def _called(ledger: Ledger, name: str, figures: Sequence[Figure]) -> Figure | None:
    """The last figure that bears just a name, else the likest: 农业产值 is not 农林牧渔服务业产值."""
    just = [f for f in figures if SAID_AGAIN.sub("", label_in_sentence(ledger, f)) == name]
    likest = (f for score, f in closest_named(name, ledger, figures) if score >= SURE)
    return max(just, key=lambda f: f.start) if just else next(likest, None)
