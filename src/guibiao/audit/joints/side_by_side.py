"""Two levels before a claim, as base and end."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.earlier import FROM, THEN, TO, is_prior, is_prior_in_brackets
from guibiao.audit.joints.joining import only_joins
from guibiao.audit.joints.joint import Joint, joint_of
from guibiao.audit.joints.levels_told import are_levels, is_level, with_one_unit
from guibiao.audit.joints.tellers import tells_times
from guibiao.audit.joints.years import year_beside, year_told
from guibiao.audit.ledger import Ledger, Subject, code_of, subject_of
from guibiao.audit.measures import PERCENT, POINTS, comparable
from guibiao.expressions import expression
from guibiao.quantity import read_number

_COMPARED_WITH = expression(rf"[，,。；;]\s?[比较与同]{THEN}(?:[（(][^（()）\d]{{2,20}}[）)])?[^，,；;。\d]{{0,16}}")
_RISES = expression(
    r"[增减扩缩升降涨跌提浮翻]|改善|好转|优化|变化|变动|加快|放缓|减缓|回落|收窄|压减|压缩|压降|净|多|少|高|低"
)
_GROWTH_BEHIND = expression(r"的(?:增|降|涨|跌|减|升)[幅速]")  # 同比11.2%的增幅
_TIMES = expression(r"[是为]|(?:扩大|增长|增加|提高|提升|放大)[到至]|相当于|倍|[比较]|翻\Z")
_A_YEAR_AGO = expression("上年|去年|同期|同比")
_AIMED, _AIM_NEAR = expression(r"(?:目标|计划|预期|任务)[^，,。；;\d]{0,3}\Z"), 12
# of what is compared: 较去年3.6%|的水平，
_LEVEL_OF = expression(r"的(?!目标|计划|任务|预期|预算)[^，,。；;\d（()）]{1,8}(?=[，,])")
_GREW = expression(r"(?:增长|下降|上涨|上升|减少|回落)[-−－]?\Z")
_INDUSTRY = expression("第?([一二三])(?:次?产业|产)(?:占比|比重)?")
_EACH = expression(r"分别[^，,。；;（(\d]{0,4}[比较与同][^，,。；;（(]{0,12}[（(]\Z")
# 三年净增|29家 | 与2020年相比，提高|2.8个百分点
_BY_ITSELF = expression(
    r"\s*(?:这?(?P<many>[一两二三四五六七八九])年(?:来|间|里|内|时间)?|期间|其间|累计|总体上?|(?:[比较与]|相比|相较于?)(?P<since>(?:19|20)\d\d)年[末底]?(?:相比)?|[，,])*"
    r"(?:净|共|累计)?(?:增长|增加|增|减少|减|提高|提升|上升|下降|降低|降|扩大|缩小)了?(?:约|达)?"
)
_LEAD = 24  # characters before a level in which words say where it came from


def side_by_side(
    ledger: Ledger, claim: Cited, levels: Sequence[Figure], before: Sequence[Figure], start: int
) -> Joint | None:
    """Two levels before the figure with no other name between the three."""
    if len(levels) < 2 or not _tells(ledger, levels[0], levels[1], claim):
        return None
    first, second = with_one_unit(*levels)
    if not are_levels(ledger, first, second, claim):
        return None
    if _EACH.search(ledger.text, max(first.start - _LEAD, start), first.start):
        return None  # 分别比4月（8.9%）和1—4月（8.4%）降低0.8和0.1个百分点
    compared = _COMPARED_WITH.fullmatch(ledger.text, first.end, second.start)
    named = _LEVEL_OF.match(ledger.text, second.end) if compared or is_prior(ledger, second, first.end) else None
    told = replace(second, end=named.end()) if named else second
    if not ((compared or only_joins(ledger, first, second, before)) and only_joins(ledger, told, claim, before)):
        return None
    aimed = any(_AIMED.search(ledger.text, max(f.start - _AIM_NEAR, start), f.start) for f in (first, second))
    if aimed and _A_YEAR_AGO.search(ledger.text, second.end, claim.start):
        return None  # 比预期目标8%低3.8个百分点，比上年回落3.1个百分点: the second is from no target
    if compared:
        return joint_of(second, first, *(year_beside(ledger, f, start) for f in (second, first)))
    joint = _ordered(ledger, first, second, start)
    return joint if joint and _from_base(ledger, joint, claim, start) else None


def of_subject(ledger: Ledger, claim: Cited, start: int) -> Joint | None:
    """The two levels of the figure's own subject in its sentence, of two times, where the sentence has no more."""
    if claim.statement.measure != "change":
        return None
    own = _subject(claim)
    told = ledger.within(start, claim.start)
    same = [f for f in told if subject_of(f.statement) == own and f.statement.measure == "level"]
    if len(same) != len(("base", "end")):
        return None
    base, end = same
    first, last = base.statement.period, end.statement.period
    in_turn = first < last and last == claim.statement.period and claim.statement.base in (None, first)
    alike = in_turn and all(is_level(ledger, f, claim) for f in same) and are_levels(ledger, base, end, claim)
    return joint_of(base, end, None, None) if alike else None


def of_sentences_before(ledger: Ledger, claim: Cited, start: int) -> Joint | None:
    """The two levels of one thing that the two sentences before tell, of a change told by itself: …。三年净增29家.

    They are the only ones of their unit there, and as many years apart as the change says it took.
    """
    words = _BY_ITSELF.fullmatch(ledger.text, start, claim.start)
    if words is None or claim.statement.measure != "change":
        return None
    floor = max(ledger.paragraph(start)[0], ledger.sentence(max(ledger.sentence(max(start - 1, 0))[0] - 1, 0))[0])
    told = [f for f in ledger.numbers(floor, start) if is_level(ledger, f, claim) and _is_of_unit(f, claim)]
    same = [f for f in told if isinstance(f, Cited) and f.statement.measure == "level"]
    if len(told) != len(("base", "end")) or len(same) != len(told):
        return None
    base, end = sorted(same, key=lambda f: f.statement.period)
    periods = base.statement.period, end.statement.period
    if not (periods[0].isdigit() and periods[1].isdigit() and subject_of(base.statement) == subject_of(end.statement)):
        return None
    years = int(periods[1]) - int(periods[0])
    many = int(read_number(words["many"])) if words["many"] else years
    since = int(words["since"]) if words["since"] else int(periods[0])
    fits = years > 0 and many == years and since == int(periods[0]) and are_levels(ledger, base, end, claim)
    return joint_of(base, end, None, None) if fits else None


def _is_of_unit(figure: Figure, claim: Figure) -> bool:
    return figure.unit in PERCENT if claim.unit in POINTS else comparable(figure.unit, claim.unit)


def _subject(claim: Cited) -> Subject:
    """What a claim is about; of an industry whose points are told its share: 一产下降1.3个百分点."""
    industry = _INDUSTRY.fullmatch(claim.statement.indicator) if claim.unit in POINTS else None
    code = code_of(f"第{industry[1]}产业比重") if industry else None
    return (code, claim.statement.region) if code else subject_of(claim.statement)


def _ordered(ledger: Ledger, first: Figure, second: Figure, start: int) -> Joint | None:
    """The two levels as base and end: by the words before them, else by their years."""
    years = year_beside(ledger, first, start), year_beside(ledger, second, first.end)
    was_before = is_prior(ledger, first, start)
    second_was = is_prior(ledger, second, first.end) or is_prior_in_brackets(ledger, second, first.end)
    if second_was and not was_before:
        return joint_of(second, first, years[1], years[0])
    if second_was and was_before and _GREW.search(ledger.text, max(first.start - _LEAD, start), first.start):
        return joint_of(second, first, years[1], years[0])  # 比上年同期增长8.7%，较一季度（6.6%）回升
    came_from = FROM.search(ledger.text, max(first.start - _LEAD, start), first.start)
    if came_from or was_before or TO.search(ledger.text, first.end, second.start):
        return joint_of(first, second, *years)
    if years[1] and not years[0]:
        years = year_told(first), years[1]
    if not (years[0] and years[1]):
        return None
    if years[0] < years[1]:
        return joint_of(first, second, *years)
    beside = not any(first.end <= f.start < second.start for f in ledger.numbers(first.end, second.start))
    return joint_of(second, first, years[1], years[0]) if years[0] > years[1] and beside else None  # 2022年…，2021年为…


def _from_base(ledger: Ledger, joint: Joint, claim: Cited, start: int) -> bool:
    """Whether the change is counted from the joint's base, where the text names what it is counted from."""
    said = claim.statement.base
    named = year_beside(ledger, joint.base.inputs[0].figure, start)
    return said is None or not said.isdigit() or named is None or named == int(said)


def _tells(ledger: Ledger, first: Figure, second: Figure, claim: Cited) -> bool:
    """Whether the words before the figure say that something changed, or is a multiple."""
    if tells_times(claim) and claim.statement.measure != "growth":
        return bool(_TIMES.search(ledger.text, first.end, claim.start + 1))
    risen = _RISES.search(ledger.text, second.end, claim.start)
    return bool(risen or _GROWTH_BEHIND.match(ledger.text, claim.end))
