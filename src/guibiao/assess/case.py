"""`Case`: one indicator with everything that its judgement needs, handed to the form of its target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from guibiao.assess.clock import Clock
from guibiao.assess.evidence import Evidence, gather
from guibiao.assess.known import Known, bound_of, known
from guibiao.assess.model import Assessment
from guibiao.plan import Indicator, Target


class NotAssessable(Exception):
    """A case without a verdict: the reason's code, and what is known all the same."""

    def __init__(self, reason: str, steps: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason, self.steps = reason, steps


@dataclass(frozen=True, slots=True)
class Case:
    """`target` is the one to judge by; `by_report` says that the report's clock is the yardstick, not the datum's.

    `peers` has the plan's indicators by id, `gathered` the evidence of those that others were held against so far.
    `assess` assesses a part in the same plan at the same date; `half` does it for a part that is the same indicator
    under another name, with the same figures.
    """

    indicator: Indicator
    target: Target
    clock: Clock
    by_report: bool
    of: Known
    evidence: Evidence
    peers: Mapping[str, Indicator]
    gathered: dict[str, Evidence]
    assess: Callable[[Indicator], Assessment]
    half: Callable[[Indicator, Known, Evidence], Assessment]
    estimates: bool = False

    @property
    def bound(self) -> str:
        """`ge` or `le`."""
        return bound_of(self.indicator, self.target, self.of)

    @property
    def number(self) -> Decimal:
        """The target's number. Raises NotAssessable where there is none."""
        if self.target.value is None or isinstance(self.target.value, bool):
            raise NotAssessable("target_not_set")
        return self.target.value

    def with_target(self, target: Target) -> Case:
        """The same figures held against another target."""
        sums = "cumulative" in (self.target.form, target.form)  # of a sum, every part-year figure is a flow
        changed = replace(self, target=target)
        return with_evidence(changed) if sums else changed

    def with_estimates(self) -> Case:
        """The same with the estimates of later years counted as figures."""
        return with_evidence(replace(self, estimates=True))

    def of_peer(self, peer: Indicator) -> Case:
        """Another indicator's figures, held against this case's target."""
        case = replace(self, indicator=peer, of=known(peer))
        if peer.id not in self.peers:
            return with_evidence(case)
        if peer.id not in self.gathered:
            self.gathered[peer.id] = with_evidence(case).evidence
        return replace(case, evidence=self.gathered[peer.id])


def with_evidence(case: Case) -> Case:
    """The case with the evidence gathered for its indicator and target."""
    return replace(case, evidence=gather(case.indicator, case.target, case.clock, case.of, case.estimates))
