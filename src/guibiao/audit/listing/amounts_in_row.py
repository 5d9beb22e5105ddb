"""Three parts or more in a row, a short name each, that no word opens as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_total_of
from guibiao.audit.listing.cues import CUE
from guibiao.audit.listing.listing import Listing
from guibiao.audit.listing.stretch import PER_HEAD
from guibiao.audit.measures import PERCENT
from guibiao.expressions import expression

_ROW = expression(
    r"(?:[（(][^（）()]*[）)])?[^，,。；;：:\d]{0,2}[，,、；;。：:][^，,。；;：:\d（(]{1,12}(?:（[^（）]*）)?"
)
_GROWN = expression(r"[，,]?(?:同比|[较比](?:上年|去年)(?:同期|末|底)?)?(?:增长|下降|减少|上升|净?增加?|新增)")
_FEWEST = 4  # a total and three parts
_TOTAL = expression(r"总|共|合计|全|各")
_CHANGED = expression(r"(?:同比|[较比][^，,。；;]{0,4}?)?(?:净?增加?(?!值)|减少?|上升|下降|回落|提高)")


def rows(ledger: Ledger) -> Iterator[Listing]:
    """Three amounts or more of one unit, a short name each, behind a larger one, that no word opens as a list."""
    for stretch in _of_one_unit(ledger.numbers(0, len(ledger.text))):
        yield from _within(ledger, stretch)


def _of_one_unit(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The stretches of amounts of one unit, and of percents between them, that are long enough for a row."""
    stretch: list[Figure] = []
    unit, many = "", 0
    for figure in figures:
        if figure.unit == unit:
            many += 1
        elif figure.unit not in PERCENT:
            if many >= _FEWEST and unit:
                yield stretch
            stretch, unit, many = [], figure.unit, 1
        stretch.append(figure)
    if many >= _FEWEST and unit:
        yield stretch


def _within(ledger: Ledger, stretch: Sequence[Figure]) -> Iterator[Listing]:
    run: list[Figure] = []
    end = 0  # of what is told of the last one
    for figure in [*stretch, None]:
        if figure and len(run) == 1 and _is_change(ledger, run[0], end, figure):
            end = figure.end  # 信访1268件，比上年下降8.2%。来信186件，来访…
            continue
        if (
            figure
            and run
            and figure.unit == run[-1].unit
            and _ROW.fullmatch(ledger.text, end, figure.start)
            and not _is_told_again(ledger, run[-1], figure)
            and not _begins_anew(ledger, run, end, figure)
        ):
            run.append(figure)
            end = figure.end
            continue
        if len(run) >= _FEWEST and run[0].unit not in PERCENT:
            total, parts = run[0], run[1:]
            start = ledger.sentence(total.start)[0]
            labels = tuple(label_before(ledger.text, p.start, start) for p in parts)
            changed = any(PER_HEAD.search(label) or _CHANGED.match(label) for label in labels)
            is_item = ledger.text.startswith("、", total.end)  # 示范区36个、基地14个，…: the first of a list
            is_part = is_item or changed or "其中" in label_before(ledger.text, total.start, start)
            listed = CUE.search(ledger.text, total.end, parts[-1].start)
            goes_on = figure is not None and _goes_on(ledger, run, figure)
            if not (is_part or listed or goes_on or _are_alike(ledger, run)) and is_total_of(total, parts):
                yield Listing((total,), tuple(parts), labels, complete=False, cue="", kind="row")
        run, end = ([figure], figure.end) if figure else ([], end)


def _is_change(ledger: Ledger, total: Figure, end: int, figure: Figure) -> bool:
    """Whether a figure right behind a total tells by how much, or by what share, it grew."""
    return figure.unit in (*PERCENT, total.unit) and _GROWN.fullmatch(ledger.text, end, figure.start) is not None


def _begins_anew(ledger: Ledger, run: Sequence[Figure], end: int, figure: Figure) -> bool:
    """Whether a figure stands in a new paragraph behind a row that one paragraph holds."""
    in_one = len(run) > 1 and "\n" not in ledger.text[run[0].end : run[-1].start]
    return in_one and "\n" in ledger.text[end : figure.start]


def _goes_on(ledger: Ledger, run: Sequence[Figure], figure: Figure) -> bool:
    """Whether the sentence of a row tells of one more such amount: 32项，完成18项，达到9项，3项接近，滞后的有2项."""
    last = run[-1]
    return figure.unit == last.unit and "。" not in ledger.text[last.end : figure.start]


def _are_alike(ledger: Ledger, run: Sequence[Figure]) -> bool:
    """Whether the first of a row is one of many, by names that all end alike: 经济类10项，创新类4项，民生类4项."""
    labels = [label_in_sentence(ledger, f).removesuffix("有") for f in run]
    return len({label[-1:] for label in labels}) == 1 and labels[0] != "" and not _TOTAL.search(labels[0])


def _is_told_again(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether the next sentence speaks of the figure before: 滞后的10个。滞后的10个项目中，…."""
    labels = [label_in_sentence(ledger, f) for f in (last, figure)]
    return figure.value == last.value and labels[0] == labels[1]
