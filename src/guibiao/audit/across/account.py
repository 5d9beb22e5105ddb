"""`Account`: what is kept of a document for linking it with others, once its text is let go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.figure import Cited, Figure, Quoted
from guibiao.audit.finding import Span
from guibiao.audit.gaps import gap_starts
from guibiao.audit.joints import joints
from guibiao.audit.ledger import Ledger, is_quoted_goal, period_of, subject_of
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.prices import at_other_prices, caveat_of
from guibiao.audit.wording import wording

LONG = 4  # characters of a name that no other thing bears
_TELLING = 6  # characters of the name of what is told every year
_OUTPUT, _OUTPUTS = re.compile(r".(?:产量|出栏|存栏|产蛋|用电量|发电量|货运量|客运量)\Z"), re.compile("产品产量")
# 圆满完成年初预期目标 | 完成年初确定的增长目标 | 未能达到预期 | 低于年初目标, before the next figure
_SAID = re.compile(
    r"(?P<not>未能?|没有|尚未|并未)?(?:(?:完成|达到|实现)[或、和])?(?:圆满|超额|顺利|全面|如期|提前|胜利|较好地?|全部)*"
    r"(?:(?P<met>完成|达到|实现|达成)|(?P<above>超过|高于|快于|超出)|(?P<below>低于|慢于|不及))了?"
    r"(?:年初|年度|全年|本年|预期|预定|既定|确定|制定|提出|下达|设定|规划|计划|目标|任务|调控|控制|增长|考核|人代会"
    r"|[省市县区州旗]|各项|主要|建设|工作|《|》|“|”|纲要|十[二三四五六]五|20\d\d年|全部|上级|的|所)*(?:目标|任务|预期|计划)(?:目标|任务)?"
    r"|(?P<lacks>未能?|没有|尚未|并未)?(?P<task>完成|实现|兑现)了?(?:年初|年度|全年|当年|[省市县区]?人代会)[^，,。；;\d]{0,14}(?:目标|任务|计划|承诺)"
    r"|(?P<of>占|(?:相当于|[为是达]到?)(?=[年全][初度年][^，,。；;\d]{2,6}的\d))(?:年度|年初|全年)?(?:目标|任务|计划)(?:任务)?(?=的?\d)"
    r"|比(?:年初|年度|预期|计划|目标|的)*(?:目标|预期|计划|任务)(?:(?P<over>高|多|快)|(?P<under>低|少|慢))出?"
    r"|与(?:年初|年度|预期|计划|目标|的)*(?:目标|预期|计划)(?P<off>相差|差)"
)
# 年初承诺的民生实事全面兑现。 | 十件实事全部办结，
_PROMISED = re.compile(
    r"(?:实事|承诺)[^，,。；;\n]{0,12}?(?:均|都|已|全部|全面|悉数|如期|圆满|顺利|逐一|一一)+(?:完成|兑现|办结|落实|落地|实现|办成|见效)"
)
# 年初承诺的新建幼儿园6所任务
_PLEDGED = re.compile(
    r"(?:年初|上年|去年)[^，,。；;\n\d]{0,8}(?:承诺|确定|提出|下达|安排|计划|部署)的?[^，,。；;\n\d]{0,24}\Z"
)
_AS_TASK = re.compile(r"的?[^，,。；;\n\d]{0,4}(?:任务|目标|计划|承诺)")
_REACH = 240  # characters before a deed in which its passage says that all promises were kept
_ADJUSTED = 12  # characters before an aim in which it is called adjusted
_SET_ANEW = re.compile("调整|[三四五]年(?:总|累计|规划)?(?:目标|任务)")  # or one of several years
_LISTED = re.compile(r"[、，,和及]")
_IN_BRACKETS = re.compile(r"[（(][^（）()\n]{1,16}[）)]")
_BESIDE = 2  # characters between the words and by how much they are meant
_OF_PLAN = re.compile(r"规划|纲要|期末|十[二三四五六]五|20[2-4][05]年")  # whose aim is one of its last year
_OF_AIM = re.compile(r"目标|任务|要求|计划|规划|纲要|提出|力争|到20\d\d年|期末|确定|预期")
_IN_TURN = re.compile(r"[，,]?(?:均|都)?分别(?:都)?\Z")
_HOPED, _HOPE_NEAR = re.compile("有望|力争|预计|能够|可以?|确保|将|争取|基本"), 6  # characters
_ON_THE_WAY = re.compile(
    r"[^，,。；;\n\d]{0,4}(?:进度|时序|序时|阶段)|\d[^，,。；;%％\n]{0,8}的?(?:阶段|进度|序时|时序)"
)
_PAST = re.compile(
    r"去年|上年|过去|一年来|回顾|同比|以来|五年来|比[^，,。；;]{0,6}年[增提]|增长|圆满|取得|成效|实现了|年初|超额|兑现|(?:完成|达到)[^，,。；;]{0,6}(?:目标|任务|计划)|已[完建实新]"
)
_ALL = re.compile(r"(?:均|都|全部|全面)(?:已|(?:完成|达到|实现)[或、和]|圆满|超额|顺利|如期)*\Z")
_GOAL_ONLY = re.compile(
    r"(?:未能?|没有|尚未)?(?:完成|达到|实现|超过|超出|高于|低于|与|较|比|同|距离?|对照)?(?:原定?|既定|年度|年初|全年|规划|预期|阶段|阶段性|的)*"
    r"(?:目标|任务|计划|(?<=[年度初划])(?:确定|提出|设定|下达))+(?:任务|指标|值|数|相)?\Z"
)
_END_OF_YEAR = re.compile(r"年末|年底|期末")
MEASURES = ("level", "growth", "growth_avg", "change")


class Kept(Quoted, frozen=True, kw_only=True):
    """A figure of a known indicator with what its sentence says beside it.

    `adjusted` tells that its own text counts a growth otherwise than its levels; `caveat` is what other than a slip may
    explain a growth that does not fit; `said` are the words that hold a figure against its target, and `side` is what
    they say of it: met, missed, above, below, off or attained, and `by` how much; `quoted` tells that a target is one
    that was set elsewhere; `of_plan` that the target held against is that of the plan, not of the year.
    """

    adjusted: bool = False
    caveat: str = ""
    said: Span | None = None
    side: str = ""
    quoted: bool = False
    of_plan: bool = False
    by: Quoted | None = None


class Account(Struct, frozen=True):
    """A document's name, kind, area and years, with the figures of its own area that others may speak of as well."""

    name: str
    kind: str
    area: str
    reviews: int | None
    plans: int | None
    figures: tuple[Kept, ...]

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a kept figure, marked with its document where that is another."""
        if not isinstance(figure, Quoted):
            raise TypeError("only kept figures can be quoted once their document is gone")
        return replace(figure.span, role=role, doc="" if figure.doc == self.name else figure.doc)


def account_of(ledger: Ledger) -> Account | None:
    """What is kept of a document; None where it does not say whose it is."""
    document = ledger.document
    area = document.code or document.region
    if area is None:
        return None
    kept = tuple(_kept(ledger, f) for f in _comparable_elsewhere(ledger, document.region))
    return Account(document.name, document.kind, area, document.reviews, document.plans, kept)


def _comparable_elsewhere(ledger: Ledger, region: str | None) -> Iterator[Cited]:
    """The figures of indicators that the vocabulary knows, and stocks of other things, for the document's own area."""
    apart = ledger.once(gap_starts)  # 比年初计划多1家 is no change from last year
    for figure in ledger.figures:
        said = figure.statement
        if (
            said.measure not in MEASURES
            or said.region != region
            or (said.measure in ("level", "change") and figure.start in apart)
        ):
            continue
        if (
            is_known(figure)
            or _is_stock(ledger, figure)
            or _is_deed(ledger, figure)
            or _is_told_yearly(ledger, figure)
            or _is_aim_of_known(ledger, figure)
        ):
            yield figure


def is_known(figure: Cited) -> bool:
    """Whether the vocabulary knows what a figure is of."""
    return subject_of(figure.statement)[0] != figure.statement.indicator


def _is_aim_of_known(ledger: Ledger, figure: Cited) -> bool:
    """Whether a target is that of a known figure before it: 增长5.1%，未达到年初确定的7%的目标."""
    start = ledger.sentence(figure.start)[0]
    aimed = figure.statement.role == "target" or _GOAL_ONLY.match(figure.statement.indicator)
    return bool(aimed) and is_known(_named(ledger, figure, start))


def _is_deed(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is of what a report means to do, or says that it did of what was asked."""
    said = figure.statement
    if said.measure != "level" or not said.period.isdigit() or len(said.indicator) < LONG:
        return False
    if ledger.document.kind not in ("work_report", "plan_report") or figure.unit in (*PERCENT, *POINTS):
        return False
    if said.role == "target" or _is_pledged(ledger, figure) or ledger.once(_only_plans):
        return True
    return _held_against(ledger, figure)[0] is not None


def _is_pledged(ledger: Ledger, figure: Cited) -> bool:
    start = ledger.sentence(figure.start)[0]
    return _PLEDGED.search(ledger.text, start, figure.start) is not None and bool(
        _AS_TASK.match(ledger.text, figure.end)
    )


def _is_told_yearly(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is one of a year, by a long name, or how it changed: 接待国内游客."""
    said = figure.statement
    if ledger.document.kind not in ("communique", "work_report") or said.role != "actual" or said.base:
        return False
    if not said.period.isdigit() or "项目" in said.indicator:
        return False
    return len(said.indicator) >= _TELLING or (ledger.document.kind == "communique" and _is_output(ledger, figure))


def _is_output(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is of a product's output or how that changed: 玉米产量; 主要产品产量：水泥…，饲料…."""
    if _OUTPUT.search(figure.statement.indicator):
        return True
    return len(figure.statement.indicator) > 1 and bool(
        _OUTPUTS.search(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    )


def _is_stock(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is of what there was at the end of a year, by a name of some length."""
    said = figure.statement
    if said.measure not in ("level", "change") or said.role == "target" or len(said.indicator) < LONG:
        return False
    if figure.unit in (*PERCENT, *POINTS) or "元" in figure.unit:
        return False
    return bool(_END_OF_YEAR.search(ledger.text, ledger.sentence(figure.start)[0], figure.start))


def _kept(ledger: Ledger, cited: Cited) -> Kept:
    start = ledger.sentence(cited.start)[0]
    figure = _named(ledger, _as_planned(ledger, cited), start)
    said, side, by = _held_against(ledger, figure)
    return Kept(
        start=figure.start,
        end=figure.end,
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
        statement=figure.statement,
        doc=ledger.name,
        span=ledger.span(figure, "figure"),
        adjusted=_is_told_otherwise(ledger, figure),
        caveat=caveat_of(ledger, figure) if figure.statement.measure == "growth" else "",
        said=said,
        side=side,
        by=by,
        quoted=figure.statement.role == "target" and _is_quoted(ledger, cited, figure, start),
        of_plan=said is not None and _OF_PLAN.search(said.text) is not None,
    )


def _is_told_otherwise(ledger: Ledger, figure: Cited) -> bool:
    """Whether a growth is at other prices, or its own sentence tells the two levels that a change is between."""
    if figure.start in ledger.once(joints):
        return figure.statement.measure in ("growth", "change")
    return figure.statement.measure == "growth" and at_other_prices(ledger, figure)


def _as_planned(ledger: Ledger, figure: Cited) -> Cited:
    """What a report without a word of the past tells, as what it means to do in the year that it plans for."""
    document, said = ledger.document, figure.statement
    if document.plans is None or said.period != str(document.reviews) or said.measure != "level":
        return figure
    if said.role == "estimate" or document.kind not in ("work_report", "plan_report"):
        return figure
    if said.role == "actual" and not ledger.once(_only_plans):
        return figure
    planned = msgspec.structs.replace(said, role="target", period=str(document.plans))
    return replace(figure, statement=planned)


def _only_plans(ledger: Ledger) -> bool:
    """Whether a report tells of no past, and none of its passages is known to: a list of what will be done."""
    document = ledger.document
    body = ledger.text.find("\n") + 1
    told = any(s.subject for s in document.sections) or _PAST.search(ledger.text, body) is not None
    told = told or f"{document.reviews}年" in ledger.text[body:]
    return document.kind in ("work_report", "plan_report") and not told


def _named(ledger: Ledger, figure: Cited, start: int) -> Cited:
    """A target that a sentence holds a fact against, as one of the fact's kind: 增长10.4%，高于年初9%的预期目标."""
    said = figure.statement
    aimed = _GOAL_ONLY.match(said.indicator) is not None
    if said.role != "target" and not aimed and not is_known(figure) and _is_pledged(ledger, figure):
        return replace(figure, statement=msgspec.structs.replace(said, role="target"))
    before = ledger.within(start, figure.start)[-1:]
    if said.role != "target" and not aimed and not is_quoted_goal(ledger, figure):
        return figure
    if not before or before[0].unit != figure.unit or before[0].statement.role == "target":
        return figure
    fact = before[0].statement
    if said.indicator != fact.indicator and not aimed:
        return figure
    if said.indicator == fact.indicator and period_of(said.period).year > period_of(fact.period).year + 1:
        return figure  # 2022年为10.2年，距2025年10.6年的目标还有差距
    same = msgspec.structs.replace(
        said, indicator=fact.indicator, code=fact.code, measure=fact.measure, role="target", period=fact.period
    )
    plain = figure.value < 0 and ledger.text[figure.start] not in "-−－"  # 低于3%的目标 is none of -3%
    return replace(figure, statement=same, value=abs(figure.value) if plain else figure.value)


def _is_quoted(ledger: Ledger, cited: Cited, figure: Cited, start: int) -> bool:
    """Whether a target was set elsewhere: what a document looks back on, and what it names the plan for."""
    document = ledger.document
    before = ledger.text[max(figure.start - _ADJUSTED, start) : figure.start]
    if _SET_ANEW.search(before) or any(word in _clause(ledger, figure) for word in wording().needed):
        return False  # 经批准调整后增长5%的预算目标 was set anew, 后三年需年均增长8.4% is what is left to do
    if figure is not cited and figure.statement.period != str(document.plans):
        return True
    if document.kind == "outline":
        return False
    if document.kind == "evaluation":  # 高新技术企业达到38家 is one only where its clause says so
        return _OF_AIM.search(_clause(ledger, figure)) is not None
    past = document.reviews is not None and period_of(figure.statement.period).year <= document.reviews
    return past or any(ledger.text.find(word, start, figure.end) >= 0 for word in wording().quoting)


def _clause(ledger: Ledger, figure: Cited) -> str:
    """What stands around a figure up to the semicolons or stops on both sides."""
    start, end = ledger.sentence(figure.start)
    first = max(ledger.text.rfind(c, start, figure.start) for c in "；;")
    last = min((at for c in "；;" if (at := ledger.text.find(c, figure.end, end)) >= 0), default=end)
    return ledger.text[max(first, start) : last]


def _held_against(ledger: Ledger, figure: Cited) -> tuple[Span | None, str, Quoted | None]:
    """The words that hold a fact against its target, their side, and by how much they say it is off.

    They stand behind it, before the next figure or where they speak of all; before a deed they may speak of all too.
    """
    nothing = None, "", None
    if figure.statement.role == "target":
        return nothing
    end = ledger.sentence(figure.start)[1]
    found = _SAID.search(ledger.text, figure.end, end)
    stop = next((f.start for f in ledger.within(figure.end, end)), end)
    each = found and _IN_TURN.search(ledger.text, figure.end, found.start())
    if found and found.end() > stop and not each:
        all_told = _ALL.search(ledger.text, figure.end, found.start("met") if found["met"] else 0)
        found = found if all_told else None
    if found is None:
        span = None if is_known(figure) else _promises_kept(ledger, figure)
        return (span, "met", None) if span else nothing
    if "调整" in ledger.text[figure.end : found.end() + _BESIDE]:
        return nothing  # 完成调整后的目标: not the one that was set first
    if any(f.start == found.end() and f.unit == figure.unit for f in ledger.numbers(found.end(), found.end() + 1)):
        return nothing  # 完成规划目标62.0%的63.2%: an aim that is quoted
    hoped = _HOPED.search(ledger.text, max(found.start() - _HOPE_NEAR, figure.end), found.start())
    if hoped or _ON_THE_WAY.match(ledger.text, found.end()):
        return nothing
    span = _words(ledger, figure, found)
    quoted = _IN_BRACKETS.match(ledger.text, found.end())  # 完成规划目标（62.5%）的99.4%
    behind = quoted.end() if quoted else found.end()
    beside = ledger.numbers(behind, behind + _BESIDE)
    if _IN_TURN.search(ledger.text, figure.end, found.start()):
        beside = _own_of_several(ledger, figure, beside, found.start())
    met = found["met"] or found["task"] or found["of"]
    if (
        met
        and figure.unit in PERCENT
        and figure.statement.measure == "growth"
        and any(b.unit in PERCENT for b in beside)
    ):
        return nothing  # 4.9亿元，下降12.3%，完成全年目标的35.5%: of the amount
    of_aim = ledger.text.startswith("的", behind)
    if met and of_aim and figure.unit in PERCENT and any(f.unit in PERCENT for f in beside):
        return nothing  # 覆盖率62.1%，完成规划目标的99.4%: maybe of the way to it
    if met and (share := next((f for f in beside if f.unit in PERCENT and figure.unit not in PERCENT), None)):
        return span, "attained", _quoted(ledger, figure, share)  # 完成年初计划的84%
    if found["of"]:
        return nothing
    if met:
        return span, "missed" if found["not"] or found["lacks"] else "met", None
    units = POINTS if of_aim else (*POINTS, figure.unit)  # 超过计划的36个 is the aim itself
    by = next((f for f in beside if f.unit in units), None)
    told = _quoted(ledger, figure, by) if by else None
    if found["off"]:
        return (span, "off", told) if told else nothing
    above = (found["above"] is not None) != (found["not"] is not None)
    return span, "above" if above or found["over"] else "below", told


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
    """The words before a deed, in its paragraph, that all that was promised was done."""
    start = max(ledger.paragraph(figure.start)[0], figure.start - _REACH)
    found = _PROMISED.search(ledger.text, start, figure.start)
    return _words(ledger, figure, found) if found else None


def _words(ledger: Ledger, figure: Cited, found: re.Match[str]) -> Span:
    return ledger.span(Figure(start=found.start(), end=found.end(), value=figure.value, unit=""), "words")


def _quoted(ledger: Ledger, figure: Cited, by: Figure) -> Quoted:
    return Quoted(
        start=by.start, end=by.end, value=abs(by.value), unit=by.unit, bound=by.bound,
        statement=figure.statement, doc=ledger.name, span=ledger.span(by, "claim"),
    )  # fmt: skip
