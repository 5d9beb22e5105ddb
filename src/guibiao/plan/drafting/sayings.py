"""What the document itself says of an indicator: verdict, forecast, proposal, nature. Never computed with."""

from __future__ import annotations

from guibiao.extract import Statement
from guibiao.plan.changes import Conversion, in_unit
from guibiao.plan.drafting.figures import clean_unit
from guibiao.plan.drafting.passage import Passage, source_of
from guibiao.plan.drafting.wording import named, wording
from guibiao.plan.model import Proposal, Stated, Target

_FORMS = {"growth_avg": "mean_growth", "level": "level", "growth": "cumulative_change", "rank": "rank"}
_LONGEST = 120  # characters of the document's own words that a draft shows


def read_stated(passage: Passage) -> Stated | None:
    """The document's own verdict and forecast with the words that carry them, or None where it gives neither."""
    verdict, where = _verdict(passage)
    forecast, outlook = _forecast(passage)
    places = [p for p in (where, outlook) if p]
    if not places:
        return None
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    words = "；".join(dict.fromkeys(passage.document.text[a:b].strip("，。；; \n") for a, b in places))
    return Stated(verdict, forecast, words[:_LONGEST], passage.source(start, end))


def read_proposal(passage: Passage, form: str, unit: str = "") -> Proposal | None:
    """What the document wants to change the target to, or that it be dropped: its last word on it.

    `form` is the target's own, `unit` the one that the indicator is counted in, where it is known.
    """
    words = wording()
    for statement in reversed(passage.statements):
        if passage.proposes(statement) and words.proposal_value.search(passage.up_to(statement)):
            return proposed_target(statement, form, unit)
    for start, sentence in passage.sentences():
        if match := words.proposal_drop.search(sentence):
            at = start + match.start()
            return Proposal(None, "drop", _reason(sentence, match.start()), passage.source(at, at + len(match[0])))
    return None


def proposed_target(statement: Statement, form: str, unit: str) -> Proposal:
    """The proposal of a figure for an indicator whose target has this form, which is counted in this unit."""
    asked = "mean_growth" if form == "mean_growth" and statement.unit == "%" else _FORMS.get(statement.measure)
    target = Target(asked or "level", statement.value)
    own = in_unit(target, Conversion(clean_unit(statement.unit), unit)) or target
    return Proposal(own, source=source_of(statement))


def _reason(sentence: str, at: int) -> str | None:
    """The reason of the proposal at `at`: what stands behind 理由是, else the two clauses before it."""
    told = wording().reason.search(sentence)
    if told:
        return named(told).strip("。 \n") or None
    return "，".join(sentence[:at].strip("，,。 \n").split("，")[-2:]) or None


def read_nature(passage: Passage) -> str | None:
    """`binding` or `expected` where the passage says so."""
    words = wording()
    binding, expected = words.binding.search(passage.text), words.expected.search(passage.text)
    if binding and not expected:
        return "binding"
    return "expected" if expected and not binding else None


def _verdict(passage: Passage) -> tuple[str | None, tuple[int, int] | None]:
    """The verdict: plain words first, then a gap to the target told as a number."""
    words = wording()
    tables = (
        (("not_assessable", words.verdict_not_assessable), ("met_early", words.verdict_met_early),
         ("behind", words.verdict_behind), ("on_track", words.verdict_on_track)),
        (("behind", words.gap_behind), ("on_track", words.gap_on_track)),
    )  # fmt: skip
    clauses = [c for c in _clauses(passage) if not _is_outlook(c[1])]
    for table in tables:
        for verdict, pattern in table:
            for start, clause in clauses:
                if match := pattern.search(clause):
                    return verdict, (start + match.start(), start + len(clause))
    return None, None


def _forecast(passage: Passage) -> tuple[str | None, tuple[int, int] | None]:
    """The outlook on the plan's end: the last that is given, for a text works its way to it."""
    words = wording()
    table = (("not_assessable", words.forecast_not_assessable), ("behind", words.forecast_behind),
             ("on_track", words.forecast_on_track))  # fmt: skip
    for start, clause in reversed(_clauses(passage)):
        if not _is_outlook(clause) and not words.forecast_not_assessable.search(clause):
            continue
        for forecast, pattern in table:
            if pattern.search(clause):
                return forecast, (start, start + len(clause))
    return None, None


def _is_outlook(clause: str) -> bool:
    return wording().forecast_cue.search(clause) is not None


def _clauses(passage: Passage) -> list[tuple[int, str]]:
    """The clauses that say something of the indicator's course: those that tell the target itself are left out."""
    found = []
    for start, sentence in passage.sentences():
        at = start
        for clause in sentence.replace(",", "，").split("，"):
            found.append((at, clause))
            at += len(clause) + 1
    return found
