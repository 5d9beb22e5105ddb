"""Three parts or more in a row, a short name each, that no word opens as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_total_of
from guibiao.audit.listing.cues import CUE
from guibiao.audit.listing.listing import Listing
from guibiao.audit.listing.stretch import PER_HEAD
from guibiao.audit.measures import PERCENT

_ROW = re.compile(
    r"(?:[（(][^（）()]*[）)])?[^，,。；;：:\d]{0,2}[，,、；;。：:][^，,。；;：:\d（(]{1,12}(?:（[^（）]*）)?"
)
_CHANGED = re.compile(r"(?:同比|[较比][^，,。；;]{0,4}?)?(?:净?增加?(?!值)|减少?|上升|下降|回落|提高)")


def rows(ledger: Ledger) -> Iterator[Listing]:
    """Three amounts or more of one unit, a short name each, behind a larger one, that no word opens as a list."""
    run: list[Figure] = []
    for figure in [*ledger.numbers(0, len(ledger.text)), None]:
        if (
            figure
            and run
            and figure.unit == run[-1].unit
            and _ROW.fullmatch(ledger.text, run[-1].end, figure.start)
            and not _is_told_again(ledger, run[-1], figure)
        ):
            run.append(figure)
            continue
        if len(run) > len("甲乙丙") and run[0].unit not in (*PERCENT, ""):
            total, parts = run[0], run[1:]
            start = ledger.sentence(total.start)[0]
            labels = tuple(label_before(ledger.text, p.start, start) for p in parts)
            changed = any(PER_HEAD.search(label) or _CHANGED.match(label) for label in labels)
            is_part = changed or "其中" in label_before(ledger.text, total.start, start)
            listed = CUE.search(ledger.text, total.end, parts[-1].start)
            if not is_part and not listed and is_total_of(total, parts):
                yield Listing((total,), tuple(parts), labels, complete=False, cue="", kind="row")
        run = [figure] if figure else []


def _is_told_again(ledger: Ledger, last: Figure, figure: Figure) -> bool:
    """Whether the next sentence speaks of the figure before: 滞后的10个。滞后的10个项目中，…."""
    labels = [label_in_sentence(ledger, f) for f in (last, figure)]
    return figure.value == last.value and labels[0] == labels[1]
