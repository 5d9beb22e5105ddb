"""The amounts that a text tells as levels of something, with their names: no changes, means, aims or what was."""

from __future__ import annotations

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.listing.stretch import PER_HEAD
from guibiao.expressions import expression

_CHANGED = expression(r"(?:同比|[较比][^，,。；;]{0,8}?)?(?:净|新)?(?:增加?(?!值)|减少?|上升|下降|回落|提高|多|少)")
_BESIDE = expression(
    r"\A(?:[较比占与超]|(?:年初|上年|去年)(?!结[转余]|滚存)|预算|计划|目标|任务)"
    r"|(?:上年|去年)(?!结[转余]|滚存)[^，,。；;]{0,4}\Z|目标|预算数"
)
_SAID = expression(
    r"(?:总量|规模)?(?:预计|预期)?(?:分别)?(?:为|达到?|完成|实现|共有|共|有|合计|总计|共计|累计|约|近|超过?|突破|是)+\Z"
)
_SAID_LAST, _MEASURED_LAST = "为达到成现有共计约近超过破是", "额数量"  # characters with which these end
_ON_LIST = expression(r"列入[^，,。；;]{0,6}(?:计划|规划)")  # 列入计划逐步解决的351件 are no aim
_MEASURE = expression(r"(?:余额|总额|(?<=零售)额|总数|人数|数量|总量|(?<!产)量|数)\Z")  # 存款余额, 用电量


def label_of_level(ledger: Ledger, figure: Figure) -> str | None:
    """The words that lead up to an amount, where they tell a level; none where they tell anything else of it."""
    said = statement_of(figure)
    if said is not None and said.measure != "level":
        return None
    label = label_in_sentence(ledger, figure)
    if is_goal(ledger, figure) and not _ON_LIST.search(label):
        return None
    beside = _CHANGED.match(label) or _BESIDE.search(label) or PER_HEAD.search(label)
    return None if beside else label


def name_in(label: str) -> str:
    """The name of an amount in the words that lead up to it, without what is said or measured of it: 小学在校生."""
    name = _SAID.sub("", label) if label[-1:] in _SAID_LAST else label
    return _MEASURE.sub("", name) if name[-1:] in _MEASURED_LAST else name
