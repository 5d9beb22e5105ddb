"""`sum-of-parts`: sums that no words announce but the order of a passage offers, but for a slip of the pen.

Only figures that no other claim explains are thought to be misprinted, and only where hardly any sum would be mended so
by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import added
from guibiao.audit.sums.called_alike import sums_called_alike
from guibiao.audit.sums.claimed import NAME, claimed
from guibiao.audit.sums.in_structure import FEWEST, Offered, is_borne_out, kinds_of_amounts, sums_in_order
from guibiao.audit.sums.misprinted import Misprint, misprint_in
from guibiao.audit.sums.scaled import Scaled
from guibiao.messages import _

NAMES = (NAME,)
# how often a sum may be mended by chance that is told as one, that stands by its total, and that does not
_BORNE_OUT, _CLOSE, _APART = 0.03, 0.003, 0.001
_CALLED = 0.03  # the same for parts that are called as their total is, wherever they stand


def check(ledger: Ledger, found: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for every sum that is offered and misprinted; `found`: what the other rules found."""
    spoken = {s.start for f in found if f.verdict == "fails" and f.severity != "note" for s in f.spans}
    fitting = {s.start for f in found if f.verdict in FITTING for s in f.spans}

    def explained(figures: Sequence[Figure]) -> bool:
        starts = [ledger.source_start(f) for f in figures]
        return not spoken.isdisjoint(starts) or fitting.issuperset(starts)

    def sums() -> Iterator[Finding | None]:
        for kind in kinds_of_amounts(ledger, explained):
            yield _of_kind(ledger, kind, {f.start for f in kind if ledger.source_start(f) not in fitting})
        for sum_ in sums_called_alike(ledger):
            if not explained(sum_):
                yield _of_called(ledger, sum_, {f.start for f in sum_ if ledger.source_start(f) not in fitting})

    for finding in filter(None, sums()):
        spoken.update(span.start for span in finding.spans)
        yield finding


def _of_kind(ledger: Ledger, kind: Sequence[Figure], doubtful: set[int]) -> Finding | None:
    """A finding for the first misprinted sum of a kind; parts of parts are left out where they add up."""
    within: set[int] = set()
    while len(kind) >= FEWEST:
        scaled = Scaled(kind)
        near, known, parts = [], set[int](), set[int]()
        of_total: dict[int, set[int]] = defaultdict(set)
        for offer in sums_in_order(ledger, kind, scaled):
            total, come_to = scaled.sizes[offer.total], scaled.sum(offer.first, offer.end)
            if 2 * abs(total - come_to) <= scaled.slack(offer.total, offer.first, offer.end):
                parts.update(range(offer.first, offer.end))
                of_total[offer.total].update(range(offer.first, offer.end))
                known.update((offer.total, *range(offer.first, offer.end)))
            else:
                near.append(offer)
        left = doubtful.difference(kind[at].start for at in known)
        for offer in near if left else ():
            if not of_total[offer.total].isdisjoint(range(offer.first, offer.end)):
                continue  # 起诉673人，不起诉56人: that the first adds up with others but a part of those is chance
            if finding := _of_sum(ledger, kind, scaled, offer, left, within):
                return finding
        within.update(kind[at].start for at in parts)
        kind = [f for at, f in enumerate(kind) if at not in parts]
        if not parts:
            return None
    return None


def _of_called(ledger: Ledger, sum_: Sequence[Figure], doubtful: set[int]) -> Finding | None:
    """A finding for a total, the first of the figures, with parts that are called as it is."""
    offer = Offered(0, 1, len(sum_), close=True)
    suspects = [at for at, f in enumerate(sum_) if f.start in doubtful]
    slip = misprint_in(sum_, Scaled(sum_), offer, suspects, _CALLED)
    return _found(ledger, sum_[0], sum_[1:], sum_[slip.at], slip) if slip else None


def _of_sum(
    ledger: Ledger, kind: Sequence[Figure], scaled: Scaled, offer: Offered, doubtful: set[int], within: set[int]
) -> Finding | None:
    places = (offer.total, *range(offer.first, offer.end))
    suspects = [at for at in places if kind[at].start in doubtful]
    if not suspects or not (offer.close or offer.total in suspects):
        return None
    most = _BORNE_OUT if offer.close else _APART
    slip = misprint_in(kind, scaled, offer, suspects, most)
    total, parts = kind[offer.total], kind[offer.first : offer.end]
    if slip is None or (offer.close and slip.chance > _CLOSE and not is_borne_out(ledger, total, parts, within)):
        return None
    return _found(ledger, total, parts, kind[slip.at], slip)


def _found(ledger: Ledger, total: Figure, parts: Sequence[Figure], wrong: Figure, slip: Misprint) -> Finding | None:
    reading = added(parts, total.unit)
    if judge(total, reading) in FITTING:
        return None
    claim = replace(claimed(ledger, total), severity="warning", caveat=_caveat(wrong, slip), sure=True)
    return recomputed(ledger, claim, [reading])


def _caveat(figure: Figure, slip: Misprint) -> str:
    turned = _("{wrong}改为{right}即相符，两位数字可能写颠倒了")
    says = turned if slip.turned else _("{wrong}改为{right}即相符，数字可能写错了")
    return says.format(wrong=f"{figure.value}{figure.unit}", right=f"{slip.right}{figure.unit}")
