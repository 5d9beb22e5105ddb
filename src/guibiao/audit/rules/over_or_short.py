"""`verdict`: 超收 and 短收 against the share of the budget told before: 完成预算的102.7%，超收0.86亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import on_side
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
_CLAUSE = expression(
    r"[^，,。；;：:\d（）()]{0,4}?(?:(?P<over>超收|超支|超额|超(?=预算|计划|任务|目标))|短收|欠收|欠账|缺口|短缺)(?=[^，,。；;\d]{0,6}\d)"
)
_BEGINS = "超收 超支 超额 超预算 超计划 超任务 超目标 短收 欠收 欠账 缺口 短缺"
_OF_AIM = expression(
    r"(?:预算|计划|任务|目标)(?:[数值]|任务|目标)?(?:[^，,。；;：:\n]{0,16})?的(?:约)?\s?\Z|(?:完成|[占为是])(?:年初|年度|全年|调整)*(?:预算|计划|任务)数?的?\s?\Z"
)
_ALL = 100  # %
_LEAD = 32  # characters


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word behind that share, or behind what tells by how much that is more than last year."""
    for match, told in ledger.once(words_behind_shares):
        yield _of_word(ledger, match, told[-1])


def words_behind_shares(ledger: Ledger) -> list[tuple[re.Match[str], Sequence[Figure]]]:
    """Such words, each with the figures of its sentence up to the share of the aim that was reached."""
    found: list[tuple[re.Match[str], Sequence[Figure]]] = []
    for match in ledger.scan_clauses(_CLAUSE, _BEGINS):
        start = ledger.sentence(match.start())[0]
        told = ledger.numbers(start, match.start())
        at = next((i for i in reversed(range(len(told))) if _is_of_aim(ledger, told[i], start)), None)
        if at is None or is_ahead(clause(ledger, match.start(), match.end())):
            continue
        between = ledger.text[told[at].end : match.start()]
        if not between.strip("，,；;") or (_only_moves(told[at + 1 :]) and "；" not in between):
            found.append((match, told[: at + 1]))
    return found


def _is_of_aim(ledger: Ledger, share: Figure, start: int) -> bool:
    """Whether a figure is how much of an aim was reached."""
    lead = ledger.text[max(share.start - _LEAD, start) : share.start]
    return share.unit in PERCENT and _OF_AIM.search(lead) is not None


def _only_moves(figures: Sequence[Figure]) -> bool:
    """Whether figures tell but by how much what was reached is more than last year's: 为预算的102.7%，增长6.7%."""
    return bool(figures) and all(measure_of(f, "") in ("growth", "change") for f in figures)


def _of_word(ledger: Ledger, match: re.Match[str], share: Figure) -> Finding:
    how = f"{share.value}%"
    past = Reading(Fraction(share.value) - _ALL, stands_for(share) - _ALL, (Input(share, "share"),), how)
    finding = on_side(ledger, match.span(), past, "%", above=match["over"] is not None)
    said = (
        _("文中说“{words}”，而完成的是目标的{share}，请核对。")
        if finding.verdict == "fails"
        else _("文中说“{words}”，与{how}相符。")
    )
    message = said.format(words=match.group(), share=how, how=how)
    return replace(finding, indicator=indicator_of(share), message=message)
