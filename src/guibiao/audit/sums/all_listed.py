"""A list that is thought to be all of its total: 129个，分为教育57个，卫生42个，文化30个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import MOST_TOTALS, Listing
from guibiao.audit.listing.belonging import is_sum
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.precision import stands_for
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import NAME, claimed, total_name
from guibiao.audit.sums.explained import is_misprinted
from guibiao.audit.sums.first_ones import of_first_ones
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.quantity import decimals

_CHANGE_NEAR = 12  # characters behind an amount in which its change is told
_FAR = Fraction(3, 10)  # of the sum: a total with a name of its own that is farther off is of something else
_DIVIDES = ("分为", "分成", "（", "(")  # 129个，分为…; 129个（教育57个，卫生42个，文化30个）
_MAY_BE_PARTIAL = ("divided", "bare", "colon", "comprising")
_GROWN, _NEW = expression("(?:增|提|扩)[加升长高大展]*[到至]"), expression("新|增")


def sum_of_all_listed(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    """A list that is thought to be all of a total."""
    total, reading = _meant(listing)
    if at_first := of_first_ones(listing.parts, total, reading):
        yield recomputed(ledger, claimed(ledger, total), [at_first])
        return
    named = _is_named(ledger, listing)
    more = listing.kind == "divided" and reading.possible.low > stands_for(total).high  # then none is left out
    divided = more or listing.cue.startswith(_DIVIDES)
    by_slip = not named and (not divided or len(listing.totals) > 1)
    claim = replace(claimed(ledger, total), sure=named, by_slip=by_slip)
    if grown := _of_growth(ledger, total, listing):
        yield recomputed(ledger, claim, [grown])
        return
    if (
        named
        or listing.kind not in _MAY_BE_PARTIAL
        or not (_is_far(total, reading) or _is_looked_at(listing, total, reading))
        or is_misprinted(claim, listing, reading)
    ):
        yield recomputed(ledger, claim, [reading])
        yield from _of_changes(ledger, total, listing.parts, reading)


def _of_growth(ledger: Ledger, total: Figure, listing: Listing) -> Reading | None:
    """What parts that are new make of what there was: 由2600个增加到5000个，其中2023年新建700个、2024年新建….."""
    before = ledger.numbers(ledger.sentence(total.start)[0], total.start)[-1:]
    was = [f for f in before if f.unit == total.unit and _GROWN.fullmatch(ledger.text, f.end, total.start)]
    new = bool(was) and all(_NEW.search(label) for label in listing.labels)
    reading = added([*was, *listing.parts], total.unit) if new else None
    near = reading and abs(reading.value - Fraction(total.value)) <= Fraction(1, 2 * 10 ** decimals(total.value))
    return reading if near else None


def _is_looked_at(listing: Listing, total: Figure, reading: Reading) -> bool:
    """Whether parts are gone through (分部门看), of which a small one may be left out, and no slip makes them fit."""
    seen = listing.kind == "divided" and listing.cue.rstrip("，,：:").endswith("看")
    seen = seen and not listing.labels[-1].startswith(wording().remainders)
    return seen and reading.possible.high < stands_for(total).low and not is_one_slip(total, listing.parts)


def _is_named(ledger: Ledger, listing: Listing) -> bool:
    """Whether names tell that parts are all of the one total before them, however far off they are.

    Not where they make up another figure of the sentence: 乡镇20个、街道8个，其中乡镇包括建制镇12个、乡8个.
    """
    if len(listing.parts) < len("甲乙") or not is_whole(listing.labels):
        return False
    if listing.kind == "divided" and len(listing.totals) > 1:
        return False  # 从层级看 may be said of any figure before
    start = ledger.sentence(listing.parts[0].start)[0]
    before = ledger.numbers(start, listing.parts[0].start)
    if listing.kind == "comprising":
        return sum(comparable(f.unit, listing.parts[0].unit) for f in before) == 1
    return not any(is_sum(f, listing.parts) for f in before)


def _of_changes(ledger: Ledger, total: Figure, parts: Sequence[Figure], reading: Reading) -> Iterator[Finding]:
    """What a total changed by against what its parts did, where each tells it right behind: 5000亿元，增加1000亿元."""
    changes = [c for f in (total, *parts) if (c := _change_behind(ledger, f))]
    if len(changes) == len(parts) + 1 and judge(total, reading) in FITTING:
        claim = Claim(NAME, changes[0], total_name(ledger, changes[0]), changes[0].unit)
        yield recomputed(ledger, claim, [added(changes[1:], changes[0].unit)])


def _change_behind(ledger: Ledger, figure: Figure) -> Figure | None:
    """The change of an amount that stands right behind it."""
    beside = ledger.numbers(figure.end, figure.end + _CHANGE_NEAR)[:1]
    told = [f for f in beside if (said := statement_of(f)) and said.measure == "change"]
    return next((f for f in told if comparable(f.unit, figure.unit) and f.unit not in PERCENT), None)


def _meant(listing: Listing) -> tuple[Figure, Reading]:
    """The total that the parts are of, with their sum: one that fits, else the nearest; of many the closest."""
    readings = [(t, added(listing.parts, t.unit)) for t in listing.totals]
    fitting = [r for r in readings if judge(*r) in FITTING]
    if not fitting and listing.kind == "divided":
        fitting = [r for r in readings if is_one_slip(r[0], listing.parts)]
    if fitting or len(readings) <= MOST_TOTALS:
        return (fitting or readings)[0]
    return min(readings, key=lambda r: abs(r[1].value / Fraction(r[0].value) - 1) if r[0].value else r[1].value)


def _is_far(total: Figure, reading: Reading) -> bool:
    """Whether a sum is so far from a total that the parts are hardly all of it."""
    return abs(reading.value - Fraction(total.value)) > _FAR * abs(Fraction(total.value))
