"""Things to be done: `yes_no`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course
from guibiao.assess.model import Assessment, Working
from guibiao.assess.words import observed, when
from guibiao.assess.working import verdict_said
from guibiao.messages import _


@dataclass(frozen=True, slots=True)
class YesNo:
    """完成与否: done is met early, not yet done is on track until the end."""

    name: str = "yes_no"

    def course(self, case: Case) -> Course | None:
        """There is no line between no and yes."""
        return None

    def judge(self, case: Case, course: Course | None) -> Assessment:
        """Raises NotAssessable."""
        if case.target.value is None:
            raise NotAssessable("target_not_set")
        answers, years = case.evidence.answers, Fraction(case.clock.years)
        if not answers:
            raise NotAssessable("no_data")
        at, done, latest = answers[-1]
        yardstick = case.clock.now if case.by_report else at
        lost = not done and any(answer for _at, answer, _o in answers)
        early = done and (at < years or _since(answers) <= years - 1)
        behind = lost or (not done and yardstick >= years)
        verdict = "met_early" if early else "behind" if behind else "on_track"
        said = _("截至{period}：{done}").format(period=when(latest.period), done=_("已完成") if done else _("尚未完成"))
        return Assessment(
            indicator=case.indicator, form=self.name, verdict=verdict, datum=str(latest.period), elapsed=at,
            elapsed_as_of=case.clock.now, schedule=case.clock.share(yardstick),
            working=Working((observed(latest, ""),), (said, verdict_said(verdict, at >= years, False))),
        )  # fmt: skip


def _since(answers: Sequence[tuple[Fraction, bool, object]]) -> Fraction:
    """Since when it has been done without a break."""
    since = answers[-1][0]
    for at, done, _o in reversed(answers):
        if not done:
            break
        since = at
    return since
