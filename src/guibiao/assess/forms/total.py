"""Totals over the plan: `cumulative`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course, Terms
from guibiao.assess.forms.common import definition_holds, target_input
from guibiao.assess.judging import judge_course
from guibiao.assess.model import Assessment
from guibiao.assess.words import figure, observed
from guibiao.messages import _


@dataclass(frozen=True, slots=True)
class Cumulative:
    """累计: yearly amounts add up to the target; with `le`, to no more than it."""

    name: str = "cumulative"

    def course(self, case: Case) -> Course:
        """Raises NotAssessable."""
        amounts, unit = case.evidence.amounts, case.indicator.unit
        goal = Fraction(case.number)
        if not amounts.points and not amounts.gap:
            raise NotAssessable("no_data")
        if amounts.points:
            definition_holds(case, amounts.points, since=1)
        if amounts.gap:
            raise NotAssessable("too_few_data", (_("年度数据中间有缺年，不能累加"),))
        used = amounts.points[-1].used
        total = _("累计：{sum} = {total}{unit}").format(
            sum=" + ".join(str(o.value) for o in used), total=figure(amounts.points[-1].value), unit=unit
        )
        return Course(
            clock=case.clock, bound=case.bound, start=Fraction(0), goal=goal, points=amounts.points,
            terms=Terms(unit, unit, unit, read=lambda value, _elapsed: value, asked=lambda value: value,
                        printed=case.number),
            budget=case.bound == "le", inputs=(target_input(case), *(observed(o, unit) for o in used)), notes=(total,),
        )  # fmt: skip

    def judge(self, case: Case, course: Course) -> Assessment:
        """Raises NotAssessable."""
        return judge_course(self.name, case, course)
