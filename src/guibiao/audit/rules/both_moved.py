"""`verdict`: two things that are said to rise or to fall both: 分别下降11.6%和8.9%，实现“双下降”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.precision import stands_for
from guibiao.audit.rules.said_of_figure import clause, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.messages import _

NAME = "verdict"
_BOTH = re.compile(
    r"双[“”\"]?(?:(?P<up>增长|上升|提升|回升|[增升](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n]))|(?:下降|回落|减少|[降减](?![^，,。；;”\"\n]{1,6}[，,。；;”\"\n])))"
)
_TWO = 2


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word behind two growths of its sentence, or more that all go one way."""
    for match in ledger.scan(_BOTH, "双"):
        if is_ahead(clause(ledger, match.start(), match.end())):
            continue
        told = ledger.within(ledger.sentence(match.start())[0], match.start())
        moved = [f for f in told if f.statement.measure == "growth" and f.unit in PERCENT and f.value != 0]
        if len(moved) == _TWO or (len(moved) > _TWO and len({f.value > 0 for f in moved}) == 1):
            yield _of_both(ledger, match, moved)


def _of_both(ledger: Ledger, match: re.Match[str], moved: Sequence[Cited]) -> Finding:
    """The growth that goes farthest the other way."""
    up = match["up"] is not None
    worst = (min if up else max)(moved, key=lambda f: f.value)
    how = _("、").join(f"{f.value}{f.unit}" for f in moved)
    inputs = tuple(Input(f, "rate") for f in moved)
    reading = Reading(Fraction(worst.value), stands_for(worst), inputs, how)
    finding = on_side(ledger, match.span(), reading, worst.unit, above=up)
    return replace(said_otherwise(finding, match.group(), how), indicator=indicator_of(worst))
