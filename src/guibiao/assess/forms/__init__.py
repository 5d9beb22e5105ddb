"""The forms of target, one small class each. A new form is a class with `course` and `judge`, and a line here."""

from __future__ import annotations

from typing import Any, Protocol

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course
from guibiao.assess.forms.done import YesNo
from guibiao.assess.forms.growth import CumulativeChange, MeanChange, MeanGrowth
from guibiao.assess.forms.joint import Composite, LevelAndGrowth
from guibiao.assess.forms.level import Level, Multiple
from guibiao.assess.forms.relative import Relative
from guibiao.assess.forms.standing import Line, Rank, Yearly
from guibiao.assess.forms.total import Cumulative
from guibiao.assess.model import Assessment


class Form(Protocol):
    """A form of target."""

    @property
    def name(self) -> str:
        """Its name in a plan."""

    def course(self, case: Case) -> Course | None:
        """The line that verdict, forecast and proposals run on, None where there is none. Raises NotAssessable."""

    def judge(self, case: Case, course: Any) -> Assessment:
        """Verdict and numbers, given its own course; forecast and advice come after. Raises NotAssessable."""


FORMS: dict[str, Form] = {
    "level": Level(),
    "reach_and_keep": Level("reach_and_keep"),
    "mean_growth": MeanGrowth(),
    "mean_change": MeanChange(),  # only as a part of level_and_growth
    "level_and_growth": LevelAndGrowth(),
    "cumulative": Cumulative(),
    "cumulative_change": CumulativeChange(),
    "floor": Line("floor", "ge"),
    "ceiling": Line("ceiling", "le"),
    "yearly": Yearly(),
    "composite": Composite(),
    "relative": Relative(),
    "rank": Rank(),
    "multiple": Multiple(),
    "yes_no": YesNo(),
}


def course_of(case: Case) -> Course | None:
    """The course of a case, None where it has none or cannot be assessed."""
    if case.target.form not in FORMS:
        return None
    try:
        return FORMS[case.target.form].course(case)
    except NotAssessable:
        return None
