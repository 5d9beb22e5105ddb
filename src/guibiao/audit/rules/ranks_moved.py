"""`verdict`: a move in an order against the two places: 由第31位变为第24位，前进7位; 由第78位上升至第54位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "verdict"
_FORWARD = "前进|上升|提升|跃升|晋升|进位|提高|前移|攀升|跃居|跃|升|进"
_BACK = "后退|下降|退后|下滑|滑落|回落|跌落|后移|降低|退步|退居|退|降|跌"
_CHANGED = "变化?|调整"
_WORD = rf"(?:(?P<forward>{_FORWARD})|(?P<back>{_BACK}))"
_ONES = "[一二三四五六七八九]"
_NUMERAL = rf"\d{{1,3}}|{_ONES}?十{_ONES}?|{_ONES}"
_TIME = r"(?:(?:19|20)\d\d年(?:末|底|度|初)?|上年|去年|前年|今年|目前|现在|上年同期|去年同期)"
_BY = rf"了?(?P<by>{_NUMERAL})(?:[位名]次?|个(?:位次|名次|位|名)?|席)"
_PLACE_END = rf"(?:[位名](?!额)|(?=[，,。；;）)、]|{_FORWARD}|{_BACK}|{_CHANGED}))"
_FIRST, _SECOND = (rf"第(?P<{name}>{_NUMERAL}){_PLACE_END}" for name in ("first", "second"))
_AREA = r"[^，,。；;：:（(\d第]{0,12}"
# 第78位下滑至2021年第54位 | 第31位变为第24位，前进7位
_TO = expression(
    rf"{_FIRST}{_AREA}?(?:{_TIME}的?{_AREA}?)?(?:{_WORD}|{_CHANGED})?了?(?:[到至为]|居)?了?(?:{_TIME})?的?{_AREA}{_SECOND}"
    rf"(?:[，,、]?(?:[^，,。；;：:\d第]{{0,4}}?)(?P<then>(?:(?P<ahead>{_FORWARD})|(?P<behind>{_BACK})){_BY}))?"
)
_WHEN = rf"(?:{_TIME}|同期|[一二三四]季度|上半年|前三季度|上月|上期|\d{{1,2}}月)"
# 第67位，较2019年的第81位上升了14位
_SINCE = expression(
    rf"{_FIRST}[，,、（(]?(?:(?:位次|排名|名次)?[较比与同](?:{_WHEN})?的?|{_TIME}为?){_AREA}[（(]?{_SECOND}(?:相比)?[）)]?[，,]?{_WORD}(?:{_BY}|(?=[，,。；;\n]))"
)
# 第4位，较一季度前移3位（一季度居第7位）
_BASE_BEHIND = expression(
    rf"{_FIRST}[，,]?[较比与](?P<when>{_WHEN}){_WORD}{_BY}[，,；;（(](?:(?P=when)|上年同期|去年同期|上年|去年|同期)[^，,。；;：:（(\d第]{{0,8}}{_SECOND}"
)
# 由84位提升至76位，前移8位, where no 第 stands before a place
_PLACE = rf"(?:{_TIME}的?)?{_AREA}?第?(?P<%s>\d{{1,3}})(?:[位名]次?)?"
_BARE = expression(
    rf"[由从]{_PLACE % 'first'}(?:{_WORD}|{_CHANGED}|变)了?[到至为]?了?{_PLACE % 'second'}[，,、]"
    rf"(?:[^，,。；;：:\d第]{{0,6}}?)(?P<then>(?:(?P<ahead>{_FORWARD})|(?P<behind>{_BACK})){_BY})"
)
_RANKED, _RANKED_NEAR = (
    expression("排名|排位|位次|名次|位[列居次]|[百十千]强|[前后]移|前进|后退|进位|退位|晋升|跃[升居]"),
    40,
)
_FROM, _FROM_LONG = expression("[由从][^，,。；;由从]*\\Z"), 30  # characters


class _Move(Struct, frozen=True):
    """What a text says of two places, from the earlier to the later: the words, how far, or only which way."""

    start: int
    end: int
    places: tuple[Figure, Figure]
    sign: int
    by: int | None


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such move; one to a smaller number is forward."""
    for move in ledger.once(_all_moves):
        yield _of_move(ledger, move)


def is_of_places(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure tells by how many places something moved: 由84位提升至76位，前移|8位 is no amount."""
    return figure.unit in ("位", "名", "个") and any(m.start < figure.start < m.end for m in ledger.once(_all_moves))


def _all_moves(ledger: Ledger) -> tuple[_Move, ...]:
    told = chain.from_iterable(ledger.scan_all(pattern, "第") for pattern in (_TO, _SINCE, _BASE_BEHIND))
    bare = (match for match in ledger.scan(_BARE, "由 从") if _is_ranked(ledger, match))
    return tuple(move for match in chain(told, bare) for move in _moves(ledger, match))


def _is_ranked(ledger: Ledger, match: re.Match[str]) -> bool:
    """Whether numbers without 第 are places: their words or those right before them speak of an order."""
    start = max(ledger.sentence(match.start())[0], match.start() - _RANKED_NEAR)
    return _RANKED.search(ledger.text, start, match.end()) is not None


def _moves(ledger: Ledger, match: re.Match[str]) -> Iterator[_Move]:
    first, second = (_place(match, name) for name in ("first", "second"))
    if match.re not in (_TO, _BARE):
        by = int(read_number(match["by"])) if match["by"] else None
        yield _move(match, "forward" if match["forward"] else "back", (second, first), by)
        return
    lead = ledger.text[max(ledger.sentence(match.start())[0], match.start() - _FROM_LONG) : match.start()]
    if (match["forward"] or match["back"]) and _FROM.search(lead):
        yield _move(match, "forward" if match["forward"] else "back", (first, second), None)
    if match["then"]:
        by = int(read_number(match["by"]))
        yield _move(match, "ahead" if match["ahead"] else "behind", (first, second), by)


def _place(match: re.Match[str], group: str) -> Figure:
    start, end = match.span(group)
    return Figure(start=start, end=end, value=Decimal(read_number(match[group])), unit="位")


def _move(match: re.Match[str], word: str, places: tuple[Figure, Figure], by: int | None) -> _Move:
    end = match.end("by") + 1 if by else match.end(word)
    return _Move(match.start(word), end, places, 1 if word in ("forward", "ahead") else -1, by)


def _of_move(ledger: Ledger, move: _Move) -> Finding:
    first, last = (int(place.value) for place in move.places)
    moved = first - last
    inputs = (Input(move.places[1], "end"), Input(move.places[0], "base"))
    bound = "eq" if move.by else "ge" if move.sign > 0 else "le"
    claim = Figure(start=move.start, end=move.end, value=Decimal(move.sign * (move.by or 0)), unit="位", bound=bound)
    how = _("第{first}位→第{last}位").format(first=first, last=last)
    finding = recomputed(
        ledger, Claim(NAME, claim, _("位次"), "位"), [Reading(Fraction(moved), Interval(moved), inputs, how)]
    )
    if finding.verdict == "fails":
        really = _("前进{n}位") if moved > 0 else _("后退{n}位")
        message = _("文中写“{words}”，而{how}是{really}。").format(
            words=ledger.text[move.start : move.end], how=how, really=really.format(n=abs(moved))
        )
        finding = replace(finding, message=message)
    return finding
