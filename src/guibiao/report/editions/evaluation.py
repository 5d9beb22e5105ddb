"""The evaluation report as content: from assessments and findings to sections, paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.report.chapters.annex import brief_annex
from guibiao.report.chapters.measures import measures_section
from guibiao.report.chapters.overview import overview_section
from guibiao.report.chapters.problems import problems_section
from guibiao.report.chapters.project_annexes import added_table, progress_table
from guibiao.report.content import Annex, Content, Paragraph, Place
from guibiao.report.content.figure_names import figures_of
from guibiao.report.phrases.naming import date_name, plan_span, short_name
from guibiao.report.wording import Wording, shipped_wording

_LINE = 18  # characters of the title that fit a line at 22 pt with some air


def evaluation_content(
    result: PlanAssessment, findings: Sequence[Finding], wording: Wording | None = None,
    issuer: str = "", issued: date | None = None,
) -> Content:  # fmt: skip
    """The evaluation report (评估报告) of a plan in the order of the genre.

    Takes the assessments and the audit's findings (only failures are told); every number in the texts comes from
    them, and `figures` says from where. What the data cannot tell is a `Place` for people's own words; so are the
    issuing body and the date where they are not given. Raises InputError for a wording with gaps.
    """
    words = (wording or shipped_wording()).citing()
    plan, kind = result.plan, "final" if result.as_of >= result.plan.period.end else "midterm"
    facts = {"region": plan.region, "span": plan_span(plan.period), "outline": "纲要" if "纲要" in plan.name else ""}
    title = words.say(f"title.{kind}", **facts)
    full = plan.name if plan.name.startswith("《") else f"《{plan.name}》"
    kind_name = words.say(f"kind.{kind}")
    introduction = (
        words.say("introduction.purpose", full=full, short=short_name(plan), kind=kind_name, **facts),
        words.say("introduction.clock", as_of=date_name(result.as_of)),
    )
    content = Content(
        title=title,
        title_lines=_broken(title, f"{kind_name}报告"),
        region=plan.region,
        as_of=result.as_of,
        introduction=tuple(map(Paragraph, introduction)),
        sections=(
            overview_section(result, words),
            problems_section(result, findings, words),
            measures_section(result, words),
        ),
        annexes=tuple(_annexes(result, words, facts)),
        issuer=issuer or Place("issuer", words.say("place.issuer")),
        issued=date_name(issued) if issued else Place("issued", words.say("place.issued")),
    )
    return replace(content, figures=figures_of(content, result, words))


def _annexes(result: PlanAssessment, words: Wording, facts: dict[str, str]) -> Iterator[Annex]:
    """附件1 indicators, 附件2 progress of projects, 附件3 projects to be added, as far as there is anything in them."""
    indicators = brief_annex(result, words) if result.indicators else None
    tables = (indicators, progress_table(result, words), added_table(result, words))
    for number, table in enumerate(tables, 1):
        if table is not None:
            yield Annex(number, words.say(f"title.annex{number}", **facts), table)


def _broken(title: str, tail: str) -> tuple[str, ...]:
    """The title broken by sense before its last words, where it does not fit one line (GB/T 9704-2012, 7.3.1)."""
    if len(title) <= _LINE or not title.endswith(tail):
        return (title,)
    return title.removesuffix(tail), tail
