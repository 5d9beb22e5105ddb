"""The words that may stand between figures of one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.ledger import Ledger
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_TIME = (
    r"(?:19|20)\d\d(?:年度?|[－—~～至-](?:19|20)\d\d年)?|“?十[一二三四五六]五”?(?:规划)?(?:时期|期间|期末|期初|以来)?"
    r"|[一两二三四五六七八九十\d]{1,2}年[间来前]?|每[日天月年季]|[日月]均|(?:\d{1,2}[—–~～至到-])?\d{1,2}月[份末]?|(?<=[比较与为到至])(?:上半年|[一二三四]季度|前[两二三]季度)"
)
_MARKS = "[、，,；;：（）() 《》“”]"
# a clause that dates another level, in whatever words: ，2014年建档立卡之初为; 与2017年的3.26万户相比，市场主体达到
_DATED = expression(
    r"(?<=[，,（(])(?:19|20)\d\d年[^，,。；;\d]{0,12}?(?=[为是]\Z)"
    r"|(?<=[，,])而?(?:(?:19|20)\d\d年|上年|去年)(?:同期)?(?:仅|只|才)[^，,。；;\d]{0,3}\Z"
    r"|(?<=相比[，,])(?:(?:19|20)\d\d年末?)?[^，,。；;\d]{2,14}?(?=(?:达到?|为|增至|增加到|突破|(?:增加|增长|净增|提高|上升|减少|下降|降低)了?)\Z)"
)
# of a level for each of something its change may say so again: 单产由412公斤提升到428公斤，亩均增产16公斤
_PER_HEAD, _FOR_EACH = expression("均|单产|每"), expression("[人亩户件]均|每[人亩户件]")
# the same in another unit: 112220千公顷|（168329万亩）
_AGAIN = expression(r"[（(](?:[日月人户]均|平均每?[天日月人户]?)?\d+(?:'\d{3})*(?:\.\d+)?[^（()）\d，,。%％]{1,8}[）)]")
# of what is told apart from a plan in two ways: ，与年初预算相比，|减少0.28万元，下降15%
_ON_PLAN = expression(r"(?<=[，,])[比较与](?:上年度?|年初|(?:19|20)\d\d年度?)?预算数?相比(?=[，,])")
# what is compared may bear its name again: 纳税额31584万元，比去年同期企业纳税额|增加5952万元
_NAMED_AGAIN = expression(
    r"(?<=[，,])(?:同?比|较)(?:上年|去年|前年|上月|20\d\d年)(?:同期|末|底)?的?(?P<name>[^，,。；;（()）\d]{2,16}?)"
    r"(?=(?:增加|减少|增长|下降|上升|提高|降低|增收|减收|净增|[多少])了?\Z)"
)
# |与第六次全国人口普查2010年11月1日零时的|2745.3万人相比
_CENSUS = expression(
    r"(?<=[，,；;])[比较与同和](?:20[012]0年)?(?:第[四五六七]次)?(?:全国)?人口普查(?:时|20[012]0年)?(?:\d{1,2}月\d{1,2}日)?(?:零时)?的?\Z"
)
_SHARE = expression(r"[，,（(]占[^，,。；;（()）\d]{0,20}(?=[，,）)])")  # 投诉1739件，占总数|29.1%|，环比上季度
_TO_MONTH = expression(r"[-—–~～至到]\d{1,2}月")
_NEAR = 30  # characters in which nothing but years and verbs may stand


def only_joins(ledger: Ledger, first: Figure, second: Figure, figures: Sequence[Figure]) -> bool:
    """Whether nothing stands between two figures but years, verbs, and figures of other kinds of the same thing."""
    stretch, at = "", _behind_list(ledger, first, second, figures)
    name = first.statement.indicator if isinstance(first, Cited) else ""
    for other in figures:
        if first.end <= other.start and other.end <= second.start and not _is_month(ledger, other):
            stretch, at = stretch + ledger.text[at : other.start], other.end
    stretch += _DATED.sub("", ledger.text[at : second.start])
    stretch = _without_repeats(stretch, name)
    if _PER_HEAD.search(name):
        stretch = _FOR_EACH.sub("", stretch)
    if len(name) > 1 and name in stretch and name in ledger.text[max(first.start - _NEAR, 0) : first.start]:
        stretch = stretch.replace(name, "", 1)  # 出口241.8亿元，而2022年出口曾达到266.3亿元
    return len(stretch) <= _NEAR and _between().fullmatch(stretch) is not None


def _without_repeats(stretch: str, name: str) -> str:
    """The words between two figures without what says again of what they are."""
    if "（" in stretch or "(" in stretch:
        stretch = _AGAIN.sub("", stretch)
    if "预算" in stretch:
        stretch = _ON_PLAN.sub("", stretch)
    if "普查" in stretch:
        stretch = _CENSUS.sub("", stretch)
    if "占" in stretch:
        stretch = _SHARE.sub("", stretch)
    again = _NAMED_AGAIN.search(stretch) if name and ("比" in stretch or "较" in stretch) else None
    if again and any(a + b in name for a, b in pairwise(again["name"])):
        return stretch[: again.start("name")] + stretch[again.end("name") :]
    return stretch


def _is_month(ledger: Ledger, figure: Figure) -> bool:
    """Whether a number is the first of a stretch of months: 1—11月."""
    return not figure.unit and _TO_MONTH.match(ledger.text, figure.end) is not None


def _behind_list(ledger: Ledger, first: Figure, second: Figure, figures: Sequence[Figure]) -> int:
    """Where the words between two figures begin: behind a list of parts that `figures` no longer hold."""
    which = ledger.text.find("其中", first.end, second.start)
    skipped = [f for f in ledger.numbers(which, second.start) if f not in figures] if which >= 0 else []
    return skipped[-1].end if len(skipped) > 1 else first.end


@cache
def _between() -> re.Pattern[str]:
    """What may stand between figures of one thing: times, marks, and the words that join them."""
    words = sorted(wording().joining, key=len, reverse=True)
    return re.compile(f"(?:{_TIME}|{_MARKS}|{'|'.join(words)})*+")
