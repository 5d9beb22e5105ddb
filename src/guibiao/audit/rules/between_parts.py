"""`outlier`: a mean or a rate of a whole outside those of the two parts that make it up, town and country."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited, Figure, measure_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger, is_goal
from guibiao.audit.measures import comparable, factor
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "outlier"
_PARTS = (("城镇", "城市", "城区"), ("农村", "乡村", "农民"))
_MEAN = expression(r"人均|平均|户均|率\Z|系数")
_OWN = expression(r"城镇|城市|城区|农村|乡村|农民|城乡|城镇化率")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every mean or rate that its own sentence also gives for town and country alone."""
    for figure in ledger.figures:
        name = figure.statement.indicator
        whole = _MEAN.search(name) and not _OWN.search(name)
        if whole and figure.statement.measure == "level" and not is_goal(ledger, figure):
            yield from _beside_parts(ledger, figure)


def _beside_parts(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """The next two figures of its unit, where they are the town's and the country's."""
    after = ledger.numbers(figure.end, ledger.sentence(figure.start)[1])
    like = [f for f in after if comparable(f.unit, figure.unit) and measure_of(f) == "level"][: len(_PARTS)]
    if len(like) < len(_PARTS) or not all(_is(ledger, f, words) for f, words in zip(like, _PARTS, strict=True)):
        return
    by = [factor(f.unit, figure.unit) for f in like]
    meant = [times(stands_for(f), b) for f, b in zip(like, by, strict=True)]
    possible = Interval(min(i.low for i in meant), max(i.high for i in meant))
    middle = sum((Fraction(f.value) * b for f, b in zip(like, by, strict=True)), Fraction(0)) / len(like)
    inputs = tuple(Input(f, "part") for f in like)
    claim = Claim(NAME, replace(figure, bound="eq"), named(figure.statement), figure.unit, "warning")
    finding = recomputed(ledger, claim, [Reading(middle, possible, inputs, _("城镇和农村之间的数"))])
    if finding.verdict == "fails":
        message = _("{name}为{value}，不在城镇{first}和农村{second}之间，请核对。").format(
            name=named(figure.statement), value=f"{figure.value}{figure.unit}",
            first=f"{like[0].value}{like[0].unit}", second=f"{like[1].value}{like[1].unit}",
        )  # fmt: skip
        finding = replace(finding, message=message, working="")
    yield finding


def _is(ledger: Ledger, figure: Figure, words: tuple[str, ...]) -> bool:
    """Whether the words right before a figure name a part."""
    label = label_in_sentence(ledger, figure)
    return any(word in label for word in words)
