"""Where the target of a claim is found."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.attained.attained import Attained
from guibiao.audit.attained.called_targets import is_target
from guibiao.audit.attained.differences import is_left
from guibiao.audit.attained.kinds import Kind
from guibiao.audit.attained.kinds_of_targets import is_called
from guibiao.audit.attained.targets_by_name import of_noun
from guibiao.audit.attained.words import BESIDE, LEAD, OF_YEAR
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.own_plans import each_its_own
from guibiao.expressions import expression

_NAMED = expression(
    r"^(?:[^差距超]{0,8})(?:计划|目标|任务|总投资|(?<!公共)预算(?!收入|支出))[^差距超]{0,8}\Z"
)  # 计划造林12万亩, not 距离目标还差7家
_PASSED, _AIM = expression(r"完成[^，,。；;\d]{0,12}\Z"), expression(r"的?[^，,。；;\d]{0,4}(?:目标|任务|计划)")
_NEXT_BEHIND = expression(r"[^，,、；;]*[，,、；;]?[^，,、；;]*")  # from a rate to its target: one clause further
_TITLED = expression(r"(?:(?!完成|实现|达到|建成|累计|已|总投资)[^，,；;])+")  # a title tells what is to be done
_TITLE = 48  # characters of one
_OUT_OF = expression(r"(?:完成|实现|占|达到?|[为是]|相当于)了?[^，,。；;\d]{0,16}\Z")  # 为全年45亿元目标的70%
_QUALIFIES = expression(r"的?(?:年度|全年|年初|当年|建设|投资|工作|考核|约束性|预期|规划|总体|既定|阶段性?)*")


def rates_named(ledger: Ledger, attained: Attained) -> list[Figure]:
    """The rate that the words themselves tell as the target: 完成下降13.5%目标的53.3%."""
    named = max(attained.start - BESIDE, attained.sentence)
    return [f for f in ledger.numbers(named, attained.end) if f.unit in PERCENT and f.end >= attained.start]


def targets(ledger: Ledger, attained: Attained, wanted: Kind) -> Sequence[Figure]:
    """The target that the words name, else those of their sentence, else the last of the sentences before."""
    inline = _inline(ledger, attained, wanted)
    before = _before(ledger, attained, wanted)
    behind = _behind(ledger, attained, wanted)
    if inline or behind or before or OF_YEAR.search(attained.words):
        found = inline[-1:] or before or behind or _of_subject(ledger, attained, wanted)
        return found or of_noun(ledger, attained, wanted)
    told_apart = attained.sentence > ledger.sentence(attained.start)[0]  # …；绿肥3.1万亩，为任务的100%
    if told_apart or each_its_own(ledger, attained.start, attained.end):
        return _of_subject(ledger, attained, wanted) or (of_noun(ledger, attained, wanted) if told_apart else [])
    start = ledger.reach(attained.start)
    beside = [f for f in ledger.numbers(start, attained.sentence) if wanted(f) and is_target(ledger, f, start)][-1:]
    return beside or _of_subject(ledger, attained, wanted) or _of_title(ledger, attained, wanted)


def _inline(ledger: Ledger, attained: Attained, wanted: Kind) -> list[Figure]:
    """The targets among the words of a claim, or the one right before them."""
    inline = [f for f in ledger.numbers(attained.start, attained.end) if wanted(f)]
    last = ledger.numbers(attained.sentence, attained.start)[-1:]
    return inline or [f for f in last if wanted(f) and _is_of(ledger, f, attained)]


def _before(ledger: Ledger, attained: Attained, wanted: Kind) -> list[Figure]:
    """The targets of the sentence before a claim, of its kind where there are such."""
    told = [f for f in ledger.numbers(attained.sentence, attained.start) if wanted(f)]
    before = [f for f in told if is_target(ledger, f, attained.sentence) and not is_left(ledger, f)]
    return [f for f in before if is_called(ledger, attained, f)] or before


def _behind(ledger: Ledger, attained: Attained, wanted: Kind) -> list[Figure]:
    """The target of the sentence behind a rate, which is called of the claim's kind or named at once."""
    end = attained.figure.end
    after = [f for f in ledger.numbers(end, ledger.sentence(end)[1]) if wanted(f)]
    near = [f for f in after if _NEXT_BEHIND.fullmatch(ledger.text, end, f.start)]
    named = [f for f in near if _NAMED.search(label_before(ledger.text, f.start, end)) or _is_task(ledger, f)]
    return ([f for f in after if is_called(ledger, attained, f, surely=True)] or named)[:1]


def _is_task(ledger: Ledger, figure: Figure) -> bool:
    """Whether an amount is told as the task that was passed: 完成率120%，超额完成省下达的3万亩任务."""
    passed = _PASSED.search(ledger.text[max(figure.start - LEAD, 0) : figure.start])
    return passed is not None and _AIM.match(ledger.text, figure.end) is not None


def _is_of(ledger: Ledger, figure: Figure, attained: Attained) -> bool:
    """Whether a figure is the target by where it stands: 为全年45亿元目标的70%, 完成年初确定的4000人的任务的106%."""
    beside = _QUALIFIES.fullmatch(ledger.text, figure.end, attained.start) is not None
    return beside and _OUT_OF.search(ledger.text[max(figure.start - LEAD, 0) : figure.start]) is not None


def _of_title(ledger: Ledger, attained: Attained, wanted: Kind) -> Sequence[Figure]:
    """The one amount of the title that a paragraph opens with: 2000个行政村整治。完成650个，占总计划的."""
    start = ledger.paragraph(attained.start)[0]
    end = ledger.sentence(start)[1]
    if end != attained.sentence or end - start > _TITLE or not _TITLED.fullmatch(ledger.text, start, end):
        return []
    told = [f for f in ledger.numbers(start, end) if wanted(f)]
    return told if len(told) == 1 else []


def _of_subject(ledger: Ledger, attained: Attained, wanted: Kind) -> Sequence[Figure]:
    """The one target that the text sets before for what the sentence tells last: 年度计划为固定资产投资78亿元。……"""
    told = [f for f in ledger.within(attained.sentence, attained.start) if wanted(f)][-1:]
    aims = [t for f in told for t in ledger.stated(f.statement, "level", facts=False) if t.start < attained.sentence]
    aims = [t for t in aims if wanted(t) and alike(t.unit, told[0].unit)]
    if OF_YEAR.search(ledger.text, max(attained.start - BESIDE, attained.sentence), attained.end):
        aims = [t for t in aims if OF_YEAR.search(ledger.text[ledger.sentence(t.start)[0] : t.start])]
    return aims[-1:] if len({(t.value, t.unit) for t in aims}) == 1 else []
