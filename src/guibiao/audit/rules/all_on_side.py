"""`verdict`: a mark that all of several figures are said to be above or below: 增长8.6%、…增长5.8%，增速均超过5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps.areas import area_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.expressions import expression

NAME = "verdict"
_ALL = expression(
    r"[均都](?:实现|保持|达到|稳定|维持|增长)?在?(?:(?P<above>超过|高于|大于|突破|超)|(?P<below>低于|不足|小于|不到|控制在))?"
    r"(?P<mark>\d+(?:\.\d+)?)(?:[%％]|[^\s\d，,。；;]{1,4}?)(?:(?P<over>以上)|(?P<under>以下|以内))?(?=[，,。；;）)\n])"
)
_BESIDE = expression(r"[）)]?[，,]?[^，,。；;\d]{0,8}")
_REST = expression("其余|其他|其它|另外|余下|剩余")  # which are not those told before
_FEWEST = 2
_MEASURE, _NEAR = expression(r"(降幅|跌幅|增速|增幅|涨幅|占比|完成率)\Z"), 8
_VERBS = {"降幅": ("下降", "降低", "减少"), "跌幅": ("下跌",), "增速": ("增长",), "增幅": ("增长",), "涨幅": ("上涨",)}
_LISTED = expression(r"[，,；;：:]?(?:其中)[：:，,]?|[：:]|（其中")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such mark right behind two figures or more of one unit and measure, and no others of it."""
    for match in ledger.scan(_ALL, "均 都"):
        above, below = match["above"] or match["over"], match["below"] or match["under"]
        told = ledger.within(ledger.sentence(match.start())[0], match.start())
        mark = next(iter(ledger.numbers(match.start("mark"), match.end())), None)
        behind = [] if mark is None or len(told) >= _FEWEST else _told_behind(ledger, match, mark)
        if len(behind) >= _FEWEST and mark is not None and bool(above) != bool(below):
            if not is_ahead(clause(ledger, match.start(), match.end())):
                yield _of_all(ledger, match, behind, mark, above=above is not None)
            continue
        if (
            mark is None
            or not told
            or bool(above) == bool(below)
            or _REST.search(label_before(ledger.text, match.start(), ledger.sentence(match.start())[0]))
            or is_ahead(clause(ledger, match.start(), match.end()))
        ):
            continue
        same = [f for f in told if f.unit == mark.unit and f.statement.measure == told[-1].statement.measure]
        plain = all(f.statement.role != "target" and not area_of(ledger, f) for f in same)
        if len(same) >= _FEWEST and plain and _BESIDE.fullmatch(ledger.text, told[-1].end, match.start()):
            yield _of_all(ledger, match, same, mark, above=above is not None)


def _told_behind(ledger: Ledger, match: re.Match[str], mark: Figure) -> list[Figure]:
    """The figures of a list behind the words of what stands before them: 降幅均在12%以上，其中…，降幅20.4%；…"""
    noun = _MEASURE.search(ledger.text, max(match.start() - _NEAR, 0), match.start())
    if noun is None or not _LISTED.match(ledger.text, match.end()):
        return []
    told = [f for f in ledger.numbers(match.end(), ledger.sentence(match.start())[1]) if f.unit == mark.unit]
    return [replace(f, value=abs(f.value)) for f in told if _is_called(ledger, f, noun[1])]


def _is_called(ledger: Ledger, figure: Figure, noun: str) -> bool:
    """Whether the words right before a figure are what was said of all, or the verb of that: 降幅 and 下降."""
    before = ledger.text[max(figure.start - _NEAR, 0) : figure.start].rstrip("为达到了")
    return before.endswith((noun, *_VERBS.get(noun, ())))


def _of_all(ledger: Ledger, match: re.Match[str], same: Sequence[Figure], mark: Figure, *, above: bool) -> Finding:
    """The figure that goes farthest the other way."""
    worst = (min if above else max)(same, key=lambda f: f.value)
    how = f"{worst.value}{worst.unit}"
    limit = abs(Fraction(mark.value))
    reading = Reading(Fraction(worst.value) - limit, stands_for(worst) - limit, (Input(worst, "actual"),), how)
    return said_otherwise(on_side(ledger, match.span(), reading, mark.unit, above=above), match.group(), how)
