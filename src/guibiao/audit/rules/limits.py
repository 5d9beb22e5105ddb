"""`verdict`: what is said to lie above, below or within a limit that the same clause names, against the figure before.

70微克/立方米，优于…的控制目标; 控制在4%以内; 高于目标90%; 达到考核要求X: the words for a limit are many, its verb says
the side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import PERCENT, POINTS, is_count
from guibiao.audit.said import Words, better_up, clause, held_to, is_ahead
from guibiao.audit.tally import is_outcome
from guibiao.expressions import expression

NAME = "verdict"
_ABOVE, _BELOW = "超额完成了?|超过|超出|高于|快于|大于|突破了?", "低于|不及|不足|慢于|小于"
_BETTER = "优于|好于|(?P<worse>劣于|差于|逊于)"
_NOUN = (
    "目标|任务|预期|要求|(?:[一二三]级)?标准|指标|配额|门槛|底线|控制数|考核值|约束值|限[值额]|[上下]限|红线|警戒线|计划数"
    "|平均水平|平均增速"
)
_NUMBER, _UNIT = r"(?P<goal>\d+(?:\.\d+)?)", r"\s?[^\s\d，,。；;]{1,9}?"
_END = r"(?=[，,。；;）)\n]|\Z)"
_APART = r"(?![，,]\s?(?:相?差|高|低|快|慢|超)?出?\d)"
# 超过年初6%的预期目标， | 优于70微克/立方米的年度控制目标
_BEYOND = expression(
    rf"(?<![不未没])(?:(?P<above>{_ABOVE})|(?P<better>{_BETTER})|{_BELOW})[^，,。；;\n\t\d]{{0,14}}(?:20\d\d年)?{_NUMBER}{_UNIT}(?:以上|左右|以内)?的?"
    rf"[^，,。；;\n\d]{{0,8}}?(?:{_NOUN})值?{_END}{_APART}"
)
# 高于目标90% | 低于省定控制数4.5% | 达到考核要求85%
_NAMED = expression(
    rf"(?:(?P<no>未能?|没有|尚未)(?=达到|完成|实现)|(?<![不未没]))(?:(?P<above>{_ABOVE})|(?P<better>{_BETTER}|达到|(?<=[未有能])(?:完成|实现))|{_BELOW})"
    rf"[^，,。；;\n\t\d]{{0,10}}(?:{_NOUN})值?[的为]?[（(]?{_NUMBER}{_UNIT}"
    rf"(?:以上|以内|以下)?{_END}{_APART}"
)
# 控制在4%以内的预期目标范围之内 | 未突破省核定的债务限额91.3亿元
_WITHIN = expression(
    r"(?:(?<=[，,])控制在|未突破|未超过|没有超过|未超出)[^，,。；;\n\t\d]{0,14}(?P<goal>\d+(?:\.\d+)?)\s?"
    r"[^\s\d，,。；;]{1,4}?(?:以内|以下)?(?:的?[^，,。；;\n\d]{0,12}(?:目标|范围|限额|以内|之内))?(?=[，,。；;）)\n])"
)
# ，保持90%以上
_KEPT = expression(
    rf"(?<=[，,])(?:均|都|继续|始终|持续|连续(?:[两三四五六七八九十\d]+年)?|连年)?(?:均|都)?(?:保持|稳定|维持)在?{_NUMBER}{_UNIT}(?:(?P<above>以上)|以内|以下){_END}"
)
# 增速高于二产的6.8% | 高于全省平均1.86% | 慢于4.8%的经济增速; 超过…的60% would be a share
_OTHER = r"[^，,。；;：:\n\t\d（()）]"
_SIDED = r"(?<![不未没])(?:(?P<above>[高快大]于)|(?P<better>(?P<worse>劣于)|优于)|[低慢小]于)"
_OF_OTHER = expression(
    rf"{_SIDED}{_OTHER}{{2,14}}?(?<!有)[的为]?(?:20\d\d年)?[（(]?{_NUMBER}{_UNIT}[）)]?{_END}{_APART}"
)
_OF_RATE = expression(
    rf"{_SIDED}(?P<goal>\d+(?:\.\d+)?)[%％]的{_OTHER}{{2,12}}?(?:增速|增幅|增长|水平|比重|率){_END}{_APART}"
)
# 与年初8%的目标相比，仍有差距
_AGAINST = expression(
    rf"(?:与|较|同|对照|对比|相比){_OTHER}{{0,14}}{_NUMBER}{_UNIT}(?:以上|左右|以内)?的?{_OTHER}{{0,8}}?(?:{_NOUN})值?(?:相比|相较|比较|要求)?[，,]?"
    r"(?:(?P<no>(?:仍|还|尚|依然|存)?(?:有|存在)(?:一定|较大|明显|不小)?的?差距|(?:未能?|没有|尚未)(?:如期)?(?:完成|达到|实现))"
    rf"|(?P<better>已经?(?:如期|提前|超额|顺利|圆满)*(?:完成|达到|实现|达标)|(?:如期|提前|超额|顺利|圆满)(?:完成|达到|实现))){_OTHER}{{0,4}}{_END}"
)
# each with what it begins with
_WORDS = "超额 超过 超出 高于 快于 大于 低于 慢于 小于 优于 好于 劣于 差于 逊于 突破 不及 不足 达到 未 没有 尚未"
_INSIDE = "控制在 未突破 未超过 没有超过 未超出"
_KEPT_AT = "均 都 继续 始终 持续 连续 连年 保持 稳定 维持"
# 完成了《…工作计划》中优良天数比率不低于93.3%的考核要求
_ASKED = expression(
    rf"(?P<no>未能?|没有|尚未)?(?:完成|达到|满足|符合|实现)了?(?:《[^》\n]{{1,60}}》|（[^（）\n]{{1,24}}）|[^，,。；;\n\t\d《（]){{0,36}}?"
    rf"(?:(?P<above>不低于|不少于|高于|≥)|不高于|不超过|低于|≤|控制在){_NUMBER}{_UNIT}(?:以内|以上)?的?[^，,。；;\n\d]{{0,8}}?(?:{_NOUN}){_END}"
)
# 完成了《…实施计划》中PM2.5浓度为37微克/立方米的考核要求
_SET = expression(
    r"(?P<no>未能?|没有|尚未)?(?P<better>完成|达到|满足|实现)了?"
    r"(?:《[^》\n]{1,60}》|（[^（）\n]{1,24}）|PM ?2\.5|PM ?10|[^，,。；;\n\t\d《（]){0,36}?"
    rf"[为达]到?{_NUMBER}{_UNIT}的[^，,。；;\n\d]{{0,8}}?(?:{_NOUN}){_END}"
)
# 未能完成市下达的下降3%的任务 | 未完成120亿元的年度任务
_DONE = expression(
    r"(?P<no>未能?|没有|尚未)?(?:如期|全面)?(?P<better>(?<!额)完成|实现|达到|满足|符合)了?(?![^，,。；;\n]{0,40}(?:进度|阶段|序时|时序))[^，,。；;\n\t\d（()）]{0,12}?"
    rf"(?:下降|降低|增长)?{_NUMBER}{_UNIT}(?:以上|左右)?的[^，,。；;\n\d]{{0,8}}?(?:{_NOUN}){_END}"
)
_ASKS = "未 没有 尚未 完成 达到 满足 符合 实现"
_PACE = expression(r"进度(?:要求)?\Z")
_NOUNS = expression(_NOUN)
_CHANGES = ("change", "change_avg")
_FAR = 2  # times a limit that no figure is which is held against it
_FROM_PACE = expression(r"(?:进度|序时|时序)(?:要求|目标)?(?=\d)")
MONTHS, _OFF = 12, Fraction(1, 50)
_BESIDES = "与 较 同 对 相比"
# the words with which some patterns begin, each with whether its figure must stand right before it
_PATTERNS = (
    (_WORDS, ((_BEYOND, False), (_NAMED, True), (_OF_OTHER, True), (_OF_RATE, True))),
    (_BESIDES, ((_AGAINST, True),)),
    (_INSIDE, ((_WITHIN, False),)),
    (_KEPT_AT, ((_KEPT, True),)),
    (_ASKS, ((_ASKED, False), (_SET, False), (_DONE, True))),
)
_PART = expression("的近?(?:[一二三四五六七八九]成|一半|[二三四五]分之)")  # 超过目标3100人的八成
_BASE, _BASE_NEAR = expression(r"[比较由从](?:上年|去年|(?:19|20)\d\d年)(?:同期|末|底)?的\Z"), 12
_BESIDE = expression(r"[）)]?[，,]?[^，,。；;\d]{0,6}")
_ALL, _AND = expression("[均都皆]"), expression(r"\s*[、，,和及与]\s*")
_GROWS = expression("增长|提高|上升")
_RATE = expression("增[速幅长]")  # 下降4.5%，低于全省平均增速
_MOVED = expression("[增升提涨减降缩]")
_CEILING = expression("[优好]于.*(?:上限|限[值额]|红线|警戒线)")  # 优于1.5%的上限
_FELL = expression("减排|下降|降低|减少|压减|削减|降")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure that the words behind it hold against a limit of its unit."""
    for begins, patterns in _PATTERNS:
        past = -1
        for at in ledger.where(begins):
            for pattern, beside in patterns if at >= past else ():
                match = pattern.match(ledger.text, at)
                finding = _of_match(ledger, match, beside=beside) if match else None
                if match and finding:
                    past = match.end()
                    yield finding
                    break


def _of_match(ledger: Ledger, match: re.Match[str], *, beside: bool) -> Finding | None:
    until = match.start("goal") if match.re == _WITHIN else match.end()
    return None if is_ahead(clause(ledger, match.start(), until)) else _held(ledger, match, beside=beside)


def _held(ledger: Ledger, match: re.Match[str], *, beside: bool) -> Finding | None:
    start = ledger.sentence(match.start())[0]
    goals = [f for f in ledger.numbers(match.start("goal"), match.end()) if f.start <= match.start("goal") + 1]
    said = ledger.within(start, match.start())
    goals = [_in_full(ledger, f, said) for f in goals]
    grows = goals and (
        _RATE.search(match.group()) or _GROWS.search(ledger.text, max(goals[0].start - 4, 0), goals[0].start)
    )
    before = [f if grows else _by_size(ledger, f) for f in said if f.unit == goals[0].unit] if goals else []
    if goals and goals[0].unit in POINTS and not (grows and match.re == _BEYOND):
        return None  # 高于全市平均4个百分点 is a distance
    if goals and (is_outcome(ledger, goals[0]) or _counts_those(ledger, goals[0]) or _PART.search(match.group())):
        return None  # 低于进度要求5项 of 30
    if match.re in (_KEPT, _DONE) or _is_beside_level(before, goals):
        before = [f for f in before if f.statement.measure not in _CHANGES]
    if not before or before[-1].statement.role == "target" or goals[0].value <= 0:
        return None
    if before[-1].value <= 0 and not grows:
        return None
    actual, target = _farthest(ledger, match, before, goals[0]), goals[0]
    if actual.statement.measure not in (
        "level",
        "growth",
        "growth_avg",
        "change",
        "change_avg",
    ) or actual.start in ledger.once(gap_starts):
        return None
    if match.re == _OF_OTHER and actual.statement.measure in _CHANGES and not _MOVED.search(match.group()):
        return None  # 4753小时，同比增加364小时，高于全省平均412小时: by so much, or of the level
    if beside and (is_goal(ledger, actual) or not _BESIDE.fullmatch(ledger.text, before[-1].end, match.start())):
        return None
    if _is_behind_pace(ledger, match, actual, goals[0]) or _is_distance(match, said, actual, target):
        return None
    if match.re == _WITHIN and _BASE.search(ledger.text, max(actual.start - _BASE_NEAR, 0), actual.start):
        return None  # 比2020年的2.0万吨下降8%，控制在1.84万吨以内: it fell from there
    fell = any(f.start == actual.start and f.value == -actual.value for f in said)  # more of a fall is better
    if match.re == _DONE and not fell and _FELL.search(ledger.text, max(target.start - 4, 0), target.start):
        return None  # what rose is held against no fall
    words = Words(match.start(), match.end(), match.group(), _side(match, actual, target, fell=fell), target=True)
    return held_to(ledger, words, actual, target, up=True)


def _is_beside_level(before: list[Cited], goals: list[Figure]) -> bool:
    """Whether a level is meant, not what it changed by: 28.4亿斤，减少0.3亿斤，高于28亿斤的目标."""
    if len(before) < len(("level", "change")) or before[-1].statement.measure not in _CHANGES:
        return False
    level, goal = before[-2], goals[0].value
    apart = abs(abs(before[-1].value) - goal) > abs(level.value - goal)
    return level.statement.measure == "level" and apart


def _farthest(ledger: Ledger, match: re.Match[str], before: list[Cited], goal: Figure) -> Cited:
    """The last figure; where all of a plain list are meant, the one that is farthest on the other side: 均高于4.1%."""
    if not _ALL.search(ledger.text, max(match.start() - 1, 0), match.start()):
        return before[-1]
    run = before[-1:]
    for figure in reversed(before[:-1]):
        if not _AND.fullmatch(ledger.text, figure.end, run[0].start):
            break
        run.insert(0, figure)
    return (min if _side(match, run[-1], goal) > 0 else max)(run, key=lambda f: f.value)


def _counts_those(ledger: Ledger, goal: Figure) -> bool:
    """Whether a count tells how many did so: 达到进度要求的17项."""
    return is_count(goal.unit) and ledger.text[goal.start - 1] == "的"


def _is_behind_pace(ledger: Ledger, match: re.Match[str], actual: Cited, goal: Figure) -> bool:
    """Whether a limit is rather the distance from the pace of so many months: 5.39%，慢于均衡进度2.94% of 8.33%."""
    if not _PACE.search(ledger.text, match.start(), goal.start) or goal.unit not in PERCENT:
        return False
    sign = -1 if match.groupdict().get("above") else 1
    months = (Fraction(actual.value) + sign * Fraction(goal.value)) * MONTHS / 100
    return abs(months - round(months)) <= _OFF and round(months) > 0


def _is_distance(match: re.Match[str], said: list[Cited], actual: Cited, goal: Figure) -> bool:
    """Whether a limit is rather how far the figure is from one: 目标28，实际26，优于目标2; or from one untold."""
    if _NOUNS.search(match.group()) and abs(goal.value) * _FAR < abs(actual.value):
        return True
    if goal.unit not in PERCENT and _FROM_PACE.search(match.group()):
        return True  # 年均增加0.175件，低于进度要求0.093件
    if match.re == _BEYOND:
        return False
    others = (f for f in said if f.unit == goal.unit and f.start != actual.start)
    return any(abs(f.value - actual.value) == goal.value for f in others)


def _by_size(ledger: Ledger, figure: Cited) -> Cited:
    """The figure, a fall by its size, as limits of falls are written: 减排14.1%，超额完成12%的任务."""
    fell = figure.value < 0 and _FELL.search(ledger.text, max(figure.start - 4, 0), figure.start)
    return replace(figure, value=-figure.value) if fell else figure


def _in_full(ledger: Ledger, goal: Figure, said: list[Cited]) -> Figure:
    """A limit by its size, as 低于3% is none of -3%; one read without its unit in that of the last figure behind it."""
    last = said[-1].unit if said else ""
    if goal.value < 0 and ledger.text[goal.start - 1] not in "-−－" and ledger.text[goal.start] not in "-−－":
        goal = replace(goal, value=-goal.value)
    return replace(goal, unit=last) if not goal.unit and last and ledger.text.startswith(last, goal.end) else goal


def _side(match: re.Match[str], actual: Cited, target: Figure, *, fell: bool = False) -> int:
    """1 where the words say that the figure is above the limit, −1 where they say below."""
    told = match.groupdict()
    up = fell or (better_up(actual, target) and not _CEILING.match(match.group()))
    if told.get("no") and match.re == _AGAINST:
        return -1 if up else 1
    if told.get("no") and not told.get("better"):
        return -1 if told.get("above") else 1
    if told.get("better"):
        return (1 if up else -1) * (-1 if told.get("no") or told.get("worse") else 1)
    return 1 if told.get("above") else -1
