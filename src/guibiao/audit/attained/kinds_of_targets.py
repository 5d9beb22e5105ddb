"""Which figures may be the target of a claim by what its words call that: a budget of money, 年初预算, 调整预算."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.attained.attained import Attained
from guibiao.audit.attained.kinds import Kind, is_amount, is_growth, is_rate
from guibiao.audit.attained.words import BESIDE
from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_OF_MONEY = expression("预算|投资|下达|预期(?!目标)")
_KIND, CHANGED = expression("年初|调整|变动"), "调整"  # kinds of budgets


def kinds(ledger: Ledger, attained: Attained) -> Sequence[Kind]:
    """What may be the target: budgets and investments are of amounts alone."""
    of_money = _OF_MONEY.search(ledger.text, max(attained.start - BESIDE, 0), attained.end)
    return (is_amount,) if of_money else (is_amount, is_growth, is_rate)


def is_called(ledger: Ledger, attained: Attained, target: Figure, *, surely: bool = False) -> bool:
    """Whether the words before a figure call it the kind of target that the claim is of: 调整预算 is not 年初预算.

    `surely`: they must say so; else it is enough that they call it no other kind.
    """
    kind = _KIND.search(ledger.text, max(attained.start - BESIDE, 0), attained.end)
    if kind is None:
        return not surely
    own = _KIND.findall(label_in_sentence(ledger, target))
    return kind.group() in own if surely else not own or kind.group() in own
