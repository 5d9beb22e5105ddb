"""Which figures of a document are targets, of what, and which of these were set elsewhere: 年初确定的60公里目标."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from msgspec.structs import replace

from guibiao.audit.across.against import WHOSE, is_set_above, speaks_of_aims
from guibiao.audit.across.whose import of_named
from guibiao.audit.figure import Cited
from guibiao.audit.ledger import Ledger, entry_of, is_quoted_goal, period_of, subject_of
from guibiao.audit.measures import PERCENT, POINTS, comparable, factor
from guibiao.audit.wording import wording
from guibiao.expressions import expression

# （年初计划160公里） | 多于年初承诺的12个 | 规划目标值为46.5%
_AIM_BEFORE = expression(
    r"(?P<words>(?:(?:年初|年度|上年|去年|全年|原)(?:人代会|政府工作报告|[《》的所])*(?:确定|提出|承诺|下达|设定|制定|安排|部署|预期|定)|规划|纲要|计划|目标|任务|预算|承诺)"
    rf"{WHOSE}[数值]?)[为是：:的（(]*(?:新建|建设|完成|改造|达到|增长|增速|下降)?\Z"
)
_SET_BY = expression(r"(?:确定|提出|承诺|下达|设定|制定|安排|部署)的?\Z")
_OTHER_YEAR = expression(r"(?:(?P<year>20\d\d)年|(?P<now>今年|本年)|(?P<next>明年|来年|下年|次年))[^，,。；;\d]{0,8}\Z")
# 年初承诺的新建幼儿园6所任务
_PLEDGED = expression(
    r"(?:年初|上年|去年)[^，,。；;\n\d]{0,8}(?:承诺|确定|提出|下达|安排|计划|部署)的?(?P<thing>[^，,。；;\n\d]{0,24})\Z"
)
_AS_TASK = expression(
    r"的?(?P<thing>[^，,。；;\n\d]{0,16}?)(?:建设)?(?:任务|目标|计划|承诺|(?:均|都|已|全部|全面|如期|顺利|圆满)+(?:完[成工]|建成|竣工|交付|投用|办结|落实|兑现))"
)
_AIMS_LISTED = expression("(?:计划|目标|任务)(?:安排|指标|任务)?(?:为|是|如下)?[：:]")
_SINCE = expression(r"[比较与](?:19|20)\d\d年(?:末|底)?的?\Z")  # 较2020年的4.82亿元增加
_CAME = expression("实际|已|完成|截[至止]|目前")
_OWN_NAME = 4  # characters of a thing named behind an aim
_LONGEST = 40  # characters of the words before an aim
_NEAR = 3  # figures before an aim of which one is the fact held against it
_ALIKE = (Fraction(1, 2), Fraction(3))  # times the fact that its target is
_ADJUSTED = 12  # characters before an aim in which it is called adjusted
_SET_ANEW = expression("调整|[三四]年(?:总|累计|规划)?(?:目标|任务)")  # or one of some years
_OF_AIM = expression(r"目标|任务|要求|计划|规划|纲要|提出|力争|到20\d\d年|期末|确定|预期")
_AIM_BEHIND = expression(r"(?:以上|左右|以内)?的?[^，,。；;\d]{0,4}(?:目标|任务|要求)")
_GOAL_ONLY = expression(
    r"(?:未能?|没有|尚未)?(?:完成|达到|实现|超过|超出|多于|高于|低于|与|较|比|同|距离?|对照)?(?:原定?|既定|年度|年初|全年|规划|预期|阶段|阶段性|的)*"
    r"(?:目标|任务|计划|(?<=[年度初划])(?:确定|提出|设定|下达|承诺|安排))+(?:任务|指标|值|数|相)?\Z"
    r"|(?:未能?|没有|尚未)?(?:完成|达到|实现)?(?:年初|年度|全年)\Z"  # 增长8.3%，完成年初8%的目标
)
_YEARS = expression(r"规划|纲要|五年|期末|十[二三四五六]五")
_OF_YEAR = expression(r"年[初度]|[全当上去今]年|中期|序时?|阶段|20\d\d")
_PAST = expression(
    r"去年|上年|过去|一年来|回顾|同比|以来|五年来|比[^，,。；;]{0,6}年[增提]|增长|圆满|取得|成效|实现了|年初|超额|兑现|(?:完成|达到)[^，,。；;]{0,6}(?:目标|任务|计划)|已[完建实新]"
)


def as_meant(ledger: Ledger, cited: Cited) -> tuple[Cited, bool]:
    """A figure with its role as its sentence means it, and whether it is a target that was set elsewhere.

    A target that a sentence holds a fact against is one of that fact: 增长10.4%，高于年初9%的预期目标.
    """
    start = ledger.sentence(cited.start)[0]
    if fact := _fact_held_against(ledger, cited, start):
        return _of_fact(ledger, cited, fact), not _is_set_anew(ledger, cited, start)
    if fact := _fact_behind(ledger, cited):
        return _of_fact(ledger, cited, fact), not _is_set_anew(ledger, cited, start)
    figure = _named(ledger, _as_planned(ledger, _as_listed(ledger, of_named(ledger, cited), start)), start)
    return figure, figure.statement.role == "target" and _is_quoted(ledger, cited, figure, start)


def is_pledged(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is of what was promised at the start of the year, by a name of its own."""
    return _pledged(ledger, figure) is True


def is_aim_of_known(ledger: Ledger, figure: Cited) -> bool:
    """Whether a target is that of a figure before it: 增长5.1%，未达到年初确定的7%的目标."""
    start = ledger.sentence(figure.start)[0]
    if _fact_held_against(ledger, figure, start):
        return True
    aimed = figure.statement.role == "target" or _GOAL_ONLY.match(figure.statement.indicator)
    named = _named(ledger, of_named(ledger, figure), start).statement if aimed else None
    return named is not None and subject_of(named)[0] != named.indicator


def is_of_plan(ledger: Ledger, figure: Cited, quoted: bool) -> bool:
    """Whether a target is one of a plan of several years: 占规划280公里的41.4% tells nothing asked of the year."""
    if figure.statement.role != "target":
        return False
    if ledger.document.kind == "outline":
        return True
    if not quoted:
        return False
    first = max(ledger.sentence(figure.start)[0], figure.start - _LONGEST)
    first = max([first, *(f.end for f in ledger.within(first, figure.start))])
    words = ledger.text[first : figure.start]
    if _OF_YEAR.search(words):
        return False
    return ledger.document.kind == "evaluation" or _YEARS.search(words) is not None


def only_plans(ledger: Ledger) -> bool:
    """Whether a report tells of no past, and none of its passages is known to: a list of what will be done."""
    document = ledger.document
    if document.kind not in ("work_report", "plan_report"):
        return False
    body = ledger.text.find("\n") + 1
    told = any(s.subject for s in document.sections) or _PAST.search(ledger.text, body) is not None
    return not told and f"{document.reviews}年" not in ledger.text[body:]


def _fact_held_against(ledger: Ledger, figure: Cited, start: int) -> Cited | None:
    """The fact before a figure that its words make the target of that fact, if they do."""
    if figure.statement.measure == "change" or not speaks_of_aims(ledger, start, figure.start):
        return None
    found = _AIM_BEFORE.search(ledger.text, max(start, figure.start - _LONGEST), figure.start)
    pledged = _pledged(ledger, figure)
    if pledged or (found is None and pledged is None):
        return None
    if found and is_set_above(ledger, ledger.text[max(found.start() - 2, start) : found.end()]):
        return None
    if found and figure.unit in PERCENT and found[0].endswith("的") and not _SET_BY.search(found["words"]):
        return None  # 为计划的95%, a share
    fact = _fact_before(ledger, figure, start)
    if fact is None or (found and not _is_of_year(ledger, found.start(), start, fact)):
        return None
    return fact


def _fact_behind(ledger: Ledger, figure: Cited) -> Cited | None:
    """What really came of a target, told right behind it by the same name: 计划新增学位3600个，实际新增3780个."""
    said = figure.statement
    if said.role != "target" or said.measure != "level" or ledger.document.kind == "outline":
        return None
    behind = ledger.within(figure.end, ledger.sentence(figure.start)[1])[:1]
    told = behind[0].statement if behind and behind[0].unit == figure.unit else None
    came = told is not None and told.role == "actual" and told.indicator == said.indicator and told.measure == "level"
    return behind[0] if came and _CAME.search(ledger.text, figure.end, behind[0].start) else None


def _fact_before(ledger: Ledger, figure: Cited, start: int) -> Cited | None:
    """The fact that a sentence tells last before an aim, but for what it grew by."""
    for fact in reversed(ledger.within(start, figure.start)[-_NEAR:]):
        if _may_be_target_of(figure, fact):
            return fact
        if figure.unit in PERCENT or fact.unit not in (*PERCENT, *POINTS):
            return None
    return None


def _may_be_target_of(figure: Cited, fact: Cited) -> bool:
    said = fact.statement
    if (
        said.role == "target"
        or said.measure not in ("level", "growth", "growth_avg")
        or not comparable(fact.unit, figure.unit)
    ):
        return False
    if figure.unit in PERCENT:
        return fact.unit in PERCENT
    if not fact.value:
        return False
    ratio = Fraction(figure.value) * factor(figure.unit, fact.unit) / Fraction(fact.value)
    return _ALIKE[0] <= ratio <= _ALIKE[1]


def _is_of_year(ledger: Ledger, at: int, start: int, fact: Cited) -> bool:
    """Whether the words before an aim do not tell another year than that of its fact: 今年计划10亿元."""
    found = _OTHER_YEAR.search(ledger.text, start, at)
    if found is None:
        return True
    year = period_of(fact.statement.period).year
    if found["next"]:
        return False
    return year == (int(found["year"]) if found["year"] else ledger.document.plans)


def _of_fact(ledger: Ledger, figure: Cited, fact: Cited) -> Cited:
    said = fact.statement
    same = msgspec.structs.replace(
        figure.statement,
        indicator=said.indicator,
        code=said.code,
        measure=said.measure,
        role="target",
        period=said.period,
    )
    plain = figure.value < 0 and ledger.text[figure.start] not in "-−－"  # 低于3%的目标 is none of -3%
    return replace(figure, statement=same, value=abs(figure.value) if plain else figure.value)


def _pledged(ledger: Ledger, figure: Cited) -> bool | None:
    """Whether a figure of what was promised at the start of the year has a name of its own; None where it is no such.

    年初承诺的新建幼儿园6所任务 and 年初承诺的24个老旧小区改造任务 have one, 年初承诺的6所任务 has none.
    """
    start = ledger.sentence(figure.start)[0]
    if not speaks_of_aims(ledger, start, figure.start):
        return None
    found = _PLEDGED.search(ledger.text, start, figure.start)
    task = _AS_TASK.match(ledger.text, figure.end) if found else None
    if found is None or task is None:
        return None
    return len(found["thing"]) > 1 or len(task["thing"]) >= _OWN_NAME


def _as_planned(ledger: Ledger, figure: Cited) -> Cited:
    """What a report without a word of the past tells, as what it means to do in the year that it plans for."""
    document, said = ledger.document, figure.statement
    if document.plans is None or said.period != str(document.reviews) or said.measure != "level":
        return figure
    if said.role == "estimate" or document.kind not in ("work_report", "plan_report"):
        return figure
    if said.role == "actual" and not ledger.once(only_plans):
        return figure
    planned = msgspec.structs.replace(said, role="target", period=str(document.plans))
    return replace(figure, statement=planned)


def _as_listed(ledger: Ledger, figure: Cited, start: int) -> Cited:
    """A figure of a list that its sentence opens as one of aims: 2022年计划安排：粮食播种面积62万亩."""
    if figure.statement.role != "actual" or not _AIMS_LISTED.search(ledger.text, start, figure.start):
        return figure
    return replace(figure, statement=msgspec.structs.replace(figure.statement, role="target"))


def _named(ledger: Ledger, figure: Cited, start: int) -> Cited:
    """A target as one of the kind of the fact right before it."""
    said = figure.statement
    aimed = _GOAL_ONLY.match(said.indicator) is not None
    if said.role != "target" and not aimed and not speaks_of_aims(ledger, *ledger.sentence(figure.start)):
        return figure
    if said.role != "target" and not aimed and entry_of(said.indicator) is None and is_pledged(ledger, figure):
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
    return _of_fact(ledger, figure, before[0])


def _is_quoted(ledger: Ledger, cited: Cited, figure: Cited, start: int) -> bool:
    """Whether a target was set elsewhere: what a document looks back on, and what it names the plan for."""
    document = ledger.document
    if (
        _is_set_anew(ledger, figure, start)
        or _may_be_of_fact(ledger, figure, start)
        or _SINCE.search(ledger.text, start, figure.start)
    ):
        return False
    if figure is not cited and figure.statement.period != str(document.plans):
        return True
    if document.kind == "outline":
        return False
    if document.kind == "evaluation":  # 高新技术企业达到38家 is one only where its clause says so
        return _OF_AIM.search(_heads(ledger, figure) or _said_of(ledger, figure)) is not None
    past = document.reviews is not None and period_of(figure.statement.period).year <= document.reviews
    return past or any(ledger.text.find(word, start, figure.end) >= 0 for word in wording().quoting)


def _may_be_of_fact(ledger: Ledger, figure: Cited, start: int) -> bool:
    """Whether a change since a year behind an aim may be that of the fact: 达到5.2张，目标6.2张，较2020年增加0.6张."""
    if figure.statement.measure != "change" or not figure.statement.base:
        return False
    told = ledger.within(start, figure.start)
    return any(f.statement.role != "target" and f.unit == figure.unit for f in told)


def _heads(ledger: Ledger, figure: Cited) -> str:
    """The first row of the table that a figure stands in; nothing in running text."""
    table = next((t for t in ledger.document.tables if t.start <= figure.start < t.end), None)
    return ledger.text[table.start : table.start + ledger.text[table.start : table.end].find("\n")] if table else ""


def _is_set_anew(ledger: Ledger, figure: Cited, start: int) -> bool:
    """经批准调整后增长5%的预算目标 was set anew, 后三年需年均增长8.4% is what is left to do."""
    before = ledger.text[max(figure.start - _ADJUSTED, start) : figure.start]
    said = _clause(ledger, figure, "；;，,")
    return _SET_ANEW.search(before) is not None or any(word in said for word in wording().needed)


def _said_of(ledger: Ledger, figure: Cited) -> str:
    """The clause of a figure without what stands behind it, but for 目标: 新增2410个，完成6000个目标的40.2%."""
    start, _end = ledger.sentence(figure.start)
    first = max(ledger.text.rfind(c, start, figure.start) for c in "；;")
    behind = _AIM_BEHIND.match(ledger.text, figure.end)
    return ledger.text[max(first, start) : behind.end() if behind else figure.start]


def _clause(ledger: Ledger, figure: Cited, until: str = "；;") -> str:
    """What stands around a figure from the semicolon or stop before it up to a mark or stop behind."""
    start, end = ledger.sentence(figure.start)
    first = max(ledger.text.rfind(c, start, figure.start) for c in "；;")
    last = min((at for c in until if (at := ledger.text.find(c, figure.end, end)) >= 0), default=end)
    return ledger.text[max(first, start) : last]
