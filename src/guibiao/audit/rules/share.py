"""`share`: a part of a whole (占…的…%) where the text states both, the part before the share in its sentence.

34 of 122 is 27.9%. A share that is ten times too large is named as such: most often a unit was mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import held, is_slip_of_input
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading, holds
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.misprint import telling_digits
from guibiao.audit.naming import SURE, closest_named, likeness
from guibiao.audit.own_plans import each_its_own
from guibiao.audit.shares import NAME, Share, ratio, shares_told
from guibiao.audit.shares.amounts import can_hold, is_amount
from guibiao.audit.shares.any_whole import is_generic, is_scope
from guibiao.audit.shares.claimed import called, claim_of
from guibiao.audit.shares.in_proportion import by_the_others, has_share, in_proportion, of_whole_of_others
from guibiao.audit.shares.part import SAID_AGAIN, is_told_beside, parts_of
from guibiao.audit.shares.ratio import ratio_to_all
from guibiao.audit.shares.share import AIM, BESIDE, MOST, OF_WHOLE
from guibiao.audit.shares.wholes import NEARBY, is_of_all, whole_of, whole_of_which
from guibiao.expressions import expression
from guibiao.quantity import Interval, decimals, read_number

__all__ = ["NAME", "check"]

_OWN_PLAN = expression("(?:其(?!他|余|中)|各自|自身).")
# between an amount and what is said of it at once: ，增长12.4%，
_AT_ONCE = expression(
    r"(?:[，,][^，,。；;\d]{0,6}[增升降减落][长速幅少]?[^，,。；;\d]{0,3}\d[\d.]*(?:%|个?百分点))*[，,]?所?"
)
_GREW = expression(r"(?:[，,][^，,。；;\d]{0,6}[增升降减][^，,。；;\d]{0,3}\d[\d.]*[^，,。；;\d]{1,4})*[，,]?所?")
_COPIED_FROM = 120  # characters before a share in which stands what was written again for it
_ALL = 100  # %: what is larger than the whole named is no part of it, and another whole is meant
_AND = expression(r"[、，,和及与][^，,。；;、\d]{0,16}")
_LISTED = expression(r"[、和及与][^，,。；;、\d]{0,16}")
_TOGETHER = expression(
    r"(?:(?P<many>[两三四五六七八])[项个类者区县市家种笔](?:合计|合起来|共|之和)?|合计|合起来|共|之和)(?:共)?\Z"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every share behind amounts of its sentence, where the text states its part and its whole."""
    for share in ledger.once(shares_told):
        if share.parts and not share.behind and not share.of_days:
            finding = _of_share(ledger, share)
            if finding and not _makes_up_for_rounding(ledger, finding, share.figure):
                yield finding


def _of_share(ledger: Ledger, share: Share) -> Finding | None:
    parts, unclear = parts_of(ledger, share)
    part = parts[0]
    sure, possible = _wholes(ledger, share, parts)
    sure = [] if unclear else sure
    claim = claim_of(ledger, share, part)
    claim = replace(claim, group=f"{NAME}:{called(ledger, part)}/{share.whole}")
    plain = _is_plain(ledger, share, part, sure)
    doubtful = bool(sure) and has_share(ledger, sure[0])
    again = not doubtful and _is_copied(ledger, share.figure)
    claim = replace(claim, by_name=claim.by_name and not plain, sure=plain or again)
    if together := _TOGETHER.search(label_before(ledger.text, share.start, share.sentence)):
        several = parts[: int(read_number(together["many"]))] if together["many"] else _told_together(ledger, parts)
        sums = ([r for w in wholes if (r := _of_sum(several, w))] for wholes in (sure[:1], possible))
        sides = ([r for r in readings if share.compared or r.value <= _ALL] for readings in sums)
        return held(ledger, claim, *sides)
    aimed = any(AIM.search(ledger.text, max(w.start - BESIDE, 0), w.end + 2) for w in share.inline[:1])
    sure_ones = (r for w in sure[:1] if (r := ratio(part, w, aimed=aimed)))
    certain = [
        r
        for r in sure_ones
        if share.inline
        or share.compared
        or _is_part(r)
        or (not doubtful and not _has_floor(r) and is_slip_of_input(claim, r))
    ]
    if not certain and is_generic(share.whole) and (all_told := _of_all(ledger, share, part)):
        claim, certain = replace(claim, by_name=False), [all_told]
    if not certain:
        certain = by_the_others(ledger, share, part, possible[:MOST])
    elif not (share.named or _is_told_with(share, sure) or holds(share.figure, certain[0])):
        agreed = by_the_others(ledger, share, part, [])
        certain = [r for r in agreed if not r.possible.meets(certain[0].possible)] or certain
    meant = sure[0] if certain and sure and not is_generic(share.whole) else None
    told = unclear or aimed or share.inline or (certain and holds(share.figure, certain[0]))
    borne_out = None if told else of_whole_of_others(ledger, share, part, [*sure, *possible[:MOST]], meant)
    if borne_out:
        unnamed = possible[:MOST] if is_generic(share.whole) or _is_inherited(share) else ()
        others = (r for w in unnamed if (r := ratio(part, w)) and r.possible.low <= _ALL)
        namesakes = _of_namesakes(ledger, part) if is_generic(share.whole) else ()
        return held(ledger, replace(claim, sure=True), [borne_out], (*others, *namesakes))
    if not certain and not aimed and not unclear and (only := _only_one(ledger, share, part, possible)):
        certain = [only] if is_slip_of_input(claim, only) else []
    slipped = bool(certain) and (plain or _is_told_with(share, sure)) and is_slip_of_input(claim, certain[0])
    readings = _possible(ledger, share, parts, possible, aimed=aimed, told=slipped)
    if not (share.compared or share.figure.value > _ALL or AIM.search(share.whole)):
        readings = (r for r in readings if _is_part(r))
    return held(ledger, claim, certain, _until_one_holds(share.figure, readings))


def _of_all(ledger: Ledger, share: Share, part: Figure) -> Reading | None:
    """A part's share of the amounts of its sentence, where they make up a whole: 公办48所，民办32所，公办占比60%."""
    told = share.parts[::-1]
    meant = [f for f in told if likeness(share.own, ledger, f) >= SURE]
    if meant != [part] or len(told) < len("甲乙") or not is_of_all(ledger, told):
        return None  # 税收 is no name for one of 税收收入 and 非税收入
    return ratio_to_all(part, told) if all(alike(f.unit, part.unit) for f in told) else None


def _is_part(reading: Reading) -> bool:
    """Whether a part may be no larger than its whole: 8403.8亿元 is no part of what passed 8000亿元."""
    return (reading.value if _has_floor(reading) else reading.possible.low) <= _ALL


def _has_floor(reading: Reading) -> bool:
    """Whether only what a whole is more than is told of it."""
    return any(i.role == "whole" and i.figure.bound == "ge" for i in reading.inputs)


def _only_one(ledger: Ledger, share: Share, part: Figure, wholes: Sequence[Figure]) -> Reading | None:
    """The part's share of the one whole that may be meant, where its sentence tells it before the part."""
    told = [w for w in wholes if share.sentence <= w.start < part.start]
    if len(told) != 1 or len(wholes) > 1 or has_share(ledger, told[0]):
        return None
    called = is_generic(share.whole) or likeness(share.whole, ledger, told[0]) >= SURE
    return ratio(part, told[0]) if called else None


def _is_told_with(share: Share, wholes: Sequence[Figure]) -> bool:
    """Whether the sentence of a share tells its whole, which then is not found by the words for any total alone."""
    return any(w.start >= share.sentence for w in wholes[:1])


def _is_plain(ledger: Ledger, share: Share, part: Figure, sure: Sequence[Figure]) -> bool:
    """Whether a text tells a whole, behind it its part, and the share at once: 153个中，优良121个，占比79.1%.

    No other amount of their kind stands between them, and nothing but how it grew between the last and the share. The
    whole may stand in the sentence before, of which 其中 tells a part, or right behind the share by its full name.
    """
    if not sure or sure[0].start == part.start:
        return False
    whole = sure[0]
    if (
        not (share.inline or is_generic(share.whole)) and likeness(share.whole, ledger, whole) < SURE
    ):  # 网上零售额 for 社会消费品零售总额
        return False
    if whole.start > share.figure.end:
        told = part.start >= share.sentence and share.whole in label_in_sentence(ledger, whole)
        between = (f for f in ledger.numbers(part.end, whole.start) if f.start != share.figure.start)
        return bool(share.whole) and told and not any(map(is_amount, between))
    if whole.start < (_sentence_divided(ledger, share, whole) if whole.start < part.start else share.sentence):
        return False
    first, last = sorted((whole, part), key=lambda f: f.start)
    if last is whole and not is_told_beside(label_in_sentence(ledger, last)):
        return False  # 新增贷款5.2亿元，贷款余额86亿元，占比20% may be of all that is lent elsewhere
    name = SAID_AGAIN.sub("", label_in_sentence(ledger, part))
    end = share.start - len(name) if name and ledger.text.endswith(name, last.end, share.start) else share.start
    at_once = _AT_ONCE.fullmatch(ledger.text, last.end, end) is not None
    return at_once and not any(alike(f.unit, part.unit) for f in ledger.numbers(first.end, last.start))


def _sentence_divided(ledger: Ledger, share: Share, whole: Figure) -> int:
    """Where the sentence of a share begins, or the one before where it tells a part of that: 投资18亿元。其中，工业."""
    if not (ledger.text.startswith("其中", share.sentence) or _is_called_in_full(ledger, share, whole)):
        return share.sentence
    return max(ledger.sentence(max(share.sentence - 1, 0))[0], ledger.paragraph(share.sentence)[0])


def _is_called_in_full(ledger: Ledger, share: Share, whole: Figure) -> bool:
    """Whether a share calls its whole just as the text does: 教职工5432人。有博士学位的1286人，占教职工总数的23.7%."""
    return not is_generic(share.whole) and likeness(share.whole, ledger, whole) == 1


def _is_copied(ledger: Ledger, figure: Figure) -> bool:
    """Whether a share repeats a rate told shortly before it, of digits that hardly stand twice by chance."""
    before = ledger.numbers(max(figure.start - _COPIED_FROM, ledger.paragraph(figure.start)[0]), figure.start)
    rates = [f for f in before if decimals(f.value) == decimals(figure.value) > 0]
    return len(telling_digits(figure.value)) > 1 and any(f.value == figure.value for f in rates)


def _wholes(ledger: Ledger, share: Share, parts: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The wholes that are surely meant, and all that may be."""
    if share.inline:
        return list(share.inline), list(share.inline)
    sure, possible = whole_of(ledger, share.whole, parts, share.start)
    if _is_inherited(share):
        possible = [*possible, *whole_of_which(ledger, parts, share.sentence)]
    if _OWN_PLAN.match(share.whole):
        sure = [w for w in sure if w.start > parts[0].start]  # 占其年度计划的101.6% is of no plan told before
    if share.whole and each_its_own(ledger, share.start, share.end):
        sure = [w for w in sure if w.start >= share.sentence]
    if not is_generic(share.whole):
        sure = _named_behind(ledger, share, parts[0], at_once=bool(sure)) or sure
        divided = whole_of_which(
            ledger, [parts[0], *share.parts], share.sentence
        )  # 本级收入28亿元，其中税收16亿元，占收入的: of its own
        sure = [w for w in divided if called(ledger, w).endswith(share.whole)] or sure
    return [w for w in sure if not _is_part_of_it(ledger, w, share)], possible


def _is_part_of_it(ledger: Ledger, whole: Figure, share: Share) -> bool:
    """Whether an amount is told with its own share of that very whole: 甲区104人，占总量的36%；乙区94人，占总量的…."""
    others = (s for s in ledger.once(shares_told) if s.named == share.whole and s is not share)
    return any(_GREW.fullmatch(ledger.text, whole.end, s.start) for s in others if s.start > whole.end)


def _is_inherited(share: Share) -> bool:
    """Whether a bare 占 may be of the whole named before, or of another: 占生产总值的2.2%，其中企业投入…，占85.8%."""
    return bool(share.whole) and not (share.named or share.compared)


def _possible(
    ledger: Ledger, share: Share, parts: list[Figure], wholes: list[Figure], *, aimed: bool, told: bool
) -> Iterator[Reading]:
    """The shares that may be meant, made as they are asked for.

    `told`: the text surely tells the whole, and one slip of the pen in it, or in the part, explains the share; then
    what the others of its name tell of the whole only shows that this one is mistaken.
    """
    if not share.inline and is_generic(share.whole):
        yield from _of_namesakes(ledger, parts[0])
    listed = _told_together(ledger, list(share.parts), _LISTED)
    if is_generic(share.whole) and parts[0] in listed and (alone := ratio_to_all(parts[0], listed[::-1])):
        yield alone
    for whole in wholes[:MOST]:
        for part in parts:
            if part.start == whole.start or (aimed and part is parts[0]) or not alike(part.unit, whole.unit):
                continue
            if reading := ratio(part, whole):
                yield reading
    for whole in wholes[:MOST]:
        together = _told_together(ledger, parts)
        if whole not in together and (several := _of_sum(together, whole)):
            yield several
    if not told and not share.inline and not any(is_scope(ledger, w) for w in wholes[:1] if w.start >= share.sentence):
        yield from in_proportion(ledger, share, parts[0])


def _until_one_holds(figure: Figure, readings: Iterator[Reading]) -> Iterator[Reading]:
    """The one reading with which a share holds as it is printed; all, where there is none."""
    tried = []
    for reading in readings:
        if holds(figure, reading):
            yield reading
            return
        tried.append(reading)
    yield from tried


def _told_together(ledger: Ledger, parts: list[Figure], joint: re.Pattern[str] = _AND) -> list[Figure]:
    """The parts told in one breath with the last one, which may all be meant: 甲46家、乙62家，占近五成."""
    told = parts[:1]
    for part in parts[1:]:
        if not alike(part.unit, told[-1].unit) or not joint.fullmatch(ledger.text, part.end, told[-1].start):
            break
        told.append(part)
    return told


def _named_behind(ledger: Ledger, share: Share, part: Figure, *, at_once: bool) -> list[Figure]:
    """The whole that its sentence names only behind the share: 占财政支出的2.0%，财政支出总额120亿元.

    `at_once`: in brackets right behind it.
    """
    after = ledger.numbers(share.figure.end, ledger.sentence(share.figure.end)[1])
    if at_once:
        after = [f for f in after[:1] if ledger.text[share.figure.end] in "（("]
    named = closest_named(share.whole, ledger, [f for f in after if is_amount(f) and can_hold(f, part)])
    return [f for score, f in named if score >= SURE][:1]


def _of_namesakes(ledger: Ledger, part: Figure) -> Iterator[Reading]:
    """The part's share of what was told before by the very same name: 建设工程23个。……建设工程5个未达进度，占21.7%."""
    name = label_in_sentence(ledger, part)
    for whole in ledger.numbers(max(part.start - NEARBY, 0), part.start) if len(name) > 1 else ():
        same = label_in_sentence(ledger, whole).removesuffix("共") == name
        if same and can_hold(whole, part) and (reading := ratio(part, whole)):
            yield reading


def _makes_up_for_rounding(ledger: Ledger, finding: Finding, figure: Figure) -> bool:
    """Whether a share is off by its last place only, and makes the shares of its sentence add up to a hundred."""
    if finding.verdict != "fails" or finding.recomputed is None:
        return False
    place = Fraction(1, 10 ** decimals(figure.value))
    start, end = ledger.sentence(figure.start)
    told = [f for f in ledger.numbers(start, end) if f.unit in PERCENT]
    shares = [f for f in told if OF_WHOLE in label_before(ledger.text, f.start, start)]
    whole = sum(f.value for f in shares) == _ALL and len(shares) > len("甲乙")
    return whole and abs(Fraction(figure.value) - Fraction(finding.recomputed)) < 3 * place / 2


def _of_sum(parts: list[Figure], whole: Figure) -> Reading | None:
    """Several parts together as a share of a whole: 两区合计占54.4%."""
    shares = [r for p in parts if alike(p.unit, whole.unit) and (r := ratio(p, whole))]
    if len(shares) < 2 or len(shares) < len(parts):
        return None
    value = sum((r.value for r in shares), Fraction(0))
    inputs = (*(Input(p, "part") for p in parts), Input(whole, "whole"))
    how = f"({'+'.join(str(p.value) for p in reversed(parts))})÷{whole.value}"
    return Reading(value, lambda: sum((r.possible for r in shares), Interval(0)), inputs, how)
