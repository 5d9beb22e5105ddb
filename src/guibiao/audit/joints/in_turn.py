"""Several levels told in turn, then what each was or by how much it changed, then the growth or change of each.

上年末分别为587家、376家，分别净增45家、42家; 事故64起、死亡38人，同比减少6起、4人，分别下降8.6%和9.5%; 一审1748件，
二审402件，分别比上年的1605件、418件上升8.9%、下降3.8%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.joints.from_change import to_end
from guibiao.audit.joints.joint import Joint, joint_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.expressions import expression

_UP = "增长|增加|上升|提高|新增|净增|增收|增支|多收|多支|扩大|上涨"
_DOWN = "下降|减少|降低|减收|减支|少收|少支|缩小|下跌|压减|净减"
_AND = expression(rf"\s*(?:[、，,]|以?及|[和与])\s*(?:同比)?(?:(?:{_UP}|{_DOWN})了?)?")
_THEN = expression(
    r"(?:上年|去年|前年|上月|上季度?|年初|基期|同期|(?:19|20)\d\d年)(?:同期|末|底|同月)?[^，,。；;（()）\d]{0,6}(?:分别)?[为是的]?\Z"
)
_CHANGED = expression(rf"(?:(?:{_UP})|(?P<down>{_DOWN}))了?\Z")
_OF_EACH = expression(
    rf"(?:相比)?[，,、；;（()）\s]*(?:同比|环比|[比较]上年(?:同期|末)?|分别|依次|各|[增降]幅|约|均)*(?:(?:{_UP}|{_DOWN})了?)?(?:分别)?(?:为|达到?)?"
)
_EACH, _LEAD, _BETWEEN = "分别", 18, 30  # and characters from that word to its figures, and between the others
_PARTS = "；;"
_MOST = 5


def joints_in_turn(ledger: Ledger) -> Iterator[tuple[int, Joint]]:
    """For each growth or change told so: how its level came of the one before, by the start of the claim."""
    for at in ledger.where(_EACH):
        start, end = ledger.sentence(at)
        start = max(start, *(ledger.text.rfind(mark, start, at) + 1 for mark in _PARTS))
        claims = _run(ledger, ledger.numbers(at, end))
        if claims and not _is_moved_to(ledger, at, claims[0]):  # 分别比上年的1605件、418件|上升8.9%、下降3.8%
            claims = _run(ledger, ledger.numbers(claims[-1].end, end))
            claims = claims if claims and _is_moved_to(ledger, at, claims[0]) else []
        if 1 < len(claims) <= _MOST:
            yield from _of_claims(ledger, claims, start)


def _run(ledger: Ledger, figures: Sequence[Figure]) -> list[Figure]:
    """The first of the figures, years aside, with those told in turn with it."""
    found: list[Figure] = []
    for figure in figures:
        if not figure.unit and not found:
            continue
        if found and not _AND.fullmatch(ledger.text, found[-1].end, figure.start):
            break
        found.append(figure)
    return found


def _is_moved_to(ledger: Ledger, at: int, claim: Figure) -> bool:
    """Whether the words right before a figure say that something grew or fell by it."""
    return _CHANGED.search(ledger.text, max(claim.start - _LEAD, at), claim.start) is not None


def _of_claims(ledger: Ledger, claims: Sequence[Figure], start: int) -> Iterator[tuple[int, Joint]]:
    many = len(claims)
    told = [f for f in ledger.numbers(start, claims[0].start) if f.unit]
    ends, others = told[-2 * many : -many], told[-many:]
    if len(ends) < many or any(f.unit in (*PERCENT, *POINTS) for f in (*ends, *others)):
        return
    if not all(comparable(a.unit, b.unit) for a, b in zip(ends, others, strict=True)):
        return
    if _OF_EACH.fullmatch(ledger.text, others[-1].end, claims[0].start) is None:
        return  # 比上年增加3.1亿元、7个，工业和民间投资分别增长12.4%和8.1%: of others
    if others[0].start - ends[-1].end > _BETWEEN or len(_run(ledger, others)) < many:
        return
    changed = _CHANGED.search(ledger.text, ends[-1].end, others[0].start)
    before = None if changed else _THEN.search(ledger.text, ends[-1].end, others[0].start)
    for claim, end, other in zip(claims, ends, others, strict=True):
        if before:
            yield claim.start, joint_of(other, end, None, None)
        elif changed and claim.unit in PERCENT:
            by = abs(other.value) * (-1 if changed["down"] else 1)
            yield claim.start, to_end(replace(other, value=by), end)
