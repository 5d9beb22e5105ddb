"""The figures in people's own paragraphs: extracted as from any text, and held against the data and each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guibiao.assess import PlanAssessment
from guibiao.audit import audit, failures
from guibiao.documents import document_of_text
from guibiao.errors import InputError
from guibiao.extract import extract
from guibiao.messages import _
from guibiao.plan import Change, Indicator, Observation, Plan, Target, changes_in_documents
from guibiao.report.content.citing import uncited
from guibiao.report.phrases.naming import period_name, source_name
from guibiao.report.phrases.observed import observation_words
from guibiao.report.phrases.targets import target_words
from guibiao.report.wording import Wording

_HELD = ("observations", "base", "target")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of people's own that do not agree with the data, or not with themselves: where, the words, why."""

    section: str
    quote: str
    why: str

    def __str__(self) -> str:
        """One line for people."""
        return _("{section}：“{quote}”——{why}").format(section=self.section, quote=self.quote, why=self.why)


def doubts(heading: str, text: str, result: PlanAssessment, wording: Wording) -> Iterator[Doubt]:
    """What is to be doubted in the text of a section, read as a text on the plan's area in the year assessed."""
    if not text.strip():
        return
    plan = result.plan
    title = f"{plan.region}{result.as_of.year}年{heading}"
    document = document_of_text(f"{title}\n\n{text}", f"{title}.md")
    statements = extract(document)
    try:
        changes = changes_in_documents(plan, [(document, statements)])
    except InputError:
        changes = []  # about another area: there is nothing to hold it against
    for change in changes:
        if change.kind == "differs" and change.field in _HELD:
            yield Doubt(heading, change.quote, _beside(change, plan, wording))
    for finding in failures(audit(document, statements)):
        yield Doubt(heading, finding.spans[0].text, finding.message)


def _beside(change: Change, plan: Plan, wording: Wording) -> str:
    """What the words say, and what the data say in its place, with the source."""
    indicator = next(i for i in _with_parts(plan.indicators) if i.id == change.indicator)

    def told(value: Any) -> str:
        if isinstance(value, Observation):
            words = observation_words(value, indicator, plan, wording)
            return uncited(wording.say("data.period", period=period_name(value.period), items=words))
        if isinstance(value, Target):
            return uncited(target_words(indicator, value, plan, wording))
        return f"{value}{indicator.unit}"

    source = getattr(change.held, "source", None)
    origin = _("（来源：{source}）").format(source=source_name(source)) if source else ""
    return _("{name}：文中是“{told}”，数据是“{held}”{source}").format(
        name=change.name, told=told(change.value), held=told(change.held), source=origin
    )


def _with_parts(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for indicator in indicators:
        yield indicator
        yield from _with_parts(indicator.parts)
