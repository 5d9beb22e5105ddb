"""The words that call a whole without its name, and figures totals."""

from __future__ import annotations

import re

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_PUBLIC = expression(r"公共|共同|共享|共建|总体|总部")  # words that hold 共 or 总 and say no total
ALL_OF = expression(r"\A总(?![体部额数量])|总[额数量]|(?<!生产)总值|总人口|总户数|全部|总体|合计")
_EVERYWHERE = expression(r"(?:[全我本][县市区州省旗国]|全域|同期)+的?")


def is_generic(name: str) -> bool:
    """Whether a whole is called by no name of its own: nothing, or 总数."""
    return not name or name in wording().wholes


def is_everywhere(whole: str) -> bool:
    """Whether a whole is called by its place alone: 占全市的, which says nothing of what it is."""
    return _EVERYWHERE.fullmatch(whole) is not None


def is_any_whole(whole: str) -> bool:
    """Whether a whole is called by words for any: a bare 占, 总数, 全市总额."""
    return is_generic(whole) or ALL_OF.search(whole) is not None


def is_total(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words before a count make it a total (全县共规划), or those behind it a whole (8项指标中，)."""
    before = _PUBLIC.sub("", label_in_sentence(ledger, figure))
    return any(word in before for word in wording().totals) or is_scope(ledger, figure)


def is_scope(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words behind a figure say that something is told of it: 8项指标中，."""
    after = re.split(r"[，,。；]", ledger.text[figure.end : figure.end + 20], maxsplit=1)
    return len(after) == 2 and after[0].endswith(("中", "里"))
