"""`count-of-items`: a summary's counts of 达标 and 未达标 against those of its classes.

8 达标 in the summary, and classes with 0, 1, 3 and 5: one is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import mark_of
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import added, total_name
from guibiao.audit.tally import Tally, outcome_of, tallies
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import read_number

NAME = "count-of-items"
_HAVE = expression(r"\A(?:含|其中)|(?:有|为|共|的)+\Z")
_NEXT_OF_ROW = expression(
    r"(?:(?!其中|分别)[^；;。：:\n])*[；;](?:(?!其中|[按从分][^，,；;]{1,8}[，,看])[^；;。：:\n])*"
)
_IN_ALL = expression(r"(?:总计|合计|共计?)(?:已|有)?(?:完成|达标|达到|实现)[^，,。；;：:\n、\d]{0,6}(?=\d)")
_CLASSES = expression(r"(?<!第)([二两三四五六七八九十])(?:大|个)?(?:类|方面|领域|板块)")


def check(ledger: Ledger) -> Iterator[Finding]:
    """Findings for every tally that sums up the ones after or before it."""
    for summary, classes in _summaries(ledger, ledger.once(tallies)):
        yield from _against_classes(ledger, summary, classes)
    for match in ledger.scan(_IN_ALL, "总计 合计 共"):
        yield from _told_behind(ledger, match)


def _told_behind(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """An outcome of all behind that of each class: 经济类8项，完成6项；创新类5项，完成4项。总计完成10项."""
    figure = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
    outcome = outcome_of(match.group())
    if figure is None or outcome is None:
        return
    start = ledger.paragraph(match.start())[0]
    counts = [t.counts for t in ledger.once(tallies) if start <= t.total.start < match.start()]
    told = [c[outcome.name] for c in counts if outcome.name in c and c[outcome.name].end <= match.start()]
    if len(told) == len(counts) > 1 and all(f.unit == figure.unit for f in told):
        claim = Claim(NAME, figure, called(ledger, figure), figure.unit)
        yield recomputed(ledger, claim, [added(told, figure.unit), added(told[1:], figure.unit)])


def _summaries(ledger: Ledger, found: Sequence[Tally]) -> Iterator[tuple[Tally, list[Tally]]]:
    """Each tally with the classes that it sums up.

    They are the run of tallies after it (or before it) whose totals add up to its own, or as many as it says it has.
    """
    for i, summary in enumerate(found):
        behind = _run(summary, found[i + 1 :])
        if behind and _goes_on(ledger, found[i : i + len(behind) + 2], len(behind)):
            continue
        classes = behind or _run(summary, found[:i][::-1]) or _numbered(ledger, found[i:])
        beside = any(_are_siblings(ledger, summary, c) for c in classes) or _is_in_row(ledger, summary, classes)
        if classes and not beside:
            yield summary, classes


def _goes_on(ledger: Ledger, told: Sequence[Tally], many: int) -> bool:
    """Whether one sentence tells of a class, of so many others and of one more: then the first sums up none."""
    sentences = {ledger.sentence(t.total.start) for t in told}
    return len(told) > many + 1 and len(sentences) == 1


def _are_siblings(ledger: Ledger, tally: Tally, other: Tally) -> bool:
    """Whether two tallies stand in paragraphs marked alike, so that neither sums the other up."""
    marks = {mark_of(ledger, ledger.paragraph(t.total.start)[0]) for t in (tally, other)}
    return len(marks) == 1 and None not in marks


def _is_in_row(ledger: Ledger, tally: Tally, others: Sequence[Tally]) -> bool:
    """Whether a tally is but the first of a row in one sentence: 建设类23个，达到18个；产业类14个，…；工作类9个，…."""
    last, first = max(f.end for f in tally.counts.values()), others[0].total.start if others else 0
    return (
        last <= first
        and ledger.sentence(last) == ledger.sentence(first)
        and _NEXT_OF_ROW.fullmatch(ledger.text, last, first) is not None
    )


def _run(summary: Tally, others: Sequence[Tally]) -> list[Tally]:
    left = summary.total.value
    for n, tally in enumerate(others, 1):
        left -= tally.total.value
        if left == 0 and n > 1:
            return sorted(others[:n], key=lambda t: t.total.start)
        if left <= 0 or tally.total.unit != summary.total.unit:
            return []
    return []


def _numbered(ledger: Ledger, found: Sequence[Tally]) -> list[Tally]:
    """The tallies after the first, where it says that there are just so many classes (四类23项)."""
    start, end = ledger.paragraph(found[0].total.start)
    said = _CLASSES.search(ledger.text, start, end)
    classes = list(found[1:])
    if said and ledger.text.find(f"一{said[0][1:]}", start, said.start()) >= 0:
        return []  # 一类指标8项，…；二类指标9项: the second class, not two
    as_many = said is not None and read_number(said[1]) == len(classes) > 1
    return classes if as_many and all(t.total.unit == found[0].total.unit for t in classes) else []


def _against_classes(ledger: Ledger, summary: Tally, classes: Sequence[Tally]) -> Iterator[Finding]:
    group = f"{NAME}@{summary.total.start}"
    totals = [t.total for t in classes]
    terms = "+".join(str(f.value) for f in totals)
    claim = Claim(NAME, summary.total, total_name(ledger, summary.total), summary.total.unit, group=group)
    yield recomputed(ledger, claim, [added(totals, summary.total.unit, _("各类合计（{terms}）").format(terms=terms))])
    for outcome in wording().outcomes:
        figure = summary.counts.get(outcome.name)
        if figure is None:
            continue
        stated = [t.counts[outcome.name] for t in classes if outcome.name in t.counts]
        if not stated:
            continue
        claim = Claim(NAME, figure, called(ledger, figure), figure.unit, group=group)
        readings = [_of_classes(stated, classes, outcome.name, figure)]
        ahead = summary.counts.get("ahead")
        if outcome.name == "met" and ahead and not any("ahead" in t.counts for t in classes):
            with_ahead = [*stated, replace(ahead, value=-ahead.value)]  # 提前9项、达到14项, and 达到或超过 8项 and 15项
            readings.append(added(with_ahead, figure.unit))
        yield recomputed(ledger, claim, readings)


def called(ledger: Ledger, figure: Figure) -> str:
    """An outcome by the words before its count (达到中期进度要求的指标), which say more than an indicator's name."""
    label = label_in_sentence(ledger, figure)
    return _HAVE.sub("", label) or total_name(ledger, figure)


def _of_classes(stated: list[Figure], classes: Sequence[Tally], outcome: str, figure: Figure) -> Reading:
    """The sum over the classes; a class that does not mention the outcome has none."""
    terms = "+".join(str(t.counts[outcome].value) if outcome in t.counts else "0" for t in classes)
    return added(stated, figure.unit, _("各类合计（{terms}）").format(terms=terms))
