"""`Said`: words that tell which figure of a pair is the greater one, or what that comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, is_count
from guibiao.audit.opposed.kinds import AIM, LIMIT, MEAN, PAST
from guibiao.audit.opposed.pair import Pair
from guibiao.expressions import expression

_UP = "增长|增加|上升|提高|提升|上涨|扩大|拉大|回升|攀升|走高|加快|增产|增收|增支|[新净]增|多"
_DOWN = "下降|减少|降低|下滑|下跌|缩小|收窄|回落|走低|放缓|减缓|萎缩|减产|减收|减支|少"
_AT_END = r"(?=[，,。；;）)\n]|的?(?:趋势|态势|势头)|\Z)"
_MOVED = expression(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|约|近|[\u4e00-\u9fff]{{0,2}}(?=\d))?(?:(?P<by>(?=\d))|{_AT_END})"
)
_THAN_THEN = expression(
    r"(?:(?P<up>超过|高于|好于)|(?P<down>不及|低于|少于))(?:上年|去年)(?:同期)?(?:水平)?(?=[，,。；;]|\Z)"
    r"|(?P<high>再创新高|创(?:历史)?新高)(?=[，,。；;]|\Z)"
)
_BETTERED = expression(rf"(?:(?P<better>改善|好转|向好|转好)|(?P<worse>恶化|变差))(?:明显|显著)?{_AT_END}")
_NOT = r"(?P<no>未能?|没有|没能|尚未|仍未|还未|并未|未曾)"
_HOW = "如期|全面|全部|按时|按期|顺利|圆满|超额|提前|均|都|已|胜利|成功|较好"
_REACHED = "完成|实现|达到|达标|达成|兑现|开工|竣工|建成|办结|守住"
_ASKED = "目标|任务|计划|要求|承诺|责任书"
_MET = expression(
    rf"(?:{_NOT}(?:{_HOW})*(?:{_REACHED})|(?P<yes>(?:{_HOW})+(?:{_REACHED}))|(?<=任务)(?P<done>超额完成|完成)"
    rf"|(?<=目标)(?P<got>完成|实现)|(?P<all>{_REACHED})了?(?=[^，,。；;\d]{{0,10}}(?:{_ASKED})))(?![率量数])"
    rf"(?![^，,。；;]{{0,8}}(?:\d|[一二两三四五六七八九十]+[项个]))"
    rf"|(?:(?P<beat>优于|好于)|(?P<lost>劣于|差于))(?=[^，,。；;\d]{{0,10}}(?:{_ASKED}))"
    rf"|(?P<short>(?:仍|还|尚)?(?:有|存在)(?:一定|较大|不小|明显)?(?:的)?差距){_AT_END}"
)
_SIDE = expression(
    r"(?<![不未没])(?:(?P<over>高于|超过|超出|大于|多于|快于|高出|(?P<ahead>领先于?|超前于?))|(?P<under>低于|少于|小于|不及|(?<!数据)(?<!资料)(?<!条件)不足|慢于|(?P<late>[落滞]后于?)))"
    r"(?P<what>(?=[\d（(])|[^，,。；;、\d（()）]{0,12})"
)
_OVERSPENT = expression(
    r"(?:(?P<over>超支|超收|超额)|(?P<under>结余|节约|短收|欠收|节支))[^，,。；;\d]{0,4}"
    r"(?:(?P<by>(?=\d))|(?=[，,。；;]|\Z))"
)
_WITHIN = expression(
    r"(?:(?P<under>(?<![不未])(?:控制|保持|处)在[^，,。；;\d]{0,12}?(?:以内|之内|范围内?)|(?:未|没有|并未|不)(?:超过|超出|突破|超))"
    r"|(?P<over>(?<![不未没有])(?:已|均)?(?:超过|超出|突破|超)了?))[^，,。；;\d]{0,10}(?=[，,。；;）)\n]|\Z)"
)
_FARTHER = expression(r"(?:(?P<up>多|高|快|超)|(?P<down>少|低|慢|[差缺欠]))[出了收支]?(?P<by>(?=\d))")
# of what was lost or gained, whichever it was the year before
_TURNED = expression(r"(?P<up>扭亏[为增]盈|由亏转盈|转亏为盈|实现盈利)|(?P<down>由盈转亏|转盈为亏|由盈利转为亏损)")
_FOR = {
    PAST: (_TURNED, _MOVED, _THAN_THEN, _BETTERED),
    AIM: (_MET, _SIDE, _OVERSPENT, _FARTHER),
    LIMIT: (_WITHIN, _SIDE, _FARTHER),
    MEAN: (_SIDE, _FARTHER),
}
_FILLING = expression(
    r"实际|[\d一二两三四五六七八九十]+[项个]|同比|环比|比上年|较上年|比去年|较去年|上年|去年|同期|总体|整体|明显|显著|大幅|小幅|略有|有所|持续|继续|进一步"
    r"|稳步|逐步|不断|稍有|略微|实现|呈现?|出现|已经?|仍|也|均|都|却|又|再|共|首次|连续|比|较|与|同|相比|[，,（()）、的了为]"
)
_GENERIC = expression(
    r"空气质量|水质|环境质量|目标|任务|计划|预算|年度|全年|规划|要求|指标|增速|增幅|涨幅|降幅|跌幅|减幅"
    r"|总量|数量|规模|水平|人数|产量|总数|收入|支出|投资|占比|比重|率|差距|质量|进度|项目|三项|两项|预期|控制|限额"
)
_ALL = expression("[均都全]")
_PARTED, _AIM_BEHIND = expression("[，,（(）)、]"), expression("[^，,。；;]{0,8}(?:目标|任务|计划|要求|限额|指标)")
_CALLED = {
    PAST: expression("上年|去年|前年|上月|上季|上期|同期|年初"),
    AIM: expression("目标|任务|计划|预期|要求|规划|承诺|进度|预算(?!收入|支出)"),
    LIMIT: expression("限额|限值|上限|控制|红线|警戒线|目标"),
    MEAN: expression("平均|均值|全[国省市县区州]"),
}
_SOME = expression("[前后][一二两三四五六七八九十]+[项个]|其余|其他|除")
_RATES = expression("增速|增幅|涨幅|降幅|跌幅|占比|比重|比例")
_PACE = expression("进度|序时|时序|过半")
# a figure that is itself what was due by then: 到2022年应达到1.8万人, 下降6%的进度要求, 40%的时间进度
_DUE = expression(r"(?:(?<![相供适响对])应(?!急|用)|规划进度|中期)[^。；;\d]{0,12}(?:\d+年[^。；;\d]{0,18})?\Z"), 30
_PACED = expression(r"[^，,。；;：:、\d（()）]{0,6}进度")
_OTHERWISE = expression("效率|效益|能力|结构|水效|能效")
_SIZES = expression(r"(?:涨幅|增幅|降幅|跌幅|减幅)[^，,。；;\d]{0,10}\Z")


class Said(Struct, frozen=True):
    """Words between two offsets: `sign` is 1 where they say that the figure is above what it is held against.

    `by` is by how much they say it is. `how`: greater, better or met (by which way is better), turned (of a profit).
    """

    start: int
    end: int
    sign: int
    how: str = "greater"
    by: Figure | None = None
    of_all: bool = False  # 均完成: of all pairs before
    of_sizes: bool = False  # 降幅扩大 tells of falls by their size


def said_of(ledger: Ledger, pair: Pair) -> Iterator[Said]:
    """What the words of a pair say of it."""
    for pattern in _FOR[pair.kind]:
        for match in pattern.finditer(ledger.text, pair.start, pair.end):
            if said := _read(ledger, pair, match):
                yield said


def _read(ledger: Ledger, pair: Pair, match: re.Match[str]) -> Said | None:
    told = match.groupdict()
    by = None
    if told.get("by") is not None:
        by = next(iter(ledger.numbers(match.end(), match.end() + 2)), None)
        if by is None:
            return None
    if any(f.start <= match.start() < f.end for f in (pair.own, pair.other)):
        return None
    if _is_counted(ledger, pair, match):
        return None
    paced = _PACE.search(ledger.text, match.start(), min(match.end() + 10, pair.end))
    if paced and not _is_due(ledger, pair.other, paced[0]):
        return None  # what should be reached by now is told elsewhere
    if match.re == _THAN_THEN and pair.own.unit in PERCENT:
        return None  # 增长86.2%，上年增长152%，但产量创新高
    if match.re == _SIDE and not _names_other(ledger, pair, match):
        return None
    if match.re == _SIDE and (told["ahead"] or told["late"]):
        return Said(match.start(), match.end(), 1 if told["ahead"] else -1, "met")
    if match.re == _MET:
        sign = -1 if told["no"] or told["short"] or told["lost"] else 1
        how = "better" if told["beat"] or told["lost"] else "met"
        return Said(match.start(), match.end(), sign, how, of_all=sign > 0 and bool(_ALL.search(match.group())))
    if match.re == _BETTERED:
        return Said(match.start(), match.end(), 1 if told["better"] else -1, "better")
    sign = 1 if told.get("up") or told.get("over") or told.get("high") else -1
    if match.re == _TURNED:
        return Said(match.start(), match.end(), sign, "turned")
    sizes = bool(_SIZES.search(ledger.text, max(match.start() - 16, pair.start), match.start()))
    return Said(match.start(), match.end(), sign, by=by, of_sizes=sizes)


def _is_due(ledger: Ledger, figure: Figure, pace: str) -> bool:
    """Whether a figure is told as what was due by a time, which words of some pace may be of."""
    if _PACED.match(ledger.text, figure.end):
        return True
    before, long = _DUE
    return pace == "进度" and before.search(ledger.text[max(figure.start - long, 0) : figure.start]) is not None


def _names_other(ledger: Ledger, pair: Pair, match: re.Match[str]) -> bool:
    """Whether words for above or below stand right before the figure held against, or call it by its kind."""
    beside = match.end() <= pair.other.start <= match.end() + 1
    if pair.kind == AIM and pair.own.end <= match.start() < pair.other.start:  # 快于到2022年达到1900万立方米的进度要求
        beside = _PARTED.search(ledger.text, match.end(), pair.other.start) is None
    return beside or _CALLED[pair.kind].search(match["what"]) is not None


def _is_counted(ledger: Ledger, pair: Pair, match: re.Match[str]) -> bool:
    """Whether a figure right before some words counts those of which they are said: 33种产品增长, 7项高于平均."""
    last = max((f for f in (pair.own, pair.other) if f.end <= match.start()), key=lambda f: f.end, default=None)
    if last is None or not is_count(last.unit):
        return False
    return not _PARTED.search(ledger.text, last.end, match.start()) and not _AIM_BEHIND.match(ledger.text, last.end)


def is_about(ledger: Ledger, pair: Pair, said: Said) -> bool:
    """Whether the clause of some words names nothing else than what the figures of a pair are of."""
    figures = ledger.numbers(pair.start, said.start)[-1:]
    at = max(
        figures[0].end if figures else pair.start, *(ledger.text.rfind(m, pair.start, said.start) + 1 for m in "，,（(")
    )
    if _OTHERWISE.search(ledger.text, at, said.start) or _SOME.search(ledger.text, at, said.start):
        return False  # 用水量下降8.0%，用水效率提升
    if pair.own.unit not in PERCENT and _RATES.search(ledger.text, at, said.end):
        return False  # 86.2亿元，上年末为78.4亿元，增速有所回落
    names = re.findall(r"[\u4e00-\u9fff]{2,}", _GENERIC.sub("，", _FILLING.sub("，", ledger.text[at : said.start])))
    before = ledger.text[max(pair.start - 40, 0) : pair.start] + indicator_of(pair.own)
    return all(any(a + b in before for a, b in pairwise(name)) for name in names)
