"""`count-of-items`: how many rose and how many fell (两升两降, 五增一降, 7涨1跌) against the growth told of each.

Or against the number of all: 22个行业中，14个行业增长，8个行业下降.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.misprint import swapped
from guibiao.audit.rules.course_of_series import series_before
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_NUMBER = "[一两二三四五六七八九十0-9]"
SAID = expression(
    rf"(?:(?<=(?P<up>{_NUMBER}))|(?<=(?P<kinds>{_NUMBER})[类项个年上回])|(?<=(?P<both>{_NUMBER})[类项个][上回]))[升增涨](?P<down>{_NUMBER})[类项个年]?(?:下|回)?[降减跌落](?:(?P<same>{_NUMBER})[平持])?"
)
BEGINS = " ".join(verb + number for verb in "升增涨" for number in _NUMBER.strip("[]").replace("0-9", "0123456789"))
_MOST = 12  # that rise or fall
# 衣着类价格上涨2.7% | 居住类下降1.2%, by its verb; 医疗保健类持平
_MOVED = expression(
    r"(?P<rose>上涨|增长|上升|提高|回升|[涨增升])(?:了|幅[为达]?)?\s?\d+(?:\.\d+)?\s?[%％]|(?P<fell>下降|下跌|减少|回落|降低|[降跌减])(?:了|幅[为达]?)?\s?\d+(?:\.\d+)?\s?[%％]"
    r"|(?P<level>持平)|(?P<minus>[（(]?[-−－]\d+(?:\.\d+)?\s?[%％])"
)
# 衣着、居住类价格分别上涨1.2%、0.1%: each rose
_IN_TURN = expression(
    r"分别(?:同比)?(?P<how>上涨|增长|上升|提高|下降|下跌|减少|回落)(?P<rates>\d+(?:\.\d+)?\s?[%％](?:[、，,和及]+\d+(?:\.\d+)?\s?[%％])+)"
)
_RATE = expression(r"\d+(?:\.\d+)?\s?[%％]")
_KINDS = expression(rf"(?P<many>{_NUMBER})大?类")  # 八大类商品和服务价格
_BRACKETED = expression(r"[（(][^（）()]*[）)]")


# 12项主要经济指标，同比呈现“7升4降2平”
_WHOLE = expression(
    r"(?<![\d第.])(?P<many>\d{1,2}|[二两三四五六七八九十]{1,3})(?:[项个种类]|大类)[^，,。；;：:\n\d]{1,14}[，,]?[^，,。；;：:\n\d]{0,10}[“\"]?(?:\d|[一两二三四五六七八九十])[类项个上回]*\Z"
)
# between a series and how often it rose: ，与上年相比，2021年以来四个年份
_OVER_TIME = expression(
    r"(?=[^。；;\n]*(?:[与比较同](?:上年|上季度?|上月|前一年)|逐[年季月]|年际|年份|年度间|[年季月]间))[^。；;\n]{1,30}"
    r"|[，,](?:[一二两三四五六七八九]|\d)年[间来中内里]?(?:呈现?|总体|出现|是)?"
)
_CLAUSE = r"[^，,。；;：:\n\d]"
# 22个工业大类行业中，14个行业增加值实现增长，1个持平，7个下降
_OF_ALL = expression(
    rf"(?P<many>\d{{1,3}})(?P<unit>[个类种项家]){_CLAUSE}{{1,10}}(?:（[^（）\n\d]*）)?中[，,：:有]*"
    rf"(?P<parts>(?:{_CLAUSE}{{0,4}}\d{{1,3}}(?P=unit){_CLAUSE}{{0,14}}(?:[，,]{_CLAUSE}+(?=[；;。]))?(?:[，,、；;。]|(?=\d))){{2,4}})"
)
_KIND, _LONGEST = "个类种项家", 3  # characters of the number of all
_PART = expression(rf"(?P<count>\d{{1,3}})[个类种项家](?P<what>{_CLAUSE}*)")
_WENT = {  # in the order of trial: 负增长 holds 增长
    "down": expression(
        r"下降|下跌|回落|负增长|低于|慢于|不及|落后|短收|减收|未完成|没有完成|亏损|下滑|欠收|减少|滞后|缩减"
    ),
    "up": expression(r"增长|上升|上涨|回升|高于|快于|超过|好于|超额|超收|增收|完成|盈利|提高|增加|提前"),
    "level": expression("持平|不变|相当|打平"),
}


class _Told(NamedTuple):
    """How many of the things told rose and fell, and how many stayed."""

    rose: int
    fell: int
    level: int


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such count where the sentence, or those behind it, tell of as many things or just one more
    or less, or of as many as the text says that there are."""
    for match in ledger.scan_all(SAID, BEGINS):
        up, down = int(read_number(told_to_rise(match)[0])), int(read_number(match["down"]))
        same = int(read_number(match["same"])) if match["same"] else 0
        told_before = _KINDS.findall(ledger.text[ledger.sentence(match.start())[0] : match.start()])
        kinds = int(read_number(told_before[-1])) if told_before else None
        if whole := _all_told(ledger, match):
            yield from _of_whole(ledger, match, whole, (up, down, same))
        if steps := _steps(ledger, match, up + down + same):
            yield from _counted(ledger, match, (up, down), steps)
            continue
        for text, is_behind in _passages(ledger, match):
            told = _told(text, kinds if is_behind else None)
            if _is_of_all((up, down, same), told, kinds):
                yield from _counted(ledger, match, (up, down), told)
                break
    for match in ledger.scan_numbered(_OF_ALL, _KIND, _LONGEST):
        yield from _of_all(ledger, match)


def _steps(ledger: Ledger, match: re.Match[str], many: int) -> _Told | None:
    """How often the series before, told for one time more, rose and fell: 21.3、21.8和21.6亿斤，与上年相比一升一降."""
    at = told_to_rise(match)[1]
    before = [f for f in ledger.numbers(ledger.sentence(at)[0], at) if f.unit not in ("年", "个", "") and f.end <= at]
    if not before or not _OVER_TIME.fullmatch(ledger.text, before[-1].end, at):
        return None
    series = series_before(ledger, before[-1].end)
    if len(series) != many + 1 or series[0].start > series[-1].start:
        return None
    steps = [b.value - a.value for a, b in pairwise(series)]
    return _Told(sum(s > 0 for s in steps), sum(s < 0 for s in steps), steps.count(Decimal(0)))


def _all_told(ledger: Ledger, match: re.Match[str]) -> int | None:
    """How many things the words before, in one clause or the one before it, say that rose, fell or stayed."""
    found = _WHOLE.search(ledger.text, ledger.sentence(match.start())[0], match.start())
    return int(read_number(found["many"])) if found else None


def _of_whole(ledger: Ledger, match: re.Match[str], whole: int, went: tuple[int, int, int]) -> Iterator[Finding]:
    """Those that rose, fell and stayed against all of them; where none is told to stay, a few may have."""
    up, down, same = went
    if sum(went) > whole or (same and sum(went) < whole):
        figure = Figure(start=told_to_rise(match)[1], end=match.end(), value=Decimal(up), unit="项")
        how = _("{whole}项中其余的").format(whole=whole)
        rest = Fraction(whole - down - same)
        name = ledger.text[figure.start : figure.end]
        yield recomputed(
            ledger, Claim(NAME, figure, name, figure.unit, sure=True), [Reading(rest, Interval(rest), (), how)]
        )


def told_to_rise(match: re.Match[str]) -> tuple[str, int]:
    """How many rose, and where that is told."""
    name = next(n for n in ("up", "kinds", "both") if match[n])
    return match[name], match.start(name)


def _of_all(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """All against those that rose and those that fell, which may leave out those that did neither."""
    parts = [(int(m["count"]), m["what"]) for m in _PART.finditer(match["parts"])]
    went = {next((way for way, words in _WENT.items() if words.search(what)), "") for _n, what in parts}
    if len(went) < len(parts) or not {"up", "down"} <= went:
        return
    added, value = sum(n for n, _what in parts), Decimal(match["many"])
    claim = Figure(start=match.start("many"), end=match.end("unit"), value=value, unit=match["unit"])
    how = "+".join(str(n) for n, _what in parts)
    reading = Reading(Fraction(added), Interval(added), (), how)
    all_told = "level" in went or added >= value
    if all_told or swapped(value, Fraction(added), short=True):
        yield recomputed(ledger, Claim(NAME, claim, _("列举的项目数"), claim.unit), [reading])


def _passages(ledger: Ledger, match: re.Match[str]) -> Iterator[tuple[str, bool]]:
    """What stands before the count in its sentence, behind it, in the next sentence, and in the next two.

    With each whether it is behind.
    """
    start, end = ledger.sentence(match.start())
    stop = ledger.paragraph(match.start())[1]
    yield ledger.text[start : match.start()], False
    yield ledger.text[match.end() : end], True
    for _again in "一二":
        if end < stop:
            behind, end = end, ledger.sentence(end)[1]
            yield ledger.text[behind:end], True
            yield ledger.text[match.end() : end], True


def _told(text: str, most: int | None) -> _Told:
    """What a passage tells of each, of so many at most: what follows the last of eight kinds is none of them."""
    text = _IN_TURN.sub(lambda m: _RATE.sub(lambda rate: m["how"] + rate.group(), m["rates"]), _BRACKETED.sub("", text))
    moved = [m.lastgroup for m in _MOVED.finditer(text)][:most]
    return _Told(moved.count("rose"), moved.count("fell") + moved.count("minus"), moved.count("level"))


def _is_of_all(said: tuple[int, int, int], told: _Told, kinds: int | None) -> bool:
    """Whether what is told is of all that is counted: as many, or as many as there are kinds, with one count right."""
    up, down, same = said
    many = told.rose + told.fell + told.level
    if not told.rose + told.fell or up + down > _MOST:
        return False
    if many == up + down + same:
        return True
    return many == kinds and (told.rose == up) != (told.fell == down)


def _counted(ledger: Ledger, match: re.Match[str], said: tuple[int, int], told: _Told) -> Iterator[Finding]:
    """The first of the two counts that does not fit, else the first one."""
    name = ledger.text[told_to_rise(match)[1] : match.end()]
    rose = said[0] != told.rose or said[1] == told.fell
    value, count, at = (
        (said[0], told.rose, told_to_rise(match)[1]) if rose else (said[1], told.fell, match.start("down"))
    )
    claim = Figure(start=at, end=match.end(), value=Decimal(value), unit="项")
    how = _("增速为正的逐项清点") if rose else _("增速为负的逐项清点")
    yield recomputed(ledger, Claim(NAME, claim, name, claim.unit), [Reading(Fraction(count), Interval(count), (), how)])
