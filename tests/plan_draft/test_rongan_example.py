"""examples/rongan: the real plan as data holds what the two public documents say, and none of their sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from guibiao.documents import Document, read_documents
from guibiao.plan import Indicator, Plan, Target, read_plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "rongan"
SHORTEST_SENTENCE = 14  # characters; a shorter clause is a turn of phrase
CLAUSE = re.compile(r"[，。；：！？\n]")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(EXAMPLE / "plan.yaml")


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    names = ("000-rongan-midterm-2023", "001-rongan-gwr-2024")
    return {name: read_documents(shared / "corpus" / f"{name}.txt")[0] for name in names}


def test_it_has_23_indicators_in_four_classes(plan: Plan) -> None:
    counted = Counter(i.category for i in plan.indicators)
    assert counted == {"经济发展": 8, "创新驱动": 2, "民生福祉": 3, "生态文明": 10}


def test_four_of_the_parts_are_pollutants_two_are_waters_two_are_airs(plan: Plan) -> None:
    assert [len(i.parts) for i in plan.indicators if i.parts] == [4, 2, 2]


def test_every_observation_names_the_document_and_the_section_that_it_was_read_from(
    plan: Plan, documents: dict[str, Document]
) -> None:
    headings = {name: {s.heading for s in document.sections} for name, document in documents.items()}
    sources = [o.source for i in everything(plan) for o in i.observations]
    assert all(s is not None and s.section in headings[str(s.document)] for s in sources)


def test_every_figure_stands_in_the_documents(plan: Plan, documents: dict[str, Document]) -> None:
    text = "\n".join(document.text for document in documents.values())
    missing = [f"{i.name} {figure}" for i in everything(plan) for figure in figures(i) if not stands(figure, text)]
    totals = plan.project_totals[0]
    counts = (totals.planned, totals.started, totals.finished, *totals.by_nature.values(), *totals.by_type.values())
    money = (totals.total, totals.planned_investment, totals.done)
    missing += [str(n) for n in (*counts, *money) if not stands(Decimal(n or 0), text)]
    assert missing == []


def test_a_base_is_either_told_by_the_document_or_shown_with_its_working(plan: Plan) -> None:
    derived = [i for i in everything(plan) if i.base is not None and f"={i.base}" in (i.note or "")]
    assert [i.name for i in everything(plan) if i.base is not None and i not in derived] == ["城镇化率"]


def test_the_five_proposals_for_a_change_and_the_two_for_dropping_are_there(plan: Plan) -> None:
    actions = Counter(i.proposal.action for i in plan.indicators if i.proposal)
    assert actions == {"adjust": 5, "drop": 2}


@pytest.mark.parametrize("file", ["plan.yaml", "README.md"])
def test_no_sentence_of_the_documents_is_repeated(file: str, plan: Plan, documents: dict[str, Document]) -> None:
    ours = (EXAMPLE / file).read_text(encoding="utf-8")
    names = {plan.name, *(i.name for i in everything(plan)), *(d.title for d in documents.values())}
    clauses = {c.strip() for d in documents.values() for c in CLAUSE.split(d.text)} - names
    assert [c for c in clauses if len(c) >= SHORTEST_SENTENCE and c.strip("—") not in names and c in ours] == []


def everything(plan: Plan) -> Iterator[Indicator]:
    """The indicators and their parts."""
    for indicator in plan.indicators:
        yield indicator
        yield from indicator.parts


def figures(indicator: Indicator) -> Iterator[Decimal]:
    """The figures of an indicator that a document must show; a derived base is none."""
    yield from (Decimal(o.value) for o in indicator.observations)
    yield from numbers(indicator.target)
    if indicator.proposal and indicator.proposal.target:
        yield from numbers(indicator.proposal.target)
    yield from (a.value for a in indicator.annual.values())


def numbers(target: Target) -> Iterator[Decimal]:
    """The numbers of a target."""
    given = (target.value, target.growth, target.change, target.stand_in and target.stand_in.value)
    yield from (Decimal(n) for n in (*given, *target.values.values()) if n is not None)


def stands(figure: Decimal, text: str) -> bool:
    """Whether a figure stands in a text as printed; a fall is told in words, and so is a zero."""
    return figure == 0 or re.search(rf"(?<![\d.]){re.escape(str(abs(figure)))}(?![\d.])", text) is not None
