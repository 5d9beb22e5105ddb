"""`verdict`: what a text says of a figure against the figure.

呈下滑趋势 of one that rose; 提前完成 of one that is short of its target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger, entry_of, nearest, period_of
from guibiao.audit.levels import year_before
from guibiao.audit.measures import PERCENT, comparable, factor
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.course_of_series import series_before
from guibiao.audit.sides import apart, on_side
from guibiao.audit.subjects import named, when
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_UP, _DOWN = "上升|增长|增加|提高|提升|递增|走高|攀升|扩大", "下降|下滑|减少|回落|降低|递减|走低|缩小|萎缩"
_COURSE = "呈现?(?:出)?(?:逐[年季月]|逐步|稳步|持续|不断|小幅|明显)?"
_YEARLY = "逐年|连年|连续[两二三]年|持续|稳步|不断|[略稍]有|有所|小幅|大幅|明显|继续"
_TREND = expression(
    rf"(?:{_COURSE}(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:的)?(?:趋势|态势|走势|势头)"
    rf"|(?:{_YEARLY})(?:(?P<falls>{_DOWN})|(?P<rises>{_UP}))(?![^，,。；;\n]{{0,3}}\d)|稳中有(?:(?P<dips>降)|(?P<lifts>升)))"
)
# 已提前完成规划目标 | 尚未达到2025年95%的规划目标 | 未能达到进度要求
_MISSED = expression(r"(?P<not>尚未|还未|仍未|未能|没有|未)?能?(?:如期|全面|顺利)?(?:提前|超额|圆满)?\Z")
_MET = expression(
    r"(?:达到|完成|实现|达成)了?"
    r"(?P<what>[^，,。；;\n\t]{0,48}?[%％](?:以上|左右|以内)?的(?:年度|目标|考核|约束性|减排)?任务"
    r"|[^，,。；;\n\t]{0,26}?(?:目标进度|进度要求|序时进度|时序进度|目标)|[^，,。；;\n\t\d]{0,16}?(?:任务|考核要求|(?<=[年全]度)计划|(?<!公共)预算)|(?=[，,。；;\n]))"
    r"(?![^，,。；;\n]{0,6}\d)"
)
# 年初目标为8%，好于预期
_SIDE = expression(
    r"(?:(?P<better>[好优]于)|(?P<above>超过?|[高快]于)|(?P<below>[低慢]于)|(?P<missed>不及|未能?达到?|没有达到))"
    r"(?:年初|年度|全年|规划|既定|[省市]定|原定)*的?(?:预期|目标|计划|任务)(?:目标|值|数)?(?=[，,。；;\n])"
)
_SIDES = "好于 优于 高于 快于 低于 慢于 超 不及 未 没有达"
# how much of an aim was reached, before its figure: 是规划任务5万亩的84%
_ATTAINED = expression(
    r"(?:目标|任务|计划|预算)[^，,。；;]{0,14}的(?:约)?\Z|完成率[为达]?到?\Z|完成(?:年度|全年|年)?(?:目标|任务|计划)的?\Z"
)
_RIGHT_BEHIND = expression(r"[）)]?[，,]?[^，,。；;\d]{0,10}")
_OF_PART = expression(r"过半|季度|月|半年|阶段|时序|序时|进度|首年|前[两三]年")
# 比2020年的61.92%提高: what the figure itself is held against
_COMPARED = expression(r"[比较与](?:上年|去年|年初|(?:19|20)\d\d年)(?:同期|末|底)?的\Z")
_BASE_NEAR = 12  # characters
_DONE, _BELOW = expression("完成|达到|实现"), expression("低于|少于|小于")
_SHARE_OF = expression("占比|比重|比例")
_AGAIN = expression(r"(?:该|这一|此|本)项?(?:指标|数据|数值|比重|比例)")
_SLIGHT = expression("有所|略有|稍有|小幅|大幅|明显|继续")
_NOTHING = expression(r"[）)]?[，,]?(?:占比|比重|比例)?(?:同比|比上年|较上年|较去年|总体|整体|已|均|也|且|但|又)*")
_TWO = 2  # figures that show a trend
_BEGINS = "呈 逐年 稳步 稳中有 连年 连续 持续 不断 小幅 大幅 明显 有所 略有 稍有 继续"  # words of a trend
_AIM_ALONE = expression("(?:年度|全年|年初|规划|本年)(?:目标|计划|任务)(?:任务|目标|值|数)?[为是]?")
_SIZE = 4  # times what was done, that its plan is not
_MEASURES = ["level", "growth_avg", "growth"]
_BARE = expression(r"目标|规划|任务|计划|预期")
_PACED = expression(r"进度")
_OF_YEAR, _OF_PLAN = expression(r"年度|年初|当年|全年|本年"), expression(r"规划|纲要|五年|期末|“?十[一二三四五]五|远期")
_IN = expression(r"(20\d\d)年")
# what is expected, wanted, or said with reserve
_AHEAD = expression(
    r"预计|预期(?!(?:控制|增长|发展)?目标|\Z)|能够|可望|有望|难以|力争|确保|将|可按|基本|努力|推动|围绕|对照|按照|(?<!差)距|离|才能|为(?:了|20\d\d年|如期|提前|全面|顺利|确保)*(?=实现|完成|达到)|(?<![纲主重摘提])要(?!求)|是否"
)
_FIRST = expression("[前后][一二两三四五六七八九十]+[项个]")  # 前两项达到目标 is of no figure beside it
# 完成目标存在一定难度; 与2025年达到56亿元的目标相比
_IN_DOUBT = expression(r"[^，,。；;\d]{0,8}(?:难度|困难|压力|挑战|风险|不确定)|(?:值|要求)?(?:相比|比较|对照|[来相]看)")
_LESS_IS_BETTER = expression(
    r"浓度|[能水电煤]耗|失业|死亡|病死|事故|发生率|排放|不良|漏损|投诉|辍学|返贫|赤字|债务|负债|成本"
)


class Words(Struct, frozen=True):
    """What the text says of a figure: where, and whether more than nought (sign 1) or less (−1) is meant."""

    start: int
    end: int
    text: str
    sign: int = 1
    target: bool = False  # said of a target, not of a trend


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every trend and every reached target that the text states of a figure in the same sentence."""
    for match in _trends(ledger):
        if len(series_before(ledger, match.start())) > _TWO:
            continue  # the whole series tells, not its last figure
        if _SLIGHT.match(match.group()) and not _is_beside(ledger, match.start()):
            continue  # 税收占比有所下降 tells of another thing than the figure before it
        yield from _of_trend(ledger, match)
    for match in ledger.scan(_MET, "达到 完成 实现 达成"):
        words = _met(ledger, match)
        if (
            "过半" in match["what"]
            or _IN_DOUBT.match(ledger.text, match.end())
            or _FIRST.search(clause(ledger, match.start(), match.end()))
        ):
            continue
        if (match["what"] or words.start < match.start()) and not is_ahead(clause(ledger, match.start(), match.end())):
            yield from _of_attained(ledger, match, words) or _of_target(ledger, match, words)
    for match in ledger.scan(_SIDE, _SIDES):
        if not is_ahead(clause(ledger, match.start(), match.end())):
            yield from _of_side(ledger, match)


def _trends(ledger: Ledger) -> Iterator[re.Match[str]]:
    """Words of a trend, in sentences with figures and in those without that speak of the one before again."""
    yield from ledger.scan(_TREND, _BEGINS)
    for again in ledger.scan_all(_AGAIN, "该 这一 此 本"):
        start, end = ledger.sentence(again.start())
        if not ledger.numbers(start, end) and not ledger.text[start : again.start()].strip():
            yield from _TREND.finditer(ledger.text, start, end)


def _is_beside(ledger: Ledger, at: int) -> bool:
    """Whether nothing that could name another thing stands between the last figure of the sentence and some words."""
    before = ledger.numbers(ledger.sentence(at)[0], at)[-1:]
    if not before or _NOTHING.fullmatch(ledger.text, before[0].end, at) is None:
        return False
    return before[0].unit in PERCENT or not _SHARE_OF.search(ledger.text, before[0].end, at)


def _met(ledger: Ledger, match: re.Match[str]) -> Words:
    """The words with what stands before the verb: 尚未|达到规划目标."""
    before = _MISSED.search(ledger.text, max(match.start() - 12, 0), match.start())
    start = before.start() if before else match.start()
    missed = before is not None and before["not"] is not None
    return Words(start, match.end(), ledger.text[start : match.end()], -1 if missed else 1, target=True)


def _of_trend(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The last two yearly levels of the figure before the words."""
    sign = -1 if match["down"] or match["falls"] or match["dips"] else 1
    words = Words(match.start(), match.end(), match.group(), sign)
    last = _described(ledger, match.start(), "level") or _of_this_indicator(ledger, match.start())
    if last is None or not (last.statement.period.isdigit() or _is_part_of_year(last)):
        return
    levels = [c for c in ledger.stated(last.statement, "level", facts=True) if comparable(c.unit, last.unit)]
    last, before = _with_earlier(ledger, levels, last, match.start())
    if not before:
        yield from _of_change(ledger, words)
        return
    earlier = before[-1]
    by = factor(earlier.unit, last.unit)
    change = Reading(
        Fraction(last.value) - Fraction(earlier.value) * by,
        apart(last, earlier, by),
        (Input(last, "end"), Input(earlier, "base")),
        f"{earlier.value}{earlier.unit}→{last.value}{last.unit}",
    )
    message = _("文中说{indicator}“{words}”，而由{first}的{base}到{last}的{end}是{really}的，请核对。").format(
        indicator=last.statement.indicator, words=match.group(), first=when(earlier.statement.period),
        base=f"{earlier.value}{earlier.unit}", last=when(last.statement.period), end=f"{last.value}{last.unit}",
        really=_("下降") if sign > 0 else _("上升"),
    )  # fmt: skip
    yield _one_sided(ledger, words, last, change, message)


def _with_earlier(ledger: Ledger, levels: list[Cited], last: Cited, at: int) -> tuple[Cited, list[Cited]]:
    """The later of the levels that words tell of, and those before it: of the sentence, else of the year before.

    Where a sentence tells this year's level first and then the one of last year, this year's is the later one.
    """
    start = ledger.sentence(at)[0]
    own = [c for c in levels if start <= c.start <= last.start]
    if len(own) == _TWO and own[0].statement.period > own[1].statement.period:
        return own[0], own[1:]
    earlier = [c for c in levels if c.start < last.start and c.statement.period < last.statement.period]
    return last, [c for c in earlier if c.start >= start] or [
        c for c in earlier if c.statement.period == str(int(last.statement.period[:4]) - 1)
    ]


def _is_part_of_year(figure: Cited) -> bool:
    """Whether a figure is a share of a part of a year, which may be held against that of a whole one."""
    period = period_of(figure.statement.period)
    return figure.unit in PERCENT and period.start.year == period.end.year


def _of_change(ledger: Ledger, words: Words) -> Iterator[Finding]:
    """The change or growth that the sentence gives just before the words."""
    before = ledger.within(ledger.sentence(words.start)[0], words.start)
    if not before or before[-1].statement.measure not in ("change", "growth") or before[-1].statement.role == "target":
        return
    figure = before[-1]
    if figure.start in ledger.once(gap_starts):
        return
    reading = Reading(
        Fraction(figure.value), stands_for(figure), (Input(figure, "change"),), ledger.span(figure, "").text
    )
    message = _("文中说“{words}”，而{name}为{value}，请核对。").format(
        words=words.text, name=named(figure.statement), value=f"{figure.value}{figure.unit}"
    )
    yield _one_sided(ledger, words, figure, reading, message)


def _of_target(ledger: Ledger, match: re.Match[str], words: Words) -> Iterator[Finding]:
    """The figure before the words against the target of its measure."""
    paced = _PACED.search(match["what"])  # a level is behind or ahead of a course that the text need not give
    told = [f for f in ledger.numbers(match.start("what"), match.end()) if f.unit]
    if told and "超额" in words.text:
        return  # a limit that the words name themselves
    last = [
        f for f in ledger.within(ledger.sentence(match.start())[0], match.start()) if told and f.unit == told[0].unit
    ]
    measures = [m for m in _MEASURES if not last or m == last[-1].statement.measure] or _MEASURES
    for measure in ["growth_avg"] if paced else measures:
        actual = _described(ledger, match.start(), measure)
        target = _target_of(ledger, match, actual) if actual else None
        if actual and target and actual.value < 0 < target.value and not _asks_for_growth(ledger, target):
            actual = replace(actual, value=-actual.value)  # 下降15.8%，完成15%的目标任务
            yield held_to(ledger, words, actual, target, up=True)
            return
        if actual and target and target.value < 0 <= actual.value and _BELOW.search(match["what"]):
            target = replace(target, value=-target.value)  # 低于9%的目标
            yield held_to(ledger, words, actual, target, up=False)
            return
        if actual and target:
            yield held_to(ledger, words, actual, target, up=better_up(actual, target))
            return


def _of_attained(ledger: Ledger, match: re.Match[str], words: Words) -> list[Finding]:
    """The share of an aim that the sentence says was reached, right before the words, against all of it."""
    start = ledger.sentence(words.start)[0]
    for share in ledger.numbers(start, words.start)[-1:]:
        told = share.unit in PERCENT and _ATTAINED.search(ledger.text, max(share.start - 24, start), share.start)
        if told and isinstance(share, Cited) and _RIGHT_BEHIND.fullmatch(ledger.text, share.end, words.start):
            if _OF_PART.search(match["what"]):
                continue
            how = f"{share.value}%−100%"
            past = Reading(Fraction(share.value) - 100, stands_for(share) - 100, (Input(share, "actual"),), how)
            message = _("文中说“{words}”，而完成的是目标的{share}，请核对。").format(
                words=words.text, share=f"{share.value}%"
            )
            return [_one_sided(ledger, words, share, past, message)]
    return []


def _of_side(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The figure before the words against the aim that their sentence tells."""
    start = ledger.sentence(match.start())[0]
    literal = bool(match["above"] or match["below"])
    words = Words(
        match.start(), match.end(), match.group(), -1 if match["below"] or match["missed"] else 1, target=True
    )
    for measure in _MEASURES:
        actual = _described(ledger, match.start(), measure)
        if actual is None or actual.start in ledger.once(gap_starts):
            continue
        said = actual.statement
        stated = [t for t in ledger.stated(said, measure, facts=False) if start <= t.start < match.start()]
        aims = [t for t in stated if t.unit == actual.unit] or _unnamed(ledger, match.start(), actual)
        if len(aims) == 1 and not (words.sign > 0 and "预期" in words.text and _is_due_later(aims[0], actual)):
            yield held_to(ledger, words, actual, aims[0], up=literal or better_up(actual, aims[0]))
            return


def _is_due_later(aim: Figure, actual: Cited) -> bool:
    """Whether a level is to reach an aim only later, so that what is better than expected is its pace."""
    said = actual.statement
    if not isinstance(aim, Cited) or said.measure != "level":
        return False
    return period_of(aim.statement.period).end > period_of(said.period).end


def _asks_for_growth(ledger: Ledger, target: Figure) -> bool:
    return "增" in ledger.text[max(target.start - 6, 0) : target.start]


def held_to(ledger: Ledger, words: Words, actual: Cited, target: Figure, *, up: bool) -> Finding:
    """The finding for words that say on which side of its target a figure is; `up` where more is better."""
    about = target.bound == "approx" and words.sign > 0 and _DONE.search(words.text)  # 完成7%左右的预期目标
    gap = Reading(
        Fraction(actual.value) - Fraction(target.value),
        stands_for(actual) - (stands_for(target) if about else Interval(target.value)),
        (Input(actual, "actual"), Input(target, "target")),
        f"{actual.value}−{target.value}",
    )
    message = _("文中说“{words}”，而{name}为{actual}，目标为{target}，请核对。").format(
        words=words.text, name=named(actual.statement), actual=f"{actual.value}{actual.unit}",
        target=f"{target.value}{target.unit}",
    )  # fmt: skip
    return _one_sided(ledger, words if up else replace(words, sign=-words.sign), actual, gap, message)


def _target_of(ledger: Ledger, match: re.Match[str], actual: Cited) -> Figure | None:
    """The target that the words mean: the one that they name, else the closest that fits what they say of it."""
    inline = [f for f in ledger.numbers(match.start("what"), match.end()) if f.unit == actual.unit]
    if inline:
        return inline[0]
    said, what = actual.statement, match["what"]
    reached = period_of(said.period)
    targets = [t for t in ledger.stated(said, said.measure, facts=False) if t.unit == actual.unit]
    targets = [t for t in targets if _since(t) == _since(actual) or t.statement.period != said.period]
    if not targets and (bare := _unnamed(ledger, match.start(), actual)):
        return bare[0]
    if not targets and (planned := _planned_before(ledger, match.start(), actual)):
        return planned[0]
    ahead = [t for t in targets if period_of(t.statement.period).end >= reached.end]
    year = _IN.search(what)
    if year:
        ahead = [t for t in ahead if period_of(t.statement.period).year == int(year[1])]
    elif _OF_YEAR.search(what):
        ahead = [t for t in ahead if t.statement.period == said.period]
    elif _OF_PLAN.search(what):
        ahead = [t for t in ahead if period_of(t.statement.period).year > reached.year] or ahead
    else:
        paragraph = ledger.paragraph(match.start())
        ahead = [t for t in ahead if paragraph[0] <= t.start < paragraph[1]]
    return nearest(ahead, match.start())[0] if ahead else None


def _since(figure: Cited) -> str | None:
    """From when a growth is told; 较2013年下降20% is no target of what fell since last year."""
    said = figure.statement
    return (said.base or year_before(said.period)) if said.measure == "growth" else None


def _unnamed(ledger: Ledger, at: int, actual: Cited) -> list[Figure]:
    """The one target of the sentence that names nothing that it is of: 规划2025年目标值为92%."""
    start = ledger.sentence(at)[0]
    said = [f for f in ledger.numbers(start, at) if f.unit == actual.unit and f.start != actual.start]
    named = [f for f in said if (told := statement_of(f)) is None or (told.role == "target" and told.code is None)]
    named = named or [f for f in said if _is_called_aim(ledger, f)]
    bare = [f for f in named if _BARE.search(label_before(ledger.text, f.start, start))]
    return bare if len(bare) == 1 else []


def _planned_before(ledger: Ledger, at: int, actual: Cited) -> list[Cited]:
    """The one target of the paragraph with the unit of what was really done: 计划改造公路120公里。…实际完成106公里."""
    label = label_before(ledger.text, actual.start, ledger.sentence(at)[0])
    if "实际" not in label and "累计" not in label:
        return []
    told = [f for f in ledger.within(ledger.reach(at), actual.start) if f.unit == actual.unit]
    aims = [f for f in told if f.statement.role == "target" and f.statement.measure == actual.statement.measure]
    return aims if len(aims) == len(told) == 1 and aims[0].value < _SIZE * abs(actual.value) else []


def _one_sided(ledger: Ledger, words: Words, of: Cited, reading: Reading, message: str) -> Finding:
    """The finding for words that say a difference is positive or negative."""
    finding = on_side(ledger, (words.start, words.end), reading, of.unit, above=words.sign > 0, words=words.text)
    failed = finding.verdict == "fails"
    if not failed:
        message = _("文中说“{words}”，{name}由{how}看与此相符。").format(
            words=words.text, name=of.statement.indicator, how=reading.how
        )
    decisive = failed and words.target  # whether a target is met is the verdict itself
    return replace(finding, indicator=of.statement.indicator, message=message, decisive=decisive)


def _described(ledger: Ledger, at: int, measure: str) -> Cited | None:
    """The last fact of a measure before the words, in their sentence, if it is about the last subject named there."""
    gaps = ledger.once(gap_starts)
    said = ledger.within(ledger.sentence(at)[0], at)
    before = [c for c in said if c.statement.role != "target" and c.start not in gaps]
    before = [c for c in before if not _is_called_aim(ledger, c)]
    if not before:
        return None
    subject = before[-1].statement.indicator
    of_measure = [c for c in before if c.statement.measure == measure and c.statement.indicator == subject]
    own = [c for c in of_measure if not _COMPARED.search(ledger.text, max(c.start - _BASE_NEAR, 0), c.start)]
    return (own or of_measure)[-1] if of_measure else None


def _is_called_aim(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words before a figure call it an aim and nothing else: 就业6840人，年度目标6500人."""
    return _AIM_ALONE.fullmatch(label_in_sentence(ledger, figure)) is not None


def _of_this_indicator(ledger: Ledger, at: int) -> Cited | None:
    """The last fact of the sentence before, where the words speak of it again: 2.64人。该指标稳步上升."""
    start = ledger.sentence(at)[0]
    if not _AGAIN.match(ledger.text[start:at].lstrip()) or start <= ledger.paragraph(at)[0]:
        return None
    return _described(ledger, start - 1, "level")


def better_up(figure: Cited, target: Figure) -> bool:
    """Whether more is better: as the target's bound says, else as the vocabulary or the figure's name does."""
    if target.bound in ("ge", "le"):
        return (target.bound == "ge") == (target.value >= 0)  # 下降13%以上 asks for more of a fall
    if figure.value < 0 and target.value < 0 and figure.statement.measure != "level":
        return False  # a fall is asked for: 下降1.8%，未完成下降2%的目标
    entry = entry_of(figure.statement.code or figure.statement.indicator)
    return entry.direction == "up" if entry else not _LESS_IS_BETTER.search(figure.statement.indicator)


def is_ahead(words: str) -> bool:
    """Whether words speak of what is expected or wanted, or with reserve."""
    return _AHEAD.search(words) is not None


def clause(ledger: Ledger, start: int, end: int) -> str:
    """The clause that the words stand in, up to their end."""
    at = start
    while at > 0 and ledger.text[at - 1] not in "，,。；;\n":
        at -= 1
    return ledger.text[at:end]
