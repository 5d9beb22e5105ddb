"""An indicator's paragraph: what was asked, what came, is it enough, will it arrive, what then."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.assess import Assessment, PlanAssessment
from guibiao.quantity import Period, decimals, rounded
from guibiao.report.content import Paragraph
from guibiao.report.content.citing import paragraph
from guibiao.report.phrases.figures import shown
from guibiao.report.phrases.naming import date_name, period_name, short_name
from guibiao.report.phrases.observed import observed_words
from guibiao.report.phrases.pace import pace_decimals, pace_words, proposed_target
from guibiao.report.phrases.targets import target_words, yearly_items
from guibiao.report.phrases.terms import Terms
from guibiao.report.wording import Wording

_MEANS = frozenset({"mean_growth", "mean_change"})


def indicator_paragraphs(assessment: Assessment, result: PlanAssessment, wording: Wording) -> list[Paragraph]:
    """The paragraph of an indicator, and one for each part that has data of its own (分项)."""
    terms = Terms.of(assessment, result.plan, result.as_of)
    first = paragraph("".join(_sentences(terms, wording)), assessment.indicator.name, assessment.indicator.id)
    return [first, *(_part(p, assessment, result, wording) for p in _own_parts(assessment))]


def outcome_words(terms: Terms, wording: Wording) -> str:
    """The verdict as the end of a sentence: 未达到进度要求, 已提前实现规划目标."""
    assessment = terms.assessment
    if assessment.verdict == "met_early":
        return wording.say("outcome.met_early")
    if assessment.form == "yes_no":
        return wording.say(f"outcome.yes_no.{assessment.verdict}")
    variant = "_end" if terms.at_end else "_kept" if terms.kept else ""
    words = wording.say(f"outcome.{assessment.verdict}{variant}")
    if assessment.verdict == "on_track" and assessment.within_rounding:
        words = wording.say("outcome.within_rounding")
    return words


def _part(assessment: Assessment, whole: Assessment, result: PlanAssessment, wording: Wording) -> Paragraph:
    terms = Terms.of(assessment, result.plan, result.as_of)
    text = "".join(_sentences(terms, wording, whole))
    return paragraph(text, assessment.indicator.name, assessment.indicator.id, depth=1)


def _own_parts(assessment: Assessment) -> tuple[Assessment, ...]:
    """Parts with paragraphs of their own: a composite's; the two halves of level_and_growth are told in one."""
    return assessment.parts if assessment.indicator.parts else ()


def _sentences(terms: Terms, wording: Wording, whole: Assessment | None = None) -> Iterator[str]:
    """`whole` is what the indicator is a part of: what was said of it is not said again."""
    assessment = terms.assessment
    if assessment.conflict:
        told = assessment.conflict.text.rstrip("。")
        yield wording.say("conflict", text=wording.cite_numbers(told, f"{terms.key}.conflict"))
    yield _target(terms, wording)
    yield observed_words(assessment.indicator, terms.plan, terms.as_of, wording, _told_again(terms))
    yield _result(terms, wording)
    if assessment.verdict != "not_assessable" and not terms.at_end:
        yield _needed(terms, wording)
        yield _forecast(terms, wording)
    if terms.at_end:
        return  # nothing is left to be done or changed
    if not (whole and assessment.advice and assessment.advice.action == "keep"):
        yield _advice(terms, wording)
    if not (whole and whole.indicator.proposal and whole.indicator.proposal.action == "drop"):
        yield _proposal(terms, wording)


def _told_again(terms: Terms) -> Period | None:
    """The years whose mean the result tells, where the figures have the same mean: it is said once."""
    told = next((p for p in terms.assessment.parts if p.form in _MEANS), terms.assessment)
    if told.form not in _MEANS or told.actual is None or told.elapsed is None or told.elapsed.denominator != 1:
        return None
    first = terms.plan.base + 1
    for o in terms.assessment.indicator.observations:
        spans = o.period.start.year == first and o.period.years == told.elapsed and o.measure.endswith("_avg")
        if spans and not isinstance(o.value, bool) and rounded(told.actual, decimals(o.value)) == o.value:
            return o.period
    return None


def _target(terms: Terms, wording: Wording) -> str:
    indicator, plan = terms.assessment.indicator, terms.plan
    facts = {
        "short": short_name(plan),
        "target": target_words(indicator, terms.target, plan, wording),
        "base": wording.say(
            "target.base",
            base_year=plan.base,
            base=wording.cite(indicator.base, f"{terms.key}.base"),
            unit=indicator.unit,
        )
        if indicator.base is not None
        else "",
    }
    if terms.target.form == "composite":
        return wording.say("target.composite_sentence", count=wording.cite(len(indicator.parts), f"{terms.key}.parts"))
    if facts["target"] == wording.say("target.unset"):
        return wording.say("target.unset_sentence", short=facts["short"])
    if terms.adjustment is None and terms.target.form == "yearly" and terms.target.values:
        items = yearly_items(indicator, terms.target, wording, "target.yearly_item_told")
        return wording.say("target.yearly_sentence", items=wording.say("list.clause").join(items), **facts)
    if terms.adjustment is None:
        return wording.say("target.sentence", **facts)
    first = target_words(indicator, indicator.target, plan, wording, field="target.first")
    on = date_name(terms.adjustment.on)
    return wording.say("target.adjusted", first=first, on=on, by=terms.adjustment.by, **facts)


def _result(terms: Terms, wording: Wording) -> str:
    assessment = terms.assessment
    if assessment.verdict == "not_assessable":
        by = terms.target.assigned_by or wording.say("target.assigned_by")
        return wording.say(f"reason.{assessment.reason or 'no_data'}", base_year=terms.plan.base, by=by)
    outcome = outcome_words(terms, wording)
    if assessment.parts:
        alike = len({p.verdict for p in assessment.parts}) == 1
        key = "outcome.all" if assessment.form == "composite" else "outcome.both"
        outcome = wording.say(
            key if alike else "outcome.whole",
            outcome=outcome,
            count=wording.cite(len(assessment.parts), f"{terms.key}.parts"),
        )
        if alike and assessment.form == "composite":
            return wording.say("result.sentence", clauses=outcome)
    clauses = [c for c in (_clause(terms, wording), outcome) if c]
    text = wording.say("list.clause").join(clauses)
    if assessment.stand_in:
        text += wording.say("outcome.stand_in")
    if terms.earlier_breaches:
        key = "outcome.breaches_again" if assessment.verdict == "behind" else "outcome.breaches"
        text += wording.say(key, years="、".join(map(str, terms.earlier_breaches)))
    if _two_clocks(assessment):
        key = "as_of_gap_level" if assessment.form == "level_and_growth" else "as_of_gap"
        text += wording.say(key, gap=terms.difference(assessment.gap_as_of or Fraction(0), wording, "gap_as_of"))
    return wording.say("result.sentence", clauses=text)


def _two_clocks(assessment: Assessment) -> bool:
    return (
        assessment.verdict == "behind"
        and assessment.gap_as_of is not None
        and assessment.gap_as_of < 0
        and assessment.gap_as_of != assessment.gap
    )


def _clause(terms: Terms, wording: Wording) -> str:
    """Actual against required, in the words of the form; "" where the form has no such pair."""
    assessment, form = terms.assessment, terms.assessment.form
    if form == "composite":
        return _parts_clause(assessment, wording)
    if form == "level_and_growth":
        alike = len({p.verdict for p in assessment.parts}) == 1
        halves = (_half(part, terms, wording, alone=not alike) for part in assessment.parts)
        return wording.say("list.semicolon").join(filter(None, halves))
    if assessment.actual is None or assessment.required is None or form == "yes_no":
        return ""
    key = f"result.{form}"
    if form in {"level", "reach_and_keep", "multiple"}:
        key = "result.level_kept" if terms.kept else "result.level"
    if form == "cumulative_change" and terms.whole_due:
        key = "result.cumulative_change_kept"
    return wording.say(key, **_facts(terms, wording))


def _facts(terms: Terms, wording: Wording) -> dict[str, str]:
    assessment = terms.assessment
    actual, required = assessment.actual or Fraction(0), assessment.required or Fraction(0)
    relation = terms.relation
    told = terms.number(actual, wording, "actual")
    numbers = {"gap": terms.difference(actual - required, wording), "actual": told, "unit": terms.unit}
    near = relation.removeprefix("far_")
    return numbers | {
        "span": terms.span,
        "datum": period_name(terms.datum) if terms.datum else "",
        "required": terms.required_number(wording),
        "rate": terms.rate(actual, wording, "actual"),
        "required_rate": terms.rate(required, wording, "required"),
        "change": pace_words(actual, terms, wording, "actual"),
        "compare": wording.say(f"compare.{relation}", **numbers),
        "compare_level": wording.say(f"compare_level.{near}", **numbers),
        "compare_target": wording.say(f"compare_target.{near}", **numbers),
        "compare_rank": wording.say(f"compare_rank.{near}", **numbers),
        "compare_year": wording.say(f"compare_year.{near}", **numbers),
        "limit": wording.say("list.bound_le") if terms.falls else "",
    }  # fmt: skip


def _half(part: Assessment, terms: Terms, wording: Wording, alone: bool) -> str:
    """One half of level_and_growth: 从总量看，…, with its own outcome where the other half has another one."""
    own = Terms.of(part, terms.plan, terms.as_of, terms.assessment)
    clause = _clause(own, wording)
    if not clause:
        return ""
    told = wording.say("list.clause").join((clause, outcome_words(own, wording))) if alone else clause
    return wording.say("result.part", part=half_name(part, wording), clause=told)


def _parts_clause(assessment: Assessment, wording: Wording) -> str:
    counts = ((v, sum(p.verdict == v for p in assessment.parts)) for v in ("met_early", "on_track", "behind"))
    left = sum(p.verdict == "not_assessable" for p in assessment.parts)
    items = [wording.say("result.parts_item", verdict=wording.say(f"verdict.{v}"), count=n) for v, n in counts if n]
    if left:
        items.append(wording.say("result.parts_item", verdict=wording.say("verdict.not_assessable"), count=left))
    return wording.say("result.composite", count=len(assessment.parts), items=wording.say("list.and").join(items))


def _needed(terms: Terms, wording: Wording) -> str:
    assessment = terms.assessment
    if assessment.form == "level_and_growth" and assessment.verdict != "met_early":
        return _needed_halves(terms, wording)
    if assessment.needed is None or assessment.verdict == "met_early" or assessment.form == "composite":
        return ""
    if assessment.form == "yearly":
        return wording.say(
            "needed.next_year",
            year=terms.next_year,
            value=terms.number(assessment.needed, wording, "needed"),
            unit=terms.unit,
        )
    ahead = "needed.ahead_limit" if terms.falls and assessment.form == "cumulative" else "needed.ahead"
    key = "needed.kept" if terms.distance else "needed.pace" if assessment.verdict == "behind" else ahead
    return wording.say(key, years=terms.years_left(wording), pace=pace_words(assessment.needed, terms, wording))


def _needed_halves(terms: Terms, wording: Wording) -> str:
    """The pace that each half needs; once where both need the same."""
    parts, years = [p for p in terms.assessment.parts if p.needed is not None], terms.years_left(wording)
    if not parts:
        return ""
    own = [Terms.of(p, terms.plan, terms.as_of, terms.assessment) for p in parts]
    paces = [pace_words(p.needed or Fraction(0), t, wording) for p, t in zip(parts, own, strict=True)]
    kept = terms.assessment.verdict != "behind"
    rough = min(map(pace_decimals, own))
    if len(parts) > 1 and parts[0].needed_unit == parts[1].needed_unit:
        first, second = (rounded(p.needed or 0, rough) for p in parts)
        if first == second:
            return wording.say("needed.ahead" if kept else "needed.pace", years=years, pace=paces[0])
    halves = (
        wording.say("needed.half_ahead" if kept else "needed.half", part=half_name(p, wording), pace=pace)
        for p, pace in zip(parts, paces, strict=True)
    )
    told = wording.say("list.and").join(halves)
    return wording.say("needed.halves_ahead" if kept else "needed.halves", years=years, halves=told)


def half_name(part: Assessment, wording: Wording) -> str:
    """What a half of level_and_growth is called: 期末水平, 年均增速, 年均增幅, 年均降幅."""
    if part.form == "level":
        return wording.say("result.part_level")
    if part.form == "mean_growth":
        return wording.say("result.part_growth")
    return wording.say("result.part_fall" if part.required is not None and part.required < 0 else "result.part_rise")


def _forecast(terms: Terms, wording: Wording) -> str:
    forecast = terms.assessment.forecast
    if forecast is None or terms.assessment.verdict == "met_early":
        return ""
    outcome = end_words(terms, forecast.value, terms.decimals, wording, "forecast")
    if forecast.capped:
        key = "forecast.past_whole" if forecast.meets else "forecast.capped"
        outcome = wording.say(key, end=terms.plan.period.year, outcome=outcome)
    known = f"method.{forecast.method}"
    method = wording.say(known) if known in wording else wording.say("method.other", method=forecast.method)
    case = {True: "meets", False: "misses", None: "open"}[forecast.meets]
    return wording.say(f"forecast.{case}", method=method, outcome=outcome)


def end_words(terms: Terms, value: Fraction, decimals: int, wording: Wording, field: str) -> str:
    """Where a pace leads, in the form's words: 2025年为46.43%, 规划期年均增长4.1%."""
    form = terms.assessment.form
    key = "forecast.times" if form == "multiple" and field == "advice" else f"forecast.{form}"
    return wording.say(
        key if key in wording else "forecast.level",
        end=terms.plan.period.year, base_year=terms.plan.base, unit=terms.unit,
        value=wording.cite(shown(value, decimals), f"{terms.key}.{field}"),
        rate=terms.rate(value, wording, field, decimals),
    )  # fmt: skip


def _advice(terms: Terms, wording: Wording) -> str:
    assessment, advice = terms.assessment, terms.assessment.advice
    dropped = advice is not None and advice.action == "drop"
    if advice is None or (assessment.verdict == "not_assessable" and not dropped):
        return ""
    if dropped and assessment.indicator.proposal is not None:
        return ""  # the proposal says so with its reason
    case = "any"
    facts = {"years": terms.years_left(wording)}
    if assessment.indicator.nature == "binding" and advice.action in {"keep", "press"}:
        case = "binding"
    elif advice.action == "press" and advice.feasible is not None:
        case = "feasible" if advice.feasible else "infeasible"
        facts["limit"] = _limit(assessment.needed, advice.best, terms, wording)
    elif advice.action == "adjust":
        facts["target"] = proposed_target(terms, advice.value, wording)
        if advice.retreat:
            case = "retreat"
            facts["outcome"] = end_words(terms, advice.value or Fraction(0), terms.target_decimals, wording, "advice")
            facts["level"] = wording.say(f"advice.level.{advice.retreat}")
        elif advice.needed is not None:
            case, facts["needed"] = "needed", pace_words(advice.needed, terms, wording, "advice.needed")
    told = wording.say(f"advice.{advice.action}.{case}", **facts)
    after = advice.needed_after_estimates
    if after is not None and advice.feasible_after_estimates is not None:
        limit = _limit(after, advice.best, terms, wording)
        told += _after_estimates(after, advice.feasible_after_estimates, limit, terms, wording, "advice")
    return told


def _after_estimates(
    needed: Fraction, feasible: bool, limit: str, terms: Terms, wording: Wording, field: str
) -> str:  # fmt: skip
    case = "feasible" if feasible else "infeasible"
    pace = pace_words(needed, terms, wording, f"{field}.needed_after_estimates")
    return wording.say(f"proposal.after_estimates.{case}", needed=pace, limit=limit)


def _limit(needed: Fraction | None, best: Fraction | None, terms: Terms, wording: Wording) -> str:
    """Which pace one that is not feasible exceeds: the best so far, else the original target's."""
    if needed is None or best is None:
        return wording.say("limit.any")
    return wording.say("limit.best" if (needed < best if terms.falls else needed > best) else "limit.planned")


def _same_as_advice(terms: Terms) -> bool:
    advice, check = terms.assessment.advice, terms.assessment.proposal
    return bool(
        advice
        and check
        and advice.action == "adjust"
        and check.value is not None
        and advice.value == check.value
        and check.feasible
        and check.feasible_after_estimates is not False
    )


def _proposal(terms: Terms, wording: Wording) -> str:
    """Somebody's proposal from the plan, held against the pace that it needs."""
    proposal, check = terms.assessment.indicator.proposal, terms.assessment.proposal
    if proposal is None:
        return ""
    if _same_as_advice(terms):
        return wording.say("advice.same")
    if proposal.action == "drop":
        reason = wording.say("proposal.drop_reason", reason=proposal.reason) if proposal.reason else ""
        return wording.say("proposal.drop", reason=reason)
    target = proposed_target(terms, check.value if check else None, wording)
    facts = {"target": target, "years": terms.years_left(wording)}
    if check is None or check.needed is None or check.feasible is None:
        return wording.say("proposal.adjust.any", **facts)
    facts["needed"] = pace_words(check.needed, terms, wording, "proposal.needed")
    facts["limit"] = _limit(check.needed, check.best, terms, wording)
    text = wording.say(f"proposal.adjust.{'feasible' if check.feasible else 'infeasible'}", **facts)
    after = check.needed_after_estimates
    if after is not None and check.feasible_after_estimates is not None:
        limit = _limit(after, check.best, terms, wording)
        text += _after_estimates(after, check.feasible_after_estimates, limit, terms, wording, "proposal")
    return text
