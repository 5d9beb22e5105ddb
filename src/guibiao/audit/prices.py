"""Whether growth may be held against levels: at constant prices, or of a changing set of firms, it may not."""

from __future__ import annotations

import re

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, entry_of
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _

_INCOME = expression(r"人均(?:可支配|纯)收入")
_AS_IT_IS = "自然口径"
_BRACKET = expression(r"[（(][^（）()\n]{2,24}[）)]")
_CELLS = expression(r" ?[|\t][^\n]*")  # the rest of a row, where a remark may stand
_AND = expression(r"\s*[、和及与]\s*")
_BRACKETED = expression(r"[（(][^（）()]*[）)]")
_NOTE = expression(r"[ \t　（(*＊#]*(?:(?:数据|有关|几点)?说明|备?注)(?:\d{1,2}|[①-⑳])?[：:．.、][^\n]*")
_NOTED = expression(r"(?:说明|注)(?:\d{1,2}|[①-⑳])?[：:．.、]")
_REVISED = expression("修订|最终核实|核实数|口径")
_OF_ALL = expression(r"(?:均|各项|表中|本表|上述|所有|以上|\A[^，,]{0,6}(?:增速|增长|增幅))")
_CONSTANT = expression(r"(?:左右|以上)?[（(][按以]?(?:20\d\d年(?:不变)?|不变|可比)价")
_CURRENT = expression(r"现价|名义|当年价")


def real(figure: Cited) -> bool:
    """Whether the indicator's growth is at constant prices while its levels are not."""
    said = figure.statement
    entry = entry_of(said.code or said.indicator)
    return entry.valued == "real" if entry else said.indicator.endswith(("增加值", "生产总值"))


def at_other_prices(ledger: Ledger, figure: Cited) -> bool:
    """Whether the text says that a growth does not follow from the levels beside it: 同口径下降6.2%.

    The words stand before it, up to the last growth, in brackets behind it, or in a note that names the indicator.
    """
    start = ledger.sentence(figure.start)[0]
    if _AS_IT_IS in label_before(ledger.text, figure.start, start):
        return False
    first = figure  # of several told in turn: 扣除价格因素分别增长10.8%、10.4%
    for other in reversed([f for f in ledger.within(start, figure.start) if f.statement.measure == "growth"]):
        if not _AND.fullmatch(ledger.text, other.end, first.start):
            start = max(start, other.end)
            break
        first = other
    start = max(start, ledger.text.rfind("；", start, first.start))
    behind = _BRACKET.match(ledger.text, figure.end) or _CELLS.match(ledger.text, figure.end)
    end = behind.end() if behind else figure.end
    beside = ledger.text[start : figure.start] + ledger.text[figure.end : end]
    return is_adjusted(beside) or is_noted(ledger, figure.statement.indicator)


def is_noted(ledger: Ledger, name: str) -> bool:
    """Whether a note says that growth of an indicator, or of all, is counted otherwise or from a revised base."""
    bare = _BRACKETED.sub("", name)
    return any(_OF_ALL.search(note) or (len(bare) > 1 and bare in note) for note in ledger.once(_notes))


def is_adjusted(words: str) -> bool:
    """Whether words beside a growth say that it is counted otherwise than its levels."""
    return any(word in words for word in wording().adjusted)


def _notes(ledger: Ledger) -> tuple[str, ...]:
    """The sentences of notes that speak of other ways to count, or of figures revised."""
    lines = dict.fromkeys(ledger.paragraph(word.start())[0] for word in ledger.scan_all(_NOTED, "说明 注"))
    notes = (note[0] for start in lines if (note := _NOTE.match(ledger.text, start)))
    said = (part for note in notes for part in re.split("[。；;]", note))
    return tuple(part for part in said if is_adjusted(part) or _REVISED.search(part))


def at_current_prices(ledger: Ledger, figure: Cited) -> bool:
    """Whether the sentence up to the figure says that prices are those of each year: 现价年均增长9.8%."""
    return bool(_CURRENT.search(ledger.text, ledger.sentence(figure.start)[0], figure.start))


def is_at_constant_prices(ledger: Ledger, level: Figure) -> bool:
    """Whether brackets behind a level say that it is at one year's prices: 620亿元左右（2020年价格）."""
    return _CONSTANT.match(ledger.text, level.end) is not None


def is_income(name: str) -> bool:
    """Whether an indicator is an income a head, whose growth some texts tell at constant prices."""
    return _INCOME.search(name) is not None


def is_nominal(words: str) -> bool:
    """Whether words beside a growth say that prices are those of each year."""
    return _CURRENT.search(words) is not None


def caveat_of(ledger: Ledger, figure: Cited) -> str:
    """What other than a slip may explain a growth that does not fit the levels, or nothing."""
    start, end = ledger.sentence(figure.start)
    if any(ledger.text.find(word, start, end) >= 0 for word in wording().adjusted):
        return _("文中注明按可比口径，可能不是错误")
    if any(word in figure.statement.indicator for word in wording().changing):
        return _("统计口径、基数调整或可比价格也可能造成差异，请核对")
    if _INCOME.search(figure.statement.indicator):
        return _("如增速按可比价格计算（实际增长）则不算错，请核对")
    if entry_of(figure.statement.code or figure.statement.indicator) is None and _in_money(ledger, figure):
        return _("如增速按可比价格计算或上年数有修订则不算错，请核对")
    return ""


def _in_money(ledger: Ledger, figure: Cited) -> bool:
    """Whether the subject's level beside the figure is an amount of money."""
    return any("元" in c.unit for c in ledger.stated(figure.statement, "level", facts=True))
