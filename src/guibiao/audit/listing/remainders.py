"""What is left of a number of things besides those that are done: 75个县中有67个摘帽，尚未摘帽的还有8个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.stretch import EXCEPT, outside_brackets
from guibiao.audit.measures import ANY, PERCENT, POINTS
from guibiao.expressions import expression

# 剩余3件 | 尚未摘帽的贫困县还有8个 | 未达到的有5个
_BEFORE = expression(
    r"(?:(?:剩余|其余|余下|还剩|仍剩|尚有|仍有|还有)(?:的)?[^，,。；;：:、\d]{0,6}?|(?:尚|仍|暂|还)?未[^，,。；;：:、\d]{1,12}?的[^，,。；;：:、\d]{0,8}?|(?:尚|仍|暂|还)?未[^，,。；;：:、\d来]{1,3}?|正在(?:整改|办理|推进|实施|建设|审理|处理|协调|化解)[^，,。；;：:、\d]{0,4}?)(?:还|尚|仍)?(?:有|为)?(?=\d)"
)
_BEFORE_BEGINS = "剩余 其余 余下 还剩 仍剩 尚有 仍有 还有 尚未 仍未 暂未 还未 未 正在"
# 5个尚未完工 | 还有7项正在推进
_BEHIND = expression(r"(?:尚未|仍未|还未|暂未|正在|仍在|正加紧|未能?|待)(?!来)")
_BEHIND_BEGINS = "尚未 仍未 还未 暂未 正在 仍在 正加紧 未 待"
_UNTIL, _NOUN = 10, expression(r"[^，,。；;：:、\d]{0,6}")  # characters between a count and what is said of it
_UP_TO_NEXT = expression(r"[^，,、；;：:。！？\n（()）\d]*")
_ALONE = expression(r"(?:目前|现|但)?(?:剩余|其余|余下|还剩|仍剩|尚有|仍有|还有|另有|另外|有|的)*\Z")
_DONE = expression(
    r"已|完成|办[结复]|[结审执查]结|结案|销案|建成|竣工|完工|投[运用产]|达[标到]|整改|实[检际]|在建|开工|摘帽|脱贫|通过|化解|销号|落实|拨付|回复|签约|验收|入住"
)
_NOUN_DONE = expression(r"([\u4e00-\u9fff]{2,6}?)(?:已|均已|都已|全部|顺利|如期|按期|提前)")
_OTHER = expression("另外|另有|此外|同时")  # 除养老院外，…; 未完成的另外5个
_AMONG = expression("其中")
_MOST, _LEAST = 6, 2  # figures before that may be all, or done; characters that tell whose they are


class Remainder(Struct, frozen=True, gc=False):
    """What is told to be `left` of `whole` besides those that are `done`; the `others` before may be meant instead."""

    left: Figure
    whole: Figure
    done: tuple[Figure, ...]
    others: tuple[Figure, ...]
    behind: tuple[Figure, ...]  # of the same sentence: what came of more of them
    in_sentence: bool


def remainders(ledger: Ledger) -> Iterator[Remainder]:
    """Every number of things left behind those that are done, with that of all of them."""
    left = {f.start: f for match in ledger.scan(_BEFORE, _BEFORE_BEGINS) for f in _at(ledger, match.end())}
    for match in ledger.scan(_BEHIND, _BEHIND_BEGINS):
        for figure in ledger.numbers(match.start() - _UNTIL, match.start())[-1:]:
            label = label_in_sentence(ledger, figure)
            if _NOUN.fullmatch(ledger.text, figure.end, match.start()) and _ALONE.match(label):
                left[figure.start] = figure
    for at in sorted(left):
        if left[at].unit not in (*PERCENT, *POINTS, "") and (found := _of(ledger, left[at])):
            yield found


def _at(ledger: Ledger, at: int) -> list[Figure]:
    return [f for f in ledger.numbers(at, at + 1) if f.start == at]


def _of(ledger: Ledger, left: Figure) -> Remainder | None:
    begins, end = ledger.sentence(left.start)
    start = max(begins, *(ledger.text.rfind(mark, begins, left.start) + 1 for mark in "；;：:"))
    before = [f for f in outside_brackets(ledger, start, left.start) if _alike(f, left)][-_MOST:]
    done: list[Figure] = []
    while before and _is_done(ledger, before[-1], start):
        done.insert(0, before.pop())
    if not done:
        return None
    earlier = [f for f in ledger.numbers(ledger.reach(start), start) if _alike(f, left)][-_MOST:]
    alone = done[0] if len(done) == 1 else None
    told = before or (
        _of_one_name(ledger, alone, earlier, start) or _of_one_noun(ledger, alone, earlier) if alone else []
    )
    if not told:
        return None
    whole = told[-1]
    others = tuple(f for f in (*earlier, *before, *done) if f is not whole)
    fits = sum(f.value for f in done) < whole.value
    if EXCEPT.search(ledger.text, start, left.start) or _OTHER.search(ledger.text, whole.end, left.start):
        return None
    behind = tuple(
        f
        for f in outside_brackets(ledger, start, end)
        if left.start < f.start and f.value < whole.value and f.unit == left.unit
    )
    return Remainder(left, whole, tuple(done if fits else done[-1:]), others, behind, in_sentence=bool(before))


def _alike(figure: Figure, other: Figure) -> bool:
    return figure.unit == other.unit or {figure.unit, other.unit} <= ANY


def _is_done(ledger: Ledger, figure: Figure, start: int) -> bool:
    """Whether the words on either side of a figure say that it counts what was done, or is under way."""
    label = label_before(ledger.text, figure.start, start)
    behind = _UP_TO_NEXT.match(ledger.text, figure.end)
    after = behind.group() if behind and not _leads_on(ledger, figure, behind.end()) else ""
    said = label.rpartition("中")[2] + after
    return _DONE.search(said) is not None and not said.startswith(("应", "计划", "列入", "规划"))


def _leads_on(ledger: Ledger, figure: Figure, at: int) -> bool:
    """Whether the words behind a figure lead up to a smaller count of the same: 提案23件已办结|16件."""
    following = _at(ledger, at)
    return bool(following) and _alike(following[0], figure) and following[0].value <= figure.value


def _of_one_name(ledger: Ledger, done: Figure, earlier: Sequence[Figure], start: int) -> list[Figure]:
    """The figures of sentences before by whose name the clause of those done begins: 闭会建议15件, 闭会建议办结13件."""
    label = label_before(ledger.text, done.start, start)
    names = (_AMONG.sub("", label_in_sentence(ledger, f)) for f in earlier)
    return [f for f, name in zip(earlier, names, strict=True) if len(name) > _LEAST and label.startswith(name)]


def _of_one_noun(ledger: Ledger, done: Figure, earlier: Sequence[Figure]) -> list[Figure]:
    """The figures before that count what those done are called: 30件重点实事. 27件实事已经完成，尚有1件…."""
    noun = _NOUN_DONE.match(ledger.text, done.end)
    if noun is None:
        return []
    behind = ((f, _UP_TO_NEXT.match(ledger.text, f.end)) for f in earlier if f.value > done.value)
    return [f for f, words in behind if words and words.group().endswith(noun[1])]
