"""What a report says of a fact against the target that was set for it: on which side it lies, and by how much."""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction

from guibiao.audit.figure import Cited, Figure, Quoted
from guibiao.audit.finding import Span
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor, is_money
from guibiao.expressions import expression

# Words before 目标 that say whose it is: 年初确定的, 《政府工作报告》提出的各项, 人代会批准的
WHOSE = (
    r"(?:年初|年度|全年|本年|上年|去年|当年|当初|年(?=计划|目标|任务)|原|预期|预定|既定|确定|制定|提出|承诺|安排|部署|审议|批准|通过|下达|设定|规划|计划|预算|目标|任务|建设|调控|控制|增长|考核|人代会|政府工作报告"
    r"|[省市县区州旗]|各项|主要|工作|《|》|“|”|纲要|十[二三四五六]五|20\d\d年|全部|上级|时|的|所)*"
)
AIM = r"(?:目标|任务|预期|计划|预算|承诺|安排|纲要|规划)(?:目标|任务|指标|总额)?[数值]?"
# 圆满完成年初预期目标 | 未能达到预期 | 低于年初目标 | 比年初预算短收, before the next figure
_SAID = expression(
    r"(?P<not>未能?|没有|尚未|并未)?(?:(?:完成|达到|实现)[或、和])?(?:圆满|超额|顺利|全面|如期|提前|胜利|较好地?|全部)*"
    r"(?:(?P<met>完成|达到|实现|达成|兑现)|(?P<above>超过|高于|高出|快于|超出|多于|大于|超)|(?P<below>低于|慢于|不及|少于|小于))了?"
    rf"{WHOSE}{AIM}"
    r"|(?P<lacks>未能?|没有|尚未|并未)?(?P<task>完成|实现|兑现)了?(?:年初|年度|全年|当年|[省市县区]?人代会)[^，,。；;\d]{0,14}(?:目标|任务|计划|承诺)"
    rf"|(?P<within>(?:均|都|全部)?控制在){WHOSE}{AIM}(?:控制)?(?:值|数)?(?:以内|之内|范围)"
    rf"|(?P<of>占|相当于|[是为达]到?)(?:{WHOSE}{AIM})(?=的?约?\d[\d.]*[%％])"
    r"|(?P<beyond>超额(?:完成)?(?:任务)?)(?=\d)"
    rf"|[比较]{WHOSE}{AIM}的?(?:(?P<over>高|多|快|增加?|超收?|超出|超额(?:完成)?|提高)|(?P<under>低|少|慢|短收?|减少?|下降|降低))[出了]?(?:近|约)?"
    rf"|[与距]离?{WHOSE}{AIM}(?P<off>相差|[还尚仍]?差|[还尚仍]有)"
)
_SET_ABOVE = expression(r"[省市州]级?(?:政府|委)?(?:定|下达|考核|分配|要求|里)|省|上级|国家|中央|全国")
# 年初承诺的民生实事全面兑现。 | 十件实事全部办结， | 人代会确定的目标任务全面完成。
_PROMISED = expression(
    r"(?:(?:实事|承诺)[^，,。；;\n]{0,12}?|(?:年初|人代会|代表大会|会议|政府工作报告)[^，,。；;\n]{0,8}(?:确定|提出|部署|安排|下达)[^，,。；;\n]{0,8}(?:目标|任务))"
    r"(?:均|都|已|全部|全面|悉数|如期|圆满|顺利|逐一|一一)+(?:完成|兑现|办结|落实|落地|实现|办成|见效)"
)
_FAILED = expression(r"[，,（(]?(?:但|还|仍)?(?:未|没有|尚未|并未|差|缺|少)")
_PROMISES = "实事 承诺 年初 人代会 代表大会 会议 政府工作报告"  # with which they begin
_AIMS = "目标 任务 预期 计划 预算 承诺 安排 纲要 规划 要求 超额 确定 提出 下达 设定 制定 部署 原定"
_REACH = 240  # characters before a deed in which its passage says that all promises were kept
_LISTED = expression(r"[、，,和及]")
_IN_BRACKETS = expression(r"[（(][^（）()\n]{1,16}[）)]")
_BESIDE = 2  # characters between the words and by how much they are meant
_IN_TURN = expression(r"[，,]?(?:均|都)?分别(?:都)?\Z")
_HOPED, _HOPE_NEAR = expression("有望|力争|预计|能够|可以?|确保|将|争取|基本"), 6  # characters
_ON_THE_WAY = expression(
    r"[^，,。；;\n\d]{0,4}(?:进度|时序|序时|阶段)|\d[^，,。；;%％\n]{0,8}的?(?:阶段|进度|序时|时序)"
    r"|》?\d[\d.]*[^，,。；;%％\n\d]{1,4}的?(?:目标|任务|计划)*的\d"  # 完成《纲要》6000个目标的40.2%
)
_ALL = expression(
    r"(?:均|都|全部|全面)(?:已|按期|超额[或和、]|按期[或和、]|(?:完成|达到|实现)[或、和]|圆满|超额|顺利|如期)*\Z"
)
_OWN_NAME = 4  # characters with which a clause says what it is about
_PART = 50  # percent: by so much a target is not exceeded
_LARGE = Fraction(1, 2)  # of a fact: what it is above by is less, and what is more is its target
Said = tuple[Span | None, str, Quoted | None]
_NOTHING: Said = (None, "", None)


def held_against(ledger: Ledger, figure: Cited, known: bool) -> Said:
    """The words that hold a fact against its target, their side, and by how much they say it is off.

    The side is met, missed, above, below, off, attained (by a share of the target) or beyond (by a share above it).
    The words stand behind the fact, before the next figure or where they speak of all; before what was done, and for
    figures of no `known` indicator, they may speak of all too.
    """
    if figure.statement.role == "target":
        return _NOTHING
    end = ledger.sentence(figure.start)[1]
    found = _said_of(ledger, figure, end) if speaks_of_aims(ledger, figure.end, end) else None
    if found is None:
        deed = not known or (figure.statement.measure == "level" and not is_money(figure.unit))
        span = _promises_kept(ledger, figure) if deed and figure.unit not in PERCENT else None
        return (span, "met", None) if span else _NOTHING
    if "调整" in ledger.text[figure.end : found.end() + _BESIDE] or is_set_above(ledger, found[0]):
        return _NOTHING  # 完成调整后的目标: not the one that was set first
    hoped = _HOPED.search(ledger.text, max(found.start() - _HOPE_NEAR, figure.end), found.start())
    if hoped or _ON_THE_WAY.match(ledger.text, found.end()):
        return _NOTHING
    quoted = _IN_BRACKETS.match(ledger.text, found.end())  # 完成规划目标（62.5%）的99.4%
    behind = quoted.end() if quoted else found.end()
    return _told(ledger, figure, found, behind)


def speaks_of_aims(ledger: Ledger, start: int, end: int) -> bool:
    """Whether a word for a target, or for what was laid down, begins between two offsets of a sentence with figures."""
    places = ledger.once(_places_of_aims)
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def is_set_above(ledger: Ledger, words: str) -> bool:
    """Whether words for a target say that a higher government set it: 完成省下达任务, in the report of a county."""
    own = (ledger.document.region or "")[-1:]
    return any(word[0][0] != own for word in _SET_ABOVE.finditer(words))


def _said_of(ledger: Ledger, figure: Cited, end: int) -> re.Match[str] | None:
    """The words that hold a figure against an aim: the first, unless their clause names what they are of."""
    start, first = ledger.sentence(figure.start)[0], True
    for found in _SAID.finditer(ledger.text, figure.end, end):
        about = label_before(ledger.text, found.start(), figure.end)
        if _is_called(ledger, about, figure):
            return found
        other = any(_is_called(ledger, about, f) for f in ledger.within(start, figure.start))
        if first and not other and _is_of_figure(ledger, figure, found, end):
            return found
        first = False
    return None


def _is_of_figure(ledger: Ledger, figure: Cited, found: re.Match[str], end: int) -> bool:
    """Whether the words are of a figure: before the next one, or of all, or in turn of each."""
    stop = next((f.start for f in ledger.within(figure.end, end) if not _is_change_of(f, figure)), end)
    if found.end() <= stop or _IN_TURN.search(ledger.text, figure.end, found.start()):
        return True
    return _ALL.search(ledger.text, figure.end, found.start("met") if found["met"] else 0) is not None


def _is_change_of(behind: Cited, figure: Cited) -> bool:
    """Whether the next figure is what a level changed by: 达到16.1万亩，较上年扩大2万亩，超年初计划0.3万亩."""
    said = figure.statement
    own = behind.statement.indicator == said.indicator and behind.unit == figure.unit
    return (
        own and said.measure == "level" and behind.statement.measure == "change" and behind.statement.role == said.role
    )


def _is_called(ledger: Ledger, about: str, figure: Figure) -> bool:
    """Whether a clause begins as the words before a figure end: 改造老旧小区38个，…，老旧小区改造完成计划."""
    return len(about) >= _OWN_NAME and about[:_OWN_NAME] in label_in_sentence(ledger, figure)


def _told(ledger: Ledger, figure: Cited, found: re.Match[str], behind: int) -> Said:
    beside = ledger.numbers(behind, behind + _BESIDE)
    if _IN_TURN.search(ledger.text, figure.end, found.start()):
        beside = _own_of_several(ledger, figure, beside, found.start())
    span = _words(ledger, figure, found)
    of_aim = ledger.text.startswith("的", behind)
    if found["met"] or found["task"] or found["of"] or found["within"]:
        return _as_met(ledger, figure, found, span, beside, of_aim)
    if found["beyond"] and (by := next((f for f in beside if f.unit in PERCENT and figure.unit not in PERCENT), None)):
        return span, "beyond", _quoted(ledger, figure, by)
    by = next((f for f in beside if _is_distance(f, figure, found, of_aim)), None)
    told = _quoted(ledger, figure, by) if by else None
    if found["off"] or found["beyond"]:
        return (span, "off" if found["off"] else "above", told) if told else _NOTHING
    if (found["over"] or found["under"]) and told is None:
        share = next((f for f in beside if f.unit in PERCENT and figure.unit not in PERCENT), None)
        return (span, "beyond", _quoted(ledger, figure, share)) if share and found["over"] else _NOTHING
    above = (found["above"] is not None) != (found["not"] is not None)
    return span, "above" if above or found["over"] else "below", told


def _as_met(
    ledger: Ledger, figure: Cited, found: re.Match[str], span: Span, beside: list[Figure], of_aim: bool
) -> Said:
    """What words say that tell that a target was met, or how far."""
    is_share = figure.unit in PERCENT
    shares = [f for f in beside if f.unit in PERCENT]
    if is_share and shares and (of_aim or figure.statement.measure == "growth"):
        return (
            _NOTHING  # 4.9亿元，下降12.3%，完成全年目标的35.5%: of the amount; 62.1%，完成目标的99.4%: maybe of the way
        )
    if shares and not is_share:
        more = "超额" in found[0] and shares[0].value < _PART  # 超额完成任务5%, and 完成年初计划的84%
        return span, "beyond" if more else "attained", _quoted(ledger, figure, shares[0])
    if found["of"] or any(f.start == found.end() for f in beside):
        return _NOTHING  # 完成规划目标62.0%的63.2%: an aim that is quoted
    return span, "missed" if found["not"] or found["lacks"] else "met", None


def _is_distance(by: Figure, figure: Cited, found: re.Match[str], of_aim: bool) -> bool:
    """Whether a figure behind the words is how far off the fact is, and not the aim: 超过计划的36个, 超出计划3个."""
    if by.unit in POINTS:
        return True
    if of_aim or not comparable(by.unit, figure.unit) or figure.unit in PERCENT:
        return False
    if found["above"] or found["below"] or found["beyond"]:
        return abs(Fraction(by.value)) * factor(by.unit, figure.unit) < _LARGE * abs(Fraction(figure.value))
    return True


def _own_of_several(ledger: Ledger, figure: Cited, first: list[Figure], at: int) -> list[Figure]:
    """A figure's own of the shares that are told in turn: 减贫6834人、退出18个村，分别完成任务的105.1%和100%."""
    shares = list(first)
    for share in ledger.numbers(first[0].end, ledger.sentence(at)[1]) if first else ():
        if not _LISTED.fullmatch(ledger.text, shares[-1].end, share.start):
            break
        shares.append(share)
    told = ledger.within(ledger.sentence(at)[0], at)[-len(shares) :] if shares else []
    places = [i for i, f in enumerate(told) if f.start == figure.start]
    return [shares[places[0]]] if places and len(told) == len(shares) else []


def _promises_kept(ledger: Ledger, figure: Cited) -> Span | None:
    """The words before a deed, in its paragraph, that all that was promised was done, unless it is said not to be."""
    promises = ledger.once(_promises)
    at = bisect_left(promises, figure.start, key=_end) - 1
    behind = promises[at + 1 : at + 2]
    if behind and behind[0].start() < ledger.sentence(figure.start)[1] and _ends_list(ledger, figure, behind[0]):
        return _words(ledger, figure, behind[0])
    start = max(ledger.paragraph(figure.start)[0], figure.start - _REACH)
    if at < 0 or promises[at].start() < start or _FAILED.match(ledger.text, figure.end):
        return None
    return _words(ledger, figure, promises[at])


def _ends_list(ledger: Ledger, figure: Figure, promise: re.Match[str]) -> bool:
    """Whether the list that a deed is of ends with the promises kept: 新建停车位1260个，民生实事全部完成."""
    told = [figure, *ledger.numbers(figure.end, promise.start())]
    other = any(f.unit in PERCENT or is_money(f.unit) for f in told)
    return not other and "；" not in ledger.text[figure.end : promise.start()]


def _promises(ledger: Ledger) -> list[re.Match[str]]:
    return list(ledger.scan_all(_PROMISED, _PROMISES))


def _end(found: re.Match[str]) -> int:
    return found.end()


def _places_of_aims(ledger: Ledger) -> list[int]:
    return list(ledger.where(_AIMS))


def _words(ledger: Ledger, figure: Cited, found: re.Match[str]) -> Span:
    return ledger.span(Figure(start=found.start(), end=found.end(), value=figure.value, unit=""), "words")


def _quoted(ledger: Ledger, figure: Cited, by: Figure) -> Quoted:
    return Quoted(
        start=by.start, end=by.end, value=abs(by.value), unit=by.unit, bound=by.bound,
        statement=figure.statement, doc=ledger.name, span=ledger.span(by, "claim"),
    )  # fmt: skip
