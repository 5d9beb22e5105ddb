"""`verdict`: the places that several of a kind are said to have against their figures: …居第一；…居第二；…列末位."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.quantity import Interval, read_number

NAME = "verdict"
_RANK = expression(
    r"(?:排名|名列|位居|位列|位次|排在|居|列|排)(?!全[国省市区县州])[^，,。；;\d第末首榜]{0,5}"
    r"(?:第(?P<place>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[位名]|(?=[，,。；;）)\n]))|(?P<first>首位|榜首)|(?P<last>末位|末尾|最后))"
)
_BEGINS = "排名 名列 位居 位列 位次 排在 居 列 排"
_BESIDE = expression(r"[，,、（(]?[^，,。；;、\d]{0,8}")
_ONE_OF_MANY = expression(  # 东山县, 县经开区: each of the list is such a place or firm
    r"(?:\A|[看中是：:])(?:其中|而)?[\u4e00-\u9fff]{1,8}?(?:市|县|区|州|旗|镇|乡|街道|村|园|公司|集团|局|所|行业|产业|业)"
)
_FEWEST = 3
_LAST = 10**3  # a place behind all others


class _Placed(Struct, frozen=True):
    """A figure with the place that is said to be its own, and where the words stand."""

    figure: Figure
    place: int
    start: int
    end: int


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every list of three or more whose places follow their figures, all but one at most."""
    lists: defaultdict[tuple[int, str, str], list[_Placed]] = defaultdict(list)
    for match in ledger.scan(_RANK, _BEGINS):
        start = ledger.sentence(match.start())[0]
        for figure in ledger.numbers(start, match.start())[-1:]:
            said = statement_of(figure)
            named = _ONE_OF_MANY.search(label_before(ledger.text, figure.start, start))
            if named and figure.unit and _BESIDE.fullmatch(ledger.text, figure.end, match.start()):
                lists[start, figure.unit, said.measure if said else "level"].append(_placed(match, figure))
    for placed in lists.values():
        if len(placed) >= _FEWEST:
            yield from _of_list(ledger, placed)


def _placed(match: re.Match[str], figure: Figure) -> _Placed:
    place = int(read_number(match["place"])) if match["place"] else 1 if match["first"] else _LAST
    return _Placed(figure, place, match.start(), match.end())


def _of_list(ledger: Ledger, placed: Sequence[_Placed]) -> Iterator[Finding]:
    """The one without which all others are in order, the greatest first or the least first, against its neighbour."""
    for down in (True, False):
        wrong = [pair for pair in combinations(placed, 2) if not _is_in_order(*pair, down=down)]
        if not wrong:
            return
        odd = [p for p in placed if all(p in pair for pair in wrong)]
        if odd and (len(placed) > _FEWEST or len(wrong) == 1):
            other = next(p for p in wrong[0] if p is not odd[-1])
            yield _of_place(ledger, odd[-1], other, down=down)
            return


def _is_in_order(a: _Placed, b: _Placed, *, down: bool) -> bool:
    if a.figure.value == b.figure.value:
        return True
    return a.place != b.place and (a.place < b.place) == ((a.figure.value > b.figure.value) == down)


def _of_place(ledger: Ledger, odd: _Placed, other: _Placed, *, down: bool) -> Finding:
    own, rival = odd.figure, other.figure
    before = odd.place < other.place or (odd.place == other.place and (own.value < rival.value) == down)
    value = Interval(own.value) - Interval(rival.value)
    how = f"{own.value}{own.unit}、{rival.value}{rival.unit}"
    inputs = (Input(own, "first"), Input(rival, "second"))
    reading = Reading(value.low, apart(own, rival), inputs, how)
    finding = on_side(ledger, (odd.start, odd.end), reading, own.unit, above=before == down)
    return said_otherwise(finding, ledger.text[odd.start : odd.end], how)
