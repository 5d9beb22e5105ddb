"""The items that stand under a paragraph, each with a mark of its own: ――…, 1．…, （1）…, ①…"""

from __future__ import annotations

from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression
from guibiao.quantity import read_number

_MARK = expression(
    r"\s*[#*]*\s*(?:(?P<dash>[—―－–-]{1,2}(?=\s*[^\s\d—―－–-]))|(?P<digit>\d{1,2}[.．、](?!\d))|(?P<digit_bracket>[（(]\d{1,2}[）)])"
    r"|(?P<circle>[①-⑳])|(?P<han>[一二三四五六七八九十]{1,3}、)|(?P<han_bracket>[（(][一二三四五六七八九十]{1,3}[）)]))"
)
HEADS = ("han", "han_bracket")  # 一、 and （一） head passages, whatever stands above them


def mark_of(ledger: Ledger, start: int) -> str | None:
    """The kind of mark that a paragraph begins with, if any."""
    found = _MARK.match(ledger.text, start)
    return found.lastgroup if found else None


def items_under(ledger: Ledger, at: int) -> list[tuple[int, int]]:
    """The bounds of the items behind the paragraph that holds an offset, each with the plain paragraphs that follow it.

    They bear one kind of mark, another than the paragraph's own, and end where its kind or a heading comes again.
    """
    start, end = ledger.paragraph(at)
    own, kind = mark_of(ledger, start), None
    items: list[tuple[int, int]] = []
    while end < len(ledger.text):
        start, end = ledger.paragraph(end)
        if not ledger.text[start:end].strip():
            continue
        mark = mark_of(ledger, start)
        if kind is None:
            if mark is None or mark == own or mark in HEADS:
                return []
            kind = mark
        elif mark is not None and mark != kind and (mark == own or mark in HEADS):
            break
        if mark == kind:
            items.append((start, end))
        elif items:
            items[-1] = (items[-1][0], end)
    return items


def plain_under(ledger: Ledger, at: int) -> list[tuple[int, int]]:
    """The bounds of the paragraphs behind the one that holds an offset, as long as figures follow and no marks."""
    end = ledger.paragraph(at)[1]
    items: list[tuple[int, int]] = []
    while end < len(ledger.text):
        start, end = ledger.paragraph(end)
        if not ledger.numbers(start, end) or mark_of(ledger, start):
            break
        items.append((start, end))
    return items


def number_of(text: str) -> int:
    """A number of items, nought where the characters make none (三五个)."""
    try:
        return int(read_number(text))
    except ValueError:
        return 0
