"""Two parts that no word opens as a list, though their names make up a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.complements import are_complements, is_third
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import FARTHEST, Ledger
from guibiao.audit.listing.belonging import is_total_of, nearly_sum, same_measure
from guibiao.audit.listing.cues import CUE
from guibiao.audit.listing.listing import Listing
from guibiao.audit.listing.slip import point_moved
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.wording import wording
from guibiao.expressions import expression

_SCOPE = expression(r"(?:全[县市区省州旗盟]|[，,、；;\n](?!全))(?P<name>[\u4e00-\u9fff]{3,12})中(?=[，,共有])")
_WORD = 2  # characters
_AMONG, _NEXT_CLAUSE = expression("其中"), expression("[；;]")
_REST, _UNDONE = (
    expression("(?:其余|剩余|余下|还有|尚有|另有|另外)?"),
    expression(r"[^，,。；;\d]{0,4}(?:正在|尚未|仍在|未|待)"),
)


def pairs(ledger: Ledger) -> Iterator[Listing]:
    """Two figures that no word opens as a list, though their names make up a whole, with a total before them."""
    divided: dict[int, tuple[Figure, ...]] = {}  # what a part was told to be of: two divisions of a whole may follow
    for first, second in (*_neighbours(ledger), *_around_parts(ledger)):
        start = ledger.sentence(first.start)[0]
        labels = tuple(label_before(ledger.text, f.start, start) for f in (first, second))
        if not (are_complements(labels) or _is_rest(ledger, labels, second)) or CUE.search(
            ledger.text, start, first.start
        ):
            continue
        if _goes_on(ledger, second):
            continue
        floor = max(ledger.reach(first.start), ledger.sentence(max(start - 1, 0))[0])
        told = ledger.numbers(floor, first.start)
        before = [f for f in told if is_total_of(f, (first, second)) or point_moved(f, (first, second))]
        whole = [f for f in before if not label_before(ledger.text, f.start, floor).startswith("其中")]
        before = _called(ledger, start, first, (first, second)) or whole or before
        if before and not is_third(label_before(ledger.text, before[-1].start, floor), labels):
            said = ledger.numbers(ledger.reach(first.start), first.start)
            exact = [f for f in said if nearly_sum(f, (first, second))][-1:]  # told first of all, with others between
            again = () if _names(ledger, start, first, before[-1]) else divided.get(before[-1].start, ())
            totals = (*again, *_in_turn(before), *exact)
            divided |= {first.start: totals, second.start: totals}
            yield Listing(totals, (first, second), labels, complete=False, cue="", kind="pair")


def _around_parts(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Two amounts between which the parts of the first are told: 基本支出…元，其中工资…元，公用…元；项目支出…元."""
    for among in ledger.scan(_AMONG, "其中"):
        start, end = ledger.sentence(among.start())
        clause = _NEXT_CLAUSE.search(ledger.text, among.end(), end)
        first = next(reversed(ledger.numbers(start, among.start())), None)
        second = next(iter(ledger.numbers(clause.end(), end)), None) if clause else None
        if first and second and first.unit == second.unit and first.unit not in (*PERCENT, *POINTS, ""):
            yield first, second


def _goes_on(ledger: Ledger, second: Figure) -> bool:
    """Whether what is left is told behind two: 地表水…14.25亿立方米，地下水…3.68亿立方米，其他水源0.53亿立方米."""
    behind = ledger.numbers(second.end, ledger.sentence(second.start)[1])
    third = next((f for f in behind if f.unit == second.unit), None)
    return third is not None and label_before(ledger.text, third.start, second.end).startswith(
        tuple(wording().remainders)
    )


def _called(ledger: Ledger, start: int, first: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The total that the sentence itself names as what it divides: 常住人口110万人。…。全市常住人口中，家庭户人口…."""
    scope = _SCOPE.search(ledger.text, start, first.start)
    if scope is None:
        return []
    told = ledger.numbers(max(start - FARTHEST, 0), start)
    return [f for f in told if is_total_of(f, parts) and scope["name"] in label_in_sentence(ledger, f)][-1:]


def _names(ledger: Ledger, start: int, first: Figure, total: Figure) -> bool:
    """Whether a sentence says before its first part what it divides: 城镇消费品零售额中，商品零售…，餐饮收入…."""
    return ledger.text.find(label_in_sentence(ledger, total)[:_WORD], start, first.start) >= 0


def _is_rest(ledger: Ledger, labels: Sequence[str], second: Figure) -> bool:
    """Whether two figures are what was done and what is left: 已整改1186处，78处正在整改."""
    return (
        labels[0].startswith("已")
        and _REST.fullmatch(labels[1]) is not None
        and _UNDONE.match(ledger.text, second.end) is not None
    )


def _in_turn(before: Sequence[Figure]) -> Iterator[Figure]:
    """The last of some totals, and those of the same thing that its sentence tells with it: 2022年、2021年分别完成…."""
    yield before[-1]
    last = statement_of(before[-1])
    for other in before[-2:-1]:
        said = statement_of(other)
        if last and said and (said.indicator, said.measure) == (last.indicator, last.measure):
            yield other


def _neighbours(ledger: Ledger) -> Iterator[tuple[Figure, Figure]]:
    """Two amounts of one unit in one sentence with nothing but their own shares and growth between them."""
    last: Figure | None = None
    for figure in ledger.figures:
        if figure.unit in (*PERCENT, *POINTS):
            continue
        alike = last is not None and last.unit == figure.unit and same_measure(figure, last)
        if last and alike and figure.start < ledger.sentence(last.start)[1]:
            yield last, figure
        last = figure
