"""Which figure the words behind it speak of."""

from __future__ import annotations

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.gaps import gap_starts
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

# 比2020年的61.92%提高: what the figure itself is held against
_COMPARED = expression(r"[比较与](?:上年|去年|年初|(?:19|20)\d\d年)(?:同期|末|底)?的\Z")
_BASE_NEAR = 12  # characters
AGAIN = expression(r"(?:该|这一|此|本)项?(?:指标|数据|数值|比重|比例)")
_AIM_ALONE = expression("(?:年度|全年|年初|规划|本年)(?:目标|计划|任务)(?:任务|目标|值|数)?[为是]?")


def described(ledger: Ledger, at: int, measure: str) -> Cited | None:
    """The last fact of a measure before the words, in their sentence, if it is about the last subject named there."""
    gaps = ledger.once(gap_starts)
    said = ledger.within(ledger.sentence(at)[0], at)
    before = [c for c in said if c.statement.role != "target" and c.start not in gaps]
    before = [c for c in before if not is_called_aim(ledger, c)]
    if not before:
        return None
    subject = before[-1].statement.indicator
    of_measure = [c for c in before if c.statement.measure == measure and c.statement.indicator == subject]
    own = [c for c in of_measure if not _COMPARED.search(ledger.text, max(c.start - _BASE_NEAR, 0), c.start)]
    return (own or of_measure)[-1] if of_measure else None


def is_called_aim(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words before a figure call it an aim and nothing else: 就业6840人，年度目标6500人."""
    return _AIM_ALONE.fullmatch(label_in_sentence(ledger, figure)) is not None


def of_this_indicator(ledger: Ledger, at: int) -> Cited | None:
    """The last fact of the sentence before, where the words speak of it again: 2.64人。该指标稳步上升."""
    start = ledger.sentence(at)[0]
    if not AGAIN.match(ledger.text[start:at].lstrip()) or start <= ledger.paragraph(at)[0]:
        return None
    return described(ledger, start - 1, "level")
