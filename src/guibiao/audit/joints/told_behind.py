"""A level, or both, told behind the claim."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.joints.earlier import FROM, THEN, is_prior
from guibiao.audit.joints.joining import only_joins
from guibiao.audit.joints.joint import Joint, joint_of
from guibiao.audit.joints.levels_told import are_levels, is_level, with_one_unit
from guibiao.audit.joints.years import year_beside
from guibiao.audit.ledger import Ledger, period_of
from guibiao.expressions import expression

_DID = r"(?:增长|增速|上涨|下降|下跌|涨幅|增幅|新建|新增|完成|实现|达到?|建成|发放|销售|引进)?"
_ASIDE = expression(
    rf"[（(，,。；;]\s*而?(?:(?P<year>(?:19|20)\d\d)年(?:末|底|同期)?(?:增长|增速|已(?:建成|完成|拥有))?|(?:上一?年度?|去年度?)(?:末|底|同期|全年)?{_DID}|当[年时]"
    r"|“?十[一二三四五]五”?(?:时期|期间|期末|末|前)?|(?:上一?个?|前)[五三十]年|上[届年]末?|基期|[年期]初|上期|同期)"
    r"(?:基期值?|基数|水平)?(?:仅?为|是|只?有)?(?=\d)"
)
_FROM_BEHIND = expression(r"[，,（(]\s*[由从]")
_ON_BASE = expression(r"的?基础上")
# ，达到512.8亿元，年初为|470.2亿元
_REACHED = expression(
    r"[，,](?:总[数量额]|累计|年末|期末|目前|现)*(?:达到?|为|突破|超过|[增升降减][至到为]|(?:增加|增长|扩大|提高|提升|减少|下降)[到至为])了?"
)
_THEN_WAS = expression(rf"[，,；;（(]而?{THEN}[^，,。；;\d]{{0,6}}")
_COMMAS = ("，", ",")
_LEAD = 8  # characters after 由 in which the first level begins


def told_behind(ledger: Ledger, claim: Cited, figures: Sequence[Figure]) -> Joint | None:
    """Both levels told behind the figure: 下降14.3%，由35微克/立方米降至30微克/立方米."""
    found = _FROM_BEHIND.match(ledger.text, claim.end)
    after = [f for f in figures if f.start >= claim.end][:2] if found else []
    if not found or len(after) < 2 or not all(is_level(ledger, f, claim) for f in after):
        return None
    first, second = with_one_unit(*after)
    if first.start - found.end() > _LEAD or not are_levels(ledger, first, second, claim):
        return None
    joins = only_joins(ledger, first, second, figures) and not any(found.end() < f.start < first.start for f in figures)
    years = year_beside(ledger, first, claim.end), year_beside(ledger, second, first.end)
    return joint_of(first, second, *years) if joins else None


def reached_behind(ledger: Ledger, claim: Cited, figures: Sequence[Figure], start: int) -> Joint | None:
    """What came of a change, and the base before or behind: 增加42.6亿元，达到512.8亿元，年初为470.2亿元.

    在15亿元的基础上翻一番，达到30亿元 tells the base before.
    """
    if not ledger.text.startswith(_COMMAS, claim.end):
        return None
    at = next((i for i, f in enumerate(figures) if f.start >= claim.end), None)
    if at is None or not _REACHED.fullmatch(ledger.text, claim.end, figures[at].start):
        return None
    end, base = figures[at], _base_of(ledger, claim, figures, at, start)
    alike = base is not None and all(is_level(ledger, f, claim) for f in (end, base))
    if base is None or not alike or not are_levels(ledger, base, end, claim):
        return None
    return joint_of(base, end, None, None)


def _base_of(ledger: Ledger, claim: Cited, figures: Sequence[Figure], at: int, start: int) -> Figure | None:
    """The base of a change whose end is figure `at`: behind that end, else right before the change."""
    behind = figures[at + 1 : at + 2]
    if behind and _THEN_WAS.fullmatch(ledger.text, figures[at].end, behind[0].start):
        return behind[0]
    before = [f for f in figures[:at] if f.start < claim.start]
    joined = before and _is_base(ledger, before[-1], start) and only_joins(ledger, before[-1], claim, before)
    return before[-1] if joined else None


def _is_base(ledger: Ledger, figure: Figure, start: int) -> bool:
    """Whether the words around a level say that something was added to it: 年初的470.2亿元; 由86家; 在86家的基础上."""
    came_from = FROM.search(ledger.text, max(figure.start - 2 * _LEAD, start), figure.start)
    return bool(came_from or _ON_BASE.match(ledger.text, figure.end) or is_prior(ledger, figure, start))


def with_aside(ledger: Ledger, claim: Cited, end: Figure, before: Sequence[Figure], start: int) -> Joint | None:
    """The base told behind the figure: 增长8.2%（2021年为6.1亿元）; 增长8.2%，上年为6.1亿元."""
    found = _ASIDE.match(ledger.text, claim.end)
    if found and "已" in found[0] and found[0][0] not in "（(":
        return None  # 期末达到172吨，比2020年下降10.7%，2022年已完成154吨: what came since
    base = next(iter(ledger.numbers(found.end(), found.end() + 1)), None) if found else None
    if found is None or base is None or not is_level(ledger, base, claim) or not are_levels(ledger, base, end, claim):
        return None
    last = year_beside(ledger, end, start) or period_of(claim.statement.period).year
    first = int(found["year"]) if found["year"] else last - 1
    return joint_of(base, end, first, last) if first < last and only_joins(ledger, end, claim, before) else None
