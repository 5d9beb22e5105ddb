"""`share`: a rate named after what was done, against the items and those of them with which it was done.

共排查隐患1260处，整改1198处，整改率95.1%: the part stands beside the rate's own word, the whole before it, or behind
the rate as what should be. Where a sentence has but the part (已开工68个，开工率70.8%), the one before tells the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held, is_slip_of_input
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING, judge
from guibiao.audit.labels import label_before, label_in_sentence, own_part
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, alike, factor, is_money
from guibiao.audit.naming import SURE, likeness
from guibiao.audit.shares import NAME, ratio
from guibiao.audit.subjects import named, threshold_of
from guibiao.expressions import expression

__all__ = ["NAME", "check"]

_RATE = expression(r"(?P<word>[\u4e00-\u9fff]{2})(?:[率面]|(?<=支出|支付|拨付|使用)进度(?:完成率)?)\Z")
# words of rates of money
_OF_MONEY = frozenset(
    (
        "支出",
        "支付",
        "拨付",
        "到位",
        "使用",
        "兑付",
        "清偿",
        "征缴",
        "收缴",
        "回收",
        "结算",
        "整改",
        "追回",
        "上缴",
        "提取",
    )
)
# rates of something else than of the items that bear their word
_OTHER = expression(
    r"(?:目标|任务|计划|预算|投资)[^，,]{0,4}(?:完成|实现|执行)率\Z|(?:增长|失业|(?<!转移)就业|出生|死亡|增加|利用|贡献|流动|中签|自给|[参投]入|周转|利润|收益|负债|不良)率\Z"
)
_EMPLOYED = expression(r"毕业生[^，,]{0,4}就业率\Z")
_OF_OTHERS = expression(
    r"均|都|分别|各|[；;]\s*其中|[，,]\s*其中(?:[^\d]*\Z|[^\d，,。；;]*[率面](?:为|达到?)?\d)"
)  # a rate behind these is none of the part before
_CONCLUDED, _NEW = ("结案", "审结", "办结", "执结", "清结"), expression("新收|新立|新受理|收案")
_SPENT, _INCOME = ("支出", "支付", "拨付"), "收入"  # what is spent is no part of what came in
_LEFT = expression(r"未|没有|正在|剩|其余|余下|尚|逾期|超期|推进|在办|在建")
_NOT = expression(r"未|没有|不")
_DUE = expression(r"应|承诺|计划|规划|任务|总|共|目标|适龄|受理|登记|接报")
_STAGE = expression("[^，,。；;（）()\\d]{0,4}[已实]")  # brackets that say how far it has come
_PLANNED = expression("应|计划|规划|承诺|拟")
_SCOPE = expression(r"[^，,。；;\d]{0,20}中(?=[，,有已])|[^，,。；;\d]{0,16}(?=已)")
_IN_BRACKET = expression(r"[（(][^（）()，,\d占比增]{2,12}")  # the whole right behind its rate: 5.2%（规上企业519家）
_AIM = expression("应|计划|规划|任务|目标")
_APART = expression(r"[，,。；;：:]")
_NAMED_RATE = expression(r"[^，,。；;\d]{0,8}[，,、][^，,。；;\d]{0,12}[率面](?:为|达到?)?")
_AIMED = expression("的?[^，,。；;\\d]{0,4}(?:目标|任务|计划)")
_BARE = ("万", "亿")
_NEAR = 14  # characters around a count in which the rate's own word stands


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such rate whose part and whole stand in its sentence or the one before."""
    for figure in ledger.figures:
        name = figure.statement.indicator
        found = _RATE.search(name) if figure.unit in PERCENT else None
        if not found or figure.statement.measure != "level" or figure.bound != "eq":
            continue
        start = ledger.sentence(figure.start)[0]
        own = len(label_before(ledger.text, figure.start, start))
        graduates = ledger.text.find("毕业生", start, figure.start - own) >= 0  # whose number was told
        if not _OTHER.search(name) or (_EMPLOYED.search(name) and graduates):
            yield from _of_rate(ledger, figure, found["word"])


def _of_rate(ledger: Ledger, figure: Cited, word: str) -> Iterator[Finding]:
    start, end = ledger.sentence(figure.start)
    counts = _is_sum if word in _OF_MONEY and not _counted_beside(ledger, start, figure, word) else _counts
    own = (
        ledger.text.rfind("；", start, figure.start) + 1
    )  # behind it something else is told: 市级46项；县级20项，已完成18项
    before = [f for f in ledger.numbers(max(own, start), figure.start) if counts(f)]
    if own and len(before) < len(("whole", "part")):
        before = [f for f in ledger.numbers(start, figure.start) if counts(f)]
    parts = [f for f in before if _is_beside(ledger, f, word)]
    parts = [f for f in parts if not _is_aside(ledger, start, f)] or parts
    part = parts[-1] if parts else None
    before = [_in_unit(f, part) for f in before if f is part or not _is_aside(ledger, start, f)]
    if part and _AIMED.match(ledger.text, part.end):
        return  # 提前完成全年4800人的目标任务，完成率100.75% is what another rule recomputes
    if (
        part is None
        or not all(_is_left(ledger, f) or _is_of_list(ledger, part, f) for f in before if f.start > part.start)
        or _OF_OTHERS.search(ledger.text, part.end, figure.start)
    ):
        return
    done = [f for f in before if f.start <= part.start or not _is_left(ledger, f)]
    before = done if len(done) == len(("whole", "part")) else before  # 共186件，办结158件，正在办理28件
    earlier = [f for f in before if f is not part and _may_hold(f, part) and not _is_new(ledger, f, word)]
    due = [
        f
        for f in ledger.numbers(figure.end, min(own_part(ledger, figure)[1], end))
        if _may_hold(f, part)
        and (
            _is_due(ledger, f, figure.end)
            or _IN_BRACKET.fullmatch(ledger.text, figure.end, f.start)
            or likeness(label_before(ledger.text, f.start, figure.end), ledger, part) >= SURE
        )
    ][:1]
    called = [f for f in earlier if _is_called(ledger, f, part, word) and not _SCOPE.match(ledger.text, f.end)]
    unclear = any(not _is_due(ledger, f, start) for f in called)
    sure: Sequence[Figure] = due
    told_at_once = False
    if earlier and not unclear:
        heads = [f for f in earlier[:1] if _SCOPE.match(ledger.text, f.end)]
        alone = len(before) == len(("whole", "part")) and not _figures_between(ledger, earlier[0], part)
        told_at_once = alone and not ledger.numbers(earlier[0].end, part.start)
        sure = earlier if alone or _are_of(ledger, before, part) else [f for f in heads if f is before[0]]
    if not due and earlier and all(_is_rated(ledger, f) for f in earlier):
        sure, others = _of_sentence_before(ledger, figure, part, word)
        earlier = [*earlier, *others]
    elif not sure and not due and len(before) == 1:
        sure, earlier = _of_sentence_before(ledger, figure, part, word)
    claim = Claim(NAME, figure, named(figure.statement), "%", threshold=threshold_of(ledger, figure), sure=told_at_once)
    if not sure and not earlier and (mistaken := _smaller_whole(ledger, before, part)):
        reading = ratio(part, mistaken)
        sure = [mistaken] if reading and is_slip_of_input(claim, reading) else []
    readings = [r for w in earlier[:1] + earlier[1:][::-1] if (r := ratio(part, w))]
    finding = held(ledger, claim, [r for w in sure[:1] if (r := ratio(part, w))], readings)
    last = part is before[-1] or (
        bool(due) and all(_is_of_list(ledger, part, f) for f in before if f.start > part.start)
    )
    if finding and (last or finding.verdict in FITTING):
        yield finding


def _of_sentence_before(ledger: Ledger, figure: Figure, part: Figure, word: str) -> tuple[list[Figure], list[Figure]]:
    """The whole that the sentence before surely tells, its first number or one of the part's name, and any other."""
    start = ledger.sentence(figure.start)[0]
    if start <= ledger.paragraph(figure.start)[0]:
        return [], []
    earlier = _aimed_at(ledger, part, word, start)
    if earlier:
        return earlier, earlier
    floor = ledger.sentence(start - 1)[0]
    said = ledger.numbers(floor, start)
    wholes = [f for f in said if _may_hold(f, part)]
    if word in _SPENT:
        wholes = [f for f in wholes if not label_before(ledger.text, f.start, floor).endswith(_INCOME)]
    called = label_before(ledger.text, part.start, start)
    names = [label_before(ledger.text, f.start, floor).lstrip("其中共有") for f in wholes]
    same = [f for f, name in zip(wholes, names, strict=True) if len(name) > 1 and called.startswith(name)]
    return same[-1:] or [f for f in wholes[:1] if f is said[0]], wholes


def _in_unit(figure: Figure, part: Figure | None) -> Figure:
    """A bare count in its part's unit, where the word went to the name: 14.6万劳动力 beside 9.8万人."""
    bare = part is not None and figure.unit in _BARE and part.unit.startswith(figure.unit)
    return replace(figure, unit=part.unit) if part and bare else figure


def _aimed_at(ledger: Ledger, part: Figure, word: str, end: int) -> list[Figure]:
    """What the paragraph said should be done, by the rate's word: 目标任务为新开工安置房5200套. ……累计新开工4316套."""
    said = [f for f in ledger.numbers(ledger.reach(end), end) if _may_hold(f, part)]
    clauses = [_APART.split(ledger.text[ledger.sentence(f.start)[0] : f.start])[-1] for f in said]
    aims = [f for f, words in zip(said, clauses, strict=True) if word in words and _AIM.search(words)]
    only = [f for f, words in zip(said, clauses, strict=True) if len(said) == 1 and _AIM.search(words)]
    return aims if len(aims) == 1 else only


def _is_of_list(ledger: Ledger, part: Figure, figure: Figure) -> bool:
    """Whether a count is one of those that a part itself is made up of: 参保38.6万人，其中职工9.8万人."""
    which = ledger.text.find("其中", part.end, figure.start)
    return which >= 0 and not ledger.numbers(part.end, which) and _may_hold(part, figure)


def _is_left(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is of those with which it was not done: 完成19项，正在办理2项."""
    behind = _APART.split(ledger.text[figure.end : figure.end + _NEAR])[0]
    return _LEFT.search(label_in_sentence(ledger, figure)) is not None or _LEFT.match(behind) is not None


def _is_rated(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is followed by its own rate: it is a part, then, as the next one is: 已开工121个，开工率96.8%."""
    return _rate_of(ledger, figure) is not None


def _rate_of(ledger: Ledger, figure: Figure) -> Figure | None:
    """The rate that follows a count by its own name."""
    after = ledger.numbers(figure.end, ledger.sentence(figure.end)[1])[:1]
    named = (f for f in after if f.unit in PERCENT and _NAMED_RATE.fullmatch(ledger.text, figure.end, f.start))
    return next(named, None)


def _are_of(ledger: Ledger, before: Sequence[Figure], part: Figure) -> bool:
    """Whether all counts between the first and a part have rates of the first: 计划152个，开工143个、开工率94.1%."""
    between = before[1 : before.index(part)]
    rates = [_rate_of(ledger, f) for f in between]
    readings = [ratio(f, before[0]) for f in between]
    return bool(between) and all(
        rate and reading and judge(rate, reading) in FITTING for rate, reading in zip(rates, readings, strict=True)
    )


def _figures_between(ledger: Ledger, first: Figure, second: Figure) -> bool:
    """Whether other amounts are told between two: then the second may be one of something else."""
    between = [f for f in ledger.numbers(first.end, second.start) if f.unit not in (*PERCENT, *POINTS)]
    between = [f for f in between if not _is_aside(ledger, first.start, f)]
    own = ledger.numbers(second.end, second.end + _NEAR)
    in_pairs = len(between) == 1 and own and alike(own[0].unit, between[0].unit)  # 57个、总投资628亿元，31个、356亿元
    return bool(between) and not in_pairs


def _is_aside(ledger: Ledger, start: int, figure: Figure) -> bool:
    """Whether a count stands in brackets behind one that holds it: 36项（续建29项，新建7项）, 36项（其中新建7项）."""
    opened = max(ledger.text.rfind(mark, start, figure.start) for mark in "（(")
    shut = min((at for mark in "）)" if (at := ledger.text.find(mark, opened)) >= 0), default=-1)
    if opened < 0 or shut < figure.end:
        return False
    if _STAGE.match(ledger.text, opened + 1):
        return False  # 计划开工36个（已开工20个），竣工12个，竣工率60.0%
    before = ledger.numbers(max(opened - _NEAR, start), opened)[-1:]
    return any(_may_hold(f, figure) and not _APART.search(ledger.text, f.end, opened) for f in before)


def _is_sum(figure: Figure) -> bool:
    said = statement_of(figure)
    return is_money(figure.unit) and (said is None or said.measure == "level")


def _counted_beside(ledger: Ledger, start: int, figure: Figure, word: str) -> bool:
    """Whether the rate's word is told of things that are counted: 应拨付86户，已拨付79户，拨付率91.9%."""
    return any(_counts(f) and _is_beside(ledger, f, word) for f in ledger.numbers(start, figure.start))


def _counts(figure: Figure) -> bool:
    return figure.unit not in (*PERCENT, *POINTS, "") and not is_money(figure.unit)


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure is one of more of the part's kind."""
    if whole is part or not alike(whole.unit, part.unit):
        return False
    return Fraction(whole.value) * factor(whole.unit, part.unit) >= Fraction(part.value)


def _smaller_whole(ledger: Ledger, before: Sequence[Figure], part: Figure) -> Figure | None:
    """The one number of items told at once before a part that is larger: one of them is mistaken, then."""
    if len(before) != len(("whole", "part")) or part is not before[1] or not alike(before[0].unit, part.unit):
        return None
    return None if ledger.numbers(before[0].end, part.start) else before[0]


def _is_called(ledger: Ledger, figure: Figure, part: Figure, word: str) -> bool:
    """Whether a figure before a part bears the rate's word, and not the part alone: 67个重大项目开工65个."""
    between = ledger.text[figure.end : part.start]
    first = _APART.split(between)[0]
    of_part = "中" in first or between.endswith(word)
    return _is_beside(ledger, figure, word) and not (of_part and word not in first.removesuffix(word))


def _is_beside(ledger: Ledger, figure: Figure, word: str) -> bool:
    """Whether the rate's word stands in the figure's clause, before it or right behind it."""
    before = _APART.split(ledger.text[max(figure.start - _NEAR, 0) : figure.start])[-1]
    behind = _APART.split(ledger.text[figure.end : figure.end + _NEAR])[0]
    return (word in before and not _NOT.search(before)) or (word in behind and not _NOT.search(behind))


def _is_new(ledger: Ledger, figure: Figure, word: str) -> bool:
    """Whether a count is of what came in the time told, while what is concluded may have come before: 新收案件."""
    return word in _CONCLUDED and _NEW.search(label_in_sentence(ledger, figure)) is not None


def _is_due(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether a count is of what should be done: 应整改36项, 10个计划投产项目."""
    told = _DUE.search(label_before(ledger.text, figure.start, floor))
    return bool(told or _PLANNED.match(ledger.text, figure.end))
