"""Whether a sentence holds several things against plans, each its own: 甲县…占年度计划的92%；乙县…占年度计划的88%."""

from __future__ import annotations

from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

_PLAN = expression("计划|任务|目标|预算|总投资")


def each_its_own(ledger: Ledger, start: int, end: int) -> bool:
    """Whether the words between two offsets name a plan and come again in their sentence.

    What a text has told before of the whole is then no plan of theirs.
    """
    words = ledger.text[start:end]
    return bool(_PLAN.search(words)) and ledger.text.count(words, *ledger.sentence(start)) > 1
