"""图: where charts stand in a report, and their captions. Which, the user says: none, the main ones, or all.

The main ones are those that a reader looks for: the classes by verdict, the projects' rates, what is furthest behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guibiao.assess import PlanAssessment
from guibiao.report.chapters.overview import by_category
from guibiao.report.chapters.problems import gap_share, worst_part
from guibiao.report.chart.data import Trend, project_charts, trends
from guibiao.report.content import Block, Chart, Content, Paragraph, Place, Section
from guibiao.report.wording import Wording

_LEAST_BARS = 2  # a chart of one bar says less than the sentence


def illustrated(content: Content, result: PlanAssessment, wording: Wording, choice: str, most_behind: int) -> Content:
    """The report with charts in their places; the trends of at most so many indicators that are behind."""
    if choice == "none":
        return content
    charts = _Charts(result, wording, choice == "all", most_behind)
    return replace(content, sections=tuple(map(charts.section, content.sections)))


class _Charts:
    """The charts of one report, each once: an indicator's beside its paragraph, else where it is behind."""

    def __init__(self, result: PlanAssessment, wording: Wording, every: bool, most_behind: int) -> None:
        self._result, self._wording, self._every, self._most = result, wording, every, most_behind
        self._trends = {t.indicator: t for t in reversed(trends(result).values())}
        self._left = dict(self._trends)

    def section(self, section: Section) -> Section:
        """The section and those under it with their charts, before the place for people's words at its end."""
        blocks = [b for block in section.blocks for b in (block, *self._beside(block))]
        said = max((n for n, b in enumerate(blocks, 1) if not isinstance(b, Place)), default=0)
        ordered = (*blocks[:said], *self._of(section.key), *blocks[said:])
        return replace(section, blocks=ordered, sections=tuple(map(self.section, section.sections)))

    def _beside(self, block: Block) -> Iterator[Chart]:
        if self._every and isinstance(block, Paragraph) and block.lead and block.indicator in self._left:
            yield self._trend(self._left.pop(block.indicator))

    def _of(self, key: str) -> list[Chart]:
        if key == "overview" and len(by_category(self._result)) >= _LEAST_BARS:
            return [Chart("verdicts", self._wording.say("chart.verdicts"))]
        if key == "projects":
            return [
                Chart(f"rates:{one.ledger}", self._wording.say("chart.rates", ledger=self._ledger(one.ledger)))
                for one in project_charts(self._result)
                if len(one.rates) >= _LEAST_BARS
            ]
        return list(self._behind()) if key == "behind" and not self._every else []

    def _ledger(self, name: str) -> str:
        return name or self._wording.say("projects.ledger")

    def _behind(self) -> Iterator[Chart]:
        behind = [a for a in self._result.indicators if a.verdict == "behind"]
        short = (worst_part(a).indicator.id for a in sorted(behind, key=gap_share, reverse=True))
        drawn = [self._trends[i] for i in dict.fromkeys(short) if i in self._trends]
        yield from map(self._trend, drawn[: self._most])

    def _trend(self, trend: Trend) -> Chart:
        key = "chart.unit_apart" if "（" in trend.unit else "chart.unit"  # no brackets inside brackets
        unit = self._wording.say(key, unit=trend.unit) if trend.unit else ""
        return Chart(f"trend:{trend.indicator}", self._wording.say("chart.trend", name=trend.name, unit=unit))
