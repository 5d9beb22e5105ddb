"""`Share`: what part of a whole a text says that something is, and the amounts that it may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from guibiao.audit.figure import Figure
from guibiao.audit.fractions_in_words import SHARE_IN_WORDS, share_in_words
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike, is_money
from guibiao.audit.shares.amounts import can_hold, holds_all, is_amount
from guibiao.expressions import expression

NAME = "share"
_ABOUT = "(?:约|近|超过|接近|已|仅|只|高达)?"
_MOVED_TO = "(?:进一步|稳步|逐步)?(?:(?:[提升降]|提[高升]|[上攀跃]升|下降|回落|增加|扩大)[到至为]|(?:稳定|保持|维持)在)"
_IS = rf"{_ABOUT}(?:为|达到|达|是|{_MOVED_TO})?{_ABOUT}(?=\s?\d+(?:\.\d+)?\s?[%％])"
# 占计划的27.9% | 占GDP比重2.31% | 占比62.5% | 占一般公共预算支出80.6% | 与地区生产总值（386.5亿元）之比为1.6%
CLAIM = expression(
    r"(?:占(?:[到据]了?|了)?(?P<whole>[^，,。；;：:\n%％]{0,24}?)(?:的)?(?:比重|比例|份额|比)?(?:的)?(?:[（(][^（）()\d\n]{2,16}[）)])?"
    r"(?:由[^，,。；;\n\d]{0,8}(?:20\d\d年的?)?\d+(?:\.\d+)?[%％][^，,。；;\n\d]{1,4}[到至为](?=\d))?"
    r"|(?:恢复[到至]|相当于)(?:[^，,。；;：:\n%％]{0,16}\d[^，,。；;：:\n%％\d]{0,6})的"
    r"|(?:与|相当于)(?P<to>[^，,。；;：:\n%％\d（(]{2,16}?)(?:[（(][^（）()，,。；;\n%％]{2,12}[）)])?(?:之比|的比例|的比值|的比率|的比重|的))"
    + _IS
)
_OWN = expression(r"(?<=[，,。；;\n])(?P<own>[^，,。；;：:\n%％\d占]{2,14})(?:比重|占比)" + _IS)
# 农业产值在农林牧渔业总产值中的份额为54.3% | 在规上工业中占31.0%
_WITHIN = expression(
    r"(?:(?P<own>[^，,。；;：:\n%％\d占在]{2,14})|其)?在(?P<whole>[^，,。；;：:\n%％\d]{2,16}?)[之当]?中(?:的|所)?(?:占比|占|比重|比例|份额)(?:的?(?:比重|比例|份额))?"
    + _IS
)
# 为东部片区的82.5% | 仅为全省平均水平的71.0%
_AS_OTHER = expression(
    r"[^，,。；;：:\n%％\d]{0,8}?(?:[是为]|(?:[是为]|达到?|只有|不足)(?=.{0,16}(?:平均|水平)))(?P<to>[^，,。；;：:\n%％\d]{2,14}?)的"
    + _IS
)
_PAST = expression("[年期]")
_OF_DIGIT = " ".join(f"的{d}" for d in range(10))
# 占新登记总量近六成 | 所占比重不足一半
_IN_WORDS = expression(
    r"占(?:[到据]了?|了)?(?P<whole>[^，,。；;：:\n%％\d]{0,24}?)(?:\d[\d.']*[^，,。；;\d的]{1,5}|[（(][^，,。；;（）()]{2,12}[）)])?(?:的)?(?:比重|比例|比)?(?:的)?(?:为|达到|达|是)?"
    + SHARE_IN_WORDS.pattern
)
OF_WHOLE, _IN = "占", "在"
# 15.83万人，不到六成；
_ALONE = expression(rf"(?<=[，,])(?=[近约将接超逾突不过])(?:{SHARE_IN_WORDS.pattern})(?=[，,。；;）)])")
_HEDGES = "近 约 将近 接近 超 逾 突破 不足 不到"
_BEGINS = "占 恢复到 恢复至 相当于 与"
_FRAME = expression(r"\s*在(?:全部|所有|全[县市区州省])?(?P<whole>[^，,。；;：:\n\d“”]{2,12}?)(?:之|当)?中[，,]")
_OUT_OF = expression(r"[之当]?中[，,]?[^，,。；;\d]{2,}占")
_IT_IS, _BEHIND = expression(r"[，,](?:为|达到?|计|共|金额)(?:约)?"), 6  # between a share and the part behind it
_NAMED_WHOLE = expression(r"占(?P<whole>[^，,。；;：:\n%％\d占比]{2,24})的(?:比重|比例)?[为达]?到?\d")
_WHOLE_BEHIND = expression(r"[（(](?:年初|年度|全年)?(?:计划|目标|任务|总数|总量|总额)(?:为|数|数为)?(?=\d)")
_NAMED_BEHIND = expression(r"[（(](?P<whole>[^（()），,\d]{2,10}?)(?:总量|总额|总数)?(?:为|共)?(?=\d)")
_ECONOMY, _PRODUCT = (
    expression(r"(?:[全我][国省市县区州]|整个|全部|地区|区域|县域|市域)*(?:国民)?经济(?:总量|总额)?的?"),
    "地区生产总值",
)
AIM = expression("计划|目标|任务|预算")  # what is reached of it, another rule recomputes
_OF_AIM = expression(r"(?:年初|年度|全年|调整|变动)?(?:预算|年?计划|年?目标)数?")
_IN_TURN = expression(r"分别|依次|各(?!项|类|级|地区)")  # several shares, told one after another
_PRONOUNS = ("后者", "前者")  # the last of two amounts, and the one before
_AND_MORE = expression(r"[、和]\s?\d[\d.]*\s?[%％]")  # 398户1157人，占77.7%和77.9%
_LONGEST, _CLAUSES = 24, expression("[，,。；;]")  # characters of an amount with the words behind it
BESIDE = 14  # characters before a share in which its amount stands
MOST = 8  # amounts before a share that may be its part, and again as many wholes for each


class Share(Struct, frozen=True):
    """A claimed share with what its words call the whole and the part, and the amounts that may be these."""

    figure: Figure
    start: int  # of the words that claim it
    end: int
    sentence: int  # where its sentence begins
    whole: str  # what the whole is called there or before; nothing where it may be any
    named: str  # what the words themselves call the whole
    own: str  # what they call the part: 税收占比
    inline: tuple[Figure, ...]  # the whole where they tell it, or a bracket right behind does
    parts: tuple[Figure, ...]  # the amounts of its sentence before it, the last first
    behind: Figure | None  # the part where it is told right behind the share
    compared: bool  # with something beside it (为全省平均的112%), of which it is no part

    @property
    def of_days(self) -> bool:
        """Whether it is of the days of a year: 优良天数328天，占全年的89.9%."""
        return bool(self.parts) and self.parts[0].unit == "天" and self.whole.startswith("全年")


def shares_told(ledger: Ledger) -> tuple[Share, ...]:
    """The shares that a text claims of wholes, but for several told in turn."""
    return tuple(_shares(ledger))


def _shares(ledger: Ledger) -> Iterator[Share]:
    found: dict[int, re.Match[str]] = {}  # by where it ends: of two expressions the first tells more
    for match in (
        *ledger.scan_clauses(_WITHIN, "中的 中占 中所占 中比重 中份额"),
        *ledger.scan_clauses(_OWN, "占比 比重"),
        *ledger.scan(CLAIM, _BEGINS),
        *ledger.scan_clauses(_AS_OTHER, _OF_DIGIT),
    ):
        found.setdefault(match.end(), match)
    for match in found.values():
        claims = ledger.numbers(match.end(), match.end() + 10)
        if claims and claims[0].unit in PERCENT and claims[0].start <= match.end() + 1:
            yield from _share(ledger, match, claims[0])
    for match in ledger.scan_all(_IN_WORDS, OF_WHOLE):
        yield from _share(ledger, match, share_in_words(match))
    for match in ledger.scan(_ALONE, _HEDGES):
        beside = ledger.numbers(match.start() - _LONGEST, match.start())[-1:]
        if beside and not _CLAUSES.search(ledger.text, beside[0].end, match.start() - 1):
            yield from _share(ledger, match, share_in_words(match))


def _share(ledger: Ledger, match: re.Match[str], figure: Figure) -> Iterator[Share]:
    start = match.start()
    sentence = ledger.sentence(start)[0]
    parts = [f for f in ledger.numbers(sentence, start) if is_amount(f)][::-1][:MOST]
    parts = [p for p in parts if not _is_quoted(ledger, p, start)]
    parts = [p for p in parts if not _is_aside(ledger, p, sentence, start)] or parts
    if parts and _OUT_OF.match(ledger.text, parts[0].end):
        return  # 生产总值512.6亿元中，第三产业占46.3% does not tell the part
    words = match.groupdict()
    named, own, to = (words.get(name) or "" for name in ("whole", "own", "to"))
    if own.startswith(_IN):
        named, own = own[len(_IN) :], ""  # 在全国比重约27.0% is of the country, and no part called so
    if AIM.search(to) or (_PAST.search(to) and not ledger.text.startswith(("（", "("), figure.end)):
        return  # 为年度计划的102%, and 为上年的92% but for （上年44.6万人次）
    whole = (named or to or ("" if own else _named_before(ledger, match, sentence))).strip()
    whole = whole.removesuffix("水平") or _framed(ledger, sentence, start)
    whole = _PRODUCT if _ECONOMY.fullmatch(whole) else whole
    if _IN_TURN.search(ledger.text, max(start - 2, 0), match.end()) or _AND_MORE.match(ledger.text, figure.end):
        return
    if parts and is_money(parts[0].unit) and _OF_AIM.fullmatch(whole):
        return
    inline = [f for f in ledger.numbers(start, match.end()) if is_amount(f)] or _in_bracket_behind(
        ledger, figure, whole
    )
    if whole in _PRONOUNS and len(parts) > 1 and alike(parts[0].unit, parts[1].unit):
        inline, parts = [parts[_PRONOUNS.index(whole)]], [parts[1 - _PRONOUNS.index(whole)]]
    behind = _part_behind(ledger, figure, parts)
    yield Share(figure, start, match.end(), sentence, whole, named, own, tuple(inline), tuple(parts), behind, bool(to))


def _is_quoted(ledger: Ledger, part: Figure, at: int) -> bool:
    """Whether an amount stands in a quotation that has ended: “引进金融机构2家”，占任务总数的1.6% is of no firms."""
    behind = ledger.text[part.end : at]
    return "”" in behind and "“" not in behind.partition("”")[0]


def _is_aside(ledger: Ledger, part: Figure, sentence: int, at: int) -> bool:
    """Whether brackets that have closed tell an amount of the one right before them: 96.8亿元（其中甲48.2亿元），占."""
    opened = max(ledger.text.rfind(mark, sentence, part.start) for mark in "（(")
    if opened < 0 or any(mark in ledger.text[opened : part.start] for mark in "）)"):
        return False
    if not any(mark in ledger.text[part.end : at] for mark in "）)"):
        return False
    before = ledger.numbers(max(opened - _LONGEST, sentence), opened)[-1:]
    return any(alike(f.unit, part.unit) and not _CLAUSES.search(ledger.text, f.end, opened) for f in before)


def _in_bracket_behind(ledger: Ledger, figure: Figure, whole: str) -> list[Figure]:
    """The whole in brackets right behind a share: 占计划的90%（计划2万亩）, 占全市总量的12.3%（全市380.6亿元）."""
    opened = _WHOLE_BEHIND.match(ledger.text, figure.end)
    if opened is None and (named := _NAMED_BEHIND.match(ledger.text, figure.end)):
        opened = named if named["whole"] in whole and named["whole"] != whole else None
    return [f for f in ledger.numbers(opened.end(), opened.end() + 1) if is_amount(f)] if opened else []


def _part_behind(ledger: Ledger, figure: Figure, before: list[Figure]) -> Figure | None:
    """The part told right behind its share, of the one amount before: 投资286.4亿元，其中工业占34.4%，为98.6亿元."""
    after = ledger.numbers(figure.end, figure.end + _BEHIND)[:1]
    if len(before) != 1 or not after or not _IT_IS.fullmatch(ledger.text, figure.end, after[0].start):
        return None
    return after[0] if can_hold(before[0], after[0]) and holds_all(before[0], after) else None


def _framed(ledger: Ledger, sentence: int, at: int) -> str:
    """The whole that the head of a sentence names, of which it tells parts: 在从业人员中，女性3.42万人，占34.7%."""
    found = _FRAME.match(ledger.text, sentence, at)
    return found["whole"] if found else ""


def _named_before(ledger: Ledger, match: re.Match[str], sentence: int) -> str:
    """The whole that the share before names, of which a bare 占 in the same sentence tells more."""
    named = list(_NAMED_WHOLE.finditer(ledger.text, sentence, match.start()))
    return named[-1]["whole"] if named and not AIM.search(named[-1]["whole"]) else ""
