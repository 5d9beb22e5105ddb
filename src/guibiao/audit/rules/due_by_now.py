"""`verdict`: what was reached against what should have been reached by now, where the sentence tells both.

累计下降7.4%，而中期应下降9.8%以上，尚未达到进度目标.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.said import Words, better_up, clause, held_to, is_ahead
from guibiao.expressions import expression

NAME = "verdict"
_AIM = expression(r"(?:(?:进度|时序|阶段性?)(?:目标|要求|任务)?|中期目标)(?=[，,。；;\n])")
_SAID = expression(
    r"(?:(?P<no>尚未|还未|仍未|未能?|没有)(?:如期)?(?:达到|完成|实现)|(?P<behind>落后于?|滞后于?|慢于|低于|不及)"
    r"|(?:快于|高于|超过|优于|好于)|(?:超额|提前|如期|全面)*(?:完成|达到|实现|达成))了?(?:规划|既定|中期|年度)*的?\Z"
)
_LONGEST = 14  # characters of these words
_DUE = expression(r"应(?!急|用|对)该?当?[^，,。；;\d]{0,10}\Z")
_BESIDE = expression(r"(?:以上|左右|以内|以下)?[）)]?[，,]?[^，,。；;\d]{0,8}")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such words right behind what should have been, with what was told before that."""
    for aim in ledger.scan(_AIM, "进度 时序 阶段 中期目标"):
        said = _SAID.search(ledger.text, max(aim.start() - _LONGEST, 0), aim.start())
        start, end = (said.start() if said else aim.start()), aim.end()
        told = ledger.within(ledger.sentence(start)[0], start)[-2:] if said else []
        if said is None or len(told) < len(("actual", "due")) or is_ahead(clause(ledger, start, end)):
            continue
        actual, due = told
        if not _are_pair(ledger, actual, due, start):
            continue
        sign = -1 if said["no"] or said["behind"] else 1
        words = Words(start, end, ledger.text[start:end], sign, target=True)
        if actual.value < 0 and due.value < 0:  # a fall counts by its size
            actual, due = (replace(f, value=-f.value) for f in told)
            yield held_to(ledger, words, actual, due, up=True)
        else:
            yield held_to(ledger, words, actual, due, up=better_up(actual, due))


def _are_pair(ledger: Ledger, actual: Cited, due: Cited, at: int) -> bool:
    """Whether the second of two figures of one kind is what the first should have been, and some words follow it."""
    if actual.unit != due.unit or actual.statement.measure != due.statement.measure or actual.value * due.value < 0:
        return False
    if _DUE.search(label_in_sentence(ledger, actual)) or not _DUE.search(label_in_sentence(ledger, due)):
        return False
    return _BESIDE.fullmatch(ledger.text, due.end, at) is not None
