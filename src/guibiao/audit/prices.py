"""Whether growth may be held against levels: at constant prices, or of a changing set of firms, it may not."""

from __future__ import annotations

import re

from guibiao.audit.figure import Cited
from guibiao.audit.ledger import Ledger
from guibiao.messages import _
from guibiao.vocabulary import vocabulary

_ADJUSTED = re.compile(r"可比|同口径|不变价|剔除|扣除|实际增长|调整后|还原")
_CHANGING = re.compile(r"规模以上|规上|限额以上|限上|固定资产投资|民间投资|工业投资|工业技改")


def real(figure: Cited) -> bool:
    """Whether the indicator's growth is at constant prices while its levels are not."""
    said = figure.statement
    entry = vocabulary().indicator(said.code or said.indicator)
    if entry is not None:
        return entry.valued == "real"
    return said.indicator.endswith("增加值")


def caveat_of(ledger: Ledger, figure: Cited) -> str:
    """What other than a slip may explain a growth that does not fit the levels, or nothing."""
    start, end = ledger.sentence(figure.start)
    if _ADJUSTED.search(ledger.text, start, end):
        return _("文中注明按可比口径，可能不是错误")
    if _CHANGING.search(figure.statement.indicator):
        return _("统计口径或基数调整也可能造成差异，请核对")
    entry = vocabulary().indicator(figure.statement.code or figure.statement.indicator)
    money = "元" in figure.unit or entry is None
    return _("如增速按可比价格计算或上年数有修订则不算错，请核对") if money and entry is None else ""
