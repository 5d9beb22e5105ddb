"""`verdict`: the word by which one figure becomes another (提高到, 缩小到) against the two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger, entry_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_UP = "提高|上升|增加|增长|扩大|提升|攀升|跃升|上涨|扩增|升|加快|回升|提速|走高"
_DOWN = "下降|降低|减少|缩小|回落|下滑|下跌|压减|压缩|降|跌|放缓|减缓|收窄|缩窄|走低"
_TURNED = "变化?|调整|转变"
_BECAME = expression(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|{_TURNED})(?:到了?|至|为)")
_MOVES = " ".join(
    verb + to for verb in f"{_UP}|{_DOWN}|变|变化|调整|转变".split("|") for to in "到至为"
)  # what they begin with
_BETWEEN = expression(
    rf"[^，,。；;：:、\n\d]{{0,12}}?(?:{_UP}|{_DOWN}|{_TURNED})(?:到了?|至|为)(?:了)?(?:20\d\d年(?:末|底)?|全年|前三季度|年末|上半年)?的?(?:约|同比)?(?:增长|下降)?"
)
# ，差距进一步扩大: of a ratio; ，大幅下降: of anything
_THEN = expression(
    rf"[，,](?P<of>(?:城乡|居民|收入|区域|发展|相对|两者|二者|之间|的)*差距)?(?:占比|比重|比例|增速|增幅|规模|总量|数量|[能水]耗水平)?(?:进一步|持续|明显|逐[步年]|不断|有所|大幅|稳步|略有|总体|小幅|继续|连年|均|正在)*(?:(?P<up>{_UP}|拉大)|(?P<down>{_DOWN}|趋缓))(?=[，,。；;\n])"
)
# ，空气质量持续改善: up or down as the indicator is meant to go
_BETTERED = expression(
    r"[，,][^，,。；;\d]{0,6}?(?:进一步|持续|明显|逐步|不断|有所|大幅|稳步|总体)(?:(?P<better>改善|好转|向好)|(?P<worse>恶化|变差))(?=[，,。；;\n])"
)
# 31.5万吨，较上年的30.8万吨有所增加
_HOW_MUCH = "有所|略有|小幅|明显|大幅"
_COMPARED = expression(
    rf"(?:相比[，,]?)?(?:{_HOW_MUCH}|稍有|稳步|显著|持续|继续|进一步|实现|[同环]比(?:{_HOW_MUCH})?|不[降减跌]反|不[升增涨]反)"
    rf"(?:(?P<up>{_UP}|增)|(?P<down>{_DOWN}))(?=[，,。；;\n])"
)
_SLIGHTLY = (
    "相比 同比 环比 实现 有所 略有 小幅 明显 大幅 稍有 稳步 显著 持续 继续 进一步 "
    "不降反 不减反 不跌反 不升反 不增反 不涨反"
)
_THAN = expression(r"[，,]?[较比与](?:上年|去年|前年|上期|年初|20\d\d年)(?:同期|末|底|全年)?的?")
# 0.62毫克/升，上月为0.81毫克/升，浓度有所上升
_WAS = expression(
    r"[，,（(；;](?:而)?(?:上年|去年|前年|上月|上季度?|上期|20\d\d年)(?:同期|同月|末|底|全年|度)?(?:的)?(?:则|仅)?(?:为|是|有)?"
)
_PAST = expression("上年|去年|前年|上月|上季|上期")
_NOW = expression(
    r"[，,；;](?:而)?(?:今年|本年|本月|本季度?|本期|当年)(?:同期|以来|全年)?(?:则|仅)?(?:为|是|有|达到?|[升降]至)?"
)
_NOUN = expression(r"[）)]?[，,][^，,。；;\d]{0,6}")
_AND = expression(r"\s*[、和及与]\s*")
_RATES = expression("占比|比重|比例|增速|增幅|水平")
_RATIO = ("", "倍", "：1", ":1")
_FALLS = expression("降幅|跌幅|减幅|差距|差额|缺口|逆差|由|从")
_PACED = expression("加快|回升|提速|走高|放缓|减缓|走低|回落|上升|提高|提升")
_MINUS = expression("[-−－]")
_PLACES, _ORDER, _NEAR = (
    ("位", "名"),
    expression("排名|排位|位次|名次|榜|强|位居|[位排]列|竞争力"),
    16,
)  # characters before one
_PLACED = expression(r"[^。；;\n]{0,24}[，,][^，,。；;\d]{0,6}(?:[前后]移|前进|后退|进位|退位|晋升)")
_FROM = expression(r"[由从][^，,。；;\n]{0,24}\Z")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every 由…提高到… and the like whose two figures stand beside the word."""
    for match in ledger.scan(_BECAME, _MOVES):
        start, end = ledger.sentence(match.start())
        before, after = ledger.numbers(start, match.start()), ledger.numbers(match.end(), end)
        if after and (against := _told_against(ledger, match, before, after[0])):
            yield against
            continue
        if not before or not after or _are_in_turn(ledger, before, after):
            continue
        first, last = before[-1], after[0]
        if _is_place(ledger, first):
            continue  # of places in an order the smaller number is above
        if not _BETWEEN.fullmatch(ledger.text, first.end, last.start):
            continue
        if _FROM.search(ledger.text, max(start, first.start - 26), first.start) and comparable(first.unit, last.unit):
            if (match["up"] or match["down"]) and not _both_fall(match, first, last):
                yield _of_move(ledger, match, first, last)
            better = _BETTERED.match(ledger.text, last.end)
            goes = _meant_to_go(first, last) if better else None
            if better and goes:
                yield _of_move(ledger, better, first, last, up=(better["better"] is not None) == (goes == "up"))
            then = _THEN.match(ledger.text, last.end)
            if then and not (then["of"] and last.unit) and _is_of_kind(then, last):
                yield _of_move(ledger, then, first, last)

    for match in ledger.scan(_COMPARED, _SLIGHTLY):
        told = ledger.numbers(ledger.sentence(match.start())[0], match.start())[-2:]
        if len(told) != len(("end", "base")) or not comparable(told[0].unit, told[1].unit):
            continue
        right_behind = told[1].end == match.start() and _THAN.fullmatch(ledger.text, told[0].end, told[1].start)
        if right_behind or _is_of_two_times(ledger, told[0], told[1], match.start()):
            yield _of_move(ledger, match, told[1], told[0])
        elif _is_of_two_times(ledger, told[1], told[0], match.start(), _NOW):
            yield _of_move(ledger, match, told[0], told[1])


def _is_of_two_times(
    ledger: Ledger, end: Figure, base: Figure, at: int, between: re.Pattern[str] | None = None
) -> bool:
    """Whether two levels of one thing stand before some words, the earlier one last: 0.62，上月为0.81，浓度有所下降.

    Or, with the words `between` them, the later one: 去年同期为18.6万元，今年为17.2万元，有所下降.
    """
    if end.unit != base.unit or any(f.unit in POINTS for f in (end, base)):
        return False
    said = [s for f in (base, end) if (s := statement_of(f))]
    if any(s.measure != "level" for s in said) or [s.period for s in said] != sorted(s.period for s in said):
        return False  # 2021年32.6万吨，2022年31.8万吨，略有下降
    first, last = sorted((end, base), key=lambda f: f.start)
    told = (between or _WAS).fullmatch(ledger.text, first.end, last.start)
    if between and not _PAST.search(ledger.text, ledger.sentence(at)[0], first.start):
        return False
    if told is None or not _NOUN.fullmatch(ledger.text, last.end, at):
        return False
    return last.unit in PERCENT or not _RATES.search(ledger.text, last.end, at)  # ，增速有所回落 of an amount that grew


def _is_of_kind(then: re.Match[str], last: Figure) -> bool:
    """Whether the words may speak of a figure of its unit: 增速放缓 is none of an amount that grew."""
    return last.unit in PERCENT or not _RATES.search(then.group())


def _are_in_turn(ledger: Ledger, before: Sequence[Figure], after: Sequence[Figure]) -> bool:
    """Whether several figures become several others in turn: 分别由14.2%和17.6%提高到14.8%和18.3%."""
    listed = len(before) > 1 and _AND.fullmatch(ledger.text, before[-2].end, before[-1].start)
    return bool(listed) and len(after) > 1 and _AND.fullmatch(ledger.text, after[0].end, after[1].start) is not None


def _told_against(ledger: Ledger, match: re.Match[str], before: Sequence[Figure], last: Figure) -> Finding | None:
    """The finding for words that turn a move round of which the base is not told: 收入比降到2.28，差距进一步扩大."""
    start = ledger.sentence(match.start())[0]
    then = _THEN.match(ledger.text, last.end) if match["up"] or match["down"] else None
    if then is None or last.start != match.end() or last.value <= 0 or not _is_of_kind(then, last):
        return None
    if before and _BETWEEN.fullmatch(ledger.text, before[-1].end, last.start):
        return None
    if (then["of"] and last.unit not in _RATIO) or _FALLS.search(ledger.text, start, match.start()):
        return None
    up = match["up"] is not None
    how = ledger.text[match.start() : last.end]
    reading = Reading(Fraction(1 if up else -1), Interval(1 if up else -1), (Input(last, "end"),), how)
    finding = on_side(ledger, then.span(), reading, "", above=then["up"] is not None)
    return replace(said_otherwise(finding, then.group().strip("，,"), how), indicator=indicator_of(last))


def _both_fall(match: re.Match[str], first: Figure, last: Figure) -> bool:
    """Whether a growth below nought is said to quicken or to slow down, of which the size tells little."""
    return _PACED.search(match.group()) is not None and first.value < 0 and last.value < 0


def _is_place(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a place in an order: 第78位, 排名由369位上升到235位."""
    if "第" in ledger.text[figure.start - 1 : figure.start + 1]:
        return True
    said = statement_of(figure)
    if figure.unit not in _PLACES:
        return said is not None and said.measure == "rank"
    before = _ORDER.search(ledger.text, max(figure.start - _NEAR, 0), figure.start)
    return bool(before or _PLACED.match(ledger.text, figure.end))


def _meant_to_go(*figures: Figure) -> str | None:
    """Which way an indicator is to go, by the first of some figures that bears its name."""
    entries = (entry_of(indicator_of(f)) for f in figures)
    return next((e.direction for e in entries if e is not None and e.direction in ("up", "down")), None)


def _printed(ledger: Ledger, figure: Figure) -> Figure:
    """The figure with the sign that stands right before its digits."""
    minus = _MINUS.match(ledger.text, figure.start - 1) or _MINUS.match(ledger.text, figure.start)
    return replace(figure, value=-abs(figure.value) if minus else abs(figure.value))


def _of_move(ledger: Ledger, match: re.Match[str], first: Figure, last: Figure, *, up: bool | None = None) -> Finding:
    """The difference of the two by their size (a fall of 12% that narrows to 4% becomes less), or by their signs."""
    signed = any(_MINUS.match(ledger.text, f.start - 1) or _MINUS.match(ledger.text, f.start) for f in (first, last))
    if (
        signed or first.value * last.value >= 0 or not _PACED.search(match.group())
    ):  # 由下降3.2%转为增长1.1% has signs of its own
        first, last = (_printed(ledger, f) if signed else replace(f, value=abs(f.value)) for f in (first, last))
    by = factor(first.unit, last.unit)
    up = match["up"] is not None if up is None else up
    reading = Reading(
        Fraction(last.value) - Fraction(first.value) * by,
        apart(last, first, by),
        (Input(last, "end"), Input(first, "base")),
        f"{first.value}{first.unit}→{last.value}{last.unit}",
    )
    finding = on_side(ledger, match.span(), reading, last.unit, above=up, severity="error")
    parts = {"words": match.group(), "how": reading.how, "really": _("下降") if up else _("上升")}
    said = (
        _("文中写“{words}”，而{how}是{really}的，请核对方向或两个数。")
        if finding.verdict == "fails"
        else _("文中写“{words}”，与{how}相符。")
    )
    return replace(finding, indicator=indicator_of(last), message=said.format(**parts))
