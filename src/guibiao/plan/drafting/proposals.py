"""Proposals that a document makes apart from the indicators' own passages, in its part on what to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.extract import Statement
from guibiao.plan.drafting.outline import Item
from guibiao.plan.drafting.passage import Passage, passage_of
from guibiao.plan.drafting.sayings import proposed_target
from guibiao.plan.drafting.wording import wording
from guibiao.plan.model import Indicator, Proposal
from guibiao.quantity import Period


def with_separate_proposals(
    indicators: Sequence[Indicator], document: Document, statements: Sequence[Statement], span: Period
) -> list[Indicator]:
    """The indicators, those without a proposal given the one that the document's other parts make for them by name."""
    passage = passage_of(document, Item("", "", 0, len(document.text)), span, statements)
    found = {**_drops(passage, indicators), **_adjustments(passage, indicators)}
    return [i if i.proposal else replace(i, proposal=found.get(i.name)) for i in indicators]


def _adjustments(passage: Passage, indicators: Sequence[Indicator]) -> dict[str, Proposal]:
    found: dict[str, Proposal] = {}
    for statement in passage.statements:
        if passage.proposes(statement) and wording().proposal_value.search(passage.up_to(statement)):
            told = [i for i in indicators if i.name in passage.up_to(statement)]
            if told:
                own = max(told, key=lambda i: len(i.name))
                found.setdefault(own.name, proposed_target(statement, own.target.form, own.unit))
    return found


def _drops(passage: Passage, indicators: Sequence[Indicator]) -> dict[str, Proposal]:
    found: dict[str, Proposal] = {}
    for start, sentence in passage.sentences():
        if match := wording().proposal_drop.search(sentence):
            place = passage.source(start + match.start(), start + match.end())
            for indicator in indicators:
                if indicator.name in sentence[match.start() :]:
                    found.setdefault(indicator.name, Proposal(None, "drop", None, place))
    return found
