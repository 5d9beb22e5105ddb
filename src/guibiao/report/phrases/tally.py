"""`Tally`: how many indicators of a class or nature have which verdict, ready to be worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from guibiao.assess import Assessment
from guibiao.plan import VERDICTS
from guibiao.report.phrases.figures import in_percent
from guibiao.report.wording import Wording

_COUNTS = ("total", "assessable", "kept", "behind", "met_early", "on_track", "not_assessable")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by verdict of some indicators."""

    met_early: int
    on_track: int
    behind: int
    not_assessable: int

    @classmethod
    def of(cls, assessments: Iterable[Assessment]) -> Tally:
        """Count the verdicts of some assessments."""
        verdicts = [a.verdict for a in assessments]
        return cls(*(verdicts.count(v) for v in VERDICTS))

    @property
    def total(self) -> int:
        """All of them."""
        return self.assessable + self.not_assessable

    @property
    def assessable(self) -> int:
        """Those that have a verdict."""
        return self.kept + self.behind

    @property
    def kept(self) -> int:
        """Those as far as they should be, or further."""
        return self.met_early + self.on_track

    def facts(self, wording: Wording, scope: str = "all") -> dict[str, str]:
        """What a sentence may say about the counts; `counts` has those that are not nothing.

        `scope` is whose counts they are: `all`, `category:经济发展`, `nature:binding`.
        """
        counted = {k: getattr(self, k) for k in _COUNTS}
        numbers = {k: wording.cite(n, f"count.{scope}.{k}") for k, n in counted.items()}
        early = wording.say("overall.early", **numbers) if self.met_early else ""
        told = [
            wording.say(f"overall.count.{k}", early=early, **numbers)
            for k in ("kept", "behind", "not_assessable")
            if counted[k]
        ]
        judged = told[:-1] if self.not_assessable else told
        return numbers | {
            "counts": wording.say("list.clause").join(told),
            "judged": wording.say("list.clause").join(judged),
            "early": early,
            "good": wording.say("verdict.on_track"),
            "bad": wording.say("verdict.behind"),
            "share": wording.cite(percent(self.kept, self.assessable), f"count.{scope}.share"),
        }


def percent(part: int, whole: int) -> str:
    """A share in % with at most one decimal; 0 of nothing is 0."""
    return in_percent(Fraction(part, whole) if whole else Fraction(0))
