"""The draft of a real mid-term evaluation, held against the same plan read by hand, indicator by indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from guibiao.assess import assess_plan
from guibiao.documents import Document, read_documents
from guibiao.extract import Statement, extract
from guibiao.plan import Indicator, Plan, draft_plan, read_plan, write_plan

NAME = "000-rongan-midterm-2023"
BY_HAND = Path(__file__).parents[2] / "examples" / "rongan" / "plan.yaml"
Gold = Callable[[Document], list[Statement]]
YEARS = ("2021", "2022", "2021/2022")


@pytest.fixture(scope="module")
def by_hand() -> Plan:
    return read_plan(BY_HAND)


@pytest.fixture(scope="module", params=["statements made by hand", "statements extracted"])
def drafted(request: pytest.FixtureRequest, shared: Path, gold_statements: Gold) -> Plan:
    document = read_documents(shared / "corpus" / f"{NAME}.txt")[0]
    made_by_hand = request.param == "statements made by hand"
    return draft_plan([(document, gold_statements(document) if made_by_hand else extract(document))])


def test_the_draft_says_whose_plan_it_is(drafted: Plan, by_hand: Plan) -> None:
    assert (drafted.region, drafted.base, drafted.period) == (by_hand.region, by_hand.base, by_hand.period)
    assert drafted.name.startswith(by_hand.name.removesuffix("规划纲要"))


def test_all_indicators_are_found_by_name_in_their_classes(drafted: Plan, by_hand: Plan) -> None:
    assert [(i.name, i.category) for i in drafted.indicators] == [(i.name, i.category) for i in by_hand.indicators]
    assert [[p.name for p in i.parts] for i in drafted.indicators] == [
        [p.name for p in i.parts] for i in by_hand.indicators
    ]


def test_targets_have_the_form_and_the_numbers_read_by_hand(drafted: Plan, by_hand: Plan) -> None:
    differing = [own.name for own, other in pairs(drafted, by_hand) if target_of(own) != target_of(other)]
    assert differing == []


def test_observations_of_2021_and_2022_are_those_read_by_hand(drafted: Plan, by_hand: Plan) -> None:
    wanted, found = observed(by_hand), observed(drafted)
    assert sum((wanted - found).values()) <= 0.05 * sum(wanted.values())
    assert sum((found - wanted).values()) <= 0.05 * sum(wanted.values())


def test_bases_are_told_or_derived_as_by_hand_where_the_form_needs_one(drafted: Plan, by_hand: Plan) -> None:
    needing = [(a, b) for a, b in pairs(drafted, by_hand) if b.base is not None and b.target.form != "mean_growth"]
    assert [(a.name, a.base) for a, b in needing] == [(b.name, b.base) for a, b in needing]


def test_proposals_are_found(drafted: Plan, by_hand: Plan) -> None:
    def proposed(plan: Plan) -> dict[str, tuple[str, object]]:
        given = [(i.name, i.proposal) for i in everything(plan) if i.proposal]
        return {name: (p.action, p.target and (p.target.form, p.target.value)) for name, p in given}

    assert proposed(drafted) == proposed(by_hand)


def test_the_documents_own_verdicts_are_kept_beside(drafted: Plan, by_hand: Plan) -> None:
    def said(indicator: Indicator) -> str | None:
        return indicator.stated.verdict if indicator.stated else None

    assert [(a.name, said(a)) for a, b in pairs(drafted, by_hand) if said(a) != said(b)] == []


def test_the_draft_is_judged_like_the_plan_made_by_hand(drafted: Plan, by_hand: Plan) -> None:
    own, other = (assess_plan(plan, date(2023, 6, 30)) for plan in (drafted, by_hand))
    assert [a.verdict for a in own.indicators] == [a.verdict for a in other.indicators]


def test_natures_are_those_that_the_text_tells(drafted: Plan, by_hand: Plan) -> None:
    assert [i.name for i in drafted.indicators if i.nature] == [i.name for i in by_hand.indicators if i.nature]


def test_every_drafted_figure_points_at_its_characters_in_the_source(drafted: Plan, shared: Path) -> None:
    source = read_documents(shared / "corpus" / f"{NAME}.txt")[0].source
    for indicator in everything(drafted):
        for o in indicator.observations:
            assert o.source is not None
            quoted = source[o.source.start : o.source.end]
            assert str(abs(o.value)) in quoted or o.value == 0


def test_the_totals_of_the_projects_are_found(shared: Path, by_hand: Plan) -> None:
    document = read_documents(shared / "corpus" / f"{NAME}.txt")[0]
    own, other = draft_plan([(document, extract(document))]).project_totals[0], by_hand.project_totals[0]
    fields = ("as_of", "planned", "started", "finished", "total", "planned_investment", "done", "by_nature", "by_type")
    assert {f: getattr(own, f) for f in fields} == {f: getattr(other, f) for f in fields}


def test_a_draft_can_be_written_and_read_back(drafted: Plan, tmp_path: Path) -> None:
    write_plan(drafted, tmp_path / "plan.yaml")
    assert read_plan(tmp_path / "plan.yaml").indicators == drafted.indicators


def everything(plan: Plan) -> list[Indicator]:
    """The indicators and their parts."""
    return [i for indicator in plan.indicators for i in (indicator, *indicator.parts)]


def pairs(drafted: Plan, by_hand: Plan) -> list[tuple[Indicator, Indicator]]:
    """The drafted indicators and parts beside those made by hand."""
    return list(zip(everything(drafted), everything(by_hand), strict=True))


def target_of(indicator: Indicator) -> tuple[object, ...]:
    """What a target asks, its source left out."""
    t = indicator.target
    return (t.form, t.value, t.bound, t.growth, t.change, t.values, t.judged_as, t.stand_in and t.stand_in.value)


def observed(plan: Plan) -> Counter[tuple[object, ...]]:
    """The observations of the years compared, each as one value."""
    return Counter(
        (i.name, o.period.text, o.measure, o.value, o.role)
        for i in everything(plan)
        for o in i.observations
        if o.period.text in YEARS
    )
