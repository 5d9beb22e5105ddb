"""`draft_plan`: from documents to a plan that a person corrects."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.extract import Statement
from guibiao.messages import _
from guibiao.plan.drafting.annual import read_headlines
from guibiao.plan.drafting.indicator import read_indicator
from guibiao.plan.drafting.merging import headline_indicators, is_asked, is_headline, merged
from guibiao.plan.drafting.outline import find_items
from guibiao.plan.drafting.proposals import with_separate_proposals
from guibiao.plan.drafting.tables import read_tables
from guibiao.plan.drafting.totals import read_totals
from guibiao.plan.drafting.unnumbered import OUTLINE, read_in_words
from guibiao.plan.drafting.whose import region_of, span_of, title_of
from guibiao.plan.model import Indicator, Plan, RelativeTo
from guibiao.plan.quoting import with_quotes
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

Read = tuple[Document, Sequence[Statement]]


def draft_plan(documents: Sequence[Read]) -> Plan:
    """A plan (规划) drafted from documents with their statements: an evaluation, an outline, work reports.

    Every figure points at the characters that it was read from and quotes their sentence; what a person should look
    at stands in an indicator's `unsure`. An evaluation that goes through its indicators gives them all; reports add
    the years that they tell of; where there are only reports, their headline indicators are the plan's.
    Raises InputError where no document tells of any indicator, or of which years.
    """
    texts = [document for document, _statements in documents]
    span, region = span_of(texts), region_of(texts)
    indicators = _indicators(documents, span)
    if not indicators:
        names = "、".join(d.name for d in texts)
        raise InputError(_("没有找到任何指标"), names, _("请给出中期评估报告、规划纲要或政府工作报告"))
    totals = (read_totals(document, statements, span) for document, statements in documents)
    plan = Plan(
        name=title_of(texts, region, span),
        region=region,
        base=span.start.year - 1,
        period=span,
        indicators=_with_references(with_own_ids(indicators)),
        project_totals=tuple(t for t in totals if t is not None),
    )
    return with_quotes(plan, texts)


def _indicators(documents: Sequence[Read], span: Period) -> list[Indicator]:
    """The indicators of the longest list, with what the other lists, tables and reports add to them."""
    lists = [_listed(document, statements, span) for document, statements in documents]
    tables = [read_tables(document, span) for document, _statements in documents]
    main: Sequence[Indicator] = max((*lists, *tables), key=len, default=())
    indicators = list(main)
    outlines = [document.kind == OUTLINE for document, _statements in documents]  # they say what the plan asks
    for found in (lists, tables):
        for other, sets in zip(found, outlines, strict=True):
            if other is not main:
                indicators = merged(indicators, other, grow=sets)
    for (document, statements), listed, sets in zip(documents, lists, outlines, strict=True):
        if not listed:
            headlines = headline_indicators(read_headlines(document, statements, span), document, span)
            asked = [h for h in headlines if is_asked(h)] if sets else headlines
            indicators = merged(indicators, asked, grow=sets or not main)
            indicators = merged(indicators, read_in_words(document, span), grow=sets or not main)
    for document, statements in documents:
        indicators = with_separate_proposals(indicators, document, statements, span)
    return indicators if main else [i for i in indicators if is_headline(i)]


def told_in(read: Read, span: Period, names: Collection[str]) -> list[Indicator]:
    """What one document tells of indicators, of those called by one of `names` too; their ids are not yet given."""
    document, statements = read
    listed = _listed(document, statements, span)
    told = list(merged(listed, read_tables(document, span), grow=True))
    if not listed:
        headlines = read_headlines(document, statements, span, names)
        told = merged(told, headline_indicators(headlines, document, span), grow=True)
        told = merged(told, read_in_words(document, span), grow=True)
    return with_separate_proposals(told, document, statements, span)


def told_by(read: Read, span: Period, names: Collection[str]) -> list[Indicator]:
    """What the statements alone tell of indicators, whatever else the document says; as `told_in`."""
    document, statements = read
    return list(headline_indicators(read_headlines(document, statements, span, names), document, span))


def _listed(document: Document, statements: Sequence[Statement], span: Period) -> tuple[Indicator, ...]:
    """The indicators that a document goes through one by one."""
    return tuple(read_indicator(document, item, span, statements) for item in find_items(document))


def with_own_ids(indicators: Sequence[Indicator], used: Collection[str] = ()) -> tuple[Indicator, ...]:
    """Every indicator and part with an id that no other has: the registry's code where there is one."""
    taken = set(used)

    def named(indicator: Indicator, fallback: str) -> Indicator:
        own = next(_free(indicator.id or fallback, taken))
        taken.add(own)
        parts = tuple(named(part, f"{own}-{n}") for n, part in enumerate(indicator.parts, 1))
        return replace(indicator, id=own, parts=parts)

    return tuple(named(indicator, f"i{n}") for n, indicator in enumerate(indicators, len(taken) + 1))


def _with_references(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """Targets that are held against an indicator of the registry, by its id in this plan or by name."""
    ids = {i.code: i.id for indicator in indicators for i in (indicator, *indicator.parts) if i.code}

    def resolved(indicator: Indicator) -> Indicator:
        to, parts = indicator.target.to, tuple(map(resolved, indicator.parts))
        if to is None or to.indicator is None:
            return replace(indicator, parts=parts)
        entry = vocabulary().indicator(to.indicator)
        own = ids.get(to.indicator)
        new = RelativeTo(indicator=own) if own else RelativeTo(name=entry.name if entry else to.indicator)
        return replace(indicator, target=replace(indicator.target, to=new), parts=parts)

    return tuple(map(resolved, indicators))


def _free(wanted: str, taken: set[str]) -> Iterator[str]:
    """The wanted id, or it with the first number behind it that is free."""
    yield from (i for i in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if i not in taken)
