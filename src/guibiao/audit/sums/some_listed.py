"""A list that need not be all of its total, and cannot be more: 其中教育57个，卫生42个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing
from guibiao.audit.listing.in_one_breath import LISTED
from guibiao.audit.listing.slip import is_copied
from guibiao.audit.measures import factor, is_count
from guibiao.audit.misprint import SURE_DIGITS
from guibiao.audit.precision import stands_for
from guibiao.audit.sums.added import added, adds_up
from guibiao.audit.sums.claimed import all_but_for_a_slip, claimed
from guibiao.audit.sums.first_ones import of_first_ones
from guibiao.audit.sums.overlapping import may_overlap, of_many_kinds
from guibiao.audit.sums.slip_in_list import all_but_for_one_slip
from guibiao.expressions import expression
from guibiao.messages import _

_OVERLAP = Fraction(11, 10)  # parts after 其中 that add up to more than this times the total overlap on purpose
_OPENS = "：:，,"  # marks with which a list begins
_ALL = Fraction(2)  # what is said of so many items in all (15个县中) seldom overlaps
_ITS_WHOLE = expression(r"[，,]?占(?:全部|全[县市区省]|同期)?[^，,。；;\d]{4,16}(?:的|比重|比例|总[量额数])")
_TENFOLD = 10
_NOUN, _OWN_WHOLE = 2, expression("总|累计|计划|规划|投资")  # characters of a name
_PLACES = Fraction(13, 10)  # parts of places that come to more than this times the total are of something else
_SOURCE = expression(
    r"\A(?!.*(?:到位|使用|拨付|支付|完成|支出|下达|落实|整合|重点)).*(?:资金|债券|贷款|自筹|配套|补助|拨款)\Z"
)
_PLACE = expression(r"[县镇乡](?:完成|实现|达到?|为|有)*\Z")


def sum_of_some_listed(ledger: Ledger, listing: Listing) -> Iterator[Finding]:
    """A list that need not be all of a total: that it is, would be but for one slip, or comes to more."""
    total = next((t for t in listing.totals if adds_up(t, listing.parts)), listing.totals[0])
    claim = claimed(ledger, total)
    reading = added(listing.parts, total.unit)
    if len(listing.parts) > 1 and judge(total, reading) in FITTING:
        yield recomputed(ledger, claim, [reading])
        return
    first = _surely_parts(ledger, listing)
    at_first = of_first_ones(listing.parts, total, reading)
    if at_first and len(total.value.as_tuple().digits) >= SURE_DIGITS:  # 收案1268件，其中旧存86件、新收1182件，未结54件
        yield recomputed(ledger, claim, [at_first])
    elif slipped := all_but_for_one_slip(ledger, listing, first):
        partial = listing.cue.startswith("其中")  # not 25项指标中，
        yield all_but_for_a_slip(ledger, total, added(slipped, total.unit), partial=partial)
    elif (some := added(first, total.unit)).possible.low > stands_for(total).high:
        if at_first:
            yield recomputed(ledger, claim, [at_first])  # 优良36天，其中优18天，良18天，轻度污染26天
        else:
            yield from _of_more(ledger, listing, claim, first, some)


def _of_more(
    ledger: Ledger, listing: Listing, claim: Claim, first: Sequence[Figure], some: Reading
) -> Iterator[Finding]:
    """Parts that come to more than their total, or one that is larger, unless it is of something else."""
    total = claim.figure
    finer = listing.cue.startswith("分")  # 将25项指标划分为33项: a finer count is no part
    if len(first) == 1 and (finer or _is_of_another(ledger, first[0]) or _is_many_times(total, some)):
        return
    beyond = len(first) > 1 and _is_beyond_copy(ledger, total, first[0])
    alone = len(first) == 1 and ledger.are_alone(first, total)  # one of the only two of their kind
    if len(first) == 1 or beyond:
        severity, caveat = "error" if is_count(total.unit) else "warning", _("其中的一部分大于总数")
    elif _is_somewhat_more(ledger, listing, first, some):
        severity, caveat = "warning", _("各部分之和超过总数（如各部分有交叉则不算错）")
    else:
        return
    sure = beyond or (len(first) == 1 and _is_called_alike(ledger, first[0], total))
    severity, sure = ("warning", True) if alone and not sure else (severity, sure)
    by_slip = len(first) > 1 or (not sure and _has_larger(ledger, listing))
    yield recomputed(ledger, replace(claim, severity=severity, caveat=caveat, sure=sure, by_slip=by_slip), [some])


def _surely_parts(ledger: Ledger, listing: Listing) -> list[Figure]:
    """The parts up to the first semicolon, behind which a list that need not be complete has most often moved on.

    A list of three or more that is opened with a mark (其中：) may have a clause for each.
    """
    parts = listing.parts
    clauses = re.split(r"[；;]", ledger.text[parts[0].start : parts[-1].end])
    if len(clauses) == len(parts) > len("甲乙") and listing.cue.startswith("其中") and listing.cue[-1] in _OPENS:
        return list(parts)
    end = min((i for c in "；;" if (i := ledger.text.find(c, parts[0].end, parts[-1].end)) >= 0), default=parts[-1].end)
    return [p for p in parts if p.start < end]


def _is_somewhat_more(ledger: Ledger, listing: Listing, parts: Sequence[Figure], sum_: Reading) -> bool:
    """Whether parts come to more than their total by so little that they hardly overlap on purpose.

    Two things named of one total must stand in one breath: 门诊148.6万人次、住院9.6万人次.
    """
    if may_overlap(listing.labels) or of_many_kinds(listing.labels):
        return False
    if listing.kind != "among":
        return sum_.value <= Fraction(listing.totals[0].value) * _ALL
    if len(parts) > len("甲乙") and any(all(map(kind.search, listing.labels)) for kind in (_PLACE, _SOURCE)):
        return sum_.value <= Fraction(listing.totals[0].value) * _PLACES  # no two are in one another
    beside = len(parts) > len("甲乙") or LISTED.fullmatch(ledger.text, parts[0].end, parts[1].start) is not None
    return beside and sum_.value <= Fraction(listing.totals[0].value) * _OVERLAP


def _is_of_another(ledger: Ledger, part: Figure) -> bool:
    """Whether the words behind a part name what it is part of: 其中，三项支出138620万元，占一般公共预算支出的48.4%."""
    return _ITS_WHOLE.match(ledger.text, part.end) is not None


def _is_beyond_copy(ledger: Ledger, total: Figure, part: Figure) -> bool:
    """Whether a total repeats a figure before it and is less than its first part: 运动员45人，其中一级运动员284人."""
    return Fraction(part.value) * factor(part.unit, total.unit) > total.value and is_copied(ledger, total)


def _has_larger(ledger: Ledger, listing: Listing) -> bool:
    """Whether the passage tells another amount that a part may be of: 34项中26项达到，3项滞后。其中12项约束性…."""
    total, part = listing.totals[0], listing.parts[0]
    told = ledger.numbers(ledger.reach(total.start), part.start)
    return any(f is not total and f.unit == part.unit and f.value > part.value for f in told)


def _is_called_alike(ledger: Ledger, part: Figure, total: Figure) -> bool:
    """Whether a part bears its total's name with a word more: 接待游客862万人次，其中省外游客….

    Not where the name is as much that of the part's own whole: 完成投资, 其中甲项目总投资.
    """
    name, whole = label_in_sentence(ledger, part), label_in_sentence(ledger, total)
    return len(name) > _NOUN and whole.endswith(name[-_NOUN:]) and _OWN_WHOLE.search(name) is None


def _is_many_times(total: Figure, part: Reading) -> bool:
    """Whether a part is more times its total than a shifted point makes it: it is one of something else."""
    return part.value > _TENFOLD * Fraction(total.value)
