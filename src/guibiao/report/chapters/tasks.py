"""主要任务落实情况: how the plan's tasks stand on the report's day, area by area, and which are late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guibiao.assess import PlanAssessment
from guibiao.quantity import Period
from guibiao.report.content import Block, Paragraph, Place, Section, Table
from guibiao.report.content.citing import paragraph, table
from guibiao.report.phrases.naming import period_name, short_name
from guibiao.report.phrases.tally import percent
from guibiao.report.wording import Wording
from guibiao.track import TASK_STATES, TaskStatus, proposal_rates, state_name, task_status

_PROPOSALS = "建议提案"  # the kind of task whose rates are told apart
_LATE = ("late", "behind")
_MANY = 3  # late tasks are many from one in so many
_MOST_LATE = 20  # late tasks told one by one; the ledger has them all


def tasks_section(result: PlanAssessment, wording: Wording) -> Section:
    """The section on tasks: counts by state, a table by area, what was reported of each, people's words."""
    stood = _stood(result)
    blocks: list[Block] = []
    if stood:
        blocks.append(paragraph(_counts(stood, result, wording)))
        blocks += [paragraph(text) for text in _proposals(result, wording)]
        areas = _by_area(stood)
        if len(areas) > 1:
            blocks.append(_table(areas, wording))
        blocks += _progress(areas, wording)
    blocks.append(Place("tasks", wording.say("place.tasks" if stood else "place.no_tasks")))
    return Section("tasks", "", wording.say("heading.tasks"), 2, tuple(blocks))


def late_tasks(result: PlanAssessment, wording: Wording) -> Iterator[Paragraph]:
    """What is to be said of tasks that are late or behind; nothing where none is."""
    late = sorted((s for s in _stood(result) if s.state in _LATE), key=lambda s: _LATE.index(s.state))
    if not late:
        return
    counts = Counter(s.state for s in late)
    items = (
        wording.say("tasks.state", state=state_name(state), count=wording.cite(counts[state], f"tasks.{state}"))
        for state in _LATE
        if counts[state]
    )
    unexplained = sum(s.unexplained for s in late)
    note = wording.say("tasks.unexplained", count=wording.cite(unexplained, "tasks.unexplained")) if unexplained else ""
    yield paragraph(wording.say("tasks.late", items=wording.say("list.and").join(items), note=note))
    for status in late[:_MOST_LATE]:
        yield Paragraph(_late(status, wording), status.task.task)
    if len(late) > _MOST_LATE:
        yield paragraph(wording.say("tasks.more", count=wording.cite(len(late) - _MOST_LATE, "tasks.late_untold")))


def _stood(result: PlanAssessment) -> list[TaskStatus]:
    """Tasks that are part of no other, or whose whole is not in the ledger."""
    known = {t.id for t in result.plan.tasks}
    return [s for s in task_status(result.plan, result.as_of) if s.task.parent not in known]


def _by_area(stood: Sequence[TaskStatus]) -> dict[str, list[TaskStatus]]:
    """By area, else by kind, in the plan's order."""
    groups: dict[str, list[TaskStatus]] = {}
    for status in stood:
        groups.setdefault(status.task.area or status.task.kind or "", []).append(status)
    return groups


def _counts(stood: Sequence[TaskStatus], result: PlanAssessment, wording: Wording) -> str:
    counts = Counter(s.state for s in stood)
    items = (
        wording.say("tasks.state", state=state_name(state), count=wording.cite(counts[state], f"tasks.{state}"))
        for state in TASK_STATES
        if counts[state]
    )
    late = counts["late"] + counts["behind"]
    judgement = "all" if counts["done"] == len(stood) else "many" if late * _MANY > len(stood) else "late"
    judgement = judgement if late or judgement == "all" else "on_way"
    return wording.say(
        "tasks.counts",
        short=short_name(result.plan),
        total=wording.cite(len(stood), "tasks.total"),
        states=wording.say("tasks.states_alike", state=state_name(next(iter(counts))))
        if len(counts) == 1
        else wording.say("tasks.states", items=wording.say("list.and").join(items)),
        share=wording.cite(percent(counts["done"], len(stood)), "tasks.done_share"),
        judgement=wording.say(f"tasks.judgement.{judgement}"),
    )


def _proposals(result: PlanAssessment, wording: Wording) -> Iterator[str]:
    rates = [r for r in proposal_rates(result.plan.tasks, result.as_of) if r.value is not None]
    if not rates:
        return
    shares = ((r, percent(int(r.numerator or 0), int(r.denominator or 0))) for r in rates)
    items = (wording.say("tasks.rate", name=r.name, rate=wording.cite(s, f"tasks.{r.key}")) for r, s in shares)
    total = wording.cite(sum(t.kind == _PROPOSALS for t in result.plan.tasks), "tasks.proposals")
    yield wording.say("tasks.proposals", total=total, items=wording.say("list.clause").join(items))


def _table(areas: dict[str, list[TaskStatus]], wording: Wording) -> Table:
    def row(name: str, listed: Sequence[TaskStatus], scope: str) -> tuple[str, ...]:
        counts = Counter(s.state for s in listed)
        cells = (wording.cite(counts[state], f"tasks.{scope}{state}") for state in TASK_STATES)
        return (name, wording.cite(len(listed), f"tasks.{scope}total"), *cells)

    head = (wording.say("tasks.table_head.area"), wording.say("tasks.table_head.total"), *map(state_name, TASK_STATES))
    rows = [row(name or wording.say("category.none"), listed, f"area:{name}.") for name, listed in areas.items()]
    rows.append(row(wording.say("overall.table_head.sum"), [s for listed in areas.values() for s in listed], ""))
    return table("tasks", wording.say("tasks.table"), head, rows)


def _progress(areas: dict[str, list[TaskStatus]], wording: Wording) -> Iterator[Paragraph]:
    """What the units reported, in their own words."""
    for listed in areas.values():
        for status in listed:
            if status.task.progress:
                text = wording.say(
                    "tasks.progress",
                    progress=status.task.progress.strip().rstrip("。；"), state=state_name(status.state),
                    done=_done(status, wording),
                )  # fmt: skip
                yield paragraph(text, status.task.task)


def _done(status: TaskStatus, wording: Wording) -> str:
    task = status.task
    if task.amount is None or task.done is None:
        return ""
    amount, done = (wording.cite(n, f"tasks.{task.id}.{k}") for k, n in (("amount", task.amount), ("done", task.done)))
    return wording.say("tasks.done", unit=task.unit, amount=amount, done=done)


def _late(status: TaskStatus, wording: Wording) -> str:
    task = status.task
    facts = {
        "state": state_name(status.state),
        "due": wording.say("tasks.due", due=_when(task.due)) if task.due else "",
        "lead": wording.say("measures.lead", lead=task.lead) if task.lead else "",
    }
    why = (task.explanation or task.problems or "").strip().rstrip("。；")
    reason = wording.say("tasks.because", reason=why) if why else wording.say("tasks.no_reason")
    return wording.say("tasks.late_item", reason=reason, **facts)


def _when(text: str) -> str:
    try:
        return period_name(Period(text))
    except ValueError:
        return text
