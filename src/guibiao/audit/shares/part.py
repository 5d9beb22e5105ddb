"""Which of the amounts before a share is its part, by its words and the amounts' names."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.audit.naming import SURE, likeness
from guibiao.audit.shares.amounts import holds_all, is_amount
from guibiao.audit.shares.any_whole import ALL_OF, is_generic
from guibiao.audit.shares.share import MOST, Share
from guibiao.expressions import expression

SAID_AGAIN = expression(r"\A其中|所\Z")
_NUMBER_OF = expression(r"(?:个数|数量|总量|总额|金额|数|额)\Z")
_CLAUSE = expression(r"[，,；;。：:、）)]")
_SAYS_NOTHING = expression(
    r"\A(?:其中|总量|规模|金额|数量|总数|两者|二者|约|合计|共|仅|只|该|此项?|实际|已|均|全年|累计|又)+"
)
_UNLIKE = Fraction(1, 3)  # of a name found in what a figure is called: less, and it is of something else
_CHANGED, _NEAR = expression(r"(?:(?<!新)增加?(?!值)|减少?)\Z"), 4  # characters before an amount
_CLASS = expression("及?以[上下内]")
_RIGHT_BEFORE = expression("[，,]?")
_SHORT = len("省级")
_DIVIDED = expression("其中|占|；")
_BESIDE = expression(r"\A(?:同年|同期|当年)|(?:生产总值|一般公共预算(?:收入|支出)|(?:常住|户籍)人口|国土面积)\Z")


class Parts(NamedTuple):
    """The amounts that may be the part, the likeliest first; `unclear` where even that one is hardly meant."""

    likeliest: list[Figure]
    unclear: bool


def parts_of(ledger: Ledger, share: Share) -> Parts:
    """The part of a share before which its sentence tells amounts."""
    parts = _without_classes(ledger, share)
    parts = sorted(parts, key=lambda p: _is_change(ledger, p))  # 4218.2万人，增加135.4万人，占…
    of_own = _NUMBER_OF.sub("", share.own)
    own = [p for p in parts if of_own and likeness(of_own, ledger, p) >= SURE]
    told = "" if share.own else _told_of(ledger, parts[0], share.start)
    own = own or [p for p in parts if told and _bears(ledger, p, told)]
    if (
        len(told) > _SHORT and not own
    ):  # the part may be told in the sentence before: 其中甲企业9.8亿元。……；甲企业收入占34.4%
        earlier = ledger.numbers(ledger.reach(share.sentence), share.sentence)[-MOST:]
        own = [p for p in earlier if is_amount(p) and likeness(told, ledger, p) >= SURE][-1:]
    parts = [*own, *(p for p in parts if p not in own)]
    if not is_generic(share.whole) and len(parts) > 1:
        parts = [p for p in parts if not _is_the_whole(ledger, share, p) or _is_of_one_name(ledger, share, p)] or parts
    if not own and _has_whole_behind(ledger, share, parts):
        parts = parts[::-1]
    unlike = len(told) > _SHORT and likeness(told, ledger, parts[0]) < _UNLIKE
    return Parts(parts, not own and (bool(share.own) or unlike))  # 预算收入120亿元，税收占比95% does not tell the part


def _has_whole_behind(ledger: Ledger, share: Share, parts: list[Figure]) -> bool:
    """Whether a bare 占比 stands behind a part and then its whole: 研发5120万元，同年生产总值138.4亿元，占比0.37%.

    The second of only two amounts of its sentence is the larger, and told as what others are parts of.
    """
    if not is_generic(share.whole) or len(parts) != len(("whole", "part")) or not holds_all(parts[0], parts[1:]):
        return False
    if _DIVIDED.search(ledger.text, share.sentence, share.start):
        return False  # 其中，来信128件，占27.7%；来访186件，占40.3%
    return is_told_beside(label_in_sentence(ledger, parts[0]))


def is_told_beside(label: str) -> bool:
    """Whether the words before an amount tell it as that of which another one is a part: 同年地区生产总值."""
    return _BESIDE.search(label) is not None or ALL_OF.search(label) is not None


def _is_change(ledger: Ledger, part: Figure) -> bool:
    """Whether the words right before an amount tell it as what something grew or fell by."""
    return _CHANGED.search(ledger.text[part.start - _NEAR : part.start]) is not None


def _bears(ledger: Ledger, part: Figure, name: str) -> bool:
    """Whether an amount is called by a name; one of two characters, which may be anywhere, stands just so before it."""
    return likeness(name, ledger, part) >= SURE if len(name) > _SHORT else name in label_in_sentence(ledger, part)


def _is_the_whole(ledger: Ledger, share: Share, part: Figure) -> bool:
    """Whether an amount bears the name of the whole; one that others are compared with by the words before it."""
    if share.compared and part is share.parts[0]:
        return share.whole in label_in_sentence(ledger, part)
    return likeness(share.whole, ledger, part) >= SURE


def _is_of_one_name(ledger: Ledger, share: Share, part: Figure) -> bool:
    """Whether the amount right before a share bears the name of its whole, as one told before and larger does.

    126个项目，总投资486.2亿元。其中产业类51个，总投资212.6亿元，占总投资的43.7%.
    """
    if _RIGHT_BEFORE.fullmatch(ledger.text, part.end, share.start) is None:
        return False
    before = (f for f in ledger.numbers(ledger.reach(share.sentence), part.start) if is_amount(f))
    return any(holds_all(f, [part]) and likeness(share.whole, ledger, f) >= SURE for f in before)


def _without_classes(ledger: Ledger, share: Share) -> list[Figure]:
    """The amounts but for those that only say which are meant: 成员4286人，35岁以下1372人，占32.0%."""
    parts = list(share.parts)
    if (
        is_generic(share.whole)
        and parts[0].bound == "ge"
        and len(parts) > len("甲乙")
        and alike(parts[1].unit, parts[2].unit)
    ):
        parts = parts[1:] if not alike(parts[0].unit, parts[1].unit) else parts
    return [p for p in parts if p is parts[0] or alike(p.unit, parts[0].unit) or not _CLASS.match(ledger.text, p.end)]


def _told_of(ledger: Ledger, part: Figure, at: int) -> str:
    """The name before a share in a clause that does not hold its part: 达到21800元，全社会研发投入|占…."""
    words = _CLAUSE.split(ledger.text[part.end : at])
    name = SAID_AGAIN.sub("", _SAYS_NOTHING.sub("", words[-1])) if len(words) > 1 else ""
    return name if len(name) >= _SHORT else ""
