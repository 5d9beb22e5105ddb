"""Whose plan it is that documents belong to: its years, its area and its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.plan.drafting.unnumbered import OUTLINE
from guibiao.plan.drafting.wording import named, wording
from guibiao.quantity import Period, read_number

_TERM = 5  # years of a plan
_A_FIRST_YEAR = 2021  # since 1966 the plans begin in years that end in 1 or 6
_ITS_NUMBER = 14  # the plan of 2021 is the fourteenth, 十四五
_NUMBERED = expression('(?P<number>十[一二三四五六七八九]?)五[”"]?(?:规划|时期|计划|期间)')
_HEAD = 4000  # characters in which a document says which plan it is about


def span_of(documents: Sequence[Document]) -> Period:
    """The years of the plan: those that most documents name (“十四五”), else the plan of the years they are about.

    Raises InputError where no document tells a year.
    """
    named_spans = Counter(d.span for d in documents if d.span)
    if named_spans:
        return Period(max(named_spans, key=lambda s: (named_spans[s], s)))
    numbers = Counter(m["number"] for d in documents for m in _NUMBERED.finditer(d.text[:_HEAD]))
    if numbers:
        start = _A_FIRST_YEAR + _TERM * (int(read_number(max(numbers, key=lambda n: numbers[n]))) - _ITS_NUMBER)
        return Period(f"{start}/{start + _TERM - 1}")
    years = [year for d in documents for year in (d.plans, d.reviews) if year]
    if not years:
        names = "、".join(d.name for d in documents)
        raise InputError(_("看不出文件属于哪个规划期"), names, _("请换用写明“十四五”或年份的文件"))
    start = max(years) - (max(years) - _A_FIRST_YEAR) % _TERM
    return Period(f"{start}/{start + _TERM - 1}")


def region_of(documents: Sequence[Document]) -> str:
    """The area that most documents are about, "" where none tells."""
    regions = Counter(d.region for d in documents if d.region)
    return max(regions, key=lambda r: regions[r], default="")


def title_of(documents: Sequence[Document], region: str, span: Period) -> str:
    """The plan's title: the outline's own, else as the documents write it, else one made of area and years."""
    outline = next((d.title for d in documents if d.kind == OUTLINE and region and region in d.title), None)
    if outline:
        return outline
    titles = Counter(named(m) for d in documents for m in wording().plan_title.finditer(d.text))
    own = [t for t in titles if region and region in t]
    if own:
        return max(own, key=lambda t: (titles[t], len(t)))
    return _("{region}{start}—{end}年规划").format(region=region, start=span.start.year, end=span.end.year)
