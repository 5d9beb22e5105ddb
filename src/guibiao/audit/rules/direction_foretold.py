"""`verdict`: which way something is said to go, before the figures that bear it out: 收入差距继续缩小，由2.05降为2.02.

The words stand at the end of a clause that tells no figure; what it calls is the first thing that the next words tell
the move of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import gap_starts
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for
from guibiao.audit.said import clause, is_ahead
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.expressions import expression

NAME = "verdict"
_UP = "上升|增长|增加|提高|提升|攀升|扩大|拉大|走高|上涨"
_DOWN = "下降|下滑|减少|回落|降低|缩小|收窄|走低|萎缩|下跌"
_HOW = "进一步|持续|继续|明显|显著|大幅|稳步|逐步|逐年|不断"
_SAID = expression(
    rf"(?:{_HOW})(?:呈|地)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:的?(?:趋势|态势|势头))?[”\"]?(?P<end>[。，,；;：:])"
)
_OPENS = expression(r"[一二三四五六七八九十]是|（[一二三四五六七八九十]）|[、，,。；;：:\n\d.．“”]")
_SUFFIX = expression("(?:总量|数量|总数|总额|规模|水平|情况|状况)\\Z")
_PLACE = expression(r"^(?:全[国省市县区州]|[我本][省市县区州]|城乡|实现|反映|年末|主要)+")
_RATE, _APART = expression("[增降涨跌]幅|增速"), expression("差距")
_AS_APART = expression("收入[比差]|倍差|比值|之比|差距|相差")
_BECAME = expression(
    r"[^，,。；;\d]{0,6}?(?:[增升降减提扩缩落压]|变化?|调整)[^，,。；;\d]{0,2}[到至为](?:20\d\d年的?|目前的?|今年的?)?"
)
_FROM = expression(r"[由从][^，,。；;]{0,14}\Z")
_PARTED = expression("[，,。；;：:]")
_LONG = 12  # characters of a name
_SHORTEST = 2
_MOST = 5  # figures behind the words among which the move stands
_MOVES = ("change", "growth")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word whose clause tells no figure, where what comes next tells the move of its thing."""
    for match in ledger.scan_all(_SAID, _HOW.replace("|", " ")):
        told = _told_next(ledger, match)
        name = _name(ledger, match.start()) if told else ""
        if len(name) < _SHORTEST or _RATE.search(name):
            continue
        moved = _moved(ledger, match.end(), told, name)
        if moved is not None and not is_ahead(clause(ledger, match.start(), match.end())):
            up = match["up"] is not None
            finding = on_side(ledger, (match.start(), match.end("end") - 1), moved, "", above=up)
            finding = said_otherwise(finding, ledger.text[match.start() : match.end("end") - 1], moved.how)
            yield replace(finding, indicator=indicator_of(moved.inputs[0].figure))


def _name(ledger: Ledger, at: int) -> str:
    """What the words are said of: the words of their clause, which tells no figure."""
    floor = max(ledger.sentence(at)[0], at - 2 * _LONG)
    words = ledger.text[floor:at]
    opened = [*_OPENS.finditer(words)][-1:]
    return _SUFFIX.sub("", _PLACE.sub("", words[opened[0].end() if opened else 0 :]))


def _told_next(ledger: Ledger, match: re.Match[str]) -> Sequence[Figure]:
    """The first figures of the rest of the sentence, or of the next one where the words end theirs."""
    start, stop = match.end(), ledger.sentence(match.end())[1]
    if match["end"] in "。：:" and start < ledger.paragraph(match.start())[1]:
        stop = ledger.sentence(start + 1)[1]
    return ledger.numbers(start, stop)[:_MOST]


def _moved(ledger: Ledger, start: int, told: Sequence[Figure], name: str) -> Reading | None:
    """The first move told from an offset on, if it is one of what the words name."""
    for i, figure in enumerate(told):
        said = statement_of(figure)
        if said is not None and said.role == "target":
            return None
        label = label_before(ledger.text, figure.start, start)
        after = told[i + 1 : i + 2]
        if after and _BECAME.fullmatch(ledger.text, figure.end, after[0].start) and _is_of(ledger, name, figure, start):
            began = _FROM.search(ledger.text, start, figure.start)
            return _from_to(figure, after[0]) if began and comparable(figure.unit, after[0].unit) else None
        if said is not None and said.measure in _MOVES and figure.start not in ledger.once(gap_starts):
            of_name = _is_called(name, said.indicator) or _is_called(name, label)
            if of_name:
                return _by(ledger, figure) if figure.value else None
    return None


def _is_of(ledger: Ledger, name: str, figure: Figure, floor: int) -> bool:
    """Whether a figure that becomes another is one of what is named; where nothing else is named, it is."""
    label = label_before(ledger.text, figure.start, floor)
    words = _FROM.sub("", label)
    alone = not words and not _PARTED.search(ledger.text, floor, figure.start)
    return alone or _is_called(name, words) or _is_called(name, indicator_of(figure))


def _is_called(name: str, words: str) -> bool:
    if _APART.search(name):
        return _AS_APART.search(words) is not None
    return name in words


def _from_to(first: Figure, last: Figure) -> Reading:
    by = factor(first.unit, last.unit)
    inputs = (Input(last, "end"), Input(first, "base"))
    how = f"{first.value}{first.unit}→{last.value}{last.unit}"
    return Reading(Fraction(last.value) - Fraction(first.value) * by, apart(last, first, by), inputs, how)


def _by(ledger: Ledger, figure: Figure) -> Reading:
    how = ledger.text[max(figure.start - len("下降"), 0) : figure.end]
    return Reading(Fraction(figure.value), stands_for(figure), (Input(figure, "change"),), how)
