"""Which figures a text calls targets."""

from __future__ import annotations

from guibiao.audit.attained.words import BESIDE, DONE
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.expressions import expression

_TARGET = expression(
    r"目标|任务|计划|(?<!公共)预算(?!收入|支出)|下达|规划|要求|指标|总投资|方案|到20\d\d年|(?<!好于)(?<!符合)预期(?!寿命)"
)
# 规划提出，到2025年…, 全年目标任务为…, 经县十八届人大三次会议批准，县级一般公共预算收入…
_SETS = expression(
    r"[^，,。；;\d]{0,16}?(?:20\d\d年[^，,。；;\d]{0,10})?(?:规划|纲要|方案|计划|《[^》]{2,30}》|年初)[^，,。；;\d]{0,6}(?:提出|明确|确定|要求|部署|规定)"
    r"|[^，,。；;\d]{0,12}(?:目标任务|任务|目标)(?:数|量)?[为是]"
    r"|[^，,。；;\d]{0,8}经[^，,。；;\d]{0,24}(?:人民代表大会|人大|会议)[^，,。；;\d]{0,16}(?:批准|通过)[，,][^，,。；;\d]{0,20}(?:预算|收入|支出)"
)
_SHALL = expression(r"到20\d\d年|[要将拟需]")
_AS_IT_IS = expression("截至|目前|实际|已|完成了|[；;]")
_REACHED = expression(r"已|实际|目前|截至|累计|执行数|[—～~-]\d{1,2}月")  # no target, whatever it is read as
_BY_PLAN = expression(r"(?:按照?|根据|依据|对照)[^，,。；;\d]{0,16}(?:规划|计划|方案|要求|安排|部署)[，,]")
_CHANGED_TO = expression(r"(?:调[减增整低高]|压减|追加|核[减增])[到至为]\Z")
_TO_YEAR = expression(r"(?<=[高加长升降低少大])到20\d\d年")


def is_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether a figure is a target by the words of its sentence from an offset on, or as it was read."""
    said = statement_of(figure)
    label = label_before(ledger.text, figure.start, sentence)
    aims = [m.end() for m in _TARGET.finditer(label)]
    reached = _REACHED.search(label)
    if _is_set(ledger, figure) or is_changed_to(ledger, figure, sentence):
        return True
    if reached and (not aims or aims[-1] < reached.end() or DONE.search(label, reached.end())):
        return False
    if aims and not DONE.search(label, aims[-1]):
        return True
    if not aims and _BY_PLAN.match(ledger.text, ledger.sentence(figure.start)[0]) and not DONE.search(label):
        return True
    if not aims and DONE.search(label) and _has_target(ledger, figure, sentence):
        return False  # 计划60座，建成66座
    aimed = _TARGET.search(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    return said is not None and said.role == "target" and aimed is not None


def called_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether the words right before a figure call it a target."""
    label, said = label_before(ledger.text, figure.start, sentence), statement_of(figure)
    if said is not None and said.role == "actual":
        label = _TO_YEAR.sub("", label)  # 提高到2022年的53.8%
    return bool(_TARGET.search(label))


def _is_set(ledger: Ledger, figure: Figure) -> bool:
    """Whether its sentence says that a plan sets it: 规划提出，到2025年累计建成高标准农田52万亩."""
    start = ledger.sentence(figure.start)[0]
    if any(alike(f.unit, figure.unit) for f in ledger.numbers(start, figure.start)):
        return False  # 规划提出新增20万亩，两年来累计建成8.6万亩
    found = _SETS.match(ledger.text, start, figure.start)
    if found is None and (found := _BY_PLAN.match(ledger.text, start, figure.start)):
        found = found if _SHALL.search(ledger.text, found.end(), figure.start) else None
    return found is not None and not _AS_IT_IS.search(ledger.text, found.end(), figure.start)


def is_changed_to(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether a figure is what a target told before it was changed to: 年初预算2860万元，年中压减至2640万元."""
    at = max(figure.start - BESIDE, sentence)
    return bool(_CHANGED_TO.search(ledger.text, at, figure.start)) and _has_target(ledger, figure, sentence)


def _has_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether the words right before another figure of the kind, told before, call that one a target."""
    before = (f for f in ledger.numbers(sentence, figure.start) if alike(f.unit, figure.unit))
    return any(_TARGET.search(label_before(ledger.text, f.start, sentence)) for f in before)
