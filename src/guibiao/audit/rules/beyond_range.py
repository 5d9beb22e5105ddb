"""`outlier`: a figure beyond what its kind is within anywhere (plausible.yaml): 人均可支配收入21870万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "outlier"
_SINCE = expression(r"[较比](?!上年|去年|同期)|累计|[两三四五六七八九十]年|是\Z")
_NEAR = 16  # characters
_SMALL_PLACE, _TITLE_LONG = expression(r"(?:(?<![城乡小])镇|街道|社区|(?<!城)乡|(?<![农乡])村)(?![镇村化级])"), 30
_OF_EACH = expression("均|每|单位")
SURE = Fraction(3, 2)  # times the most that is believable, beyond which a figure is hardly meant
FILE = Path(__file__).parent.parent / "plausible.yaml"


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of plausible.yaml; its comments say what the fields are for."""

    name: tuple[str, ...]
    unit: str
    low: Decimal
    high: Decimal
    measure: str = "level"
    per_head: bool = False
    doubtful: bool = False
    never_more: bool = False


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every fact or aim beyond the range of its kind: a note, or a warning where it is far beyond."""
    for figure in ledger.figures:
        said = figure.statement
        if said.measure == "growth" and _SINCE.search(ledger.text, max(figure.start - _NEAR, 0), figure.start):
            continue  # of several years
        if said.measure in ("level", "growth") and (kind := _range_of(said.indicator, said.measure)):
            yield from _of_figure(ledger, figure, kind)


@cache
def ranges() -> tuple[Range, ...]:
    """The ranges. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=tuple[Range, ...])


@cache
def _range_of(indicator: str, measure: str) -> Range | None:
    of_each = _OF_EACH.search(indicator) is not None
    fitting = (r for r in ranges() if r.measure == measure and indicator.endswith(r.name))
    return next((r for r in fitting if _OF_EACH.search(r.name[0]) or r.per_head == of_each), None)


@cache
def _believable(kind: Range, unit: str) -> Interval:
    by = factor(kind.unit, unit)
    return Interval(Fraction(kind.low) * by, Fraction(kind.high) * by)


def _of_figure(ledger: Ledger, figure: Cited, kind: Range) -> Iterator[Finding]:
    if not comparable(figure.unit, kind.unit):
        return
    believable = _believable(kind, figure.unit)
    value = Fraction(figure.value)
    below = value < believable.low
    if not below and value <= believable.high:
        return
    if below and _SMALL_PLACE.search(ledger.document.title or ledger.text[:_TITLE_LONG]):
        return  # a town or a village may have as little
    sure = believable.low > 0 and not kind.doubtful if below else _is_surely_more(figure, believable.high, kind)
    severity = "warning" if sure else "note"
    claim = Claim(NAME, replace(figure, bound="eq"), named(figure.statement), figure.unit, severity)
    finding = recomputed(ledger, claim, [Reading(believable.middle, believable, ())])
    message = (
        _("{name}为{value}，低于通常的下限{limit}，小数点或单位可能有误，请核对。")
        if below
        else _("{name}为{value}，超过通常的上限{limit}，小数点或单位可能有误，请核对。")
    ).format(
        name=named(figure.statement),
        value=f"{figure.value}{figure.unit}",
        limit=f"{kind.low if below else kind.high}{kind.unit}",
    )
    yield replace(finding, verdict="fails", severity=severity, message=message, working="")


def _is_surely_more(figure: Cited, most: Fraction, kind: Range) -> bool:
    """Whether a figure is far beyond the most that is believable, or beyond the most that a year can have."""
    if kind.never_more and "/" not in figure.statement.period:
        return True
    return Fraction(figure.value) > most * SURE
