"""What was promised: every target and every checkable deed of a document, or the tasks of a plan file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract import Statement
from guibiao.extract.promises import Promise, promises
from guibiao.plan import Indicator, Plan, Task
from guibiao.track.keeping.model import Figure, Quote
from guibiao.vocabulary import vocabulary

LEVELS = ("level", "reach_and_keep", "level_and_growth", "floor", "ceiling")  # forms whose value is a level
_SENTENCE = expression(r"[。！？!?；;\n|]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that somebody is to answer for. `target` is the statement that sets its number, where there is one.

    `said` are the words of a deed up to its end state (…建成通车), which its name leaves out.
    """

    kind: str  # target | deed | task
    name: str
    quote: Quote
    deadline: str | None
    target: Statement | None = None
    goal: Figure | None = None
    lead: str | None = None
    field: str = ""
    said: str = ""


def asked_in(document: Document, statements: Sequence[Statement]) -> list[Asked]:
    """The promises of a document in its order: a deed for each that has no number, a target for each number."""
    by_start = {s.start: s for s in statements if s.role == "target"}
    found: list[tuple[int, Asked]] = []
    for promise in promises(document, statements, slogans=True):
        targets = [by_start[start] for start in promise.quantities if start in by_start]
        if promise.checkable:
            found += [(t.clean_start, _target(document, t, promise)) for t in targets]
            if not targets:
                found.append((promise.clean_start, _deed(document, promise)))
        for target in targets:
            by_start.pop(target.start, None)
    found += [(s.clean_start, _target(document, s, None)) for s in by_start.values() if not _looks_back(document, s)]
    first: dict[object, Asked] = {}
    for _, asked in sorted(found, key=lambda pair: pair[0]):
        first.setdefault(_once(asked), asked)
    return list(first.values())


def _once(asked: Asked) -> object:
    """What two promises share that are one, said twice."""
    said = asked.target
    if said is None:
        return asked.kind, asked.name, asked.deadline
    return said.code or said.indicator, said.region, said.period, said.measure, said.value, said.unit


def asked_of(plan: Plan, name: str) -> Iterator[Asked]:
    """The targets and tasks of a plan file: the years' own targets, those for the plan's end, the tasks in words."""
    for indicator in plan.indicators:
        yield from _of_indicator(plan, indicator, name)
    for task in plan.tasks:
        yield Asked(
            "task", task.task, Quote(name, 0, 0, task.task, task.task), task.due,
            goal=_amount(task), lead=task.lead, field=task.area or "", said=task.task,
        )  # fmt: skip


def _of_indicator(plan: Plan, indicator: Indicator, name: str) -> Iterator[Asked]:
    for part in indicator.parts:
        yield from _of_indicator(plan, part, name)
    for year, annual in sorted(indicator.annual.items()):
        yield _planned(plan, indicator, name, str(year), annual.measure, annual.value, annual.bound)
    target, end = indicator.target, plan.period.end.year
    if isinstance(target.value, Decimal) and target.form in LEVELS:
        yield _planned(plan, indicator, name, str(end), "level", target.value, target.bound)
    elif isinstance(target.value, Decimal) and target.form == "mean_growth":
        span = f"{plan.base + 1}/{end}"
        yield _planned(plan, indicator, name, span, "growth_avg", target.value, target.bound)


def _planned(
    plan: Plan, indicator: Indicator, name: str, period: str, measure: str, value: Decimal, bound: str | None
) -> Asked:
    """A plan's target as a document would state it; in %, unless it is a level or a change in the unit."""
    unit = indicator.unit if measure in ("level", "change", "change_avg") else "%"
    known = vocabulary().indicator(indicator.code or indicator.name)
    floor = bound or {"up": "ge", "down": "le"}.get(indicator.direction or (known.direction if known else "up"), "ge")
    words = f"{indicator.name} {value}{unit}"
    target = Statement(
        doc=name, start=0, end=0, text=words, indicator=indicator.name, period=period, value=value, unit=unit,
        measure=measure, role="target", bound=floor, code=known.code if known else None, region=plan.region,
    )  # fmt: skip
    at = Quote(name, 0, 0, words, words)
    return Asked("target", indicator.name, at, period, target, Figure(value, unit, floor), indicator.lead,
                 indicator.category)  # fmt: skip


def quote(document: Document, start: int, end: int) -> Quote:
    """The words between two offsets of the clean text, with their sentence."""
    first, last = document.offsets.to_source(start, end)
    return Quote(document.name, first, last, document.source[first:last], _sentence(document.text, start, end))


def _sentence(text: str, start: int, end: int) -> str:
    before = [m.end() for m in _SENTENCE.finditer(text, max(start - 400, 0), start)]
    after = _SENTENCE.search(text, max(end - 1, start))
    return text[before[-1] if before else max(start - 400, 0) : after.start() if after else len(text)].strip()


def _target(document: Document, target: Statement, promise: Promise | None) -> Asked:
    at = (promise.clean_start, promise.clean_end) if promise else (target.clean_start, target.clean_end)
    return Asked(
        "target", target.indicator, quote(document, *at), target.period, target,
        Figure(target.value, target.unit, target.bound, target.value_max),
        promise.lead if promise else None, promise.field if promise else "",
    )  # fmt: skip


def _deed(document: Document, promise: Promise) -> Asked:
    at = quote(document, promise.clean_start, promise.clean_end)
    said = document.text[promise.clean_start : promise.clean_end].strip()
    return Asked(
        "deed", promise.deed, at, promise.deadline, lead=promise.lead, field=promise.field,
        said=said if said.startswith(promise.deed[:2]) else promise.deed,
    )  # fmt: skip


def _looks_back(document: Document, target: Statement) -> bool:
    """Whether a target is one of the past that the document only recalls."""
    return document.reviews is not None and target.period[-4:].isdigit() and int(target.period[-4:]) <= document.reviews


def _amount(task: Task) -> Figure | None:
    return Figure(task.amount, task.unit) if task.amount is not None else None
