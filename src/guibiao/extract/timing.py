"""Which period a figure belongs to, and with which it is compared."""

from __future__ import annotations

from guibiao.extract.peeling import Cues
from guibiao.extract.times import Frame, Time

_ALL_ALONG = frozenset(("始终", "一直", "长期", "持续"))  # said of the whole span, not of its end


def period_of(
    measure: str,
    role: str,
    done: bool,
    cues: Cues,
    time: Time | None,
    base: Time | None,
    frame: Frame,
) -> str:
    """The period of a figure: its own time, else what the passage is about.

    What was `done` in a span of years belongs to the span, a stock to its last year; a mean to the whole span.
    """
    average = measure in ("growth_avg", "change_avg") or not _ALL_ALONG.isdisjoint(cues.words)
    average = average or "avg" in cues.kinds  # 年均新增12公里, 城镇新增就业年均3万人
    summed = done or "累计" in cues.words
    if time is not None:
        if time.span:
            return _of_span(time.span, time.explicit, average, summed, measure, cues, base)
        if average and "/" not in time.period and (first := frame.since(int(time.period[:4]))):
            return f"{first}/{time.period}"
        return time.period
    span = frame.plan or frame.span
    if span and span[1] >= frame.year and role == "target" != frame.role and frame.evaluates:
        return f"{span[0]}/{span[1]}" if average or summed else str(span[1])
    if frame.span and (frame.over_span or average):
        return _of_span(frame.span, False, average, summed, measure, cues, base)
    if average and (first := frame.since(frame.year)):
        return f"{first}/{frame.year}"
    if "from" in cues.kinds and frame.evaluates and frame.plan:
        return str(frame.plan[0] - 1)
    if summed and frame.of_term and frame.span and frame.year == frame.span[1] and "累计" in cues.words:
        return f"{frame.span[0]}/{frame.span[1]}"
    if "from" in cues.kinds and frame.of_term and frame.span and frame.year == frame.span[1]:
        return str(frame.span[0] - 1)
    return frame.part or str(frame.year - 1 if "from" in cues.kinds else frame.year)


def since_base(period: str, measure: str, against: int | None) -> str:
    """A mean runs from the year that the figures before it were held against: 是2015年的2倍，年均增长15%."""
    mean = measure in ("growth_avg", "change_avg") and period.isdigit()
    return f"{against + 1}/{period}" if mean and against and against < int(period) - 1 else period


def _of_span(
    span: tuple[int, int], explicit: bool, average: bool, summed: bool, measure: str, cues: Cues, base: Time | None
) -> str:
    first, last = span
    if "from" in cues.kinds:
        return str(first - 1)
    if average or (measure == "multiple" and base is not None and base.span):
        return f"{first}/{last}"
    if (
        measure == "rank"
        or "reach" in cues.kinds
        or (base is not None and (measure == "growth" or (measure == "change" and not explicit)))
    ):
        return str(last)
    doubled = measure == "multiple" and base is None  # 五年翻一番
    return f"{first}/{last}" if summed or (explicit and not doubled) or measure == "change" else str(last)


def base_of(base: Time | None, period: str, measure: str) -> str | None:
    """The period that a growth or change is compared with, where it is not the one before."""
    if (
        base is None
        or base.before
        or base.period == period
        or measure not in ("growth", "change", "multiple", "growth_avg", "change_avg")
    ):
        return None
    if "/" not in period and "/" not in base.period and base.period == str(int(period[:4]) - 1):
        return None
    return base.period
