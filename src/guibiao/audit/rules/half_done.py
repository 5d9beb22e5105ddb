"""`verdict`: 过半 and 未过半 against the share of a plan that stands before it (占预算的52.6%，实现过半).

And any share told again in words: 24.6%，不足三成.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.fractions_in_words import SHARE_IN_WORDS, share_in_words
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.messages import _

NAME = "verdict"
_HALF = 50  # %
_SAID = expression(
    r"(?P<no>未能?|没有|尚未|还未|仍未|不到|离)?(?:如期|顺利|全面)?(?:实现|达到|完成)?了?[“\"]?(?:时间过半[、，,]?)?(?:任务|双)?过半(?!\d)"
)
_IN_TENTHS = expression(rf"(?<=[，,])(?:已经?|仅|占比|还|尚)?{SHARE_IN_WORDS.pattern}(?=[，,。；;\n])")
_PARTS = " ".join(f"{tenths}成" for tenths in "一二三四五六七八九123456789") + " 分之 半"
_BEGINS = '未 没有 尚未 还未 仍未 不到 离 如期 顺利 全面 实现 达到 完成 了 “ " 时间过半 任务 双过 过半'
_OF_PLAN = expression(r"占|为|完成|达|预算|计划|目标|任务|进度")
_BETWEEN = expression(r"[）)]?[，,]?[^，,。；;\d]{0,8}")
_AHEAD = expression(r"确保|力争|争取|努力|推动|要求|预计|有望|实现.{0,4}目标奠定|如何")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word right behind a percentage of a plan, a budget or a task."""
    for match in ledger.scan_clauses(_IN_TENTHS, _PARTS):
        mark = match.start() - 1
        share = ledger.numbers(mark - 1, mark) or ledger.numbers(mark - 8, mark)
        share = [f for f in share if f.end == mark and f.unit in PERCENT]
        if share and match["hedge"]:
            yield _of_tenths(match, ledger, share[-1])
    if "过半" not in ledger.text:
        return
    for match in ledger.scan(_SAID, _BEGINS):
        start = ledger.sentence(match.start())[0]
        before = ledger.numbers(start, match.start())[-1:]
        if (
            not before
            or before[0].unit not in PERCENT
            or not _BETWEEN.fullmatch(ledger.text, before[0].end, match.start())
        ):
            continue
        clause = re.split(r"[，,。；;]", ledger.text[start : before[0].start])[-1]
        if _OF_PLAN.search(clause) and not _AHEAD.search(ledger.text, before[0].end, match.start()):
            yield _of_word(ledger, match, before[0])


def _of_tenths(match: re.Match[str], ledger: Ledger, share: Figure) -> Finding:
    """A share in words against the one in figures right before it: 24.6%，不足三成."""
    words = share_in_words(match)
    words = replace(words, start=match.start("hedge"))
    said = ledger.text[words.start : words.end]
    reading = Reading(Fraction(share.value), stands_for(share), (Input(share, "share"),), f"{share.value}%")
    finding = recomputed(ledger, Claim(NAME, words, said, "%", "warning"), [reading])
    failed = finding.verdict == "fails"
    message = _("文中写“{words}”，而所占为{share}，请核对。") if failed else _("文中写“{words}”，与所占{share}相符。")
    return replace(finding, message=message.format(words=said, share=f"{share.value}%"))


def _of_word(ledger: Ledger, match: re.Match[str], share: Figure) -> Finding:
    less = match["no"] is not None
    said = match.group()
    over = Reading(
        Fraction(share.value) - _HALF, stands_for(share) - _HALF, (Input(share, "share"),), f"{share.value}−{_HALF}"
    )
    words = Figure(
        start=match.start(), end=match.end(), value=Decimal(0), unit="个", bound="le" if less else "ge"
    )  # nought is meant exactly
    finding = recomputed(ledger, Claim(NAME, words, said, "", "warning"), [over])
    failed = finding.verdict == "fails"
    message = _("文中写“{words}”，而所占为{share}，请核对。") if failed else _("文中写“{words}”，与所占{share}相符。")
    return replace(finding, message=message.format(words=said, share=f"{share.value}%"), decisive=failed)
